#!/usr/bin/env bash
# gridengine-down.sh DIR [--purge]: ends the jobs and the daemons that gridengine-up.sh DIR started, each by the process
# id that it wrote. With --purge the state goes too. Safe to repeat.
set -uo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/../support/daemons.sh"
[ $# -ge 1 ] || { echo "usage: gridengine-down.sh DIR [--purge]" >&2; exit 2; }
[ -f "$1/env" ] || exit 0
dir=$(cd "$1" && pwd -P)
. "$dir/env"

timeout 20 qdel '*' >/dev/null 2>&1
for _ in $(seq 50); do [ -n "$(timeout 20 qstat -u '*' 2>/dev/null)" ] || break; sleep 0.1; done
for pidfile in "$dir"/spool/execd/*/execd.pid; do stop "$pidfile" ^sge_execd; done
stop "$dir/spool/qmaster/qmaster.pid" ^sge_qmaster
# What a crash has left of jobs: each shepherd leads the group of its own.
for pid in $(pgrep sge_shepherd); do
  [[ $(readlink "/proc/$pid/cwd") != "$dir"/* ]] || kill -KILL "$pid" $(pgrep -P "$pid" | sed 's/^/-/') 2>/dev/null
done
[ "$(readlink /usr/lib/gridengine)" != "$dir/packages/usr/lib/gridengine" ] || rm /usr/lib/gridengine
[ "${2:-}" != --purge ] || rm -rf "${dir:?}"
