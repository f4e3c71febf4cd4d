import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { parseXml } from '../../xml/parse.ts';
import type { LocatedDocument } from '../schema/schema-documents.ts';
import type { OperationTypes, ServiceContract } from '../service-contract.ts';
import { readWsdl } from '../wsdl/read-wsdl.ts';
import { relativeTo, type ServiceDocuments } from './documents.ts';

/** A WSDL as an endpoint needs it: to be understood and to be published. */
export interface LoadedWsdl<Types extends OperationTypes> {
  readonly contract: ServiceContract<Types>;
  readonly documents: ServiceDocuments;
}

/**
 * Reads a WSDL file and the schemas and WSDLs that it imports by relative addresses. Of a service with several SOAP
 * ports the first one is taken.
 *
 * @param service Name of the service, where the WSDL has several.
 * @param port Name of its port, where another one than the first is wanted.
 * @typeParam Types Input and output of each operation; what the codec makes is in the module description of
 * `src/contracts`.
 * @throws DOCUMENT_UNKNOWN where it has no such service with a SOAP port; what reading XML and WSDL throw
 * @example
 * const { contract, documents } = loadWsdl<{ Add: { input: { a: number; b: number }; output: { sum: number } } }>('calculator.wsdl');
 */
export function loadWsdl<Types extends OperationTypes>(
  file: string,
  service?: string,
  port?: string,
): LoadedWsdl<Types> {
  const wsdl = readFileSync(file, 'utf8');
  const schemas = documentsBeside(file, wsdl);
  const resolve = (location: string, from: string): LocatedDocument | undefined => {
    const name = relativeTo(from, location);
    const text = Object.hasOwn(schemas, name) ? schemas[name] : undefined;
    return text === undefined ? undefined : { location: name, root: parseXml(text) };
  };
  const services = readWsdl({ location: basename(file), root: parseXml(wsdl) }, resolve);
  const ports = services.find(({ name }) => service === undefined || name === service)?.ports ?? [];
  const found = ports.find(({ name }) => port === undefined || name === port);
  if (found === undefined) {
    throw new PlegmaError(
      'DOCUMENT_UNKNOWN',
      `${basename(file)} has no ${service ?? 'service'} with ${port === undefined ? 'a SOAP port' : `the SOAP port ${port}`}.`,
    );
  }
  // A WSDL knows nothing of TypeScript's types: the caller says which ones it describes.
  return { contract: found.contract as ServiceContract<Types>, documents: { wsdl, schemas } };
}

/** Relative addresses only: nothing is fetched from the network, and a WSDL can open schemas and WSDLs but no other file. */
const LOCATIONS = /\b(?:schemaLocation|location)\s*=\s*["']([^"':?#]+\.(?:xsd|wsdl))["']/gi;

/** Everything that the WSDL imports, even what the codec does not need: other clients may. */
function documentsBeside(file: string, wsdl: string): Record<string, string> {
  const documents: Record<string, string> = {};
  const follow = (document: string, from: string): void => {
    for (const [, location = ''] of document.matchAll(LOCATIONS)) {
      const name = relativeTo(from, location);
      const path = join(dirname(file), name);
      if (name === basename(file) || Object.hasOwn(documents, name) || !existsSync(path)) continue;
      const text = readFileSync(path, 'utf8');
      documents[name] = text;
      follow(text, name);
    }
  };
  follow(wsdl, '');
  return documents;
}
