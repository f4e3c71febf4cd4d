import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { exitCodes } from '../../src/cli/terminal/exit-codes.ts';
import { Grid } from '../client/grid.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';
import { type Ended, runCommand } from './run-command.ts';

describe('the plegma command against a broker and a provider', function () {
  this.timeout(60_000);
  let grid: Grid;
  let home: string;
  let work: string;
  before(async () => {
    grid = await Grid.start();
    home = temporaryDirectory('home');
    work = temporaryDirectory('work');
    await writeFile(join(work, 'one.txt'), 'one');
    await writeFile(join(work, 'a=b.txt'), 'two');
  });
  after(() => grid.close());

  const plegma = (...words: string[]): Promise<Ended> =>
    runCommand(words, {
      cwd: work,
      environment: {
        PLEGMA_HOME: home,
        PLEGMA_BROKER: grid.broker.url,
        PLEGMA_CERTS: grid.certificates,
      },
    });
  /** The document of a command that succeeds. */
  const json = async (...words: string[]) => {
    const { code, stdout, stderr } = await plegma(...words, '--json');
    assert.equal(code, 0, stderr);
    assert.equal(stderr, '');
    return JSON.parse(stdout);
  };

  it('walks from the list of services to the result and its charge', async () => {
    const { services } = await json('services', 'zip');
    assert.equal(services[0].name, 'Pack');

    const newcomer = await plegma('describe', 'pack');
    assert.equal(newcomer.code, 0, newcomer.stderr);
    assert.match(newcomer.stdout, /Inputs\n {2}NAME +FILES +TYPE +DESCRIPTION\n {2}files +1 or more/);
    assert.match(newcomer.stdout, /prices are shown to account holders: plegma account open --provider/);

    const { account } = await json('account', 'open', '--title', 'Tests');
    assert.equal(account.state, 'open');
    assert.match((await plegma('describe', 'Pack')).stdout, /res-local.*0\.05 EUR per job/);

    const { quote } = await json('quote', 'Pack', '-i', 'one.txt');
    assert.equal(quote.ceiling.currency, 'EUR');

    const run = await plegma(
      'run',
      'Pack',
      '-i',
      'one.txt',
      '-i',
      'files=a=b.txt',
      '--label',
      'both',
      '-o',
      'out/',
    );
    assert.equal(run.code, 0, run.stderr);
    assert.match(run.stderr, /At most .* EUR at This machine\.\nSubmitted as job-\S+\.\n/);
    assert.match(run.stderr, /\d\d:\d\d:\d\d {2}finished\n/);
    assert.match(run.stdout, /archive: .*\/out\/archive\.zip \(\d+ bytes\)\nCharged: 0\.05 EUR\n/);
    const packed = unzipSync(await readFile(join(work, 'out/archive.zip')));
    assert.deepEqual(
      Object.values(packed)
        .map((content) => strFromU8(content))
        .sort(),
      ['one', 'two'],
    );

    const { entries } = await json('account', 'statement');
    assert.deepEqual(
      entries.map(({ amount }: { amount: string }) => amount),
      ['-0.05'],
    );
  });

  it('knows a job again by its id alone, with no broker', async () => {
    const submitted = await plegma('submit', 'Pack', '-i', 'one.txt', '--label', 'alone');
    assert.equal(submitted.code, 0, submitted.stderr);
    const jobId = submitted.stdout.trim();
    assert.match(submitted.stderr, new RegExp(`Follow it: plegma wait ${jobId}`));
    const nobody = ['--broker', 'http://127.0.0.1:9'];
    assert.equal((await plegma('wait', jobId, ...nobody)).code, 0);
    const { job } = await json('job', jobId, ...nobody);
    assert.equal(job.state, 'finished');
    assert.equal(job.label, 'alone');
    const { files } = await json('get', jobId, '-o', 'packed.zip', ...nobody);
    assert.equal(files[0].path, join(work, 'packed.zip'));
    assert.equal(files[0].mediaType, 'application/zip');
    const { jobs } = await json('jobs', '--label', 'alone', ...nobody);
    assert.deepEqual(
      jobs.map((listed: { jobId: string }) => listed.jobId),
      [jobId],
    );
    assert.equal((await plegma('log', jobId, ...nobody)).code, 0);
    assert.equal((await plegma('destroy', jobId, ...nobody)).code, 0);
    assert.equal((await plegma('job', jobId, ...nobody)).code, exitCodes.notFound);
  });

  it('replaces a file that is named, and no file of a directory', async () => {
    const { job } = await json('run', 'Pack', '-i', 'one.txt', '-o', 'twice/');
    await json('get', job.jobId, '-o', 'twice');
    assert.deepEqual((await readdir(join(work, 'twice'))).sort(), ['archive-2.zip', 'archive.zip']);
    await json('get', job.jobId, '-o', 'twice/archive.zip');
    assert.deepEqual((await readdir(join(work, 'twice'))).sort(), ['archive-2.zip', 'archive.zip']);
  });

  const misused: readonly [what: string, words: readonly string[], line: RegExp][] = [
    ['a command that does not exist', ['fly'], /^error: unknown command 'fly'\nSee it with --help\.\n$/],
    [
      'a value that is no number',
      ['quote', 'Pack', '--nodes', 'many'],
      /^error: .*whole number from 1 to 999999999\./,
    ],
  ];
  for (const [what, words, line] of misused) {
    it(`tells ${what} in a sentence, with the exit code of misuse`, async () => {
      const { code, stdout, stderr } = await plegma(...words);
      assert.equal(code, exitCodes.usage);
      assert.match(stderr, line);
      assert.equal(stdout, '');
    });
  }

  it('tells misuse to programs in a document', async () => {
    const messages: readonly [words: readonly string[], message: string][] = [
      [['jobs', '--frob'], "unknown option '--frob'"],
      [['pki'], 'A command is missing.'],
    ];
    for (const [words, message] of messages) {
      const { code, stdout, stderr } = await plegma(...words, '--json');
      assert.equal(code, exitCodes.usage);
      const remedy = 'See the command with --help.';
      assert.deepEqual(JSON.parse(stderr), { error: { code: 'COMMAND_INVALID', message, remedy } });
      assert.equal(stdout, '');
    }
  });

  it('takes as much memory as machines have', async () => {
    const { code, stderr } = await plegma('quote', 'Pack', '-i', 'one.txt', '--memory', '64000000000');
    assert.equal(code, 0, stderr);
  });

  it('tells a refusal in one line: sentence, member, what to do', async () => {
    const { code, stdout, stderr } = await plegma('quote', 'Swirl', '-s', 'degrees=5000', '-i', 'one.txt');
    assert.equal(code, exitCodes.invalid);
    assert.match(stderr, /^plegma: .*5000.* \[RequestQuote\/arguments.*\] \S.*\n$/);
    assert.equal(stdout, '');
  });

  it('tells a failure to programs as one document', async () => {
    const { code, stderr } = await plegma('quote', 'Swirl', '-s', 'degrees=5000', '--json');
    assert.equal(code, exitCodes.invalid);
    const { error } = JSON.parse(stderr);
    assert.deepEqual(Object.keys(error).sort(), ['code', 'message', 'path', 'remedy']);
  });
});
