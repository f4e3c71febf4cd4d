import { PlegmaError } from '../../errors/plegma-error.ts';
import { hasSystemCode } from '../../errors/system-code.ts';
import { isId } from '../../store/ids.ts';
import type { JobData, StagedFile } from '../jobs/job-data.ts';
import { markComplete } from './complete-stager.ts';
import { adoptFile, linkInto } from './content-links.ts';
import { insertStager } from './create-stager.ts';
import type { Data } from './data-rules.ts';
import { dropStager } from './destroy-stager.ts';
import type { Stager } from './stager.ts';
import { existingStager, stagerById, stagerUnknown } from './stager-queries.ts';

/** The data service as jobs use it. */
export function jobData(data: Data): JobData {
  return {
    async describe(queries, stagerId, accountId, path) {
      const stager = isId('stg', stagerId) ? await stagerById(queries, stagerId) : undefined;
      if (stager === undefined || stager.accountId !== accountId) throw stagerUnknown(stagerId, path);
      if (stager.terminationTime <= data.now()) throw stagerUnknown(stagerId, path);
      return asInput(stager, path);
    },

    async place(stagerId, path) {
      try {
        await linkInto(data.content, stagerId, path);
      } catch (error) {
        // Its owner may have destroyed it since the job was submitted.
        if (hasSystemCode(error, 'ENOENT')) await existingStager(data.store.db, stagerId);
        throw error;
      }
    },

    async create(tx, output) {
      const stager = await insertStager(tx, data, { ...output, filledBy: 'job' });
      return stager.id;
    },

    async fill(stagerId, path) {
      const stager = await stagerById(data.store.db, stagerId);
      if (stager === undefined) return notWanted;
      const { state, size, digest } = stager;
      if (state === 'complete' && size !== undefined && digest !== undefined) return { size, digest };
      const adopted = await adoptFile(data.content, stagerId, path);
      if (adopted !== undefined) await markComplete(data, stager, adopted.size, adopted.digest);
      return adopted;
    },

    destroy: (stagerId) => dropStager(data, stagerId),
  };
}

/** Of an output whose stager its owner has destroyed. */
const notWanted = { size: undefined, digest: undefined };

/** A stager as the input of a job. @throws INPUT_INCOMPLETE */
function asInput(stager: Stager, path: string): StagedFile {
  const { id, name, state, size, digest, contentType, mediaType: declaredType } = stager;
  if (state !== 'complete' || size === undefined || digest === undefined) {
    const sentence = `The stager ${id} is ${state}; an input must be complete.`;
    throw new PlegmaError('INPUT_INCOMPLETE', sentence, { path });
  }
  return { stagerId: id, name, size, digest, contentType, declaredType };
}
