import { answerDialect, DEFAULT_DIALECT, type SignatureDialect } from '../../security/dialect.ts';
import { signEnvelope } from '../../security/sign-envelope.ts';
import { envelopeParts } from '../../security/soap-envelope.ts';
import { signedSecurityHeader, timestampPosition } from '../../security/wsse/security-header.ts';
import type { Envelope } from '../envelope.ts';
import { declareOnEnvelope, type MessageParts, writeEnvelope } from '../write-envelope.ts';
import type { AnswerSigner } from './answer-signer.ts';
import type { CallProgress } from './call.ts';

/**
 * Tenth stage: signs the answer to a signed request, faults included, in the dialect of the request (IN-23, IN-24,
 * IN-40). The answer to an unsigned one goes out unsigned (IN-43).
 *
 * @throws CREDENTIAL_UNUSABLE
 */
export async function sign(
  parts: MessageParts,
  progress: CallProgress,
  signer: AnswerSigner | undefined,
): Promise<string> {
  const dialect = signer === undefined ? undefined : requestDialect(progress);
  if (signer === undefined || dialect === undefined) return writeEnvelope(parts);
  const { credential, clock } = signer;
  const { headers, payload, valuePrefixes, lasting } = parts;
  const message = { headers, body: payload, valuePrefixes, lasting };
  const answered = answerDialect(dialect, credential.keyKind);
  const signed = await signEnvelope(message, credential, { dialect: answered, clock });
  return declareOnEnvelope(signed, parts.declarations);
}

function requestDialect({ admitted, message }: CallProgress): SignatureDialect | undefined {
  if (admitted?.kind === 'verified') return admitted.dialect;
  if (admitted !== undefined || message === undefined) return undefined;
  return attemptedDialect(message.envelope);
}

/**
 * The dialect that a sender whose signature does not hold seems to expect of its fault. Only the order of the parts is
 * taken from such a message: nobody vouches for it, so the algorithms are ours.
 */
function attemptedDialect({ root, version }: Envelope): SignatureDialect | undefined {
  const standard = { ...DEFAULT_DIALECT, soapVersion: version };
  try {
    const header = signedSecurityHeader(envelopeParts(root));
    return header && { ...standard, timestamp: timestampPosition(header) };
  } catch {
    // Two Security headers or two signatures: the sender has signed in some way.
    return standard;
  }
}
