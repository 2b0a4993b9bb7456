"""What tools have found is of a case: it goes with it, says so once the case has changed, and does not come late into another."""
import json
import re
import threading
import unittest

from planner import FIXTURES, PageTest

CASE, OTHER = FIXTURES / "cases/tibia-varus-lengthening.yaml", FIXTURES / "cases/femur-valgus-distal-reference.yaml"
STALE = "The case has changed since"


class Answers(PageTest):
    """Each tool: its tab, how it is asked, what shows its answer, and what of it is typed."""

    def ask_go_on(self, page):
        panel = page.get_by_role("tabpanel", name="Go on")
        for strut, reading in enumerate([217, 219, 221, 206, 205, 194], 1):
            panel.get_by_label(f"Strut {strut}", exact=True).fill(str(reading))
        panel.get_by_label("Day (if known)").fill("11")
        panel.get_by_role("button", name="Plan from here").click()

    def ask_error_bars(self, page):
        page.get_by_label("published spreads").check()
        page.get_by_role("button", name="Work it out").click()

    def ask_better_frame(self, page):
        page.get_by_text("What may be chosen").click()
        page.get_by_role("textbox", name="Height, mm").fill("190-215")
        page.get_by_role("textbox", name="Turned by at most").fill("0")
        page.get_by_role("button", name="Find better frames").click()

    def ask_second_opinion(self, page):
        page.get_by_label("Schedule as a table").fill((FIXTURES / "check/strut-mirrored.raises.csv").read_text())
        page.get_by_role("button", name="Look at it").click()

    tools = {
        "Go on": (ask_go_on, "table", "resume"), "Error bars": (ask_error_bars, ".left-over", "sensitivity"),
        "Better frame": (ask_better_frame, ".designs tbody tr", "design"), "Second opinion": (ask_second_opinion, ".check", "check"),
    }

    def typed(self, panel):
        """What stands in fields of a tool."""
        return panel.evaluate("(panel) => [...panel.querySelectorAll('input:not([type=checkbox]), textarea')].map((one) => one.value).concat([...panel.querySelectorAll('input:checked')].map(() => 'checked')).filter(Boolean)")

    def open_tool(self, name):
        server = self.serve(CASE)
        page = self.open(server)
        page.get_by_role("tab", name=name).click()
        return server, page, page.get_by_role("tabpanel", name=name)

    def test_an_answer_goes_when_another_case_is_opened_with_all_that_was_typed_for_it(self):
        for name, (ask, shown, _) in self.tools.items():
            with self.subTest(tool=name):
                server, page, panel = self.open_tool(name)
                ask(self, page)
                panel.locator(shown).first.wait_for(timeout=300000)
                self.assertTrue(self.typed(panel))
                if name == "Error bars":
                    self.assertGreater(page.locator(".field .share").count(), 0)
                self.open_file(page, OTHER)
                self.assertEqual(panel.locator(shown).count(), 0)
                self.assertEqual(self.typed(panel), [])
                self.assertEqual(panel.get_by_text(STALE).count() and panel.get_by_text(STALE).is_visible(), False)
                self.assertEqual(page.locator(".field .share").count(), 0)
                self.assertNotIn("dropped", page.locator(".frame .today").first.inner_text())
                page.context.close()

    def test_the_same_case_opened_again_is_another(self):
        for name, (ask, shown, _) in self.tools.items():
            with self.subTest(tool=name):
                server, page, panel = self.open_tool(name)
                ask(self, page)
                panel.locator(shown).first.wait_for(timeout=300000)
                self.open_file(page, CASE)
                self.assertEqual((panel.locator(shown).count(), self.typed(panel)), (0, []))
                self.assertNotIn("dropped", page.locator(".frame .today").first.inner_text())
                page.context.close()

    def test_an_answer_says_that_the_case_has_changed_and_no_more_once_that_is_taken_back(self):
        for name, (ask, shown, _) in self.tools.items():
            with self.subTest(tool=name):
                server, page, panel = self.open_tool(name)
                ask(self, page)
                panel.locator(shown).first.wait_for(timeout=300000)
                stale = panel.get_by_text(STALE)
                self.assertFalse(stale.is_visible())
                self.enter(page, "deformity.ap-angulation", "20", "valgus")
                self.assertTrue(stale.is_visible())
                self.assertEqual(page.locator(".field .share").count(), 0)
                if name == "Better frame":
                    # Nor is a frame taken that was found for another limb, and the typed one has other figures.
                    self.assertTrue(all(button.is_disabled() for button in panel.locator(".take").all()))
                    self.assertFalse(panel.get_by_text("As typed").is_visible())
                while self.text_of(server, page) != CASE.read_text():
                    page.get_by_role("button", name="Undo").click()
                    self.settle(page)
                self.assertFalse(stale.is_visible())
                if name == "Better frame":
                    self.assertTrue(panel.get_by_text("As typed").is_visible())
                    self.assertTrue(panel.locator(".take").first.is_enabled())
                page.context.close()

    def test_an_answer_that_comes_late_is_of_the_case_that_it_was_asked_of(self):
        for name, (ask, shown, request) in self.tools.items():
            with self.subTest(tool=name):
                server, page, panel = self.open_tool(name)
                held = []
                page.route(re.compile(f"/api/{request}"), lambda route: held.append(route))
                ask(self, page)
                while not held:
                    page.wait_for_timeout(20)
                # The case changes meanwhile: it says so at once.
                self.enter(page, "deformity.ap-angulation", "20", "valgus")
                held.pop().continue_()
                panel.locator(shown).first.wait_for(timeout=300000)
                self.assertTrue(panel.get_by_text(STALE).is_visible())
                self.assertEqual(page.locator(".field .share").count(), 0)
                self.assertNotIn("dropped", page.locator(".frame .today").first.inner_text())
                # Another is opened meanwhile: nothing comes, and the tool can be asked again.
                ask(self, page) if name != "Better frame" else page.get_by_role("button", name="Find better frames").click()
                while not held:
                    page.wait_for_timeout(20)
                self.open_file(page, OTHER)
                self.assertTrue(panel.locator(".answer").evaluate("(answer) => answer.textContent === '' || !answer.innerText.trim()"))
                with page.expect_response(re.compile(f"/api/{request}"), timeout=300000):
                    held.pop().continue_()
                page.wait_for_timeout(400)
                self.assertEqual(panel.locator(shown).count(), 0)
                self.assertEqual(panel.get_by_role("button", disabled=True).count(), 0)
                page.context.close()

    def test_a_frame_that_was_taken_leaves_the_others_to_be_taken(self):
        server, page, panel = self.open_tool("Better frame")
        self.ask_better_frame(page)
        panel.locator(".take").first.wait_for(timeout=300000)
        panel.locator(".take").first.click()
        page.get_by_role("button", name="Undo", disabled=False).wait_for()
        self.settle(page)
        self.assertFalse(panel.get_by_text(STALE).is_visible())
        self.assertFalse(panel.get_by_text("As typed").is_visible())
        self.assertTrue(panel.locator(".take").first.is_enabled())

    def test_a_comparison_is_of_the_texts_as_they_stand(self):
        server, page, panel = self.open_tool("Compare")
        panel.locator("input[type=file]").set_input_files(str(OTHER))
        page.get_by_role("region", name="Keys of the case").wait_for()
        gate = threading.Event()
        held = []
        page.route(re.compile("/api/compare"), lambda route: held.append(route))
        self.enter(page, "deformity.ap-angulation", "20", "valgus")
        while not held:
            page.wait_for_timeout(20)
        self.assertEqual(panel.locator(".aged").count(), 1)
        for route in held:
            route.continue_()
        page.unroute(re.compile("/api/compare"))
        panel.get_by_text("20 valgus").wait_for(timeout=60000)
        page.wait_for_function("() => !document.querySelector('.compare .aged')")
        # In another tab meanwhile it is not asked, and says so until it is.
        page.get_by_role("tab", name="Schedule").click()
        self.enter(page, "deformity.ap-angulation", "21", "valgus")
        self.assertEqual(page.locator(".compare .aged").count(), 1)
        page.get_by_role("tab", name="Compare").click()
        panel.get_by_text("21 valgus").wait_for(timeout=60000)
        self.open_file(page, FIXTURES / "cases/pure-rotation.yaml")
        self.assertEqual(page.get_by_role("region", name="Keys of the case").count(), 0)

    def test_error_bars_are_those_of_the_command(self):
        for case in ["cases/uncertain-inputs.yaml", "levels/femur-defect-proximally.yaml"]:
            server = self.serve(FIXTURES / case)
            page = self.open(server)
            page.get_by_role("tab", name="Error bars").click()
            panel = page.get_by_role("tabpanel", name="Error bars")
            query = "" if "uncertain" in case else "?assume=published"
            if query:
                page.get_by_label("published spreads").check()
            page.get_by_role("button", name="Work it out").click()
            panel.locator(".left-over").first.wait_for(timeout=300000)
            answer = json.loads(server.ask("POST", f"/api/sensitivity{query}", (FIXTURES / case).read_text(), timeout=300)[2])
            self.assertEqual(answer["samples"], 200_000)
            words = panel.inner_text()
            self.assertIn("200,000 draws", words)
            parts = [(None, answer)] if "levels" not in answer else [("limb", answer["limb"]), ("docking", answer["docking"]), *((level["level"], level) for level in answer["levels"])]
            tables = panel.locator(".left-over")
            self.assertEqual(tables.count(), len(parts))
            percent = lambda share: "under 0.1 %" if 0 < share < 0.001 else f"{100 * share:.1f} %" if 100 * share < 9.95 else f"{100 * share:.0f} %"
            for (name, part), table in zip(parts, tables.all()):
                left = part["remaining"] if "remaining" in part else {key: part[key] for key in ("gap", "ap_offset", "lateral_offset", "offset", "angle")}
                rows = [row.locator("td").all_inner_texts() for row in table.locator("tbody tr").all()]
                self.assertEqual(len(rows), len(left) + ("worst_point_displacement" in part))
                for (key, one), (mean, deviation, most, outside) in zip(left.items(), rows):
                    self.assertTrue(mean.startswith(f"{abs(one['mean']):.2f}"), (key, mean))
                    self.assertIn(f"± {one['sd']:.2f}", deviation)
                    self.assertIn(f"{abs(one['p95']):.2f}", most)
                    self.assertEqual(outside, percent(one["outside"]), key)
                self.assertIn(percent(part["any_outside"]), words)
                # Which word a number is for follows from its sign.
                if "ap-angulation" in left and abs(left["ap-angulation"]["mean"]) > 0.005:
                    self.assertTrue(rows[0][0].endswith("varus" if left["ap-angulation"]["mean"] > 0 else "valgus"), rows[0])
                for rate in part.get("rates", [])[-1:]:
                    worst = max(part["rates"], key=lambda one: one["p95_of_rate"])
                    self.assertIn(f"{worst['p95_of_rate']:.2f} times its rate on the worst day, {worst['day']}", words)
            # The bar, the words beside it and the sentence are one share: the first-order one, as the command prints it.
            firsts = {share["input"]: 0 for share in answer["shares"]}
            for share in answer["shares"]:
                firsts[share["input"]] = max(firsts[share["input"]], min(1, share["first"]))
            for path, share in [(path, share) for path, share in firsts.items() if share >= 0.01 and self.field(page, path).count()]:
                meter = self.field(page, path).locator("> .share meter")
                self.assertAlmostEqual(float(meter.get_attribute("value")), share, places=6, msg=path)
            bars = panel.locator(".bar-line")
            self.assertGreater(bars.count(), 8)
            for bar in bars.all():
                shown = bar.locator("span").last.inner_text().split(" ")[0]
                self.assertLess(abs(float(shown) - 100 * float(bar.locator("meter").get_attribute("value"))), 0.51)
            self.assertEqual(self.unnamed(page), [])
            page.context.close()


if __name__ == "__main__":
    unittest.main()
