import assert from 'node:assert/strict';
import { derChildren, readDer, TAG } from '../../../src/security/x509/der.ts';
import {
  derBitString,
  derBoolean,
  derInteger,
  derNamedBits,
  derOid,
  derText,
  derTime,
} from '../../../src/security/x509/der-values.ts';
import {
  derBitNames,
  derDate,
  derDirectoryString,
  derElement,
  derObjectIdentifier,
  derSequence,
  derUnsigned,
} from '../../../src/security/x509/der-write.ts';

const unreadable = { code: 'CERTIFICATE_UNREADABLE' };
const bytes = (...values: number[]) => Uint8Array.from(values);
const read = (...values: number[]) => readDer(bytes(...values));

describe('reading DER', () => {
  it('refuses what is not the one encoding of its value', () => {
    for (const encoded of [
      bytes(),
      bytes(0x30),
      bytes(0x30, 0x01),
      bytes(0x30, 0x80, 0x00, 0x00),
      bytes(0x30, 0x81, 0x01, 0x00),
      bytes(0x30, 0x82, 0x00, 0x80, ...new Uint8Array(0x80)),
      bytes(0x30, 0x85, 0, 0, 0, 0, 1, 0),
      bytes(0x3f, 0x21, 0x00),
      bytes(0x05, 0x00, 0x00),
    ]) {
      assert.throws(() => readDer(encoded), unreadable);
    }
    assert.throws(() => derChildren(read(0x30, 0x02, 0x05, 0x01)), unreadable);
    assert.throws(() => derInteger(undefined), unreadable);
  });

  it('reads integers of any size and sign, and refuses padded ones', () => {
    for (const value of [0n, 1n, 127n, 128n, 255n, 256n, 2n ** 160n]) {
      assert.equal(derInteger(readDer(derUnsigned(value))), value);
    }
    assert.equal(derInteger(read(0x02, 0x01, 0xff)), -1n);
    assert.equal(derInteger(read(0x02, 0x02, 0xff, 0x7f)), -129n);
    for (const padded of [read(0x02, 0x00), read(0x02, 0x02, 0x00, 0x01), read(0x02, 0x02, 0xff, 0x80)]) {
      assert.throws(() => derInteger(padded), unreadable);
    }
  });

  it('reads object identifiers', () => {
    for (const oid of ['1.2.840.113549.1.1.11', '2.5.29.15', '0.9.2342.19200300.100.1.25', '2.999.1']) {
      assert.equal(derOid(readDer(derObjectIdentifier(oid))), oid);
    }
    for (const broken of [read(0x06, 0x00), read(0x06, 0x02, 0x2a, 0x86)])
      assert.throws(() => derOid(broken), unreadable);
  });

  it('reads booleans and bit strings strictly', () => {
    assert.deepEqual([derBoolean(read(1, 1, 0xff)), derBoolean(read(1, 1, 0))], [true, false]);
    assert.throws(() => derBoolean(read(1, 1, 1)), unreadable);
    assert.throws(() => derBoolean(read(1, 2, 0, 0)), unreadable);
    assert.deepEqual([...derBitString(read(3, 3, 0, 1, 2))], [1, 2]);
    assert.throws(() => derBitString(read(3, 2, 1, 2)), unreadable);
    assert.deepEqual([...derNamedBits(readDer(derBitNames([0, 5, 8])))], [0, 5, 8]);
    assert.deepEqual([...derBitNames([5, 6])], [3, 2, 1, 6]);
  });

  it('reads times with seconds in UTC', () => {
    for (const text of [
      '1950-01-01T00:00:00Z',
      '2026-02-28T23:59:59Z',
      '2049-12-31T00:00:00Z',
      '2050-01-01T00:00:00Z',
      '2999-06-30T12:00:00Z',
    ]) {
      assert.equal(derTime(readDer(derDate(Date.parse(text)))), Date.parse(text));
    }
    const time = (tag: number, text: string) => readDer(derElement(tag, new TextEncoder().encode(text)));
    for (const [tag, text] of [
      [TAG.utcTime, '2602282359Z'],
      [TAG.utcTime, '260228235959+0100'],
      [TAG.utcTime, '260230000000Z'],
      [TAG.utcTime, '260228240000Z'],
      [TAG.generalizedTime, '20260228235959.5Z'],
      [TAG.generalizedTime, '20260228236059Z'],
      [TAG.utf8String, '260228235959Z'],
    ] as const) {
      assert.throws(() => derTime(time(tag, text)), unreadable, text);
    }
    assert.throws(() => derTime(undefined), unreadable);
  });

  it('reads every string type', () => {
    const text = (tag: number, ...values: number[]) => derText(readDer(derElement(tag, bytes(...values))));
    assert.equal(text(TAG.utf8String, 0xc3, 0xa9), 'é');
    assert.equal(text(TAG.t61String, 0xe9), 'é');
    assert.equal(text(TAG.bmpString, 0x00, 0xe9, 0x03, 0xb1), 'éα');
    assert.equal(text(TAG.universalString, 0x00, 0x01, 0xd5, 0x18), '𝔘');
    assert.equal(text(TAG.octetString, 1), undefined);
    assert.throws(() => text(TAG.utf8String, 0xff), unreadable);
    assert.throws(() => text(TAG.bmpString, 0x00), unreadable);
    assert.throws(() => text(TAG.universalString, 0xff, 0, 0, 0), unreadable);
  });

  it('reads no two strings as one: marks in front count, halves of characters are refused', () => {
    const text = (tag: number, ...values: number[]) => derText(readDer(derElement(tag, bytes(...values))));
    assert.equal(text(TAG.utf8String, 0xef, 0xbb, 0xbf, 0x41), '\ufeffA');
    assert.equal(text(TAG.bmpString, 0xfe, 0xff, 0x00, 0x41), '\ufeffA');
    // What some programs write in place of a UniversalString.
    assert.equal(text(TAG.bmpString, 0xd8, 0x35, 0xdd, 0x18), '𝔘');
    assert.throws(() => text(TAG.bmpString, 0xd8, 0x35, 0x00, 0x41), unreadable);
    assert.throws(() => text(TAG.bmpString, 0xdd, 0x18, 0xd8, 0x35), unreadable);
    assert.throws(() => text(TAG.universalString, 0, 0, 0xd8, 0x35), unreadable);
    assert.throws(() => text(TAG.universalString, 0, 0, 0xd8, 0x35, 0, 0, 0xdd, 0x18), unreadable);
  });

  it('writes the oldest string type that holds a text', () => {
    assert.equal(derDirectoryString('GR')[0], TAG.printableString);
    assert.equal(derDirectoryString('a@b')[0], TAG.utf8String);
  });

  it('writes lengths of any size', () => {
    for (const length of [0, 127, 128, 255, 256, 70_000]) {
      const element = readDer(derSequence(derElement(TAG.octetString, new Uint8Array(length))));
      assert.equal(derChildren(element)[0]?.content.length, length);
    }
  });
});
