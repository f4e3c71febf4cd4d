import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Application, Parameter } from '../../../src/provider/applications/application.ts';
import { checkArguments } from '../../../src/provider/applications/check-arguments.ts';
import { checkInputNames, checkInputType } from '../../../src/provider/applications/check-inputs.ts';
import { decimal } from '../../../src/soap/codec/decimal.ts';

const base = {
  label: '',
  description: undefined,
  unit: undefined,
  default: undefined,
  required: false,
  group: undefined,
  advanced: false,
};
const number = (type: 'integer' | 'decimal', more: object = {}): Parameter => ({
  ...base,
  name: 'n',
  type,
  minimum: decimal('-10'),
  maximum: decimal('10'),
  ...more,
});
const slot = { description: undefined, required: true, many: false };

function application(...parameters: Parameter[]): Application {
  return {
    uri: 'urn:test',
    name: 'Test',
    version: undefined,
    description: '',
    group: undefined,
    keywords: [],
    inputs: [
      { ...slot, name: 'picture', mediaTypes: ['image'] },
      { ...slot, name: 'extras', mediaTypes: ['application/zip', 'model/step'], required: false, many: true },
      { ...slot, name: 'anything', mediaTypes: [], required: false },
    ],
    outputs: [],
    parameters,
    requirements: {},
    estimate: { processorTime: 1, processorTimePerMegabyte: 0, outputRatio: 1 },
    restartable: false,
    executable: '/bin/true',
  };
}
const check = (parameter: Parameter, value: string) =>
  checkArguments(application(parameter), [{ name: parameter.name, value }], 'P', true)[0]?.value;

describe('checking arguments', () => {
  it('brings numbers into one form and keeps them exact', () => {
    assert.deepEqual(
      ['+5', '05.50', '-0', ' 7 '.trim(), '.5'].map((value) => check(number('decimal'), value)),
      ['5', '5.5', '0', '7', '0.5'],
    );
    assert.equal(check(number('integer'), '-010'), '-10');
  });

  it('refuses what is out of range by however little, and what is no number', () => {
    for (const value of ['10.0000000000000000000001', '-11', '1e1', '0x1', '', 'NaN', '1,5', '٣']) {
      assert.throws(
        () => check(number('decimal'), value),
        { code: 'ARGUMENT_INVALID', path: 'P/argument[1]/value' },
        value,
      );
    }
    assert.throws(() => check(number('integer'), '1.0'), {
      code: 'ARGUMENT_INVALID',
      message: /whole number from -10 to 10/,
    });
  });

  it('accepts exactly the numbers of the range', () => {
    fc.assert(
      fc.property(fc.integer({ min: -30, max: 30 }), (value) => {
        const inside = value >= -10 && value <= 10;
        if (inside) assert.equal(check(number('integer'), String(value)), String(value));
        else assert.throws(() => check(number('integer'), String(value)));
      }),
    );
  });

  it('knows booleans, choices and lines', () => {
    const bool: Parameter = { ...base, name: 'b', type: 'boolean' };
    assert.deepEqual([check(bool, '1'), check(bool, 'false')], ['true', 'false']);
    assert.throws(() => check(bool, 'yes'), /true or false/);
    const choice: Parameter = { ...base, name: 'c', type: 'choice', choices: [{ value: 'a', label: 'A' }] };
    assert.equal(check(choice, 'a'), 'a');
    assert.throws(() => check(choice, 'A'), /one of "a"/);
    const line: Parameter = { ...base, name: 's', type: 'string' };
    assert.equal(check(line, '$(id) ; `x` ü'), '$(id) ; `x` ü');
    for (const value of ['a\nb', 'a\0', 'x'.repeat(1001)]) assert.throws(() => check(line, value));
    assert.equal(check({ ...line, type: 'text' }, 'a\nb\tc'), 'a\nb\tc');
  });

  it('fills in defaults, keeps the order of the metadata and refuses what is missing, unknown or double', () => {
    const two = application(
      number('integer', { name: 'first', default: '3' }),
      number('integer', { name: 'second', required: true }),
    );
    const given = [{ name: 'second', value: '1' }];
    assert.deepEqual(checkArguments(two, given, 'P', true), [
      { name: 'first', value: '3' },
      { name: 'second', value: '1' },
    ]);
    assert.throws(() => checkArguments(two, [], 'P', true), { code: 'ARGUMENT_MISSING', message: /second/ });
    assert.throws(() => checkArguments(two, [...given, { name: 'third', value: '' }], 'P', true), {
      code: 'ARGUMENT_UNKNOWN',
      path: 'P/argument[2]/name',
    });
    assert.throws(() => checkArguments(two, [...given, ...given], 'P', true), {
      code: 'ARGUMENT_INVALID',
      message: /twice/,
    });
  });

  it('keeps advanced parameters for the tiers that include them', () => {
    const advanced = application(number('integer', { advanced: true }));
    assert.equal(checkArguments(advanced, [{ name: 'n', value: '1' }], 'P', true).length, 1);
    assert.throws(() => checkArguments(advanced, [{ name: 'n', value: '1' }], 'P', false), {
      code: 'ARGUMENT_ADVANCED',
    });
    assert.deepEqual(checkArguments(advanced, [], 'P', false), []);
  });
});

describe('checking inputs', () => {
  const app = application();
  const type = (name: string, contentType: string | undefined, declaredType?: string) => () =>
    checkInputType(app, name, { contentType, declaredType }, 'P');

  it('wants every required input, each once unless it takes several', () => {
    checkInputNames(app, ['picture', 'extras', 'extras'], 'P');
    assert.throws(() => checkInputNames(app, ['extras'], 'P'), {
      code: 'INPUT_MISSING',
      message: /picture.*image/,
    });
    assert.throws(() => checkInputNames(app, ['picture', 'picture'], 'P'), {
      code: 'INPUT_UNKNOWN',
      path: 'P/input[2]/name',
    });
    assert.throws(() => checkInputNames(app, ['sound'], 'P'), {
      code: 'INPUT_UNKNOWN',
      message: /picture, extras, anything/,
    });
  });

  it('looks at the content, and believes the sender only of what content cannot show', () => {
    assert.doesNotThrow(type('picture', 'image/png'));
    assert.throws(type('picture', 'text/plain', 'image/png'), {
      code: 'INPUT_TYPE',
      message: /text\/plain; image/,
    });
    assert.throws(type('picture', undefined, 'image/png'), { code: 'INPUT_TYPE' });
    assert.doesNotThrow(type('extras', undefined, 'model/step; charset=x'));
    assert.doesNotThrow(type('extras', 'text/plain', 'model/step'));
    assert.throws(type('extras', 'image/png', 'application/zip'), { code: 'INPUT_TYPE' });
    assert.doesNotThrow(type('anything', undefined));
  });
});
