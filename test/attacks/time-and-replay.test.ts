import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorCode } from '../../src/errors/catalogue.ts';
import { DEFAULT_POLICY } from '../../src/security/policy.ts';
import { ReplayJournal } from '../../src/security/replay/replay-journal.node.ts';
import { VolatileReplayMemory } from '../../src/security/replay/volatile-replay-memory.ts';
import { derSequence, derUnsigned } from '../../src/security/x509/der-write.ts';
import { forgeMessage, timestampOf } from '../security/forge-message.ts';
import { accepted, refused } from '../security/refused.ts';
import { world } from '../security/world.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const SECOND = 1000;
const iso = (time: number) => new Date(time).toISOString();
const stamp = (content: string) => `<wsu:Timestamp wsu:Id="time">${content}</wsu:Timestamp>`;
const created = (text: string) => `<wsu:Created>${text}</wsu:Created>`;
const expires = (text: string) => `<wsu:Expires>${text}</wsu:Expires>`;

async function timed(timestamp: string): Promise<string> {
  const { alice } = await world();
  return forgeMessage({ credential: alice.credential, timestamp });
}

describe('the window of a Timestamp', () => {
  const now = Date.parse('2026-01-02T03:04:05.678Z');
  const cases: [title: string, timestamp: string, code: ErrorCode | undefined][] = [
    ['just made', timestampOf(now), undefined],
    ['without Expires', stamp(created(iso(now))), undefined],
    ['300 s old', timestampOf(now - 300 * SECOND, 301), undefined],
    ['301 s old, though it expires much later', timestampOf(now - 301 * SECOND, 86_400), 'MESSAGE_EXPIRED'],
    ['60 s ahead', timestampOf(now + 60 * SECOND), undefined],
    ['61 s ahead', timestampOf(now + 61 * SECOND), 'MESSAGE_FROM_FUTURE'],
    ['expired this moment', timestampOf(now - 10 * SECOND, 10), 'MESSAGE_EXPIRED'],
    ['a year ahead', timestampOf(now + 31_536_000 * SECOND), 'MESSAGE_FROM_FUTURE'],
    ['of 1970', timestampOf(0), 'MESSAGE_EXPIRED'],
  ];
  for (const [title, timestamp, code] of cases) {
    it(`${title}: ${code ?? 'accepted'}`, async () => {
      const { authority, trust } = await world();
      // The certificates of the test world are of today, the Timestamps of the examples are not.
      const moved = Date.now() - now;
      const shifted = timestamp.replace(/\d{4}-[^<]*/g, (text) => iso(Date.parse(text) + moved));
      const options = { trust: trust({ authorities: [authority.certificate], clock: () => now + moved }) };
      const text = await timed(title === 'of 1970' ? timestamp : shifted);
      if (code === undefined) await accepted(text, options);
      else await refused(text, code, options);
    });
  }
});

describe('clock tricks in a Timestamp', () => {
  const now = () => iso(Date.now());
  const later = () => iso(Date.now() + 100 * SECOND);
  const whole = () => now().slice(0, 19);
  const cases: [title: string, content: () => string][] = [
    ['no Created', () => expires(later())],
    ['nothing at all', () => ''],
    ['two Created', () => created(now()) + created(now())],
    ['two Expires', () => created(now()) + expires(later()) + expires(later())],
    ['Expires first', () => expires(later()) + created(now())],
    ['Expires before Created', () => created(now()) + expires(iso(Date.now() - SECOND))],
    ['something else inside', () => `${created(now())}<wsu:Other/>`],
    ['something else behind', () => `${created(now()) + expires(later())}<wsu:Other/>`],
    ['text inside', () => `${created(now())}later`],
    ['Created of another namespace', () => `<x:Created xmlns:x="urn:x">${now()}</x:Created>`],
    ['a ValueType', () => created(now()).replace('>', ' ValueType="xsd:long">')],
    ['second 60', () => created(`${now().slice(0, 17)}60Z`)],
    ['hour 24', () => created(`${now().slice(0, 11)}24:00:00Z`)],
    ['no zone', () => created(whole())],
    ['an offset', () => created(`${whole()}+00:00`)],
    ['an offset that makes it fresh', () => created(`${iso(Date.now() - 3_600_000).slice(0, 19)}-01:00`)],
    ['a small z', () => created(`${whole()}z`)],
    ['more than three decimals', () => created(`${whole()}.1234567Z`)],
    ['a point without decimals', () => created(`${whole()}.Z`)],
    ['a comma', () => created(`${whole()},123Z`)],
    ['a day that no calendar has', () => created('2026-02-30T00:00:00Z')],
    ['a month that no calendar has', () => created('2026-13-01T00:00:00Z')],
    ['a year of five digits', () => created(`1${now()}`)],
    ['a sign', () => created(`+${now()}`)],
    ['a number', () => created(String(Date.now()))],
    ['a date only', () => created(now().slice(0, 10))],
    ['digits of another script', () => created(now().replace(/\d/, '٢'))],
    ['words', () => created('now')],
    ['an element in Created', () => created(`${now()}<x/>`)],
    ['Expires that is none', () => created(now()) + expires('never')],
  ];
  for (const [title, content] of cases) {
    it(`${title} is refused`, async () => refused(await timed(stamp(content())), 'TIMESTAMP_INVALID'));
  }

  it('whole seconds, one decimal and space round the value are fine', async () => {
    for (const text of [`${whole()}Z`, `${whole()}.1Z`, `\n ${now()} `])
      await accepted(await timed(stamp(created(text))));
  });
});

describe('a message without Timestamp', () => {
  it('is refused where the policy asks for one', async () => {
    const text = await timed('');
    await accepted(text);
    await refused(text, 'TIMESTAMP_MISSING', { policy: { timestamps: 'required' } });
    await accepted(await timed(timestampOf(Date.now())), { policy: { timestamps: 'required' } });
  });

  it('is not made from one with a Timestamp by taking it out', async () => {
    const text = await timed(timestampOf(Date.now()));
    await refused(text.replace(/<wsu:Timestamp.*<\/wsu:Timestamp>/s, ''), 'SIGNATURE_REFERENCE_INVALID');
  });
});

describe('replay', () => {
  it('the same message is accepted once', async () => {
    const replay = new VolatileReplayMemory();
    const text = await timed(timestampOf(Date.now()));
    await accepted(text, { replay });
    await refused(text, 'MESSAGE_REPLAYED', { replay });
    await accepted(await timed(timestampOf(Date.now() - 5000)), { replay });
  });

  it('what is not signed may change: it stays the same message', async () => {
    const replay = new VolatileReplayMemory();
    const text = await timed(timestampOf(Date.now()));
    await accepted(text, { replay });
    const variants = [
      text.replace('<soap:Header>', '<soap:Header><x:New xmlns:x="urn:x"/>'),
      text.replace(/(<ds:SignatureValue>.{10})/, '$1\n'),
      text.replace('<wsse:Security>', '<wsse:Security soap:mustUnderstand="1">'),
      text.replace('<ds:SignedInfo>', '\n<ds:SignedInfo>'),
    ];
    for (const variant of variants) await refused(variant, 'MESSAGE_REPLAYED', { replay });
  });

  it('the second valid form of an ECDSA signature is the same message', async () => {
    const { eve } = await world();
    const replay = new VolatileReplayMemory();
    const text = await forgeMessage({ credential: eve.credential });
    await accepted(text, { replay });
    const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
    const other = text.replace(/(<ds:SignatureValue>)([^<]*)/, (_, tag, value) => {
      const bytes = Buffer.from(value, 'base64');
      const s = order - BigInt(`0x${bytes.subarray(32).toString('hex')}`);
      return (
        tag +
        Buffer.concat([bytes.subarray(0, 32), Buffer.from(s.toString(16).padStart(64, '0'), 'hex')]).toString(
          'base64',
        )
      );
    });
    await accepted(other);
    await refused(other, 'MESSAGE_REPLAYED', { replay });
  });

  it('an RSA-PSS signature that was made anew, or lost its leading zero, is the same message', async () => {
    const { alice } = await world();
    const replay = new VolatileReplayMemory();
    const timestamp = stamp(created(iso(Date.now())));
    const sign = () => forgeMessage({ credential: alice.credential, signature: 'rsa-pss-sha256', timestamp });
    // Each has its own salt. One of 256 begins with a zero.
    let text = await sign();
    await accepted(text, { replay });
    while (!/<ds:SignatureValue>A[A-P]/.test(text)) text = await sign();
    const other = text.replace(/(<ds:SignatureValue>)([^<]*)/, (_, tag, value) => {
      return tag + Buffer.from(value, 'base64').subarray(1).toString('base64');
    });
    for (const same of [text, other]) await refused(same, 'MESSAGE_REPLAYED', { replay });
  });

  it('an ECDSA signature in DER, as certificates have it, is none of XML-DSig', async () => {
    const { eve } = await world();
    const text = await forgeMessage({ credential: eve.credential });
    const inDer = text.replace(/(<ds:SignatureValue>)([^<]*)/, (_, tag, value) => {
      const bytes = Buffer.from(value, 'base64');
      const half = (at: number) => derUnsigned(BigInt(`0x${bytes.subarray(at, at + 32).toString('hex')}`));
      return tag + Buffer.from(derSequence(half(0), half(32))).toString('base64');
    });
    await refused(inDer, 'SIGNATURE_MISMATCH');
    await refused(
      text.replace(/(<ds:SignatureValue>)[^<]*/, `$1${Buffer.alloc(64).toString('base64')}`),
      'SIGNATURE_MISMATCH',
    );
  });

  it('a message without Timestamp is remembered longer than one that grows old', async () => {
    const { trust } = await world();
    let now = Date.now();
    const clock = () => now;
    const options = { trust: trust({ clock }), replay: new VolatileReplayMemory(clock) };
    const text = await timed('');
    await accepted(text, options);
    now += 3600 * SECOND;
    await refused(text, 'MESSAGE_REPLAYED', options);
  });

  it('a message in its last millisecond is not forgotten between the two looks at the clock', async () => {
    const { trust } = await world();
    const created = Math.floor(Date.now() / SECOND) * SECOND;
    let now = created;
    const replay = new VolatileReplayMemory(
      () => now + 1,
      () => now + 1,
    );
    const options = { trust: trust({ clock: () => now }), replay };
    const text = await timed(timestampOf(created, 3600));
    await accepted(text, options);
    now += DEFAULT_POLICY.maximumAge * SECOND;
    await refused(text, 'MESSAGE_REPLAYED', options);
  });

  it('a refused message is not remembered: it could keep out the real one', async () => {
    const replay = new VolatileReplayMemory();
    const text = await timed(timestampOf(Date.now()));
    await refused(text.replace('one picture', 'no picture'), 'DIGEST_MISMATCH', { replay });
    await accepted(text, { replay });
  });

  it('survives a restart of the process, also one that cut a line off', async () => {
    const directory = temporaryDirectory('replay');
    const path = join(directory, 'replay');
    const text = await timed(timestampOf(Date.now()));
    const untimed = await timed('');
    const first = new ReplayJournal(path);
    await accepted(text, { replay: first });
    await accepted(untimed, { replay: first });
    // No close: the process was killed, and its last line cut off.
    const [file = ''] = readdirSync(directory);
    writeFileSync(join(directory, file), '9999999999999 cut-o', { flag: 'a' });
    const second = new ReplayJournal(path);
    await refused(text, 'MESSAGE_REPLAYED', { replay: second });
    await refused(untimed, 'MESSAGE_REPLAYED', { replay: second });
    second.close();
  });
});
