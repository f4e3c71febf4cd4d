#!/usr/bin/env bash
# slurm-up.sh DIR: a small, real Slurm with its TORQUE commands (qsub, qstat, qdel, pbsnodes) on this machine alone.
#
# For tests. Needs root on Debian; installs what is missing. Everything is kept under DIR, which must be short (a unix
# socket's path holds 107 bytes) and open to the users who submit. No systemd: munged, slurmctld and one slurmd a
# virtual node run as daemons and listen on 127.0.0.1 only. Run it again to bring back what was killed: the state in
# DIR goes on. `. DIR/env` sets SLURM_CONF, without which no Slurm command works. slurm-down.sh DIR ends it all.
#
#   SLURM_NODES  virtual nodes of two CPUs; the second half has the property chem or bio   (8)
#   SLURM_PORT   first of SLURM_NODES + 1 ports; kept in DIR for the next start            (26900)
#   SLURM_KEEP   seconds that qstat remembers a finished job                               (300)
set -euo pipefail

fail() { echo "slurm-up: $*" >&2; exit 1; }
. "$(dirname "${BASH_SOURCE[0]}")/../support/daemons.sh"
[ $# -eq 1 ] || { echo "usage: slurm-up.sh DIR" >&2; exit 2; }
[ "$(id -u)" -eq 0 ] || fail "only root can start munged and slurmctld"
PATH=$PATH:/usr/sbin:/sbin

install -d -m 755 "$1"
dir=$(cd "$1" && pwd -P)
[[ $dir =~ ^[A-Za-z0-9/._-]{1,80}$ ]] || fail "DIR must have at most 80 plain characters: $dir"
nodes=${SLURM_NODES:-8} keep=${SLURM_KEEP:-300}
[ -s "$dir/port" ] || echo "${SLURM_PORT:-26900}" >"$dir/port"
port=$(cat "$dir/port")

missing=()
for package in munge slurmctld slurmd slurm-client slurm-wlm-torque; do
  dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done
if [ ${#missing[@]} -gt 0 ]; then
  export DEBIAN_FRONTEND=noninteractive
  { apt-get -q update && apt-get -q -y install --no-install-recommends "${missing[@]}"; } >"$dir/apt.log" 2>&1 ||
    fail "could not install ${missing[*]}, see $dir/apt.log"
fi

# --- munge: who sends which message ---
install -d -o munge -g munge -m 755 "$dir/munge"
socket=$dir/munge/socket
if ! runs "$dir/munge/pid" "$socket"; then
  rm -f "$socket" "$socket.lock"
  if [ ! -s "$dir/munge/key" ]; then
    (umask 077 && head -c 1024 /dev/urandom >"$dir/munge/key")
    chown munge:munge "$dir/munge/key"
  fi
  (cd / && setpriv --reuid=munge --regid=munge --init-groups munged --socket="$socket" --key-file="$dir/munge/key" \
    --pid-file="$dir/munge/pid" --log-file="$dir/munge/log" --seed-file="$dir/munge/seed") ||
    fail "munged did not start, see $dir/munge/log"
fi

# --- configuration ---
install -d -m 755 "$dir/spool" "$dir/run"
install -d -o slurm -g slurm -m 755 "$dir/state" "$dir/ctl"
conf=$dir/slurm.conf
host=$(hostname -s)

property() { # the first half of the nodes is plain
  if [ "$1" -le $((nodes / 2)) ]; then echo plain; elif [ $(($1 % 2)) -eq 1 ]; then echo chem; else echo bio; fi
}
members() { # members PROPERTY: its nodes, with commas
  for ((n = 1; n <= nodes; n++)); do [ "$(property "$n")" != "$1" ] || echo "node$n"; done | paste -sd,
}
{
  cat <<CONF
ClusterName=test
SlurmctldHost=$host(127.0.0.1)
SlurmctldPort=$port
SlurmUser=slurm
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthType=auth/munge
CredType=cred/munge
# The second is how long a job waits that was put back into the queue: two minutes, were it left out.
AuthInfo=socket=$socket,cred_expire=10
StateSaveLocation=$dir/state
SlurmctldPidFile=$dir/ctl/slurmctld.pid
SlurmctldLogFile=$dir/ctl/slurmctld.log
SlurmdSpoolDir=$dir/spool/%n
SlurmdPidFile=$dir/run/%n.pid
SlurmdLogFile=$dir/run/%n.log
# A test machine may have no cgroups that can be written to.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
MpiDefault=none
MailProg=/bin/true
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/filetxt
JobCompLoc=$dir/ctl/jobcomp.txt
# Variables of PBS inside the jobs, and refusal at submission of what no queue could ever run.
JobSubmitPlugins=pbs
PlugStackConfig=$dir/plugstack.conf
TaskProlog=$dir/task-prolog
EnforcePartLimits=ALL
SchedulerType=sched/backfill
SchedulerParameters=sched_min_interval=100000,batch_sched_delay=0,bf_interval=5,sched_interval=2,default_queue_depth=1000
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
MinJobAge=$keep
KillWait=2
InactiveLimit=0
ReturnToService=2
MaxJobCount=20000
SlurmdParameters=config_overrides
CONF
  for ((n = 1; n <= nodes; n++)); do
    feature=$(property "$n")
    [ "$feature" != plain ] && feature=" Feature=$feature" || feature=
    echo "NodeName=node$n NodeHostname=$host NodeAddr=127.0.0.1 Port=$((port + n)) CPUs=2 RealMemory=1000$feature"
  done
  limits="MaxTime=24:00:00 DefaultTime=1:00:00 State=UP"
  echo "PartitionName=batch Nodes=ALL Default=YES $limits"
  for queue in chem bio; do
    list=$(members $queue)
    [ -z "$list" ] || echo "PartitionName=$queue Nodes=$list $limits"
  done
} >"$conf.new"
echo "optional spank_pbs.so" >"$dir/plugstack.conf.new"
printf '#!/bin/sh\necho export PBS_ENVIRONMENT=PBS_BATCH\necho export PBS_O_QUEUE="$SLURM_JOB_PARTITION"\n' >"$dir/task-prolog.new"
chmod 755 "$dir/task-prolog.new"
# By rename: where only a daemon was killed, the others read and run these in this moment.
for file in "$conf" "$dir/plugstack.conf" "$dir/task-prolog"; do mv -f "$file.new" "$file"; done
echo "export SLURM_CONF=$conf" >"$dir/env"
export SLURM_CONF=$conf

# --- daemons ---
runs "$dir/ctl/slurmctld.pid" "$conf" || slurmctld -f "$conf" || fail "slurmctld: see $dir/ctl/slurmctld.log"
for ((n = 1; n <= nodes; n++)); do
  runs "$dir/run/node$n.pid" "$conf" && continue
  mkdir -p "$dir/spool/node$n"
  slurmd -f "$conf" -N "node$n" || fail "slurmd of node$n: see $dir/run/node$n.log"
done

# --- until every node is usable; one that a crash left "down" is taken back ---
for ((try = 1; try <= 300; try++)); do
  ready=$(timeout 5 sinfo -h -N -p batch -o '%N %T' 2>/dev/null |
    awk '$2 ~ /^(idle|mixed|allocated|completing)$/' | sort -u | wc -l) || ready=0
  if [ "$ready" -eq "$nodes" ]; then
    echo "$conf"
    exit 0
  fi
  [ $((try % 25)) -ne 0 ] || scontrol update nodename="node[1-$nodes]" state=resume 2>/dev/null || true
  sleep 0.2
done
tail -n 5 "$dir/ctl/slurmctld.log" >&2
fail "only $ready of $nodes nodes are ready (is port $port taken?)"
