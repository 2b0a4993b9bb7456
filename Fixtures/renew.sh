#!/usr/bin/env bash
# Makes the expected plan beside every case, and those of plans that are resumed, anew. Look at the difference before committing it.
set -euo pipefail
cd "$(dirname "$0")/.."
swift build -c release --product fixator
for file in Fixtures/cases/*.yaml Fixtures/levels/*.yaml; do
  # Status 1 is a plan with errors, which a fixture may be.
  .build/release/fixator plan "$file" --format json > "${file%.yaml}.plan.json" || [ $? -eq 1 ]
done
# The struts as they read on day 7, on day 10: three days were missed.
.build/release/fixator resume Fixtures/cases/tibia-varus-lengthening.yaml --struts 214,217,220,202,201,187 --day 10 \
  --format json > Fixtures/resumes/three-days-missed.plan.json
# Days 6 and 7 were turned twice, strut 6 has slipped by 2 mm since; three days of rest, then half rate.
.build/release/fixator resume Fixtures/cases/tibia-varus-lengthening.yaml --struts 215,218,221,204,203,189 \
  --done Fixtures/resumes/turned-twice.csv --pause 3 --slow 0.5 \
  --format json > Fixtures/resumes/turned-twice.plan.json
# The struts as they read on day 16, on day 18: two struts were changed, one is still to be.
.build/release/fixator resume Fixtures/cases/strut-changes-on-weekdays.yaml --struts 183,185,187,176,177,170 --day 18 \
  --format json > Fixtures/resumes/one-change-to-come.plan.json
# The proximal frame as it reads on day 24, the distal one as on day 22, on day 26: two days were missed, and two more of one frame.
.build/release/fixator resume Fixtures/levels/tibia-defect-60.yaml --day 26 \
  --struts proximal=156,156,156,156,156,156 --struts distal=186,186,186,186,186,186 \
  --format json > Fixtures/resumes/distal-frame-behind.plan.json
# Schedules and what is found in them; make.py has made them.
for file in Fixtures/check/*.csv; do
  name=$(head -1 "$file" | sed 's/.*case //' | tr -d '\r')
  case_file="Fixtures/check/$name.yaml"
  [ -f "$case_file" ] || case_file="Fixtures/cases/$name.yaml"
  # Status 1 is a schedule with errors.
  .build/release/fixator check "$case_file" "$file" > "${file%.csv}.txt" || [ $? -eq 1 ]
done
