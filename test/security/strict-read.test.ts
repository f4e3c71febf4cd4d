import assert from 'node:assert/strict';
import { onlyBase64, onlyChild, onlyElements, onlyText } from '../../src/security/strict-read.ts';
import { parseXml } from '../../src/xml/parse.ts';

describe('reading the members of a signature strictly', () => {
  it('takes a value from an element that holds one text and had no comment', () => {
    const element = parseXml('<v>QUJD</v>');
    assert.equal(onlyText(element), 'QUJD');
    assert.deepEqual(onlyBase64(element), Uint8Array.of(65, 66, 67));
    // The parser refuses such a message already; who builds a tree in another way is held to it here.
    assert.equal(onlyText({ ...element, commented: true }), undefined);
    assert.equal(onlyText(parseXml('<v>a<w/></v>')), undefined);
    assert.equal(onlyText(parseXml('<v/>')), undefined);
    assert.equal(onlyBase64(parseXml('<v> </v>')), undefined);
  });

  it('takes elements where nothing but white space stands between them', () => {
    assert.equal(onlyElements(parseXml('<v> <a/>\n<b/> </v>'))?.length, 2);
    assert.equal(onlyElements(parseXml('<v><a/>x</v>')), undefined);
    assert.equal(onlyChild(parseXml('<v><a/></v>'), '', 'a')?.local, 'a');
    assert.equal(onlyChild(parseXml('<v><a/><a/></v>'), '', 'a'), undefined);
    assert.equal(onlyChild(parseXml('<v><b/></v>'), '', 'a'), undefined);
  });
});
