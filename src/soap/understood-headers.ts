import { clarkName } from '../xml/names.ts';
import type { XmlElement } from '../xml/tree.ts';
import { isAddressingHeader } from './addressing/versions.ts';
import { type Envelope, isForUs, mustBeUnderstood } from './envelope.ts';

/** The headers that are for this endpoint. */
export function ownHeaders({ headers, version }: Envelope): readonly XmlElement[] {
  return headers.filter((header) => isForUs(header, version));
}

/**
 * The headers for this endpoint that must be understood and are not (WS-I R1015). Those for other roles are
 * nobody's business here, and what is relayed concerns intermediaries alone (SOAP 1.2 part 1 §2.4, §5.2.4).
 *
 * @param known Clark names of the headers that are known here beside those of WS-Addressing.
 * @returns They are looked up as they are asked for: a name may be long, and there may be a hundred thousand.
 * @throws ENVELOPE_MALFORMED before the first one.
 */
export function* notUnderstood(envelope: Envelope, known: ReadonlySet<string>): Generator<XmlElement, void> {
  const demanding = ownHeaders(envelope).filter(
    (header) => mustBeUnderstood(header, envelope.version) && !isAddressingHeader(header),
  );
  for (const header of demanding) if (!known.has(clarkName(header))) yield header;
}
