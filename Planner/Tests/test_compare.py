"""Two plans side by side."""
import json
import tempfile
import unittest
from pathlib import Path

from planner import FIXTURES, PageTest

CASE = FIXTURES / "cases/tibia-varus-lengthening.yaml"


class SideBySide(PageTest):
    def begin(self, case=CASE):
        folder = tempfile.TemporaryDirectory(prefix="fixator-compare-")
        self.addCleanup(folder.cleanup)
        file = Path(folder.name) / "case.yaml"
        file.write_text(case.read_text())
        server = self.serve(file)
        page = self.open(server)
        page.get_by_role("tab", name="Compare").click()
        return server, page

    def rows(self, page, name):
        return {row.locator("th").inner_text(): row.locator("td").all_inner_texts() for row in page.get_by_role("region", name=name).locator("tbody tr").all()}

    def test_the_file_as_saved_stands_beside_what_is_typed(self):
        server, page = self.begin()
        page.get_by_text("Both cases are the same.").wait_for()
        self.enter(page, "schedule.rate", "0.5")
        page.get_by_role("region", name="Keys of the case").wait_for()
        self.assertEqual(self.rows(page, "Keys of the case"), {"schedule.rate": ["1", "0.5"]})
        status, _, text = server.ask("POST", "/api/compare", {"one": CASE.read_text(), "other": self.text_of(server, page)})
        answer = json.loads(text)
        self.assertEqual((status, answer["format"]), (200, "fixator-compare/1"))
        self.assertEqual(self.rows(page, "Plans")["of turning"], [str(answer["one"]["days"]), str(answer["other"]["days"])])
        self.assertEqual(page.locator(".compare li").count(), len(answer["struts"]))
        self.assertIn(f"differ on day {answer['first_day']}", page.locator(".compare").inner_text())
        # What differs is found again while more is typed.
        self.enter(page, "mounting.axial-offset", "65", "proximal")
        page.wait_for_function("() => document.querySelector('.compare').textContent.includes('65 proximal')")
        self.assertEqual(set(self.rows(page, "Keys of the case")), {"schedule.rate", "mounting.axial-offset"})

    def test_frames_struts_and_schedules_go_through_their_days_together(self):
        _, page = self.begin()
        self.enter(page, "schedule.rate", "0.5")
        page.locator(".pair .frame canvas").nth(1).wait_for()
        page.wait_for_timeout(200)
        picture = lambda: page.evaluate("() => [...document.querySelectorAll('.pair canvas')].map((canvas) => canvas.toDataURL())")
        before = picture()
        self.assertEqual(len(before), 2)
        self.assertEqual(self.unnamed(page), [])
        page.get_by_role("slider", name="Day", exact=True).fill("20")
        page.wait_for_timeout(200)
        after = picture()
        self.assertTrue(all(one != other for one, other in zip(before, after)))
        self.assertEqual(page.locator(".pair .today b").all_inner_texts(), ["Day 20", "Day 20"])
        page.get_by_role("group", name="What is shown side by side").get_by_role("button", name="Struts").click()
        self.assertEqual(page.locator(".pair svg").count(), 2)
        page.get_by_role("group", name="What is shown side by side").get_by_role("button", name="Schedules").click()
        self.assertEqual(page.locator(".pair table.schedule tr.shown").count(), 2)

    def test_a_file_and_a_draft_stand_beside_it_too(self):
        _, page = self.begin()
        other = FIXTURES / "cases/congenital-short-bowed.yaml"
        page.locator(".compare input[type=file]").set_input_files(str(other))
        page.get_by_role("region", name="Keys of the case").wait_for()
        self.assertEqual(self.rows(page, "Keys of the case")["case"], ["congenital-short-bowed", "tibia-varus-lengthening"])
        self.assertIn("congenital-short-bowed.yaml", page.locator(".pair h3").first.inner_text())

    def test_two_levels_beside_one(self):
        _, page = self.begin()
        page.locator(".compare input[type=file]").set_input_files(str(FIXTURES / "levels/tibia-defect-60.yaml"))
        page.get_by_role("region", name="Keys of the case").wait_for()
        self.assertEqual(page.locator(".pair canvas").count(), 2)
        self.assertIn("D1 to D6", page.locator(".pair .today").first.inner_text())

    def test_what_is_no_case(self):
        server, page = self.begin()
        with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
            file.write("case: [")
            file.flush()
            page.locator(".compare input[type=file]").set_input_files(file.name)
            page.locator(".compare .fault.error").first.wait_for()
        for body in [{"one": "x"}, {"one": "case: 1", "other": 2}, {"one": "", "other": "", "names": ["a"]}]:
            self.assertEqual(server.ask("POST", "/api/compare", body)[0], 400)
        self.assertEqual(server.ask("POST", "/api/compare", {"one": CASE.read_text(), "other": "case: ["})[0], 422)


if __name__ == "__main__":
    unittest.main()
