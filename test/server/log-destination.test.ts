import assert from 'node:assert/strict';
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LogDestination } from '../../src/server/log-destination.ts';
import { temporaryDirectory } from '../support/temporary-directory.ts';

/** What the work writes to standard error. */
function toldBy(work: () => void): string[] {
  const told: string[] = [];
  const { write } = process.stderr;
  process.stderr.write = (text: unknown) => told.push(String(text)) > 0;
  try {
    work();
  } finally {
    process.stderr.write = write;
  }
  return told;
}

describe('where the log goes', () => {
  let directory: string;
  let file: string;
  before(() => {
    directory = temporaryDirectory('log');
    file = join(directory, 'plegma.log');
  });

  it('goes on under its name after the file was moved away', () => {
    const destination = new LogDestination(file);
    destination.write('first\n');
    destination.flush();
    renameSync(file, `${file}.1`);
    destination.write('second\n');
    destination.reopen();
    destination.write('third\n');
    destination.flush();
    assert.equal(readFileSync(`${file}.1`, 'utf8'), 'first\nsecond\n');
    assert.equal(readFileSync(file, 'utf8'), 'third\n');
  });

  it('is no reason to stop where the disk is full, which is told once', () => {
    const destination = new LogDestination('/dev/full');
    const told = toldBy(() => {
      for (let line = 0; line < 3; line += 1) destination.write(`${'x'.repeat(5000)}\n`);
      destination.flush();
    });
    assert.equal(told.length, 1);
    assert.match(told[0] ?? '', /The log cannot be written: ENOSPC/);
  });

  it('stays open where it cannot be opened anew', () => {
    const place = join(directory, 'gone');
    const destination = new LogDestination(join(place, 'plegma.log'));
    renameSync(place, `${place}.1`);
    writeFileSync(place, 'A file where the directory has been: nothing can be opened below it.');
    assert.equal(toldBy(() => destination.reopen()).length, 1);
    destination.write('kept\n');
    destination.flush();
    assert.equal(readFileSync(join(`${place}.1`, 'plegma.log'), 'utf8'), 'kept\n');
  });
});
