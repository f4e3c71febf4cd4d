/**
 * The typed client of Plegma: find services at a broker; open an account, run jobs and move files at a provider.
 * Requests to providers are signed, their answers verified.
 *
 * The functions run in Node and in browsers. A browser passes `fetchTransport()` and a credential of its own. What
 * works on files comes from the modules `*.node.ts` below, and needs Node.
 *
 * @example
 * const transport = undiciTransport();
 * const broker = connectBroker('http://localhost:8080', transport);
 * const [service] = (await broker.registry.FindServices({ text: 'swirl' })).services;
 *
 * const credential = await loadCredential({ certificate: 'var/certs/client.pem', key: 'var/certs/client.key' });
 * const trust = await loadTrust(['var/certs/authority.pem']);
 * const provider = connectProvider(service.url, { transport, credential, trust });
 * const { account } = await provider.accounts.OpenAccount({ title: 'Photos', contact: 'me@example.org' });
 *
 * const photo = await localFileSource('photo.jpg');
 * const { job } = await runJob(
 *   provider,
 *   {
 *     accountId: account.accountId,
 *     applicationUri: service.applicationUri,
 *     arguments: { degrees: '90' },
 *     inputs: [{ name: 'inputImage', file: photo }],
 *   },
 *   () => localFileSink('swirled.jpg'),
 * );
 *
 * @module
 */
export { PlegmaError } from '../errors/plegma-error.ts';
export { fetchTransport } from '../soap/client/fetch-transport.ts';
export { SoapFaultError } from '../soap/client/soap-fault-error.ts';
export type { Transport } from '../soap/client/transport.ts';
export { undiciTransport } from '../soap/client/undici-transport.node.ts';
export { blobSource } from './blob-source.ts';
export { type Broker, connectBroker } from './connect-broker.ts';
export { connectProvider, type Provider, type ProviderOptions } from './connect-provider.ts';
export { detectMediaType } from './detect-media-type.ts';
export { type DownloadOptions, downloadStager } from './download-stager.ts';
export { type FetchedOutput, fetchOutputs, type OpenSink } from './fetch-outputs.ts';
export type { FileSink } from './file-sink.ts';
export type { FileSource } from './file-source.ts';
export { type FollowOptions, followJob } from './follow-job.ts';
export { followSweep } from './follow-sweep.ts';
export { followToEnd } from './follow-to-end.ts';
export { type EndedJob, hasEnded } from './job-end.ts';
export type { InputFile, JobRequest } from './job-request.ts';
export { collect, listAll } from './list-all.ts';
export { listSweep } from './list-sweep.ts';
export { type CredentialFiles, loadCredential, loadPkcs12 } from './load-credential.node.ts';
export { loadTrust } from './load-trust.node.ts';
export { localFileSink } from './local-file-sink.node.ts';
export { localFileSource } from './local-file-source.node.ts';
export { MemorySink } from './memory-sink.ts';
export { type QuotedJob, quoteJob } from './quote-job.ts';
export { newRequestId } from './request-id.ts';
export { type CompletedRun, type RunEvent, type RunOptions, runJob } from './run-job.ts';
export { SNIFFED_BYTES, sniffMediaType } from './sniff-media-type.ts';
export { type SubmitOptions, submitJob } from './submit-job.ts';
export { submitSweep } from './submit-sweep.ts';
export type { ProgressListener, TransferProgress } from './transfer-progress.ts';
export { type UploadOptions, uploadFile } from './upload-file.ts';
