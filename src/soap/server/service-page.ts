import { escapeAttribute } from '../../xml/escape.ts';

/** The page for people who open the endpoint in a browser. */
export function servicePage(names: readonly string[], address: URL): string {
  const title = escapeHtml(names.join(', '));
  const href = escapeAttribute(`${address.pathname}?wsdl`);
  return [
    '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">',
    `<title>${title}</title>`,
    `<h1>${title}</h1>`,
    `<p>This is a SOAP endpoint: programs POST messages here. Its description is its <a href="${href}">WSDL</a>.</p>`,
    '</html>\n',
  ].join('\n');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
