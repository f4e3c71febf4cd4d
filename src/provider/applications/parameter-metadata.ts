import { PlegmaError } from '../../errors/plegma-error.ts';
import { type Decimal, parseDecimal } from '../../soap/codec/decimal.ts';
import { attribute, childrenNamed, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { Parameter } from './application.ts';
import { canonicalValue } from './argument-value.ts';
import {
  allowOnly,
  booleanAttribute,
  metadataFault,
  optionalText,
  refuseDuplicates,
  strictName,
} from './metadata-element.ts';

const ELEMENTS = ['Label', 'Description', 'Unit', 'Default', 'Minimum', 'Maximum', 'Choice', 'Group'];

/** Reads `Parameters` (shape reconstructed, GR-48). @throws APPLICATION_INVALID */
export function readParameters(parent: XmlElement | undefined): readonly Parameter[] {
  if (parent === undefined) return [];
  allowOnly(parent, ['Parameter']);
  const parameters = childrenNamed(parent, parent.namespace, 'Parameter').map(readParameter);
  refuseDuplicates(
    parent,
    parameters.map(({ name }) => name),
  );
  return parameters;
}

function readParameter(element: XmlElement): Parameter {
  allowOnly(element, ELEMENTS);
  const name = strictName(element);
  const base = {
    name,
    label: optionalText(element, 'Label') ?? name,
    description: optionalText(element, 'Description'),
    unit: optionalText(element, 'Unit'),
    default: optionalText(element, 'Default'),
    required: booleanAttribute(element, 'required', false),
    group: optionalText(element, 'Group') ?? attribute(element, '', 'group'),
    advanced: booleanAttribute(element, 'advanced', false),
  };
  const parameter = withType(element, base);
  checkDefault(element, parameter);
  return parameter;
}

function withType(element: XmlElement, base: Omit<Parameter, 'type'>): Parameter {
  const type = attribute(element, '', 'type') ?? 'string';
  const [minimum, maximum] = [optionalText(element, 'Minimum'), optionalText(element, 'Maximum')];
  switch (type) {
    case 'integer':
    case 'decimal':
      return { ...base, type, minimum: bound(element, minimum), maximum: bound(element, maximum) };
    case 'choice':
      return { ...base, type, choices: readChoices(element) };
    case 'string':
    case 'text':
    case 'boolean':
      return { ...base, type };
    default:
      throw metadataFault(
        element,
        `the attribute type is "${type}"; string, integer, decimal, boolean, choice or text is expected.`,
      );
  }
}

function bound(element: XmlElement, value: string | undefined): Decimal | undefined {
  const parsed = value === undefined ? undefined : parseDecimal(value);
  if (value === undefined || parsed !== undefined) return parsed;
  throw metadataFault(element, `has the bound "${value}"; a decimal number is expected.`);
}

function readChoices(element: XmlElement): { value: string; label: string | undefined }[] {
  const choices = childrenNamed(element, element.namespace, 'Choice').map((choice) => ({
    value: attribute(choice, '', 'value') ?? text(choice).trim(),
    label: text(choice).trim() || undefined,
  }));
  if (choices.length === 0)
    throw metadataFault(element, 'is a choice without Choice; at least one is needed.');
  return choices;
}

/** A default that would be refused as an argument is found at start, not by a customer. */
function checkDefault(element: XmlElement, parameter: Parameter): void {
  if (parameter.default === undefined) return;
  try {
    canonicalValue(parameter, parameter.default, 'Default');
  } catch (error) {
    if (error instanceof PlegmaError) throw metadataFault(element, error.message);
    throw error;
  }
}
