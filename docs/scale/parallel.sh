#!/bin/sh
# parallel.sh IN.jsonl OUT.jsonl [JOBS]: JSON Lines → records, on several cores of one machine, with GNU parallel.
set -eu
in=$1 out=$2 jobs=${3:-100%}

# a block of bytes for each job, cut at ends of lines; the records come out in the order of the blocks
parallel --jobs "$jobs" --pipe-part --arg-file "$in" --block -1 --keep-order --halt now,fail=1 \
  aid-extract - --format jsonl --errors-as-records --jobs 1 --quiet >"$out.part"
mv "$out.part" "$out"
