import assert from 'node:assert/strict';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { until } from '../support/until.ts';
import { runCommand, startCommand } from './run-command.ts';

describe('plegma serve', function () {
  this.timeout(60_000);
  let directory: string;
  before(() => {
    directory = temporaryDirectory('serve');
  });

  it('prints one line of JSON when it is ready, keeps all in one directory and ends by signal', async () => {
    const data = join(directory, 'data');
    const server = startCommand(['serve', '--port', '0', '--data', data, '--json'], { cwd: directory });
    const lines = createInterface({ input: server.stdout });
    const [line] = await once(lines, 'line');
    const { broker, provider, dataDirectory, certificates } = JSON.parse(line);
    assert.equal(dataDirectory, data);
    assert.equal(broker.url, provider.url);
    for (const address of [broker.services, broker.health, provider.ready, `${provider.jobService}?wsdl`]) {
      assert.equal((await fetch(address)).status, 200, address);
    }
    assert.ok(existsSync(certificates.client.key));
    let more = 0;
    lines.on('line', () => {
      more += 1;
    });
    server.kill('SIGTERM');
    const [code] = await once(server, 'close');
    assert.equal(code, 0);
    assert.equal(more, 0);
  });

  it('opens its log anew at SIGHUP, as logrotate wants it', async () => {
    const file = join(directory, 'plegma.log');
    const words = ['serve', '--port', '0', '--data', join(directory, 'rotated'), '--json'];
    const server = startCommand(words, { cwd: directory, environment: { PLEGMA_LOG_FILE: file } });
    const [line] = await once(createInterface({ input: server.stdout }), 'line');
    await rename(file, `${file}.1`);
    server.kill('SIGHUP');
    await until('there is a new log', () => existsSync(file));
    await fetch(JSON.parse(line).broker.registry, { method: 'POST', body: 'no envelope' });
    server.kill('SIGTERM');
    const [code] = await once(server, 'close');
    assert.equal(code, 0);
    assert.match(await readFile(file, 'utf8'), /"WithdrawService"/);
  });

  it('ends when it cannot start, so that a service manager sees it', async () => {
    const words = ['serve', '--port', '0', '--data', join(directory, 'failed')];
    const nowhere = join(directory, 'nowhere');
    const environment = { PLEGMA_SECURITY_REVOCATION_DIRECTORIES: nowhere };
    const { code, stderr } = await runCommand(words, { cwd: directory, environment });
    assert.equal(code, 1);
    assert.ok(stderr.includes(nowhere), stderr);
  });
});
