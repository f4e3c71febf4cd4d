import type { JobToken } from '../platforms/platform.ts';
import { RUN_LOCK_NAME } from './run-lock.ts';
import { MEMORY_FILE, RUN_WATCH } from './run-watch.ts';
import { quoteForShell } from './shell-quote.ts';
import { markerNames, type Workspace } from './workspace.ts';

/** What the generated script runs. */
export interface JobScript {
  readonly token: JobToken;
  readonly workspace: Workspace;
  /** True where it runs as a local user: what it leaves is for the group of the service too, and for nobody else. */
  readonly shared?: boolean;
  /** Absolute path of the application's wrapper, any program with a shebang. */
  readonly executable: string;
  /** Input files, output files, then the user's arguments (GR-54); anything at all may stand in them. */
  readonly arguments: readonly string[];
  /** Names of our making (`PLEGMA_…`), values of anybody's. */
  readonly environment: Readonly<Record<string, string>>;
}

/** The exit status of a script that finds its run lock taken: the batch system has started the job a second time. */
export const SECOND_START_STATUS = 75;

/** The exit status of a script that could not use its workspace: not there, read-only, a full disk (`EX_CANTCREAT`). */
export const WORKSPACE_UNUSABLE_STATUS = 73;

/**
 * The script that is handed to the batch system: plain POSIX sh, with every text of a user's quoted (BA-5).
 *
 * It writes the marker files (GR-52) and, last and by rename, the exit status file. The run lock is a directory because
 * mkdir either makes it or fails, on NFS too. After a crash Slurm may start a job a second time over its own output (spec
 * of batch systems, §3): the second start must do nothing.
 */
export function writeJobScript(job: JobScript): string {
  const exports = Object.entries(job.environment).map(
    ([name, value]) => `export ${strictName(name)}=${quoteForShell(value)}`,
  );
  const command = [job.executable, ...job.arguments].map(quoteForShell).join(' ');
  return `${[
    '#!/bin/sh',
    `# Job ${job.token}: generated; never edited, never run by hand.`,
    `token=${job.token}`,
    `workspace=${quoteForShell(job.workspace.directory)}`,
    ...(job.shared ? ['umask 007'] : []),
    OPENING,
    ...exports,
    `run() { exec ${command}; }`,
    RUN_WATCH,
    EXECUTION,
  ].join('\n')}\n`;
}

function strictName(name: string): string {
  if (/^[A-Z][A-Za-z0-9_]*$/.test(name)) return name;
  throw new Error(`"${name}" is not a name for an environment variable.`);
}

// `:` and `times` are special built-ins: a failing redirection of one ends the whole shell (POSIX XCU 2.8.1). With `true`,
// or behind `command`, it does not. HTCondor may give a job no PATH; `export` hands ours on to what the job starts.
// dash says by which signal a child ended, on a stream that whoever started the script may have closed: that must not end the
// script before it has told the end. A signal that is caught is not ignored by what the script starts.
const OPENING = `
trap : PIPE
export PATH="\${PATH:-/usr/local/bin:/usr/bin:/bin}"
unusable() {
  echo "plegma: the workspace of $token cannot be used: $1" >&2
  exit ${WORKSPACE_UNUSABLE_STATUS}
}
cd "$workspace" || unusable "it is not there; nothing was run"
if ! reason=$(mkdir ${RUN_LOCK_NAME} 2>&1); then
  [ -d ${RUN_LOCK_NAME} ] || unusable "$reason; nothing was run"
  echo "plegma: $token was started a second time; nothing was run" >&2
  exit ${SECOND_START_STATUS}
fi
started=$(date +%s)
node=$(uname -n)
echo "$node" >${markerNames.wrapperStarted}
`;

// A signal may arrive before $! is known, so the flag is checked again after that. A wait that a trap interrupts returns
// more than 128 and is repeated; 127 then means that the first wait already had the status. -1 means that bash lost it, as
// the signal ended the child while it arrived here: what the first wait returned names that signal. The second line of
// `times` has user and system time of all children that were waited for: the application's, as the watch is waited for later.
// Grid Engine takes the statuses 99 and 100 as orders, to run the job again and to hold it for an operator
// (sge_shepherd(8)): it gets another status, as the true one is in the file.
const EXECUTION = `
child=
signalled=
interrupted=no
on_signal() {
  signalled=yes
  interrupted=yes
  [ -z "$child" ] || kill -TERM "$child" 2>/dev/null
}
trap on_signal TERM INT HUP
cd work || unusable "it has no folder to work in; nothing was run"
true >../output.log && true >../error.log || unusable "its logs cannot be written; nothing was run"
true >../${markerNames.started}
run >../output.log 2>../error.log </dev/null &
child=$!
watch_run >/dev/null 2>&1 </dev/null &
watch=$!
[ -z "$signalled" ] || kill -TERM "$child" 2>/dev/null
signalled=
wait "$child"
status=$?
while [ -n "$signalled" ]; do
  signalled=
  wait "$child"
  again=$?
  [ "$again" -eq 127 ] || [ "$again" -lt 0 ] || status=$again
done
cd "$workspace" || unusable "it is gone"
true >${markerNames.ended}
command times >.times
kill "$watch" 2>/dev/null
wait "$watch" 2>/dev/null
memory=
[ ! -f ${MEMORY_FILE} ] || read -r memory <${MEMORY_FILE}
{ read -r own; read -r children; } <.times
printf 'token=%s\\nnode=%s\\nstarted=%s\\nended=%s\\nexit=%s\\ninterrupted=%s\\ncpu=%s\\nmemory=%s\\nwhole\\n' \\
  "$token" "$node" "$started" "$(date +%s)" "$status" "$interrupted" "$children" "$memory" >.exit_status.new &&
  mv -f .exit_status.new .exit_status || unusable "the application ended with status $status, which cannot be written"
true >${markerNames.wrapperEnded}
if [ -n "$SGE_TASK_ID" ]; then
  case $status in 99 | 100) exit 98 ;; esac
fi
exit "$status"
`;
