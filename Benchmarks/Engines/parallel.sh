#!/usr/bin/env bash
# GNU parallel, one machine: parallel.sh FIXATOR CASES.ndjson FOLDER > PLANS.ndjson. Each job takes every eighth case and writes a
# file; one whose process dies goes on where its file ends, up to three times.
set -euo pipefail
mkdir -p "$3"
parallel --will-cite --retries 3 \
  "$1" batch "$2" --filter --jobs 1 --shard {}/8 --output "$3/part-{}" --resume 2>/dev/null ::: 1 2 3 4 5 6 7 8
# A line of each in turn; parts that are shorter by one give an empty one at the end.
paste -d '\n' "$3"/part-? | grep .
