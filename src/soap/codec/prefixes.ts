import { XML_NAMESPACE } from '../../xml/namespaces.ts';
import type { XmlName } from '../../xml/write.ts';
import { localOf, namespaceOf } from '../schema/members.ts';
import {
  type SchemaModel,
  SOAP_12_ENCODING_NAMESPACE,
  SOAP_ENCODING_NAMESPACE,
  XSD_NAMESPACE,
  XSI_NAMESPACE,
} from '../schema/model.ts';

/** The prefixes that the messages of a schema are written with: one for each namespace (IN-41). */
export class Prefixes {
  readonly #known = new Map<string, string>([
    ['', ''],
    [XML_NAMESPACE, 'xml'],
    [XSD_NAMESPACE, 'xsd'],
    [XSI_NAMESPACE, 'xsi'],
    [SOAP_ENCODING_NAMESPACE, 'soapenc'],
    [SOAP_12_ENCODING_NAMESPACE, 'enc'],
  ]);
  #count = 0;

  constructor(model: SchemaModel) {
    for (const name of [...Object.keys(model.elements), ...Object.keys(model.types)])
      this.of(namespaceOf(name));
  }

  of(namespace: string): string {
    const known = this.#known.get(namespace);
    if (known !== undefined) return known;
    this.#count += 1;
    const prefix = `n${this.#count}`;
    this.#known.set(namespace, prefix);
    return prefix;
  }

  /** A Clark name with its prefix, for the writer. */
  named(clark: string): XmlName {
    const namespace = namespaceOf(clark);
    return { prefix: this.of(namespace), namespace, local: localOf(clark) };
  }
}
