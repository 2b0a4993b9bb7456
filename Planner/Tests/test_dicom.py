"""Films as DICOM on the page: values as they are stored, tags that a film takes, and files that are refused in a sentence."""
import base64
import io
import json
import os
import random
import unittest

from films_page import KNOWN, SIZE, SPACING, FilmsTest, drawn
from radiographs import BIG, EXPLICIT, IMPLICIT, JPEG, pydicom, written
from test_german import FOREIGN

try:
    from PIL import Image
except ImportError:
    Image = None

RAMP, RAMP_SIZE = bytes(range(256)), (16, 16)

# Files as the page reads them, with the greys that it draws or what it says instead.
READ = """async (files) => {
  const { filmPicture } = await import('./film-picture.js');
  return Promise.all(files.map(async (text) => {
    const bytes = Uint8Array.from(atob(text), (one) => one.charCodeAt(0));
    try {
      const { image, width, height } = await filmPicture(new File([bytes], 'x.dcm'));
      const { data } = image.getContext('2d').getImageData(0, 0, width, height);
      return { size: [width, height], greys: [...data].filter((_, at) => at % 4 === 0) };
    } catch (error) { return { refused: error.constructor.name === 'PictureFault' && error.message, thrown: String(error) }; }
  }));
}"""


def ramp(**options):
    return written(RAMP, RAMP_SIZE, **options)


def sequenced(**tags):
    """An item of a sequence."""
    made = pydicom.Dataset()
    made.update(tags)
    return made


def grey(value, centre, width):
    """What a window makes of a value (PS3.3, C.11.2.1.2.1)."""
    return round(255 * min(1, max(0, (value - (centre - 0.5)) / (width - 1) + 0.5)))


@unittest.skipUnless(pydicom, "no pydicom: DICOM on the planner page is not tested")
class Dicom(FilmsTest):
    def read(self, page, *files):
        return page.evaluate(READ, [base64.b64encode(file).decode() for file in files])

    def test_films_as_dicom_give_the_limb_with_their_spacing_and_distance(self):
        server = self.serve()
        page = self.begin(server)
        self.choose(page, *[
            (name, "", written(b"".join(map(bytes, drawn(KNOWN["films"][name]))), SIZE, ImagerPixelSpacing=[SPACING, SPACING], DistanceSourceToDetector=distance))
            for name, distance in (("AP", 1150), ("lateral", 1100))])
        for name, distance in (("AP", "1150 ± 20"), ("lateral", "1100 ± 20")):
            page.get_by_role("tab", name=name).click()
            self.assertEqual((self.field_value(page, "spacing"), self.field_value(page, "source-distance")), ("0.2", distance))
            self.assertIn("0.2 mm is the file’s Imager Pixel Spacing (0018,1164)", self.said(page))
            self.assertIn("± 20 is this page’s own choice", self.said(page))
            self.marks(page, name)
            self.assertEqual(page.locator(".film-ring").count(), 2, name)
        self.assert_limb(server, page)
        text = self.text_of(server, page)
        for kept in ("Nobody", "Named"):
            self.assertNotIn(kept, text + page.locator("body").inner_text())

    def test_values_are_drawn_through_their_window(self):
        page = self.begin(self.serve())
        window = {"WindowCenter": [2048, 9], "WindowWidth": [4096, 9]}
        plain = [grey(value << 4, 2048, 4096) for value in RAMP]
        narrow = [grey(value << 4, 1000, 500) for value in RAMP]
        # From the 3rd to the 254th of 256 values, the hundredth part of them at either end.
        spread = [grey(value << 4, (2 + 253) * 8, 251 * 16) for value in RAMP]
        cases = {
            "explicit": (ramp(**window), plain), "implicit": (ramp(syntax=IMPLICIT, **window), plain), "big": (ramp(syntax=BIG, **window), plain),
            "signed": (ramp(is_signed=True, RescaleIntercept=2048, RescaleSlope=1, **window), plain),
            "inverted": (ramp(PhotometricInterpretation="MONOCHROME1", **window), [255 - one for one in plain]),
            "narrow": (ramp(WindowCenter=1000, WindowWidth=500), narrow),
            "rescaled": (ramp(RescaleSlope="0.5", RescaleIntercept=-100, WindowCenter=400, WindowWidth="250.5"), [grey(8 * value - 100, 400, 250.5) for value in RAMP]),
            "no window": (ramp(), spread), "no width": (ramp(WindowCenter=5, WindowWidth=0), spread),
            "bytes": (ramp(bits=8, WindowCenter=128, WindowWidth=256), list(RAMP)), "high": (ramp(bits=16, WindowCenter=32768, WindowWidth=65536), [grey(value << 8, 32768, 65536) for value in RAMP]),
            "shifted": (ramp(HighBit=13, WindowCenter=512, WindowWidth=1024), [grey(value << 2, 512, 1024) for value in RAMP]),
        }
        for (name, (_, greys)), answer in zip(cases.items(), self.read(page, *[file for file, _ in cases.values()])):
            with self.subTest(name):
                self.assertNotIn("refused", answer)
                self.assertEqual(answer["size"], list(RAMP_SIZE))
                # A grey of half a step may be rounded either way.
                self.assertLessEqual(max(abs(one - other) for one, other in zip(answer["greys"], greys)), 1)

    @unittest.skipUnless(Image, "no Pillow: JPEG in DICOM is not tested")
    def test_baseline_jpeg_is_read_and_its_size_is_held_against_the_tags(self):
        page = self.begin(self.serve())

        def jpeg(mode="L", size=(64, 48), **options):
            file = io.BytesIO()
            Image.radial_gradient("L").resize(size).convert(mode).save(file, "JPEG", quality=95, **options)
            return file.getvalue()

        def made(*pieces, size=(64, 48), **tags):
            return written(b"", size, JPEG, bits=8, data=pydicom.encaps.encapsulate(list(pieces)), **tags)

        whole = jpeg()
        window = {"WindowCenter": 128, "WindowWidth": 256}
        good, halves, other, colour, slow, none, cut = self.read(
            page, made(whole, **window), written(b"", (64, 48), JPEG, bits=8, data=pydicom.encaps.encapsulate([whole], fragments_per_frame=2), **window),
            made(whole, size=(64, 64)), made(jpeg("RGB")), made(jpeg(progressive=True)), made(b"\xff\xd8\xff\xd9"), made(whole, **window)[:-600])
        right = list(Image.open(io.BytesIO(whole)).tobytes())
        for answer in (good, halves):
            self.assertLessEqual(max(abs(one - other) for one, other in zip(answer["greys"], right)), 2)
        for answer in (other, colour, slow, none, cut):
            self.assertIn("are not the", answer["refused"])

    def test_what_is_not_read_is_refused_in_a_sentence(self):
        page = self.begin(self.serve())
        base = "1.2.840.10008.1.2"
        wanted = {
            f"{name} ({uid})": ramp(syntax=uid, data=pydicom.encaps.encapsulate([RAMP])) for name, uid in (
                ("JPEG Lossless", f"{base}.4.70"), ("JPEG-LS Lossless", f"{base}.4.80"), ("JPEG 2000 Lossless", f"{base}.4.90"), ("RLE Lossless", f"{base}.5"))}
        wanted[f"Deflated Explicit VR Little Endian ({base}.1.99)"] = ramp(syntax=f"{base}.1.99")
        wanted["(RGB)"] = ramp(PhotometricInterpretation="RGB", SamplesPerPixel=3)
        wanted["(PALETTE COLOR)"] = ramp(PhotometricInterpretation="PALETTE COLOR")
        wanted["holds 3 pictures"] = ramp(NumberOfFrames=3)
        wanted["65535 × 65535 pixels"] = ramp(Rows=65535, Columns=65535)
        wanted["50000 × 100 pixels"] = ramp(Rows=100, Columns=50000)
        wanted["not the 16 × 17"] = ramp(Rows=17)
        wanted["not the 15 × 16"] = ramp(Columns=15)
        wanted["32/32/31"] = ramp(BitsAllocated=32, BitsStored=32, HighBit=31)
        wanted["16/12/3"] = ramp(HighBit=3)
        wanted["holds no picture"] = ramp(PixelData=None)
        wanted["x.dcm holds no picture"] = ramp(Rows=0)
        for (part, _), answer in zip(wanted.items(), self.read(page, *wanted.values())):
            with self.subTest(part):
                self.assertIn(part, answer["refused"])
        self.choose(page, ("x.dcm", "application/dicom", next(iter(wanted.values()))), ("y", "", b"\0" * 128 + b"DICM"), ("z.dcm", "", b"nothing"))
        notice = page.locator(".notice").inner_text()
        for part in ("JPEG Lossless (1.2.840.10008.1.2.4.70)", "uncompressed", "y cannot be read as DICOM", "z.dcm is no picture"):
            self.assertIn(part, notice)
        # A good one takes the sentences away.
        self.choose(page, ("x.dcm", "", ramp()))
        self.assertEqual(page.locator(".notice").count(), 0)

    def test_files_that_are_cut_off_or_changed_anywhere_are_shown_or_refused(self):
        page = self.begin(self.serve())
        seed = int(os.environ.get("FIXATOR_SEED", random.randrange(2**31)))
        print(f"seed {seed}")
        random_one = random.Random(seed)
        whole = {syntax: ramp(syntax=syntax, ImagerPixelSpacing=[0.2, 0.2], PatientOrientation=["L", "F"]) for syntax in (EXPLICIT, IMPLICIT, BIG)}
        cut = [file[:length] for file in whole.values() for length in range(132, len(file), 17)]
        for answer in self.read(page, *cut):
            self.assertTrue(answer["refused"], answer)
        changed = []
        for _ in range(600):
            file = bytearray(random_one.choice(list(whole.values())))
            for _ in range(random_one.choice([1, 2, 8, 60])):
                file[random_one.randrange(132, len(file))] = random_one.choice([0, 255, 254, random_one.randrange(256)])
            changed.append(bytes(file))
        changed += [b"\0" * 128 + b"DICM" + random_one.randbytes(5000) for _ in range(50)]
        # Sequences in sequences, and headers of nothing but headers.
        nest = b"\x08\x00\x40\x11SQ\0\0\xff\xff\xff\xff\xfe\xff\x00\xe0\xff\xff\xff\xff"
        head = whole[EXPLICIT][:whole[EXPLICIT].index(b"\x08\x00\x16\x00")]
        changed += [head + nest * 20000, head + b"\x08\x00\x00\x00UL\0\0" * 400000]
        for answer in self.read(page, *changed):
            self.assertTrue("greys" in answer or answer["refused"], answer)

    def test_each_tag_is_taken_or_not_and_said(self):
        server = self.serve()
        page = self.begin(server)
        imager = {"ImagerPixelSpacing": ["0.143", "0.143"]}
        # Tags, what then stands in the fields, and parts of what is said.
        cases = [
            (imager, {"spacing": "0.143"}, ["0.143 mm is the file’s Imager Pixel Spacing (0018,1164)"]),
            ({**imager, "PixelSpacing": [0.143, 0.143]}, {"spacing": "0.143"}, ["Imager Pixel Spacing"]),
            ({**imager, "PixelSpacing": [0.125, 0.125], "PixelSpacingCalibrationType": "FIDUCIAL"}, {"spacing": "0.143"}, ["0.125 mm, is another"]),
            ({"PixelSpacing": [0.2, 0.2]}, {"spacing": "0.2"}, ["is a guess"]),
            ({"PixelSpacing": [0.2, 0.2], "PixelSpacingCalibrationType": "GEOMETRY"}, {"spacing": ""}, ["calibrated (GEOMETRY)", "was not taken"]),
            ({"PixelSpacing": [0.2, 0.2], "PixelSpacingCalibrationType": "FIDUCIAL"}, {"spacing": ""}, ["calibrated (FIDUCIAL)"]),
            ({"ImagerPixelSpacing": [0.2, 0.201], "PixelSpacing": [0.2, 0.2]}, {"spacing": ""}, ["0.2 × 0.201 mm: rows and columns are not equally far apart"]),
            ({"ImagerPixelSpacing": [0.2, 0.2001]}, {"spacing": "0.20005"}, ["0.20005 mm"]),
            ({"ImagerPixelSpacing": [0, 0]}, {"spacing": ""}, ["can hardly be"]),
            ({}, {"spacing": "", "source-distance": "1150 ± 50"}, ["does not say its pixel spacing"]),
            ({"DistanceSourceToDetector": "1800"}, {"source-distance": "1800 ± 20"}, ["1800 mm from source to detector", "own choice"]),
            ({"DistanceSourceToDetector": "1150.04"}, {"source-distance": "1150 ± 20"}, ["1150 mm from source"]),
            ({"DistanceSourceToDetector": "0"}, {"source-distance": "1150 ± 50"}, ["can hardly be"]),
            # Seen from in front the patient's left is on the right; from behind on the left.
            ({"ViewPosition": "AP", "PatientOrientation": ["L", "F"]}, {"beam": False, "mirrored": False}, ["calls its view AP", "as seen from the source"]),
            ({"ViewPosition": "AP", "PatientOrientation": ["R", "F"]}, {"beam": False, "mirrored": True}, ["as seen from the detector"]),
            ({"ViewPosition": "PA", "PatientOrientation": ["L", "F"]}, {"beam": True, "mirrored": True}, ["calls its view PA", "as seen from the detector"]),
            ({"ViewPosition": "PA", "PatientOrientation": ["R", "F"]}, {"beam": True, "mirrored": False}, ["as seen from the source"]),
            ({"PatientOrientation": ["RP", "FA"]}, {"mirrored": True}, ["as seen from the detector"]),
            ({"PatientOrientation": ["R", "H"]}, {"mirrored": False}, ["upside down"]),
            ({"PatientOrientation": ["A", "F"]}, {"mirrored": False}, []),
            ({"ViewPosition": "LL", "PatientOrientation": ["A", "F"]}, {"beam": False, "mirrored": False}, ["calls its view LL, and this is marked as the AP film"]),
            ({"ImageLaterality": "R"}, {}, ["this is the right side, and left is chosen"]),
            ({"Laterality": "R"}, {}, ["this is the right side"]), ({"SharedFunctionalGroupsSequence": [sequenced(FrameAnatomySequence=[sequenced(FrameLaterality="R")])]}, {}, ["this is the right side"]),
            ({"Laterality": "L"}, {}, []), ({"ImageLaterality": "U"}, {}, []),
        ]
        for tags, fields, parts in cases:
            with self.subTest(tags):
                # A picture in another's place: what that one said is gone with it.
                self.choose(page, ("x", "", ramp(**tags)))
                said = self.said(page)
                for key, value in {"spacing": "", "source-distance": "1150 ± 50", "beam": False, "mirrored": False, **fields}.items():
                    if key != "spacing" or key in fields or not any("Spacing" in tag for tag in tags):
                        self.assertEqual(self.field_value(page, key), value, f"{key}: {said}")
                for part in parts:
                    self.assertIn(part, said)
                self.assertNotIn("stays", said)
        # Of a lateral film nothing is concluded.
        page.get_by_role("tab", name="lateral").click()
        self.choose(page, ("x", "", ramp(ViewPosition="LL", PatientOrientation=["R", "F"])))
        self.assertFalse(self.field_value(page, "mirrored"))
        self.assertNotIn("Orientation", self.said(page))
        self.choose(page, ("x", "", ramp(ViewPosition="PA")))
        self.assertIn("is not marked as the AP film", self.said(page))

    def test_what_was_typed_stays(self):
        server = self.serve()
        page = self.begin(server)
        for key, value in (("spacing", "0,2"), ("source-distance", "1000 ± 5")):
            self.head(page, key, value)
        page.get_by_label("Taken from behind").check()
        page.get_by_label("Picture as seen from the detector").check()
        self.settle(page)
        self.choose(page, ("x", "", ramp(ImagerPixelSpacing=[0.143, 0.143], DistanceSourceToDetector=1150, ViewPosition="AP", PatientOrientation=["R", "F"])))
        self.assertEqual([self.field_value(page, key) for key in ("spacing", "source-distance", "beam", "mirrored")], ["0.2", "1000 ± 5", True, True])
        said = self.said(page)
        for part in ("Imager Pixel Spacing (0018,1164) is 0.143 mm", "Distance Source to Detector (0018,1110) is 1150 mm", "View Position (0018,5101) is AP", "Patient Orientation (0020,0020) is R\\F"):
            self.assertIn(part, said)
        self.assertEqual(said.count("and stays"), 4)
        # As soon as it is what the file says, that is said.
        page.get_by_label("Taken from behind").uncheck()
        self.settle(page)
        self.assertEqual(self.said(page).count("and stays"), 2)
        film = json.loads(self.text_of(server, page))["films"][0]
        self.assertEqual((film["spacing"], film["source-distance"], film["image"], [int(one) for one in film["size"]]), (0.2, "1000 ± 5", "x", [16, 16]))

    def test_brightness_and_contrast_move_the_window(self):
        page = self.begin(self.serve())
        self.choose(page, ("x", "", ramp(WindowCenter=2048, WindowWidth=4096)))

        def middle():
            page.wait_for_timeout(200)
            return page.evaluate("""() => {
              const film = document.querySelector('.film canvas'), context = new OffscreenCanvas(1, 1).getContext('2d', { willReadFrequently: true });
              context.drawImage(film, film.width / 2, film.height / 2, 1, 1, 0, 0, 1, 1);
              return context.getImageData(0, 0, 1, 1).data[0];
            }""")

        before = middle()
        self.assertEqual(page.locator(".film canvas").first.evaluate("(node) => node.style.filter"), "")
        page.get_by_label("Brightness").fill("2")
        brighter = middle()
        self.assertGreater(brighter, before + 40)
        page.get_by_label("Brightness").fill("1")
        page.get_by_label("Contrast").fill("3")
        self.assertGreater(abs(middle() - before), 3)

    def test_what_a_file_says_is_german(self):
        page = self.open(self.serve(), locale="de-DE")
        page.get_by_role("button", name="Mehr").click()
        page.get_by_role("button", name="Fall aus Röntgenbildern").click()
        page.locator(".films").wait_for()
        with page.expect_file_chooser() as chooser:
            page.get_by_role("button", name="Bild wählen").click()
        chooser.value.set_files([{"name": "x", "mimeType": "", "buffer": ramp(ImagerPixelSpacing=[0.143, 0.143], DistanceSourceToDetector=1800, ViewPosition="PA", PatientOrientation=["L", "F"])}])
        page.locator(".film-said li").first.wait_for()
        self.settle(page)
        self.assertIn("0,143 mm", self.said(page))
        self.assertEqual(page.evaluate(FOREIGN), {})


if __name__ == "__main__":
    unittest.main()
