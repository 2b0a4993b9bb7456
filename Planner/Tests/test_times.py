"""How quickly a key is answered, and the days go by."""
import json
import os
import time
import unittest

from planner import FIXTURES, PageTest

# What the figures are depends on the build and on what else the machine does: asked for only where both are known.
ASKED = os.environ.get("FIXATOR_PLANNER_TIMES")

DRAG = """async (seconds) => {
  const slider = document.querySelector('.days input');
  const works = [], start = performance.now();
  let place = 0, frames = 0;
  performance.clearMeasures();
  while (performance.now() - start < 1000 * seconds) {
    const begun = await new Promise((done) => requestAnimationFrame(() => done(performance.now())));
    place = (place + 1) % (Number(slider.max) + 1);
    slider.value = place;
    slider.dispatchEvent(new Event('input', { bubbles: true }));
    frames += 1;
    // A message comes when scripts, layout and painting of this frame are done.
    await new Promise((done) => { const { port1, port2 } = new MessageChannel(); port1.onmessage = done; port2.postMessage(0); });
    works.push(performance.now() - begun);
  }
  return [works.slice(5), frames / seconds, performance.getEntriesByName('fixator-drawing').length / seconds];
}"""


def p95(times):
    times = sorted(times)
    return times[int(0.95 * (len(times) - 1))]


class Times(PageTest):
    def key_times(self, case, path, base):
        page = self.open(self.serve(FIXTURES / case))
        days = page.locator(".schedule tbody tr:not([hidden])").count()
        field = self.field(page, path).locator("input").first
        field.fill(str(base))
        self.settle(page)
        page.evaluate("() => performance.clearMeasures()")
        # Nothing looks at the page meanwhile: whoever asks it anything has it work.
        for _ in range(40):
            page.keyboard.press("ArrowUp")
            time.sleep(0.13)
        self.settle(page)
        times = page.evaluate("() => performance.getEntriesByName('fixator-keystroke').map((entry) => entry.duration)")
        self.assertEqual(len(times), 40)
        print(f"{case}, {days} days: key to redrawn schedule {p95(times):.0f} ms (95th percentile of 40)")
        self.assertLess(p95(times), 3000)
        return days, p95(times)

    def test_how_quickly_a_key_is_answered(self):
        days, time = self.key_times("cases/congenital-short-bowed.yaml", "mounting.axial-offset", 50)
        self.assertGreaterEqual(days, 50)
        if ASKED:
            self.assertLessEqual(time, 30)

    def test_how_quickly_a_key_is_answered_of_two_levels(self):
        days, time = self.key_times("levels/tibia-defect-60.yaml", "levels[1].mounting.axial-offset", 50)
        self.assertGreaterEqual(days, 60)
        if ASKED:
            self.assertLessEqual(time, 60)

    def test_every_row_is_redrawn_whether_it_is_seen_or_not(self):
        server = self.serve(FIXTURES / "cases/congenital-short-bowed.yaml")
        page = self.open(server)
        field = self.field(page, "mounting.axial-offset").locator("input").first
        for day, value in [("0", "52"), ("40", "57.5"), ("51", "61")]:
            page.get_by_role("slider", name="Day", exact=True).fill(day)
            field.fill(value)
            self.settle(page)
            plan = json.loads(server.ask("POST", "/api/plan", self.text_of(server, page))[2])
            rows = page.evaluate("""() => [...document.querySelectorAll('.schedule tbody tr:not([hidden])')].map((row) => [...row.cells].map((cell) => cell.textContent.trim().split(" ")[0]))""")
            self.assertEqual([[row[0], *row[2:]] for row in rows], [[str(one["day"]), *map(str, one["set"])] for one in plan["days"]])

    def test_the_days_are_dragged(self):
        for case in ["cases/congenital-short-bowed.yaml", "levels/tibia-defect-60.yaml"]:
            page = self.open(self.serve(FIXTURES / case))
            works, frames, drawings = page.evaluate(DRAG, 3)
            print(f"{case}: a frame's work while the day is dragged {p95(works):.1f} ms (95th percentile), {drawings:.0f} drawings a second in {frames:.0f} frames")
            self.assertGreater(drawings, 1)
            if ASKED:
                self.assertLessEqual(p95(works), 8)
                self.assertGreaterEqual(drawings, 25)


if __name__ == "__main__":
    unittest.main()
