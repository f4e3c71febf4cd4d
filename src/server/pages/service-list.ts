import type { MountedService, Site } from '../site.ts';
import { type Html, html } from './html.ts';
import { page } from './page.ts';

/** The list of services with links to their WSDLs and with their operations, as Axis shows it. */
export function serviceListPage(sites: readonly Site[], base: URL): string {
  return page(
    'Services',
    html`<h1>Services</h1>
${sites.map(
  (site) => html`<h2>${site.title}</h2>
<ul>
${site.services.map((service) => serviceItem(service, base))}</ul>
`,
)}`,
  );
}

function serviceItem({ path, contract }: MountedService, base: URL): Html {
  const address = new URL(path, base);
  return html`<li>${contract.name} <a href="${address.href}?wsdl"><i>(wsdl)</i></a><br><code>${address.href}</code>
<ul>
${Object.values(contract.operations).map(operationItem)}</ul>
</li>
`;
}

const operationItem = ({ name, documentation = '' }: { name: string; documentation?: string }): Html =>
  html`<li><b>${name}</b> ${documentation}</li>
`;
