"""Films marked in the page: pictures drawn from a known limb, from an empty page to the case."""
import json
import struct
import unittest
import zlib

from planner import FIXTURES, PageTest

KNOWN = json.loads((FIXTURES / "films/two-films.json").read_text())
SPACING, SIZE = 0.2, (2000, 2400)


def pixel(place):
    """Where a place of a film lies in its picture, which has the principal point in its middle."""
    return SIZE[0] / 2 + place[0] / SPACING, SIZE[1] / 2 - place[1] / SPACING


def picture(film):
    """A radiograph, roughly: a bright disk at every joint, a line along each fragment; PNG."""
    rows = [bytearray(b"\x30" * SIZE[0]) for _ in range(SIZE[1])]

    def disk(place, radius, grey):
        u, v = pixel(place)
        for row in range(max(0, int(v - radius)), min(SIZE[1], int(v + radius) + 1)):
            half = (max(0.0, radius**2 - (row - v) ** 2)) ** 0.5
            for column in range(max(0, int(u - half)), min(SIZE[0], int(u + half) + 1)):
                rows[row][column] = grey

    for name in ("proximal_axis_points", "distal_axis_points"):
        first, last = film[name][0], film[name][-1]
        for step in range(200):
            disk([a + (b - a) * step / 199 for a, b in zip(first, last)], 40, 150)
    for name in ("reference_ring_joints", "moving_ring_joints"):
        for joint in film[name]:
            disk(joint, 14, 245)
    raw = b"".join(b"\x00" + bytes(row) for row in rows)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", *SIZE, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 6)) + chunk(b"IEND", b"")


def places(film):
    """What is marked, in the order in which the page asks for it."""
    axes = [film[name][index] for name in ("proximal_axis_points", "distal_axis_points") for index in (0, 2, 4)]
    return [*film["reference_ring_joints"], *film["moving_ring_joints"], *axes, film["origin"], film["corresponding_point"]]


class Films(PageTest):
    def head(self, page, key, value):
        control = page.locator(f'.film-field[data-film-key="{key}"]').locator("input, select")
        if control.evaluate("node => node.tagName") == "SELECT":
            control.select_option(value)
        else:
            control.fill(value)
        self.settle(page)

    def begin(self, server):
        page = self.open(server, viewport={"width": 1700, "height": 1100})
        page.get_by_role("button", name="More").click()
        page.get_by_role("button", name="Case from films…").click()
        page.wait_for_selector("main.films:not([hidden])")
        for key, value in [("case", "from-films"), ("side", "left"), ("bone", "tibia"), ("reference", "proximal"),
                           ("frame.proximal-ring", "generic-155"), ("frame.distal-ring", "generic-155")]:
            self.head(page, key, value)
        return page

    def choose(self, page, *files):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choose a picture").click()
        chooser.value.set_files([{"name": name, "mimeType": kind, "buffer": data} for name, kind, data in files])
        page.wait_for_timeout(300)
        self.settle(page)

    def click(self, page, place):
        """A click on a pixel of the picture, as near as the screen has it."""
        box = page.locator(".film").bounding_box()
        scale = min(box["width"] / SIZE[0], box["height"] / SIZE[1]) * 0.98
        u, v = pixel(place)
        page.mouse.click(box["x"] + (box["width"] - SIZE[0] * scale) / 2 + u * scale, box["y"] + (box["height"] - SIZE[1] * scale) / 2 + v * scale)

    def test_marking_both_films_from_an_empty_page_gives_the_limb(self):
        server = self.serve()
        page = self.begin(server)
        self.choose(page, *[(f"{name}.png", "image/png", picture(KNOWN["films"][name])) for name in ("AP", "lateral")])
        for index, (name, distance) in enumerate([("AP", "1150 ± 5"), ("lateral", "1100 ± 5")]):
            page.get_by_role("tab", name=name).click()
            self.head(page, "spacing", "0,2")
            self.head(page, "source-distance", distance)
            page.get_by_role("button", name="Proximal ring, strut 1", exact=True).click()
            page.locator(".film").scroll_into_view_if_needed()
            page.get_by_role("button", name="Fit", exact=True).click()
            for place in places(KNOWN["films"][name]):
                self.click(page, place)
            self.settle(page)
            self.assertEqual(page.locator(".film-marks .quiet-words").inner_text(), "20 of 20 set")
            # The rings stand where they must appear, as soon as one film is marked.
            self.assertEqual(page.locator(".film-ring").count(), 2, name)
        text = self.text_of(server, page)
        status, _, answer = server.ask("POST", "/api/films", text)
        self.assertEqual(status, 200)
        found = json.loads(answer)["parameters"]
        right = KNOWN["expected_in_AP_beam_axes"]
        for key, value in [
            ("deformity.ap-angulation", right["ap_angulation_varus_deg"]), ("deformity.lateral-angulation", right["lateral_angulation_apex_anterior_deg"]),
            ("deformity.ap-translation", right["t"][0]), ("deformity.lateral-translation", right["t"][1]), ("deformity.axial-translation", right["t"][2]),
            ("mounting.ap-offset", right["M_r_t"][0]), ("mounting.lateral-offset", right["M_r_t"][1]), ("mounting.axial-offset", right["M_r_t"][2]),
        ]:
            self.assertLess(abs(found[key]["value"] - value), 3 * found[key]["sd"], key)
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


if __name__ == "__main__":
    unittest.main()
