import type { DeclaredFault } from '../declared-fault.ts';
import type { SoapVersion } from '../soap-version.ts';
import { type WrittenFault, writeFault } from '../write-fault.ts';
import type { MountedOperation } from './dispatch.ts';

/**
 * Writes a fault that an operation declares.
 *
 * @throws UNEXPECTED, VALUE_NOT_ENCODABLE where its WSDL does not declare it, or the value is against its schema:
 * mistakes of the programmer
 */
export function writeDeclaredFault(
  { message, side, detail }: DeclaredFault,
  { codec, contract }: MountedOperation,
  version: SoapVersion,
): WrittenFault {
  const { xml, valuePrefixes } = codec.encodeFault(contract.name, detail, { version });
  return { ...writeFault({ side, subcodes: [], reason: message, detail: xml }, version), valuePrefixes };
}
