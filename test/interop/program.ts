import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { access } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Capability, isCapability } from './capabilities.ts';
import type { Grid } from './grid.ts';
import type { Outcome } from './peer.ts';

const execute = promisify(execFile);

/** Longest time of one program (ms): a hanging peer is a failed one. */
const PATIENCE = 120_000;

/** How a program is told where our services are and what it may sign with. */
export function environmentOf(grid: Grid): NodeJS.ProcessEnv {
  return {
    ...process.env,
    PLEGMA_REGISTRY: grid.registry,
    PLEGMA_MOBILE_GRID_SERVER: grid.mobileGridServer,
    PLEGMA_ACCOUNT_SERVICE: grid.accountService,
    PLEGMA_DATA_SERVICE: grid.dataService,
    PLEGMA_JOB_SERVICE: grid.jobService,
    PLEGMA_SERVER_CERTIFICATE: grid.server.certificate,
    PLEGMA_SERVER_KEY: grid.server.key,
    PLEGMA_AUTHORITY: grid.authority,
    PLEGMA_CERTIFICATE: grid.client.certificate,
    PLEGMA_KEY: grid.client.key,
    PLEGMA_LEGACY_CERTIFICATE: grid.legacy.certificate,
    PLEGMA_LEGACY_KEY: grid.legacy.key,
  };
}

/** Runs a command to its end and gives its standard output; its standard error stands in the error. */
export async function output(
  command: string,
  args: readonly string[],
  environment = process.env,
): Promise<string> {
  const { stdout } = await execute(command, args, {
    env: environment,
    timeout: PATIENCE,
    maxBuffer: 2 ** 24,
  });
  return stdout;
}

/** The output of a command, or undefined where it is missing or fails: for asking after versions. */
export async function outputIfThere(command: string, args: readonly string[]): Promise<string | undefined> {
  return output(command, args).catch(() => undefined);
}

export const areThere = (files: readonly string[]): Promise<boolean> =>
  Promise.all(files.map((file) => access(file))).then(
    () => true,
    () => false,
  );

/** The version of an installed Debian package, without its epoch and revision. */
export async function debianVersion(name: string): Promise<string | undefined> {
  const [, version] = (await outputIfThere('dpkg-query', ['--show', name]))?.trim().split('\t') ?? [];
  return version?.replace(/^\d+:/, '').replace(/[-+].*$/, '');
}

/** Name and version of an npm package that can be loaded here. */
export function npmVersion(name: string): string | undefined {
  const require = createRequire(import.meta.url);
  const manifest = require.resolve
    .paths(name)
    ?.map((folder) => join(folder, name, 'package.json'))
    .find(existsSync);
  if (manifest === undefined) return undefined;
  const { version } = JSON.parse(readFileSync(manifest, 'utf8'));
  return `${name} ${version}`;
}

/** Runs a peer's program, which prints one line a capability: `ok <name>` or `not ok <name> <reason>`. */
export async function play(
  grid: Grid,
  command: string,
  args: readonly string[],
): Promise<Map<Capability, Outcome>> {
  return readOutcomes(await output(command, args, environmentOf(grid)));
}

function readOutcomes(printed: string): Map<Capability, Outcome> {
  const outcomes = new Map<Capability, Outcome>();
  for (const line of printed.split('\n')) {
    const [, not, name = '', reason = ''] = /^(not )?ok (\S+) ?(.*)$/.exec(line) ?? [];
    if (isCapability(name)) outcomes.set(name, not === undefined ? {} : { failure: reason });
  }
  return outcomes;
}

/** Plays checks that are written here, each for one capability. */
export async function outcomesOf(
  checks: Partial<Record<Capability, () => Promise<void>>>,
): Promise<Map<Capability, Outcome>> {
  const outcomes = new Map<Capability, Outcome>();
  for (const [capability, check] of Object.entries(checks)) {
    if (!isCapability(capability)) continue;
    outcomes.set(
      capability,
      await check().then(
        () => ({}),
        (error: unknown) => ({
          failure: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
      ),
    );
  }
  return outcomes;
}
