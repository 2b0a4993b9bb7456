"""The case that films give: what it has from the case that they were begun from, and where it is kept."""
import json
import signal
import tempfile
import unittest
from pathlib import Path

from films_page import KNOWN, FilmsTest, marks_of
from planner import FIXTURES


class FilmsCase(FilmsTest):
    def test_what_films_say_nothing_of_comes_from_the_case_that_they_were_begun_from(self):
        """Strut classes of the clinic, calendar and structures: with them the plan is another."""
        case = FIXTURES / "cases/classes-of-the-clinic.yaml"
        with tempfile.TemporaryDirectory() as folder:
            server = self.serve(case, drafts=folder)
            page = self.open(server, viewport={"width": 1700, "height": 1100})
            self.enter(page, "schedule.latency", "9")
            self.begin_from_case(page)
            # Neither a reload of the page nor another start of the program loses which case it was.
            draft = page.evaluate("location.hash.slice(1)")
            page.reload()
            page.wait_for_selector("main.films:not([hidden])")
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
            page.context.close()
            server = self.serve(drafts=folder)
            page = self.open(server, viewport={"width": 1700, "height": 1100})
            self.assertEqual(page.evaluate("location.hash.slice(1)"), draft)
            self.mark_all(server, page, frame={**json.loads(self.text_of(server, page))["frame"], "proximal-ring": "generic-155", "distal-ring": "generic-155"})
            self.take(page)
            text = self.text_of(server, page)
            for part in ("name: 120-170, min: 104, max: 154, reading-offset: 16", "name: 160-230, min: 138, max: 208, reading-offset: 22", "latency: 9", "bone-diameter: 28", "rings-first"):
                self.assertIn(part, text)
            # The command's way: the films file as it was marked, and the classes as the case has them.
            films = json.loads(server.ask("GET", f"/api/drafts/{draft}")[2])["text"]
            self.assertEqual([one["reading-offset"] for one in json.loads(films)["frame"]["strut-classes"]], [16, 22])
            plan = json.loads(server.ask("POST", "/api/plan", text)[2])
            self.assertTrue({one["name"]: one["reading_offset_mm"] for one in plan["strut_classes"]}.items() <= {"120-170": 16, "160-230": 22}.items())
            # What the case had and films give otherwise is said.
            self.assertIn("Neutral height", page.locator(".notice").inner_text())
            self.assertTrue(page.get_by_role("button", name="Undo").is_disabled())
            # It is kept at once, under a draft of its own.
            kept = [json.loads(file.read_text()) for file in Path(folder).glob("*.json")]
            self.assertIn(text, [one["text"] for one in kept])
            page.get_by_role("button", name="OK").click()
            self.assertEqual(page.locator(".notice").count(), 0)

    def test_films_from_an_empty_page_are_kept_and_so_is_their_case(self):
        with tempfile.TemporaryDirectory() as folder:
            server = self.serve(drafts=folder)
            page = self.open(server, viewport={"width": 1700, "height": 1100})
            self.begin_from_case(page)
            self.mark_all(server, page, case="of films", side="left", bone="tibia", reference="proximal", frame={"proximal-ring": "generic-155", "distal-ring": "generic-155"})
            self.take(page)
            text, draft = self.text_of(server, page), page.evaluate("location.hash.slice(1)")
            self.assertEqual(page.locator(".notice").count(), 0)
            server.process.send_signal(signal.SIGKILL)
            server.process.wait()
            page.context.close()
            server = self.serve(drafts=folder)
            self.assertEqual(json.loads(server.ask("GET", f"/api/drafts/{draft}")[2])["text"], text)
            page = self.open(server)
            self.assertEqual(self.field(page, "case").locator("input").input_value(), "of films")

    def test_nothing_of_a_case_goes_into_films_of_another(self):
        server = self.serve(FIXTURES / "cases/held-strut.yaml")
        page = self.open(server, viewport={"width": 1700, "height": 1100})
        own = page.evaluate("location.hash.slice(1)")
        self.begin_from_case(page)
        # Films of somebody else, that were begun from no case.
        other = {"case": "other", "side": "left", "bone": "tibia", "reference": "proximal", "frame": {"proximal-ring": "generic-155", "distal-ring": "generic-155"},
                 "films": [{"name": name, "ap": name == "AP", "source-distance": distance, "marks": marks_of(KNOWN["films"][name])} for name, distance in (("AP", "1150 ± 5"), ("lateral", "1100 ± 5"))]}
        self.open_file(page, "other.json", json.dumps(other, ensure_ascii=False).encode())
        page.wait_for_selector("main.films:not([hidden])")
        self.take(page)
        text = self.text_of(server, page)
        self.assertNotIn("schedule", text)
        self.assertNotIn("structures-at-risk", text)
        # Films of the other side, or seen from the other fragment: numbers of the case would mean something else.
        page.evaluate("(id) => { location.hash = id; location.reload(); }", own)
        page.wait_for_function("() => document.body.dataset.ready && document.body.dataset.mode === 'case'")
        self.settle(page)
        self.begin_from_case(page)
        self.mark_all(server, page, **{key: other[key] for key in ("side", "reference", "bone", "frame")})
        self.take(page)
        self.assertNotIn("structures-at-risk", self.text_of(server, page))
        self.assertIn("Structures at risk", page.locator(".notice").inner_text())


if __name__ == "__main__":
    unittest.main()
