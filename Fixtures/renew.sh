#!/usr/bin/env bash
# Makes the expected plan beside every case anew. Look at the difference before committing it.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --product fixator
for file in Fixtures/cases/*.yaml; do
  # Status 1 is a plan with errors, which a fixture may be.
  .build/release/fixator plan "$file" --format json > "${file%.yaml}.plan.json" || [ $? -eq 1 ]
done
