import assert from 'node:assert/strict';
import { STEP_MOMENTS } from '../../../src/provider/jobs/job-context.ts';
import { type Lane, type Verdicts, verdictsOn } from '../lane.ts';
import { Trial } from '../trial.ts';

/**
 * The service is killed when a new job reaches a moment of its life; the next one takes that job over, and is killed by the
 * next job at the next moment. So each job is brought to its end by services that are killed themselves.
 */
export function killedService(platform: string, settings: () => object): Lane {
  const faultAt = (moment: string) => `service killed at ${moment}`;
  return {
    platform,
    faults: STEP_MOMENTS.map(faultAt),
    async run(): Promise<Verdicts> {
      const trial = await Trial.begin(`kill-${platform}`, settings());
      const jobs = new Map<string, string>();
      await trial.restart(STEP_MOMENTS[0]);
      for (const [index, moment] of STEP_MOMENTS.entries()) {
        // The answer may be lost with the service: the same request again gives the same job.
        const first = await trial.submit(moment).catch(() => undefined);
        assert.equal(await trial.service.death, 'SIGKILL', `the service was not killed at ${moment}`);
        await trial.restart(STEP_MOMENTS[index + 1]);
        const jobId = await trial.submit(moment);
        if (first !== undefined) assert.equal(jobId, first);
        jobs.set(faultAt(moment), jobId);
      }
      const verdicts = await verdictsOn(trial, jobs);
      await trial.end();
      return verdicts;
    },
  };
}
