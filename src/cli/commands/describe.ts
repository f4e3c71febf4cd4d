import type { Command } from 'commander';
import type { Provider } from '../../client/connect-provider.ts';
import type { Resource } from '../../contracts/generated/job-types.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import { type CommandContext, openContext } from '../context.ts';
import { findAccount } from '../find/find-account.ts';
import { findApplication } from '../find/find-application.ts';
import { applicationText } from '../views/application-view.ts';

interface DescribeOptions {
  readonly account?: string;
}

/** `plegma describe APPLICATION`: its inputs, parameters and outputs, and where it can run. */
export function addDescribe(program: Command): void {
  program
    .command('describe')
    .summary('inputs, parameters, outputs, resources and prices of an application')
    .description(
      'Shows what an application needs and makes and, for the holder of an account, where it can run and at what price.',
    )
    .argument('<application>', 'name, URI, or id of the service')
    .option('--account <id>', 'account whose prices and options are shown (default: the one used before)')
    .action(async (wanted: string, options: DescribeOptions, command: Command) => {
      const context = openContext(command);
      const { provider, applicationUri, name } = await findApplication(context, wanted);
      const accountId = await accountOrNone(context, provider, options.account);
      const { application } = await provider.jobs.DescribeApplication({ applicationUri, accountId });
      const resources = accountId === undefined ? [] : await resourcesOf(provider, applicationUri, accountId);
      const hint = accountId === undefined ? accountHint(provider) : `Run it: plegma run ${name} …`;
      context.output.result(
        { application, resources },
        `${applicationText(application, resources)}\n\n${hint}`,
      );
    });
}

/** A newcomer may look at an application too; only prices need an account. */
async function accountOrNone(
  context: CommandContext,
  provider: Provider,
  named: string | undefined,
): Promise<string | undefined> {
  try {
    return await findAccount(context, provider, named);
  } catch (error) {
    if (error instanceof PlegmaError && error.code === 'ACCOUNT_NEEDED') return undefined;
    throw error;
  }
}

async function resourcesOf(
  provider: Provider,
  applicationUri: string,
  accountId: string,
): Promise<readonly Resource[]> {
  return (await provider.jobs.ListResources({ applicationUri, accountId })).resources;
}

function accountHint({ address }: Provider): string {
  return `Resources and prices are shown to account holders: plegma account open --provider ${address.origin}`;
}
