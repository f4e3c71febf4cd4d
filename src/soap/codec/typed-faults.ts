import { PlegmaError } from '../../errors/plegma-error.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { DeclaredDetail } from '../declared-fault.ts';
import { isDerivedFrom } from '../schema/effective-type.ts';
import { localOf } from '../schema/members.ts';
import type { OperationContract, TypedFault } from '../service-contract.ts';
import type { EncodedPayload, EncodeOptions } from './codec-options.ts';
import type { CodecSource } from './codec-source.ts';
import { DecodeState } from './decode-state.ts';
import { encodingStyles } from './encoding-style.ts';
import { typeNamed, writtenType, XSI_TYPE } from './instance-attributes.ts';
import { writePayload } from './write-payload.ts';

/**
 * Reads the first child of `detail` that is a fault part which the WSDL declares by its type. Its `xsi:type` tells which
 * one: Axis names the element after the fault or after the part, .NET refers to a value beside the Fault. Without one
 * (gSOAP) the name does. What stands beside it (the stack trace of Axis) is passed over.
 *
 * @returns undefined where there is none, or it is against the schema.
 * @throws SCHEMA_… A reference or a type leads nowhere.
 */
export function decodeTyped(
  details: readonly XmlElement[],
  faults: readonly TypedFault[],
  codecs: CodecSource,
): DeclaredDetail | undefined {
  if (faults.length === 0) return undefined;
  for (const detail of details) {
    // Body, Fault, detail.
    const body = detail.parent?.parent?.parent ?? detail;
    const state = new DecodeState(detail, { ignoreUnknown: true, anyQualification: true }, body);
    const declared = state.references.follow(detail, (target) =>
      firstReadable(target, possibleFaults(detail, target, faults, codecs, state), codecs, state),
    );
    if (declared !== undefined) return declared;
  }
  return undefined;
}

/** Several parts of one name that have no `xsi:type` are told apart by what they hold. */
function firstReadable(
  target: XmlElement,
  faults: readonly TypedFault[],
  codecs: CodecSource,
  state: DecodeState,
): DeclaredDetail | undefined {
  for (const { element, type } of faults) {
    try {
      return { element, type, value: codecs.get(type).decode(target, state) };
    } catch (problem) {
      if (!(problem instanceof PlegmaError)) throw problem;
    }
  }
  return undefined;
}

/** The parts that an element may be, each with the type that it then is of: the declared one, or one derived from it. */
function possibleFaults(
  detail: XmlElement,
  target: XmlElement,
  faults: readonly TypedFault[],
  codecs: CodecSource,
  state: DecodeState,
): readonly TypedFault[] {
  const written = writtenType(target);
  const type = written === undefined ? undefined : codecs.names.known(typeNamed(written, target, state));
  if (type !== undefined) {
    const based = faults.filter((fault) => isDerivedFrom(codecs.model, type, fault.type));
    return based.map(({ element }) => ({ element, type }));
  }
  return faults.filter(
    (fault) => localOf(fault.element) === detail.local || localOf(fault.type) === target.local,
  );
}

/**
 * Writes a fault part with the `xsi:type` by which clients know it.
 *
 * @throws UNEXPECTED The operation declares no such part, or several and the detail does not say which.
 * @throws VALUE_NOT_ENCODABLE The value does not fit its type.
 */
export function encodeTyped(
  { element, type, value }: DeclaredDetail,
  { name, typedFaults = [] }: OperationContract,
  codecs: CodecSource,
  options: EncodeOptions,
): EncodedPayload {
  const possible = typedFaults.filter(
    (fault) =>
      fault.element === element && (type === undefined || isDerivedFrom(codecs.model, type, fault.type)),
  );
  const [fault, ...others] = possible;
  if (fault === undefined)
    throw mistake(`${name} declares no fault ${element}${type ? ` of the type ${type}` : ''}`);
  if (type === undefined && others.length > 0)
    throw mistake(`${name} declares several faults ${element}: say the type`);
  const written = type ?? fault.type;
  return writePayload(element, codecs.prefixes, options, (state) => {
    state.declareTypeNames();
    const named = { ...XSI_TYPE, value: state.qName(codecs.prefixes.named(written)) };
    const attributes = [named, encodingStyles[options.version ?? '1.1']];
    codecs.get(written).encode(codecs.prefixes.named(element), value, state, attributes);
  });
}

function mistake(sentence: string): PlegmaError {
  return new PlegmaError('UNEXPECTED', `${sentence}.`);
}
