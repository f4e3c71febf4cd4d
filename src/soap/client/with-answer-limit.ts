import { PlegmaError } from '../../errors/plegma-error.ts';
import type { ByteStream } from '../attachments/attachment.ts';
import type { Transport } from './transport.ts';

/** Breaks off answers that are longer than `bytes`, attachments included. */
export function withAnswerLimit(transport: Transport, bytes: number): Transport {
  return async (request) => {
    const response = await transport(request);
    return { ...response, body: limited(response.body, bytes) };
  };
}

async function* limited(body: ByteStream, bytes: number): AsyncGenerator<Uint8Array> {
  let left = bytes;
  for await (const piece of body) {
    left -= piece.length;
    if (left < 0) throw new PlegmaError('ANSWER_TOO_LARGE', `The answer is larger than ${bytes} bytes.`);
    yield piece;
  }
}
