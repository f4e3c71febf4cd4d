import type { Site } from '../site.ts';
import { html } from './html.ts';
import { page } from './page.ts';

/** What somebody sees who opens the address in a browser. */
export function welcomePage(sites: readonly Site[], base: URL): string {
  return page(
    'Plegma',
    html`<h1>Plegma</h1>
${sites.map(
  (site) => html`<h2>${site.title}</h2>
<p>${site.about}</p>
<ul>
${site.services.map(
  ({ path, contract }) =>
    html`<li><a href="${new URL(path, base).href}?wsdl">${contract.name}</a>: <code>${new URL(path, base).href}</code></li>
`,
)}</ul>
`,
)}
<p><a href="/services">All services and their operations</a> · <a href="/healthz">health</a> ·
<a href="/readyz">readiness</a> · <a href="/metrics">metrics</a></p>`,
  );
}
