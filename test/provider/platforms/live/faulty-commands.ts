import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryDirectory } from '../temporary-directory.ts';

/** How a command behaves: as it should, or in one of the ways that were seen to happen. */
export type Behaviour = 'real' | 'hangs' | 'prints rubbish' | 'fails' | 'acts, then hangs';

const bodies: Readonly<Record<Behaviour, string>> = {
  real: 'exec "$real" "$@"',
  hangs: 'exec sleep 600',
  'prints rubbish': 'echo "<html>please come back later</html>"',
  fails: 'exit 1',
  'acts, then hangs': '"$real" "$@" >/dev/null 2>&1; exec sleep 600',
};

/** Real commands behind programs of the same names, each of which can be told to misbehave. */
export interface FaultyCommands {
  /** For `CommandSettings.path`. */
  readonly path: string;
  set(name: string, behaviour: Behaviour): Promise<void>;
}

/** Stands before the commands of the system. */
export async function createFaultyCommands(): Promise<FaultyCommands> {
  const directory = await temporaryDirectory('faulty');
  return {
    path: directory,
    set: async (name, behaviour) => {
      const text = `#!/bin/sh\nreal=/usr/bin/${name}\n${bodies[behaviour]}\n`;
      await writeFile(join(directory, name), text, { mode: 0o755 });
    },
  };
}
