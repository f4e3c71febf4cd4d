import assert from 'node:assert/strict';
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createAuthority, issueCertificate } from '../../src/security/pki/issue.ts';
import { encodePem } from '../../src/security/x509/pem.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

const run = promisify(execFile);
const examples = join(import.meta.dirname, '../../examples/embedding');

/** PEM files of an authority, and of two whom it knows. */
class Certificates {
  readonly directory: string;
  readonly #authority: Awaited<ReturnType<typeof createAuthority>>;

  static async create(): Promise<Certificates> {
    const directory = temporaryDirectory('embedding');
    const authority = await createAuthority({ subject: { commonName: 'Example CA' }, keyKind: 'ec-p256' });
    await writeFile(join(directory, 'authority.pem'), encodePem(authority.certificate.der, 'CERTIFICATE'));
    return new Certificates(directory, authority);
  }

  private constructor(directory: string, authority: Awaited<ReturnType<typeof createAuthority>>) {
    this.directory = directory;
    this.#authority = authority;
  }

  /** As the programs take them: authorities, certificate, key. */
  async of(commonName: string): Promise<[authorities: string, certificate: string, key: string]> {
    const issued = await issueCertificate(this.#authority, { subject: { commonName }, keyKind: 'ec-p256' });
    const [certificate, key] = [`${commonName}.pem`, `${commonName}.key`].map((name) =>
      join(this.directory, name),
    );
    if (certificate === undefined || key === undefined) throw new Error('no paths');
    await writeFile(certificate, issued.certificate);
    await writeFile(key, issued.privateKey);
    return [join(this.directory, 'authority.pem'), certificate, key];
  }
}

/** A port that nobody has at the moment. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return String(address.port);
}

describe('the example of embedding', () => {
  let certificates: Certificates;
  before(async () => {
    certificates = await Certificates.create();
  });

  const client = async (...options: string[]) => {
    const { stdout } = await run(process.execPath, [
      '--import',
      'tsx',
      join(examples, 'client.ts'),
      ...options,
    ]);
    return stdout.trim().split('\n');
  };

  for (const [name, path] of [
    ['http-server.ts', '/'],
    ['express-server.ts', '/calculator'],
  ] as const) {
    describe(name, () => {
      let server: ChildProcess;
      let address: string;
      before(async () => {
        const port = await freePort();
        const options = [port, ...(await certificates.of('localhost'))];
        server = spawn(process.execPath, ['--import', 'tsx', join(examples, name), ...options], {
          stdio: ['ignore', 'pipe', 'inherit'],
        });
        address = `http://127.0.0.1:${port}${path}`;
        const said = server.stdout === null ? [] : await once(server.stdout, 'data');
        assert.equal(String(said[0]), `The calculator is at ${address}\n`);
      });
      after(async () => {
        const ended = once(server, 'exit');
        server.kill();
        await ended;
      });

      it('adds for anybody', async () => {
        assert.deepEqual(await client(address), ['1 + 2 + 39 = 42']);
      });

      it('knows who signed, and signs its answer', async () => {
        const [sum, subject] = await client(address, ...(await certificates.of('alice')));
        assert.equal(sum, '1 + 2 + 39 = 42');
        assert.match(subject ?? '', /^I am .*\bCN=alice\b/);
      });

      it('tells nobody who he is without a signature', async () => {
        const envelope =
          '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><WhoAmI xmlns="urn:example:calculator"/></s:Body></s:Envelope>';
        const answer = await fetch(address, {
          method: 'POST',
          headers: { 'content-type': 'text/xml; charset=utf-8', soapaction: '""' },
          body: envelope,
        });
        assert.equal(answer.status, 500);
        assert.match(await answer.text(), /SIGNATURE_MISSING/);
      });

      it('publishes its WSDL with its own address', async () => {
        const wsdl = await (await fetch(`${address}?wsdl`)).text();
        assert.ok(wsdl.includes(`location="${address}"`), wsdl);
      });
    });
  }

  it('imports nothing of Plegma but its public module', async () => {
    for (const file of (await readdir(examples)).filter((name) => name.endsWith('.ts'))) {
      const imported = [...(await readFile(join(examples, file), 'utf8')).matchAll(/ from '([^']+)'/g)];
      const ours = imported.map(([, from = '']) => from).filter((from) => /plegma|\.\.\//.test(from));
      assert.ok(
        ours.every((from) => from === 'plegma/soap' || from === '../../src/soap/index.ts'),
        `${file}: ${ours}`,
      );
    }
  });
});
