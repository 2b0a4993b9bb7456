"""What is drawn of a frame: nothing is cut off, no name lies under a number, and a joint is no cut."""
import json
import unittest

from planner import FIXTURES, PageTest

CASES = ["cases/tibia-varus-lengthening.yaml", "cases/mitre-frame.yaml", "cases/butt-frame-long-foot.yaml", "cases/equinus-about-the-hinge.yaml", "cases/clubfoot-without-a-hinge.yaml",
         "cases/limb-between-the-struts.yaml", "cases/congenital-short-bowed.yaml", "checks/joint-off-arc.raises.yaml", "levels/tibia-defect-60.yaml", "levels/rickets-middle-reference.yaml"]

# Draws a case in every view on some of its days and says what touches the picture's edge, what the caption lies on, and which names lie on a
# strut's number or on another name.
LOOK = """async (text) => {
  const [{ askJSON }, { Plans }, picture, { say }] = await Promise.all(['./api.js', './plans.js', './frame-picture.js', './words.js'].map((name) => import(name)));
  const { plan, frames } = await askJSON('POST', 'drawn', { text });
  const plans = new Plans();
  plans.show({ plan, frames });
  const palette = picture.colours(), room = plans.room, faults = new Set(), words = new Set();
  const names = { hinge: say('picture-hinge'), joint: say('picture-joint') };
  const canvas = document.createElement('canvas');
  const looks = { '3d': [0.55, 0.3], front: [0, 0], side: [Math.PI / 2, 0], top: [0, Math.PI / 2], askew: [2.2, -0.7] };
  for (const [width, height] of [[360, 260], [1000, 640]]) {
    Object.assign(canvas, { width, height });
    const context = canvas.getContext('2d', { willReadFrequently: true });
    const written = [];
    context.fillText = function (content, x, y) { written.push({ content, x, y, wide: this.measureText(content).width }); CanvasRenderingContext2D.prototype.fillText.call(this, content, x, y); };
    for (const below of [0, picture.captionHeight(width, height)]) for (const [name, [azimuth, tilt]] of Object.entries(looks)) {
      for (const place of [0, plans.days.length - 1]) {
        context.clearRect(0, 0, width, height);
        written.length = 0;
        picture.draw(context, { left: 0, width, height, below }, plans.sceneOn(place, true), { azimuth, height: tilt, zoom: 1, ...room, names }, palette, plans.shades());
        const pixels = context.getImageData(0, 0, width, height).data, seen = (x, y) => pixels[4 * (y * width + x) + 3] > 0;
        const where = `${width} × ${height}, ${name}, day ${place}`;
        for (let x = 0; x < width; x += 1) if (seen(x, 0) || seen(x, height - 1 - Math.ceil(below))) { faults.add(`cut off above or below: ${where}`); break; }
        for (let y = 0; y < height; y += 1) if (seen(0, y) || seen(width - 1, y)) { faults.add(`cut off beside: ${where}`); break; }
        const unit = Math.max(1, Math.min(width, height) / 420);
        const numbers = written.filter(({ content }) => /^[PD]?[1-6]$/.test(content)), others = written.filter((one) => !numbers.includes(one));
        for (const { content, x, y, wide } of others) {
          words.add(content);
          for (const number of numbers) if (Math.abs(number.x - x) < wide / 2 + 8 * unit && Math.abs(number.y - y) < 13 * unit) faults.add(`${content} at strut ${number.content}: ${where}`);
          for (const other of others) if (other.content < content && Math.abs(other.x - x) < (wide + other.wide) / 2 && Math.abs(other.y - y) < 11 * unit) faults.add(`${content} at ${other.content}: ${where}`);
        }
      }
    }
  }
  return { faults: [...faults], words: [...words], frames };
}"""


class Pictures(PageTest):
    def test_nothing_is_cut_off_and_every_name_can_be_read(self):
        page = self.open(self.serve())
        for case in CASES:
            with self.subTest(case=case):
                text = (FIXTURES / case).read_text()
                found = page.evaluate(LOOK, text)
                self.assertEqual(found["faults"], [])
                names = {structure["name"] for frame in found["frames"] for structure in frame["structures"]}
                self.assertEqual(set(found["words"]) - {"hinge", "joint surfaces"}, names)

    def test_from_above_all_four_sides_are_named(self):
        for side, locale, names in [("left", "en-GB", ["medial", "lateral", "posterior", "anterior"]), ("right", "en-GB", ["lateral", "medial", "posterior", "anterior"]), ("left", "de-DE", ["medial", "lateral", "hinten", "vorn"])]:
            server = self.serve()
            page = self.open(server, locale=locale)
            self.open_file(page, "case.yaml", (FIXTURES / "cases/tibia-varus-lengthening.yaml").read_text().replace("side: left", f"side: {side}").encode())
            view = page.locator(".frame").first
            words = lambda: [view.locator(f".side-words.{where}").inner_text() for where in ("left", "right", "up", "down")]
            view.get_by_role("button", name="Top" if locale == "en-GB" else "Oben").click()
            page.wait_for_timeout(100)
            self.assertEqual(words(), names)
            view.get_by_role("button", name="Front" if locale == "en-GB" else "Vorn").click()
            page.wait_for_timeout(100)
            self.assertEqual(words(), [*names[:2], "", ""])
            # Turned about by a quarter and seen from above, then from below.
            found = page.evaluate("""async (side) => {
              const { FrameView } = await import('./frame-view.js');
              const view = new FrameView({ frame: { side } });
              view.ask = () => {};
              const at = (azimuth, height) => { Object.assign(view, { azimuth, height }); view.tellSides(); return [view.left, view.right, view.up, view.down].map((one) => one.textContent); };
              return [at(Math.PI / 2, Math.PI / 2), at(0, -Math.PI / 2)];
            }""", side)
            left, right, up, down = names
            self.assertEqual(found, [[down, up, left, right], [left, right, down, up]])
            page.context.close()

    def test_a_joint_has_surfaces_and_a_hinge_with_their_names(self):
        for locale, names in [("en-GB", {"joint surfaces", "hinge"}), ("de-DE", {"Gelenkflächen", "Scharnier"})]:
            page = self.open(self.serve(), locale=locale)
            hinged, free, cut = [page.evaluate(LOOK, (FIXTURES / case).read_text()) for case in ["cases/equinus-about-the-hinge.yaml", "cases/clubfoot-without-a-hinge.yaml", "cases/pure-lengthening.yaml"]]
            self.assertEqual([found["frames"][0].get("joint") for found in [hinged, free, cut]], [True, True, None])
            self.assertLessEqual(names, set(hinged["words"]))
            self.assertEqual(names & set(free["words"]), {sorted(names, key=len)[-1]})
            self.assertEqual(names & set(cut["words"]), set())
            page.context.close()


if __name__ == "__main__":
    unittest.main()
