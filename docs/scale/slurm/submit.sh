#!/bin/sh
# submit.sh IN.jsonl PARTS OUT.jsonl SHARDS: extracts in an array of jobs, merges when all are done, and waits for that.
# Submitted again, it does what is missing. --array=0-63%8 would run no more than eight at a time.
set -eu
in=$1 parts=$2 out=$3 shards=$4
here=$(dirname "$0")
mkdir -p "$parts"
array=$(sbatch --parsable --array="0-$((shards - 1))" --output="$parts/shard-%a.log" "$here/extract.sbatch" "$in" "$parts")
sbatch --wait --dependency="afterok:$array" --kill-on-invalid-dep=yes --output="$parts/merge.log" \
  "$here/merge.sbatch" "$parts" "$out" "$shards"
