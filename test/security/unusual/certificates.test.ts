import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import type { ErrorCode } from '../../../src/errors/catalogue.ts';
import { PlegmaError } from '../../../src/errors/plegma-error.ts';
import { nodeCrypto } from '../../../src/security/crypto/node-crypto.node.ts';
import { verifyMessage } from '../../../src/security/verify-message.ts';
import { readCertificate } from '../../../src/security/x509/certificate.ts';
import { readRevocationList } from '../../../src/security/x509/revocation-list.ts';
import { RevocationLists } from '../../../src/security/x509/revocation-lists.ts';
import { TrustStore } from '../../../src/security/x509/trust-store.ts';
import { parseXml } from '../../../src/xml/parse.ts';
import {
  AUTHORITY,
  ascii,
  attributeOf,
  type CertificatePlan,
  certificateOf,
  der,
  extensionOf,
  generalized,
  type Holder,
  hex,
  holderCalled,
  holderOf,
  nameOf,
  OID,
  oldRevocationListOf,
  type Pss,
  pssHolderOf,
  revocationListOf,
  seq,
  utc,
} from './independent-certificates.ts';
import { directReference, PKI_PATH, signIndependently, tokenOf } from './independent-signer.ts';

const ROOT_NAME = nameOf([attributeOf(OID.c, 'GR', 'printable')], [attributeOf(OID.cn, 'Root of  the Grid')]);
const root = holderOf(ROOT_NAME);
const rootCertificate = certificateOf(root, root, { extensions: AUTHORITY });
const plain = nameOf([attributeOf(OID.cn, 'Alice')]);

interface Case {
  readonly name?: Buffer;
  readonly plan?: CertificatePlan;
  readonly curve?: string;
  readonly rsaBits?: number;
  /** Authorities between the root and the signer, the upper one first. */
  readonly between?: readonly (readonly Buffer[])[];
  readonly anchor?: Holder & { readonly certificate: Buffer };
  readonly lists?: (serial: Buffer) => readonly Buffer[];
  readonly refusal?: ErrorCode;
}

function signerOf({ name = plain, curve, rsaBits }: Case): Holder {
  if (rsaBits === undefined) return holderOf(name, curve);
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: rsaBits });
  return { name, key: privateKey, publicKey };
}

/** From the root down to the issuer of the signer, with the certificates of those between. */
function issuers({ between = [], anchor = { ...root, certificate: rootCertificate } }: Case) {
  const certificates: Buffer[] = [];
  let issuer: Holder = anchor;
  for (const [index, extensions] of between.entries()) {
    const next = holderCalled(`Authority ${index}`);
    certificates.push(certificateOf(next, issuer, { extensions }));
    issuer = next;
  }
  return { issuer, certificates, anchor };
}

async function judge(spec: Case): Promise<void> {
  const signer = signerOf(spec);
  const { issuer, certificates, anchor } = issuers(spec);
  const serial = spec.plan?.serial ?? hex('1122334455');
  const own = certificateOf(signer, issuer, { serial, ...spec.plan });
  const path = seq(...certificates, own).toString('base64');
  const text = await signIndependently({
    key: signer.key,
    token: tokenOf(path, PKI_PATH),
    keyInfo: directReference(PKI_PATH),
  });
  const revocation = new RevocationLists();
  revocation.replace('lists', await Promise.all((spec.lists?.(serial) ?? []).map(readRevocationList)));
  const trust = new TrustStore({
    crypto: nodeCrypto,
    authorities: [readCertificate(anchor.certificate)],
    ...(spec.lists && { revocation, revocationPolicy: { missing: 'refuse', stale: 'refuse' } }),
  });
  try {
    const message = await verifyMessage(parseXml(text), { trust });
    assert.equal(message.kind, 'verified');
    assert.equal(spec.refusal, undefined, 'accepted');
  } catch (error) {
    if (!(error instanceof PlegmaError)) throw error;
    assert.equal(error.code, spec.refusal, error.message);
  }
}

const withExtensions = (...extensions: readonly Buffer[]): Case => ({ plan: { extensions } });
const subjectAltName = (critical: boolean, ...names: readonly Buffer[]) =>
  extensionOf('0603551d11', critical, seq(...names));
const dns = der(0x82, ascii('client.example.org'));
const year = (count: number) => Date.now() + count * 365 * 86_400_000;
const entry = (serial: Buffer, reason?: number) =>
  seq(
    der(0x02, serial),
    utc(Date.now() - 1000),
    ...(reason === undefined ? [] : [seq(extensionOf('0603551d15', false, der(0x0a, Buffer.of(reason))))]),
  );
const OTHER_SERIAL = hex('0777');
const BASE = [extensionOf('0603551d14', false, hex('020105'))];
const DELTA = [...BASE, extensionOf('0603551d1b', true, hex('020104'))];

/** An anchor that signs by RSA-PSS (RFC 4055 §3.1). */
function pssAnchor(pss: Pss) {
  const holder = pssHolderOf(ROOT_NAME, pss);
  return { ...holder, certificate: certificateOf(holder, holder, { extensions: AUTHORITY }) };
}
const PSS_ROOT = pssAnchor({ digest: 'sha256', salt: 32 });

const cases: Readonly<Record<string, Case>> = {
  'version 1': { plan: { version: 1 } },
  'version 3 without extensions': {},
  'version 1 at the root': {
    anchor: { ...root, certificate: certificateOf(root, root, { version: 1 }) },
  },
  'RSA of 3072 bits': { rsaBits: 3072 },
  'RSA of 4096 bits': { rsaBits: 4096 },
  'signed by RSA-PSS over SHA-256': { anchor: PSS_ROOT },
  'signed by RSA-PSS over SHA-512, the salt of no length that is usual': {
    anchor: pssAnchor({ digest: 'sha512', salt: 7 }),
  },
  'signed by RSA-PSS, the salt as long as by default': {
    anchor: pssAnchor({ digest: 'sha384', salt: 20, said: { digest: 'sha384', mask: 'sha384' } }),
  },
  'signed by RSA-PSS as by default, over SHA-1: refused': {
    anchor: pssAnchor({ digest: 'sha1', salt: 20, said: {} }),
    refusal: 'CERTIFICATE_WEAK',
  },
  'signed by RSA-PSS with another salt than it says: refused': {
    anchor: pssAnchor({ digest: 'sha256', salt: 32, said: { digest: 'sha256', mask: 'sha256', salt: 20 } }),
    refusal: 'CERTIFICATE_UNTRUSTED',
  },
  'signed by RSA-PSS with a mask over another digest: refused': {
    anchor: pssAnchor({ digest: 'sha256', salt: 32, said: { digest: 'sha256', mask: 'sha1', salt: 32 } }),
    refusal: 'CERTIFICATE_UNTRUSTED',
  },
  'a revocation list signed by RSA-PSS': {
    anchor: PSS_ROOT,
    lists: (serial) => [revocationListOf(PSS_ROOT, [entry(serial)])],
    refusal: 'CERTIFICATE_REVOKED',
  },
  'P-384': { curve: 'P-384' },
  'P-521': { curve: 'P-521' },
  'names: UTF8String beyond ASCII': { name: nameOf([attributeOf(OID.cn, 'Δημήτρης 本 \u{1f600}')]) },
  'names: TeletexString': { name: nameOf([attributeOf(OID.cn, 'Jérôme', 't61')]) },
  'names: BMPString': { name: nameOf([attributeOf(OID.cn, 'Δημήτρης', 'bmp')]) },
  'names: UniversalString': { name: nameOf([attributeOf(OID.cn, 'Δ \u{1f600}', 'universal')]) },
  'names: IA5String, domain components, user id': {
    name: nameOf(
      [attributeOf(OID.dc, 'org', 'ia5')],
      [attributeOf(OID.dc, 'grid', 'ia5')],
      [attributeOf(OID.uid, 'alice')],
      [attributeOf(OID.email, 'a@b.c', 'ia5')],
    ),
  },
  'names: several attributes in a step, repeated ones, unknown ones': {
    name: nameOf(
      [attributeOf(OID.cn, 'Alice'), attributeOf(OID.uid, 'alice')],
      [attributeOf(OID.ou, 'a')],
      [attributeOf(OID.ou, 'b')],
      [attributeOf(OID.postalCode, '15773')],
      [seq(hex('06032a0304'), hex('0401ff'))],
    ),
  },
  'names: with commas, quotes, signs, a value "none" and an empty one': {
    name: nameOf(
      [attributeOf(OID.o, ' A, "B" = <C>+#; ')],
      [attributeOf(OID.cn, 'none')],
      [attributeOf(OID.ou, '')],
    ),
  },
  'names: the issuer spelled otherwise than the authority spells itself (RFC 5280 §7.1)': {
    plan: {
      issuerName: nameOf([attributeOf(OID.c, 'gr')], [attributeOf(OID.cn, ' root of the  GRID', 'bmp')]),
    },
  },
  // Issuer and subject are who somebody is: all that have no subject would be one.
  'names: no subject is refused, though an alternative name stands in its place': {
    name: seq(),
    plan: { extensions: [subjectAltName(true, dns)] },
    refusal: 'CERTIFICATE_USAGE',
  },
  'times: GeneralizedTime where UTCTime would do': {
    plan: { notBefore: generalized(year(-1)), notAfter: generalized(year(1)) },
  },
  'times: until 9999 (RFC 5280 §4.1.2.5: no good end)': {
    plan: { notAfter: der(0x18, ascii('99991231235959Z')) },
  },
  'times: from 1950': { plan: { notBefore: der(0x17, ascii('500101000000Z')) } },
  'extensions: key identifiers marked critical': {
    plan: {
      extensions: [
        extensionOf('0603551d0e', true, der(0x04, hex('0102'))),
        extensionOf('0603551d23', true, seq(der(0x80, hex('0102')))),
      ],
    },
  },
  'serial: twenty octets': { plan: { serial: Buffer.concat([hex('7f'), Buffer.alloc(19, 1)]) } },
  'serial: negative (RFC 5280 §4.1.2.2: to be handled gracefully)': { plan: { serial: hex('ff01') } },
  'serial: zero': { plan: { serial: hex('00') } },
  'unique identifiers': { plan: { uniqueIds: Buffer.concat([hex('81020001'), hex('82020002')]) } },
  'alternative names of every kind, critical': withExtensions(
    subjectAltName(
      true,
      dns,
      der(0x81, ascii('a@b.c')),
      der(0x86, ascii('urn:x')),
      hex('87047f000001'),
      der(0xa4, plain),
      der(0xa0, hex('06032a0304'), der(0xa0, hex('0c0161'))),
      hex('88032a0304'),
    ),
  ),
  'critical purposes: client': withExtensions(
    extensionOf('0603551d25', true, seq(hex('06082b06010505070302'))),
  ),
  'key usage: signing and encrypting': withExtensions(extensionOf('0603551d0f', true, hex('030205a0'))),
  'key usage: encrypting alone is refused': {
    ...withExtensions(extensionOf('0603551d0f', true, hex('03020520'))),
    refusal: 'CERTIFICATE_USAGE',
  },
  'policies, critical, with qualifiers': withExtensions(
    extensionOf(
      '0603551d20',
      true,
      seq(seq(hex('06032a0304'), seq(seq(hex('06082b06010505070201'), der(0x16, ascii('http://x')))))),
    ),
  ),
  'authority information, distribution points, Netscape comments': withExtensions(
    extensionOf(
      '06082b06010505070101',
      false,
      seq(seq(hex('06082b06010505073001'), der(0x86, ascii('http://ocsp')))),
    ),
    extensionOf('0603551d1f', false, seq(seq(der(0xa0, der(0xa0, der(0x86, ascii('http://crl'))))))),
    extensionOf('0609608648 0186f842010d'.replaceAll(' ', ''), false, der(0x16, ascii('made by OpenSSL'))),
  ),
  'path: six authorities between': { between: Array.from({ length: 6 }, () => AUTHORITY) },
  'path: an authority with inhibitAnyPolicy and policyMappings, critical': {
    between: [
      [
        ...AUTHORITY,
        extensionOf('0603551d36', true, hex('020100')),
        extensionOf('0603551d21', true, seq(seq(hex('06032a0304'), hex('06032a0305')))),
      ],
    ],
  },
  'path: an authority with name constraints that the signer keeps': {
    name: nameOf([attributeOf(OID.c, 'gr')], [attributeOf(OID.cn, 'Alice')]),
    between: [
      [
        ...AUTHORITY,
        extensionOf(
          '0603551d1e',
          true,
          seq(der(0xa0, seq(der(0xa4, nameOf([attributeOf(OID.c, 'GR', 'printable')]))))),
        ),
      ],
    ],
  },
  'lists: others revoked, with reasons and dates of invalidity': {
    lists: () => [
      revocationListOf(root, [entry(OTHER_SERIAL, 1), entry(hex('0778'), 6), entry(hex('0779'))], BASE),
    ],
  },
  'lists: nobody revoked': { lists: () => [revocationListOf(root, [], BASE)] },
  'lists: a delta beside the whole one': {
    lists: () => [revocationListOf(root, [], BASE), revocationListOf(root, [entry(OTHER_SERIAL)], DELTA)],
  },
  'lists: taken off the list by a delta (removeFromCRL) means not revoked': {
    lists: (serial) => [revocationListOf(root, [], BASE), revocationListOf(root, [entry(serial, 8)], DELTA)],
  },
  'lists: revoked by a list that is signed over SHA-1 is refused': {
    lists: (serial) => [revocationListOf(root, [], BASE), oldRevocationListOf(root, [entry(serial)])],
    refusal: 'CERTIFICATE_REVOKED',
  },
  'lists: revoked by a delta is refused': {
    lists: (serial) => [revocationListOf(root, [], BASE), revocationListOf(root, [entry(serial, 1)], DELTA)],
    refusal: 'CERTIFICATE_REVOKED',
  },
  'lists: one that is signed over SHA-1 proves of nobody that it is not revoked': {
    lists: () => [oldRevocationListOf(root, [])],
    refusal: 'CERTIFICATE_REVOCATION_UNKNOWN',
  },
  'lists: a delta alone proves nothing': {
    lists: () => [revocationListOf(root, [], DELTA)],
    refusal: 'CERTIFICATE_REVOCATION_UNKNOWN',
  },
};

describe('unusual certificates are accepted', () => {
  for (const [title, spec] of Object.entries(cases)) it(title, () => judge(spec));
});
