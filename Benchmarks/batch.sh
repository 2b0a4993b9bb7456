#!/usr/bin/env bash
# Cases of about thirty days from a table: whole plans and summaries a second, processor time a case, peak memory and the same at ten
# times the input, one job against two, and a planner of the same plan in Python and numpy. Output goes to /dev/null.
# Needs GNU time, python3 with numpy.
#
#   Benchmarks/batch.sh [CASES]      100000 unless given; ten times as many are summarized for the memory
set -euo pipefail
cd "$(dirname "$0")/.."
cases=${1:-100000}
swift build -c release --product fixator >&2
fixator=$(swift build -c release --show-bin-path)/fixator
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
registry() { Fixtures/batch/make-registry.py --clean --groups tibia-lengthening --cases "$1"; }
registry "$cases" >"$work/cases.csv"
registry $((cases / 100 + 1)) >"$work/few.csv"
{ cat "$work/cases.csv"; for _ in 1 2 3 4 5 6 7 8 9; do tail -n +2 "$work/cases.csv"; done; } >"$work/tenfold.csv"

row() { # NAME CASES COMMAND...
  local name=$1 count=$2 status=0
  shift 2
  /usr/bin/time -q -o "$work/time" -f "%e %U %S %M" "$@" >/dev/null 2>"$work/words" || status=$?
  [ $status -le 1 ] || { cat "$work/words" >&2; exit $status; }
  awk -v name="$name" -v count="$count" '{
    printf "%-28s %9d %9.1f %11.0f %12.1f %8.0f\n", name, count, $1, count / $1, ($2 + $3) / count * 1e6, $4 / 1024
  }' "$work/time"
}

echo "$(grep -m1 'model name' /proc/cpuinfo | sed 's/.*: //'), $(nproc) processors, load $(cut -d' ' -f1 /proc/loadavg)"
printf '%-28s %9s %9s %11s %12s %8s\n' "" cases seconds "a second" "us of cpu" MB
for jobs in 2 1; do
  row "plans, $jobs jobs" "$cases" "$fixator" batch "$work/cases.csv" --base Fixtures/batch/clinic.yaml --jobs $jobs
  row "summaries, $jobs jobs" "$cases" \
    "$fixator" batch "$work/cases.csv" --base Fixtures/batch/clinic.yaml --summary --jobs $jobs
done
row "summaries, 2 jobs, tenfold" $((10 * cases)) \
  "$fixator" batch "$work/tenfold.csv" --base Fixtures/batch/clinic.yaml --summary --jobs 2
export OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
row "python and numpy" $((cases / 100 + 1)) python3 Benchmarks/Rivals/planner.py "$work/few.csv"
"$fixator" batch "$work/few.csv" --base Fixtures/batch/clinic.yaml 2>/dev/null >"$work/ours" || true
python3 Benchmarks/Rivals/planner.py "$work/few.csv" >"$work/theirs"
python3 - "$work/ours" "$work/theirs" <<'PYTHON'
import json, sys
days = plans = same = lengths = 0
for ours, theirs in zip(open(sys.argv[1]), open(sys.argv[2])):
    ours, theirs = json.loads(ours), json.loads(theirs)
    plans += 1
    assert len(ours["days"]) == len(theirs["days"]), ours["case"]
    for one, other in zip(ours["days"], theirs["days"]):
        days += 1
        same += one["set"] == other["set"]
        lengths = max([lengths] + [abs(a - b) for a, b in zip(one["exact"], other["exact"])])
print(f"both: {plans} plans of {days / plans - 1:.1f} days; exact lengths within {lengths:.1e} mm, readings the same on "
      f"{100 * same / days:.1f} % of the days")
PYTHON
