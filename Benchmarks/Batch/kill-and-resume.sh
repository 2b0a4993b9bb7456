#!/usr/bin/env bash
# Ends a run with kill -9 at ten random moments, goes on with --resume each time, and holds the output against that of a run that
# nobody disturbed; then the same once with SIGINT, after which the part must end with a whole line.
# Seed of the moments: SEED (20260301 unless set). Cases: CASES (20000).
set -euo pipefail
cd "$(dirname "$0")/../.."
swift build -c release --product fixator >&2
fixator=$(swift build -c release --show-bin-path)/fixator
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
registry=$work/registry.csv
Fixtures/batch/make-registry.py --cases "${CASES:-20000}" >"$registry"
RANDOM=${SEED:-20260301}

# Every line is planned or not, so 65 is the status of a whole run over this registry.
run() { "$fixator" batch "$registry" --base Fixtures/batch/clinic.yaml "$@" 2>"$work/words"; }

whole() { # FORMAT...: the undisturbed run
  run --output "$work/whole" --force "$@" || [ $? -eq 65 ]
}

disturbed() { # SIGNAL TIMES FORMAT...
  local signal=$1 times=$2 milliseconds pid status
  shift 2
  rm -f "$work/part" "$work/part.partial"
  for ((time = 1; time <= times; time++)); do
    run --output "$work/part" --resume "$@" &
    pid=$!
    milliseconds=$((40 + RANDOM % 260))
    sleep "0.$(printf %03d $milliseconds)"
    pkill "-$signal" -P "$pid" -x fixator 2>/dev/null || true
    status=0
    wait "$pid" 2>/dev/null || status=$?
    if [ -e "$work/part" ]; then
      echo "the run ended before all $times interruptions: set CASES to more" >&2
      exit 1
    fi
    echo "$* $signal after $milliseconds ms: status $status, $(wc -l <"$work/part.partial") lines there"
    if [ "$signal" = INT ] && [ -n "$(tail -c1 "$work/part.partial")" ]; then
      echo "the part ends in the middle of a line" >&2
      exit 1
    fi
    # What kill -9 may leave: half a line.
    if [ "$signal" = KILL ]; then printf '{"format":"fixator-pl' >>"$work/part.partial"; fi
  done
  status=0
  run --output "$work/part" --resume "$@" || status=$?
  [ $status -eq 65 ] || { echo "status $status instead of 65" >&2; exit 1; }
  cmp "$work/whole" "$work/part"
  head -1 "$work/words"
  echo "$*: joined output is the undisturbed one, $(wc -c <"$work/part") bytes"
}

for format in "--format ndjson" "--summary" "--format csv"; do
  # shellcheck disable=SC2086
  whole $format
  head -1 "$work/words"
  # shellcheck disable=SC2086
  disturbed KILL 10 $format
  # shellcheck disable=SC2086
  disturbed INT 1 $format
done
