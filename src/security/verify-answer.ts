import { PlegmaError } from '../errors/plegma-error.ts';
import { isNamed } from '../xml/navigate.ts';
import type { XmlElement } from '../xml/tree.ts';
import type { Identity } from './identity.ts';
import type { MessageVerification } from './message-verification.ts';
import { type VerifyOptions, verifyMessage } from './verify-message.ts';
import type { Certificate } from './x509/certificate.ts';

/** Whom a client expects to answer. */
export interface AnswerOptions extends VerifyOptions {
  /** The provider's identity, where the client knows it from before. */
  readonly provider?: Identity;
  /**
   * The host name of the endpoint: the common name of the certificate has to be the same (GR-36). Not compared for
   * `localhost`.
   */
  readonly host?: string;
}

const COMMON_NAME = '2.5.4.3';

/**
 * Verifies the answer to a signed request. An unsigned fault is given back as `unsigned`, as Axis servers never
 * sign them (IN-24): it is to be shown as unverified. Any other unsigned answer is refused.
 *
 * @throws SIGNATURE_MISSING
 * @throws SIGNER_UNEXPECTED Somebody else than the expected provider signed, or for another host.
 * @throws DIGEST_MISMATCH and what else `verifyMessage` throws.
 */
export async function verifyAnswer(root: XmlElement, options: AnswerOptions): Promise<MessageVerification> {
  const answer = await verifyMessage(root, options);
  if (answer.kind === 'unsigned') {
    if (isFault(answer.body)) return answer;
    throw new PlegmaError('SIGNATURE_MISSING', 'The answer is not signed.');
  }
  const { provider, host } = options;
  if (provider !== undefined && !isSameIdentity(provider, answer.identity)) {
    throw new PlegmaError('SIGNER_UNEXPECTED', `The answer was signed by ${answer.identity.subject}.`);
  }
  if (host !== undefined && host !== 'localhost' && !bearsName(answer.certificate, host)) {
    throw new PlegmaError(
      'SIGNER_UNEXPECTED',
      `The answer of ${host} was signed by ${answer.identity.subject}.`,
    );
  }
  return answer;
}

/** Whether two identities are one: issuer and subject (GR-23). */
export function isSameIdentity(left: Identity, right: Identity): boolean {
  return left.issuer === right.issuer && left.subject === right.subject;
}

function isFault(body: XmlElement): boolean {
  return body.children.some((child) => typeof child !== 'string' && isNamed(child, body.namespace, 'Fault'));
}

function bearsName(certificate: Certificate, host: string): boolean {
  const names = certificate.subject.flat().filter(({ type }) => type === COMMON_NAME);
  return names.some(({ value }) => value.toLowerCase() === host.toLowerCase());
}
