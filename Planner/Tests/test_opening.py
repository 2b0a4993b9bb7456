"""Files that are opened: a plan's case, texts that are none, what is kept of them, and what of an earlier case does not stay."""
import json
import signal
import subprocess
import tempfile
import unittest
from pathlib import Path

from planner import FIXTURES, PROGRAM, PageTest

CASE = FIXTURES / "cases/tibia-varus-lengthening.yaml"
PLAN = FIXTURES / "cases/tibia-varus-lengthening.plan.json"


class Opening(PageTest):
    def notice(self, page):
        return " ".join(page.locator(".notice span").all_inner_texts())

    def drafts(self, server):
        return [json.loads(file.read_text()) for file in Path(server.drafts).glob("*.json")]

    def test_of_a_plan_the_case_is_opened_which_is_said_and_edited(self):
        for plan in [PLAN, FIXTURES / "levels/tibia-defect-60.plan.json", FIXTURES / "resumes/three-days-missed.plan.json"]:
            with self.subTest(plan=plan.name):
                server = self.serve()
                page = self.open(server)
                self.open_file(page, plan)
                resumed = json.loads(plan.read_text()).get("resumed")
                self.assertIn(f"was resumed on day {resumed['day']}" if resumed else "is a plan. The case that it was made from has been opened", self.notice(page))
                text = self.text_of(server, page)
                self.assertNotIn("fixator-plan", text)
                # It has the plan that the command makes of the plan's file.
                plans = [server.ask("POST", "/api/plan", one) for one in (text, plan.read_text())]
                self.assertEqual([status for status, _, _ in plans], [200, 200])
                self.assertEqual(plans[0][2], plans[1][2])
                # The form shows it, and what is typed changes it.
                self.open_sections(page)
                path = "levels[1].schedule.rate" if "levels" in json.loads(plan.read_text()) else "deformity.ap-angulation"
                self.enter(page, path, "0.5" if "rate" in path else "20", None if "rate" in path else "valgus")
                alone = json.loads(server.ask("POST", "/api/plan", self.text_of(server, page))[2])
                self.assertNotEqual(alone["fingerprint"], json.loads(plans[0][2])["fingerprint"])
                self.assertEqual(page.locator(".facts b").first.inner_text(), f"{alone['summary']['days']} days")
                self.assertEqual(self.readings(page), [float(one) for one in alone.get("levels", [alone])[0]["days"][0]["set"]])
                page.context.close()

    def test_a_plan_in_the_text_of_a_case_becomes_its_case_and_its_text_is_not_changed_beside_it(self):
        server = self.serve(CASE)
        page = self.open(server)
        self.apply_text(page, PLAN.read_text())
        self.assertIn("is a plan", self.notice(page))
        self.assertEqual(self.field(page, "deformity.ap-angulation").locator("input").first.input_value(), "12")
        self.assertNotIn("fixator-plan", self.text_of(server, page))
        # A draft that an earlier version kept.
        status, _, text = server.ask("POST", "/api/drafts", {"text": PLAN.read_text()})
        self.assertEqual((status, "fixator-plan" in json.loads(text)["text"]), (200, False))
        with tempfile.TemporaryDirectory() as folder:
            kept = {"id": "a" * 32, "revision": 3, "text": PLAN.read_text(), "saved": "", "changed": 1}
            (Path(folder) / f"{kept['id']}.json").write_text(json.dumps(kept))
            other = self.serve(drafts=folder)
            status, _, text = other.ask("POST", "/api/state", {"draft": kept["id"], "base": 3, "edits": [{"set": "side", "value": "right"}]})
            self.assertEqual(status, 422)
            self.assertIn("this is a plan", json.loads(text)["errors"][0]["message"])

    def test_a_plan_is_not_what_is_saved_over(self):
        with tempfile.TemporaryDirectory() as folder:
            done = subprocess.run([PROGRAM, str(PLAN), "--port", "0", "--drafts", folder], capture_output=True, text=True, timeout=60)
        self.assertNotEqual(done.returncode, 0)
        self.assertIn("it is a plan", done.stderr)

    def test_an_opened_file_fills_the_form_is_kept_and_begins_its_own_steps_back(self):
        server = self.serve()
        page = self.open(server)
        self.open_file(page, CASE)
        self.assertEqual(self.field(page, "case").locator("input").input_value(), "tibia-varus-lengthening")
        self.assertTrue(page.get_by_role("button", name="Undo").is_disabled())
        self.assertEqual([draft["text"] for draft in self.drafts(server)], [CASE.read_text()])
        self.enter(page, "bone", "fibula")
        page.get_by_role("button", name="Undo").click()
        self.settle(page)
        self.assertEqual(self.text_of(server, page), CASE.read_text())
        # What has become of a plan is said of this case's own, from its beginning.
        self.enter(page, "schedule.rate", "0.5")
        self.assertRegex(page.locator(".differs").inner_text(), r"^Since this case was opened: \d+ days longer")
        self.open_file(page, FIXTURES / "cases/femur-valgus-distal-reference.yaml")
        self.assertFalse(page.locator(".differs").is_visible())
        self.open_file(page, CASE)
        self.assertFalse(page.locator(".differs").is_visible())
        self.assertTrue(page.get_by_role("button", name="Undo").is_disabled())
        # Whichever field has the focus, another case takes the place of what stands there.
        self.field(page, "case").locator("input").focus()
        self.apply_text(page, CASE.read_text().replace("case: tibia-varus-lengthening", "case: another"))
        self.assertEqual(self.field(page, "case").locator("input").input_value(), "another")
        # An empty case that nobody has typed in is no draft; it is typed in at once.
        page.get_by_role("button", name="More").click()
        page.get_by_role("button", name="New case").click()
        page.wait_for_function("() => document.activeElement.closest('[data-key]')?.dataset.key === 'case'")
        self.assertEqual(len(self.drafts(server)), 3)

    def test_what_is_answered_late_to_an_earlier_case_does_not_come_into_the_one_that_is_open(self):
        """A change, a plan that is made to its last hint, and a file that is saved."""
        for what in ("edits", "whole", "save"):
            with self.subTest(what=what), tempfile.TemporaryDirectory() as folder:
                file = Path(folder) / "case.yaml"
                file.write_text(CASE.read_text())
                server = self.serve(file)
                page = self.open(server)
                old = page.evaluate("location.hash.slice(1)")
                held = []

                def look(route):
                    asked = json.loads(route.request.post_data)
                    mine = asked.get("draft") == old and (what == "save" or asked.get("whole") == (what == "whole" or None) and (what == "whole" or asked.get("edits")))
                    held.append(route) if mine and not held else route.continue_()
                page.wait_for_timeout(900)
                page.route("**/api/save" if what == "save" else "**/api/state", look)
                self.field(page, "bone").locator("input").fill("another")
                if what == "save":
                    self.settle(page)
                    page.get_by_role("button", name="Save").click()
                while not held:
                    page.wait_for_timeout(20)
                page.get_by_role("button", name="More").click()
                with page.expect_file_chooser() as chooser:
                    page.get_by_role("button", name="Open a file…").click()
                chooser.value.set_files(str(FIXTURES / "cases/femur-valgus-distal-reference.yaml"))
                page.wait_for_function("() => document.querySelector('[data-key=\"case\"] input').value.startsWith('femur')")
                with page.expect_response("**/api/save" if what == "save" else "**/api/state"):
                    held[0].continue_()
                page.wait_for_timeout(1500)
                self.settle(page)
                self.assertEqual(self.field(page, "case").locator("input").input_value(), "femur-valgus-distal-reference")
                self.assertIn("femur-valgus", page.locator(".brand small").inner_text())
                own = json.loads(server.ask("POST", "/api/plan", self.text_of(server, page))[2])
                self.assertEqual(own["case"], "femur-valgus-distal-reference")
                self.assertEqual(self.readings(page), [float(one) for one in own["days"][0]["set"]])
                # What is typed goes to it, and there is no other window.
                self.enter(page, "bone", "femur of mine")
                self.assertIn("femur of mine", self.text_of(server, page))
                self.assertEqual(page.locator(".notice").count(), 0)
                page.context.close()

    def test_what_is_kept_is_back_after_a_restart(self):
        with tempfile.TemporaryDirectory() as folder:
            server = self.serve(drafts=folder)
            page = self.open(server)
            self.open_file(page, CASE)
            self.open_file(page, FIXTURES / "cases/femur-valgus-distal-reference.yaml")
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
            page.context.close()
            again = self.serve(drafts=folder)
            page = self.open(again)
            self.assertEqual(self.field(page, "case").locator("input").input_value(), "femur-valgus-distal-reference")
            page.get_by_role("button", name="More").click()
            page.get_by_role("button", name="Drafts…").click()
            page.get_by_role("button", name="Open: tibia-varus-lengthening").wait_for()

    def test_letters_are_read_as_the_command_reads_them_or_the_file_is_refused(self):
        text = CASE.read_text().replace("case: tibia-varus-lengthening", "case: Übung")
        for locale, words in [("en-GB", "it is no UTF-8 text"), ("de-DE", "es ist kein UTF-8-Text")]:
            server = self.serve(CASE)
            page = self.open(server, locale=locale)
            for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be"):
                data = text.encode(encoding)
                self.open_file(page, "case.yaml", b"\xfe\xff" + data if encoding == "utf-16-be" else data)
                self.assertEqual(self.field(page, "case").locator("input").input_value(), "Übung", encoding)
                self.assertEqual(self.notice(page), "")
            before = self.text_of(server, page)
            for data in (text.encode("latin-1"), b"\xff\xfe" + text.encode("utf-16-le") + b"\x00\xd8x\x00", text.encode() + b"\xc3"):
                self.open_file(page, "latin1.yaml", data)
                self.assertIn(words, self.notice(page))
                self.assertIn("latin1.yaml", self.notice(page))
                self.assertEqual(self.text_of(server, page), before)
            # A plan that is to stand beside, and a schedule that is dropped.
            page.get_by_role("tab").nth(3).click()
            page.locator(".compare input[type=file]").set_input_files([{"name": "latin1.yaml", "mimeType": "text/plain", "buffer": text.encode("latin-1")}])
            page.locator(".compare .fault.error").filter(has_text=words).wait_for()
            page.get_by_role("tab").nth(6).click()
            page.locator(".drop input[type=file]").set_input_files([{"name": "latin1.csv", "mimeType": "text/csv", "buffer": "day;größe".encode("latin-1")}])
            page.get_by_role("tabpanel").locator(".fault.error").filter(has_text=words).wait_for()
            page.context.close()

    def test_a_file_that_is_too_large_says_so_once_with_the_limit(self):
        server = self.serve(CASE)
        page = self.open(server)
        before = self.text_of(server, page)
        for size in (1_500_000, 5_000_000):
            self.open_file(page, "large.yaml", before.encode() + b"#" * size)
            self.assertRegex(self.notice(page), r"^large.yaml was not opened: it has \d\.\d MB. A case has at most 1 MB")
            self.assertEqual(self.text_of(server, page), before)
        self.open_file(page, FIXTURES / "cases/pure-rotation.yaml")
        self.assertEqual(page.locator(".notice").count(), 0)
        self.assertEqual(page.get_by_text("at most 1 MB").count(), 0)
        # As a text of the case likewise, until something else is typed.
        self.apply_text(page, "# " + "x" * 1_100_000)
        page.get_by_text("a case has at most 1 MB").wait_for()
        self.enter(page, "bone", "fibula")
        self.assertEqual(page.get_by_text("at most 1 MB").count(), 0)


if __name__ == "__main__":
    unittest.main()
