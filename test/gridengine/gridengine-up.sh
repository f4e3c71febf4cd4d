#!/usr/bin/env bash
# gridengine-up.sh DIR: a small, real Grid Engine on this machine alone: one host of eight slots, the queues batch (all that
# comes) and short (30 s), the property chem, the parallel environment smp.
#
# For tests. Needs root on Debian. Its client cannot be installed beside Slurm's TORQUE commands (both are called qsub), so
# that the packages are only unpacked, under DIR; what they need of others is installed. The daemons look for their
# libraries in /usr/lib/gridengine alone: a link there, which gridengine-down.sh takes away. No systemd: sge_qmaster and
# sge_execd run as daemons. Run it again to bring back what was killed: the state in DIR goes on. `. DIR/env` sets what the
# commands in DIR/bin need. gridengine-down.sh DIR ends it all.
#
#   SGE_QMASTER_PORT  the first of two ports; kept in DIR for the next start (26950)
set -euo pipefail

fail() { echo "gridengine-up: $*" >&2; exit 1; }
trap 'echo "gridengine-up: stopped at line $LINENO; see the logs in $1" >&2' ERR
. "$(dirname "${BASH_SOURCE[0]}")/../support/daemons.sh"
[ $# -eq 1 ] || { echo "usage: gridengine-up.sh DIR" >&2; exit 2; }
[ "$(id -u)" -eq 0 ] || fail "only root can start sge_execd"

install -d -m 755 "$1"
dir=$(cd "$1" && pwd -P)
[[ $dir =~ ^[A-Za-z0-9/._-]{1,80}$ ]] || fail "DIR must have at most 80 plain characters: $dir"
[ -s "$dir/port" ] || echo "${SGE_QMASTER_PORT:-26950}" >"$dir/port"
port=$(cat "$dir/port")
host=$(hostname)

# --- programs ---
packages=$dir/packages
library=/usr/lib/gridengine
if [ ! -d "$packages" ]; then
  export DEBIAN_FRONTEND=noninteractive
  needed=(libjemalloc2 libmunge2 libssl3 libtirpc3 libhwloc15)
  install -d -m 755 "$dir/deb"
  # apt fetches as another user where it may write, and says so where not.
  { apt-get -q update && apt-get -q -y install --no-install-recommends "${needed[@]}" &&
    (cd "$dir/deb" && apt-get -q download gridengine-common gridengine-master gridengine-exec gridengine-client); } \
    >"$dir/apt.log" 2>&1 || fail "could not get the packages, see $dir/apt.log"
  for package in "$dir"/deb/*.deb; do dpkg -x "$package" "$packages.new"; done
  mv "$packages.new" "$packages"
fi
[ ! -e "$library" ] || [ -L "$library" ] || fail "Grid Engine is installed on this machine already"
ln -sfn "$packages$library" "$library"

# --- configuration ---
root=$dir/root
common=$root/default/common
spool=$dir/spool
export SGE_ROOT=$root SGE_CELL=default SGE_CLUSTER_NAME=test SGE_QMASTER_PORT=$port SGE_EXECD_PORT=$((port + 1))
PATH=$library:$PATH
if [ ! -s "$dir/env" ]; then
  install -d -m 755 "$dir/bin" "$common" "$spool/qmaster/job_scripts" "$spool/execd"
  for command in qsub qstat qacct qdel qhost qconf qhold qrls qmod; do ln -s "$library/$command" "$dir/bin/$command"; done
  for folder in bin utilbin lib; do
    install -d "$root/$folder"
    ln -s "$library" "$root/$folder/lx-amd64"
  done
  ln -s "$packages/usr/share/gridengine/util" "$root/util"
  resources=$root/util/resources
  cat >"$common/bootstrap" <<BOOTSTRAP
admin_user              none
default_domain          none
ignore_fqdn             true
spooling_method         classic
spooling_lib            libspoolc
spooling_params         $common;$spool/qmaster
binary_path             $root/bin
qmaster_spool_dir       $spool/qmaster
security_mode           none
listener_threads        2
worker_threads          2
scheduler_threads       1
jvm_threads             0
BOOTSTRAP
  echo "$host" >"$common/act_qmaster"
  # Where the name of the machine is one of 127.0.0.1, that is found to be localhost.
  echo "$host localhost" >"$common/host_aliases"
  sed -e "s#^execd_spool_dir .*#execd_spool_dir $spool/execd#" -e 's#^mailer .*#mailer /bin/true#' \
    -e 's/^\(min_[ug]id\) .*/\1 0/' -e 's/^load_report_time .*/load_report_time 00:00:02/' \
    -e 's/flush_time=00:00:15/flush_time=00:00:01/' \
    "$packages/usr/share/gridengine/default-configuration" >"$dir/configuration"
  {
    spoolinit classic libspoolc "$common;$spool/qmaster" init &&
      spooldefaults configuration "$dir/configuration" && spooldefaults complexes "$resources/centry" &&
      spooldefaults pes "$resources/pe" && spooldefaults usersets "$resources/usersets" &&
      spooldefaults managers root && spooldefaults operators root
  } >"$dir/spool.log" 2>&1 || fail "the cell was not made, see $dir/spool.log"
  env | grep '^SGE_' | sed 's/^/export /' >"$dir/env"
  echo "export PATH=$dir/bin:\$PATH" >>"$dir/env"
fi

# --- daemons ---
has_host_daemon() { runs "$(echo "$spool"/execd/*/execd.pid)" ^sge_execd; }
has_no_host_daemon() { ! has_host_daemon; }
answers() { timeout 5 qconf -sss >/dev/null 2>&1; }

wait_for() { # wait_for WHAT COMMAND…: up to 30 s
  local what=$1
  shift
  for ((try = 1; try <= 150; try++)); do
    ! "$@" || return 0
    sleep 0.2
  done
  tail -n 5 "$dir"/*.log "$spool/qmaster/messages" "$spool"/execd/*/messages >&2 2>/dev/null || true
  fail "not within 30 s: $what (is port $port taken?)"
}

if ! runs "$spool/qmaster/qmaster.pid" ^sge_qmaster; then
  sge_qmaster >"$dir/qmaster.log" 2>&1 || fail "see $dir/qmaster.log"
  # One that has lost its master looks for it again after half a minute; a new one at once. Jobs go on without it.
  cat "$spool"/execd/*/execd.pid 2>/dev/null | xargs -r kill -KILL 2>/dev/null || true
  wait_for "the old sge_execd is gone" has_no_host_daemon
fi
wait_for "sge_qmaster answers" answers
has_host_daemon || sge_execd >"$dir/execd.log" 2>&1 || fail "see $dir/execd.log"

# --- queues, once ---
has_host() { qconf -sel >/dev/null 2>&1; }
if [ ! -e "$dir/set-up" ]; then
  wait_for "sge_execd is known" has_host
  cd "$dir"
  {
    qconf -as "$host"
    qconf -sc | sed '/^#---/a chem chem BOOL == YES NO 0 0' >complexes && qconf -Mc complexes
    qconf -aattr exechost complex_values chem=TRUE,slots=8 "$host"
    for queue in batch short; do
      # Its editor gets a queue with all that a queue has.
      EDITOR=/bin/true qconf -aq $queue
      qconf -mattr queue slots 8 $queue
      qconf -mattr queue shell /bin/sh $queue
      qconf -mattr queue shell_start_mode posix_compliant $queue
      qconf -rattr queue load_thresholds NONE $queue
      qconf -rattr queue hostlist "$host" $queue
    done
    qconf -mattr queue h_rt 0:0:30 short
    qconf -mattr queue seq_no 1 short
    # At once, where a cell waits up to 15 s; in the order of the queues, not of their load.
    qconf -ssconf | sed -e 's/^schedule_interval .*/schedule_interval 0:0:1/' -e 's/^\(flush_[a-z]*_sec\) .*/\1 1/' \
      -e 's/^job_load_adjustments .*/job_load_adjustments NONE/' -e 's/^queue_sort_method .*/queue_sort_method seqno/' \
      >scheduler && qconf -Msconf scheduler
  } >"$dir/qconf.log" 2>&1
  touch "$dir/set-up"
fi

# --- until the host is usable ---
ready() { [ "$(qstat -f 2>/dev/null | awk '$1 ~ /@/ && NF == 5' | wc -l)" -eq 2 ]; }
wait_for "both queues are usable" ready
echo "$dir/env"
