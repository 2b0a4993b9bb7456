#!/usr/bin/env bash
# A full disk, a closed pipe, an unreadable file among good ones, a packed file cut short: nothing lost, a word, the right status.
set -euo pipefail
cd "$(dirname "$0")/../.."
swift build -c release --product fixator >&2
fixator=$(swift build -c release --show-bin-path)/fixator
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
batch() { "$fixator" batch "$@" --base Fixtures/batch/clinic.yaml; }
registry=Fixtures/batch/registry.csv

expect() { # WHAT STATUS FOUND-STATUS
  [ "$2" -eq "$3" ] || { echo "$1: status $3 instead of $2" >&2; exit 1; }
  echo "$1: status $3"
}

batch $registry >"$work/clean" 2>/dev/null || true
status=0
batch $registry >/dev/full 2>"$work/words" || status=$?
expect "full disk, standard output ($(tail -1 "$work/words"))" 74 $status

# A file system of 4 MB, where there is permission to make one.
if mkdir "$work/small" && mount -t tmpfs -o size=4m tmpfs "$work/small" 2>/dev/null; then
  status=0
  batch $registry --output "$work/small/plans" 2>"$work/words" || status=$?
  expect "full disk, --output ($(tail -1 "$work/words"))" 74 $status
  cp "$work/small/plans.partial" "$work/plans.partial"
  umount "$work/small"
  batch $registry --output "$work/plans" --resume 2>/dev/null || true
  cmp "$work/clean" "$work/plans"
  echo "full disk, gone on with elsewhere: the same bytes"
fi

set +e
batch $registry 2>"$work/words" | head -3 >"$work/head"
status=${PIPESTATUS[0]}
set -e
expect "closed pipe ($(wc -l <"$work/words") lines said)" 74 "$status"
head -3 "$work/clean" | cmp - "$work/head"

mkdir "$work/folder"
split -n l/2 --additional-suffix=.csv $registry "$work/folder/part-"
# The second half needs the header.
sed -i "1i $(head -1 $registry)" "$work/folder/part-ab.csv"
mkdir "$work/folder/part-aaa.csv.d"
ln -s /nowhere "$work/folder/part-aaa.csv"
status=0
batch "$work/folder" >"$work/found" 2>"$work/words" || status=$?
expect "an unreadable file among good ones ($(head -1 "$work/words" | cut -c1-60)…)" 74 $status
place='s/"input":"[^"]*",//'
sed -E "$place" "$work/clean" >"$work/a"
grep -v unreadable "$work/found" | sed -E "$place" >"$work/b"
diff <(grep -v '"errors":\[' "$work/a") <(grep -v '"errors":\[' "$work/b") >/dev/null
echo "every plan of the good files is there: $(grep -vc '"errors":\[' "$work/b")"

gzip -c $registry | head -c 30000 >"$work/cut.csv.gz"
status=0
batch "$work/cut.csv.gz" >"$work/found" 2>"$work/words" || status=$?
expect "gzip cut short ($(tail -1 "$work/found" | cut -c1-200))" 65 $status
lines=$(($(wc -l <"$work/found") - 1))
head -$lines "$work/found" | sed -E "$place" >"$work/b"
diff <(head -$lines "$work/a" | grep -v '"errors":\[') <(grep -v '"errors":\[' "$work/b") >/dev/null
echo "its $lines rows before the cut are those of the whole file"
