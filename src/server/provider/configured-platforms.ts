import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalUserRules } from '../../provider/jobs/resource.ts';
import type { CommandSettings } from '../../provider/platforms/command.ts';
import { createCondorPlatform } from '../../provider/platforms/condor/condor.ts';
import { createGridEnginePlatform } from '../../provider/platforms/gridengine/gridengine.ts';
import { LocalPlatform } from '../../provider/platforms/local/local.ts';
import { createPbsPlatform } from '../../provider/platforms/pbs/pbs.ts';
import type { Platform } from '../../provider/platforms/platform.ts';
import { present } from '../../provider/platforms/present.ts';
import { type RunChild, runChild } from '../../provider/platforms/run-child.ts';
import { createScriptPlatform } from '../../provider/platforms/script/script.ts';
import { SeparateUsers } from '../../provider/platforms/separate-users.ts';
import { createSlurmPlatform } from '../../provider/platforms/slurm/slurm.ts';
import type { PlatformSettings, ProviderSettings } from '../configuration/configuration.ts';
import { platformSettings } from '../configuration/platform-section.ts';

/**
 * The batch systems of the configuration by name; where there are none, the one that `provider.platform` names.
 *
 * @param directory Where local platforms keep what they have accepted.
 * @param runProgram Starts the batch commands.
 */
export function configuredPlatforms(
  settings: ProviderSettings,
  directory: string,
  runProgram: RunChild = runChild,
): ReadonlyMap<string, Platform> {
  return new Map(platformsIn(settings).map((one) => [one.name, platformOf(one, directory, runProgram)]));
}

/** The settings of all platforms; where there are none, those of the one that `provider.platform` names. */
export function platformsIn({ platforms, platform }: ProviderSettings): readonly PlatformSettings[] {
  return platforms.length > 0 ? platforms : [presetPlatform(platform)];
}

/** A platform with default settings, named after its kind. */
function presetPlatform(kind: ProviderSettings['platform']): PlatformSettings {
  const scripts = kind === 'script' ? sampleScripts : {};
  return platformSettings.parse({ kind, name: kind, ...scripts });
}

/** Scripts of GRIA's form that run jobs as processes of this machine: for a first try. */
const sampleScripts = Object.fromEntries(
  ['startJob', 'checkJob', 'killJob'].map((name) => [
    name,
    fileURLToPath(new URL(`../../../examples/site-scripts/background/${name}`, import.meta.url)),
  ]),
);

function platformOf(settings: PlatformSettings, directory: string, runProgram: RunChild): Platform {
  if (settings.kind === 'local') {
    const spool = join(directory, settings.name);
    return new LocalPlatform({ spool, slots: settings.slots ?? availableParallelism() });
  }
  const commands = { ...commandSettings(settings), runProgram };
  const own = batchSystemOf(settings, commands);
  if (localUserRules(settings) === undefined) return own;
  return new SeparateUsers(own, (localUser) => batchSystemOf(settings, { ...commands, localUser }));
}

type BatchSystemSettings = Exclude<PlatformSettings, { kind: 'local' }>;

function batchSystemOf(settings: BatchSystemSettings, commands: CommandSettings): Platform {
  switch (settings.kind) {
    case 'pbs':
      return createPbsPlatform(commands);
    case 'slurm':
      return createSlurmPlatform(commands);
    case 'condor':
      return createCondorPlatform(commands);
    case 'gridengine': {
      const { parallelEnvironment } = settings;
      return createGridEnginePlatform({ ...commands, parallelEnvironment });
    }
    case 'script': {
      const { startJob, checkJob, killJob, checkInterval } = settings;
      return createScriptPlatform({ ...commands, scripts: { startJob, checkJob, killJob }, checkInterval });
    }
  }
}

function commandSettings({
  commandPath,
  environment,
  prefix,
  prefixThroughShell,
  timeLimit,
  outputLimit,
}: BatchSystemSettings): CommandSettings {
  return {
    environment,
    timeLimit,
    outputLimit,
    ...(commandPath === undefined ? {} : { path: commandPath }),
    ...(prefix === undefined ? {} : { prefix: { words: prefix, throughShell: prefixThroughShell } }),
  };
}

/** As whom jobs run on a platform; undefined where that is the service's own user. */
export function localUserRules({ localUsers, defaultUser }: PlatformSettings): LocalUserRules | undefined {
  if (localUsers.length === 0 && defaultUser === undefined) return undefined;
  const mappings = localUsers.map(({ issuer, ...mapping }) => ({ ...mapping, ...present({ issuer }) }));
  return { mappings, ...present({ defaultUser }) };
}
