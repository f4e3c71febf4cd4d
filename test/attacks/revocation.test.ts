import assert from 'node:assert/strict';
import { encodeBase64 } from '../../src/security/base64.ts';
import type { CryptoProvider } from '../../src/security/crypto/crypto-provider.ts';
import { nodeCrypto } from '../../src/security/crypto/node-crypto.node.ts';
import { issueRevocationList } from '../../src/security/pki/revocation-list.ts';
import { basicConstraintsOf, keyUsageOf } from '../../src/security/pki/write-certificate.ts';
import { readRevocationFile } from '../../src/security/x509/files.node.ts';
import { RevocationLists } from '../../src/security/x509/revocation-lists.ts';
import {
  asAuthority,
  CN,
  DAY,
  type Maker,
  makeBelow,
  makeRoot,
  makeSigner,
} from '../security/make-certificate.ts';
import { accepted, refused } from '../security/refused.ts';
import { ROOT_NAME, refusedSigner, root, trusting, withPath } from './certified-signers.ts';

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
