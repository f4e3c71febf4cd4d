import { PlegmaError } from '../../errors/plegma-error.ts';
import { childElements, text } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { XmlName } from '../../xml/write.ts';
import { type AddressingVersion, addressingDialects } from './versions.ts';

/** Where something can be reached, with what its owner needs to find it again (WS-Addressing 1.0 Core §2, GR-12). */
export interface EndpointReference {
  readonly version: AddressingVersion;
  readonly address: string;
  /** Reference parameters and, in the drafts, reference properties: copied as headers into messages to it. */
  readonly resource: readonly XmlElement[];
  /** Children of wsa:Metadata; label, parent and certificate stand there in GRIA. */
  readonly metadata: readonly XmlElement[];
}

/** The namespace and local name for one member of an EPR or a header of a version. */
export function addressingName(version: AddressingVersion, local: string): XmlName {
  return { prefix: 'wsa', namespace: addressingDialects[version].namespace, local };
}

/**
 * Reads the content of an element of type EndpointReferenceType, such as wsa:ReplyTo.
 *
 * @throws ADDRESSING_INVALID where it has not exactly one Address.
 */
export function readEndpointReference(element: XmlElement, version: AddressingVersion): EndpointReference {
  const { namespace, referenceMembers } = addressingDialects[version];
  const members = childElements(element).filter((child) => child.namespace === namespace);
  const addresses = members.filter((child) => child.local === 'Address');
  const [address] = addresses;
  if (address === undefined || addresses.length > 1) {
    throw new PlegmaError('ADDRESSING_INVALID', `${element.local} has not exactly one Address.`, {
      path: `Header/${element.local}/Address`,
    });
  }
  return {
    version,
    address: textOf(address),
    resource: members.filter((child) => referenceMembers.includes(child.local)).flatMap(childElements),
    metadata: members.filter((child) => child.local === 'Metadata').flatMap(childElements),
  };
}

/** The text of an element without child elements. @throws ADDRESSING_INVALID where it has some. */
export function textOf(element: XmlElement): string {
  if (childElements(element).length > 0) {
    throw new PlegmaError(
      'ADDRESSING_INVALID',
      `${element.local} has child elements where a URI was expected.`,
      {
        path: `Header/${element.local}`,
      },
    );
  }
  return text(element).trim();
}
