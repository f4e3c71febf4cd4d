import type { ErrorCode } from '../../errors/catalogue.ts';
import type { ExpandedName } from '../../xml/names.ts';
import { WSSE, WSU } from '../namespaces.ts';

type WsseFault =
  | 'InvalidSecurity'
  | 'FailedCheck'
  | 'FailedAuthentication'
  | 'InvalidSecurityToken'
  | 'UnsupportedSecurityToken'
  | 'UnsupportedAlgorithm'
  | 'SecurityTokenUnavailable';

const FAULTS: Partial<Record<ErrorCode, WsseFault>> = {
  SIGNATURE_MISSING: 'InvalidSecurity',
  SECURITY_HEADER_INVALID: 'InvalidSecurity',
  SIGNATURE_MALFORMED: 'InvalidSecurity',
  SIGNATURE_REFERENCE_INVALID: 'InvalidSecurity',
  SIGNATURE_ID_AMBIGUOUS: 'InvalidSecurity',
  BODY_NOT_SIGNED: 'InvalidSecurity',
  TIMESTAMP_NOT_SIGNED: 'InvalidSecurity',
  TIMESTAMP_MISSING: 'InvalidSecurity',
  TIMESTAMP_INVALID: 'InvalidSecurity',
  MESSAGE_FROM_FUTURE: 'InvalidSecurity',
  MESSAGE_REPLAYED: 'InvalidSecurity',
  SIGNATURE_ALGORITHM_UNSUPPORTED: 'UnsupportedAlgorithm',
  SIGNATURE_MISMATCH: 'FailedCheck',
  DIGEST_MISMATCH: 'FailedCheck',
  TOKEN_UNSUPPORTED: 'UnsupportedSecurityToken',
  TOKEN_INVALID: 'InvalidSecurityToken',
  TOKEN_UNAVAILABLE: 'SecurityTokenUnavailable',
  CERTIFICATE_UNREADABLE: 'InvalidSecurityToken',
  CERTIFICATE_EXPIRED: 'InvalidSecurityToken',
  CERTIFICATE_NOT_YET_VALID: 'InvalidSecurityToken',
  CERTIFICATE_USAGE: 'InvalidSecurityToken',
  CERTIFICATE_WEAK: 'InvalidSecurityToken',
  CERTIFICATE_UNTRUSTED: 'FailedAuthentication',
  CERTIFICATE_REVOKED: 'FailedAuthentication',
  CERTIFICATE_REVOCATION_UNKNOWN: 'FailedAuthentication',
  SIGNER_UNEXPECTED: 'FailedAuthentication',
};

/**
 * The fault code of WS-Security 1.0 §12 that tells a peer about an error of this layer.
 *
 * @returns undefined for errors of other layers.
 * @example
 * wsseFaultCode('DIGEST_MISMATCH'); // { namespace: '…secext-1.0.xsd', local: 'FailedCheck' }
 */
export function wsseFaultCode(code: ErrorCode): ExpandedName | undefined {
  if (code === 'MESSAGE_EXPIRED') return { namespace: WSU, local: 'MessageExpired' };
  const local = FAULTS[code];
  return local && { namespace: WSSE, local };
}
