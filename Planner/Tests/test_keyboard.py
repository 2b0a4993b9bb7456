"""Whole cases from an empty page by the keyboard alone, in German, with decimal commas."""
import json
import unittest

from planner import FIXTURES, PageTest


class Keyboard(PageTest):
    def begin(self):
        self.server = self.serve()
        self.page = self.open(self.server, locale="de-DE")
        self.page.wait_for_function("() => document.activeElement.closest('[data-key]')")

    @property
    def here(self):
        return self.page.evaluate("() => document.activeElement.closest('[data-key]')?.dataset.key ?? ''")

    def go(self, path, most=150):
        """Enter until the field is there."""
        for _ in range(most):
            if self.here == path:
                return
            self.page.keyboard.press("Enter")
        self.fail(f"{path} is not come to by Enter, but {self.here}")

    def type(self, path, text):
        self.go(path)
        self.page.keyboard.type(text)
        self.settle(self.page)

    def choose(self, path, steps):
        """Of words side by side: space takes the first, arrows go on."""
        self.go(path)
        self.page.keyboard.press("Space")
        for _ in range(steps):
            self.page.keyboard.press("ArrowRight")
        self.settle(self.page)

    def press(self, path, *keys):
        """What is opened or added at a place: its head or its button."""
        self.go(path)
        for key in keys:
            self.page.keyboard.press(key)
        self.settle(self.page)

    def assert_plan(self, name):
        self.page.keyboard.press("Enter")
        self.settle(self.page)
        self.assertEqual(self.page.locator(".fault.error, .fault.needed").all_inner_texts(), [])
        status, _, plan = self.server.ask("POST", "/api/plan", self.text_of(self.server, self.page))
        self.assertEqual(status, 200, plan)
        plan, expected = json.loads(plan), json.loads((FIXTURES / f"{name}.plan.json").read_text())
        if "levels" in plan:
            # The rates that are not typed are the defaults.
            plan, expected = ([[day["set"] for day in level["days"]] for level in one["levels"]] for one in (plan, expected))
        self.assertEqual(plan, expected)

    def test_a_varus_of_the_tibia(self):
        self.begin()
        self.type("case", "tibia-varus-lengthening")
        self.choose("side", 0)
        self.type("bone", "tibia")
        self.choose("reference", 0)
        for path, text in [("bone-diameter", "28"), ("deformity.ap-angulation", "12 varus"), ("deformity.lateral-angulation", "8 Scheitel vorn"), ("deformity.axial-rotation", "10 innen"),
                           ("deformity.ap-translation", "6 lateral"), ("deformity.lateral-translation", "4 hinten"), ("deformity.axial-translation", "20,0 kurz"), ("mounting.ap-offset", "5 lateral"),
                           ("mounting.lateral-offset", "12 hinten"), ("mounting.axial-offset", "60 proximal"), ("mounting.rotation", "8 außen"), ("frame.proximal-ring", "generic-155"),
                           ("frame.distal-ring", "generic-180"), ("frame.struts", "long")]:
            self.type(path, text)
        self.choose("frame.mode", 0)
        self.type("frame.neutral-height", "203")
        self.type("schedule.surgery", "1.3.2026")
        self.type("schedule.latency", "7")
        self.press("structures-at-risk", "Space")
        for key, text in [("name", "peroneal nerve"), ("ap", "25,0 lateral"), ("lateral", "10 hinten"), ("axial", "0"), ("rate", "1,0")]:
            self.type(f"structures-at-risk[1].{key}", text)
        self.assert_plan("cases/tibia-varus-lengthening")
        # Back again, a field at a time.
        self.page.keyboard.press("Shift+Enter")
        self.assertNotEqual(self.here, "")

    def test_an_equinus_about_a_hinge(self):
        self.begin()
        self.type("case", "equinus-about-the-hinge")
        self.choose("side", 0)
        self.type("bone", "foot")
        self.choose("reference", 0)
        self.choose("between", 1)
        self.type("bone-diameter", "45")
        self.type("deformity.lateral-angulation", "30 ± 2 Spitzfuß")
        self.press("hinge", "Space")
        self.press("hinge.at", "Space")
        self.type("hinge.at.lateral", "0 ± 3")
        self.type("hinge.at.axial", "0 ± 3")
        self.choose("hinge.axis", 0)
        self.type("mounting.axial-offset", "110 proximal")
        self.type("frame.proximal-ring", "generic-155")
        self.type("frame.distal-ring", "generic-180")
        self.type("frame.struts", "auto")
        self.choose("frame.mode", 0)
        self.type("frame.neutral-height", "180")
        self.type("schedule.surgery", "01.03.2026")
        self.type("schedule.latency", "2")
        self.press("structures-at-risk", "Space")
        for key, text in [("name", "tibial nerve"), ("ap", "10 medial"), ("lateral", "40 hinten"), ("axial", "0"), ("rate", "1")]:
            self.type(f"structures-at-risk[1].{key}", text)
        self.page.keyboard.press("Shift+Tab")
        self.field(self.page, "structures-at-risk").locator("> .line button").focus()
        self.press("structures-at-risk", "Space")
        for key, text in [("name", "dorsal vessels"), ("lateral", "25 vorn"), ("axial", "10 distal"), ("rate", "1")]:
            self.type(f"structures-at-risk[2].{key}", text)
        self.assert_plan("cases/equinus-about-the-hinge")

    def test_a_transport(self):
        self.begin()
        self.type("case", "tibia-defect-60")
        self.choose("side", 0)
        self.type("bone", "tibia")
        self.press("levels", "Space")
        for level in [1, 2]:
            path = f"levels[{level}]"
            self.choose(f"{path}.reference", 0)
            self.type(f"{path}.bone-diameter", "28")
            if level == 1:
                self.press(f"{path}.mounting", "Space")
                self.type(f"{path}.mounting.axial-offset", "60 proximal")
            else:
                self.press(f"{path}.deformity", "Space")
                self.type(f"{path}.deformity.axial-translation", "60 lang")
            self.press(f"{path}.frame", "Space")
            if level == 1:
                self.type(f"{path}.frame.proximal-ring", "generic-155")
            self.type(f"{path}.frame.distal-ring", "generic-155")
            self.type(f"{path}.frame.struts", "eigene")
            self.type(f"{path}.frame.struts.step", "1")
            self.choose(f"{path}.frame.mode", 0)
            self.type(f"{path}.frame.neutral-height", "110" if level == 1 else "130")
            if level == 2:
                self.press(f"{path}.target", "Space")
                self.type(f"{path}.target.axial-translation", "2 kurz")
        # Back to the top by the chips, as a link is followed.
        self.page.locator(".chips a").first.focus()
        self.type("schedule.surgery", "1.3.2026")
        self.type("schedule.latency", "7")
        self.type("schedule.compression-rate", "1,0")
        self.choose("motion", 1)
        self.choose("travels", 0)
        self.press("middle", "Space")
        self.type("middle.length", "100")
        self.assert_plan("levels/tibia-defect-60")


if __name__ == "__main__":
    unittest.main()
