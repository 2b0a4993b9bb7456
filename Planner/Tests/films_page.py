"""Films of a known limb, and a page on which they are marked."""
import json
import struct
import zlib

from planner import FIXTURES, PageTest

KNOWN = json.loads((FIXTURES / "films/two-films.json").read_text())
SPACING, SIZE = 0.2, (2000, 2400)


def pixel(place):
    """Where a place of a film lies in its picture, which has the principal point in its middle."""
    return SIZE[0] / 2 + place[0] / SPACING, SIZE[1] / 2 - place[1] / SPACING


def drawn(film):
    """A radiograph, roughly, as grey values row by row: a bright disk at every joint, a line along each fragment."""
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
    return rows


def png(rows):
    """A picture as a file."""
    raw = b"".join(b"\x00" + bytes(row) for row in rows)

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", len(rows[0]), len(rows), 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(raw, 6)) + chunk(b"IEND", b"")


def places(film):
    """What is marked, in the order in which the page asks for it."""
    axes = [film[name][index] for name in ("proximal_axis_points", "distal_axis_points") for index in (0, 2, 4)]
    return [*film["reference_ring_joints"], *film["moving_ring_joints"], *axes, film["origin"], film["corresponding_point"]]


def marks_of(film):
    """All that a known film shows, as marks of a file in mm."""
    joints = [{"ring": ring, "strut": strut, "at": list(place)} for ring, name in (("proximal", "reference_ring_joints"), ("distal", "moving_ring_joints"))
              for strut, place in enumerate(film[name], 1)]
    axes = [{"axis": axis, "at": list(film[f"{axis}_axis_points"][index]), "sd": 1} for axis in ("proximal", "distal") for index in (0, 2, 4)]
    return [*joints, *axes, {"point": "origin", "at": list(film["origin"]), "sd": 1}, {"point": "corresponding", "at": list(film["corresponding_point"]), "sd": 1}]


class FilmsTest(PageTest):
    """A test that marks films."""

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

    def begin_from_case(self, page):
        page.get_by_role("button", name="More").click()
        page.get_by_role("button", name="Case from films…").click()
        page.wait_for_selector("main.films:not([hidden])")
        self.settle(page)

    def mark_all(self, server, page, **changes):
        """All marks of the known films at once, through the text of the file."""
        file = {**json.loads(self.text_of(server, page)), **changes}
        for film, (name, distance) in zip(file["films"], [("AP", "1150 ± 5"), ("lateral", "1100 ± 5")]):
            film.update({"source-distance": distance, "marks": marks_of(KNOWN["films"][name])})
            film.pop("spacing", None)
        self.apply_text(page, json.dumps(file, ensure_ascii=False))

    def take(self, page):
        page.get_by_role("button", name="Take these values into a case").click()
        page.wait_for_selector("main.work", state="visible")
        self.settle(page)

    def choose(self, page, *files):
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Choose a picture").click()
        chooser.value.set_files([{"name": name, "mimeType": kind, "buffer": data} for name, kind, data in files])
        page.wait_for_timeout(100)
        page.wait_for_selector(".film:not([aria-busy])")
        self.settle(page)

    def click(self, page, place):
        """A click on a pixel of the picture, as near as the screen has it."""
        box = page.locator(".film").bounding_box()
        scale = min(box["width"] / SIZE[0], box["height"] / SIZE[1]) * 0.98
        u, v = pixel(place)
        page.mouse.click(box["x"] + (box["width"] - SIZE[0] * scale) / 2 + u * scale, box["y"] + (box["height"] - SIZE[1] * scale) / 2 + v * scale)

    def marks(self, page, name):
        """A click on everything that the known film shows."""
        page.get_by_role("button", name="Proximal ring, strut 1", exact=True).click()
        page.locator(".film").scroll_into_view_if_needed()
        page.get_by_role("button", name="Fit", exact=True).click()
        for place in places(KNOWN["films"][name]):
            self.click(page, place)
        self.settle(page)

    def assert_limb(self, server, page):
        """What the films say is the known limb; gives it."""
        status, _, answer = server.ask("POST", "/api/films", self.text_of(server, page))
        self.assertEqual(status, 200)
        found = json.loads(answer)["parameters"]
        right = KNOWN["expected_in_AP_beam_axes"]
        for key, value in [
            ("deformity.ap-angulation", right["ap_angulation_varus_deg"]), ("deformity.lateral-angulation", right["lateral_angulation_apex_anterior_deg"]),
            ("deformity.ap-translation", right["t"][0]), ("deformity.lateral-translation", right["t"][1]), ("deformity.axial-translation", right["t"][2]),
            ("mounting.ap-offset", right["M_r_t"][0]), ("mounting.lateral-offset", right["M_r_t"][1]), ("mounting.axial-offset", right["M_r_t"][2]),
        ]:
            self.assertLess(abs(found[key]["value"] - value), 3 * found[key]["sd"], key)
        return found

    def said(self, page):
        """What the file of the picture says on the page."""
        return page.locator(".film-said").inner_text()

    def field_value(self, page, key):
        control = page.locator(f'.film-field[data-film-key="{key}"] input')
        return control.is_checked() if control.get_attribute("type") == "checkbox" else control.input_value()
