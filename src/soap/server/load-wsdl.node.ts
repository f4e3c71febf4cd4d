import { basename } from 'node:path';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { codecOf } from '../codec/service-codec.ts';
import type { LocatedDocument } from '../schema/schema-documents.ts';
import type { OperationTypes, ServiceContract } from '../service-contract.ts';
import { describedPorts } from '../wsdl/read-wsdl.ts';
import { documentName, type ServiceDocuments } from './documents.ts';
import { documentsBeside, readDescription } from './documents-beside.node.ts';

/** A WSDL as an endpoint needs it: to be understood and to be published. */
export interface LoadedWsdl<Types extends OperationTypes> {
  readonly contract: ServiceContract<Types>;
  readonly documents: ServiceDocuments;
}

/**
 * Reads a WSDL file and the schemas and WSDLs that it imports, as far as they stand beside it. Of a service with several SOAP
 * ports the first one is taken; what is wrong with the others does not matter.
 *
 * @param service Name of the service, where the WSDL has several.
 * @param port Name of its port, where another one than the first is wanted.
 * @typeParam Types Input and output of each operation; what the codec makes is in the module description of
 * `src/contracts`.
 * @throws DOCUMENT_UNKNOWN where it has no such service with a SOAP port; what reading XML and WSDL throw
 * @throws SCHEMA_DOCUMENT_INVALID A message has a type or element that is nowhere, or that cannot be worked with.
 * @example
 * const { contract, documents } = loadWsdl<{ Add: { input: { a: number; b: number }; output: { sum: number } } }>('calculator.wsdl');
 */
export function loadWsdl<Types extends OperationTypes>(
  file: string,
  service?: string,
  port?: string,
): LoadedWsdl<Types> {
  const wsdl = readDescription(file);
  const beside = documentsBeside(file, wsdl);
  const notRead = new Set<string>();
  const resolve = (location: string, from: string): LocatedDocument | undefined => {
    const name = documentName(from === basename(file) ? '' : from, location);
    const root = name === basename(file) ? wsdl.root : beside.get(name)?.root;
    if (root !== undefined) return { location: name, root };
    notRead.add(location);
    return undefined;
  };
  try {
    const ports = describedPorts({ location: basename(file), root: wsdl.root }, resolve);
    const found = ports.find(
      (each) =>
        (service === undefined || each.service === service) && (port === undefined || each.name === port),
    );
    if (found === undefined) throw noSuchPort(file, service, port);
    // A WSDL knows nothing of TypeScript's types: the caller says which ones it describes.
    const contract = found.read().contract as ServiceContract<Types>;
    codecOf(contract).compile();
    const schemas = Object.fromEntries([...beside].map(([name, { text }]) => [name, text]));
    return { contract, documents: { wsdl: wsdl.text, schemas } };
  } catch (problem) {
    throw withDocumentsNotRead(problem, basename(file), [...notRead]);
  }
}

function noSuchPort(file: string, service = 'service', port?: string): PlegmaError {
  const wanted = port === undefined ? 'a SOAP port' : `the SOAP port ${port}`;
  return new PlegmaError('DOCUMENT_UNKNOWN', `${basename(file)} has no ${service} with ${wanted}.`);
}

/** What is missing may stand in a document that was not there: an import alone is no mistake (part 1 §4.2.3). */
function withDocumentsNotRead(problem: unknown, file: string, notRead: readonly string[]): unknown {
  if (!(problem instanceof PlegmaError) || problem.code !== 'SCHEMA_DOCUMENT_INVALID') return problem;
  const { message } = problem;
  const untold = notRead.filter((location) => !message.includes(location)).slice(0, 5);
  const hint =
    untold.length === 0 ? '' : ` These are not beside it, and were not read: ${untold.join(', ')}.`;
  const sentence = message.startsWith(file) ? message : `${file}: ${message}`;
  return new PlegmaError(problem.code, sentence + hint, { cause: problem });
}
