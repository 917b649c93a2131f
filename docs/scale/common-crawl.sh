#!/bin/bash
# common-crawl.sh CRAWL FROM TO FOLDER: the WET files FROM to TO of a crawl (CC-MAIN-2024-33, say) → records, a file each.
# NOT RUN: it needs the network. Run again, it fetches what is missing.
set -euo pipefail
crawl=$1 from=$2 to=$3 folder=$4
site=https://data.commoncrawl.org
mkdir -p "$folder"
curl --silent --fail "$site/crawl-data/$crawl/wet.paths.gz" | gunzip | sed -n "${from},${to}p" |
  while read -r path; do
    out="$folder/$(basename "$path" .warc.wet.gz).jsonl"
    [ -e "$out" ] && continue
    # a file that breaks off ends with 1: its records are not kept, the next run fetches it again
    curl --silent --fail --retry 5 "$site/$path" |
      aid-extract - --input warc --context paragraph --quiet --output "$out.unsure.jsonl" && mv "$out.unsure.jsonl" "$out"
  done
