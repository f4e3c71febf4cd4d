import assert from 'node:assert/strict';
import { parseXml } from '../../src/xml/parse.ts';
import { collapsed, uriAttribute } from '../../src/xml/uri-attribute.ts';

describe('the value of an attribute that is a URI or an id', () => {
  it('is that of the attribute without namespace, without the white space round it', () => {
    assert.equal(uriAttribute(parseXml('<v xmlns:x="urn:x" x:href="#a" href=" #b "/>'), 'href'), '#b');
    assert.equal(uriAttribute(parseXml('<v/>'), 'href'), undefined);
  });

  it('takes the white space of XML from round a value, and none else', () => {
    for (const value of ['x', ' x', 'x\n', '\t\r x \n']) assert.equal(collapsed(value), 'x');
    for (const value of ['', 'x y', '\u00a0x', 'x\u2003']) assert.equal(collapsed(value), value);
    assert.equal(collapsed(' \t\n\r '), '');
  });

  it('is through with the longest values at once, however they are made of white space', () => {
    // One of them took seventeen seconds, which the time limit of this test tells.
    const blanks = ' '.repeat(60_000);
    for (let time = 0; time < 100; time += 1)
      assert.equal(collapsed(` x${blanks}x `).length, blanks.length + 2);
  });
});
