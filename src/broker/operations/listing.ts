import type { ListServices, ListServicesResponse } from '../../contracts/generated/registry-types.ts';
import type { CallContext } from '../../soap/server/operation.ts';
import type { Broker } from '../broker.ts';
import { listServices } from '../list-services.ts';
import { type RegistryReading, readRegistry } from '../registry-reading.ts';
import { brokerAddress, toServiceMessage } from './service-message.ts';

/** Answers by the reading that they were made from, and by the question. */
const given = new WeakMap<RegistryReading, Map<string, ListServicesResponse>>();
/** Strangers can think of any number of cursors and host names; honest clients ask for the first page at one address. */
const MOST_GIVEN = 20;

/** Lists what the registry holds. Until something changes, the same question gets the same frozen object, encoded once. */
export async function listing(
  broker: Broker,
  request: ListServices,
  context: CallContext,
): Promise<ListServicesResponse> {
  const reading = await readRegistry(broker);
  const answers = given.get(reading) ?? new Map<string, ListServicesResponse>();
  given.set(reading, answers);
  const address = brokerAddress(broker, context);
  const question = `${request.limit ?? ''} ${address} ${request.cursor ?? ''}`;
  const known = answers.get(question);
  if (known !== undefined) return known;
  const { items, nextCursor } = await listServices(reading, request);
  const services = items.map((service) => toServiceMessage(service, address, reading.from));
  const answer = Object.freeze({ services, nextCursor });
  if (answers.size >= MOST_GIVEN) answers.clear();
  answers.set(question, answer);
  return answer;
}
