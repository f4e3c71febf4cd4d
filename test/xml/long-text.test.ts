import assert from 'node:assert/strict';
import { canonicalise } from '../../src/xml/canonicalise.ts';
import { STRETCH } from '../../src/xml/characters.ts';
import { text } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';

// A long text is read in stretches: nothing may be lost, doubled or misread where one ends and the next begins.
const MARKS: Record<string, [written: string, read: string]> = {
  'a reference': ['&amp;', '&'],
  'a reference with leading zeros': [`&#x${'0'.repeat(40)}41;`, 'A'],
  'several references': ['&lt;&#13;&gt;', '<\r>'],
  'a pair of surrogates': ['😀', '😀'],
  'pairs without end': ['😀😀😀', '😀😀😀'],
  'a line end of two characters': ['\r\n', '\n'],
  'line ends of one character': ['\r\r\n\r', '\n\n\n'],
  brackets: [']]]', ']]]'],
  'a reference behind a bracket': [']&gt;', ']>'],
  'references and brackets in turns': [']]&gt;&amp;]&#93;]&lt;', ']]>&]]]<'],
  'a CDATA section': ['<![CDATA[&]]>', '&'],
};

describe('a long text is read the same wherever a stretch ends', () => {
  for (const [title, [written, read]] of Object.entries(MARKS)) {
    it(title, () => {
      // The start tag has three characters: counted from the document's start and from the text's, both cuts are met.
      for (let at = STRETCH - 8 - written.length; at <= STRETCH + 4; at += 1) {
        const before = 'x'.repeat(at);
        const root = parseXml(`<a>${before}${written}${'y'.repeat(STRETCH)}</a>`);
        const expected = `${before}${read}${'y'.repeat(STRETCH)}`;
        assert.ok(text(root) === expected, `differs with the mark at ${at}`);
      }
    });
  }

  it('a reference longer than a stretch', () => {
    assert.equal(text(parseXml(`<a>b&#${'0'.repeat(2 * STRETCH)}65;c</a>`)), 'bAc');
  });

  for (const [title, written] of Object.entries({
    'the end of CDATA': ']]>',
    'half a pair': '\ud83d',
    'the other half': '\ude00',
    'a control character': '\u0001',
    'a reference without end': '&amp ',
  })) {
    it(`${title} is found wherever it stands`, () => {
      for (let at = STRETCH - 8; at <= STRETCH + 4; at += 1) {
        const document = `<a>${'x'.repeat(at)}${written}${'y'.repeat(STRETCH)}</a>`;
        assert.throws(() => parseXml(document), { code: 'XML_NOT_WELL_FORMED' });
      }
    });
  }

  it('an error behind many lines says which', () => {
    assert.throws(() => parseXml(`<a>${'\r\n'.repeat(STRETCH)} <`), {
      message: new RegExp(`line ${STRETCH + 1}, column 3`),
    });
  });
});

describe('a long text is canonicalised the same wherever a stretch ends', () => {
  for (const [read, written] of [
    ['<', '&lt;'],
    ['&', '&amp;'],
    ['\r', '&#xD;'],
    ['😀', '😀'],
  ] as const) {
    it(written, () => {
      for (let at = STRETCH - 3; at <= STRETCH + 1; at += 1) {
        const [before, after] = ['x'.repeat(at), 'y'.repeat(STRETCH)];
        const reference = `&#${read.codePointAt(0)};`;
        const root = parseXml(`<a>${before}${reference}${after}</a>`);
        assert.ok(canonicalise(root) === `<a>${before}${written}${after}</a>`, `differs at ${at}`);
      }
    });
  }
});
