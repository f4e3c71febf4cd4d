# For scripts that start real servers for tests and end them: who is alive, and ending him.

# runs PIDFILE PATTERN: the process named there is alive and its command line has the pattern, so that a reused pid is not
# believed. Of one that waits for its parent to hear of its end, no command line is left.
runs() {
  local pid
  pid=$(cat "$1" 2>/dev/null) && [ -n "$pid" ] && tr '\0' ' ' 2>/dev/null <"/proc/$pid/cmdline" | grep -q -- "$2"
}

# stop PIDFILE PATTERN: TERM, and KILL after 5 s.
stop() {
  local pid
  runs "$1" "$2" || return 0
  pid=$(cat "$1")
  kill -TERM "$pid" 2>/dev/null
  for _ in $(seq 50); do runs "$1" "$2" || return 0; sleep 0.1; done
  kill -KILL "$pid" 2>/dev/null
}
