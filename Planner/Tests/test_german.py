"""The page in German: nothing on it that the German files do not have, but what is marked as the program's own English."""
import json
import re
import tempfile
import unittest
from pathlib import Path

from planner import FIXTURES, ROOT, PageTest

# Words of three letters and more that neither the German files nor the case, the hardware and the calendar have. What a case file is to
# have to the letter stands in <code> or in a field.
FOREIGN = """async () => {
  const { default: words } = await import('./words-de.js');
  const { askJSON } = await import('./api.js');
  const tokens = (text) => String(text).toLowerCase().match(/\\p{L}{3,}/gu) ?? [];
  const known = new Set();
  const learn = (value) => {
    if (value && typeof value === 'object') Object.values(value).forEach(learn);
    else if (value !== null && value !== undefined) tokens(value).forEach((token) => known.add(token));
  };
  learn(words);
  const draft = location.hash.slice(1);
  const { text } = await askJSON('GET', `drafts/${draft}`);
  learn((await askJSON('POST', 'drawn', { text })).values);
  learn(await askJSON('GET', 'hardware').then(({ rings, struts }) => [...rings, ...struts].map(({ name }) => name)));
  for (let month = 0; month < 12; month += 1) for (const style of ['short', 'long']) learn(new Date(2026, month, 5 + month).toLocaleDateString('de', { month: style, weekday: style }));
  // Names of files, and of the one other language.
  learn(['fixator', 'yaml', 'json', 'csv', 'english', 'utf', document.querySelector('.brand small').textContent]);
  const found = new Map();
  const look = (text, node) => {
    const foreign = tokens(text).filter((token) => !known.has(token));
    if (foreign.length) found.set(text.trim().slice(0, 90), foreign.slice(0, 4).join(' '));
  };
  const walk = (node) => {
    if (node.nodeType === Node.TEXT_NODE) { look(node.data, node); return; }
    if (node.nodeType !== Node.ELEMENT_NODE || node.lang === 'en' || ['SCRIPT', 'NOSCRIPT', 'CODE', 'TEXTAREA'].includes(node.tagName)) return;
    for (const name of ['aria-label', 'title', 'placeholder', 'aria-valuetext', 'alt']) {
      if (name === 'placeholder' && node.hasAttribute('data-example')) continue;
      if (node.hasAttribute(name)) look(node.getAttribute(name), node);
    }
    node.childNodes.forEach(walk);
  };
  walk(document.body);
  return Object.fromEntries(found);
}"""


def raw_values(file, name="Code"):
    """What the cases of a Swift enum of texts stand for."""
    text = (ROOT / file).read_text()
    body = text[text.index(f"enum {name}: String"):]
    body = body[:re.search(r"\n  \}", body).start()]
    return [value or name for name, value in re.findall(r"^\s+case (\w+)(?: = \"([^\"]+)\")?", body, re.M)]


class German(PageTest):
    def german(self, server):
        return self.open(server, locale="de-DE")

    def assert_german(self, page, where):
        self.assertEqual(page.evaluate(FOREIGN), {}, where)

    def imported(self, page, expression):
        return page.evaluate(f"async () => {{ const words = (await import('./words-de.js')).default; return {expression}; }}")

    def test_every_key_word_meaning_and_code_is_said(self):
        server = self.serve()
        page = self.german(server)
        form = json.loads(server.ask("GET", "/api/form")[2])
        rows = [row for section in form.values() for row in section]
        sentences = {row[part] for row in rows for part in ("meaning", "measurement") if row.get(part)}
        said = self.imported(page, "[Object.keys(words.meanings), Object.keys(words.keys), Object.keys(words.values), Object.keys(words.errors), Object.keys(words.filmFindings)]")
        meanings, keys, values, errors, films = map(set, said)
        self.assertEqual(sentences - meanings, set())
        self.assertEqual(meanings - sentences, set(), "of sentences that are no more")
        self.assertEqual({row["word"] for row in rows} - keys, set())
        choices = {word for row in rows for word in row.get("choices", []) + row.get("words", []) if re.search("[a-z]", word)}
        self.assertEqual(choices - values, set())
        codes = raw_values("Sources/CaseFiles/Text/ValueFault.swift") + raw_values("Sources/CorrectionPlanning/PlanningError.swift")
        self.assertGreater(len(codes), 30)
        self.assertEqual(set(codes) - errors, set())
        # Some are said otherwise of a note or a warning.
        severe = [code.split() for code in films]
        self.assertEqual(set(raw_values("Sources/Films/Result/FilmFinding.swift")) ^ {code for code, *_ in severe}, set())
        self.assertEqual({severity for _, *rest in severe for severity in rest} - {"error", "warning", "note"}, set())

    def test_no_sentence_is_said_twice(self):
        lines = (ROOT / "Planner/Sources/fixator-planner/Page/meanings-de.js").read_text().splitlines()
        sentences = [found.group(1) for found in (re.match(r"^  '((?:[^'\\]|\\.)*)': ", line) for line in lines) if found]
        self.assertGreater(len(sentences), 200)
        self.assertEqual(sorted(set(sentences)), sorted(sentences))

    def test_nothing_on_the_page_is_english(self):
        for case in ["cases/tibia-varus-lengthening.yaml", "cases/own-hardware.yaml", "cases/limb-between-the-struts.yaml", "levels/tibia-defect-60.yaml",
                     "levels/rickets-middle-reference.yaml", "checks/bone-ends-collide.raises.yaml"]:
            page = self.german(self.serve(FIXTURES / case))
            self.open_sections(page)
            for button in page.locator(".help").all():
                if button.is_visible():
                    button.click()
            page.get_by_role("button", name="Mehr").click()
            for tab in page.get_by_role("tab").all():
                tab.click()
                page.wait_for_timeout(100)
                self.assert_german(page, f"{case}: {tab.inner_text()}")
            page.context.close()

    def test_an_empty_page_and_faults_are_german(self):
        server = self.serve()
        page = self.german(server)
        self.assert_german(page, "an empty page")
        self.enter(page, "case", "x")
        self.assert_german(page, "what is needed")
        server = self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml")
        page = self.german(server)
        for path, value, word, part in [("deformity.ap-angulation", "200", "varus", "Die Zahl liegt außerhalb ihres Bereichs."), ("mounting.rotation", "nan", "internal", "Die Zahl ist nicht endlich"),
                                        ("schedule.surgery", "2026-02-30", None, "Diesen Tag gibt es nicht"), ("frame.neutral-height", "9999", None, "erlaubt: 20 bis 600 mm"), ("schedule.latency", "2.5", None, "ganze Zahl")]:
            self.enter(page, path, value, word)
            fault = self.field(page, path).locator(".fault").first
            self.assertIn(part, fault.inner_text())
            # What the program says itself stands below, and is said to be English.
            self.assertTrue(fault.locator("small[lang=en]").inner_text())
            self.assert_german(page, f"{path}: {value}")
            page.get_by_role("button", name="Zurück").click()
            self.settle(page)

    def test_studies_and_dialogs_are_german(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "case.yaml"
            file.write_text((FIXTURES / "cases/tibia-varus-lengthening.yaml").read_text())
            page = self.german(self.serve(file))
            page.get_by_role("tab", name="Zweitmeinung").click()
            for table, found in [((FIXTURES / "check/strut-mirrored.raises.csv").read_text(), ".check"), ("ohne Zeilen", ".fault")]:
                page.get_by_label("Zeitplan als Tabelle").fill(table)
                page.get_by_role("button", name="Ansehen").click()
                page.get_by_role("tabpanel", name="Zweitmeinung").locator(found).first.wait_for(timeout=60000)
                self.assert_german(page, f"second opinion: {found}")
            page.get_by_role("tab", name="Weiterführen").click()
            page.get_by_role("button", name="Von hier planen").click()
            page.get_by_role("tabpanel", name="Weiterführen").locator(".fault").first.wait_for()
            self.assert_german(page, "going on")
            page.get_by_role("tab", name="Besserer Rahmen").click()
            page.get_by_text("Was zur Wahl steht").click()
            page.get_by_label("Gedreht um höchstens").fill("0")
            page.get_by_role("button", name="Bessere Rahmen suchen").click()
            page.locator(".designs tbody tr").first.wait_for(timeout=120000)
            self.assert_german(page, "better frames")
            self.enter(page, "schedule.rate", "0.5")
            page.get_by_role("tab", name="Vergleich").click()
            page.get_by_role("region", name="Angaben des Falls").wait_for()
            self.assert_german(page, "side by side")
            page.get_by_role("tab", name="Fehlerbalken").click()
            page.get_by_label("veröffentlichte Streuungen").check()
            page.locator(".panel:not([hidden]) .button").first.click()
            page.locator(".panel meter").first.wait_for(timeout=120000)
            self.assert_german(page, "error bars")
            for item in ["Entwürfe…", "Die Falldatei als Text…"]:
                page.get_by_role("button", name="Mehr").click()
                page.get_by_role("button", name=item).click()
                page.wait_for_timeout(200)
                self.assert_german(page, item)
                page.keyboard.press("Escape")
            file.write_text("case: other\n")
            page.get_by_role("button", name="Sichern").click()
            page.get_by_text("auf der Platte geändert").wait_for()
            self.assert_german(page, "a file that was changed")

    def test_films_are_german(self):
        page = self.german(self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml"))
        page.get_by_role("button", name="Mehr").click()
        page.get_by_role("button", name="Fall aus Röntgenbildern").click()
        page.locator(".films").wait_for()
        self.settle(page)
        self.assert_german(page, "films")
        page.get_by_role("button", name="+ Aufnahme").click()
        self.settle(page)
        self.assert_german(page, "three films")


if __name__ == "__main__":
    unittest.main()
