import { escapeAttribute } from '../../xml/escape.ts';

/** The description of a service as it is published. */
export interface ServiceDocuments {
  readonly wsdl: string;
  /** Schemas by the file name that the WSDL gives in `schemaLocation`. */
  readonly schemas: Readonly<Record<string, string>>;
}

const ADDRESS = /(<(?:[\w.-]+:)?address\b[^<>]*?\blocation\s*=\s*)(?:"[^"]*"|'[^']*')/g;
const SCHEMA_LOCATION = /(\bschemaLocation\s*=\s*)(?:"([^"]*)"|'([^']*)')/g;

/**
 * Rewrites a document of ours for the client that asks: `soap:address` is the address it used (IN-62), and imported
 * schemas come from the same place.
 */
export function publishedAt(document: string, address: URL, schemas: ServiceDocuments['schemas']): string {
  return document
    .replace(ADDRESS, (_, before: string) => `${before}"${escapeAttribute(address.href)}"`)
    .replace(SCHEMA_LOCATION, (whole: string, before: string, double?: string, single?: string) => {
      const name = double ?? single ?? '';
      if (!Object.hasOwn(schemas, name)) return whole;
      const location = new URL(address);
      location.searchParams.set('xsd', name);
      return `${before}"${escapeAttribute(location.href)}"`;
    });
}

/** The page for people who open the endpoint in a browser. */
export function servicePage(names: readonly string[], address: URL): string {
  const href = escapeAttribute(`${address.pathname}?wsdl`);
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${escapeHtml(names.join(', '))}</title>`,
    `<h1>${escapeHtml(names.join(', '))}</h1>`,
    `<p>This is a SOAP endpoint: programs POST messages here. Its description is its <a href="${href}">WSDL</a>.</p>`,
    '</html>\n',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
