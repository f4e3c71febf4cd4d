import assert from 'node:assert/strict';
import { clarkName, isNCName, splitQName } from '../../src/xml/names.ts';
import { declarationsInScope, lookupNamespace, resolveQName } from '../../src/xml/namespaces.ts';
import { child } from '../../src/xml/navigate.ts';
import { parseXml } from '../../src/xml/parse.ts';
import { expectRefusal } from './expect-refusal.ts';

describe('isNCName', () => {
  for (const name of ['a', '_', 'a-b.c_d1', 'é', 'πλέγμα', '\u{10000}', 'a·', 'id-2', 'CertId-1']) {
    it(`takes ${name}`, () => assert.ok(isNCName(name)));
  }
  for (const name of [
    '',
    '1',
    '-a',
    '.a',
    'a:b',
    'a b',
    ' a',
    'a\n',
    '·a',
    '×',
    '÷',
    'a"',
    '\ud800',
    '\u{f0000}',
  ]) {
    it(`refuses ${JSON.stringify(name)}`, () => assert.ok(!isNCName(name)));
  }
});

describe('names', () => {
  it('are split at their only colon', () => {
    assert.deepEqual(splitQName('p:l'), { prefix: 'p', local: 'l' });
    assert.deepEqual(splitQName('l'), { prefix: '', local: 'l' });
    for (const name of ['', ':', 'p:', ':l', 'p:l:m', 'p: l']) assert.equal(splitQName(name), undefined);
  });

  it("are written in Clark's notation", () => {
    assert.equal(clarkName({ namespace: 'urn:a', local: 'b' }), '{urn:a}b');
    assert.equal(clarkName({ namespace: '', local: 'b' }), 'b');
  });
});

describe('a qualified name in a value', () => {
  const root = parseXml('<a xmlns="urn:d" xmlns:p="urn:1"><b xmlns:p="urn:2" xmlns=""/></a>');
  const inner = child(root, '', 'b');
  assert.ok(inner);

  it('is resolved where it stands', () => {
    assert.deepEqual(resolveQName(root, 'p:l'), { namespace: 'urn:1', local: 'l' });
    assert.deepEqual(resolveQName(inner, 'p:l'), { namespace: 'urn:2', local: 'l' });
    assert.deepEqual(resolveQName(inner, 'xml:lang').namespace, 'http://www.w3.org/XML/1998/namespace');
  });

  it('is in the default namespace without a prefix', () => {
    assert.deepEqual(resolveQName(root, ' l\n'), { namespace: 'urn:d', local: 'l' });
    assert.deepEqual(resolveQName(inner, 'l'), { namespace: '', local: 'l' });
  });

  it('is refused with an undeclared prefix or a broken name', () => {
    expectRefusal(() => resolveQName(root, 'q:l'), 'XML_PREFIX_UNDECLARED', /q:l/);
    expectRefusal(() => resolveQName(root, 'p:'), 'XML_PREFIX_UNDECLARED', /expected/);
    assert.equal(lookupNamespace(root, 'toString'), undefined);
  });

  it('has the nearest declaration of every prefix in scope', () => {
    assert.deepEqual(declarationsInScope(inner), [{ prefix: 'p', uri: 'urn:2' }]);
    assert.equal(declarationsInScope(root).length, 2);
  });

  it('without any declaration is in no namespace', () => {
    assert.equal(lookupNamespace(parseXml('<a/>'), ''), '');
  });
});
