import type { PlegmaError } from '../../errors/plegma-error.ts';
import { CanonicalWriter } from '../../xml/write.ts';
import { addressingName } from './endpoint-reference.ts';
import type { AddressingProperties } from './read-addressing.ts';
import { addressingDialects } from './versions.ts';

/**
 * What WS-Addressing 1.0 tells of its own faults (SOAP Binding §6.4): the name of the header that is wrong or missing, or
 * the address that is not here. The drafts have no such elements.
 *
 * @returns undefined for other errors, and where no single header is to blame.
 */
export function addressingDetail(
  error: PlegmaError,
  request: AddressingProperties | undefined,
): string | undefined {
  if (request?.version !== '2005/08' || addressingDialects['2005/08'].faults[error.code] === undefined) return undefined;
  if (error.code === 'DESTINATION_UNKNOWN')
    return request.to === undefined ? undefined : leaf('ProblemIRI', request.to);
  const [, header] = /^Header\/([^/]+)/.exec(error.path ?? '') ?? [];
  return header === undefined ? undefined : leaf('ProblemHeaderQName', `wsa:${header}`);
}

/** SOAP 1.1 has no place for it in a fault: `detail` is about Body alone (SOAP 1.1 §4.4), so that a header carries it. */
export function faultDetailHeader(detail: string): string {
  const writer = new CanonicalWriter();
  writer.start(addressingName('2005/08', 'FaultDetail'));
  // The namespace is declared by the header already.
  writer.raw(detail.replace(` xmlns:wsa="${addressingDialects['2005/08'].namespace}"`, ''));
  writer.end();
  return writer.toString();
}
