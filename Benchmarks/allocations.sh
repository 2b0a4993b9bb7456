#!/usr/bin/env bash
# Heap allocations per solve, counted. Two repeats of a set less one are a repeat; a repeat of 2N poses less one of N is
# N solves, and whatever a repeat costs besides its solves has cancelled.
set -euo pipefail
cd "$(dirname "$0")"

swift build -c release --product rivals >&2
rivals=$(swift build -c release --show-bin-path)/rivals
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
gcc -O2 -shared -fPIC count_allocations.c -o "$work/count.so"
# Else the program's dictionaries grow differently from run to run.
export SWIFT_DETERMINISTIC_HASHING=1
poses=5120
for count in $poses $((2 * poses)); do
  mkdir "$work/$count"
  "$rivals" sets "$work/$count" --poses "$count"
done

allocations() { # SOLVER SET POSES REPEATS
  echo "$4" | LD_PRELOAD=$work/count.so "$rivals" contend "$1" "$work/$3/$2.set" "$work/answers" 2>&1 >"$work/times" |
    awk '/^allocations / { print $2 }'
}

printf '%-16s %-5s %s\n' solver set 'allocations per solve'
for solver in careful batch batch-stiffness batch-all-cores; do
  for set in cold warm; do
    small=$(($(allocations $solver $set $poses 2) - $(allocations $solver $set $poses 1)))
    large=$(($(allocations $solver $set $((2 * poses)) 2) - $(allocations $solver $set $((2 * poses)) 1)))
    awk -v name=$solver -v set=$set -v more=$((large - small)) -v poses=$poses \
      'BEGIN { printf "%-16s %-5s %g\n", name, set, more / poses }'
  done
done
