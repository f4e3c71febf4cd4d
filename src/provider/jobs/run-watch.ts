/** The file in the workspace where the watch keeps the most memory that it saw, in kB; a job too short for it has none. */
export const memoryFile = '.memory';

/** The file in the workspace that says: the end of this run has been told, what still goes on of it is to end. */
export const stopFile = '.run_stop';

/** Seconds between TERM and KILL for what is to end. */
const grace = 5;

/**
 * Shell function `watch_run`, to be run in the background beside the application `$child` and ended by TERM: looks now
 * and then, at first after 0.3 s and at last every 10 s,
 *
 * - what it and all that it started hold together in memory (proc(5), VmRSS; systems without `/proc` tell nothing; on several
 *   nodes it sees the first one), and
 * - whether the run is to stop. A batch server that lost a job in a crash leaves it to its node, where nobody else can end it.
 *
 * What is to end may start more of its kind when some of it has ended: who is there is looked at again before KILL, when all have been
 * stopped, for what is stopped starts nothing.
 *
 * TERM may come before `$nap` is known: the flag is looked at again after that.
 */
export const runWatch = `
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
  sleep ${grace}
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
    if [ -e "$workspace/${stopFile}" ]; then
      stop_family
      return
    fi
    held=$(echo "$members" | awk '{ sum += $2 } END { printf "%d", sum }')
    if [ "$held" -gt "$most" ]; then
      most=$held
      echo "$most" >"$workspace/${memoryFile}"
    fi
    case $pause in
      0.3) pause=1 ;;
      10) ;;
      *) pause=$((pause + 1)) ;;
    esac
  done
}
`;
