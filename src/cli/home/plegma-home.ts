import { homedir } from 'node:os';
import { join, resolve } from 'node:path';

/** Where the command keeps what it remembers: `PLEGMA_HOME`, else `.plegma` in the user's home directory. */
export function plegmaHome(environment: NodeJS.ProcessEnv = process.env): string {
  const chosen = environment['PLEGMA_HOME'];
  return chosen === undefined || chosen === '' ? join(homedir(), '.plegma') : resolve(chosen);
}
