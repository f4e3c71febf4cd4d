import assert from 'node:assert/strict';
import { ElementIds } from '../../../src/security/signature/element-ids.ts';
import { childElements } from '../../../src/xml/navigate.ts';
import { parseXml } from '../../../src/xml/parse.ts';

const SPELLINGS = ['Id', 'ID', 'id', 'xml:id', 'u:Id'];

describe('the ids of a message', () => {
  it('are collected beside other requests where there are half a million', async () => {
    const element = (_: unknown, at: number) =>
      `<e ${SPELLINGS.map((name) => `${name}="${name}${at}"`).join(' ')}/>`;
    const namespace = 'http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd';
    const elements = Array.from({ length: 90_000 }, element).join('');
    const root = parseXml(`<r xmlns:u="${namespace}">${elements}</r>`);
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    });
    const ids = await ElementIds.of(root);
    clearInterval(others);
    const last = childElements(root).at(-1);
    for (const name of ['Id', 'ID', 'xml:id', 'u:Id']) assert.equal(ids.resolve(`${name}89999`), last);
    assert.ok(turns > 0, 'nobody else had a turn');
  });
});
