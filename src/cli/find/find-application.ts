import type { Provider } from '../../client/connect-provider.ts';
import { collect, listAll } from '../../client/list-all.ts';
import type { Service } from '../../contracts/generated/registry-types.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { CommandContext } from '../context.ts';
import { brokerOf, providerAt, providerOf } from './peers.ts';

/** An application at the provider that will run it. */
export interface FoundApplication {
  readonly provider: Provider;
  readonly applicationUri: string;
  readonly name: string;
}

/**
 * Finds what the user calls an application: a service id of the broker, an application's URI, or its name in any
 * case. With `--provider` that provider is asked directly and no broker is needed.
 *
 * @throws SERVICE_NOT_FOUND
 */
export async function findApplication(context: CommandContext, wanted: string): Promise<FoundApplication> {
  const found =
    context.options.provider === undefined
      ? await findAtBroker(context, wanted)
      : await findAtProvider(context, wanted);
  await context.book.rememberProvider(found.provider.address.href);
  return found;
}

async function findAtProvider(context: CommandContext, wanted: string): Promise<FoundApplication> {
  const provider = await providerOf(context);
  const applications = await collect(
    listAll(
      (cursor) => provider.jobs.ListApplications({ cursor }),
      (page) => page.applications,
    ),
  );
  const application = applications.find(
    ({ applicationUri, name }) => applicationUri === wanted || sameName(name, wanted),
  );
  if (application === undefined) throw notFound(wanted, applications, provider.address.host);
  return { provider, applicationUri: application.applicationUri, name: application.name };
}

async function findAtBroker(context: CommandContext, wanted: string): Promise<FoundApplication> {
  const services = await servicesCalled(context, wanted);
  const [service] = services.filter(({ state }) => state !== 'down').concat(services);
  if (service === undefined) throw notFound(wanted, await listedServices(context), context.options.broker);
  const { name, url, applicationUri, providerName } = service;
  if (services.length > 1) {
    context.output.note(
      `${services.length} providers offer ${name}; ${providerName} is taken. Choose another with --provider.`,
    );
  }
  return { provider: await providerAt(context, url), applicationUri, name };
}

async function servicesCalled(context: CommandContext, wanted: string): Promise<readonly Service[]> {
  const { registry } = brokerOf(context);
  if (wanted.startsWith('svc-')) return [(await registry.GetService({ serviceId: wanted })).service];
  if (wanted.includes(':')) return (await registry.FindServices({ applicationUri: wanted })).services;
  const { services } = await registry.FindServices({ text: wanted, limit: 200 });
  return services.filter(({ name }) => sameName(name, wanted));
}

async function listedServices(context: CommandContext): Promise<readonly Service[]> {
  return (await brokerOf(context).registry.ListServices({ limit: 200 })).services;
}

const sameName = (name: string, wanted: string) => name.toLowerCase() === wanted.toLowerCase();

function notFound(wanted: string, offered: readonly { readonly name: string }[], by: string): PlegmaError {
  const names = [...new Set(offered.map(({ name }) => name))].join(', ') || 'nothing';
  return new PlegmaError('SERVICE_NOT_FOUND', `Nothing called ${wanted} is offered; ${by} offers ${names}.`);
}
