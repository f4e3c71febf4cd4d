import { PlegmaError } from '../../errors/plegma-error.ts';
import { answerHeaders } from '../addressing/write-addressing.ts';
import { attachTo } from '../attachments/attach-content.ts';
import type { EncodedPayload } from '../codec/codec-options.ts';
import { declaresSoap12Encoding } from '../codec/encoding-style.ts';
import type { MessageParts } from '../write-envelope.ts';
import type { CallProgress } from './call.ts';
import type { AnswerPayload, MountedOperation } from './dispatch.ts';
import { signsAddressing } from './signed-exchange.ts';

/**
 * Ninth stage: writes what an operation gave in canonical form. Long binary content goes beside the message where the
 * client can take that. What is frozen is written once and its text kept: it cannot change.
 *
 * @throws UNEXPECTED where the output is not what the contract says
 */
export function encode(output: object, operation: MountedOperation, progress: CallProgress): MessageParts {
  const { version, addressing } = progress;
  const { xml, valuePrefixes, lasting } = encoded(output, operation, progress);
  const action = `${addressing?.action ?? operation.contract.soapAction}Response`;
  return {
    version,
    declarations: [],
    headers: answerHeaders(addressing, action, { isSigned: signsAddressing(progress) }),
    payload: xml,
    valuePrefixes,
    lasting,
  };
}

function encoded(output: object, operation: MountedOperation, progress: CallProgress): AnswerPayload {
  // In the other forms content leaves the message, into parts of its own.
  if (progress.form !== 'plain' || !Object.isFrozen(output) || namesResult(progress))
    return written(output, operation, progress);
  const encodings = operation.encodings[progress.version];
  const known = encodings.get(output);
  if (known !== undefined) return known;
  const { xml, valuePrefixes } = written(output, operation, progress);
  const payload = { xml: inOnePiece(xml), valuePrefixes, lasting: {} };
  encodings.set(output, payload);
  return payload;
}

/** A text that was put together of thousands of pieces would be gathered from them in each message anew. */
function inOnePiece(text: string): string {
  return new TextDecoder().decode(new TextEncoder().encode(text));
}

function written(
  output: object,
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
    // What does not fit the schema here is no fault of the client, whatever the codec calls it.
    throw new PlegmaError('UNEXPECTED', 'The output of an operation is against its contract.', { cause });
  }
}

/** Clients that go by a schema alone (zeep) refuse the name of the result, and say nothing of the encoding either. */
function namesResult({ message }: CallProgress): boolean {
  const payload = message?.envelope.payload;
  return payload !== undefined && declaresSoap12Encoding(payload);
}
