#!/bin/bash
# one-machine-slurm.sh start|stop FOLDER: a Slurm of two nodes on this machine, all of it in one folder: munge, slurmctld
# and two slurmd, without systemd and control groups. Needs root.
set -euo pipefail
folder=$2

stop() {
  for file in "$folder"/slurmd.*.pid "$folder"/slurmctld.pid "$folder"/munge/munged.pid; do
    [ -f "$file" ] && kill "$(cat "$file")" || true
  done
}

start() {
  local host
  host=$(hostname -s)
  # a munge daemon trusts no folder that others can write to
  chmod 755 "$folder" "$(dirname "$folder")"
  mkdir -p "$folder"/{state,log,munge,spool.n1,spool.n2}
  dd if=/dev/urandom bs=1 count=1024 of="$folder/munge/munge.key" status=none
  chown -R munge:munge "$folder/munge"
  chmod 755 "$folder/munge"
  chmod 400 "$folder/munge/munge.key"
  cat >"$folder/slurm.conf" <<CONF
ClusterName=local
SlurmctldHost=$host(127.0.0.1)
SlurmUser=root
SlurmctldPort=16817
AuthType=auth/munge
AuthInfo=socket=$folder/munge/munge.socket
CredType=cred/munge
StateSaveLocation=$folder/state
SlurmdSpoolDir=$folder/spool.%n
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.%n.pid
SlurmctldLogFile=$folder/log/slurmctld.log
SlurmdLogFile=$folder/log/slurmd.%n.log
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SwitchType=switch/none
MpiDefault=none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
JobCompType=jobcomp/none
SchedulerType=sched/backfill
SchedulerParameters=batch_sched_delay=0,sched_interval=1,sched_min_interval=0,bf_interval=1,defer=0
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
KillWait=5
NodeName=n[1-2] NodeHostname=$host NodeAddr=127.0.0.1 Port=[17001-17002] CPUs=1 RealMemory=4000 State=UNKNOWN
PartitionName=main Nodes=n[1-2] Default=YES MaxTime=INFINITE State=UP
CONF
  export SLURM_CONF="$folder/slurm.conf"
  runuser -u munge -- /usr/sbin/munged --socket="$folder/munge/munge.socket" --key-file="$folder/munge/munge.key" \
    --pid-file="$folder/munge/munged.pid" --log-file="$folder/munge/munged.log" --seed-file="$folder/munge/munged.seed"
  slurmctld -f "$folder/slurm.conf"
  for node in n1 n2; do slurmd -f "$folder/slurm.conf" -N "$node"; done
  for _ in $(seq 100); do
    sinfo --noheader --format=%T 2>/dev/null | grep -q idle && return
    sleep 0.2
  done
  echo "no node came up: $folder/log" >&2
  exit 1
}

"$1"
