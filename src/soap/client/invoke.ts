import { PlegmaError } from '../../errors/plegma-error.ts';
import { attachTo } from '../attachments/attach-content.ts';
import type { OutgoingAttachment } from '../attachments/attachment.ts';
import { attachmentLookup } from '../attachments/attachment-lookup.ts';
import type { ServiceCodec } from '../codec/service-codec.ts';
import { payloadOf } from '../serialization-root.ts';
import { isOneWay, type OperationContract } from '../service-contract.ts';
import { exchange, type Peer } from './exchange.ts';
import { SoapFaultError } from './soap-fault-error.ts';

/** A call of one operation, as its caller made it. */
export interface Invocation {
  readonly operation: OperationContract;
  readonly codec: Pick<ServiceCodec, 'encodeRequest' | 'decodeResponse' | 'decodeFault'>;
  readonly input: unknown;
  readonly messageId: string;
  readonly signal: AbortSignal;
}

/**
 * Makes one attempt of a call: values to message, exchange, message to values. What an answer says beyond the
 * contract is passed over, so that services can grow.
 *
 * @throws VALUE_NOT_ENCODABLE, what `exchange` throws, ANSWER_INVALID, SCHEMA_…
 */
export async function invoke(call: Invocation, peer: Peer): Promise<unknown> {
  const { operation, codec, input, messageId, signal } = call;
  const attachments: OutgoingAttachment[] = [];
  const packing = { form: peer.form, signed: peer.security !== undefined };
  const { xml, valuePrefixes } = codec.encodeRequest(operation.name, input, {
    attach: attachTo(attachments, packing),
    version: peer.version,
  });
  const answer = await exchange(
    {
      soapAction: operation.soapAction,
      action: operation.actions.request,
      oneWay: isOneWay(operation),
      messageId,
      payload: xml,
      valuePrefixes,
      attachments,
      signal,
    },
    peer,
  ).catch((error: unknown) => {
    throw withDeclaredDetail(error, call);
  });
  if (answer === undefined || operation.response === '') return {};
  const payload = payloadOf(answer.body);
  if (payload === undefined) throw new PlegmaError('ANSWER_INVALID', 'The Body of the answer is empty.');
  const lookup = attachmentLookup(answer.attachments);
  return codec.decodeResponse(operation.name, payload, { ignoreUnknown: true, attachments: lookup });
}

/** Reads the detail of a fault that the operation declares; one that cannot be read stays as it is. */
function withDeclaredDetail(error: unknown, { operation, codec }: Invocation): unknown {
  if (!(error instanceof SoapFaultError)) return error;
  try {
    const declared = codec.decodeFault(operation.name, error.details);
    return declared === undefined ? error : error.withDeclared(declared);
  } catch {
    return error;
  }
}
