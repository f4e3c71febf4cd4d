import { nodeCredential } from '../../dist/security/crypto/node-credential.node.js';
import { signEnvelope } from '../../dist/security/sign-envelope.js';
import { atLeast, atMost, type Benchmark, type Figure, informative } from '../figure.ts';
import { type ServerProcess, startServerProcess } from '../server-process.ts';

interface LargeDetails {
  readonly url: string;
  readonly certificate: string;
  readonly privateKey: string;
}

const MEGABYTE = 1_000_000;
const HEADERS = { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' };
/** Messages that are sent before it is measured, so that everything is compiled. */
const WARMING = 5;
const MEASURED = 15;
const ROUNDS = 5;

const bodies: Readonly<Record<string, string>> = {
  'base64 in one element': take(`<l:content>${'QUJD'.repeat(MEGABYTE / 4)}</l:content>`),
  '42,000 elements': take(Array.from({ length: 42_000 }, (_, at) => `<l:item>${1e9 + at}</l:item>`).join('')),
};

/**
 * A signed message of a megabyte over HTTP, one at a time: how many a second, and how long the event loop of the server
 * is held at the longest, in the best of five rounds.
 */
export const benchmark: Benchmark = async () => {
  const server = await startServerProcess<LargeDetails>('large');
  try {
    const figures: Figure[] = [];
    for (const [name, body] of Object.entries(bodies)) {
      await sendMessages(server, body, WARMING);
      const rounds = [];
      for (let round = 0; round < ROUNDS; round++) rounds.push(await sendMessages(server, body, MEASURED));
      const rate = Math.max(...rounds.map((round) => round.rate));
      const held = Math.min(...rounds.map((round) => round.held));
      const cpu = Math.min(...rounds.map((round) => round.cpu));
      figures.push(
        informative(`CPU of a message of 1 MB, ${name}`, cpu * 1000, 'ms'),
        atLeast(`signed messages of 1 MB, ${name}`, rate, '/s', 10),
        atMost(`longest hold of the event loop, ${name}`, held, 'ms', 50),
      );
    }
    return figures;
  } finally {
    await server.close();
  }
};

async function sendMessages(server: ServerProcess<LargeDetails>, body: string, count: number) {
  const { details } = server;
  const credential = nodeCredential({ certificates: details.certificate, privateKey: details.privateKey });
  const messages: string[] = [];
  for (let at = 0; at < count; at++) messages.push(await signEnvelope({ body }, credential));
  const delay = new URL('/longest-delay', details.url);
  await fetch(delay);
  await server.cpu();
  const start = performance.now();
  for (const message of messages) {
    const answer = await fetch(details.url, { method: 'POST', headers: HEADERS, body: message });
    if (!answer.ok) throw new Error(`the server answered ${answer.status}: ${await answer.text()}`);
    await answer.text();
  }
  const seconds = (performance.now() - start) / 1000;
  const cpu = (await server.cpu()) / count;
  return { rate: count / seconds, cpu, held: Number(await (await fetch(delay)).text()) };
}

function take(content: string): string {
  return `<l:Take xmlns:l="urn:bench:large">${content}</l:Take>`;
}
