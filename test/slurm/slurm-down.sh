#!/usr/bin/env bash
# slurm-down.sh DIR [--purge]: ends the jobs and the daemons that slurm-up.sh DIR started, each by the process id that
# it wrote, and only while that process is the one started from DIR. With --purge the state goes too. Safe to repeat.
set -uo pipefail

. "$(dirname "${BASH_SOURCE[0]}")/../support/daemons.sh"
[ $# -ge 1 ] || { echo "usage: slurm-down.sh DIR [--purge]" >&2; exit 2; }
[ -f "$1/slurm.conf" ] || exit 0
dir=$(cd "$1" && pwd -P)
export SLURM_CONF=$dir/slurm.conf

# A job outlives its slurmd: it has to be ended while the cluster still can.
if runs "$dir/ctl/slurmctld.pid" "$SLURM_CONF"; then
  timeout 20 scancel --user="$(timeout 20 squeue -h -o %u | sort -u | paste -sd,)" 2>/dev/null
  for _ in $(seq 50); do [ -n "$(timeout 20 squeue -h 2>/dev/null)" ] || break; sleep 0.1; done
fi
for pidfile in "$dir"/run/*.pid; do stop "$pidfile" "$SLURM_CONF"; done
stop "$dir/ctl/slurmctld.pid" "$SLURM_CONF"
stop "$dir/munge/pid" "$dir/munge/socket"
[ "${2:-}" != --purge ] || rm -rf "${dir:?}"
