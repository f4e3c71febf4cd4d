import { SNIFFED_BYTES, sniffMediaType } from '../../client/sniff-media-type.ts';
import { PlegmaError } from '../../errors/plegma-error.ts';
import type { StagersTable } from '../../store/tables/stagers.ts';
import type { Data } from './data-rules.ts';
import type { Stager } from './stager.ts';
import { existingStager } from './stager-queries.ts';

/**
 * Ends an upload: the file is synced to the disk before the stager is called complete. If its size or digest is not what
 * was announced the stager is damaged, and the whole file may be sent again from offset 0.
 *
 * @throws CONTENT_DAMAGED
 */
export async function completeStager(data: Data, stager: Stager): Promise<Stager> {
  const { id, received } = stager;
  if (received === 0) await data.content.write(id, 0, nothing(), () => undefined);
  const digest = await data.content.complete(id, received);
  const damage = damageOf(stager, digest);
  if (damage !== undefined) {
    await data.content.remove(id);
    await update(data, stager, { state: 'damaged', received: 0 });
    throw new PlegmaError(
      'CONTENT_DAMAGED',
      `${damage} The stager ${id} is damaged; send the file again from offset 0.`,
    );
  }
  return markComplete(data, stager, received, digest);
}

/** Marks a stager as complete; its file is on the disk with this size and digest. */
export async function markComplete(
  data: Data,
  stager: Stager,
  size: number,
  digest: string,
): Promise<Stager> {
  const beginning = await data.content.read(stager.id, 0, SNIFFED_BYTES);
  const content_type = sniffMediaType(beginning) ?? null;
  return update(data, stager, { state: 'complete', received: size, size, digest, content_type });
}

function damageOf({ size, received, digest: announced }: Stager, digest: string): string | undefined {
  if (size !== undefined && size !== received) return `${received} bytes came; ${size} were announced.`;
  if (announced !== undefined && announced !== digest) {
    return `The content has the digest ${digest}; ${announced} was announced.`;
  }
  return undefined;
}

async function update(
  { store, rules, now }: Data,
  { id }: Stager,
  changes: Partial<Pick<StagersTable, 'state' | 'size' | 'digest' | 'content_type'>> & { received: number },
): Promise<Stager> {
  await store.db
    .updateTable('stagers')
    .set((eb) => ({ ...changes, termination_time: now() + rules.lifetime, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return existingStager(store.db, id);
}

/** The content of an empty file. */
async function* nothing(): AsyncGenerator<Uint8Array> {}
