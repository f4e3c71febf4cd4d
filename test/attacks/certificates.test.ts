import assert from 'node:assert/strict';
import { generateKeyPairSync, sign as signSync } from 'node:crypto';
import type { ErrorCode } from '../../src/errors/catalogue.ts';
import { encodeBase64 } from '../../src/security/base64.ts';
import { nodeCredential } from '../../src/security/crypto/node-credential.node.ts';
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
import { encodePem } from '../../src/security/x509/pem.ts';
import { forgeMessage } from '../security/forge-message.ts';
import {
  CN,
  commonKeys,
  DAY,
  makeBelow,
  makeRoot,
  makeSigner,
  SIGNER,
} from '../security/make-certificate.ts';
import { accepted, refused } from '../security/refused.ts';
import { ROOT_NAME, refusedSigner, root, trusting, withPath } from './certified-signers.ts';

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

  it('one below a trusted authority that bears the name of another trusted one speaks for none of its people', async () => {
    const [trusted, other] = [await root(), await makeRoot([[CN, 'Other']])];
    const authorities = [trusted.certificate, other.certificate];
    const impostor = await makeBelow(other, ROOT_NAME);
    await refusedSigner(await makeSigner(impostor, {}, [impostor.certificate]), 'CERTIFICATE_UNTRUSTED', {
      authorities,
    });
    const renewed = await makeBelow(trusted, ROOT_NAME);
    await accepted(
      await withPath(await makeSigner(renewed, {}, [renewed.certificate])),
      await trusting({ authorities }),
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
