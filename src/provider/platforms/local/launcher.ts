import { type ChildProcess, spawn } from 'node:child_process';
import { workspaceUnusableStatus } from '../../jobs/job-script.ts';
import type { BatchRun } from '../platform.ts';
import type { SpoolFiles } from './spool-files.ts';

/**
 * The program between the service and a job: leader of the job's process group, independent of the service's
 * life. It claims the run (only one launcher ever can: mkdir), writes down who it is, waits for the script, writes
 * the status and takes the rest of its group with it.
 *
 * TERM to the group is caught here and has its normal effect on the script below; the watchdog ignores it and
 * ends with its sleep. The birth line is what the kernel says of this process, so that a later process with the
 * same pid is not taken for it.
 *
 * Where the script's own output cannot be written it is not run, and that is told by the status with which the script tells it.
 *
 * A run of another user goes through sudo: its files are opened and its processes signalled as that user.
 */
const program = `
claim=$1 process=$2 status=$3 overtime=$4 limit=$5 grace=$6 script=$7 stdout=$8 stderr=$9 user=\${10}
as_user() { sudo -n -u "$user" -- "$@"; }
signal() {
  [ -z "$user" ] || as_user sh -c 'kill -s "$1" -- "-$2"' sh "$1" "$$" 2>/dev/null
  kill -s "$1" -- "-$$"
}
mkdir "$claim" 2>/dev/null || exit 0
trap : TERM INT HUP
if [ -r "/proc/$$/stat" ]; then read -r birth <"/proc/$$/stat"; else birth=$(LC_ALL=C ps -o lstart= -p "$$"); fi
printf '%s\\n%s\\n' "$$" "$birth" >"$process.new" && mv -f "$process.new" "$process" || exit 1
if [ "$limit" -gt 0 ]; then
  ( trap '' TERM INT HUP
    ( trap - TERM INT HUP; exec sleep "$limit" ) || exit 0
    : >"$overtime"; signal TERM; sleep "$grace"; signal KILL ) </dev/null >/dev/null 2>&1 &
fi
if [ -z "$user" ]; then
  ( { true >"$stdout" && true >"$stderr"; } 2>/dev/null || exit ${workspaceUnusableStatus}
    exec /bin/sh "$script" </dev/null >"$stdout" 2>"$stderr" ) &
else
  as_user sh -c 'umask 007; exec sh "$1" >"$2" 2>"$3"' sh "$script" "$stdout" "$stderr" </dev/null >/dev/null 2>&1 &
fi
job=$!
while :; do
  wait "$job"
  code=$?
  kill -0 "$job" 2>/dev/null || break
done
printf '%s\\n' "$code" >"$status.new" && mv -f "$status.new" "$status"
signal KILL
`;

/** What the command line of a launcher and of its watchdog shows. */
export const launcherName = 'plegma-launcher';

/** Seconds between TERM and KILL for a job that is to end. */
export const killGrace = 5;

/** Starts a run in a process group of its own that goes on when the service ends. */
export function launch(run: BatchRun, files: SpoolFiles): ChildProcess {
  const wallTime = Math.ceil(run.requirements.wallTime ?? 0);
  const words = [
    files.claim,
    files.process,
    files.status,
    files.overtime,
    String(wallTime),
    String(killGrace),
    run.script,
    run.stdout,
    run.stderr,
    run.user ?? '',
  ];
  const child = spawn('/bin/sh', ['-c', program, launcherName, ...words], {
    cwd: run.workspace,
    detached: true,
    stdio: 'ignore',
    env: environment(),
  });
  child.unref();
  return child;
}

/** A clean environment: jobs learn nothing of the service's settings and secrets. */
function environment(): NodeJS.ProcessEnv {
  const { PATH, HOME, LANG, TMPDIR } = process.env;
  return Object.fromEntries(
    Object.entries({ PATH, HOME, LANG, TMPDIR }).filter(([, value]) => value !== undefined),
  );
}
