import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import type { CommandSettings } from '../../provider/platforms/command.ts';
import { createCondorPlatform } from '../../provider/platforms/condor/condor.ts';
import { createGridEnginePlatform } from '../../provider/platforms/gridengine/gridengine.ts';
import { LocalPlatform } from '../../provider/platforms/local.ts';
import { createPbsPlatform } from '../../provider/platforms/pbs/pbs.ts';
import type { Platform } from '../../provider/platforms/platform.ts';
import { createScriptPlatform } from '../../provider/platforms/script/script.ts';
import { createSlurmPlatform } from '../../provider/platforms/slurm/slurm.ts';
import type { PlatformSettings, ProviderSettings } from '../configuration/configuration.ts';

/**
 * The batch systems of the configuration by name; where there are none, the one that `provider.platform` names.
 *
 * @param directory Where local platforms keep what they have accepted.
 */
export function configuredPlatforms(
  { platforms, platform }: ProviderSettings,
  directory: string,
): ReadonlyMap<string, Platform> {
  const settings = platforms.length > 0 ? platforms : [presetPlatform(platform)];
  return new Map(settings.map((one) => [one.name, platformOf(one, directory)]));
}

/** A platform with nothing said about it: its name is its kind. */
export function presetPlatform(kind: ProviderSettings['platform']): PlatformSettings {
  if (kind === 'local') return { kind, name: kind };
  return { kind, name: kind, environment: {}, prefixThroughShell: true, timeLimit: 60 };
}

function platformOf(settings: PlatformSettings, directory: string): Platform {
  switch (settings.kind) {
    case 'local':
      return new LocalPlatform({
        spool: join(directory, settings.name),
        slots: settings.slots ?? availableParallelism(),
      });
    case 'pbs':
      return createPbsPlatform(commandSettings(settings));
    case 'slurm':
      return createSlurmPlatform(commandSettings(settings));
    case 'condor':
      return createCondorPlatform(commandSettings(settings));
    case 'gridengine': {
      const { parallelEnvironment } = settings;
      return createGridEnginePlatform({ ...commandSettings(settings), parallelEnvironment });
    }
    case 'script': {
      const { startJob, checkJob, killJob } = settings;
      return createScriptPlatform({ ...commandSettings(settings), scripts: { startJob, checkJob, killJob } });
    }
  }
}

function commandSettings({
  commandPath,
  environment,
  prefix,
  prefixThroughShell,
  timeLimit,
}: Exclude<PlatformSettings, { kind: 'local' }>): CommandSettings {
  return {
    environment,
    timeLimit,
    ...(commandPath === undefined ? {} : { path: commandPath }),
    ...(prefix === undefined ? {} : { prefix: { words: prefix, throughShell: prefixThroughShell } }),
  };
}
