import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sweepOption } from '../../src/cli/sweep/sweep-option.ts';
import { exitCodes } from '../../src/cli/terminal/exit-codes.ts';
import { decimal } from '../../src/soap/codec/decimal.ts';
import { Grid } from '../client/grid.ts';
import { reachableDirectory } from '../support/temporary-directory.ts';
import { runCommand } from './run-command.ts';

describe('the option --sweep', () => {
  const range = (from: string, to: string, step: string) => ({
    range: { from: decimal(from), to: decimal(to), step: decimal(step) },
  });

  const right: readonly (readonly [string, object])[] = [
    ['a=10..350:10', range('10', '350', '10')],
    ['a=-1.5..1.5:0.25', range('-1.5', '1.5', '0.25')],
    ['a=1..3', range('1', '3', '1')],
    ['a=3..1:-1', range('3', '1', '-1')],
    ['a=30,60,90', { values: ['30', '60', '90'] }],
    ['a=red', { values: ['red'] }],
    ['a=x=1,..', { values: ['x=1', '..'] }],
  ];
  for (const [text, values] of right) {
    it(`reads ${text}`, () => assert.deepEqual(sweepOption(text), { parameter: 'a', ...values }));
  }

  for (const text of ['', 'a', 'a=', '=1,2', 'a=1..x', 'a=1..2:y']) {
    it(`refuses "${text}"`, () => assert.throws(() => sweepOption(text), { message: /NAME=FROM\.\.TO/ }));
  }
});

describe('a sweep by the plegma command', function () {
  this.timeout(120_000);
  let grid: Grid;
  let work: string;
  before(async () => {
    grid = await Grid.start();
    work = reachableDirectory('sweep');
    await plegma('account', 'open', '--title', 'Sweeps', '--provider', grid.provider.url);
  });
  after(() => grid.close());

  const plegma = (...words: string[]) =>
    runCommand(words, {
      cwd: work,
      environment: { PLEGMA_HOME: work, PLEGMA_BROKER: grid.broker.url, PLEGMA_CERTS: grid.certificates },
    });
  const picture = join(import.meta.dirname, '../../applications/swirl/sample/harbour.jpg');

  async function submit(values: string): Promise<string> {
    const { code, stdout, stderr } = await plegma(
      'submit',
      'Swirl',
      '-i',
      picture,
      '--sweep',
      `degrees=${values}`,
    );
    assert.equal(code, 0, stderr);
    assert.match(stdout, /^swp-\w+\n$/);
    return stdout.trim();
  }

  it('is one command to submit, to follow, to see and to fetch', async () => {
    const sweepId = await submit('90..270:90');
    const waited = await plegma('wait', sweepId);
    assert.equal(waited.code, 0, waited.stderr);
    assert.match(waited.stderr, / {2}3 jobs over degrees: .*3 finished/);
    assert.match(waited.stdout, new RegExp(`^Sweep +${sweepId}\\n.*: 3 finished\\n`));
    assert.match(waited.stdout, /\n +2 +180 +job-\w+ +finished/);

    const { jobs } = JSON.parse((await plegma('jobs', '--sweep', sweepId, '--json')).stdout);
    assert.equal(jobs.length, 3);
    const listed = await plegma('jobs');
    assert.match(listed.stdout, / 2 of 3 /);
    assert.ok(listed.stdout.endsWith(`\n\n${sweepId}: 3 jobs over degrees: 3 finished\n`), listed.stdout);
    assert.match((await plegma('job', jobs[0].jobId)).stdout, /Sweep +swp-\w+, 3 of 3 jobs over degrees/);

    const got = await plegma('get', sweepId, '-o', 'turned');
    assert.equal(got.code, 0, got.stderr);
    const folders = (await readdir(join(work, 'turned'))).sort();
    assert.deepEqual(folders, ['1-degrees=90', '2-degrees=180', '3-degrees=270']);
    const pictures = await Promise.all(folders.map((folder) => readOnly(join(work, 'turned', folder))));
    assert.equal(new Set(pictures.map((bytes) => bytes.toString('base64'))).size, 3);

    assert.equal((await plegma('destroy', sweepId)).code, 0);
    const gone = await plegma('job', sweepId);
    assert.equal(gone.code, exitCodes.notFound);
    assert.match(gone.stderr, /no sweep swp-\w+ with jobs that you may see/);
  });

  it('is cancelled as a whole; then there is nothing to fetch, and a script is told', async () => {
    const sweepId = await submit('1..40');
    const cancelled = await plegma('cancel', sweepId, '--reason', 'enough');
    assert.equal(cancelled.code, 0, cancelled.stderr);
    assert.match(cancelled.stdout, /^swp-\w+: 40 jobs over degrees: /);
    assert.equal((await plegma('wait', sweepId)).code, exitCodes.jobFailed);
    const { jobs } = JSON.parse((await plegma('job', sweepId, '--json')).stdout);
    assert.ok(jobs.some(({ state }: { state: string }) => state === 'cancelled'));
    const got = await plegma('get', sweepId, '-o', 'nothing');
    assert.equal(got.code, exitCodes.jobFailed);
    assert.match(got.stderr, /Only those of finished jobs: 40 jobs/);
  });

  async function readOnly(folder: string): Promise<Buffer> {
    const [name = '', another] = await readdir(folder);
    assert.equal(another, undefined);
    return readFile(join(folder, name));
  }
});
