import { type ChildProcess, spawn } from 'node:child_process';
import { WORKSPACE_UNUSABLE_STATUS } from '../../jobs/job-script.ts';
import type { BatchRun } from '../platform.ts';
import type { SpoolFiles } from './spool-files.ts';

/**
 * The program between the service and a job. It leads the job's process group and outlives the service. It claims the run
 * (by mkdir, so only one launcher can), records who it is, waits for the script, writes its status, and kills what is left
 * of its group.
 *
 * It catches a TERM to the group, which has its normal effect on the script; the watchdog ignores it and ends with its
 * sleep. The birth line is what the kernel says of this process, so that no later process with its pid is mistaken for it.
 *
 * If the script's output cannot be written the script is not run; the status is the one with which a script reports that.
 *
 * A run of another user goes through sudo: its files are opened and its processes signalled as that user.
 */
const PROGRAM = `
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
  ( { true >"$stdout" && true >"$stderr"; } 2>/dev/null || exit ${WORKSPACE_UNUSABLE_STATUS}
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

/** The name of a launcher and its watchdog in process lists. */
export const LAUNCHER_NAME = 'plegma-launcher';

/** Seconds between TERM and KILL. */
export const KILL_GRACE = 5;

/** Starts a run in a process group of its own, which goes on when the service ends. */
export function launch(run: BatchRun, files: SpoolFiles): ChildProcess {
  const wallTime = Math.ceil(run.requirements.wallTime ?? 0);
  const words = [
    files.claim,
    files.process,
    files.status,
    files.overtime,
    String(wallTime),
    String(KILL_GRACE),
    run.script,
    run.stdout,
    run.stderr,
    run.user ?? '',
  ];
  const child = spawn('/bin/sh', ['-c', PROGRAM, LAUNCHER_NAME, ...words], {
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
