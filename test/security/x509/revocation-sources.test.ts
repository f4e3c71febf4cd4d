import assert from 'node:assert/strict';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { nodeCrypto } from '../../../src/security/crypto/node-crypto.node.ts';
import { issueRevocationList } from '../../../src/security/pki/revocation-list.ts';
import { alternativeNamesOf } from '../../../src/security/pki/write-certificate.ts';
import { writeAlgorithm, writeName, writeSigned } from '../../../src/security/pki/write-signed.ts';
import { TAG } from '../../../src/security/x509/der.ts';
import {
  derDate,
  derElement,
  derExplicit,
  derObjectIdentifier,
  derOctets,
  derSequence,
  derTrue,
  derUnsigned,
} from '../../../src/security/x509/der-write.ts';
import { followDistributionPoints } from '../../../src/security/x509/distribution-points.ts';
import { EXTENSION, GENERAL_NAME } from '../../../src/security/x509/extensions.ts';
import { decodePem, encodePem } from '../../../src/security/x509/pem.ts';
import { watchRevocationDirectory } from '../../../src/security/x509/revocation-directory.node.ts';
import { readRevocationList, serialKey } from '../../../src/security/x509/revocation-list.ts';
import { RevocationLists } from '../../../src/security/x509/revocation-lists.ts';
import { temporaryDirectory } from '../../support/temporary-directory.ts';
import { until } from '../../support/until.ts';
import { asAuthority, CN, makeRoot } from '../make-certificate.ts';
import { world } from '../world.ts';

const MEBIBYTE = 1024 ** 2;

async function listOf(...serials: bigint[]): Promise<string> {
  const { authority } = await world();
  return issueRevocationList(
    authority,
    serials.map((serialNumber) => ({ serialNumber, revokedAt: Date.now() })),
  );
}

describe('a directory of revocation lists', () => {
  let directory = '';
  beforeEach(() => {
    directory = temporaryDirectory('crl');
  });

  it('is read at once, and again when a file changes, comes, breaks or goes', async () => {
    const { authority } = await world();
    const { subjectKey } = authority.certificate;
    const path = join(directory, 'ca.crl');
    writeFileSync(path, await listOf(7n));
    writeFileSync(join(directory, 'readme.txt'), 'nothing');
    const lists = new RevocationLists();
    const problems: string[] = [];
    const watched = await watchRevocationDirectory(directory, lists, {
      interval: 10,
      onProblem: (file) => problems.push(file),
    });
    const names = (serial: bigint) =>
      lists.listsOf(subjectKey).some(({ revoked }) => revoked.has(serialKey(serial)));
    try {
      assert.equal(names(7n), true);
      assert.equal(lists.revision, 1);
      const [der] = decodePem(await listOf(7n, 8n), 'X509 CRL');
      writeFileSync(`${path}.new`, der ?? new Uint8Array());
      renameSync(`${path}.new`, path);
      await until('the list with 8', () => names(8n));
      writeFileSync(join(directory, 'second.pem'), await listOf(9n));
      await until('the list with 9', () => names(9n));
      writeFileSync(path, 'broken');
      await until('a problem that is told', () => problems.includes(path));
      assert.equal(names(8n), true, 'what it held before stays in force');
      rmSync(path);
      await until('the end of the list with 8', () => !names(8n));
      assert.equal(names(9n), true);
    } finally {
      watched.stop();
    }
  });

  it('may hold certificates too, but a list that a certificate takes the place of is missed', async () => {
    const { authority } = await world();
    const certificate = encodePem(authority.certificate.der, 'CERTIFICATE');
    const path = join(directory, 'list.pem');
    writeFileSync(join(directory, 'authority.pem'), certificate);
    writeFileSync(path, await listOf(7n));
    const lists = new RevocationLists();
    const problems: string[] = [];
    const watched = await watchRevocationDirectory(directory, lists, {
      interval: 10,
      onProblem: (file) => problems.push(file),
    });
    try {
      assert.equal(problems.length, 0);
      writeFileSync(path, certificate);
      await until('a problem that is told', () => problems.includes(path));
      assert.equal(lists.listsOf(authority.certificate.subjectKey).length, 1);
    } finally {
      watched.stop();
    }
  });

  it('that goes away is a problem to tell, not an end', async () => {
    const lists = new RevocationLists();
    const problems: string[] = [];
    const inner = temporaryDirectory('crl');
    const watched = await watchRevocationDirectory(inner, lists, {
      interval: 10,
      onProblem: (file) => problems.push(file),
    });
    rmSync(inner, { recursive: true });
    await until('a problem that is told', () => problems.includes(inner));
    watched.stop();
    await assert.rejects(watchRevocationDirectory(inner, lists));
  });
});

describe('distribution points', () => {
  let server: Server;
  let address = '';
  let sent = 0;
  const answers = new Map<string, string | Uint8Array>();
  function* endless() {
    for (const piece = new Uint8Array(MEBIBYTE); ; sent += piece.length) yield piece;
  }
  before(async () => {
    server = createServer((request, response) => {
      if (request.url === '/endless.crl') {
        Readable.from(endless()).pipe(response);
        return;
      }
      const answer = answers.get(request.url ?? '');
      response.writeHead(answer === undefined ? 404 : 200).end(answer);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const bound = server.address();
    address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}`;
  });
  after(() => server.close());

  it('that send without end are given up, and told', async () => {
    sent = 0;
    const problems: string[] = [];
    const followed = await followDistributionPoints([`${address}/endless.crl`], new RevocationLists(), {
      authorities: [],
      crypto: nodeCrypto,
      onProblem: (_url, cause) => problems.push(String(cause)),
    });
    followed.stop();
    assert.match(problems.join(), /gives more than/);
    assert.ok(sent < 100 * MEBIBYTE, `${sent} bytes were taken`);
  });

  it('are fetched again and again; one that fails is told and keeps its last list', async () => {
    const { authority } = await world();
    const { subjectKey } = authority.certificate;
    const der = async (serial: bigint) => decodePem(await listOf(serial), 'X509 CRL')[0] ?? new Uint8Array();
    answers.set('/ca.crl', await der(7n));
    const lists = new RevocationLists();
    const problems: string[] = [];
    const urls = [`${address}/ca.crl`, `${address}/missing.crl`];
    const followed = await followDistributionPoints(urls, lists, {
      authorities: [authority.certificate],
      crypto: nodeCrypto,
      interval: 20,
      onProblem: (url) => problems.push(url),
    });
    const names = (serial: bigint) =>
      lists.listsOf(subjectKey).some(({ revoked }) => revoked.has(serialKey(serial)));
    try {
      assert.equal(names(7n), true);
      assert.deepEqual(problems, [urls[1]]);
      answers.set('/ca.crl', await der(8n));
      await until('the list with 8', () => names(8n));
      answers.set('/ca.crl', new Uint8Array(65 * MEBIBYTE));
      await until('a problem that is told', () => problems.includes(urls[0] ?? ''));
      assert.equal(names(8n), true);
    } finally {
      followed.stop();
    }
  });

  it('keep the list of an authority where somebody sends another one, or an older one', async () => {
    const { authority } = await world();
    const { subjectKey } = authority.certificate;
    const impostor = await makeRoot([
      ['2.5.4.6', 'GR'],
      ['2.5.4.10', 'Plegma tests'],
      ['2.5.4.3', 'Test CA'],
    ]);
    assert.equal(impostor.certificate.subjectKey, subjectKey);
    const yesterday = () => Date.now() - 86_400_000;
    const forged = await issueRevocationList(asAuthority(impostor), []);
    const older = await issueRevocationList(authority, [], { clock: yesterday });
    const url = `${address}/held.crl`;
    const give = (pem: string) => answers.set('/held.crl', decodePem(pem, 'X509 CRL')[0] ?? '');
    const lists = new RevocationLists();
    const problems: unknown[] = [];
    give(await listOf(7n));
    const followed = await followDistributionPoints([url], lists, {
      authorities: [authority.certificate],
      crypto: nodeCrypto,
      interval: 20,
      onProblem: (_url, cause) => problems.push(cause),
    });
    const names = (serial: bigint) =>
      lists.listsOf(subjectKey).some(({ revoked }) => revoked.has(serialKey(serial)));
    try {
      give(forged);
      await until('the forged list', () => lists.listsOf(subjectKey).length > 1);
      assert.equal(names(7n), true);
      give(older);
      await until('a refusal', () => problems.length > 0);
      assert.match(String(problems[0]), /older/);
      assert.equal(names(7n), true);
      give(await listOf(8n));
      await until('the newer list', () => names(8n));
      assert.equal(lists.listsOf(subjectKey).length, 1);
    } finally {
      followed.stop();
    }
  });
});

describe('a revocation list', () => {
  const critical = (oid: string) =>
    derSequence(derObjectIdentifier(oid), derTrue(), derOctets(derSequence()));

  const entryOf = (serialNumber: bigint, ...extensions: Uint8Array[]) =>
    derSequence(derUnsigned(serialNumber), derDate(Date.now()), ...extensions);

  /** What says whose certificate an entry is about. */
  const ofAuthority = (name: string) => {
    const { value } = alternativeNamesOf([
      { kind: GENERAL_NAME.directory, content: writeName([[CN, name]]) },
    ]);
    return derSequence(
      derSequence(derObjectIdentifier(EXTENSION.certificateIssuer), derTrue(), derOctets(value)),
    );
  };

  const write = (entryExtension: Uint8Array[], listExtension: Uint8Array[]) =>
    writeEntries([entryOf(5n, ...entryExtension)], listExtension);

  async function writeEntries(entries: Uint8Array[], listExtension: Uint8Array[] = []) {
    const { authority } = await world();
    const { signingKey } = authority;
    const part = derSequence(
      derUnsigned(1n),
      writeAlgorithm(signingKey),
      writeName([[CN, 'x']]),
      derDate(Date.now()),
      derSequence(...entries),
      ...(listExtension.length === 0 ? [] : [derExplicit(0, derSequence(...listExtension))]),
    );
    return readRevocationList(await writeSigned(part, signingKey));
  }

  it('without next update, with a critical extension, or of another authority is told apart', async () => {
    assert.equal((await write([], [])).nextUpdate, undefined);
    assert.equal((await write([], [])).isPartial, false);
    assert.equal((await write([], [critical('2.5.29.27')])).isPartial, true);
    assert.equal((await write([], [critical('2.5.29.20')])).isPartial, false);
    assert.deepEqual([...(await write([derSequence()], [])).revoked], [serialKey(5n)]);
  });

  it('with an entry that is not understood is partial, and names what it names', async () => {
    const list = await writeEntries([entryOf(5n, derSequence(critical('1.2.3.4'))), entryOf(6n)]);
    assert.equal(list.isPartial, true);
    assert.deepEqual([...list.revoked], [serialKey(5n), serialKey(6n)]);
  });

  it('about certificates of several authorities names its own', async () => {
    const list = await writeEntries([
      entryOf(1n),
      entryOf(2n, ofAuthority('y')),
      entryOf(3n),
      entryOf(4n, ofAuthority('X')),
      entryOf(5n),
    ]);
    assert.deepEqual([...list.revoked], [serialKey(1n), serialKey(4n), serialKey(5n)]);
  });

  it('of very many entries is read beside what else is to be done, however its authority counts', async () => {
    const { authority } = await world();
    // Numbers that differ above their low 64 bits only, which is all that a set of large integers looks at.
    const entries = Array.from({ length: 50_000 }, (_, at) =>
      derSequence(derUnsigned((BigInt(at + 1) << 64n) + 7n), derDate(0)),
    );
    const part = derSequence(
      derUnsigned(1n),
      writeAlgorithm(authority.signingKey),
      writeName([['2.5.4.3', 'x']]),
      derDate(Date.now()),
      derElement(TAG.sequence, Buffer.concat(entries)),
    );
    const der = await writeSigned(part, authority.signingKey);
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    });
    const list = await readRevocationList(der);
    clearInterval(others);
    assert.equal(list.revoked.size, entries.length);
    assert.ok(turns > 0, 'nobody else had a turn');
  });
});
