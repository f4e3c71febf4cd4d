import assert from 'node:assert/strict';
import { canonicalise, canonicaliseInTurns } from '../../src/xml/canonicalise.ts';
import { parseXml, parseXmlInTurns } from '../../src/xml/parse.ts';
import { inTurns, type Steps } from '../../src/xml/turns.ts';

/** Hundreds of milliseconds of work anywhere. */
const LARGE = `<a xmlns="urn:a">${'<b c="d" f="g" h="i" j="k" l="m" n="o">&lt;e&gt;</b>'.repeat(90_000)}</a>`;

/** How often the event loop came round while something was done. */
async function turnsDuring(work: Promise<unknown>): Promise<number> {
  let turns = 0;
  let done = false;
  const count = () => {
    turns += 1;
    if (!done) setImmediate(count);
  };
  setImmediate(count);
  await work;
  done = true;
  return turns;
}

describe('work in turns', () => {
  it('lets others go on while a large document is read, and reads the same', async () => {
    const reading = parseXmlInTurns(LARGE);
    assert.ok((await turnsDuring(reading)) >= 2);
    assert.equal(canonicalise(await reading), canonicalise(parseXml(LARGE)));
  });

  it('lets others go on while a large element is canonicalised, and writes the same', async () => {
    const root = parseXml(LARGE);
    const writing = canonicaliseInTurns(root);
    assert.ok((await turnsDuring(writing)) >= 2);
    assert.equal(await writing, canonicalise(root));
  });

  it('lets others go on while one long text is canonicalised', async () => {
    const root = parseXml(`<a>${'&lt;'.repeat(2_500_000)}</a>`);
    const writing = canonicaliseInTurns(root);
    assert.ok((await turnsDuring(writing)) >= 2);
    assert.equal((await writing).length, 10_000_000 + '<a></a>'.length);
  });

  it('does what is small without stopping', async () => {
    assert.equal(await turnsDuring(parseXmlInTurns('<a>b</a>')), 0);
  });

  it('refuses what is wrong at the end of a large document', async () => {
    const reading = parseXmlInTurns(LARGE.replace('</a>', '<c/></b>'));
    await assert.rejects(reading, { code: 'XML_NOT_WELL_FORMED' });
  });

  it('stops only where a turn is over', async () => {
    function* steps(): Steps<string> {
      for (let step = 0; step < 5; step += 1) yield;
      // Twice: a timer that was set after long work may be due before the loop has come round once.
      for (let turn = 0; turn < 2; turn += 1) {
        const end = performance.now() + 20;
        while (performance.now() < end);
        yield;
      }
      return 'done';
    }
    const working = inTurns(steps());
    assert.ok((await turnsDuring(working)) >= 1);
    assert.equal(await working, 'done');
  });
});
