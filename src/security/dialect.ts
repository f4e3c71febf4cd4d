import { type DigestName, keyKindOf, type SignatureName, signatureAlgorithms } from './algorithms.ts';
import type { EnvelopeForm } from './soap-envelope.ts';

/** How a signature names its certificate (X.509 token profile 1.1 §3.2). */
export type TokenForm = 'certificate' | 'path' | 'issuer-serial' | 'key-identifier' | 'thumbprint';

/**
 * Everything in which the signed messages of different stacks differ, and in which an answer mirrors its request
 * (IN-40, GR-33).
 */
export interface SignatureDialect {
  readonly soapVersion: EnvelopeForm['version'];
  /** `after`: token, Signature, Timestamp (GRIA, WSS4J). `before`: Timestamp, token, Signature (gSOAP, .NET). */
  readonly timestamp: 'absent' | 'before' | 'after';
  readonly signature: SignatureName;
  readonly digest: DigestName;
  readonly token: TokenForm;
}

/** What a client begins with: the order that every known receiver accepts from us (GR-34). */
export const DEFAULT_DIALECT: SignatureDialect = {
  soapVersion: '1.1',
  timestamp: 'after',
  signature: 'rsa-sha256',
  digest: 'sha256',
  token: 'certificate',
};

/**
 * The dialect of the answer to a signed request: the same, with two exceptions. The answer carries its certificate,
 * as a peer that names keys by reference need not know ours. And it uses an algorithm that our key can do.
 */
export function answerDialect(request: SignatureDialect, keyKind: 'rsa' | 'ec'): SignatureDialect {
  return {
    ...request,
    token: request.token === 'path' ? 'path' : 'certificate',
    signature: answerSignature(request.signature, keyKind),
  };
}

function answerSignature(requested: SignatureName, keyKind: 'rsa' | 'ec'): SignatureName {
  if (keyKindOf(signatureAlgorithms[requested]) === keyKind) return requested;
  return keyKind === 'ec' ? 'ecdsa-sha256' : 'rsa-sha256';
}
