import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { XmlDocument } from 'libxml2-wasm';
import { PlegmaError } from '../../src/errors/plegma-error.ts';
import { canonicalise } from '../../src/xml/canonicalise.ts';
import { parseXml } from '../../src/xml/parse.ts';
import type { XmlElement } from '../../src/xml/tree.ts';
import { PREFIXES, randomDocument } from './random-document.ts';

const PREFIX_LISTS = fc.uniqueArray(fc.constantFrom(...PREFIXES), { maxLength: 3 });

/** Loaded late: its top-level await would make mocha load this file, and with it all of src/xml, a second time. */
let libxml2: typeof import('libxml2-wasm');

before(async () => {
  libxml2 = await import('libxml2-wasm');
});

/** Elements in document order: the n-th of one parser is the n-th of the other. */
function allElements(element: XmlElement): XmlElement[] {
  return [
    element,
    ...element.children.flatMap((node) => (typeof node === 'string' ? [] : allElements(node))),
  ];
}

function withLibxml2<T>(document: string, use: (parsed: XmlDocument) => T): T {
  const parsed = libxml2.XmlDocument.fromString(document, { option: libxml2.ParseOption.XML_PARSE_NONET });
  try {
    return use(parsed);
  } finally {
    parsed.dispose();
  }
}

/** libxml2's exclusive canonical form of every element of a document, each as a subtree in its context. */
function libxml2Forms(document: string, prefixes: readonly string[]): string[] {
  return withLibxml2(document, (parsed) =>
    parsed.find('//*').map((element) =>
      element.canonicalizeToString({
        mode: libxml2.XmlC14NMode.XML_C14N_EXCLUSIVE_1_0,
        inclusiveNamespacePrefixes: prefixes.map((prefix) => prefix || '#default'),
      }),
    ),
  );
}

function ourForms(document: string, prefixes: readonly string[]): string[] {
  const inclusivePrefixes = prefixes.map((prefix) => prefix || '#default');
  return allElements(parseXml(document)).map((element) => canonicalise(element, { inclusivePrefixes }));
}

describe('against libxml2, over random documents', () => {
  it('every element has the same exclusive canonical form', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        assert.deepEqual(ourForms(document, []), libxml2Forms(document, []));
      }),
      { numRuns: 400 },
    );
  });

  it('every element has the same exclusive canonical form with a PrefixList', () => {
    fc.assert(
      fc.property(randomDocument, PREFIX_LISTS, (document, prefixes) => {
        assert.deepEqual(ourForms(document, prefixes), libxml2Forms(document, prefixes));
      }),
      { numRuns: 400 },
    );
  });
});

describe('over random documents', () => {
  it('canonical form read again has itself as canonical form', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        for (const form of ourForms(document, [])) assert.equal(canonicalise(parseXml(form)), form);
      }),
      { numRuns: 200 },
    );
  });

  it('bytes and string give the same tree', () => {
    fc.assert(
      fc.property(randomDocument, (document) => {
        assert.equal(
          canonicalise(parseXml(new TextEncoder().encode(document))),
          canonicalise(parseXml(document)),
        );
      }),
      { numRuns: 200 },
    );
  });
});

const INSERTED = [
  ...[
    '',
    '<',
    '>',
    '/',
    '&',
    ';',
    '"',
    "'",
    '=',
    ' ',
    ':',
    '-',
    '--',
    '!',
    '1',
    'é',
    '\u00b7',
    '\0',
    '\ufffe',
    '\r\n',
  ],
  ...[
    '<!--',
    '-->',
    ']]>',
    '<![CDATA[',
    '<?',
    '?>',
    '&#',
    '&#x',
    'xmlns:',
    'xmlns=""',
    '</a>',
    '<a>',
    '<b/>',
  ],
];

interface Damage {
  /** 0 to 1: how far into the document. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

const damage: fc.Arbitrary<Damage> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  removed: fc.nat({ max: 3 }),
  inserted: fc.constantFrom(...INSERTED),
});

function damaged(document: string, damages: readonly Damage[]): string {
  return damages.reduce((text, { at, removed, inserted }) => {
    const index = Math.floor(at * text.length);
    return text.slice(0, index) + inserted + text.slice(index + removed);
  }, document);
}

type Reading = { readonly form: string } | 'refused' | 'no judge';

/** libxml2 refuses namespaces by the grammar of URIs too, which is not for a parser to judge. */
function libxml2Reads(document: string): Reading {
  try {
    const form = withLibxml2(document, (parsed) =>
      parsed.canonicalizeToString({ mode: libxml2.XmlC14NMode.XML_C14N_EXCLUSIVE_1_0 }),
    );
    return { form };
  } catch (error) {
    return /is not (a valid URI|absolute)/.test(String(error)) ? 'no judge' : 'refused';
  }
}

function weRead(document: string): Reading {
  try {
    return { form: canonicalise(parseXml(document)) };
  } catch (error) {
    if (!(error instanceof PlegmaError)) throw error;
    return error.code === 'XML_NOT_WELL_FORMED' ? 'refused' : 'no judge';
  }
}

describe('damaged documents', () => {
  it('are read as libxml2 reads them, or refused with a code', () => {
    const damages = fc.array(damage, { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(randomDocument, damages, (document, done) => {
        const text = damaged(document, done);
        const ours = weRead(text);
        const theirs = libxml2Reads(text);
        if (ours !== 'no judge' && theirs !== 'no judge') assert.deepEqual(ours, theirs, text);
      }),
      { numRuns: 3000 },
    );
  });
});
