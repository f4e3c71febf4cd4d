import { PlegmaError } from '../../errors/plegma-error.ts';
import { answerHeaders } from '../addressing/write-addressing.ts';
import { attachTo } from '../attachments/attach-content.ts';
import type { EncodedPayload } from '../codec/codec-options.ts';
import type { MessageParts } from '../write-envelope.ts';
import type { CallProgress } from './call.ts';
import type { MountedOperation } from './dispatch.ts';

/**
 * Ninth stage: writes what an operation gave in canonical form. Long binary content goes beside the message where the
 * client can take that.
 *
 * @throws UNEXPECTED where the output is not what the contract says
 */
export function encode(
  output: object,
  { codec, contract }: MountedOperation,
  progress: CallProgress,
): MessageParts {
  const { version, addressing, outgoing, form, admitted } = progress;
  const packing = { form, signed: admitted?.kind === 'verified' };
  const { xml, valuePrefixes } = written(() =>
    codec.encodeResponse(contract.name, output, { attach: attachTo(outgoing, packing) }),
  );
  return {
    version,
    declarations: [],
    headers: answerHeaders(addressing, `${addressing?.action ?? contract.soapAction}Response`),
    payload: xml,
    valuePrefixes,
  };
}

/** What does not fit the schema here is no fault of the client, whatever the codec calls it. */
function written(encodeResponse: () => EncodedPayload): EncodedPayload {
  try {
    return encodeResponse();
  } catch (cause) {
    throw new PlegmaError('UNEXPECTED', 'The output of an operation is against its contract.', { cause });
  }
}
