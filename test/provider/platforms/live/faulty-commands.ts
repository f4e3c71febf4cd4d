import { access, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reachableDirectory } from '../../../support/temporary-directory.ts';

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
  /** Misbehaves at the next call alone. */
  setOnce(name: string, behaviour: Behaviour): Promise<void>;
  /** Resolves with true when the misbehaviour of `setOnce` has been met. */
  wasMet(name: string): Promise<boolean>;
}

/** Stands before the commands of the system. */
export async function createFaultyCommands(): Promise<FaultyCommands> {
  const directory = reachableDirectory('faulty');
  const write = async (name: string, lines: string) => {
    // By rename: the service may be starting the command in this moment.
    const path = join(directory, name);
    await writeFile(`${path}.new`, `#!/bin/sh\nreal=/usr/bin/${name}\n${lines}\n`, { mode: 0o755 });
    await rename(`${path}.new`, path);
  };
  const mark = (name: string) => join(directory, `.${name}-met`);
  return {
    path: directory,
    set: (name, behaviour) => write(name, bodies[behaviour]),
    setOnce: async (name, behaviour) => {
      await rm(mark(name), { recursive: true, force: true });
      await write(name, `mkdir ${mark(name)} 2>/dev/null || ${bodies.real}\n${bodies[behaviour]}`);
    },
    wasMet: (name) =>
      access(mark(name)).then(
        () => true,
        () => false,
      ),
  };
}
