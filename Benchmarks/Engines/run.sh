#!/usr/bin/env bash
# The same cases through one process, GNU parallel, Apache Spark and Dask: the same bytes, the times, and what happens when the process
# of one piece is killed in the middle.   run.sh [CASES]
# Needs apt-get install parallel default-jre-headless, pip install pyspark dask distributed.
set -euo pipefail
cd "$(dirname "$0")/../.."
count=${1:-4000}
swift build -c release --product fixator >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# A copy, so that its processes can be told from any other's.
cp "$(swift build -c release --show-bin-path)/fixator" "$work/fixator"
cases=$work/cases.ndjson
Fixtures/batch/make-registry.py --cases "$count" --form ndjson --groups tibia-varus,tibia-adult >"$cases"
engines=Benchmarks/Engines

one() { "$work/fixator" batch - --input-format ndjson --filter --jobs 2 <"$cases" 2>/dev/null; }
gnu_parallel() { $engines/parallel.sh "$work/fixator" "$cases" "$1"; }
pipepart() { # what not to do
  parallel --will-cite --pipepart -a "$cases" --block 256k -k --retries 3 \
    "$work/fixator" batch - --input-format ndjson --filter --jobs 1 2>/dev/null
}
spark() { python3 $engines/spark.py "$work/fixator" "$cases" "$1" "${@:2}" 2>/dev/null && cat "$1"/part-*; }
dask() { python3 $engines/dask_bag.py "$work/fixator" "$cases" "$1" 2>/dev/null && for part in "$1"/part-*; do cat "$part"; echo; done; }

timed() { # NAME COMMAND...
  local name=$1 begin status=0
  shift
  begin=$(date +%s.%N)
  "$@" >"$work/$name.ndjson" || status=$?
  LC_ALL=C printf '%-42s %6.1f s  status %d  ' "$name" "$(bc <<<"$(date +%s.%N) - $begin")" $status
  if [ "$name" = one ]; then
    cp "$work/one.ndjson" "$work/expected"
    echo "$(wc -l <"$work/expected") lines, $(wc -c <"$work/expected") bytes"
  elif cmp -s "$work/expected" "$work/$name.ndjson"; then
    echo "the same bytes"
  else
    echo "OTHER BYTES, $(wc -l <"$work/$name.ndjson") lines"
  fi
}

kill_one() { # waits for a process of the copy, and kills it in the middle
  local victim
  for _ in $(seq 600); do
    victim=$(pgrep -f -n "^$work/fixator batch " || true)
    if [ -n "$victim" ]; then
      sleep 0.2
      if kill -9 "$victim" 2>/dev/null; then return; fi
    fi
    sleep 0.02
  done
}

timed one one
timed parallel gnu_parallel "$work/parallel"
timed spark spark "$work/spark"
timed dask dask "$work/dask"
for engine in parallel spark dask; do
  kill_one &
  killer=$!
  case $engine in
    parallel) timed "parallel, one process killed" gnu_parallel "$work/parallel-killed" ;;
    spark) timed "spark, one process killed" spark "$work/spark-killed" ;;
    dask) timed "dask, one process killed" dask "$work/dask-killed" ;;
  esac
  wait $killer || true
done
echo "What not to do:"
kill_one &
killer=$!
timed "spark without checkCode, one killed" spark "$work/spark-unchecked" --unchecked
wait $killer || true
kill_one &
killer=$!
timed "parallel --pipepart --retries, one killed" pipepart
wait $killer || true
