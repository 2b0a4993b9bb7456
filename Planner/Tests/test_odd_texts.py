"""Texts that no form made: every fixture, and what people have in files; the page shows them without a fault of its own."""
import json
import unittest

from planner import FIXTURES, PageTest

ODD = [
    "", "# a comment alone\n", "just words", "- a\n- list\n", "case: [", "{", "case: 1\ncase: 2\n", "deformity: 12\nmounting: [1, 2]\nframe: none\n",
    "structures-at-risk: nerve\nschedule: {stages: 3, visits: [monday, {a: b}]}\n", "structures-at-risk: [1, [2], {name: {a: b}}]\n",
    "frame: {proximal-ring: {joints: [[1, 2, 3]]}, distal-ring: [a], struts: [1, 2], struts-now: 5}\n", "levels: []\n", "levels: [{level: proximal}, 7]\n",
    "levels: {a: b}\ncovariance: {keys: x, matrix: [[a]]}\n", '{"case": "json", "side": "left", "deformity": {"ap-angulation": "12 varus"}}',
    "case: <img src=x onerror=alert(1)>\nbone: '<b>bold</b>'\nunknown: {a: <script>alert(1)</script>}\n", "case: &a [*a]\n", "__proto__: {x: 1}\nconstructor: 2\n",
    "held: [3, {strut: 4, days: 5-9}]\nlimb-envelope: {girths: [{axial: 0, girth: 300}]}\n",
]


class OddTexts(PageTest):
    def show(self, page, server, text):
        page.goto("about:blank")
        draft = json.loads(server.ask("POST", "/api/drafts", {"text": text})[2])["draft"]["id"]
        page.goto(f"{server.address}#{draft}")
        page.wait_for_selector("body[data-ready]")
        self.settle(page)
        return page.locator(".verdict").inner_text()

    def test_texts_that_are_no_cases(self):
        server = self.serve()
        page = self.open(server)
        for text in ODD:
            with self.subTest(text=text):
                self.assertEqual(self.show(page, server, text), "No plan yet")
                self.assertEqual(page.locator("main img, main script, main b:not(.facts b)").count(), 0)

    def test_every_fixture_has_a_plan_on_the_page(self):
        server = self.serve()
        page = self.open(server)
        for case in sorted(FIXTURES.glob("cases/*.yaml")) + sorted(FIXTURES.glob("levels/*.yaml")):
            with self.subTest(case=case.name):
                self.assertIn("error", self.show(page, server, case.read_text()).lower())
                self.assertEqual(page.locator(".fault.needed").count(), 0)
                self.assertGreater(page.locator(".schedule tbody tr:not([hidden])").count(), 1)

    def test_what_cannot_be_read_waits_and_is_mended_in_the_text(self):
        server = self.serve()
        page = self.open(server)
        self.show(page, server, "case: [\nside: left\n")
        page.get_by_text("cannot be read as YAML").wait_for()
        page.get_by_role("button", name="More").click()
        page.get_by_role("button", name="The case file as text").click()
        page.get_by_label("The case file", exact=True).get_by_role("textbox").fill("case: mended\nside: left\n")
        page.get_by_role("button", name="Apply").click()
        self.settle(page)
        self.assertEqual(self.field(page, "case").locator("input").input_value(), "mended")
        self.assertFalse(page.get_by_text("cannot be read as YAML").is_visible())


if __name__ == "__main__":
    unittest.main()
