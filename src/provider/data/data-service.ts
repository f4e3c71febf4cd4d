import { dataContract } from '../../contracts/generated/data-contract.ts';
import type { DataOperations, Stager as StagerMessage } from '../../contracts/generated/data-types.ts';
import type { Attachments } from '../../soap/attachments/attachment.ts';
import { type BinaryContent, isAttached, streamContent } from '../../soap/codec/binary-content.ts';
import type { Service } from '../../soap/server/operation.ts';
import { requesterOf } from '../requester.ts';
import { createStager } from './create-stager.ts';
import type { Data } from './data-rules.ts';
import { destroyStager } from './destroy-stager.ts';
import { listStagers } from './list-stagers.ts';
import { getStager, readStager } from './read-stager.ts';
import type { Stager } from './stager.ts';
import { writeStager } from './write-stager.ts';

/** Bytes that one answer of ReadStager carries by default. */
const DEFAULT_LENGTH = 1 << 20;

/** Data stagers as the SOAP service DataService: message in, domain call, message out. */
export function dataService(data: Data): Service<DataOperations> {
  return {
    contract: dataContract,
    open: new Set(),
    operations: {
      CreateStager: async ({ requestId, size, ...wish }, context) => {
        const by = requesterOf(context, requestId);
        return { stager: stagerMessage(await createStager(data, by, { ...wish, size: bytes(size) })) };
      },
      WriteStager: async ({ requestId, offset, content, ...piece }, context) => {
        const by = requesterOf(context, requestId);
        const whole = {
          ...piece,
          offset: bytes(offset) ?? 0,
          content: pieceOf(content, context.attachments),
        };
        return { stager: stagerMessage(await writeStager(data, by, whole)) };
      },
      GetStager: async ({ stagerId }, context) => ({
        stager: stagerMessage(await getStager(data, requesterOf(context).identity, stagerId)),
      }),
      ListStagers: async (request, context) => {
        const { items, nextCursor } = await listStagers(data, requesterOf(context).identity, request);
        return { stagers: items.map(stagerMessage), nextCursor };
      },
      ReadStager: async ({ stagerId, offset, length = DEFAULT_LENGTH }, context) => {
        const range = { stagerId, offset: bytes(offset) ?? 0, length };
        const piece = await readStager(data, requesterOf(context).identity, range);
        return { ...piece, offset: BigInt(piece.offset), nextOffset: BigInt(piece.nextOffset) };
      },
      DestroyStager: async ({ requestId, stagerId }, context) => {
        await destroyStager(data, requesterOf(context, requestId), stagerId);
        return {};
      },
    },
  };
}

/**
 * The bytes of a piece: the message's own or those that it refers to, otherwise the first attachment. Clients of GRIA's
 * family send the file as an attachment that nothing in the message names (GR-43).
 */
async function* pieceOf(content: BinaryContent, attachments: Attachments): AsyncGenerator<Uint8Array> {
  if (isAttached(content) || content.byteLength > 0) yield* streamContent(content);
  else yield* firstOf(attachments);
  // A package that is cut, or has a second part of one name, is found out before the piece counts.
  for await (const _ of attachments);
}

async function* firstOf(attachments: Attachments): AsyncGenerator<Uint8Array> {
  // Not by a loop, which would close them behind the first.
  const { value, done } = await attachments[Symbol.asyncIterator]().next();
  if (done !== true) yield* value.content;
}

function stagerMessage(stager: Stager): StagerMessage {
  return {
    stagerId: stager.id,
    name: stager.name,
    // Nobody declares the type of a job's output: its content tells it.
    mediaType: stager.mediaType ?? stager.contentType,
    size: stager.size === undefined ? undefined : BigInt(stager.size),
    digest: stager.digest,
    state: stager.state,
    received: BigInt(stager.received),
    accountId: stager.accountId,
    owner: stager.owner,
    createdAt: new Date(stager.createdAt),
    terminationTime: new Date(stager.terminationTime),
    links: [],
    version: stager.version,
  };
}

/** Sizes beyond 2^53 lose digits here, but every limit refuses them anyway. */
const bytes = (size: bigint | undefined): number | undefined =>
  size === undefined ? undefined : Number(size);
