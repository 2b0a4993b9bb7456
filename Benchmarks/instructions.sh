#!/usr/bin/env bash
# Instructions per solve, counted by valgrind and so the same however busy the machine is: two repeats of a set less one,
# over its poses. valgrind knows no AVX-512: fixator then chooses another kernel, and the rivals are built for AVX2.
set -euo pipefail
cd "$(dirname "$0")"

swift build -c release --product rivals >&2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Without debugging information, whose newest form valgrind cannot read.
rivals=$work/rivals
strip --strip-debug -o "$rivals" "$(swift build -c release --show-bin-path)/rivals"
poses=2000
"$rivals" sets "$work" --poses $poses
make -s -C Rivals OUT="$work" ARCH=x86-64-v3 newton_lu newton_dgels

instructions() { # REPEATS SET COMMAND...
  local repeats=$1 set=$2
  shift 2
  echo "$repeats" | valgrind --tool=callgrind --callgrind-out-file=/dev/null "$@" "$work/$set.set" "$work/answers" \
    2>&1 >"$work/times" | awk '/Collected/ { print $NF }'
}

row() { # NAME COMMAND...
  local name=$1
  shift
  printf '%-16s' "$name"
  for set in cold warm; do
    printf ' %8d' $((($(instructions 2 $set "$@") - $(instructions 1 $set "$@")) / poses))
  done
  echo
}

printf '%-16s %8s %8s\n' 'instructions' cold warm
row careful "$rivals" contend careful
row batch "$rivals" contend batch
row batch-portable "$rivals" contend batch-portable
row batch-stiffness "$rivals" contend batch-stiffness
row 'C, own LU' "$work/newton_lu"
row 'C, dgels' "$work/newton_dgels"
