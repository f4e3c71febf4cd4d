import type { HeaderBlock } from '../security/sign-envelope.ts';
import { escapeAttribute } from '../xml/escape.ts';
import type { NamespaceDeclaration } from '../xml/tree.ts';
import { CanonicalWriter } from '../xml/write.ts';
import { SOAP_PREFIX, soapName } from './soap-prefix.ts';
import type { SoapVersion } from './soap-version.ts';

/** A message before it is put together. Every part is in exclusive canonical form. */
export interface MessageParts {
  readonly version: SoapVersion;
  /**
   * Namespaces of prefixes that stand only in values (fault codes, `xsi:type`). Exclusive canonical form leaves such
   * declarations out of what is signed, so that they stand on the Envelope.
   */
  readonly declarations: readonly NamespaceDeclaration[];
  readonly headers: readonly HeaderBlock[];
  /** What stands in Body; the prefix of SOAP is declared there already. */
  readonly payload: string;
  /** Prefixes that stand only in values and are declared inside the payload: a signature has to list them (IN-41). */
  readonly valuePrefixes: readonly string[];
  /** Stands for the payload where many messages carry the same one: see `signEnvelope`. */
  readonly lasting?: object | undefined;
}

/** Messages of nothing but a lasting payload, in each version of SOAP. */
const lastingEnvelopes = new WeakMap<object, Partial<Record<SoapVersion, string>>>();

/** Writes a message that is not signed. */
export function writeEnvelope(parts: Omit<MessageParts, 'valuePrefixes'>): string {
  const { version, declarations, headers, lasting } = parts;
  if (lasting === undefined || headers.length > 0 || declarations.length > 0) return putTogether(parts);
  const known = lastingEnvelopes.get(lasting);
  const envelope = known?.[version] ?? putTogether(parts);
  if (known?.[version] === undefined) lastingEnvelopes.set(lasting, { ...known, [version]: envelope });
  return envelope;
}

function putTogether({
  version,
  declarations,
  headers,
  payload,
}: Omit<MessageParts, 'valuePrefixes'>): string {
  const writer = new CanonicalWriter();
  writer.start(soapName(version, 'Envelope'));
  if (headers.length > 0) {
    writer.start(soapName(version, 'Header'));
    for (const { xml } of headers) writer.raw(xml);
    writer.end();
  }
  writer.start(soapName(version, 'Body'));
  writer.raw(payload);
  writer.end();
  writer.end();
  return declareOnEnvelope(writer.toString(), declarations);
}

const ENVELOPE = `<${SOAP_PREFIX}:Envelope `;

/** Adds declarations to the Envelope of a message that we wrote: no digest of a signed part changes by that. */
export function declareOnEnvelope(message: string, declarations: readonly NamespaceDeclaration[]): string {
  if (declarations.length === 0) return message;
  const written = declarations.map(({ prefix, uri }) => `xmlns:${prefix}="${escapeAttribute(uri)}" `);
  return message.replace(ENVELOPE, () => ENVELOPE + written.join(''));
}
