import { blobSource } from '../../dist/client/blob-source.js';
import { connectProvider, type Provider } from '../../dist/client/connect-provider.js';
import { loadCredential } from '../../dist/client/load-credential.node.js';
import { loadTrust } from '../../dist/client/load-trust.node.js';
import { uploadFile } from '../../dist/client/upload-file.js';
import { undiciTransport } from '../../dist/soap/client/undici-transport.node.js';
import type { ProviderDetails } from '../servers/provider.ts';

/** Somebody who submits jobs, each by one signed message. */
export interface Customer {
  readonly provider: Provider;
  /** @returns The id of the job. */
  submit(resourceId: string): Promise<string>;
}

/** Opens an account and sends the input of all jobs. */
export async function becomeCustomer(details: ProviderDetails): Promise<Customer> {
  const provider = connectProvider(details.jobService, {
    transport: undiciTransport(),
    credential: await loadCredential(details.client),
    trust: await loadTrust(details.authorities),
  });
  const { account } = await provider.accounts.OpenAccount({ title: 'Many', contact: 'bench@example.org' });
  const { accountId } = account;
  const file = blobSource(new Blob(['hello'], { type: 'text/plain' }), 'text.txt');
  const { stagerId } = await uploadFile(provider.data, file, { accountId });
  const applicationUri = 'urn:plegma:application:pack';
  const inputs = [{ name: 'files', stagerId }];
  return {
    provider,
    submit: async (resourceId) =>
      (await provider.jobs.SubmitJob({ accountId, applicationUri, resourceId, inputs })).job.jobId,
  };
}

/** What the provider of these figures is. */
export const providerConfiguration = (dataDirectory: string, environment: object): object => ({
  dataDirectory,
  broker: { enabled: false },
  provider: {
    port: 0,
    platforms: ['pbs', 'slurm'].map((kind) => ({ kind, name: kind, environment })),
    resources: ['pbs', 'slurm'].map((name) => ({ id: `res-${name}`, name, platform: name })),
    accounts: { creditWithoutChecks: '1000000' },
  },
  log: { level: 'silent' },
});
