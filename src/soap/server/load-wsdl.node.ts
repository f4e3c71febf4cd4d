import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { parseXml } from '../../xml/parse.ts';
import type { LocatedDocument } from '../schema/schema-documents.ts';
import type { OperationTypes, ServiceContract } from '../service-contract.ts';
import { readWsdl } from '../wsdl/read-wsdl.ts';
import type { ServiceDocuments } from './documents.ts';

/** A WSDL as an endpoint needs it: to be understood and to be published. */
export interface LoadedWsdl<Types extends OperationTypes> {
  readonly contract: ServiceContract<Types>;
  readonly documents: ServiceDocuments;
}

/**
 * Reads a WSDL file and the schemas that it imports from the same directory. Of a service with several SOAP ports
 * the first one is taken.
 *
 * @param service Name of the service, where the WSDL has several.
 * @typeParam Types Input and output of each operation; what the codec makes is in the module description of
 * `src/contracts`.
 * @throws DOCUMENT_UNKNOWN where it has no such service with a SOAP port; what reading XML and WSDL throw
 * @example
 * const { contract, documents } = loadWsdl<{ Add: { input: { a: number; b: number }; output: { sum: number } } }>('calculator.wsdl');
 */
export function loadWsdl<Types extends OperationTypes>(file: string, service?: string): LoadedWsdl<Types> {
  const wsdl = readFileSync(file, 'utf8');
  const schemas = schemasBeside(file, wsdl);
  const services = readWsdl(
    { location: file, root: parseXml(wsdl) },
    (location): LocatedDocument | undefined => {
      const text = schemas[location];
      return text === undefined ? undefined : { location, root: parseXml(text) };
    },
  );
  const port = services.find(({ name }) => service === undefined || name === service)?.ports[0];
  if (port === undefined) {
    throw new PlegmaError(
      'DOCUMENT_UNKNOWN',
      `${basename(file)} has no ${service ?? 'service'} with a SOAP port.`,
    );
  }
  // The WSDL cannot know the names of TypeScript: the caller says what it describes.
  return { contract: port.contract as ServiceContract<Types>, documents: { wsdl, schemas } };
}

/** A plain file name: a location with a path must not open any file, and nothing is fetched from the network. */
const LOCATIONS = /\bschemaLocation\s*=\s*["']([\w-][\w.-]*)["']/g;

/** Everything that the WSDL imports, those documents too that the codec has no need of but other clients have. */
function schemasBeside(file: string, wsdl: string): Record<string, string> {
  const schemas: Record<string, string> = {};
  const follow = (document: string): void => {
    for (const [, name = ''] of document.matchAll(LOCATIONS)) {
      if (Object.hasOwn(schemas, name)) continue;
      const text = readFileSync(join(dirname(file), name), 'utf8');
      schemas[name] = text;
      follow(text);
    }
  };
  follow(wsdl);
  return schemas;
}
