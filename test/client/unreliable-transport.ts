import { PlegmaError } from '../../src/errors/plegma-error.ts';
import type { Transport, TransportRequest } from '../../src/soap/client/transport.ts';

/** What goes wrong with one exchange: the request is lost on its way, or its answer is. */
export type Mishap = 'request' | 'answer' | undefined;

/**
 * A real transport over a bad link.
 *
 * @param decide Asked for each exchange, with its number from 1 up.
 */
export function unreliable(
  transport: Transport,
  decide: (exchange: number, request: TransportRequest) => Mishap,
): Transport {
  let exchange = 0;
  return async (request) => {
    exchange += 1;
    const mishap = decide(exchange, request);
    if (mishap === 'request') throw lost();
    const answer = await transport(request);
    if (mishap === undefined) return answer;
    for await (const _ of answer.body);
    throw lost();
  };
}

const lost = () => new PlegmaError('TRANSPORT_FAILED', 'The link broke, as this test wants it.');

/** The operation that a request asks for, by its SOAPAction. */
export function operationOf({ headers }: TransportRequest): string {
  return /([^/"]+)"?$/.exec(headers['soapaction'] ?? '')?.[1] ?? '';
}
