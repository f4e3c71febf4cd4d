import {
  connectBroker,
  connectProvider,
  loadCredential,
  loadTrust,
  localFileSink,
  localFileSource,
  runJob,
  undiciTransport,
} from 'plegma/client';

/** Where a customer's certificate lies, and whom he believes. */
export interface Customer {
  readonly certificate: string;
  readonly key: string;
  readonly authority: string;
}

/**
 * Finds a provider of Swirl at a broker, opens an account there, has a picture swirled and fetches it.
 *
 * @returns What it cost.
 */
export async function swirlPicture(
  brokerAddress: string,
  customer: Customer,
  pictures: { readonly from: string; readonly to: string },
): Promise<string> {
  const transport = undiciTransport();
  const broker = connectBroker(brokerAddress, transport);
  const { services } = await broker.registry.FindServices({ text: 'swirl' });
  const [service] = services;
  if (service === undefined) throw new Error('Nobody offers Swirl.');

  const credential = await loadCredential(customer);
  const trust = await loadTrust([customer.authority]);
  const provider = connectProvider(service.url, { transport, credential, trust });
  const { account } = await provider.accounts.OpenAccount({ title: 'Pictures', contact: 'me@example.org' });

  const request = {
    accountId: account.accountId,
    applicationUri: service.applicationUri,
    arguments: { degrees: '90' },
    inputs: [{ name: 'inputImage', file: await localFileSource(pictures.from) }],
  };
  const { job } = await runJob(provider, request, () => localFileSink(pictures.to));
  return job.charge === undefined ? 'nothing' : `${job.charge.amount} ${job.charge.currency}`;
}
