import assert from 'node:assert/strict';
import { Host } from '../../src/server/host.ts';
import { openLog } from '../../src/server/log.ts';
import { openMetrics } from '../../src/server/metrics.ts';
import { pages } from '../../src/server/pages/pages.ts';
import type { Site } from '../../src/server/site.ts';
import { failingCheck, testSite } from './test-site.ts';

describe('the pages', () => {
  let host: Host;
  let base: URL;
  beforeEach(async () => {
    host = new Host();
    base = await host.listen({ host: '127.0.0.1', port: 0 });
  });
  afterEach(() => host.close(1));

  const show = (...sites: Site[]) => {
    host.serve(sites, pages({ sites, metrics: openMetrics(), log: openLog({ level: 'silent' }) }));
  };
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(new URL(path, base), { headers: { connection: 'close', ...headers } });

  it('list the services with WSDL links and operations, as Axis did', async () => {
    show(testSite());
    for (const path of ['/services', '/axis/services']) {
      const response = await get(path);
      assert.equal(response.headers.get('content-type'), 'text/html; charset=utf-8');
      const text = await response.text();
      assert.ok(text.includes(`<li>Registry <a href="${base.href}services/Registry?wsdl"><i>(wsdl)</i></a>`));
      assert.match(text, /<li><b>FindServices<\/b> The services that match every given criterion/);
    }
  });

  it('write links for the name by which the client came', async () => {
    show(testSite());
    const headers = { 'x-forwarded-host': 'grid.example', 'x-forwarded-proto': 'https' };
    const text = await (await get('/services', headers)).text();
    assert.ok(text.includes('https://grid.example/services/Registry?wsdl'));
  });

  it('welcome people, with what comes from outside escaped', async () => {
    show(testSite());
    const text = await (await get('/')).text();
    assert.match(text, /<h2>Broker &lt;of&gt; &quot;tests&quot;<\/h2>\s+<p>About &amp; more<\/p>/);
    assert.ok(text.includes(`<code>${base.href}services/Registry</code>`));
  });

  it('leave SOAP paths and folders to their handlers, exactly', async () => {
    show(testSite());
    const text = async (path: string) => (await get(path)).text();
    assert.equal(await text('/services/Registry?wsdl'), 'soap');
    assert.equal(await text('/data/stg-1?token=x'), 'data /data/stg-1?token=x');
    assert.equal((await get('/services/Registry/')).status, 404);
    assert.equal((await get('/data')).status, 404);
    assert.equal((await get('/nothing')).status, 404);
  });

  it('say that the process lives, and whether it can serve', async () => {
    show(testSite());
    assert.equal(await (await get('/healthz')).text(), 'ok\n');
    const ready = await get('/readyz');
    assert.deepEqual(
      [ready.status, await ready.json()],
      [200, { ready: true, checks: { 'broker store': 'ok' } }],
    );
    show(testSite(), testSite({ kind: 'provider', readiness: [failingCheck] }));
    const failing = await get('/readyz');
    assert.equal(failing.status, 503);
    assert.deepEqual(await failing.json(), {
      ready: false,
      checks: { 'broker store': 'ok', 'provider store': 'The database cannot be used at the moment.' },
    });
  });

  it('tell nothing of an unexpected failure', async () => {
    const check = async () => {
      throw new Error('secret path /etc/shadow');
    };
    show(testSite({ readiness: [{ name: 'store', check }] }));
    assert.doesNotMatch(await (await get('/readyz')).text(), /shadow/);
  });

  it('show metrics in the format of Prometheus', async () => {
    show(testSite());
    const response = await get('/metrics');
    assert.match(response.headers.get('content-type') ?? '', /^text\/plain; version=0\.0\.4/);
    assert.match(await response.text(), /^# TYPE plegma_calls_total counter$/m);
  });

  it('allow no script and no frame', async () => {
    show(testSite());
    const policy = (await get('/')).headers.get('content-security-policy') ?? '';
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/);
    assert.equal((await get('/')).headers.get('x-powered-by'), null);
  });

  it('are 503 until the sites are there', async () => {
    assert.equal((await get('/healthz')).status, 503);
  });
});
