"""A case typed from an empty page, wrong entries, and the way back."""
import json
import unittest

from planner import FIXTURES, PageTest

# What fixator plan says of each at its key: found by the same words here.
WRONG = [
    ("deformity.ap-angulation", "12", None, "varus"), ("deformity.ap-angulation", "200", "varus", "80"),
    ("deformity.ap-angulation", "twelve", None, "number"), ("deformity.lateral-angulation", "1e9", "apex-anterior", ""),
    ("deformity.axial-rotation", "12..5", "internal", "number"), ("deformity.ap-translation", "-5", "lateral", ""),
    ("deformity.lateral-translation", "4", None, "anterior"), ("deformity.axial-translation", "500", "short", ""),
    ("mounting.ap-offset", "5 sideways", None, ""), ("mounting.axial-offset", "60", None, "proximal"),
    ("mounting.rotation", "nan", None, ""), ("mounting.ap-tilt", "inf", None, ""), ("frame.neutral-height", "-3", None, ""),
    ("frame.neutral-height", "9999", None, ""), ("schedule.surgery", "2026-02-30", None, ""), ("schedule.surgery", "tomorrow", None, "YYYY"),
    ("schedule.latency", "2.5", None, ""), ("schedule.latency", "-1", None, ""), ("schedule.rate", "0", None, ""),
    ("schedule.rate", "fast", None, "number"), ("schedule.adjustments-per-day", "0", None, ""), ("schedule.time-zone", "Mars/North", None, ""),
    ("bone-diameter", "0", None, "5"), ("bone-diameter", "28 mm", None, ""), ("bone-gap", "-1", None, ""),
    ("schedule.visits", "someday", None, ""), ("held", "7", None, ""), ("struts-mounted", "huge", None, ""),
    ("schedule.rounding-lever", "-1", None, ""),
    # Dates, visits and days of turning.
    ("schedule.surgery", "01.03.2026", None, "2026-03-01"), ("schedule.surgery", "2026-13-01", None, ""), ("schedule.surgery", "1899-12-31", None, "1900"),
    ("schedule.visits", "monday, 2026-03-09", None, "not both"), ("schedule.visits", "2026-02-30", None, ""), ("held", "{strut: 3, days: 9-5}", None, "5-9"),
    ("held", "{strut: 3, days: 0}", None, "day 1"), ("held", "3, 3", None, "already"),
    # Deviations, entries of lists, sections that open.
    ("deformity.ap-angulation", "12 ± 300", "varus", "standard deviation"), ("mounting.axial-offset", "60 ± x", "proximal", ""),
    ("structures-at-risk[1].rate", "0", None, ""), ("structures-at-risk[1].ap", "999", "lateral", "300"), ("structures-at-risk[1].name", "", None, ""),
    ("limits.joint-tilt", "0", None, "90"), ("limits.singular", "0.9", None, "at most"), ("target.axial-translation", "5", None, "short"),
    ("cut.ap-tilt", "70", "lateral", "60"), ("cut.axial", "400", "distal", "300"), ("covariance.keys", "deformity.nothing", None, ""),
]

# The same of a case of two levels.
WRONG_LEVELS = [
    ("levels[1].level", "distal", None, ""), ("levels[2].starts", "after middle", None, ""), ("levels[2].starts", "-3", None, ""), ("levels[1].bone-diameter", "1", None, "5"),
    ("levels[1].frame.neutral-height", "5", None, "20"), ("middle.length", "2", None, "600"), ("middle.ap", "4", None, "lateral"),
    ("levels[1].mounting.axial-offset", "900", "proximal", "500"), ("schedule.approach-rate", "9", None, "5"), ("schedule.compression-rate", "slow", None, "number"),
    ("limb-now.axial-translation", "500", "short", "300"), ("levels[1].struts-mounted", "huge", None, ""),
]


class Typing(PageTest):
    def test_a_whole_case_from_an_empty_page_has_the_plan_of_the_command(self):
        server = self.serve()
        page = self.open(server)
        self.assertEqual(page.locator(".verdict").inner_text(), "No plan yet")
        self.assertEqual(page.locator(".fault").count(), 0)
        for path, value, word in [
            ("case", "tibia-varus-lengthening", None), ("side", "left", None), ("bone", "tibia", None), ("reference", "proximal", None),
            ("bone-diameter", "28", None), ("deformity.ap-angulation", "12", "varus"), ("deformity.lateral-angulation", "8", "apex-anterior"),
            ("deformity.axial-rotation", "10", "internal"), ("deformity.ap-translation", "6", "lateral"),
            ("deformity.lateral-translation", "4", "posterior"), ("deformity.axial-translation", "20", "short"), ("mounting.ap-offset", "5", "lateral"),
            ("mounting.lateral-offset", "12", "posterior"), ("mounting.axial-offset", "60", "proximal"), ("mounting.rotation", "8", "external"),
            ("frame.proximal-ring", "generic-155", None), ("frame.distal-ring", "generic-180", None), ("frame.struts", "long", None),
            ("frame.mode", "chronic", None), ("frame.neutral-height", "203", None), ("schedule.surgery", "2026-03-01", None),
            ("schedule.latency", "7", None),
        ]:
            self.enter(page, path, value, word)
        self.field(page, "structures-at-risk").get_by_role("button", name="Add").click()
        self.settle(page)
        for key, value, word in [("name", "peroneal nerve", None), ("ap", "25", "lateral"), ("lateral", "10", "posterior"), ("axial", "0", None), ("rate", "1.0", None)]:
            self.enter(page, f"structures-at-risk[1].{key}", value, word)
        self.assertEqual(page.locator(".verdict").inner_text(), "No errors, 1 warning")
        self.assertEqual(page.locator(".schedule tbody tr:not([hidden])").count(), 27)
        status, _, plan = server.ask("POST", "/api/plan", self.text_of(server, page))
        self.assertEqual(status, 200)
        self.assertEqual(plan, (FIXTURES / "cases/tibia-varus-lengthening.plan.json").read_text())

    def assert_wrong(self, case, entries):
        """Each is refused by the command, and stands at its field in the command's words."""
        server = self.serve(FIXTURES / case)
        page = self.open(server)
        self.open_sections(page)
        good = self.text_of(server, page)
        for path, value, word, part in entries:
            with self.subTest(path=path, value=value):
                field = self.field(page, path)
                self.enter(page, path, value, word)
                if word is None and field.locator("> .line select").count() and field.locator("> .line input[type=text]").count() and value != "5 sideways":
                    field.locator("> .line select").select_option("")
                    self.settle(page)
                shown = field.locator("> .fault, > div > .fault").all_inner_texts()
                status, _, refusal = server.ask("POST", "/api/plan", self.text_of(server, page))
                self.assertEqual(status, 422, f"{value} is no fault")
                said = [error for error in json.loads(refusal)["errors"] if error["key"] == path or error["key"].startswith((f"{path}[", f"{path}."))]
                self.assertTrue(said, refusal)
                for error in said:
                    self.assertTrue(any(error["message"] in words or (error.get("allowed") or "-") in words for words in shown), f"{error} is not in {shown}")
                    self.assertIn(part, " ".join(shown))
                # What is missing is asked for, not called wrong.
                self.assertGreater(field.locator("[aria-invalid=true]").count() + field.locator(".fault.needed").count(), 0)
            while self.text_of(server, page) != good:
                page.get_by_role("button", name="Undo").click()
                self.settle(page)

    def test_what_is_wrong_stands_at_its_field_in_the_words_of_the_command(self):
        self.assert_wrong("cases/tibia-varus-lengthening.yaml", WRONG)

    def test_what_is_wrong_with_two_levels_stands_at_its_field(self):
        self.assertGreaterEqual(len(set(WRONG + WRONG_LEVELS)), 40)
        self.assert_wrong("levels/tibia-defect-60.yaml", WRONG_LEVELS)

    def test_a_word_that_means_the_same_is_read_and_kept_with_its_deviation(self):
        server = self.serve(FIXTURES / "cases/equinus-about-the-hinge.yaml")
        page = self.open(server)
        self.open_sections(page)
        field = self.field(page, "deformity.lateral-angulation")
        number, deviation, word = field.locator("input.number"), field.locator("input.deviation"), field.locator("> .line select")
        self.assertEqual([number.input_value(), deviation.input_value(), word.input_value()], ["30", "2", "equinus"])
        number.fill("28")
        self.settle(page)
        self.assertIn("lateral-angulation: 28 ± 2 equinus", self.text_of(server, page))
        word.select_option("flexion")
        self.settle(page)
        self.assertIn("28 ± 2 flexion", self.text_of(server, page))
        field.locator("input[type=range]").fill("-20")
        self.settle(page)
        self.assertIn("20 ± 2 apex-posterior", self.text_of(server, page))
        self.assertEqual(field.locator(".fault").count(), 0)

    def test_the_slider_stands_on_the_side_of_the_word_however_it_is_typed(self):
        """A number with its word in one go, key by key, with blanks and ±, over whichever word stood there."""
        page = self.open(self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml"))
        field = self.field(page, "deformity.ap-angulation")
        slider, number = field.locator("input[type=range]"), field.locator("input.number")
        for typed, at in [("25 valgus", -25), ("13 varus", 13), ("7,5 ± 1 valgus", -7.5), ("30 valgus", -30), ("4valgus", -4), ("5 varus", 5)]:
            number.fill("")
            number.press_sequentially(typed, delay=30)
            self.settle(page)
            self.assertEqual(float(slider.input_value()), at, typed)
            number.press("Tab")
            self.settle(page)
            self.assertEqual(float(slider.input_value()), at, typed)
            self.assertEqual(field.locator("> .line select").input_value(), "valgus" if at < 0 else "varus")
            self.assertEqual(number.input_value(), f"{abs(at):g}".replace(".", "," if "," in typed else "."))
            self.assertNotIn("long", field.get_attribute("class").split())
        # The arrow keys go on from what was typed.
        number.fill("20 valgus")
        number.press("ArrowUp")
        self.settle(page)
        self.assertEqual((number.input_value(), float(slider.input_value())), ("21", -21))

    def test_sixty_steps_back_and_forth(self):
        server = self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml")
        page = self.open(server)
        texts = [self.text_of(server, page)]
        for step in range(60):
            path, word = [("deformity.ap-angulation", "varus"), ("mounting.axial-offset", "proximal"), ("frame.neutral-height", None)][step % 3]
            self.enter(page, path, str([10, 50, 190][step % 3] + step / 10), word)
            texts.append(self.text_of(server, page))
        for text in reversed(texts[:-1]):
            page.get_by_role("button", name="Undo").click()
            self.settle(page)
            self.assertEqual(self.text_of(server, page), text)
        self.assertTrue(page.get_by_role("button", name="Undo").is_disabled())
        for text in texts[1:]:
            page.get_by_role("button", name="Redo").click()
            self.settle(page)
        self.assertEqual(self.text_of(server, page), texts[-1])
        self.assertEqual(self.field(page, "deformity.ap-angulation").locator("input").first.input_value(), str(10 + 57 / 10))

    def test_levels_and_stages_are_added_and_taken_away(self):
        server = self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml")
        page = self.open(server)
        before = self.text_of(server, page)
        stages = self.field(page, "schedule.stages")
        stages.get_by_role("button", name="Add").click()
        self.settle(page)
        self.enter(page, "schedule.stages[1].axial-translation", "10", "short")
        self.assertIn("stages:", self.text_of(server, page))
        stages.get_by_role("button", name="Remove").click()
        self.settle(page)
        self.assertEqual(self.text_of(server, page), before)
        self.field(page, "levels").get_by_role("button", name="Add").click()
        self.settle(page)
        self.assertEqual(self.field(page, "levels").locator("> div > section").count(), 2)

    def test_a_case_of_two_levels_is_shown(self):
        server = self.serve(FIXTURES / "levels/tibia-defect-60.yaml")
        page = self.open(server)
        self.assertIn("day", page.locator(".facts").inner_text())
        names = lambda: [page.locator("table.schedule caption > span").first.inner_text()] + page.locator(".schedule .strut-name").all_inner_texts()
        self.assertEqual(names(), ["The proximal frame: struts P1 to P6"] + [f"P{strut}" for strut in range(1, 7)])
        page.get_by_role("button", name="distal", exact=True).click()
        self.assertEqual(names(), ["The distal frame: struts D1 to D6"] + [f"D{strut}" for strut in range(1, 7)])
        self.assertEqual(page.get_by_role("button", name="distal", exact=True).get_attribute("aria-pressed"), "true")
        self.assertGreater(page.locator(".schedule tbody tr:not([hidden])").count(), 60)
        expected = (FIXTURES / "levels/tibia-defect-60.plan.json").read_text()
        self.assertEqual(server.ask("POST", "/api/plan", self.text_of(server, page))[2], expected)


if __name__ == "__main__":
    unittest.main()
