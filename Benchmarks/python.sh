#!/usr/bin/env bash
# The Python package: a million poses against the library without Python and numpy's batched Newton, bits and speed; batches against the command.
#   Benchmarks/python.sh [--quick]
# Needs python3 with venv, gcc, PyPI.
set -euo pipefail
cd "$(dirname "$0")/.."
made=$(mktemp -d)
trap 'rm -rf "$made"' EXIT
swift build -c release --product fixator >&2
Sources/FixatorC/build-library "$made/library"
gcc -O2 -I"$made/library" Benchmarks/Python/kernel.c -o "$made/kernel" -L"$made/library" -lfixator -Wl,-rpath,"$made/library"
python3 -m venv "$made/venv"
FIXATOR_LIBRARY="$made/library" "$made/venv/bin/pip" install -q ./Python
# A rival that cannot be had is listed with its reason.
"$made/venv/bin/pip" install -q jax pin || true
"$made/venv/bin/python" Benchmarks/Python/measure.py "$made/kernel" .build/release/fixator "$@"
