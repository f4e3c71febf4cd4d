import { writeElement } from '../../xml/canonicalise.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { CanonicalWriter, XmlName } from '../../xml/write.ts';
import { XSD_NAMESPACE, XSI_NAMESPACE } from '../schema/model.ts';
import type { EncodeOptions } from './codec-options.ts';
import { meantPrefixes } from './meant-prefixes.ts';
import type { Prefixes } from './prefixes.ts';
import type { PrefixSource } from './simple-codec.ts';

/** What the writing of one message shares. */
export class EncodeState {
  readonly writer: CanonicalWriter;
  readonly options: EncodeOptions;
  /** Declares a namespace for a value inside the element that is written next. */
  readonly valuePrefix: PrefixSource;
  readonly #used = new Set<string>();

  constructor(writer: CanonicalWriter, prefixes: Prefixes, options: EncodeOptions) {
    this.writer = writer;
    this.options = options;
    this.valuePrefix = (namespace) => {
      const prefix = prefixes.of(namespace);
      writer.declare(prefix, namespace);
      this.#used.add(prefix === '' ? '#default' : prefix);
      return prefix;
    };
  }

  get valuePrefixes(): readonly string[] {
    return [...this.#used];
  }

  /** Declares on the element that is written next what names the types of values in it: once, instead of on each of them. */
  declareTypeNames(): void {
    this.valuePrefix(XSD_NAMESPACE);
    this.valuePrefix(XSI_NAMESPACE);
  }

  /** Writes an element as it is in its tree; names in its values mean what they meant there. */
  tree(element: XmlElement): void {
    this.declareMeant(element);
    writeElement(this.writer, element);
  }

  /** Declares on the element that is written next what names in the values of a tree mean. */
  declareMeant(element: XmlElement): void {
    for (const [prefix, namespace] of meantPrefixes(element)) {
      this.writer.declare(prefix, namespace);
      this.#used.add(prefix);
    }
  }

  /** A name as it stands inside a value. */
  qName(name: Pick<XmlName, 'namespace' | 'local'>): string {
    return `${this.valuePrefix(name.namespace)}:${name.local}`;
  }
}
