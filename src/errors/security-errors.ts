import type { ErrorEntry } from './error-entry.ts';

/** Errors of message security and certificates (`src/security`). */
export const securityErrors = {
  SIGNATURE_MISSING: {
    fault: 'NotAuthenticated',
    when: 'A signed message was expected and it has no wsse:Security header with a signature.',
    remedy: 'Sign Body and Timestamp with your X.509 certificate (WS-Security 1.0).',
  },
  ENVELOPE_MALFORMED: {
    fault: 'InvalidRequest',
    when: 'The message is no SOAP envelope: other elements than one optional Header and one Body, or in another order.',
    remedy: 'Send a SOAP 1.1 or 1.2 Envelope with at most one Header, then exactly one Body.',
  },
  SECURITY_HEADER_INVALID: {
    fault: 'NotAuthenticated',
    when: 'The wsse:Security header breaks a rule: two of them for one actor, two signatures, encrypted parts.',
    remedy: 'Send one wsse:Security header with one token, one signature and at most one Timestamp.',
  },
  SIGNATURE_MALFORMED: {
    fault: 'NotAuthenticated',
    when: 'The ds:Signature has parts that are missing, repeated, out of order or not allowed (XML-DSig, BSP 1.0).',
    remedy:
      'Sign with a detached signature: SignedInfo, SignatureValue, KeyInfo with one SecurityTokenReference.',
  },
  SIGNATURE_ALGORITHM_UNSUPPORTED: {
    fault: 'NotAuthenticated',
    when: 'The signature uses an algorithm that is not accepted, or not from this partner.',
    remedy:
      'Use exclusive C14N, SHA-256 digests and RSA-SHA256 or ECDSA-SHA256; SHA-1 only where the operator allows it.',
  },
  SIGNATURE_REFERENCE_INVALID: {
    fault: 'NotAuthenticated',
    when: 'A ds:Reference points to something that may not be signed, does not exist, or stands elsewhere than it should.',
    remedy: 'Sign Body, header blocks, Timestamp and tokens of this message only, each by "#id".',
  },
  SIGNATURE_ID_AMBIGUOUS: {
    fault: 'NotAuthenticated',
    when: 'Two elements of the message carry the same id.',
    remedy: 'Give every element its own id.',
  },
  SIGNATURE_MISMATCH: {
    fault: 'NotAuthenticated',
    when: 'The signature value does not belong to the SignedInfo and the key of the certificate.',
    remedy:
      'Check that the key belongs to the certificate, and that nothing changes the message after signing.',
  },
  DIGEST_MISMATCH: {
    fault: 'NotAuthenticated',
    when: 'A signed part was changed after signing.',
    remedy: 'Do not re-indent or re-serialise the message after signing.',
  },
  BODY_NOT_SIGNED: {
    fault: 'NotAuthenticated',
    when: 'The signature does not cover the Body of the message.',
    remedy: 'Sign the Body.',
  },
  TIMESTAMP_NOT_SIGNED: {
    fault: 'NotAuthenticated',
    when: 'The Security header has a Timestamp that the signature does not cover.',
    remedy: 'Sign the Timestamp together with the Body, or leave it out where the partner allows that.',
  },
  TIMESTAMP_MISSING: {
    fault: 'NotAuthenticated',
    when: 'The policy asks for a Timestamp and the message has none.',
    remedy: 'Add a wsu:Timestamp with Created and Expires to the Security header and sign it.',
  },
  TIMESTAMP_INVALID: {
    fault: 'NotAuthenticated',
    when: 'The Timestamp breaks a rule of BSP 1.0 (R3203 to R3229).',
    remedy:
      'Send one Created and at most one later Expires, in UTC with Z, seconds below 60, at most 3 decimals.',
  },
  MESSAGE_EXPIRED: {
    fault: 'NotAuthenticated',
    when: 'The Timestamp is too old, or its Expires has passed.',
    remedy: 'Check the clock of the sender and send the message again, newly signed.',
  },
  MESSAGE_FROM_FUTURE: {
    fault: 'NotAuthenticated',
    when: 'The Timestamp was created later than the clock of the receiver allows.',
    remedy: 'Check the clock of the sender.',
  },
  MESSAGE_REPLAYED: {
    fault: 'NotAuthenticated',
    when: 'The same signed message was received before.',
    remedy: 'Sign every message anew, with its own Timestamp; repeat a request by its requestId.',
  },
  TOKEN_UNSUPPORTED: {
    fault: 'NotAuthenticated',
    when: 'The security token, or the way it is referred to, is of a kind that is not accepted.',
    remedy:
      'Refer to an X.509 certificate: BinarySecurityToken, issuer and serial, key identifier or thumbprint.',
  },
  TOKEN_INVALID: {
    fault: 'NotAuthenticated',
    when: 'The security token cannot be read as base64 of an X.509 certificate or path.',
    remedy: 'Send the DER certificate as base64 in a BinarySecurityToken of type X509v3 or X509PKIPathv1.',
  },
  TOKEN_UNAVAILABLE: {
    fault: 'NotAuthenticated',
    when: 'The certificate that the message refers to is not in the message and not known here.',
    remedy: 'Send the certificate with the message as a BinarySecurityToken.',
  },
  CERTIFICATE_UNREADABLE: {
    fault: 'InvalidRequest',
    when: 'A file or token is no X.509 certificate, CRL or name that can be read.',
    remedy: 'Give a PEM or DER file of a version 3 certificate.',
  },
  CERTIFICATE_EXPIRED: {
    fault: 'NotAuthenticated',
    when: 'The certificate, or one of its path, has expired.',
    remedy: 'Renew the certificate.',
  },
  CERTIFICATE_NOT_YET_VALID: {
    fault: 'NotAuthenticated',
    when: 'The certificate, or one of its path, is not valid yet.',
    remedy: 'Wait until it is valid, or check the clock.',
  },
  CERTIFICATE_UNTRUSTED: {
    fault: 'NotAuthenticated',
    when: 'No path leads from the certificate to an authority that is trusted here.',
    remedy: 'Use a certificate of a trusted authority; send intermediate certificates as X509PKIPathv1.',
  },
  CERTIFICATE_REVOKED: {
    fault: 'NotAuthenticated',
    when: 'The certificate, or one of its path, stands in the revocation list of its authority.',
    remedy: 'Ask the authority for a new certificate.',
  },
  CERTIFICATE_REVOCATION_UNKNOWN: {
    fault: 'NotAuthenticated',
    when: 'The revocation list that the policy asks for is missing or out of date.',
    remedy: 'The operator puts a current list into the directory of revocation lists.',
  },
  CERTIFICATE_USAGE: {
    fault: 'NotAuthenticated',
    when: 'The certificate, or one of its path, may not be used for this: keyUsage, extKeyUsage, basicConstraints, name constraints, or a critical extension that is not known.',
    remedy: 'Use a certificate for digital signatures, issued by a certificate authority.',
  },
  CERTIFICATE_WEAK: {
    fault: 'NotAuthenticated',
    when: 'The key of the certificate is too short, or it was signed with a broken algorithm.',
    remedy: 'Use RSA of 2048 bits or more, or EC P-256, signed with SHA-256.',
  },
  SIGNER_UNEXPECTED: {
    fault: 'NotAuthenticated',
    when: 'The answer was signed by somebody else than the provider that was asked.',
    remedy: 'Check the address; the common name of the certificate is the host name of the endpoint.',
  },
  CREDENTIAL_UNUSABLE: {
    fault: 'InternalError',
    when: 'A private key cannot be read, does not belong to its certificate, or cannot make the signature asked for.',
    remedy: 'Check the key file, its password and the certificate beside it.',
  },
} as const satisfies Record<string, ErrorEntry>;
