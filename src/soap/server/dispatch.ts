import { PlegmaError } from '../../errors/plegma-error.ts';
import { clarkName } from '../../xml/names.ts';
import type { XmlElement } from '../../xml/tree.ts';
import type { EncodedPayload } from '../codec/codec-options.ts';
import { codecOf, type ServiceCodec } from '../codec/service-codec.ts';
import type { OperationContract } from '../service-contract.ts';
import type { SoapVersion } from '../soap-version.ts';
import type { AnyService, Operation } from './operation.ts';

/** An output as it was written. */
export interface AnswerPayload extends EncodedPayload {
  /** For an output that cannot change: the key under which the signed Body of its answers is kept. */
  readonly lasting?: object;
}

/** An operation of a mounted service, as a message finds it. */
export interface MountedOperation {
  readonly service: AnyService;
  readonly contract: OperationContract;
  readonly codec: ServiceCodec;
  readonly run: Operation<never, unknown>;
  /** What was written of outputs that cannot change, for each version of SOAP. */
  readonly encodings: Readonly<Record<SoapVersion, WeakMap<object, AnswerPayload>>>;
  /** Anybody may call it, unsigned. */
  readonly open: boolean;
}

/** The operations of an endpoint by the Clark name of the first Body child (WS-I R2710); `''` is an empty Body. */
export type Dispatch = ReadonlyMap<string, MountedOperation>;

/**
 * Lays out the operations of all services that share an endpoint.
 *
 * @throws UNEXPECTED where a service does not implement its contract, or two operations have one request element:
 * mistakes of the programmer.
 */
export function createDispatch(services: readonly AnyService[]): Dispatch {
  const dispatch = new Map<string, MountedOperation>();
  for (const service of services) {
    const codec = codecOf(service.contract);
    for (const contract of Object.values(service.contract.operations)) {
      const run = service.operations[contract.name];
      if (run === undefined) throw mistake(`${service.contract.name} does not implement ${contract.name}`);
      if (dispatch.has(contract.request))
        throw mistake(`two operations take ${contract.request || 'an empty Body'}`);
      dispatch.set(contract.request, {
        service,
        contract,
        codec,
        run,
        encodings: { '1.1': new WeakMap(), '1.2': new WeakMap() },
        open: service.open.has(contract.name),
      });
    }
  }
  return dispatch;
}

/**
 * The operation that a message is for. SOAPAction has no say (IN-3, WS-I R1127).
 *
 * @throws OPERATION_UNKNOWN
 */
export function operationFor(dispatch: Dispatch, payload: XmlElement | undefined): MountedOperation {
  const name = payload === undefined ? '' : clarkName(payload);
  const operation = dispatch.get(name);
  if (operation !== undefined) return operation;
  throw new PlegmaError(
    'OPERATION_UNKNOWN',
    `Body holds ${name.slice(0, 200) || 'nothing'}, which is no operation of this endpoint.`,
    {
      path: 'Body',
    },
  );
}

function mistake(what: string): PlegmaError {
  return new PlegmaError('UNEXPECTED', `An endpoint cannot be made: ${what}.`);
}
