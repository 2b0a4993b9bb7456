"""Both frames of a limb in one picture, and a dropped schedule's motion beside the plan's."""
import csv
import io
import json
import unittest

from planner import FIXTURES, PageTest

CANVAS = "() => document.querySelector('.frame canvas').toDataURL()"


class TwoFrames(PageTest):
    def picture(self, page):
        page.wait_for_timeout(120)
        return page.evaluate(CANVAS)

    def test_both_frames_stand_in_one_picture_and_each_can_be_chosen(self):
        page = self.open(self.serve(FIXTURES / "levels/tibia-defect-60.yaml"))
        today = page.locator(".frame .today").first
        self.assertIn("P1 to P6 and D1 to D6", today.inner_text())
        pictures = [self.picture(page)]
        for name, words in [("proximal", "The proximal frame"), ("distal", "The distal frame")]:
            page.get_by_role("button", name=name, exact=True).click()
            today.filter(has_text=words).wait_for()
            pictures.append(self.picture(page))
            self.assertIn(words, page.locator("table.schedule caption").inner_text())
        self.assertEqual(len(set(pictures)), 3)
        page.get_by_role("button", name="Both", exact=True).click()
        self.assertEqual(self.picture(page), pictures[0])

    def test_the_schedule_of_either_frame_is_chosen_beside_the_picture_of_both(self):
        plan = json.loads((FIXTURES / "levels/tibia-defect-60.plan.json").read_text())
        page = self.open(self.serve(FIXTURES / "levels/tibia-defect-60.yaml"))
        for level, name in zip(plan["levels"], ["Struts P1 to P6", "Struts D1 to D6"]):
            page.get_by_role("button", name=name).click()
            self.assertIn(f"The {level['level']} frame", page.locator("table.schedule caption").inner_text())
            row = page.locator(".schedule tbody tr").nth(20).locator("td").all_inner_texts()
            self.assertEqual([text.split()[0] for text in row[2:]], [str(reading) for reading in level["days"][20]["set"]])
            self.assertIn("Both", page.locator(".frame .corner [aria-pressed=true]").all_inner_texts())

    def test_what_is_said_of_the_picture_lies_under_no_button_and_not_on_it(self):
        boxes = """() => { const box = (name) => { const { left, right, top, bottom } = document.querySelector(`.frame ${name}`).getBoundingClientRect(); return { left, right, top, bottom }; };
            return ['.today', '.corner', 'canvas'].map(box); }"""
        server = self.serve(FIXTURES / "levels/lengthening-and-angulation.yaml")
        for width, height in [(390, 844), (800, 700), (1024, 700), (1280, 720), (1440, 900), (1920, 1080)]:
            for locale in ("en-GB", "de-DE"):
                page = self.open(server, viewport={"width": width, "height": height}, locale=locale)
                if width < 1000:
                    page.get_by_role("button", name="Plan", exact=True).click()
                for name in ["Both", "proximal"] if locale == "en-GB" else ["Beide", "distal"]:
                    page.locator(".frame .corner").get_by_role("button", name=name, exact=True).click()
                    page.locator(".frame").get_by_role("button", name="Front" if locale == "en-GB" else "Vorn").click()
                    page.wait_for_timeout(80)
                    found = page.evaluate(boxes)
                    for index, one in enumerate(found):
                        for other in found[index + 1:]:
                            across = min(one["right"], other["right"]) - max(one["left"], other["left"])
                            along = min(one["bottom"], other["bottom"]) - max(one["top"], other["top"])
                            self.assertLessEqual(min(across, along), 0.5, (width, height, locale, name, found))
                page.context.close()

    def test_the_facts_are_the_limbs_whichever_frame_is_shown_and_each_frame_has_its_error(self):
        for case in ["levels/femur-defect-proximally.yaml", "levels/tibia-defect-60.yaml", "levels/rickets-middle-reference.yaml"]:
            server = self.serve(FIXTURES / case)
            plan = json.loads(server.ask("POST", "/api/plan", (FIXTURES / case).read_text())[2])
            page = self.open(server)
            limb = plan["summary"]
            error = lambda mm, deg: f"{mm:.2f} mm · {deg:.2f}°"
            facts = [f"{limb['days']} days", str(limb["strut_changes"]), str(limb["visits"]), error(limb["limb_error_mm"]["max"], limb["limb_error_deg"]["max"])]
            for name in ["Both", "proximal", "distal"]:
                page.locator(".frame .corner").get_by_role("button", name=name, exact=True).click()
                shown = page.locator(".facts b").all_inner_texts()
                self.assertEqual(shown[:3] + shown[4:], facts, name)
                self.assertIn("largest error of the limb", page.locator(".facts").inner_text())
                level = plan["levels"][name == "distal"]
                self.assertEqual(page.locator("table.schedule caption small").inner_text(), f"largest error {error(level['summary']['max_error_mm'], level['summary']['max_error_deg'])}")
            page.context.close()

    def test_the_days_of_both_frames_go_by(self):
        page = self.open(self.serve(FIXTURES / "levels/tibia-defect-60.yaml"))
        pictures = set()
        slider = page.get_by_role("slider", name="Day", exact=True)
        for day in [0, 20, 40, 60]:
            slider.fill(str(day))
            pictures.add(self.picture(page))
        self.assertEqual(len(pictures), 4)

    def test_every_limb_of_two_levels_hangs_together(self):
        """The middle ring is one ring: of both frames it has one place on every day, whichever fragments are the references."""
        server = self.serve()
        page = self.open(server)
        for case in sorted(FIXTURES.glob("levels/*.yaml")):
            with self.subTest(case=case.name):
                found = page.evaluate("""async (text) => {
                    const { askJSON } = await import('./api.js');
                    const { Plans } = await import('./plans.js');
                    const state = await askJSON('POST', 'drawn', { text });
                    const plans = new Plans();
                    plans.show(state);
                    const centre = (ring) => [0, 1, 2].map((k) => ring.joints.reduce((sum, joint) => sum + joint[k] / 6, 0));
                    const normal = (ring) => { const [a, b, c] = [0, 2, 4].map((j) => ring.joints[j]);
                        const [u, v] = [b, c].map((p) => p.map((x, k) => x - a[k]));
                        const n = [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]]; const size = Math.hypot(...n); return n.map((x) => x / size); };
                    let across = 0, turned = 0;
                    const [first, second] = plans.frames.map((frame) => frame.reference === 'proximal');
                    for (let day = 0; day < plans.days.length; day += 1) {
                        const { rings } = plans.sceneOn(day);
                        const [upper, lower] = [rings[first ? 1 : 0], rings[second ? 2 : 3]];
                        const [n, m] = [upper, lower].map(normal);
                        const gap = centre(upper).map((x, k) => x - centre(lower)[k]);
                        const along = gap.reduce((sum, x, k) => sum + x * n[k], 0);
                        across = Math.max(across, Math.hypot(...gap.map((x, k) => x - along * n[k])));
                        turned = Math.max(turned, Math.hypot(n[1] * m[2] - n[2] * m[1], n[2] * m[0] - n[0] * m[2], n[0] * m[1] - n[1] * m[0]));
                    }
                    return [plans.frames.length, across, turned];
                }""", case.read_text())
                self.assertEqual(found[0], 2)
                self.assertLess(found[1], 0.5, "mm across the middle ring's axis")
                self.assertLess(found[2], 0.01, "sine of the angle between its two planes")

    def test_a_dropped_schedule_moves_beside_the_plan(self):
        page = self.open(self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml"))
        slider = page.get_by_role("slider", name="Day", exact=True)
        slider.fill("20")
        alone = self.picture(page)
        page.get_by_role("tab", name="Second opinion").click()
        page.get_by_label("Schedule as a table").fill((FIXTURES / "check/strut-mirrored.raises.csv").read_text())
        page.get_by_role("button", name="Look at it").click()
        page.get_by_text("Its motion is drawn in dashes").wait_for(timeout=60000)
        pictures = {alone, self.picture(page)}
        self.assertRegex(page.locator(".frame .today").inner_text(), r"dropped, [\d.]+ mm and [\d.]+° from the plan")
        slider.fill("24")
        pictures.add(self.picture(page))
        self.assertEqual(len(pictures), 3)
        # It was held against the case as it was.
        self.enter(page, "schedule.rate", "0.9")
        page.get_by_role("tabpanel", name="Second opinion").get_by_text("The case has changed since").wait_for()
        self.assertNotIn("dropped", page.locator(".frame .today").inner_text())

    def test_a_schedule_that_is_longer_than_the_plan_is_played_to_its_end(self):
        plan = json.loads((FIXTURES / "cases/tibia-varus-lengthening.plan.json").read_text())
        rows = [[day["day"], *day["set"]] for day in plan["days"]]
        rows += [[rows[-1][0] + 1 + extra, *rows[-1][1:]] for extra in range(5)]
        text = io.StringIO()
        csv.writer(text).writerows([["day", *(f"strut_{strut}" for strut in range(1, 7))], *rows])
        page = self.open(self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml"))
        page.get_by_role("tab", name="Second opinion").click()
        page.get_by_label("Schedule as a table").fill(text.getvalue())
        page.get_by_role("button", name="Look at it").click()
        page.get_by_text("Its motion is drawn in dashes").wait_for(timeout=60000)
        slider = page.get_by_role("slider", name="Day", exact=True)
        self.assertEqual(slider.get_attribute("max"), str(len(plan["days"]) - 1 + 5))
        slider.fill(str(len(plan["days"]) - 1 + 5))
        page.locator(".frame .today").get_by_text(f"Day {rows[-1][0]}").wait_for()

    def test_two_dropped_frames_move_beside_the_plan_of_two_levels(self):
        plan = json.loads((FIXTURES / "levels/tibia-defect-60.plan.json").read_text())
        text = io.StringIO()
        names = [f"{letter}{strut}" for letter in "PD" for strut in range(1, 7)]
        days = zip(*(level["days"] for level in plan["levels"]))
        csv.writer(text).writerows([["day", *names], *([one["day"], *one["set"], *other["set"]] for one, other in days)])
        page = self.open(self.serve(FIXTURES / "levels/tibia-defect-60.yaml"))
        page.get_by_role("tab", name="Second opinion").click()
        page.get_by_label("Schedule as a table").fill(text.getvalue())
        before = self.picture(page)
        page.get_by_role("button", name="Look at it").click()
        page.get_by_text("Its motion is drawn in dashes").wait_for(timeout=60000)
        self.assertRegex(page.locator(".frame .today").inner_text(), r"dropped, 0\.\d mm and 0\.0° from the plan")
        self.assertNotEqual(self.picture(page), before)


if __name__ == "__main__":
    unittest.main()
