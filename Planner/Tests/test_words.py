"""Numbers with their words, names of what is needed, and suggestions that are read as they stand."""
import json
import re
import unittest

from planner import FIXTURES, ROOT, PageTest

PAGE = ROOT / "Planner/Sources/fixator-planner/Page"
LANGUAGES = [("en-GB", "en"), ("de-DE", "de")]


class Words(PageTest):
    def words(self, page, language):
        return page.evaluate(f"async () => (await import('./words-{language}.js')).default")

    def test_whatever_is_counted_has_a_word_for_one(self):
        page = self.open(self.serve())
        counted = {name for file in PAGE.glob("*.js") for name in re.findall(r"count(?:ed)?\('([\w-]+)'", file.read_text())}
        counted |= {name for name in self.words(page, "en") if f"{name}-one" in self.words(page, "en")}
        self.assertGreater(len(counted), 10)
        for _, language in LANGUAGES:
            words = self.words(page, language)
            self.assertEqual({name for name in counted if name not in words or f"{name}-one" not in words}, set(), language)
            # What has a place for a number and a word of many behind it is chosen by the number.
            plural = {name for name, text in words.items() if isinstance(text, str) and re.search(r"\{number\} (?!%)\w", text)} - counted
            self.assertEqual(plural, {"entry", "remove-from"} & plural, language)

    def test_one_visit_and_one_change(self):
        for (locale, _), facts in zip(LANGUAGES, [["1\nstrut change", "1\nvisit"], ["1\nStrebenwechsel", "1\nTermin"]]):
            page = self.open(self.serve(FIXTURES / "cases/clubfoot-without-a-hinge.yaml"), locale=locale)
            shown = page.locator(".facts div").all_inner_texts()
            for fact in facts:
                self.assertIn(fact, shown)
            page.context.close()

    def test_an_entry_is_called_as_one(self):
        server = self.serve()
        page = self.open(server)
        form = json.loads(server.ask("GET", "/api/form")[2])
        lists = {row["word"] for section in form.values() for row in section if row["kind"] == "entries"}
        for _, language in LANGUAGES:
            self.assertEqual(set(self.words(page, language)["entries"]), lists, language)
        page = self.open(self.serve(FIXTURES / "levels/tibia-defect-60.yaml"), locale="de-DE")
        self.assertEqual([" ".join(text.split()) for text in page.locator('[data-key="levels"] > div > section > header').all_inner_texts()], ["Ebene 1 proximal Entfernen", "Ebene 2 distal Entfernen"])

    def test_what_is_needed_is_named(self):
        for (locale, language), deformity, ring in zip(LANGUAGES, ["Deformity", "Fehlstellung"], ["Proximal ring", "Proximaler Ring"]):
            server = self.serve()
            page = self.open(server, locale=locale)
            self.enter(page, "case", "x")
            needed = page.locator(".fault").all_inner_texts()
            self.assertFalse([text for text in needed if re.search(r"\ba (section|list)\b|fehlt", text)], needed)
            self.assertIn(deformity, page.locator("#group-deformity > div > .fault").inner_text())
            self.assertIn(ring, self.field(page, "frame.proximal-ring").locator(".fault.needed").inner_text())
            self.assertEqual(page.locator('[aria-invalid="true"]').count(), 0)
            # As soon as one value stands there the section is.
            self.enter(page, "deformity.ap-angulation", "5", "varus")
            self.assertEqual(page.locator("#group-deformity > div > .fault").count(), 0)
            page.context.close()

    def test_one_of_six_that_is_wrong_is_marked_alone_and_a_warning_marks_nothing(self):
        page = self.open(self.serve(FIXTURES / "cases/malunited-fracture.yaml"))
        field = self.field(page, "frame.struts-now")
        inputs = field.locator("input.reading")
        inputs.nth(2).fill("x")
        self.settle(page)
        self.assertEqual([one.get_attribute("aria-invalid") for one in inputs.all()], ["false", "false", "true", "false", "false", "false"])
        page = self.open(self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml"))
        self.assertGreater(page.locator(".fault.warning").count(), 0)
        self.assertEqual(page.locator('[aria-invalid="true"]').count(), 0)
        # An own ring's faults are its own fields', not those of the field around them.
        page = self.open(self.serve(FIXTURES / "cases/own-hardware.yaml"))
        self.enter(page, "frame.distal-ring.joint-radius", "-4")
        wrong = page.locator('[aria-invalid="true"]').evaluate_all("(all) => all.map((one) => one.closest('[data-key]').dataset.key)")
        self.assertEqual(set(wrong), {"frame.distal-ring.joint-radius"})

    def test_a_suggestion_is_read_as_it_stands(self):
        for locale, _ in LANGUAGES:
            page = self.open(self.serve(FIXTURES / "cases/mitre-frame.yaml"), locale=locale)
            self.open_sections(page)
            field = self.field(page, "frame.proximal-ring.arc")
            good = field.locator("textarea").input_value()
            for wrong in ["1", "a, b"]:
                self.enter(page, "frame.proximal-ring.arc", wrong)
            self.enter(page, "frame.proximal-ring.arc", "1")
            suggestion = re.search(r"\[[^\]]*\]", field.locator(".fault").first.inner_text()).group(0)
            self.enter(page, "frame.proximal-ring.arc", suggestion)
            self.assertEqual(field.locator("> div > .fault.error").count(), 0, suggestion)
            # Decimal commas are read beside commas with a blank, and beside semicolons.
            for typed in ["-112,5, 112,5", "-112,5; 112,5", "[-112,5, 112,5]"]:
                self.enter(page, "frame.proximal-ring.arc", typed)
                self.assertEqual(field.locator("> div > .fault.error").count(), 0, typed)
            self.enter(page, "frame.proximal-ring.arc", good)
            page.context.close()

    def test_what_stands_as_a_suggestion_in_german_is_read(self):
        """Examples, defaults and the ends of ranges of every field, typed as the German page writes them."""
        server = self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml")
        page = self.open(server, locale="de-DE")
        self.open_sections(page)
        typed = page.evaluate("""async () => {
          const { askJSON } = await import('./api.js'), { allowedText } = await import('./words.js');
          const form = await askJSON('GET', 'form'), found = [];
          for (const section of ['deformity', 'mounting', 'schedule', 'limits', 'top']) for (const row of form[section]) {
            if (!['quantity', 'number', 'whole'].includes(row.kind) || !row.allowed) continue;
            const words = allowedText(row.allowed), path = section === 'top' ? row.word : `${section}.${row.word}`;
            const range = /^(-?[\\d,]+) bis (-?[\\d,]+)/.exec(words ?? '');
            found.push({ path, words, ends: range ? [range[1], range[2]] : [], assumed: /^-?[\\d,]+$/.exec(allowedText(row.assumed ?? '') ?? '')?.[0] });
          }
          return found;
        }""")
        self.assertGreater(len(typed), 20)
        good = self.text_of(server, page)
        for entry in typed:
            with self.subTest(**entry):
                self.assertTrue(entry["ends"], "no range in words")
                field = self.field(page, entry["path"])
                if not field.is_visible():
                    continue
                for value in entry["ends"] + ([entry["assumed"]] if entry["assumed"] else []):
                    field.locator("> .line input[type=text]").first.fill(value)
                    words = field.locator("> .line select")
                    if words.count():
                        words.select_option(index=1)
                    self.settle(page)
                    shown = field.locator("> div > .fault.error").all_inner_texts()
                    self.assertFalse([text for text in shown if "Zahl" in text or "Bereich" in text], f"{value}: {shown}")
                while self.text_of(server, page) != good:
                    page.get_by_role("button", name="Zurück").click()
                    self.settle(page)


if __name__ == "__main__":
    unittest.main()
