import type { Job } from '../../src/contracts/generated/job-types.ts';
import type { EndCode } from '../../src/provider/jobs/job-end.ts';
import type { Trial } from './trial.ts';

/** A row of faults on one platform, one after the other; several lanes run side by side. */
export interface Lane {
  readonly platform: string;
  readonly faults: readonly string[];
  /** @returns For each fault the job that it hit, as it ended, or what broke the guarantee. */
  run(): Promise<Verdicts>;
}

export type Verdicts = ReadonlyMap<string, Job | Error>;

/** Judges the jobs of a trial by the faults that hit them; some may still be on their way. */
export async function verdictsOn(trial: Trial, jobs: ReadonlyMap<string, string>): Promise<Verdicts> {
  const judged = [...jobs].map(async ([fault, jobId]) => [fault, await verdictOn(trial, jobId)] as const);
  const verdicts = new Map(await Promise.all(judged));
  await trial.assertNothingReserved();
  return verdicts;
}

/** Lets only those verdicts stand where the customer was told the right thing. */
export function asTold(verdicts: Verdicts, codes: ReadonlyMap<string, EndCode>): Verdicts {
  const judged = [...verdicts].map(([fault, verdict]) => {
    const code = codes.get(fault);
    if (verdict instanceof Error || code === undefined || verdict.detail?.code === code)
      return [fault, verdict] as const;
    const told = `told as ${verdict.detail?.code} instead of ${code}: ${verdict.detail?.text}`;
    return [fault, new Error(told)] as const;
  });
  return new Map(judged);
}

function verdictOn(trial: Trial, jobId: string): Promise<Job | Error> {
  return trial.judge(jobId).catch((error: unknown) => {
    return error instanceof Error ? error : new Error(String(error));
  });
}
