"""Films marked in the page: pictures drawn from a known limb, from an empty page to the case."""
import json
import math
import time
import unittest

from films_page import KNOWN, SIZE, FilmsTest, drawn, pixel, png
from planner import FIXTURES


class Films(FilmsTest):
    def test_marking_both_films_from_an_empty_page_gives_the_limb(self):
        server = self.serve()
        page = self.begin(server)
        self.choose(page, *[(f"{name}.png", "image/png", png(drawn(KNOWN["films"][name]))) for name in ("AP", "lateral")])
        for index, (name, distance) in enumerate([("AP", "1150 ± 5"), ("lateral", "1100 ± 5")]):
            page.get_by_role("tab", name=name).click()
            self.head(page, "spacing", "0,2")
            self.head(page, "source-distance", distance)
            self.marks(page, name)
            self.assertEqual(page.locator(".film-marks .quiet-words").inner_text(), "20 of 20 set")
            # The rings stand where they must appear, as soon as one film is marked.
            self.assertEqual(page.locator(".film-ring").count(), 2, name)
        found = self.assert_limb(server, page)
        for words in (found["deformity.ap-angulation"]["words"], found["mounting.axial-offset"]["words"]):
            self.assertEqual(page.locator(".film-result").get_by_text(words, exact=True).count(), 1)
        page.get_by_role("button", name="Take these values into a case").click()
        page.wait_for_selector("main.work", state="visible")
        self.settle(page)
        self.assertIn("covariance", self.text_of(server, page))
        self.assertEqual(page.locator(".verdict.bad").count(), 0)

    def test_a_mark_is_moved_by_keys_and_taken_back(self):
        server = self.serve()
        page = self.begin(server)
        page.get_by_role("button", name="Distal ring, strut 3", exact=True).click()
        page.locator(".film").focus()
        page.keyboard.press("Enter")
        self.settle(page)
        mark = json.loads(self.text_of(server, page))["films"][0]["marks"][0]
        self.assertEqual((mark["ring"], mark["strut"]), ("distal", 3))
        for key, way in [("ArrowRight", (0.1, 0)), ("Shift+ArrowDown", (0, 1)), ("Alt+ArrowLeft", (-10, 0))]:
            page.keyboard.press(key)
            self.settle(page)
            moved = json.loads(self.text_of(server, page))["films"][0]["marks"][0]["at"]
            for before, after, step in zip(mark["at"], moved, way):
                self.assertAlmostEqual(float(after) - float(before), step, places=6)
            mark["at"] = moved
        page.keyboard.press("Delete")
        self.settle(page)
        self.assertEqual(json.loads(self.text_of(server, page))["films"][0]["marks"], [])
        page.get_by_role("button", name="Undo").click()
        self.settle(page)
        self.assertEqual(len(json.loads(self.text_of(server, page))["films"][0]["marks"]), 1)

    def test_marks_without_a_spacing_say_nothing_and_pictures_that_are_none_are_refused(self):
        server = self.serve()
        page = self.begin(server)
        page.locator(".film").focus()
        page.keyboard.press("Enter")
        self.settle(page)
        self.assertIn("Needed: Pixel spacing", page.locator('.film-field[data-film-key="spacing"] .fault').inner_text())
        self.assertEqual(page.locator(".film-result table").count(), 0)
        self.choose(page, ("film.png", "image/png", b"no picture at all"))
        self.assertIn("no picture", page.locator(".notice").inner_text())
        self.choose(page, ("film.dcm", "application/dicom", b"\0" * 128 + b"DICM"))
        self.assertIn("DICOM", page.locator(".notice").inner_text())

    def test_eight_points_on_the_edge_of_a_ball(self):
        server = self.serve()
        page = self.begin(server)
        self.head(page, "spacing", "0.2")
        self.choose(page, ("empty.png", "image/png", png([bytes(SIZE[0])] * SIZE[1])))
        # A ball needs a diameter before there is anything to mark.
        self.assertEqual(page.get_by_role("button", name="Ball, edge point 1", exact=True).count(), 0)
        self.enter_ball(page, "25,4")
        page.get_by_role("button", name="Ball, edge point 1", exact=True).click()
        edge = [(60 + 14 * math.cos(math.pi * step / 4), 90 + 14 * math.sin(math.pi * step / 4)) for step in range(8)]
        for step, place in enumerate(edge):
            self.click(page, place)
            self.settle(page)
            # Until there are three points of it the ball is none, and that is said at the first.
            self.assertEqual(page.locator(".mark-fault .fault").count(), int(step < 2), step)
        marks = json.loads(self.text_of(server, page))["films"][0]["marks"]
        self.assertEqual([(mark["ball"], mark["name"], len(mark["at"])) for mark in marks], [(25.4, "ball", 8)])
        for at, place in zip(marks[0]["at"], edge):
            for one, other in zip(at, pixel(place)):
                self.assertLess(abs(float(one) - other), 5)
        # Points by keys: the next, one that is moved, one that is taken away.
        page.locator(".film").focus()
        page.keyboard.press("p")
        before = [float(one) for one in marks[0]["at"][6]]
        page.keyboard.press("Shift+ArrowLeft")
        self.settle(page)
        after = [float(one) for one in json.loads(self.text_of(server, page))["films"][0]["marks"][0]["at"][6]]
        self.assertAlmostEqual(before[0] - after[0], 1, places=6)
        page.keyboard.press("Delete")
        self.settle(page)
        self.assertEqual(len(json.loads(self.text_of(server, page))["films"][0]["marks"][0]["at"]), 7)
        self.assertIn("7 of 28 set", page.locator(".film-marks .quiet-words").inner_text())
        # Another diameter is that of all its points; none takes them away, and one step back brings them back.
        self.enter_ball(page, "30")
        self.assertEqual(json.loads(self.text_of(server, page))["films"][0]["marks"][0]["ball"], 30)
        self.enter_ball(page, "")
        self.assertEqual(json.loads(self.text_of(server, page))["films"][0]["marks"], [])
        page.get_by_role("button", name="Undo").click()
        self.settle(page)
        self.assertEqual(len(json.loads(self.text_of(server, page))["films"][0]["marks"][0]["at"]), 7)

    def test_a_ball_with_too_few_points_is_left_out_and_stops_nothing(self):
        server = self.serve(FIXTURES / "films/calibration.yaml")
        page = self.open(server, viewport={"width": 1700, "height": 1100})
        said = page.locator(".mark-fault .fault.needed")
        for left in range(7, -1, -1):
            page.get_by_role("button", name=f"Ball, edge point {left + 1}").click()
            page.locator(".film").focus()
            page.keyboard.press("Delete")
            self.settle(page)
            # What the other marks say stands there all the while.
            self.assertGreater(page.locator(".film-result table.numbers").count(), 2, left)
            self.assertEqual(said.count(), int(0 < left < 3), left)
            if 0 < left < 3:
                self.assertIn("three points on the edge of the ball", said.inner_text())
                # Of a film that is not shown it is said by its name.
                page.get_by_role("tab").nth(1).click()
                self.assertRegex(page.locator(".film-result .fault.needed").inner_text(), r"^\w[\w ]*, mark \d+: Needed: three points")
                page.get_by_role("tab").nth(0).click()
                status, _, answer = server.ask("POST", "/api/films", self.text_of(server, page))
                self.assertEqual(status, 422)
                self.assertIn("three or more points", answer)

    def test_numbers_that_are_typed_stand_as_numbers_in_the_file(self):
        server = self.serve()
        page = self.begin(server)
        for key, value in [("case", "12"), ("bone", "3"), ("spacing", "0,1430"), ("source-distance", "1150"), ("mark-sd", ".4"), ("struts-now", "127 148,5 162 123 115 104"), ("name", "7")]:
            self.head(page, key, value)
        page.get_by_role("button", name="Distal ring, strut 3", exact=True).click()
        page.locator(".film").focus()
        page.keyboard.press("Enter")
        self.settle(page)
        # Once more through the server, which gives back texts.
        page.reload()
        page.wait_for_selector("main.films:not([hidden])")
        self.head(page, "axial-rotation", "3 ± 5 internal")
        text = self.text_of(server, page)
        file = json.loads(text)
        film = file["films"][0]
        self.assertEqual((film["spacing"], film["source-distance"], film["mark-sd"], film["ap"]), (0.143, 1150, 0.4, True))
        self.assertIn('"spacing": 0.1430', text)
        self.assertEqual(file["struts-now"], [127, 148.5, 162, 123, 115, 104])
        self.assertEqual(film["marks"][0]["strut"], 3)
        self.assertTrue(all(isinstance(one, (int, float)) for one in film["marks"][0]["at"]), film["marks"][0])
        # Names stay what they are, and so does what is more than a number.
        self.assertEqual((file["case"], file["bone"], film["name"], file["films"][1]["source-distance"], file["axial-rotation"]), ("12", "3", "7", "1150 ± 50", "3 ± 5 internal"))

    def enter_ball(self, page, diameter):
        control = page.get_by_label("Calibration ball, diameter")
        control.fill(diameter)
        control.press("Tab")
        self.settle(page)

    def values(self, text, server):
        """A file's values as numbers and words, marks of a film in any order."""
        def plain(value):
            if isinstance(value, dict):
                return {key: sorted(map(str, map(plain, one))) if key == "marks" else plain(one) for key, one in value.items()}
            if isinstance(value, list):
                return [plain(one) for one in value]
            try:
                return float(value)
            except (TypeError, ValueError):
                return value
        return plain(json.loads(server.ask("POST", "/api/drawn", {"text": text})[2])["values"])

    def test_a_file_with_an_object_and_a_ball_is_marked_on_and_loses_nothing(self):
        whole = (FIXTURES / "films/calibration.yaml").read_text()
        server = self.serve(FIXTURES / "films/calibration.yaml")
        page = self.open(server, viewport={"width": 1700, "height": 1100})
        right = self.values(whole, server)
        self.assertEqual(page.locator(".film-marks .quiet-words").inner_text(), "36 of 42 set")
        self.assertEqual(page.locator(".film-ring").count(), 2)
        self.assertEqual(page.locator(".mark-list small.bad").count(), 0)
        self.assertEqual(page.get_by_label("Calibration ball, diameter").input_value(), "25.4")
        for name in ("Object point f1", "Ball, edge point 1", "Ball, edge point 8", "Proximal axis, point 5"):
            self.assertRegex(page.locator(".mark-list li").filter(has_text=name).locator("small").inner_text(), r"^\d+\.\d sd$", name)
        # Its marks are mm with v upwards: up is more.
        page.get_by_role("button", name="Object point f1").click()
        page.locator(".film").focus()
        page.keyboard.press("Shift+ArrowUp")
        self.settle(page)
        moved = [mark for mark in json.loads(self.text_of(server, page))["films"][0]["marks"] if mark.get("object") == "f1"][0]
        self.assertAlmostEqual(float(moved["at"][1]), -122.2027, places=6)
        page.keyboard.press("Shift+ArrowDown")
        self.settle(page)
        text = self.text_of(server, page)
        self.assertNotEqual(text, whole)
        self.assertEqual(self.values(text, server), right)
        answers = [server.ask("POST", "/api/films", one) for one in (whole, text)]
        self.assertEqual([status for status, _, _ in answers], [200, 200])
        self.assertEqual(answers[0][2], answers[1][2])
        # A joint that was hidden, a click on the sheet: the middle is [0, 0].
        page.get_by_role("button", name="Proximal ring, strut 4", exact=True).click()
        page.get_by_role("button", name="Fit", exact=True).click()
        box = page.locator(".film").bounding_box()
        page.locator(".film").click(position={"x": box["width"] / 2, "y": box["height"] / 2})
        self.settle(page)
        marks = json.loads(self.text_of(server, page))["films"][0]["marks"]
        self.assertEqual((len(marks), marks[-1]["ring"], marks[-1]["strut"]), (30, "proximal", 4))
        self.assertTrue(all(abs(float(one)) < 2 for one in marks[-1]["at"]), marks[-1])
        # A picture has nothing to do with mm.
        self.choose(page, ("film.png", "image/png", png([b"\0" * 20] * 20)))
        self.assertIn("in mm", page.locator(".notice").inner_text())

    def test_what_is_on_its_way_is_not_lost_by_another_film(self):
        server = self.serve()
        page = self.begin(server)
        # Every answer takes its time, as where many marks are solved.
        page.route("**/api/state", lambda route: (time.sleep(0.4), route.continue_()))
        page.locator('.film-field[data-film-key="spacing"] input').fill("0.143")
        page.get_by_role("tab", name="lateral").click()
        page.locator('.film-field[data-film-key="spacing"] input').fill("0.2")
        page.get_by_role("tab", name="AP").click()
        page.locator('.film-field[data-film-key="case"] input').fill("both")
        self.settle(page)
        file = json.loads(self.text_of(server, page))
        self.assertEqual([file["case"], *[film["spacing"] for film in file["films"]]], ["both", 0.143, 0.2])
        # What is wrong with a film that is not shown is said by its name.
        page.get_by_role("tab", name="lateral").click()
        page.locator('.film-field[data-film-key="spacing"] input').fill("70")
        page.get_by_role("tab", name="AP").click()
        self.settle(page)
        self.assertRegex(page.locator(".film-result .fault").inner_text(), "^lateral, Pixel spacing, mm: .*0.01 to 5 mm")

    def test_points_of_an_object_are_typed_one_a_line(self):
        server = self.serve()
        page = self.begin(server)
        area = page.get_by_label("Calibration object")
        for text, fault in [("b1 1 2", "Line 1: a name and three numbers"), ("b1 1 2 3\nb2 1 x 3", "Line 2"), ("b1 1 2 3\n\nb1 4 5 6", "Line 3: b1 stands there twice")]:
            area.fill(text)
            area.press("Tab")
            self.settle(page)
            self.assertIn(fault, page.locator('.film-field[data-film-key="calibration"] .fault').inner_text())
            # What is wrong stays to be mended, and goes nowhere.
            self.assertEqual(area.input_value(), text)
            self.assertNotIn("calibration", self.text_of(server, page))
        area.fill("b1 1,5 -2 3\n b2, 4, 5, 6\nb3: 7; 8; 9")
        area.press("Tab")
        self.settle(page)
        points = json.loads(self.text_of(server, page))["calibration"]["points"]
        self.assertEqual({name: [float(one) for one in place] for name, place in points.items()}, {"b1": [1.5, -2, 3], "b2": [4, 5, 6], "b3": [7, 8, 9]})
        self.assertEqual(page.locator('.film-field[data-film-key="calibration"] .fault').count(), 0)
        page.get_by_role("button", name="Object point b2", exact=True).click()
        page.locator(".film").focus()
        page.keyboard.press("Enter")
        self.settle(page)
        self.assertEqual(json.loads(self.text_of(server, page))["films"][0]["marks"][0]["object"], "b2")
        # A point that is marked and stands there no more: it is on the list, and the program says what is wrong.
        area.fill("b1 1 2 3")
        area.press("Tab")
        self.settle(page)
        row = page.locator(".mark-list li").filter(has_text="Object point b2")
        self.assertIn("no such point", row.locator(".fault").inner_text())
        row.get_by_role("button").click()
        page.locator(".film").focus()
        page.keyboard.press("Delete")
        area.fill("")
        area.press("Tab")
        self.settle(page)
        text = self.text_of(server, page)
        self.assertNotIn("calibration", text)
        self.assertNotIn("object", text)

    def test_another_film_begins_at_the_first_mark_that_it_has_not(self):
        server = self.serve()
        page = self.begin(server)
        selected = lambda: page.locator(".mark-list .selected .mark").inner_text().replace("✓ ", "")
        page.get_by_role("button", name="Corresponding point", exact=True).click()
        page.locator(".film").focus()
        page.keyboard.press("Enter")
        self.settle(page)
        page.get_by_role("tab", name="lateral").click()
        self.assertEqual(selected(), "Proximal ring, strut 1")
        for _ in range(3):
            page.locator(".film").click(position={"x": 60 + 30 * _, "y": 60})
            self.settle(page)
        page.get_by_role("tab", name="AP").click()
        self.assertEqual(selected(), "Proximal ring, strut 1")
        page.get_by_role("tab", name="lateral").click()
        self.assertEqual(selected(), "Proximal ring, strut 4")
        # A picture that is laid under a film leaves the chosen mark.
        page.get_by_role("button", name="Origin", exact=True).click()
        self.head(page, "spacing", "0.2")
        self.choose(page, ("empty.png", "image/png", png([bytes(SIZE[0])] * SIZE[1])))
        self.assertEqual(selected(), "Origin")
        page.get_by_role("button", name="+ film").click()
        self.settle(page)
        self.assertEqual(selected(), "Proximal ring, strut 1")

    def test_numbers_are_not_taken_while_marks_are_on_their_way(self):
        server = self.serve()
        page = self.open(server, viewport={"width": 1700, "height": 1100})
        self.begin_from_case(page)
        self.mark_all(server, page, case="x", side="left", bone="tibia", reference="proximal", frame={"proximal-ring": "generic-155", "distal-ring": "generic-155"})
        held, isHeld = [], [True]
        page.route("**/api/state", lambda route: held.append(route) if isHeld[0] else route.continue_())
        page.locator(".mark-list .mark").filter(has_text="Distal ring, strut 3").click()
        page.locator(".film").focus()
        page.keyboard.press("Alt+ArrowRight")
        page.wait_for_timeout(300)
        self.assertTrue(page.locator(".film-result").evaluate("(result) => result.inert"))
        isHeld[0] = False
        for route in held:
            route.continue_()
        self.settle(page)
        self.assertFalse(page.locator(".film-result").evaluate("(result) => result.inert"))

    def test_files_of_films_of_any_shape_are_shown(self):
        for films in ("3", "[]", "[1, null]", "[{}]", "[{marks: 7}]", "[{marks: [null, 3, {axis: proximal, at: x}, {ball: 3, at: 5}, {ball: 3, name: b, at: [1, [2, 3]]}, {object: [1]}], size: 4}]"):
            server = self.serve()
            page = self.open(server)
            draft = json.loads(server.ask("POST", "/api/drafts", {"text": f"case: x\nfilms: {films}\ncalibration: {{points: 4}}\n"})[2])["draft"]["id"]
            page.evaluate("(id) => { location.hash = id; location.reload(); }", draft)
            page.wait_for_selector("main.films:not([hidden])")
            self.settle(page)
            self.assertEqual(page.locator(".film-result h2").count(), 1, films)
            page.locator(".film").focus()
            for key in ("n", "Enter", "p", "Delete"):
                page.keyboard.press(key)
            self.settle(page)
            page.context.close()


if __name__ == "__main__":
    unittest.main()
