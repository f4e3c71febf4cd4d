/** The file in the workspace that holds the peak memory that was seen, in kB; a very short job has none. */
export const MEMORY_FILE = '.memory';

/** The file in the workspace that says that the end of this run was told, and that whatever still runs must end. */
export const STOP_FILE = '.run_stop';

/** Seconds between TERM and KILL. */
const GRACE = 5;

/**
 * The shell function `watch_run` runs in the background beside the application `$child` until it gets TERM. First after
 * 0.3 s and finally every 10 s it looks
 *
 * - how much memory the application and all that it started hold together (proc(5), VmRSS; nothing is known without
 *   `/proc`, and of several nodes only the first is seen), and
 * - whether the run must stop: a job that a batch server lost in a crash goes on at its node, where nobody else can end it.
 *
 * Processes may start others while they are being ended. So all are first stopped, as a stopped process starts nothing,
 * and listed again before KILL.
 *
 * TERM may arrive before `$nap` is known, so the flag is checked again after that.
 */
export const RUN_WATCH = `
family() {
  cat /proc/[0-9]*/status 2>/dev/null | awk -v root="$child" '
    /^Pid:/ { pid = $2 }
    /^PPid:/ { parent[pid] = $2 }
    /^VmRSS:/ { held[pid] = $2 }
    END {
      for (pid in held) {
        up = pid
        while (up != root && (up in parent)) up = parent[up]
        if (up == root) print pid, held[pid]
      }
    }'
}
pids_of() { echo "$1" | awk '{ print $1 }'; }
stop_family() {
  trap '' TERM
  pids="$child $(pids_of "$members")"
  kill -TERM $pids
  sleep ${GRACE}
  kill -STOP $pids $(pids_of "$(family)")
  kill -KILL $pids $(pids_of "$(family)")
}
watch_run() {
  ended=
  nap=
  trap 'ended=yes; [ -z "$nap" ] || kill "$nap" 2>/dev/null' TERM
  most=0
  pause=0.3
  while :; do
    sleep "$pause" &
    nap=$!
    [ -z "$ended" ] || kill "$nap" 2>/dev/null
    wait "$nap"
    if [ -n "$ended" ] || ! kill -0 "$child" 2>/dev/null; then
      wait "$nap"
      return
    fi
    nap=
    members=$(family)
    if [ -e "$workspace/${STOP_FILE}" ]; then
      stop_family
      return
    fi
    held=$(echo "$members" | awk '{ sum += $2 } END { printf "%d", sum }')
    if [ "$held" -gt "$most" ]; then
      most=$held
      echo "$most" >"$workspace/${MEMORY_FILE}"
    fi
    case $pause in
      0.3) pause=1 ;;
      10) ;;
      *) pause=$((pause + 1)) ;;
    esac
  done
}
`;
