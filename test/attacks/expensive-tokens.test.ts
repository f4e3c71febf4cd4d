import assert from 'node:assert/strict';
import { encodeBase64 } from '../../src/security/base64.ts';
import { X509_PKI_PATH } from '../../src/security/namespaces.ts';
import { writeName } from '../../src/security/pki/write-signed.ts';
import {
  derBits,
  derElement,
  derExplicit,
  derSequence,
  derUnsigned,
} from '../../src/security/x509/der-write.ts';
import { forgeMessage, tokenOf } from '../security/forge-message.ts';
import { refused } from '../security/refused.ts';
import { world } from '../security/world.ts';

// A certificate is read, and a name parsed, before anybody vouches for them: neither may take more time than its length
// explains. Without their bounds most of these take minutes, so that the test's own time limit tells.
const TAG = { oid: 0x06, utf8: 0x0c, time: 0x17, set: 0x31 } as const;
const NAME = writeName([['2.5.4.3', 'Mallory']]);
const ALGORITHM = derSequence(
  derElement(TAG.oid, Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 11)),
);
const KEY = derSequence(
  derSequence(derElement(TAG.oid, Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1))),
  derBits(derSequence(derUnsigned(2n ** 2047n + 1n), derUnsigned(65537n))),
);
const SIGNATURE = derBits(new Uint8Array(256));
const TIME = derElement(TAG.time, new TextEncoder().encode('250101000000Z'));
const OBJECT = derElement(TAG.oid, Uint8Array.of(0x55, 4, 3));
const filled = (length: number, octet: number) => new Uint8Array(length).fill(octet);
const attribute = (type: Uint8Array, value: string) =>
  derElement(TAG.set, derSequence(type, derElement(TAG.utf8, new TextEncoder().encode(value))));

/** A certificate, unsigned, with one part of it replaced. */
function certificate(part: {
  version?: Uint8Array;
  subject?: Uint8Array;
  from?: Uint8Array;
  key?: Uint8Array;
}): Uint8Array {
  const validity = derSequence(part.from ?? TIME, TIME);
  const { version = new Uint8Array(), subject = NAME, key = KEY } = part;
  return derSequence(
    derSequence(version, derUnsigned(1n), ALGORITHM, NAME, validity, subject, key),
    ALGORITHM,
    SIGNATURE,
  );
}

const longOid = derElement(TAG.oid, Uint8Array.of(0x2a, ...filled(60_000, 0xff), 1));

const CERTIFICATES: Readonly<Record<string, Uint8Array>> = {
  'an object identifier with an arc of half a million bits': certificate({
    subject: derSequence(attribute(longOid, 'x')),
  }),
  'a thousand object identifiers as long as are allowed': certificate({
    subject: derSequence(
      ...Array.from({ length: 600 }, () =>
        attribute(derElement(TAG.oid, Uint8Array.of(...filled(127, 0xff), 1)), 'x'),
      ),
    ),
  }),
  'a version of 700,000 bits, which would be written in the refusal': certificate({
    version: derExplicit(0, derElement(0x02, filled(90_000, 0x55))),
  }),
  'a time of 60,000 digits': certificate({ from: derElement(TAG.time, filled(60_000, 0x31)) }),
  'a name of 60,000 marks that combine': certificate({
    subject: derSequence(attribute(OBJECT, `a${'\u0300\u0316'.repeat(15_000)}`)),
  }),
  'a name of 5,000 steps': certificate({
    subject: derSequence(...Array.from({ length: 5000 }, () => attribute(OBJECT, 'x'))),
  }),
  'a key with an exponent as long as its modulus, in a path that turns in a circle': derSequence(
    ...Array.from({ length: 8 }, () =>
      certificate({
        key: derSequence(
          derSequence(derElement(TAG.oid, Uint8Array.of(0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 1, 1, 1))),
          derBits(derSequence(derUnsigned(2n ** 16_383n + 1n), derUnsigned(2n ** 16_382n + 1n))),
        ),
      }),
    ),
  ),
  'more than any certificate needs': derSequence(filled(2_000_000, 0)),
};

const issuer = (name: string) =>
  `<wsse:SecurityTokenReference><ds:X509Data><ds:X509IssuerSerial><ds:X509IssuerName>${name}</ds:X509IssuerName>` +
  '<ds:X509SerialNumber>1</ds:X509SerialNumber></ds:X509IssuerSerial></ds:X509Data></wsse:SecurityTokenReference>';

const ISSUERS: Readonly<Record<string, string>> = {
  'white space before a type': `x${' '.repeat(100_000)}x=y`,
  'white space within a value': `CN=a${' '.repeat(200_000)}"`,
  'white space after a type': `A${' '.repeat(200_000)}`,
  'words that are no type': 'a '.repeat(500_000),
  'a hundred thousand steps': `${'CN=a,'.repeat(100_000)}CN=b`,
  'a quote that never ends': `CN="${'\\a'.repeat(200_000)}`,
  'short enough, but ambiguous everywhere': `${'a '.repeat(8000)}`,
  'short enough, white space in a value': `CN=a${' '.repeat(16_000)}"`,
};

describe('tokens that would cost more than they are worth', () => {
  for (const [title, der] of Object.entries(CERTIFICATES)) {
    it(`a certificate with ${title}`, async () => {
      const { alice } = await world();
      const isPath = title.includes('path');
      const own = tokenOf(alice.credential);
      const token = own.replace(/>[^<]+</, () => `>${encodeBase64(der)}<`);
      const text = await forgeMessage({
        credential: alice.credential,
        token: isPath ? token.replace(/ValueType="[^"]*"/, `ValueType="${X509_PKI_PATH}"`) : token,
        keyInfo: '<wsse:SecurityTokenReference><wsse:Reference URI="#token"/></wsse:SecurityTokenReference>',
      });
      const { message } = await refused(text, ['TOKEN_INVALID', 'CERTIFICATE_UNTRUSTED']);
      assert.ok(message.length < 500, `a refusal of ${message.length} characters`);
    });
  }

  for (const [title, name] of Object.entries(ISSUERS)) {
    it(`an issuer's name: ${title}`, async () => {
      const { alice } = await world();
      const text = await forgeMessage({ credential: alice.credential, token: '', keyInfo: issuer(name) });
      await refused(text, ['TOKEN_INVALID', 'TOKEN_UNAVAILABLE']);
    });
  }

  const members = (...content: readonly string[]) =>
    `<wsse:SecurityTokenReference><ds:X509Data>${content.join('')}</ds:X509Data></wsse:SecurityTokenReference>`;
  const certificate = (base64: string) => `<ds:X509Certificate>${base64}</ds:X509Certificate>`;
  const DATA: Readonly<Record<string, string>> = {
    'two certificates of a megabyte': members(...Array(2).fill(certificate('A'.repeat(1_000_000)))),
    'ten thousand certificates': members(...Array(10_000).fill(certificate('AAAA'))),
    'ten thousand names': members(...Array(10_000).fill('<ds:X509SubjectName>CN=a</ds:X509SubjectName>')),
    'nine certificates': members(...Array(9).fill(certificate('MAA='))),
  };
  for (const [title, keyInfo] of Object.entries(DATA)) {
    it(`X509Data of ${title}`, async () => {
      const { alice } = await world();
      const text = await forgeMessage({ credential: alice.credential, token: '', keyInfo });
      await refused(text, ['TOKEN_INVALID']);
    });
  }
});
