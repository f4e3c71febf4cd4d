import type { XmlElement } from '../../xml/tree.ts';
import { encodeBase64 } from '../base64.ts';
import { BASE64_BINARY, WSSE, X509_V3 } from '../namespaces.ts';

/**
 * What the STR-Transform makes of a token that stands in the message (WSS 1.0 §8.3): its canonical form, by the
 * letter of the standard with an empty default namespace at its top (WSS4J), by that of exclusive C14N without.
 */
export function spellingsOfPresent(canonical: string): string[] {
  const nameEnd = canonical.indexOf(' ');
  const hasDefault = canonical.startsWith(' xmlns="', nameEnd);
  if (hasDefault) return [canonical];
  return [canonical, `${canonical.slice(0, nameEnd)} xmlns=""${canonical.slice(nameEnd)}`];
}

/**
 * What the STR-Transform makes of a certificate that is only referred to: a BinarySecurityToken made for the
 * purpose, with the prefix of the reference; peers differ on whether it says its encoding.
 */
export function spellingsOfReferred(certificate: Uint8Array, reference: XmlElement): string[] {
  const { prefix } = reference;
  const name = prefix === '' ? 'BinarySecurityToken' : `${prefix}:BinarySecurityToken`;
  const declaration = prefix === '' ? `xmlns="${WSSE}"` : `xmlns:${prefix}="${WSSE}"`;
  const content = `ValueType="${X509_V3}">${encodeBase64(certificate)}</${name}>`;
  return [
    `<${name} ${declaration} ${content}`,
    `<${name} ${declaration} EncodingType="${BASE64_BINARY}" ${content}`,
  ].flatMap(spellingsOfPresent);
}
