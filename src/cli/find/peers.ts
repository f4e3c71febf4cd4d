import { type Broker, connectBroker } from '../../client/connect-broker.ts';
import { connectProvider, type Provider } from '../../client/connect-provider.ts';
import { endpointAddress } from '../../client/endpoint-address.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { CommandContext } from '../context.ts';
import { certificateDirectory, loadUserSecurity } from '../home/certificates.ts';

/** The broker of the command. */
export function brokerOf({ options, transport }: CommandContext): Broker {
  return connectBroker(options.broker, transport);
}

/** A provider by its address. @throws CREDENTIAL_MISSING */
export async function providerAt(
  { options, transport }: CommandContext,
  address: string | URL,
): Promise<Provider> {
  const security = await loadUserSecurity(certificateDirectory(options.certs));
  return connectProvider(address, { transport, ...security });
}

/**
 * The provider that a command means: the one named, else the one used last, else the only one that the broker lists.
 *
 * @throws PROVIDER_UNDECIDED
 */
export async function providerOf(context: CommandContext): Promise<Provider> {
  return providerAt(context, await addressOf(context));
}

async function addressOf(context: CommandContext): Promise<string | URL> {
  const { options, book } = context;
  if (options.provider !== undefined) return endpointAddress(options.provider, 'JobService');
  const [last] = await book.providers();
  if (last !== undefined) return last.address;
  const { services } = await brokerOf(context).registry.ListServices({ limit: 200 });
  const [only, another] = [...new Set(services.map(({ url }) => url))];
  if (only !== undefined && another === undefined) return only;
  const found = only === undefined ? 'lists no provider' : 'lists several providers';
  throw new PlegmaError('PROVIDER_UNDECIDED', `No provider was named, and the broker ${found}.`);
}

/** The provider that has a job: the one named, else the one where it was submitted. @throws JOB_NOT_REMEMBERED */
export async function providerOfJob(context: CommandContext, jobId: string): Promise<Provider> {
  const { options, book } = context;
  if (options.provider !== undefined) return providerAt(context, options.provider);
  const known = await book.job(jobId);
  if (known !== undefined) return providerAt(context, known.provider);
  throw new PlegmaError('JOB_NOT_REMEMBERED', `${jobId} was not submitted from here.`);
}
