"""Drafts after kill -9, two windows, a file with its comments."""
import json
import os
import shutil
import signal
import stat
import tempfile
import unittest
from pathlib import Path

from planner import FIXTURES, PageTest, Server


class Drafts(PageTest):
    def folder(self):
        folder = tempfile.TemporaryDirectory(prefix="fixator-drafts-")
        self.addCleanup(folder.cleanup)
        return folder.name

    def test_what_was_typed_is_back_after_kill_9_of_server_and_browser(self):
        drafts = os.path.join(self.folder(), "drafts")
        server = self.serve(drafts=drafts)
        page = self.open(server)
        for path, value in [("case", "found again"), ("side", "right"), ("bone", "femur")]:
            self.enter(page, path, value)
        typed = self.text_of(server, page)
        server.process.send_signal(signal.SIGKILL)
        server.process.wait()
        page.context.close()
        again = self.serve(drafts=drafts)
        page = self.open(again)
        self.assertEqual(self.text_of(again, page), typed)
        self.assertEqual(self.field(page, "case").locator("input").input_value(), "found again")

    def test_drafts_are_their_owners_alone_listed_and_deleted(self):
        drafts = os.path.join(self.folder(), "drafts")
        server = self.serve(drafts=drafts)
        page = self.open(server)
        self.enter(page, "case", "one")
        page.get_by_role("button", name="More").click()
        page.get_by_role("button", name="New case").click()
        page.wait_for_function("() => document.querySelector('[data-key=\"case\"] input').value === ''")
        self.enter(page, "case", "two")
        self.assertEqual(stat.S_IMODE(os.stat(drafts).st_mode), 0o700)
        files = [name for name in os.listdir(drafts) if name.endswith(".json")]
        self.assertEqual(len(files), 2)
        for name in files:
            self.assertEqual(stat.S_IMODE(os.stat(os.path.join(drafts, name)).st_mode), 0o600)
        page.get_by_role("button", name="More").click()
        page.get_by_role("button", name="Drafts…").click()
        page.get_by_role("button", name="Delete: one").click()
        page.wait_for_function("() => document.querySelectorAll('.draft').length === 1")
        self.assertEqual(len([name for name in os.listdir(drafts) if name.endswith(".json")]), 1)

    def test_saving_keeps_comments_and_writes_no_default(self):
        path = Path(self.folder()) / "a case über all.yaml"
        text = (FIXTURES / "cases/tibia-varus-lengthening.yaml").read_text()
        path.write_text(text.replace("12 varus", "12 varus   # on both films"))
        server = self.serve(path)
        page = self.open(server)
        self.enter(page, "deformity.ap-angulation", "13.5", "varus")
        self.assertIn("12 varus   # on both films", path.read_text())
        page.get_by_role("button", name="Save").click()
        page.wait_for_function("() => document.querySelector('.kept').textContent === 'Saved'")
        self.assertEqual(path.read_text(), text.replace("12 varus", "13.5 varus   # on both films"))

    def test_a_file_that_somebody_else_has_changed_is_not_written_over_in_silence(self):
        path = Path(self.folder()) / "case.yaml"
        shutil.copy(FIXTURES / "cases/tibia-varus-lengthening.yaml", path)
        server = self.serve(path)
        page = self.open(server)
        self.enter(page, "bone", "fibula")
        path.write_text(path.read_text().replace("tibia\n", "femur\n"))
        page.get_by_role("button", name="Save").click()
        page.get_by_text("has been changed on disk").wait_for()
        self.assertIn("bone: femur", path.read_text())
        page.get_by_role("button", name="Write over it").click()
        page.wait_for_function("() => document.querySelector('.kept').textContent === 'Saved'")
        self.assertIn("bone: fibula", path.read_text())

    def test_a_second_window_is_noticed_and_loses_nothing(self):
        path = Path(self.folder()) / "case.yaml"
        shutil.copy(FIXTURES / "cases/tibia-varus-lengthening.yaml", path)
        server = self.serve(path)
        one = self.open(server)
        other = one.context.new_page()
        self.watch(other, server)
        other.goto(server.address)
        other.wait_for_selector("body[data-ready]")
        other.get_by_text("open in another window").wait_for(timeout=10000)
        one.get_by_text("open in another window").wait_for(timeout=10000)
        self.enter(one, "bone", "from the first")
        self.field(other, "bone").locator("input").fill("from the second")
        other.get_by_text("Another window has changed this case").wait_for(timeout=10000)
        self.assertIn("from the first", self.text_of(server, one))
        other.get_by_role("button", name="Show that").click()
        other.wait_for_function("() => document.querySelector('[data-key=\"bone\"] input').value === 'from the first'")

    def test_ctrl_c_ends_it_and_says_where_drafts_are(self):
        server = Server()
        self.assertIn(server.drafts, server.head)
        rest = server.end()
        self.assertEqual(server.process.returncode, 0)
        self.assertIn(f"drafts are in {server.drafts}", rest)


if __name__ == "__main__":
    unittest.main()
