import { readFileSync } from 'node:fs';
import type { LocatedDocument } from '../../src/soap/schema/schema-documents.ts';
import type { ServiceContract } from '../../src/soap/service-contract.ts';
import { readWsdl } from '../../src/soap/wsdl/read-wsdl.ts';
import { parseXml } from '../../src/xml/parse.ts';

/** A WSDL of ours with what it describes. */
export interface ContractSource {
  /** File name without ending; the generated modules are named after it. */
  readonly file: string;
  readonly contract: ServiceContract;
}

const wsdlFolder = new URL('../../wsdl/', import.meta.url);

/** The WSDLs that code is generated from; the shared schema is read through them. */
export const WSDL_FILES = ['registry', 'account', 'job', 'data', 'mobile-grid-server'] as const;

/** Reads a document of the folder `wsdl/`. */
export function readContractDocument(name: string): LocatedDocument {
  return { location: name, root: parseXml(readFileSync(new URL(name, wsdlFolder))) };
}

/** Reads all WSDLs; of each the first port, which is SOAP 1.1. */
export function readContractSources(): ContractSource[] {
  return WSDL_FILES.map((file) => {
    const [service] = readWsdl(readContractDocument(`${file}.wsdl`), readContractDocument);
    const port = service?.ports[0];
    if (port === undefined) throw new Error(`${file}.wsdl has no SOAP port.`);
    return { file, contract: port.contract };
  });
}
