import { XML_NAMESPACE } from '../xml/namespaces.ts';
import type { NamespaceDeclaration, XmlAttribute } from '../xml/tree.ts';
import { CanonicalWriter, type XmlName } from '../xml/write.ts';
import type { Fault } from './fault.ts';
import { faultCodes } from './fault-codes.ts';
import { type SoapVersion, soapDialects } from './soap-version.ts';

/** The content of Body, with what has to be declared outside it. */
export interface WrittenFault {
  /** The Fault element in canonical form. */
  readonly payload: string;
  /**
   * Namespaces of prefixes that stand only in values (the codes). Exclusive canonical form leaves such
   * declarations out, so they stand on the Envelope, outside what is signed.
   */
  readonly declarations: readonly NamespaceDeclaration[];
}

/** The prefix of SOAP itself in everything that we write. */
export const SOAP_PREFIX = 'soapenv';

export function writeFault(fault: Fault, version: SoapVersion): WrittenFault {
  const writer = new CanonicalWriter();
  if (version === '1.1') writeFault11(writer, fault);
  else writeFault12(writer, fault);
  const { subcode } = fault;
  return {
    payload: writer.toString(),
    declarations: subcode === undefined ? [] : [{ prefix: subcode.prefix, uri: subcode.namespace }],
  };
}

/** SOAP 1.1 §4.4: one code, so that the more precise one stands alone (WS-Security §12). Children are unqualified (R1000). */
function writeFault11(writer: CanonicalWriter, fault: Fault): void {
  writer.start(soapName('1.1', 'Fault'));
  writer.leaf(unqualified('faultcode'), subcodeText(fault) ?? codeText(fault, '1.1'));
  writer.leaf(unqualified('faultstring'), fault.reason);
  if (fault.detail !== undefined) {
    writer.start(unqualified('detail'));
    writer.raw(fault.detail);
    writer.end();
  }
  writer.end();
}

/** SOAP 1.2 part 1 §5.4. */
function writeFault12(writer: CanonicalWriter, fault: Fault): void {
  const name = (local: string) => soapName('1.2', local);
  const subcode = subcodeText(fault);
  writer.start(name('Fault'));
  writer.start(name('Code'));
  writer.leaf(name('Value'), codeText(fault, '1.2'));
  if (subcode !== undefined) {
    writer.start(name('Subcode'));
    writer.leaf(name('Value'), subcode);
    writer.end();
  }
  writer.end();
  writer.start(name('Reason'));
  writer.leaf(name('Text'), fault.reason, [english]);
  writer.end();
  if (fault.detail !== undefined) {
    writer.start(name('Detail'));
    writer.raw(fault.detail);
    writer.end();
  }
  writer.end();
}

const english: XmlAttribute = { prefix: 'xml', local: 'lang', namespace: XML_NAMESPACE, value: 'en' };

function codeText(fault: Fault, version: SoapVersion): string {
  return `${SOAP_PREFIX}:${faultCodes[version][fault.side]}`;
}

function subcodeText({ subcode }: Fault): string | undefined {
  return subcode === undefined ? undefined : `${subcode.prefix}:${subcode.local}`;
}

export function soapName(version: SoapVersion, local: string): XmlName {
  return { prefix: SOAP_PREFIX, namespace: soapDialects[version].namespace, local };
}

function unqualified(local: string): XmlName {
  return { prefix: '', namespace: '', local };
}
