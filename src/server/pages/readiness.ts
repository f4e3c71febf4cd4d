import { PlegmaError } from '../../errors/plegma-error.ts';
import type { ReadinessCheck, Site } from '../site.ts';

/** Whether requests can be served, and what hinders it. */
export interface Readiness {
  readonly ready: boolean;
  /** `ok`, or a sentence. */
  readonly checks: Readonly<Record<string, string>>;
}

/** Asks every check of every site. */
export async function readinessOf(sites: readonly Site[]): Promise<Readiness> {
  const results = await Promise.all(
    sites.flatMap((site) =>
      site.readiness.map(async (check) => [`${site.kind} ${check.name}`, await resultOf(check)] as const),
    ),
  );
  return { ready: results.every(([, result]) => result === 'ok'), checks: Object.fromEntries(results) };
}

/** Only errors of our own are quoted: others might tell a stranger about the machine. */
async function resultOf({ check }: ReadinessCheck): Promise<string> {
  try {
    await check();
    return 'ok';
  } catch (error) {
    return error instanceof PlegmaError ? error.message : 'failed; the log says why';
  }
}
