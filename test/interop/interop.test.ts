import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { leaveOut } from '../support/leave-out.ts';
import { capabilities } from './capabilities.ts';
import { type Grid, startGrid } from './grid.ts';
import { disagreements, type PeerReport, whatIsMissing, writeDocument } from './interop-page.ts';
import { peers } from './peers.ts';

const document = new URL('../../docs/interop.md', import.meta.url);

describe('interoperability', () => {
  let grid: Grid;
  const reports: PeerReport[] = [];
  before(async function () {
    this.timeout(60_000);
    grid = await startGrid();
  });
  after(() => grid.close());

  for (const peer of peers) {
    describe(`with ${peer.name} as ${peer.role}`, () => {
      let report: PeerReport;
      before(async function () {
        this.timeout(150_000);
        const version = await peer.version();
        if (version === undefined) return leaveOut(this, `${whatIsMissing(peer)}.`);
        report = { peer, version, outcomes: await peer.run(grid) };
        reports.push(report);
      });

      for (const capability of peer.tries) {
        it(capabilities[capability], () => {
          const outcome = report.outcomes.get(capability);
          assert.ok(outcome !== undefined, 'the program of the peer said nothing about it');
          assert.equal(outcome.failure, undefined);
        });
      }
    });
  }

  // A suite of its own: mocha runs the tests of a suite before the suites in it.
  describe('docs/interop.md', () => {
    it('says of every peer what this run has shown', async () => {
      if (process.env['PLEGMA_WRITE_INTEROP'] === '1')
        await writeFile(document, writeDocument(peers, reports));
      assert.deepEqual(disagreements(await readFile(document, 'utf8'), reports), []);
    });
  });
});
