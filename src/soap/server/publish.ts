import { PlegmaError } from '../../errors/plegma-error.ts';
import { publishedAt, type ServiceDocuments } from './documents.ts';
import { servicePage } from './service-page.ts';

/** A document that is read with GET. */
export interface PublishedDocument {
  readonly contentType: string;
  readonly text: string;
}

const XML = 'text/xml; charset=utf-8';

/**
 * Answers a GET of the endpoint: `?wsdl`, `?xsd=name` and `?wsdl=name` of what it imports, or a page for people.
 *
 * @param query What follows the question mark. `wsdl` and `xsd` may be in any case, as Axis and .NET differ, and behind others.
 * @throws DOCUMENT_UNKNOWN
 */
export function publish(
  query: string,
  address: URL,
  names: readonly string[],
  documents: ServiceDocuments | undefined,
): PublishedDocument {
  const parameters = new Map(
    [...new URLSearchParams(query)].map(([key, value]) => [key.toLowerCase(), value]),
  );
  const schema = parameters.get('xsd');
  const wsdl = parameters.get('wsdl');
  if (schema === undefined && wsdl === undefined) {
    return { contentType: 'text/html; charset=utf-8', text: servicePage(names, address) };
  }
  const schemas = documents?.schemas ?? {};
  const name = schema ?? (wsdl !== undefined && Object.hasOwn(schemas, wsdl) ? wsdl : '');
  const document = schema === undefined && name === '' ? documents?.wsdl : documentNamed(name, schemas);
  if (document === undefined) {
    throw new PlegmaError('DOCUMENT_UNKNOWN', `There is no document ?${query.slice(0, 100)} here.`);
  }
  return { contentType: XML, text: publishedAt(document, address, schemas, name) };
}

function documentNamed(name: string, schemas: ServiceDocuments['schemas']): string | undefined {
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}
