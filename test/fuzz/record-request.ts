import type { AddressingVersion } from '../../src/soap/addressing/versions.ts';
import type { PackageForm } from '../../src/soap/attachments/attachment.ts';
import { createProxy } from '../../src/soap/client/proxy.ts';
import type { TransportRequest } from '../../src/soap/client/transport.ts';
import type { OperationTypes, ServiceContract } from '../../src/soap/service-contract.ts';
import type { SoapVersion } from '../../src/soap/soap-version.ts';
import type { RawRequest } from './raw-request.ts';

/** A call as our client would make it. */
export interface RecordedCall<Types extends OperationTypes> {
  readonly contract: ServiceContract<Types>;
  readonly operation: string;
  readonly input: object;
  readonly address: string;
  readonly form: PackageForm;
  readonly version: SoapVersion;
  readonly addressing: AddressingVersion | 'none';
}

/** Takes the request that our client would send, unsigned, and sends nothing. */
export async function recordRequest<Types extends OperationTypes>(
  call: RecordedCall<Types>,
): Promise<RawRequest> {
  let recorded: RawRequest | undefined;
  const transport = async (request: TransportRequest): Promise<never> => {
    recorded = await rawRequest(request);
    throw new Error('recorded');
  };
  const { contract, operation, input, address, form, version, addressing } = call;
  const proxy = createProxy(contract, transport, {
    address,
    version,
    addressing,
    attachments: form,
    retry: { attempts: 1 },
  });
  const methods: Readonly<Record<string, (input: object) => Promise<unknown>>> = proxy;
  await methods[operation]?.(input).catch(() => undefined);
  if (recorded === undefined) throw new Error(`${contract.name} has no operation ${operation}.`);
  return recorded;
}

async function rawRequest({ address, headers, body, contentLength }: TransportRequest): Promise<RawRequest> {
  const pieces: Uint8Array[] = body instanceof Uint8Array ? [body] : [];
  if (!(body instanceof Uint8Array)) for await (const piece of body) pieces.push(piece);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return {
    requestLine: `POST ${address.pathname} HTTP/1.1`,
    headers: [`Host: ${address.host}`, ...lines, `Content-Length: ${contentLength}`],
    body: Buffer.concat(pieces),
  };
}
