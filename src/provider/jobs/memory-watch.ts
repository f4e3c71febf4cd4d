/** The file in the workspace where the watch keeps the most that it saw, in kB; a job too short for it has none. */
export const memoryFile = '.memory';

/**
 * Shell function `watch_memory`, to be run in the background beside the application `$child` and ended by TERM: looks
 * now and then, at first after 0.3 s and at last every 10 s, what it and all that it started hold together in memory
 * (proc(5), VmRSS; systems without `/proc` tell nothing). On several nodes it sees the first one. TERM may come before
 * `$nap` is known: the flag is looked at again after that.
 */
export const memoryWatch = `
watch_memory() {
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
    held=$(cat /proc/[0-9]*/status 2>/dev/null | awk -v root="$child" '
      /^Pid:/ { pid = $2 }
      /^PPid:/ { parent[pid] = $2 }
      /^VmRSS:/ { held[pid] = $2 }
      END {
        for (pid in held) {
          up = pid
          while (up != root && (up in parent)) up = parent[up]
          if (up == root) sum += held[pid]
        }
        printf "%d", sum
      }')
    if [ "\${held:-0}" -gt "$most" ]; then
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
