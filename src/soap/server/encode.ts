import { PlegmaError } from '../../errors/plegma-error.ts';
import { answerHeaders } from '../addressing/write-addressing.ts';
import { attachTo } from '../attachments/attach-content.ts';
import type { EncodedPayload } from '../codec/codec-options.ts';
import { declaresSoap12Encoding } from '../codec/encoding-style.ts';
import type { MessageParts } from '../write-envelope.ts';
import type { CallProgress } from './call.ts';
import type { AnswerPayload, MountedOperation } from './dispatch.ts';
import { signsAddressing } from './signs-addressing.ts';

/**
 * Ninth stage: writes the output of an operation in canonical form. Long binary content goes beside the message if the
 * client accepts that. A frozen output cannot change: it is written once, and the text kept.
 *
 * @throws UNEXPECTED The output does not fit the contract.
 */
export function encode(output: unknown, operation: MountedOperation, progress: CallProgress): MessageParts {
  const { version, addressing } = progress;
  const { xml, valuePrefixes, lasting } = encoded(output, operation, progress);
  const { response } = operation.contract.actions;
  return {
    version,
    declarations: [],
    headers: answerHeaders(addressing, response, { isSigned: signsAddressing(progress) }),
    payload: xml,
    valuePrefixes,
    lasting,
  };
}

function encoded(output: unknown, operation: MountedOperation, progress: CallProgress): AnswerPayload {
  // In the other forms content leaves the message for parts of its own.
  if (progress.form !== 'plain' || !isLasting(output) || namesResult(progress))
    return written(output, operation, progress);
  const encodings = operation.encodings[progress.version];
  const known = encodings.get(output);
  if (known !== undefined) return known;
  const { xml, valuePrefixes } = written(output, operation, progress);
  const payload = { xml: inOnePiece(xml), valuePrefixes, lasting: {} };
  encodings.set(output, payload);
  return payload;
}

/** Numbers and texts cannot change either, but there is nothing to keep by them. */
function isLasting(output: unknown): output is object {
  return typeof output === 'object' && output !== null && Object.isFrozen(output);
}

/** A string that was concatenated from thousands of pieces would be flattened again for every message. */
function inOnePiece(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

function written(
  output: unknown,
  { codec, contract }: MountedOperation,
  progress: CallProgress,
): EncodedPayload {
  const { outgoing, form, admitted, version } = progress;
  const attach = attachTo(outgoing, { form, signed: admitted?.kind === 'verified' });
  try {
    return codec.encodeResponse(contract.name, output, {
      attach,
      version,
      namesResult: namesResult(progress),
    });
  } catch (cause) {
    // An output that does not fit its schema is our fault, whatever the codec's error code says.
    throw new PlegmaError('UNEXPECTED', 'The output of an operation is against its contract.', { cause });
  }
}

/** Only for clients that declare SOAP 1.2's encoding: those that read by the schema alone (zeep) refuse `rpc:result`. */
function namesResult({ message }: CallProgress): boolean {
  const payload = message?.envelope.payload;
  return payload !== undefined && declaresSoap12Encoding(payload);
}
