import { XML_NAMESPACE } from '../xml/namespaces.ts';
import type { XmlAttribute } from '../xml/tree.ts';
import type { CanonicalWriter, XmlName } from '../xml/write.ts';
import type { Fault } from './fault.ts';
import { type FaultSubcode, faultCodes } from './fault-codes.ts';
import { bodyWriter, SOAP_PREFIX, soapName } from './soap-prefix.ts';
import type { SoapVersion } from './soap-version.ts';
import type { MessageParts } from './write-envelope.ts';

/** The content of Body, with what has to be declared outside it. */
export type WrittenFault = Pick<MessageParts, 'payload' | 'declarations' | 'valuePrefixes'>;

/** Writes a fault as the content of a Body. */
export function writeFault(fault: Fault, version: SoapVersion): WrittenFault {
  const writer = bodyWriter(version);
  if (version === '1.1') writeFault11(writer, fault);
  else writeFault12(writer, fault);
  // All subcodes of one fault are of one vocabulary.
  const declared = fault.subcodes.slice(0, 1);
  return {
    payload: writer.toString(),
    valuePrefixes: [],
    declarations: declared.map(({ prefix, namespace }) => ({ prefix, uri: namespace })),
  };
}

/** SOAP 1.1 §4.4: one code, so that the more precise one stands alone (WS-Security §12). Children are unqualified (R1000). */
function writeFault11(writer: CanonicalWriter, fault: Fault): void {
  writer.start(soapName('1.1', 'Fault'));
  const innermost = fault.subcodes.at(-1);
  writer.leaf(unqualified('faultcode'), innermost === undefined ? codeText(fault, '1.1') : textOf(innermost));
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
  writer.start(name('Fault'));
  writer.start(name('Code'));
  writer.leaf(name('Value'), codeText(fault, '1.2'));
  for (const subcode of fault.subcodes) {
    writer.start(name('Subcode'));
    writer.leaf(name('Value'), textOf(subcode));
  }
  for (const _ of fault.subcodes) writer.end();
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

function textOf({ prefix, local }: FaultSubcode): string {
  return `${prefix}:${local}`;
}

function unqualified(local: string): XmlName {
  return { prefix: '', namespace: '', local };
}
