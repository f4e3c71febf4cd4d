import assert from 'node:assert/strict';
import { generateKeyPairSync, sign as signSync } from 'node:crypto';
import type { ErrorCode } from '../../src/errors/catalogue.ts';
import { encodeBase64 } from '../../src/security/base64.ts';
import type { CryptoProvider } from '../../src/security/crypto/crypto-provider.ts';
import { nodeCredential } from '../../src/security/crypto/node-credential.node.ts';
import { nodeCrypto } from '../../src/security/crypto/node-crypto.node.ts';
import { X509_PKI_PATH, X509_V3 } from '../../src/security/namespaces.ts';
import { issueRevocationList } from '../../src/security/pki/revocation-list.ts';
import {
  basicConstraintsOf,
  keyUsageOf,
  purposesOf,
  writeCertificate,
} from '../../src/security/pki/write-certificate.ts';
import { writeName } from '../../src/security/pki/write-signed.ts';
import {
  derBits,
  derElement,
  derExplicit,
  derObjectIdentifier,
  derOctets,
  derSequence,
  derUnsigned,
} from '../../src/security/x509/der-write.ts';
import { readRevocationFile } from '../../src/security/x509/files.node.ts';
import { encodePem } from '../../src/security/x509/pem.ts';
import { writePkiPath } from '../../src/security/x509/pki-path.ts';
import { RevocationLists } from '../../src/security/x509/revocation-lists.ts';
import { type TrustOptions, TrustStore } from '../../src/security/x509/trust-store.ts';
import { DIRECT_REFERENCE, forgeMessage } from '../security/forge-message.ts';
import {
  asAuthority,
  C,
  CN,
  commonKeys,
  DAY,
  type Maker,
  makeBelow,
  makeRoot,
  makeSigner,
  O,
  SIGNER,
} from '../security/make-certificate.ts';
import { accepted, refused } from '../security/refused.ts';
import type { Person } from '../security/world.ts';

const ROOT_NAME = [
  [C, 'GR'],
  [O, 'Roots'],
  [CN, 'Root'],
] as const;

let rootMade: Promise<Maker> | undefined;
const root = (): Promise<Maker> => {
  rootMade ??= makeRoot(ROOT_NAME);
  return rootMade;
};

async function trusting(options: Partial<TrustOptions> = {}): Promise<{ trust: TrustStore }> {
  const { certificate } = await root();
  return { trust: new TrustStore({ crypto: nodeCrypto, authorities: [certificate], ...options }) };
}

/** A message with the whole path of its signer. */
async function withPath({ credential }: Person): Promise<string> {
  const path = encodeBase64(writePkiPath(credential.chain.map(({ der }) => der)));
  const token = `<wsse:BinarySecurityToken ValueType="${X509_PKI_PATH}" wsu:Id="token">${path}</wsse:BinarySecurityToken>`;
  return forgeMessage({ credential, token, keyInfo: DIRECT_REFERENCE.replace(X509_V3, X509_PKI_PATH) });
}

async function refusedSigner(
  person: Person,
  code: ErrorCode,
  options: Partial<TrustOptions> = {},
): Promise<void> {
  await refused(await withPath(person), code, await trusting(options));
}

describe('the time of a certificate', () => {
  it('expired is refused, also of an authority in its path', async () => {
    await refusedSigner(await makeSigner(await root(), { until: -1000 }), 'CERTIFICATE_EXPIRED');
    const old = await makeBelow(await root(), [[CN, 'Old']], { until: -1000 });
    await refusedSigner(await makeSigner(old, {}, [old.certificate]), 'CERTIFICATE_EXPIRED');
  });

  it('not yet valid is refused', async () => {
    await refusedSigner(await makeSigner(await root(), { from: DAY / 2 }), 'CERTIFICATE_NOT_YET_VALID');
  });

  it('expired is refused although it was just accepted', async () => {
    let now = Date.now();
    const options = await trusting({ clock: () => now });
    const person = await makeSigner(await root(), { until: 60_000 });
    await accepted(await forgeMessage({ credential: person.credential }), options);
    now += 61_000;
    await refused(await forgeMessage({ credential: person.credential }), 'CERTIFICATE_EXPIRED', options);
  });

  it('an expired trust anchor is refused', async () => {
    const old = await makeRoot([[CN, 'Old root']], { until: -1000 });
    await refusedSigner(await makeSigner(old), 'CERTIFICATE_EXPIRED', { authorities: [old.certificate] });
  });
});

describe('authorities that are not trusted', () => {
  it('a foreign one is refused, also when it sends its own root along', async () => {
    const foreign = await makeRoot([[CN, 'Foreign']]);
    await refusedSigner(await makeSigner(foreign), 'CERTIFICATE_UNTRUSTED');
    await refusedSigner(await makeSigner(foreign, {}, [foreign.certificate]), 'CERTIFICATE_UNTRUSTED');
  });

  it('one of the same name is refused: it has another key', async () => {
    const impostor = await makeRoot(ROOT_NAME);
    await refusedSigner(await makeSigner(impostor), 'CERTIFICATE_UNTRUSTED');
    await refusedSigner(await makeSigner(impostor, {}, [impostor.certificate]), 'CERTIFICATE_UNTRUSTED');
    const below = await makeBelow(impostor, [[CN, 'Below']]);
    await refusedSigner(
      await makeSigner(below, {}, [below.certificate, impostor.certificate]),
      'CERTIFICATE_UNTRUSTED',
    );
  });

  it('somebody who vouches for himself is refused, unless he is known', async () => {
    const self = await makeRoot([[CN, 'Self']], { extensions: SIGNER });
    const person = await makeSigner(self, { subject: [[CN, 'Self']] });
    await refusedSigner(person, 'CERTIFICATE_UNTRUSTED');
    await accepted(await withPath(person), await trusting({ known: [person.credential.chain[0]] }));
  });

  it('a known certificate vouches for nobody else', async () => {
    const known = await makeRoot([[CN, 'Known']]);
    await refusedSigner(await makeSigner(known, {}, [known.certificate]), 'CERTIFICATE_UNTRUSTED', {
      known: [known.certificate],
    });
  });

  it('a known certificate is refused once it has expired, or with a key that may not sign', async () => {
    const expired = await makeSigner(await makeRoot([[CN, 'K']]), { until: -1000 });
    await refusedSigner(expired, 'CERTIFICATE_EXPIRED', { known: [expired.credential.chain[0]] });
    const usage = await makeSigner(await makeRoot([[CN, 'K']]), { extensions: [keyUsageOf('cRLSign')] });
    await refusedSigner(usage, 'CERTIFICATE_USAGE', { known: [usage.credential.chain[0]] });
  });

  it('a user who issues certificates is refused', async () => {
    const user = await makeBelow(await root(), [[CN, 'User']], { extensions: SIGNER });
    await refusedSigner(await makeSigner(user, {}, [user.certificate]), 'CERTIFICATE_USAGE');
    const silent = await makeBelow(await root(), [[CN, 'Silent']], { extensions: [] });
    await refusedSigner(await makeSigner(silent, {}, [silent.certificate]), 'CERTIFICATE_USAGE');
  });

  it('an authority whose key may not sign certificates is refused', async () => {
    const extensions = [basicConstraintsOf(true), keyUsageOf('digitalSignature', 'cRLSign')];
    const wrong = await makeBelow(await root(), [[CN, 'Wrong']], { extensions });
    await refusedSigner(await makeSigner(wrong, {}, [wrong.certificate]), 'CERTIFICATE_USAGE');
  });

  it('a certificate that names a trusted issuer but was signed by another is refused', async () => {
    const foreign = await makeRoot([[CN, 'Foreign']]);
    await refusedSigner(await makeSigner(foreign, { issuer: ROOT_NAME }), 'CERTIFICATE_UNTRUSTED');
  });

  it('a certificate changed after it was signed is refused', async () => {
    const person = await makeSigner(await root(), { subject: [[CN, 'Mallory']] });
    const text = await forgeMessage({ credential: person.credential });
    const der = Buffer.from(person.credential.chain[0].der);
    const changed = Buffer.from(der.toString('latin1').replace('Mallory', 'Malorie'), 'latin1');
    assert.notDeepEqual(changed, der);
    await refused(
      text.replace(der.toString('base64'), changed.toString('base64')),
      'CERTIFICATE_UNTRUSTED',
      await trusting(),
    );
  });
});

describe('paths', () => {
  it('over intermediates are accepted, sent along or configured', async () => {
    const one = await makeBelow(await root(), [[CN, 'One']]);
    const two = await makeBelow(one, [[CN, 'Two']]);
    const person = await makeSigner(two, {}, [two.certificate, one.certificate]);
    const message = await accepted(await withPath(person), await trusting());
    assert.equal(message.path.length, 4);
    const alone = await forgeMessage({ credential: person.credential });
    await refused(alone, 'CERTIFICATE_UNTRUSTED', await trusting());
    await accepted(alone, await trusting({ intermediates: [two.certificate, one.certificate] }));
  });

  it('longer than an authority allows are refused', async () => {
    const limited = await makeBelow(await root(), [[CN, 'Limited']], {
      extensions: [basicConstraintsOf(true, 0), keyUsageOf('keyCertSign')],
    });
    await accepted(await withPath(await makeSigner(limited, {}, [limited.certificate])), await trusting());
    const below = await makeBelow(limited, [[CN, 'Below']]);
    await refusedSigner(
      await makeSigner(below, {}, [below.certificate, limited.certificate]),
      'CERTIFICATE_USAGE',
    );
  });

  it('longer than anybody needs are refused before they cost much', async () => {
    let last = await root();
    const path = [];
    for (let depth = 0; depth < 9; depth += 1) {
      last = await makeBelow(last, [[CN, `Depth ${depth}`]]);
      path.unshift(last.certificate);
    }
    await refusedSigner(await makeSigner(last, {}, path), 'TOKEN_INVALID');
    await refused(
      await forgeMessage({ credential: (await makeSigner(last)).credential }),
      'CERTIFICATE_UNTRUSTED',
      await trusting({ intermediates: path }),
    );
  });

  it('that leave what an authority may name are refused', async () => {
    const subtree = derSequence(derElement(0x82, new TextEncoder().encode('grid.example')));
    const limits = { oid: '2.5.29.30', critical: true, value: derSequence(derExplicit(0, subtree)) };
    const limited = await makeBelow(await root(), [[CN, 'Limited']], {
      extensions: [basicConstraintsOf(true), limits],
    });
    const named = (host: string) => makeSigner(limited, { subject: [[CN, host]] }, [limited.certificate]);
    await accepted(await withPath(await named('a.grid.example')), await trusting());
    await refusedSigner(await named('a.other.example'), 'CERTIFICATE_USAGE');
  });

  it('that turn in a circle end', async () => {
    const a = await makeRoot([[CN, 'A']]);
    const b = await makeBelow(a, [[CN, 'B']]);
    const crossed = await makeBelow(b, [[CN, 'A']]);
    await refusedSigner(
      await makeSigner(a, {}, [b.certificate, crossed.certificate, a.certificate]),
      'CERTIFICATE_UNTRUSTED',
    );
  });

  it('prefer the issuer that is valid now, of two with one name and key', async () => {
    const { certificate, key, name } = await root();
    const expired = await makeRoot(ROOT_NAME, { until: -1000, publicKey: certificate.publicKey.spki });
    await accepted(
      await withPath(await makeSigner({ certificate, key, name })),
      await trusting({ authorities: [expired.certificate, certificate] }),
    );
  });
});

describe('what a certificate may be used for', () => {
  const cases: [title: string, extensions: Parameters<typeof makeSigner>[1], code: ErrorCode | undefined][] =
    [
      ['digital signatures', { extensions: [keyUsageOf('digitalSignature')] }, undefined],
      ['non-repudiation', { extensions: [keyUsageOf('nonRepudiation')] }, undefined],
      ['anything, as it does not say', { extensions: [] }, undefined],
      ['signing certificates only', { extensions: [keyUsageOf('keyCertSign')] }, 'CERTIFICATE_USAGE'],
      [
        'being an authority',
        { extensions: [basicConstraintsOf(true), keyUsageOf('keyCertSign', 'digitalSignature')] },
        'CERTIFICATE_USAGE',
      ],
      ['clients', { extensions: [purposesOf('1.3.6.1.5.5.7.3.2')] }, undefined],
      ['any purpose', { extensions: [purposesOf('2.5.29.37.0')] }, undefined],
      ['code signing', { extensions: [purposesOf('1.3.6.1.5.5.7.3.3')] }, 'CERTIFICATE_USAGE'],
      [
        'time stamping and OCSP',
        { extensions: [purposesOf('1.3.6.1.5.5.7.3.8', '1.3.6.1.5.5.7.3.9')] },
        'CERTIFICATE_USAGE',
      ],
      [
        'something critical that nobody knows',
        { extensions: [...SIGNER, { oid: '1.2.3.4', critical: true, value: derOctets(new Uint8Array()) }] },
        'CERTIFICATE_USAGE',
      ],
      [
        'something uncritical that nobody knows',
        { extensions: [...SIGNER, { oid: '1.2.3.4', value: derOctets(new Uint8Array()) }] },
        undefined,
      ],
      [
        'a Grid proxy',
        { extensions: [...SIGNER, { oid: '1.3.6.1.5.5.7.1.14', critical: true, value: derSequence() }] },
        'CERTIFICATE_USAGE',
      ],
    ];
  for (const [title, plan, code] of cases) {
    it(`${title}: ${code ?? 'accepted'}`, async () => {
      const text = await withPath(await makeSigner(await root(), plan));
      if (code === undefined) await accepted(text, await trusting());
      else await refused(text, code, await trusting());
    });
  }

  it('the authority itself may not sign messages', async () => {
    const { certificate, key, name } = await root();
    const { publicKey } = await commonKeys();
    const self = await makeSigner(
      { certificate, key, name },
      {
        subject: ROOT_NAME,
        extensions: [basicConstraintsOf(true)],
        publicKey: new Uint8Array(await crypto.subtle.exportKey('spki', publicKey)),
      },
    );
    await refusedSigner(self, 'CERTIFICATE_USAGE');
  });

  it('an invisible mark in front of a name makes another name', async () => {
    const identities = new Set<string>();
    for (const name of ['Signer', '\ufeffSigner', 'Sign\ufeffer']) {
      const person = await makeSigner(await root(), { subject: [[CN, name]] });
      const { identity } = await accepted(await withPath(person), await trusting());
      identities.add(identity.subject);
    }
    assert.equal(identities.size, 3);
  });

  it('an extension given twice cannot be read', async () => {
    await assert.rejects(
      makeSigner(await root(), { extensions: [keyUsageOf('digitalSignature'), keyUsageOf('keyCertSign')] }),
      { code: 'CERTIFICATE_UNREADABLE' },
    );
  });
});

describe('weak cryptography in certificates', () => {
  /** A certificate that Node's own tools would not make: signed by SHA-1, or for a short key. */
  function handMade(oid: string, hash: string, bits: number) {
    const issuer = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const own = generateKeyPairSync('rsa', { modulusLength: bits });
    const algorithm = derSequence(derObjectIdentifier(oid), derElement(0x05));
    const name = (text: string) =>
      derSequence(
        derElement(0x31, derSequence(derObjectIdentifier(CN), derElement(0x0c, Buffer.from(text)))),
      );
    const time = (at: number) =>
      derElement(0x17, Buffer.from(`${new Date(at).toISOString().replace(/[-:T]/g, '').slice(2, 14)}Z`));
    const make = (subject: string, key: Uint8Array, extensions: Uint8Array) => {
      const signedPart = derSequence(
        derExplicit(0, derUnsigned(2n)),
        derUnsigned(7n),
        algorithm,
        name('Old CA'),
        derSequence(time(Date.now() - DAY), time(Date.now() + DAY)),
        name(subject),
        key,
        derExplicit(3, extensions),
      );
      return derSequence(signedPart, algorithm, derBits(signSync(hash, signedPart, issuer.privateKey)));
    };
    const spki = (key: typeof own.publicKey) => new Uint8Array(key.export({ type: 'spki', format: 'der' }));
    const constraint = derSequence(
      derObjectIdentifier('2.5.29.19'),
      derOctets(derSequence(derElement(0x01, Uint8Array.of(0xff)))),
    );
    const authority = make('Old CA', spki(issuer.publicKey), derSequence(constraint));
    const certificate = make('Old user', spki(own.publicKey), derSequence());
    const pem = (der: Uint8Array) => encodePem(der, 'CERTIFICATE');
    const privateKey = own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    return nodeCredential({ certificates: pem(certificate) + pem(authority), privateKey });
  }

  for (const [title, oid, hash, bits] of [
    ['signed over SHA-1', '1.2.840.113549.1.1.5', 'sha1', 2048],
    ['signed over MD5', '1.2.840.113549.1.1.4', 'md5', 2048],
    ['an RSA key of 1024 bits', '1.2.840.113549.1.1.11', 'sha256', 1024],
  ] as const) {
    it(`${title} is refused; SHA-1 and short keys only by agreement`, async () => {
      const credential = handMade(oid, hash, bits);
      const authorities = credential.chain.slice(1);
      const text = await forgeMessage({ credential });
      const weak = hash === 'md5' ? 'CERTIFICATE_UNTRUSTED' : 'CERTIFICATE_WEAK';
      await refused(text, weak, await trusting({ authorities }));
      const options = await trusting({ authorities, strength: () => ({ sha1: true, rsaBits: 1024 }) });
      if (hash === 'md5') await refused(text, weak, options);
      else await accepted(text, options);
    });
  }

  it('RSA keys with a broken exponent, unknown curves and other kinds of keys are refused', async () => {
    const rsa = (exponent: bigint) =>
      derSequence(
        derSequence(derObjectIdentifier('1.2.840.113549.1.1.1'), derElement(0x05)),
        derBits(derSequence(derUnsigned((1n << 2047n) + 1n), derUnsigned(exponent))),
      );
    const curve = (oid: string) =>
      derSequence(
        derSequence(derObjectIdentifier('1.2.840.10045.2.1'), derObjectIdentifier(oid)),
        derBits(new Uint8Array(65)),
      );
    const explicit = derSequence(
      derSequence(derObjectIdentifier('1.2.840.10045.2.1'), derSequence()),
      derBits(new Uint8Array(65)),
    );
    const ed25519 = derSequence(derSequence(derObjectIdentifier('1.3.101.112')), derBits(new Uint8Array(32)));
    for (const publicKey of [rsa(1n), rsa(4n), curve('1.3.132.0.10'), explicit, ed25519]) {
      const { key, name } = await root();
      const der = await writeCertificate(
        {
          serialNumber: 5n,
          issuer: writeName(name),
          subject: writeName([[CN, 'x']]),
          notBefore: Date.now() - DAY,
          notAfter: Date.now() + DAY,
          publicKey,
          extensions: SIGNER,
        },
        key,
      );
      const { trust } = await trusting();
      await assert.rejects(trust.trust({ kind: 'certificate', base64: encodeBase64(der) }), {
        code: 'CERTIFICATE_WEAK',
      });
    }
  });
});

describe('revocation', () => {
  async function listing(maker: Maker, serials: readonly bigint[], days = 30, clock?: () => number) {
    const pem = await issueRevocationList(
      asAuthority(maker),
      serials.map((serialNumber) => ({ serialNumber, revokedAt: Date.now() })),
      { days, ...(clock ? { clock } : {}) },
    );
    return readRevocationFile(new TextEncoder().encode(pem));
  }

  async function withLists(...origins: Awaited<ReturnType<typeof listing>>[]) {
    const lists = new RevocationLists();
    for (const [at, list] of origins.entries()) lists.replace(`list ${at}`, list);
    return lists;
  }

  it('a revoked certificate is refused, another one is not', async () => {
    const maker = await root();
    const person = await makeSigner(maker);
    const other = await makeSigner(maker);
    const revocation = await withLists(await listing(maker, [person.credential.chain[0].serialNumber]));
    await refusedSigner(person, 'CERTIFICATE_REVOKED', { revocation });
    await accepted(await withPath(other), await trusting({ revocation }));
  });

  it('a revoked authority in the path is refused', async () => {
    const maker = await root();
    const below = await makeBelow(maker, [[CN, 'Below']]);
    const revocation = await withLists(await listing(maker, [below.certificate.serialNumber]));
    await refusedSigner(await makeSigner(below, {}, [below.certificate]), 'CERTIFICATE_REVOKED', {
      revocation,
    });
  });

  it('a certificate is refused from the moment when a new list names it', async () => {
    const maker = await root();
    const person = await makeSigner(maker);
    const revocation = await withLists(await listing(maker, []));
    const options = await trusting({ revocation });
    await accepted(await withPath(person), options);
    revocation.replace('list 0', await listing(maker, [person.credential.chain[0].serialNumber]));
    await refused(await withPath(person), 'CERTIFICATE_REVOKED', options);
  });

  it('the signature of a list is checked once, however often a certificate comes in another spelling', async () => {
    const maker = await root();
    const [own] = (await makeSigner(maker)).credential.chain;
    const revocation = await withLists(await listing(maker, []));
    const signed = revocation.listsOf(maker.certificate.subjectKey)[0]?.signedPart;
    let checks = 0;
    const crypto: CryptoProvider = {
      ...nodeCrypto,
      verify: (check) => {
        if (check.data === signed) checks += 1;
        return nodeCrypto.verify(check);
      },
    };
    const { trust } = await trusting({ revocation, crypto });
    for (const spaces of ['', ' ', '  ']) {
      await trust.trust({ kind: 'certificate', base64: spaces + encodeBase64(own.der) });
    }
    assert.equal(checks, 1);
  });

  it('a known certificate is refused too when its authority takes it back', async () => {
    const maker = await root();
    const person = await makeSigner(maker);
    const [own] = person.credential.chain;
    const revocation = await withLists(await listing(maker, [own.serialNumber]));
    await refusedSigner(person, 'CERTIFICATE_REVOKED', { known: [own], revocation });
  });

  it('a list of an impostor with the same name does not count, neither way', async () => {
    const impostor = await makeRoot(ROOT_NAME);
    const person = await makeSigner(await root());
    const accusing = await withLists(await listing(impostor, [person.credential.chain[0].serialNumber]));
    await accepted(await withPath(person), await trusting({ revocation: accusing }));
    const revocationPolicy = { missing: 'refuse', stale: 'refuse' } as const;
    const excusing = await withLists(await listing(impostor, []));
    await refusedSigner(person, 'CERTIFICATE_REVOCATION_UNKNOWN', { revocation: excusing, revocationPolicy });
  });

  it('after a change of keys, old certificates are revoked by the lists of the new key', async () => {
    const [old, renewed] = [await root(), await makeRoot(ROOT_NAME)];
    const authorities = [old.certificate, renewed.certificate];
    const person = await makeSigner(old);
    const serials = [person.credential.chain[0].serialNumber];
    const revocation = await withLists(await listing(old, []), await listing(renewed, serials));
    await refusedSigner(person, 'CERTIFICATE_REVOKED', { authorities, revocation });
    const proving = await withLists(await listing(renewed, []));
    const revocationPolicy = { missing: 'refuse', stale: 'refuse' } as const;
    await accepted(
      await withPath(person),
      await trusting({ authorities, revocation: proving, revocationPolicy }),
    );
  });

  it('a list that is out of date is refused, or accepted by policy; what it names stays revoked', async () => {
    const maker = await root();
    const person = await makeSigner(maker);
    const past = () => Date.now() - 40 * DAY;
    const stale = await withLists(await listing(maker, [], 30, past));
    await refusedSigner(person, 'CERTIFICATE_REVOCATION_UNKNOWN', { revocation: stale });
    await accepted(
      await withPath(person),
      await trusting({ revocation: stale, revocationPolicy: { missing: 'accept', stale: 'accept' } }),
    );
    const naming = await withLists(await listing(maker, [person.credential.chain[0].serialNumber], 30, past));
    await refusedSigner(person, 'CERTIFICATE_REVOKED', { revocation: naming });
  });

  it('a list from the future proves nothing yet', async () => {
    const person = await makeSigner(await root());
    const early = await withLists(await listing(await root(), [], 30, () => Date.now() + DAY));
    await refusedSigner(person, 'CERTIFICATE_REVOCATION_UNKNOWN', { revocation: early });
  });

  it('a missing list is accepted, or refused by policy', async () => {
    const person = await makeSigner(await root());
    const revocation = new RevocationLists();
    await accepted(await withPath(person), await trusting({ revocation }));
    await refusedSigner(person, 'CERTIFICATE_REVOCATION_UNKNOWN', {
      revocation,
      revocationPolicy: { missing: 'refuse', stale: 'refuse' },
    });
  });

  it('an authority whose key may not sign lists signs none', async () => {
    const wrong = await makeBelow(await root(), [[CN, 'No lists']], {
      extensions: [basicConstraintsOf(true), keyUsageOf('keyCertSign')],
    });
    const person = await makeSigner(wrong, {}, [wrong.certificate]);
    const revocation = await withLists(await listing(wrong, []), await listing(await root(), []));
    await refusedSigner(person, 'CERTIFICATE_REVOCATION_UNKNOWN', {
      revocation,
      revocationPolicy: { missing: 'refuse', stale: 'refuse' },
    });
  });
});
