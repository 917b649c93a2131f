#!/bin/sh
# hadoop.sh IN OUT: JSON Lines → records, with Hadoop streaming. NOT RUN: written by the contract in README.md.
# aid-extract must be installed on every node. No reducer: a mapper's records are a part of the output. Hadoop takes what
# stands in front of a tab for the key; a record has none, so it is all key, and a tab may stand behind it, which readers
# of JSON pass over.
set -eu
hadoop jar "$HADOOP_HOME"/share/hadoop/tools/lib/hadoop-streaming-*.jar \
  -D mapreduce.job.name=aid-extract \
  -D mapreduce.job.reduces=0 \
  -D mapreduce.map.memory.mb=1024 \
  -input "$1" \
  -output "$2" \
  -mapper 'aid-extract - --format jsonl --errors-as-records --jobs 1 --quiet'
