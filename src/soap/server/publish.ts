import { PlegmaError } from '../../errors/plegma-error.ts';
import { publishedAt, type ServiceDocuments } from './documents.ts';
import { servicePage } from './service-page.ts';

/** A document that is read with GET. */
export interface PublishedDocument {
  readonly contentType: string;
  readonly text: string;
}

const WSDL = /^wsdl(?:$|[=&])/i;
const XML = 'text/xml; charset=utf-8';

/**
 * Answers a GET of the endpoint: `?wsdl`, `?xsd=name` and `?wsdl=name` of what it imports, or a page for people.
 *
 * @param query What follows the question mark. `wsdl` may be in any case: Axis and .NET differ.
 * @throws DOCUMENT_UNKNOWN
 */
export function publish(
  query: string,
  address: URL,
  names: readonly string[],
  documents: ServiceDocuments | undefined,
): PublishedDocument {
  const parameters = new URLSearchParams(query);
  const schema = parameters.get('xsd');
  if (schema === null && !WSDL.test(query)) {
    return { contentType: 'text/html; charset=utf-8', text: servicePage(names, address) };
  }
  const schemas = documents?.schemas ?? {};
  const wsdl = parameters.get('wsdl') ?? '';
  const name = schema ?? (Object.hasOwn(schemas, wsdl) ? wsdl : '');
  const document = schema === null && name === '' ? documents?.wsdl : documentNamed(name, schemas);
  if (document === undefined) {
    throw new PlegmaError('DOCUMENT_UNKNOWN', `There is no document ?${query.slice(0, 100)} here.`);
  }
  return { contentType: XML, text: publishedAt(document, address, schemas, name) };
}

function documentNamed(name: string, schemas: ServiceDocuments['schemas']): string | undefined {
  return Object.hasOwn(schemas, name) ? schemas[name] : undefined;
}
