import type { Random } from '../random.ts';
import { bodyText, type RawRequest, withBody } from '../raw-request.ts';
import { mutateOctets } from './octets.ts';

/** Changes the package round an envelope: the lines of a multipart body, or the record headers of a DIME message. */
export function mutatePackage(request: RawRequest, random: Random): RawRequest {
  const type = request.headers.find((line) => /^content-type:/i.test(line)) ?? '';
  if (type.includes('multipart/')) return mutateMultipart(request, random);
  if (type.includes('dime')) return withBody(request, mutateDime(request.body, random));
  return request;
}

function mutateMultipart(request: RawRequest, random: Random): RawRequest {
  const lines = bodyText(request).split('\r\n');
  const interesting = lines.flatMap((line, at) => (/^--|^content-/i.test(line) || line === '' ? [at] : []));
  const at = random.pick(interesting);
  const line = lines[at] ?? '';
  const mutated = random.pick([
    () => lines.toSpliced(at, 1),
    () => lines.toSpliced(at, 0, line),
    () => lines.toSpliced(at, 0, ...Array.from({ length: 300 }, () => line)),
    () => lines.with(at, mutateOctets(Buffer.from(line, 'latin1'), random).toString('latin1')),
    () => lines.with(at, random.pick(PART_LINES)),
    () => lines.toSpliced(at, 0, random.pick(PART_LINES)),
    () => lines.slice(0, at),
    () => [...lines.slice(at), ...lines.slice(0, at)],
  ])();
  return withBody(request, Buffer.from(mutated.join('\r\n'), 'latin1'));
}

const PART_LINES = [
  'Content-Type: multipart/related; boundary=inner; type="text/xml"',
  'Content-Type: text/xml; charset=utf-16',
  'Content-Type: application/xop+xml',
  'Content-Transfer-Encoding: base64',
  'Content-Transfer-Encoding: quoted-printable',
  'Content-Transfer-Encoding: klingon',
  'Content-ID: <>',
  'Content-ID: <a@b>',
  'Content-Length: 99999999',
  `X: ${'x'.repeat(10_000)}`,
  'no colon',
  '--',
  '----',
  '',
];

/** Octets of a record's header: version and flags, type format, lengths of options, id, type and data (DIME §2). */
const RECORD_HEADER = 12;

function mutateDime(body: Buffer, random: Random): Buffer {
  const starts = recordStarts(body);
  const start = random.pick(starts);
  if (random.chance(0.2)) return body.subarray(0, start + random.below(RECORD_HEADER));
  if (random.chance(0.2)) return Buffer.concat([body, body.subarray(start)]);
  const changed = Buffer.from(body);
  const at = Math.min(changed.length - 1, start + random.below(RECORD_HEADER));
  changed[at] = random.pick([0x00, 0x01, 0x7f, 0x80, 0xff, (changed[at] ?? 0) ^ (1 << random.below(8))]);
  return changed;
}

function recordStarts(body: Buffer): number[] {
  const starts: number[] = [];
  const padded = (length: number) => Math.ceil(length / 4) * 4;
  for (let at = 0; at + RECORD_HEADER <= body.length; ) {
    starts.push(at);
    const lengths = [2, 4, 6].map((offset) => padded(body.readUInt16BE(at + offset)));
    at +=
      RECORD_HEADER + lengths.reduce((sum, length) => sum + length, 0) + padded(body.readUInt32BE(at + 8));
  }
  return starts.length === 0 ? [0] : starts;
}
