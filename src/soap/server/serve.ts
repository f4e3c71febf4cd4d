import { readSmallPackage } from '../attachments/read-small-package.ts';
import { parse, type UnverifiedMessage } from '../message/parse.ts';
import { unpack } from '../message/unpack.ts';
import type { MessageShare } from '../message-room.ts';
import { isOneWay } from '../service-contract.ts';
import { type SoapVersion, soapDialects } from '../soap-version.ts';
import type { MessageParts } from '../write-envelope.ts';
import { address, wantsNoAnswer } from './address.ts';
import { answerContent } from './answer-content.ts';
import { answerForm } from './answer-form.ts';
import type { CallProgress, Endpoint, IncomingCall } from './call.ts';
import { GatheredContext } from './call-context.ts';
import { decode } from './decode.ts';
import { requireDestination } from './destination.ts';
import { operationFor } from './dispatch.ts';
import { encode } from './encode.ts';
import { identify } from './identify.ts';
import { operate } from './operate.ts';
import { refuse } from './refuse.ts';
import type { ServedCall } from './served-call.ts';
import { sign } from './sign.ts';
import { verify } from './verify.ts';

/**
 * Serves one call: the stages from `unpack` to `sign`, in their fixed order. Never throws: whatever goes wrong
 * becomes a fault in the version, the addressing and the signature dialect of the request, as far as they are known.
 */
export async function serve(
  call: IncomingCall,
  endpoint: Endpoint,
  progress: CallProgress,
): Promise<ServedCall> {
  const share = endpoint.room.share();
  try {
    const answer = await answerTo(call, endpoint, progress, share);
    if (answer === undefined || wantsNoAnswer(progress.addressing))
      return { status: 202, content: undefined, outcome: 'unanswered' };
    const envelope = await sign(answer, progress, endpoint.signer);
    const dialect = soapDialects[progress.version];
    const content = answerContent(envelope, progress.outgoing, progress.form, dialect);
    return { status: 200, content, outcome: 'answered' };
  } catch (error) {
    return await refuse(error, endpoint, progress);
  } finally {
    share.release();
  }
}

async function answerTo(
  call: IncomingCall,
  endpoint: Endpoint,
  progress: CallProgress,
  share: MessageShare,
): Promise<MessageParts | undefined> {
  const unpacked = await unpack(call.body, call.contentType, endpoint.limits, share);
  progress.form = answerForm(unpacked.form, call.accept);
  const parsed = await parse(unpacked, endpoint.limits, share);
  progress.message = parsed;
  progress.version = parsed.envelope.version;
  const operation = operationFor(endpoint.dispatch, parsed.envelope.payload);
  progress.operation = operation;
  const admitted = await verify(parsed, operation, endpoint.verification);
  progress.admitted = admitted;
  progress.verifiedAt = performance.now();
  if (admitted.kind === 'verified') requireDestination(admitted.headers, call.address, endpoint.addresses);
  const { addressing, resource } = address(
    parsed.envelope,
    endpoint.understood,
    transportAction(call, progress.version),
  );
  progress.addressing = addressing;
  const caller = await identify(admitted, parsed.bytes, endpoint.verification?.trust.crypto);
  await endpoint.authorise?.(caller, operation);
  const message = unpacked.form === 'plain' ? parsed : await withSmallPackage(parsed, share);
  const input = decode(admitted, operation, message.attachments);
  const output = await operate(
    operation,
    input,
    new GatheredContext(call, progress, message, { caller, resource }),
  );
  progress.operatedAt = performance.now();
  return isOneWay(operation.contract) ? undefined : encode(output, operation, progress);
}

/**
 * What the transport calls the action: SOAP 1.2 has a parameter of its Content-Type for it, and no SOAPAction (RFC 3902,
 * SOAP 1.2 part 2 §7.1.4).
 */
function transportAction(
  { contentType, soapAction }: IncomingCall,
  version: SoapVersion,
): string | undefined {
  return version === '1.2' ? contentType.parameters.get('action') : soapAction;
}

async function withSmallPackage(message: UnverifiedMessage, share: MessageShare): Promise<UnverifiedMessage> {
  return { ...message, attachments: await readSmallPackage(message.attachments, share) };
}
