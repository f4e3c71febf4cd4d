import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createProgram } from '../../src/cli/program.ts';
import { exitCodes } from '../../src/cli/terminal/exit-codes.ts';
import { failureLine, failureOf } from '../../src/cli/terminal/failure.ts';
import { PlegmaError } from '../../src/errors/plegma-error.ts';
import { SoapFaultError } from '../../src/soap/client/soap-fault-error.ts';
import { Grid, openAccount } from '../client/grid.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

describe('what the plegma command cannot do', () => {
  const homeBefore = process.env['PLEGMA_HOME'];
  let grid: Grid;
  let directory: string;
  let textFile: string;
  before(async () => {
    grid = await Grid.start();
    await openAccount(await grid.connect());
    directory = temporaryDirectory('failures');
    process.env['PLEGMA_HOME'] = join(directory, 'home');
    textFile = join(directory, 'one.txt');
    await writeFile(textFile, 'one');
  });
  after(async () => {
    if (homeBefore === undefined) delete process.env['PLEGMA_HOME'];
    else process.env['PLEGMA_HOME'] = homeBefore;
    await grid.close();
  });

  /** The failure of a command that runs in this process. */
  const failureOfCommand = async (...words: string[]) => {
    const places = ['--broker', grid.broker.url, '--certs', grid.certificates, '--json'];
    const run = createProgram().parseAsync([...places, ...words], { from: 'user' });
    return run.then(
      () => assert.fail('The command succeeded.'),
      (error: unknown) => failureOf(error),
    );
  };

  const failures: readonly [what: string, words: () => string[], exitCode: number, line: RegExp][] = [
    [
      'a parameter without value',
      () => ['quote', 'Swirl', '-s', 'degrees'],
      exitCodes.usage,
      /--set degrees is no NAME=VALUE\. See/,
    ],
    [
      'an input that the application does not have',
      () => ['quote', 'Pack', '-i', 'picture=one.txt'],
      exitCodes.invalid,
      /There is no file picture=one\.txt\./,
    ],
    ['a service that nobody offers', () => ['describe', 'Swril'], exitCodes.notFound, /Pack, Paint, Swirl\./],
    ['a service id that is none', () => ['describe', 'svc-none'], exitCodes.notFound, /svc-none/],
    [
      'an application that the provider does not have',
      () => ['describe', 'Swril', '--provider', grid.provider.url],
      exitCodes.notFound,
      /Pack, Paint, Swirl\./,
    ],
    [
      'a job that nobody knows',
      () => ['job', 'job-none'],
      exitCodes.notFound,
      /not submitted from here\. Name/,
    ],
    [
      'a file of another type',
      () => ['run', 'Swirl', '-s', 'degrees=90', '-i', textFile],
      exitCodes.invalid,
      /text\/plain.*image.* \[SubmitJob\/inputs.*\] \S/,
    ],
    ['an account of nobody', () => ['account', 'limit', 'acc-none', '5'], exitCodes.notFound, /acc-none/],
    [
      'a price above what is allowed',
      () => ['run', 'Pack', '-i', textFile, '--max-charge', '0.001'],
      exitCodes.limit,
      /up to 0\.05 EUR, more than 0\.001 EUR/,
    ],
    [
      'a broker that is away',
      () => ['services', '--broker', 'http://127.0.0.1:9'],
      exitCodes.unavailable,
      /No answer from http:\/\/127\.0\.0\.1:9: connect ECONNREFUSED/,
    ],
    [
      'an address that is none',
      () => ['services', '--broker', 'localhost'],
      exitCodes.invalid,
      /"localhost" is no http or https address/,
    ],
    [
      'certificates that are missing',
      () => ['jobs', '--certs', join(directory, 'nowhere')],
      exitCodes.forbidden,
      /no authority .*nowhere\/authority\.pem\. Start `plegma serve`/,
    ],
  ];
  for (const [what, words, exitCode, line] of failures) {
    it(`tells of ${what}, with exit code ${exitCode}`, async () => {
      const failure = await failureOfCommand(...words());
      assert.match(failureLine(failure), line);
      assert.equal(failure.exitCode, exitCode, failureLine(failure));
      assert.doesNotMatch(failureLine(failure), /\n/);
    });
  }

  it('says of an answer that nobody signed that nobody signed it', () => {
    const told = { kind: 'NotAuthenticated', code: 'X', message: 'No.', remedy: 'Sign.', path: undefined };
    const fault = {
      faultcode: 'Client',
      reason: 'No.',
      details: [],
      told: { ...told, retryable: false, retryAfter: undefined, reference: undefined },
    };
    assert.match(
      failureLine(failureOf(new SoapFaultError(fault, false))),
      /No\. \(nobody signed this answer\) Sign\./,
    );
    assert.match(failureLine(failureOf(new SoapFaultError(fault, true))), /^plegma: No\. Sign\.$/);
  });

  it('lets no peer steer the terminal', () => {
    const error = new PlegmaError('ANSWER_INVALID', 'Found \u001b[2J and\nmore.');
    assert.doesNotMatch(failureLine(failureOf(error)), /[\u0000-\u001f]/);
  });

  it('calls a defect of the program a defect', () => {
    const failure = failureOf(new TypeError('x is not a function'));
    assert.equal(failure.exitCode, exitCodes.failure);
    assert.match(failureLine(failure), /should not: x is not a function Set PLEGMA_TRACE=1/);
  });
});
