import type { BatchId } from './platform.ts';

/** Takes an id as the batch system gave it, or as it was stored: each batch system has a form of its own. */
export function asBatchId(text: string): BatchId {
  return text as BatchId;
}
