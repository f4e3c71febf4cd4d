import { PlegmaError } from '../errors/plegma-error.ts';
import type { Identity } from '../security/identity.ts';
import { contentDigest } from './content-digest.ts';
import type { Store, StoreTransaction } from './open-store.ts';
import type { RememberedRequestsTable } from './tables/remembered-requests.ts';

/** A request that makes or moves something, as its sender named it. */
export interface OnceRequest {
  readonly identity: Identity;
  /** The client's own id or the WS-Addressing MessageID; without one the request cannot be repeated safely. */
  readonly requestId: string | undefined;
  /** Name of the operation. */
  readonly operation: string;
  /** The decoded message. */
  readonly content: object;
}

/**
 * Runs an effect once for each request id of an identity. The answer is recorded in the transaction of the
 * effect: the same id again gives the same answer, for ever, and does nothing. An effect that throws leaves
 * nothing behind and may be tried again with the same id.
 *
 * @param effect Makes the change and returns what the answer is built from: plain JSON values.
 * @throws REQUEST_ID_REUSED where the id came with other content before; and whatever the effect throws.
 * @example
 * const account = await once(store, { identity, requestId, operation: 'OpenAccount', content }, (tx) =>
 *   insertAccount(tx, content),
 * );
 */
export function once<Answer>(
  store: Store,
  request: OnceRequest,
  effect: (tx: StoreTransaction) => Promise<Answer>,
): Promise<Answer> {
  return store.transaction((tx) => answerWithin(tx, request, effect));
}

async function answerWithin<Answer>(
  tx: StoreTransaction,
  { identity, requestId, operation, content }: OnceRequest,
  effect: (tx: StoreTransaction) => Promise<Answer>,
): Promise<Answer> {
  if (requestId === undefined) return effect(tx);
  const digest = contentDigest(operation, content);
  const remembered = await rememberedRequest(tx, identity, requestId);
  if (remembered !== undefined) {
    if (remembered.digest !== digest) throw reused(requestId);
    return answerIn<Answer>(remembered);
  }
  const answer = await effect(tx);
  await tx
    .insertInto('remembered_requests')
    .values({
      issuer: identity.issuer,
      subject: identity.subject,
      request_id: requestId,
      digest,
      answer: JSON.stringify(answer),
      answered_at: Date.now(),
    })
    .execute();
  return answer;
}

const rememberedRequest = (tx: StoreTransaction, identity: Identity, requestId: string) =>
  tx
    .selectFrom('remembered_requests')
    .selectAll()
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .where('request_id', '=', requestId)
    .executeTakeFirst();

/** Written by the same operation for the same content, as its digest says: so it has that operation's shape. */
const answerIn = <Answer>({ answer }: RememberedRequestsTable): Answer => JSON.parse(answer) as Answer;

const reused = (requestId: string) =>
  new PlegmaError(
    'REQUEST_ID_REUSED',
    `You have used the request id ${requestId} before, for another operation or with other content.`,
    { path: 'requestId' },
  );
