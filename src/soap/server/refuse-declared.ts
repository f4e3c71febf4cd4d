import { PlegmaError } from '../../errors/plegma-error.ts';
import type { DeclaredFault } from '../declared-fault.ts';
import type { SoapVersion } from '../soap-version.ts';
import { type WrittenFault, writeFault } from '../write-fault.ts';
import type { MountedOperation } from './dispatch.ts';

/**
 * Writes a fault that an operation declares.
 *
 * @throws UNEXPECTED where its WSDL does not declare it, or the value is against its schema: mistakes of the programmer
 */
export function writeDeclaredFault(
  { message, side, detail }: DeclaredFault,
  { codec, contract }: MountedOperation,
  version: SoapVersion,
): WrittenFault {
  if (!contract.faults.includes(detail.element)) {
    throw new PlegmaError('UNEXPECTED', `${contract.name} declares no fault ${detail.element}.`);
  }
  const { xml, valuePrefixes } = codec.encodeElement(detail.element, detail.value, { version });
  return { ...writeFault({ side, subcodes: [], reason: message, detail: xml }, version), valuePrefixes };
}
