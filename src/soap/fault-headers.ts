import type { PlegmaError } from '../errors/plegma-error.ts';
import type { HeaderBlock } from '../security/sign-envelope.ts';
import type { ExpandedName } from '../xml/names.ts';
import { CanonicalWriter } from '../xml/write.ts';
import { faultDetailHeader } from './addressing/fault-detail.ts';
import type { AddressingProperties } from './addressing/read-addressing.ts';
import { SOAP_PREFIX, soapName } from './soap-prefix.ts';
import { type SoapVersion, soapDialects } from './soap-version.ts';

/** Newest first: the order of preference (SOAP 1.2 part 1 §5.4.7). */
const SUPPORTED: readonly SoapVersion[] = ['1.2', '1.1'];

/** A sender learns enough from so many, and from names of this length: each is written with its namespace. */
const MOST_NAMED = 16;
const LONGEST_NAMESPACE = 1024;

/**
 * The header blocks with which SOAP 1.2 says what would have been understood: `NotUnderstood`, one for each header
 * that was not (part 1 §5.4.8), and `Upgrade` to those who speak another version, in the fault of SOAP 1.1 too
 * (appendix A). Faults of WS-Addressing have a block of their own in SOAP 1.1.
 */
export function faultHeaders(
  error: PlegmaError,
  version: SoapVersion,
  addressing: AddressingProperties | undefined,
  notUnderstood: () => Iterable<ExpandedName>,
): readonly HeaderBlock[] {
  if (error.code === 'SOAP_VERSION_UNSUPPORTED') return [{ xml: upgradeHeader() }];
  if (version === '1.1') {
    const xml = faultDetailHeader(error, addressing);
    return xml === undefined ? [] : [{ xml }];
  }
  if (error.code !== 'HEADER_NOT_UNDERSTOOD') return [];
  return firstOf(notUnderstood(), MOST_NAMED)
    .filter(isShort)
    .map((name) => {
      const writer = new CanonicalWriter();
      writeQName(writer, 'NotUnderstood', name, 'h');
      return { xml: writer.toString() };
    });
}

function firstOf<Item>(items: Iterable<Item>, most: number): Item[] {
  const first: Item[] = [];
  for (const item of items) if (first.push(item) === most) break;
  return first;
}

function isShort({ namespace }: ExpandedName): boolean {
  return namespace.length <= LONGEST_NAMESPACE;
}

function upgradeHeader(): string {
  const writer = new CanonicalWriter();
  writer.start(soapName('1.2', 'Upgrade'));
  for (const [at, version] of SUPPORTED.entries()) {
    const { namespace } = soapDialects[version];
    writeQName(writer, 'SupportedEnvelope', { namespace, local: 'Envelope' }, `ns${at + 1}`);
  }
  writer.end();
  return writer.toString();
}

/** An element whose attribute `qname` names another one; a name without namespace has no prefix to be declared. */
function writeQName(
  writer: CanonicalWriter,
  element: string,
  { namespace, local }: ExpandedName,
  prefix: string,
): void {
  const isOwn = namespace === soapDialects['1.2'].namespace;
  if (namespace !== '' && !isOwn) writer.declare(prefix, namespace);
  const used = isOwn ? SOAP_PREFIX : prefix;
  const value = namespace === '' ? local : `${used}:${local}`;
  writer.start(soapName('1.2', element), [{ prefix: '', namespace: '', local: 'qname', value }]);
  writer.end();
}
