import { escapeAttribute } from '../../xml/escape.ts';

/** The description of a service as it is published. */
export interface ServiceDocuments {
  readonly wsdl: string;
  /**
   * Schemas and further WSDLs by the name that `schemaLocation` and `wsdl:import` give them, relative to the WSDL:
   * `common.xsd`, `../types/job.xsd`, `S.svc?xsd=xsd0`.
   */
  readonly schemas: Readonly<Record<string, string>>;
}

const ADDRESS = /(<(?:[\w.-]+:)?address\b[^<>]*?\blocation\s*=\s*)(?:"[^"]*"|'[^']*')/g;
const SCHEMA_LOCATION = /(\bschemaLocation\s*=\s*)(?:"([^"]*)"|'([^']*)')/g;
const WSDL_LOCATION = /(<(?:[\w.-]+:)?import\b[^<>]*?\blocation\s*=\s*)(?:"([^"]*)"|'([^']*)')/g;

/**
 * Rewrites a document for the client that asks for it: `soap:address` becomes the address that it used (IN-62), and
 * imported documents come from the same place.
 *
 * @param name Of the document, where it is not the WSDL itself: its imports are named relative to it.
 */
export function publishedAt(
  document: string,
  address: URL,
  schemas: ServiceDocuments['schemas'],
  name = '',
): string {
  const relocated =
    (parameter: string) =>
    (whole: string, before: string, double?: string, single?: string): string => {
      const imported = documentName(name, unescapeAmpersand(double ?? single ?? ''));
      if (!Object.hasOwn(schemas, imported)) return whole;
      const location = new URL(address);
      location.searchParams.set(parameter, imported);
      return `${before}"${escapeAttribute(location.href)}"`;
    };
  return document
    .replace(ADDRESS, (_, before: string) => `${before}"${escapeAttribute(address.href)}"`)
    .replace(SCHEMA_LOCATION, relocated('xsd'))
    .replace(WSDL_LOCATION, relocated('wsdl'));
}

/**
 * The name of a document that another one refers to, relative to the WSDL as its own name is. What is referred to by its
 * whole address has the last step of that for a name, as programs save it: `S.svc?xsd=xsd0`.
 */
export function documentName(from: string, location: string): string {
  const [path = '', ...query] = location.split('?');
  const asked = query.length === 0 ? '' : `?${query.join('?')}`;
  const isWhole = /^[a-z][a-z\d+.-]+:/i.test(path);
  return (isWhole ? path.slice(path.lastIndexOf('/') + 1) : relativePath(from, path)) + asked;
}

function relativePath(from: string, path: string): string {
  const [document = ''] = from.split('?');
  if (path === '') return document;
  const steps = document.split('/').slice(0, -1);
  for (const step of path.split('/')) {
    if (step === '.' || step === '') continue;
    if (step === '..' && steps.length > 0 && steps.at(-1) !== '..') steps.pop();
    else steps.push(step);
  }
  return steps.join('/');
}

/** The one character that an address in an attribute cannot have as it is. */
function unescapeAmpersand(value: string): string {
  return value.replaceAll('&amp;', '&');
}
