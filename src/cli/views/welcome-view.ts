import { dirname, relative } from 'node:path';
import type { Addresses, BrokerAddresses, ProviderAddresses } from '../../server/addresses.ts';
import { DEFAULT_BROKER } from '../find/default-broker.ts';
import { certificateDirectory } from '../home/certificates.ts';
import { samplePicture } from '../sample-picture.ts';
import { facts } from '../terminal/table.ts';

/** What `plegma serve` prints when it is ready: every address, and what to try next. */
export function welcomeText(addresses: Addresses, logFile: string | undefined): string {
  const { broker, provider, dataDirectory, certificates } = addresses;
  return [
    `Plegma is running; stop it with Ctrl-C. Everything is kept in ${dataDirectory}.`,
    broker === undefined ? undefined : brokerText(broker),
    provider === undefined ? undefined : providerText(provider),
    facts([
      ['Authority', certificates.authorities.join(', ')],
      ['Your certificate', certificates.client.certificate],
      ['Its key', certificates.client.key],
      ['Log', logFile],
    ]),
    `Try next, in another terminal:\n${nextCommands(addresses)
      .map((line) => `  ${line}`)
      .join('\n')}`,
  ]
    .filter((part) => part !== undefined)
    .join('\n\n');
}

function brokerText(broker: BrokerAddresses): string {
  return facts([
    ['Broker', broker.url],
    ['  Services', broker.services],
    ['  Registry', `${broker.registry}?wsdl`],
    ['  MobileGridServer', `${broker.mobileGridServer}?wsdl`],
    ...pageFacts(broker),
  ]);
}

function providerText(provider: ProviderAddresses): string {
  return facts([
    ['Provider', provider.url],
    ['  Services', provider.services],
    ['  AccountService', `${provider.accountService}?wsdl`],
    ['  DataService', `${provider.dataService}?wsdl`],
    ['  JobService', `${provider.jobService}?wsdl`],
    ...pageFacts(provider),
  ]);
}

function pageFacts({ health, ready, metrics }: BrokerAddresses | ProviderAddresses): [string, string][] {
  return [
    ['  Health', `${health}  ${ready}`],
    ['  Metrics', metrics],
  ];
}

/** What a newcomer would do, in words that work as they stand here. */
function nextCommands({ broker, provider, certificates }: Addresses): string[] {
  const certs = dirname(certificates.client.certificate);
  const signing = certs === certificateDirectory(undefined) ? '' : ` --certs ${certs}`;
  const finding = broker === undefined || isDefaultBroker(broker.url) ? '' : ` --broker ${broker.url}`;
  const plegma = commandName();
  return [
    ...(broker === undefined ? [] : [`${plegma} services${finding}`]),
    ...(provider === undefined ? [] : [`${plegma} account open --provider ${provider.url}${signing}`]),
    ...(broker === undefined ? [] : [`${plegma} describe Swirl${finding}${signing}`]),
    ...(broker === undefined
      ? []
      : [`${plegma} run Swirl --input ${picture} --set degrees=90 --output swirled.jpg${finding}${signing}`]),
    ...(provider === undefined ? [] : [`${plegma} account statement${signing}`]),
  ];
}

/** Through npm where it was started through npm. */
function commandName(): string {
  return process.env['npm_lifecycle_event'] === undefined ? 'plegma' : 'npm run --silent plegma --';
}

function isDefaultBroker(url: string): boolean {
  const { hostname, port } = new URL(url);
  return ['localhost', '127.0.0.1', '[::1]'].includes(hostname) && port === new URL(DEFAULT_BROKER).port;
}

const picture = relative(process.cwd(), samplePicture);
