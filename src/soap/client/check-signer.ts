import { PlegmaError } from '../../errors/plegma-error.ts';
import type { VerifiedMessage } from '../../security/message-verification.ts';

const OWN_HOSTS = new Set(['localhost', '127.0.0.1', '[::1]']);
/** Whether a host name (of a URL) is this machine's own name for itself. */
export const isOwnHost = (hostname: string): boolean => OWN_HOSTS.has(hostname);

const COMMON_NAME = /(?:^|,)CN=((?:[^,\\]|\\.)*)/i;

/**
 * The check of GRIA's clients: the common name of the answer's signer is the host that was asked, except on this
 * machine itself (GR-36).
 *
 * @throws SIGNER_UNEXPECTED
 */
export function checkCommonName(answer: VerifiedMessage, address: URL): void {
  const { subject } = answer.identity;
  const commonName = COMMON_NAME.exec(subject)?.[1];
  if (isOwnHost(address.hostname) || commonName?.toLowerCase() === address.hostname) return;
  throw new PlegmaError(
    'SIGNER_UNEXPECTED',
    `The answer is signed by ${subject}, but ${address.hostname} was asked.`,
  );
}
