import assert from 'node:assert/strict';
import { effectiveType, isDerivedFrom } from '../../../src/soap/schema/effective-type.ts';
import { listItemOf } from '../../../src/soap/schema/list-wrapper.ts';
import { membersOf } from '../../../src/soap/schema/members.ts';
import type { ComplexType, ElementParticle, Particle, SchemaModel } from '../../../src/soap/schema/model.ts';

const XSD_INT = '{http://www.w3.org/2001/XMLSchema}int';
const element = (name: string, rest: Partial<ElementParticle> = {}): ElementParticle => ({
  kind: 'element',
  name,
  type: XSD_INT,
  ...rest,
});
const sequence = (...particles: Particle[]): ComplexType => ({
  kind: 'complex',
  content: { kind: 'sequence', particles },
});
const modelOf = (types: SchemaModel['types']): SchemaModel => ({ elements: {}, types });

/** The members of a type, short: `a?` optional, `b[]` an array. */
function members(type: ComplexType, model: SchemaModel = modelOf({})): string[] {
  return membersOf(model, type).map((member) => {
    const many = member.kind === 'group' || (member.kind === 'element' && member.many);
    return `${member.property}${member.optional ? '?' : ''}${many ? '[]' : ''}`;
  });
}

describe('schema: members of a type', () => {
  it('are optional where they may be missing, arrays where they repeat', () => {
    assert.deepEqual(
      members(sequence(element('a'), element('b', { min: 0 }), element('c', { min: 0, max: 'unbounded' }))),
      ['a', 'b?', 'c[]'],
    );
    assert.deepEqual(
      members({ kind: 'complex', content: { kind: 'choice', particles: [element('a'), element('b')] } }),
      ['a?', 'b?'],
    );
  });
  it('of a group that repeats are items', () => {
    const repeated: Particle = { kind: 'choice', max: 'unbounded', particles: [element('a'), element('b')] };
    assert.deepEqual(members(sequence(repeated, repeated, element('c'))), ['$items[]', '$items$2[]', 'c']);
  });
  it('that stand in two places at once are one array, in two branches one member', () => {
    assert.deepEqual(members(sequence(element('a'), element('b'), element('a'))), ['a[]', 'b']);
    const choice: Particle = {
      kind: 'choice',
      particles: [element('a'), { kind: 'sequence', particles: [element('b'), element('a')] }],
    };
    assert.deepEqual(members(sequence(choice)), ['a?', 'b?']);
  });
  it('of one name are told apart', () => {
    const type: ComplexType = {
      ...sequence(element('{urn:a}x'), element('{urn:b}x'), { kind: 'any', namespaces: 'any' }),
      attributes: [{ name: 'x', type: XSD_INT, required: true }],
      anyAttribute: 'any',
    };
    assert.deepEqual(members(type), ['x', 'x$2', '$any?', 'x$3', '$attributes?']);
  });
  it('of text with attributes are $value and the attributes', () => {
    assert.deepEqual(
      members({ kind: 'complex', text: XSD_INT, attributes: [{ name: 'k', type: XSD_INT }] }),
      ['$value', 'k?'],
    );
  });
  it('of an extension come after those of its base', () => {
    const base: ComplexType = {
      ...sequence(element('a')),
      attributes: [{ name: 'k', type: XSD_INT }],
      mixed: true,
      anyAttribute: 'any',
    };
    const derived: ComplexType = { ...sequence(element('b')), derivation: { by: 'extension', base: 'Base' } };
    const model = modelOf({ Base: base, Derived: derived });
    assert.deepEqual(members(derived, model), ['a', 'b', 'k?', '$attributes?']);
    assert.equal(effectiveType(model, derived).mixed, true);
    assert.ok(isDerivedFrom(model, 'Derived', 'Base'));
    assert.ok(!isDerivedFrom(model, 'Base', 'Derived'));
  });
  it('cannot be told of a type that extends itself or nothing', () => {
    const loop: ComplexType = { kind: 'complex', derivation: { by: 'extension', base: 'Loop' } };
    assert.throws(() => members(loop, modelOf({ Loop: loop })), {
      code: 'SCHEMA_DOCUMENT_INVALID',
      message: /extends itself/,
    });
    assert.throws(() => members(loop), { code: 'SCHEMA_DOCUMENT_INVALID', message: /unknown/ });
    assert.equal(isDerivedFrom(modelOf({ Loop: loop }), 'Loop', 'Other'), false);
    const any: ComplexType = {
      ...sequence(element('a')),
      derivation: { by: 'extension', base: '{http://www.w3.org/2001/XMLSchema}anyType' },
    };
    assert.deepEqual(members(any), ['a']);
  });
});

describe('schema: list wrappers', () => {
  const list = sequence(element('job', { min: 0, max: 'unbounded' }));
  const isList = (type: ComplexType): boolean => listItemOf(modelOf({ T: type }), 'T') !== undefined;
  it('have one repeated element and nothing else', () => {
    assert.ok(isList(list));
    assert.ok(
      isList({
        kind: 'complex',
        content: { kind: 'sequence', max: 'unbounded', particles: [element('job')] },
      }),
    );
    assert.ok(!isList(sequence(element('job'))));
    assert.ok(!isList(sequence(element('job', { max: 'unbounded' }), element('next'))));
    assert.ok(!isList({ kind: 'complex' }));
    assert.ok(!isList(sequence({ kind: 'any', namespaces: 'any', max: 'unbounded' })));
  });
  it('are not derived, abstract, mixed or with attributes', () => {
    assert.ok(!isList({ ...list, derivation: { by: 'extension', base: 'X' } }));
    assert.ok(!isList({ ...list, abstract: true }));
    assert.ok(!isList({ ...list, mixed: true }));
    assert.ok(!isList({ ...list, attributes: [{ name: 'k', type: XSD_INT }] }));
    assert.ok(!isList({ ...list, anyAttribute: 'any' }));
    assert.equal(listItemOf(modelOf({}), XSD_INT), undefined);
  });
});
