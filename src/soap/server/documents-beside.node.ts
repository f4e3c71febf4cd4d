import { readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { childElements } from '../../xml/navigate.ts';
import type { XmlElement } from '../../xml/tree.ts';
import { XSD_NAMESPACE } from '../schema/model.ts';
import { invalidDocument, schemaAttribute } from '../schema/xsd.ts';
import { WSDL_NAMESPACE } from '../soap-names.ts';
import { decodeDescription, parseDescription } from '../wsdl/description-text.ts';
import { documentName } from './documents.ts';

/** A WSDL or a schema in a file. */
export interface DescriptionFile {
  readonly text: string;
  readonly root: XmlElement;
}

/** @throws What `decodeDescription` and `parseDescription` throw, with the name of the file. */
export function readDescription(file: string): DescriptionFile {
  try {
    const text = decodeDescription(readFileSync(file));
    return { text, root: parseDescription(text) };
  } catch (problem) {
    if (!(problem instanceof PlegmaError)) throw problem;
    throw new PlegmaError(problem.code, `${basename(file)}: ${problem.message}`, { cause: problem });
  }
}

/**
 * Everything that a WSDL imports and that stands beside it, by name, even what the codec does not need: other clients may.
 * Nothing is fetched from the network, and no file is given away that is neither a WSDL nor a schema.
 *
 * @param file Of the WSDL.
 * @throws SCHEMA_DOCUMENT_INVALID What is imported is some other kind of document.
 */
export function documentsBeside(file: string, wsdl: DescriptionFile): ReadonlyMap<string, DescriptionFile> {
  const documents = new Map<string, DescriptionFile>();
  const follow = ({ root }: DescriptionFile, from: string): void => {
    for (const location of locationsIn(root)) {
      const name = documentName(from, location);
      const path = fileOf(name, file);
      if (path === undefined || name === basename(file) || documents.has(name)) continue;
      const document = readDescription(path);
      requireDescription(document, name);
      documents.set(name, document);
      follow(document, name);
    }
  };
  follow(wsdl, '');
  return documents;
}

/** What imports, includes and redefinitions refer to, wherever they stand. */
function locationsIn(node: XmlElement): string[] {
  return childElements(node).flatMap((child) => {
    const location = locationOf(child);
    return location === undefined ? locationsIn(child) : [location];
  });
}

function locationOf(node: XmlElement): string | undefined {
  if (!['import', 'include', 'redefine'].includes(node.local)) return undefined;
  if (node.namespace === WSDL_NAMESPACE) return schemaAttribute(node, 'location');
  return node.namespace === XSD_NAMESPACE ? schemaAttribute(node, 'schemaLocation') : undefined;
}

/**
 * The file of a document. One that is at another query of the WSDL's own address (`?xsd=1`) was saved under the name of the
 * WSDL and that query; characters may have been escaped in the address.
 */
function fileOf(name: string, wsdl: string): string | undefined {
  const full = name.startsWith('?') ? `${basename(wsdl).replace(/\?.*$/, '')}${name}` : name;
  return [full, unescaped(full)]
    .map((path) => join(dirname(wsdl), path))
    .find((path) => statSync(path, { throwIfNoEntry: false })?.isFile());
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name).replaceAll('\0', '');
  } catch {
    return name;
  }
}

function requireDescription({ root }: DescriptionFile, name: string): void {
  if (root.namespace === WSDL_NAMESPACE && root.local === 'definitions') return;
  if (root.namespace === XSD_NAMESPACE && root.local === 'schema') return;
  throw invalidDocument(`${name} is a ${root.local}, neither a WSDL nor a schema.`);
}
