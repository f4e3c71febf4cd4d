import { PlegmaError } from '../../errors/plegma-error.ts';
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

    place: (stagerId, path) => linkInto(data.content, stagerId, path),

    async create(tx, output) {
      const stager = await insertStager(tx, data, { ...output, filledBy: 'job' });
      return stager.id;
    },

    async fill(stagerId, path) {
      const stager = await existingStager(data.store.db, stagerId);
      const { state, size, digest } = stager;
      if (state === 'complete' && size !== undefined && digest !== undefined) return { size, digest };
      const adopted = await adoptFile(data.content, stagerId, path);
      await markComplete(data, stager, adopted.size, adopted.digest);
      return adopted;
    },

    destroy: (stagerId) => dropStager(data, stagerId),
  };
}

/** A stager as the input of a job. @throws INPUT_INCOMPLETE */
function asInput(stager: Stager, path: string): StagedFile {
  const { id, name, state, size, digest, contentType, mediaType: declaredType } = stager;
  if (state !== 'complete' || size === undefined || digest === undefined) {
    const sentence = `The stager ${id} is ${state}; an input must be complete.`;
    throw new PlegmaError('INPUT_INCOMPLETE', sentence, { path });
  }
  return { stagerId: id, name, size, digest, contentType, declaredType };
}
