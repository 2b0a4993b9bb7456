"""A better frame: looked for, seen, stopped, and taken into the case."""
import json
import re
import threading
import time
import unittest

from planner import FIXTURES, PageTest

CASE = FIXTURES / "cases/tibia-varus-lengthening.yaml"


class BetterFrame(PageTest):
    def search(self, page, frames=True):
        page.get_by_role("tab", name="Better frame").click()
        page.get_by_text("What may be chosen").click()
        page.get_by_role("textbox", name="Height, mm").fill("150–215")
        page.get_by_role("textbox", name="Turned by at most").fill("10")
        page.get_by_role("button", name="Find better frames").click()
        page.locator(".designs tbody tr").first.wait_for(timeout=300000)

    def take(self, page, place):
        page.get_by_role("button", name=f"Take frame {place} into the case", exact=True).click()
        # The frame's case is read first.
        page.get_by_role("button", name="Undo", disabled=False).wait_for()
        self.settle(page)

    def test_frames_are_those_of_the_command_with_pictures_and_marked_margins(self):
        server = self.serve(CASE)
        page = self.open(server)
        self.search(page)
        status, _, text = server.ask("POST", "/api/design?height=150-215&rotation=10", CASE.read_text())
        self.assertEqual(status, 200)
        frames = json.loads(text)["frames"]
        rows = page.locator(".designs tbody tr:not(.typed-frame)")
        self.assertEqual(rows.count(), len(frames))
        for row, frame in zip(rows.all(), frames):
            cells = row.locator("td").all_inner_texts()
            self.assertIn(f"{frame['proximal_ring']} / {frame['distal_ring']}", cells[1])
            self.assertIn(frame["axial_offset"], cells[1])
            self.assertEqual(cells[2:4], [str(frame["visits"]), str(frame["strut_changes"])])
            self.assertTrue(cells[4].startswith(f"{frame['margin_mm']:.1f} mm"), cells)
            self.assertEqual(row.locator(".warned").count(), int(frame["warnings"] > 0))
            self.assertEqual(row.locator(".margin").count(), int(frame["margin_mm"] < 5))
            self.assertEqual(row.locator(".margin.bad").count(), int(frame["margin_mm"] < 0.05))
        self.assertTrue(any(frame["margin_mm"] < 5 for frame in frames), "nothing to mark")
        self.assertEqual(self.unnamed(page), [])
        page.wait_for_function("() => [...document.querySelectorAll('.designs img')].every((image) => image.complete && image.naturalWidth > 0)")

    def test_the_table_has_room_at_390_pixels(self):
        page = self.open(self.serve(CASE), viewport={"width": 390, "height": 900})
        page.get_by_role("button", name="Plan", exact=True).click()
        self.search(page)
        box = page.get_by_role("region", name="Frames that serve the limb best")
        self.assertLessEqual(box.evaluate("(box) => box.scrollWidth - box.clientWidth"), 0)
        self.assertEqual(box.get_by_role("row").nth(1).get_by_role("cell").count(), 6)

    def test_a_frame_is_taken_into_the_case_with_one_step_back(self):
        server = self.serve(CASE)
        page = self.open(server)
        before = self.text_of(server, page)
        self.search(page)
        frames = json.loads(server.ask("POST", "/api/design?height=150-215&rotation=10", before)[2])["frames"]
        self.take(page, 1)
        taken = self.text_of(server, page)
        for line in before.splitlines():
            if line.startswith(("#", "case:", "side:")) or "angulation" in line or "surgery" in line:
                self.assertIn(line, taken.splitlines())
        plan, expected = (json.loads(server.ask("POST", "/api/plan", text)[2]) for text in (taken, frames[0]["text"]))
        self.assertEqual([day["set"] for day in plan["days"]], [day["set"] for day in expected["days"]])
        self.assertEqual(len(plan["strut_changes"]), frames[0]["strut_changes"])
        page.get_by_role("button", name="Undo").click()
        self.settle(page)
        self.assertEqual(self.text_of(server, page), before)

    def test_a_search_tells_how_far_it_is_and_is_stopped(self):
        server = self.serve(CASE)
        answer = {}
        asked = threading.Thread(target=lambda: answer.update(found=server.ask("POST", "/api/design?study=mine&frames=1000000", CASE.read_text())))
        asked.start()
        seen = set()
        for _ in range(200):
            status, _, text = server.ask("GET", "/api/studies/mine")
            if status == 200 and json.loads(text)["tried"] > 0:
                seen.add(json.loads(text)["tried"])
            if len(seen) > 1:
                break
            time.sleep(0.05)
        self.assertGreater(len(seen), 1)
        # One that is under way is not begun again, and typing goes on meanwhile.
        self.assertEqual(server.ask("POST", "/api/design?study=mine", CASE.read_text())[0], 409)
        self.assertEqual(server.ask("POST", "/api/plan", CASE.read_text())[0], 200)
        self.assertEqual(server.ask("DELETE", "/api/studies/mine")[0], 204)
        asked.join(timeout=60)
        status, _, text = answer["found"]
        self.assertEqual(status, 200)
        self.assertRegex(json.loads(text)["ended"], r"ended after \d+ of \d+ frames")
        self.assertEqual(server.ask("GET", "/api/studies/mine")[0], 204)

    def test_it_is_stopped_from_the_page(self):
        page = self.open(self.serve(CASE))
        page.get_by_role("tab", name="Better frame").click()
        # A million frames take longer than anybody waits for.
        page.route(re.compile("/api/design"), lambda route: route.continue_(url=f"{route.request.url}&frames=1000000"))
        page.get_by_role("button", name="Find better frames").click()
        page.get_by_text(re.compile(r"[\d,]+ of [\d,]+ frames")).wait_for(timeout=60000)
        page.get_by_role("button", name="Stop, show the best so far").click()
        page.get_by_text("The search was stopped before its end").wait_for(timeout=60000)

    def test_a_field_that_is_wrong_says_so_by_its_name_and_nothing_is_asked(self):
        wrong = [("Height, mm", "5-900"), ("Height, mm", "200-150"), ("Height, mm", "tall"), ("Axial offset, mm", "-3-5"), ("Turned by at most, °", "181"), ("Turned by at most, °", "1e2"), ("Rings", "generic-1"),
                 ("Struts", ","), ("Struts", "long, none such")]
        page = self.open(self.serve(CASE))
        asked = []
        page.on("request", lambda request: "/api/design" in request.url and asked.append(request.url))
        page.get_by_role("tab", name="Better frame").click()
        page.get_by_text("What may be chosen").click()
        for name, text in wrong:
            with self.subTest(name=name, text=text):
                field = page.get_by_role("textbox", name=name, exact=True)
                field.fill(text)
                page.get_by_text("What may be chosen").click()
                page.get_by_role("button", name="Find better frames").click()
                # The section opens again, and the field has the focus.
                self.assertEqual(page.evaluate("document.activeElement.id"), field.get_attribute("id"))
                self.assertEqual(field.get_attribute("aria-invalid"), "true")
                words = page.locator(f"#{field.get_attribute('aria-describedby')}").inner_text()
                self.assertTrue(words.startswith(f"{name}: found: {text}; allowed: "), words)
                field.fill("")
                self.assertEqual(field.get_attribute("aria-invalid"), "false")
        self.assertEqual(asked, [])
        page.get_by_role("textbox", name="Height, mm").fill("180,5 bis 200,5")
        page.get_by_role("textbox", name="Turned by at most").fill("0")
        page.get_by_role("textbox", name="Rings").fill("generic-155; generic-180")
        page.get_by_role("button", name="Find better frames").click()
        page.locator(".designs tbody tr").first.wait_for(timeout=300000)
        self.assertIn("&height=180.5-200.5&rotation=0&rings=generic-155%2Cgeneric-180", asked[0])

    def test_what_is_no_request(self):
        server = self.serve(CASE)
        for query in ["height=5-900", "height=200-150", "height=a", "axial-offset=-3-5", "rotation=nan", "rotation=-1", "frames=0", "frames=1e9", "draws=-1",
                      "rings=", "study=", f"study={'x' * 65}"]:
            self.assertIn(server.ask("POST", f"/api/design?{query}", CASE.read_text())[0], (400, 409), query)
        for query, body in [("rings=none-such", CASE.read_text()), ("", "case: [")]:
            status, _, text = server.ask("POST", f"/api/design?{query}", body)
            self.assertEqual(status, 422)
            self.assertTrue(json.loads(text)["errors"][0]["message"])
        page = self.open(self.serve(FIXTURES / "levels/residual-two-levels.yaml"))
        page.get_by_role("tab", name="Better frame").click()
        page.get_by_role("button", name="Find better frames").click()
        page.get_by_text("this frame is there already").wait_for()

    def test_what_is_wrong_with_a_bound_is_said_in_both_languages(self):
        for locale, height, rings, run, words in [
            ("en-US", "Height, mm", "Rings", "Find better frames", ["Height, mm: found: hoch", "Rings: found: generic-156"]),
            ("de-DE", "Höhe, mm", "Ringe", "Bessere Rahmen suchen", ["Höhe, mm: gefunden: hoch", "Ringe: gefunden: generic-156"]),
        ]:
            page = self.open(self.serve(CASE), locale=locale)
            page.get_by_role("tab", name=re.compile("Better frame|Besserer Rahmen")).click()
            page.get_by_text(re.compile("What may be chosen|Was zur Wahl steht")).click()
            boxes = [page.get_by_role("textbox", name=name, exact=True) for name in (height, rings)]
            for box, text, said in zip(boxes, ("hoch", "generic-156"), words):
                box.fill(text)
                page.get_by_role("button", name=run).click()
                self.assertIn(said, page.locator(f"#{box.get_attribute('aria-describedby')}").inner_text())
                self.assertEqual(page.get_by_role("tabpanel").locator(".fault").count(), 1)
                box.fill("")
            self.assertEqual(self.unnamed(page), [])

    def test_frames_of_two_levels_are_found_and_taken(self):
        case = FIXTURES / "levels/lengthening-and-angulation.yaml"
        server = self.serve(case)
        page = self.open(server)
        before = self.text_of(server, page)
        page.route(re.compile("/api/design"), lambda route: route.continue_(url=f"{route.request.url}&frames=60"))
        page.get_by_role("tab", name="Better frame").click()
        page.get_by_text("What may be chosen").click()
        page.get_by_role("textbox", name="Turned by at most").fill("0")
        page.get_by_role("textbox", name="Rings", exact=True).fill("generic-205")
        page.get_by_role("button", name="Find better frames").click()
        page.locator(".designs tbody tr").first.wait_for(timeout=300000)
        frames = json.loads(server.ask("POST", "/api/design?rotation=0&rings=generic-205&frames=60", before)[2])["frames"]
        rows = page.locator(".designs tbody tr:not(.typed-frame)")
        self.assertEqual(rows.count(), len(frames))
        for row, frame in zip(rows.all(), frames):
            cells = row.locator("td").all_inner_texts()
            self.assertEqual(cells[2:4], [str(frame["visits"]), str(frame["strut_changes"])])
            for name, level, above in zip(("proximal", "distal"), frame["levels"], (frame["proximal_ring"], frame["levels"][0]["distal_ring"])):
                self.assertIn(f"{name}: {above} / {level['distal_ring']}", cells[1])
                self.assertIn(level["axial_offset"], cells[1])
        self.assertEqual(self.unnamed(page), [])
        # One with other rings, said twice in the file.
        place = next(number for number, frame in enumerate(frames) if frame["proximal_ring"] == frame["levels"][0]["distal_ring"])
        self.take(page, place + 1)
        taken = self.text_of(server, page)
        plan, expected = (json.loads(server.ask("POST", "/api/plan", text)[2]) for text in (taken, frames[place]["text"]))
        for one, other in zip(plan["levels"], expected["levels"]):
            self.assertEqual([day["set"] for day in one["days"]], [day["set"] for day in other["days"]])
        page.get_by_role("button", name="Undo").click()
        self.settle(page)
        self.assertEqual(self.text_of(server, page), before)


if __name__ == "__main__":
    unittest.main()
