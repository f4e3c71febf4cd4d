import type { CorpusEntry } from './corpus.ts';
import { mutateFraming, mutateHead } from './mutations/http.ts';
import { mutateMarkup } from './mutations/markup.ts';
import { mutateOctets } from './mutations/octets.ts';
import { mutatePackage } from './mutations/packages.ts';
import { Random } from './random.ts';
import { bodyText, findEnvelope, type RawRequest, withBody, writeRequest } from './raw-request.ts';

/** One request to be sent, with what is known about it. */
export interface FuzzCase {
  readonly seed: number;
  readonly index: number;
  readonly entry: CorpusEntry;
  /** Names of the changes, in their order. */
  readonly changes: readonly string[];
  readonly bytes: Buffer;
  /** The request before `bytes` were made of it. */
  readonly request: RawRequest;
  /** The envelope as it was signed; absent where the operation is open. */
  readonly signedEnvelope: string | undefined;
  /** The envelope as it was sent, as far as it can still be found. */
  readonly sentEnvelope: string | undefined;
  /** Whether HTTP itself may have been broken: then no more is expected than that the connection ends. */
  readonly isFramed: boolean;
}

type Change = 'payload' | 'envelope' | 'package' | 'body' | 'head' | 'framing' | 'whole';

/** What is changed in one case: mostly one thing, so that it gets as far as it can. */
const PLANS: readonly (readonly Change[])[] = [
  ['payload'],
  ['payload'],
  ['payload', 'payload'],
  ['payload', 'framing'],
  ['envelope'],
  ['envelope'],
  ['envelope', 'envelope', 'envelope'],
  ['package'],
  ['package', 'envelope'],
  ['body'],
  ['head'],
  ['head', 'head'],
  ['framing'],
  ['whole'],
];

/** Makes the case that a seed and an index name. */
export async function makeCase(
  seed: number,
  index: number,
  corpus: readonly CorpusEntry[],
): Promise<FuzzCase> {
  const random = new Random(seed, index);
  const entry = random.pick(corpus);
  const changes = random.pick(PLANS);
  const before = changes.filter((change) => change === 'payload');
  const made = await entry.make(random, (payload) =>
    before.reduce((text) => mutateMarkup(text, random), payload),
  );
  const content = changes.filter((change) => change !== 'framing');
  const changed = content.reduce((request, change) => applyChange(change, request, random), made);
  const request = changes.includes('framing') ? mutateFraming(changed, random) : changed;
  const whole = changes.includes('whole');
  const bytes = whole ? mutateOctets(writeRequest(request), random) : writeRequest(request);
  return {
    seed,
    index,
    entry,
    changes,
    request,
    bytes,
    signedEnvelope: entry.isSigned ? envelopeOf(made.body) : undefined,
    sentEnvelope: envelopeOf(whole ? bodyIn(bytes) : changed.body),
    isFramed: !changes.some((change) => change === 'head' || change === 'framing' || change === 'whole'),
  };
}

/** The body as its length cuts it off: behind it may stand what is no longer part of the message. */
function bodyIn(request: Buffer): Buffer {
  const head = request.indexOf('\r\n\r\n');
  const length = /^content-length: *(\d+)/im.exec(request.subarray(0, head).toString('latin1'))?.[1];
  return length === undefined ? request : request.subarray(head + 4, head + 4 + Number(length));
}

/** The envelope that stands in some bytes as it is, neither compressed nor in chunks. */
function envelopeOf(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  const place = findEnvelope(text);
  return place && bytes.subarray(place.start, place.end).toString('utf8');
}

function applyChange(change: Change, request: RawRequest, random: Random): RawRequest {
  switch (change) {
    case 'envelope':
      return mutateEnvelope(request, random);
    case 'package':
      return mutatePackage(request, random);
    case 'body':
      return withBody(request, mutateOctets(request.body, random));
    case 'head':
      return mutateHead(request, random);
    case 'payload':
    case 'framing':
    case 'whole':
      return request;
  }
}

function mutateEnvelope(request: RawRequest, random: Random): RawRequest {
  const text = bodyText(request);
  const { start, end } = findEnvelope(text) ?? { start: 0, end: text.length };
  const mutated = mutateMarkup(text.slice(start, end), random);
  const written = Buffer.from(mutated, random.chance(0.9) ? 'utf8' : 'latin1');
  return withBody(
    request,
    Buffer.concat([request.body.subarray(0, start), written, request.body.subarray(end)]),
  );
}
