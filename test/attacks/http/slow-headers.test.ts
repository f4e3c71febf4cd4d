import assert from 'node:assert/strict';
import { Host } from '../../../src/server/host.ts';
import { testSite } from '../../server/test-site.ts';
import { raw, slowly } from '../../soap/server/running.ts';

/** Milliseconds. */
const PATIENCE = 300;
const HEAD = `POST /services/Registry HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(200)}\r\n\r\n`;

describe('senders who take their time over the headers', () => {
  let host: Host;
  let port: number;
  before(async () => {
    host = new Host({ headerPatience: PATIENCE });
    port = Number((await host.listen({ host: '127.0.0.1', port: 0 })).port);
    host.serve([testSite()], (_request, response) => {
      response.writeHead(404).end();
    });
  });
  after(() => host.close(0));

  for (const [name, pieces] of [
    ['byte by byte', HEAD],
    ['and stop', [HEAD.slice(0, 40)]],
  ] as const) {
    it(`${name}, are given up while others are served`, async () => {
      const slow = Array.from({ length: 50 }, () => raw(port, slowly(pieces, 20)));
      const honest = await raw(port, ['GET /services/Registry HTTP/1.1\r\nHost: a\r\n\r\n']);
      assert.equal(honest.status, 200);
      for (const answer of await Promise.all(slow)) {
        assert.equal(answer.status, 408);
        assert.equal(answer.closed, true);
      }
    });
  }
});
