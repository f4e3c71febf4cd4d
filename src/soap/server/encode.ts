import { answerHeaders } from '../addressing/write-addressing.ts';
import { attachTo } from '../attachments/attach-content.ts';
import type { MessageParts } from '../write-envelope.ts';
import type { CallProgress } from './call.ts';
import type { MountedOperation } from './dispatch.ts';

/**
 * Ninth stage: writes what an operation gave in canonical form. Long binary content goes beside the message where the
 * client can take that.
 *
 * @throws SCHEMA_VALUE_INVALID where the output is not what the contract says: a mistake of ours
 */
export function encode(
  output: object,
  { codec, contract }: MountedOperation,
  progress: CallProgress,
): MessageParts {
  const { version, addressing, outgoing, form } = progress;
  const { xml } = codec.encodeResponse(contract.name, output, { attach: attachTo(outgoing, form) });
  return {
    version,
    declarations: [],
    headers: answerHeaders(addressing, `${addressing?.action ?? contract.soapAction}Response`),
    payload: xml,
  };
}
