import type { PlegmaError } from '../../errors/plegma-error.ts';
import { CanonicalWriter, type XmlName } from '../../xml/write.ts';
import { addressingName } from './endpoint-reference.ts';
import type { AddressingProperties } from './read-addressing.ts';
import { addressingDialects, isAddressingHeader } from './versions.ts';

const VERSION = '2005/08';
const { namespace, faults } = addressingDialects[VERSION];
const name = (local: string): XmlName => addressingName(VERSION, local);

/**
 * What WS-Addressing 1.0 tells with its own faults (SOAP Binding §6.4): the name of the header that is wrong or missing,
 * or the address that is not here. The drafts have no such elements.
 *
 * @returns The canonical form of a child of SOAP 1.2's Detail; undefined for other errors, and where no single header is
 * to blame.
 */
export function addressingDetail(
  error: PlegmaError,
  request: AddressingProperties | undefined,
): string | undefined {
  return written(error, request, []);
}

/** The same as a header block: the `detail` of SOAP 1.1 is about Body alone (SOAP 1.1 §4.4, SOAP Binding §6). */
export function faultDetailHeader(
  error: PlegmaError,
  request: AddressingProperties | undefined,
): string | undefined {
  return written(error, request, [name('FaultDetail')]);
}

function written(
  error: PlegmaError,
  request: AddressingProperties | undefined,
  around: readonly XmlName[],
): string | undefined {
  const problem = request?.version === VERSION ? problemOf(error, request) : undefined;
  if (problem === undefined) return undefined;
  const writer = new CanonicalWriter();
  for (const element of around) writer.start(element);
  writer.leaf(name(problem.member), problem.value);
  for (const _ of around) writer.end();
  return writer.toString();
}

interface Problem {
  readonly member: 'ProblemIRI' | 'ProblemHeaderQName';
  readonly value: string;
}

function problemOf(error: PlegmaError, { to }: AddressingProperties): Problem | undefined {
  if (faults[error.code] === undefined) return undefined;
  if (error.code === 'DESTINATION_UNKNOWN')
    return to === undefined ? undefined : { member: 'ProblemIRI', value: to };
  const [, local = ''] = /^Header\/([^/]+)/.exec(error.path ?? '') ?? [];
  const { prefix } = name(local);
  const isHeader = isAddressingHeader({ namespace, local });
  return isHeader ? { member: 'ProblemHeaderQName', value: `${prefix}:${local}` } : undefined;
}
