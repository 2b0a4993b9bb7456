"""Screen readers, the keyboard, widths, light and dark, German."""
import json
import unittest

from planner import FIXTURES, PageTest

class Access(PageTest):
    def test_a_screen_reader_hears_no_control_without_a_name(self):
        for case in ["cases/tibia-varus-lengthening.yaml", "cases/own-hardware.yaml", "cases/limb-between-the-struts.yaml", "levels/tibia-defect-60.yaml"]:
            page = self.open(self.serve(FIXTURES / case))
            self.open_sections(page)
            page.get_by_role("button", name="More").click()
            for tab in page.get_by_role("tab").all():
                tab.click()
                self.assertEqual(self.unnamed(page), [], case)

    def test_all_of_it_is_had_by_keyboard(self):
        page = self.open(self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml"))
        field = self.field(page, "deformity.ap-angulation").locator("input").first
        field.focus()
        page.keyboard.press("Control+a")
        page.keyboard.type("14")
        self.settle(page)
        self.assertEqual(page.locator(".top .kept").inner_text(), "Draft kept, file not saved")
        page.keyboard.press("Control+z")
        self.settle(page)
        self.assertEqual(field.input_value(), "12")
        page.keyboard.press("Control+Shift+z")
        self.settle(page)
        self.assertEqual(field.input_value(), "14")
        field.focus()
        page.keyboard.press("ArrowUp")
        page.keyboard.press("Shift+ArrowDown")
        self.settle(page)
        self.assertEqual(field.input_value(), "14.9")
        page.get_by_role("slider", name="Day", exact=True).focus()
        page.keyboard.press("ArrowRight")
        self.assertEqual(page.locator(".schedule tr.shown td").first.inner_text(), "1")
        page.get_by_role("tab", name="Schedule").focus()
        page.keyboard.press("ArrowRight")
        self.assertTrue(page.get_by_role("tabpanel", name="Checks").is_visible())
        seen = set()
        page.locator("h1").click()
        for _ in range(40):
            page.keyboard.press("Tab")
            seen.add(page.evaluate("() => document.activeElement.closest('[data-key]')?.dataset.key ?? ''"))
        self.assertGreaterEqual(len(seen), 8)

    def test_it_fits_from_390_to_2560_pixels(self):
        server = self.serve(FIXTURES / "cases/strut-changes-on-weekdays.yaml")
        for width in [390, 768, 1024, 1440, 2560]:
            page = self.open(server, viewport={"width": width, "height": 900}, color_scheme="dark" if width % 3 else "light")
            for view in ["Case", "Plan"]:
                if width < 1000:
                    page.get_by_role("button", name=view, exact=True).click()
                self.assertLessEqual(page.evaluate("() => document.documentElement.scrollWidth"), width, f"{view} at {width}")
            for tab in page.get_by_role("tab").all():
                tab.click()
                self.assertLessEqual(page.evaluate("() => document.documentElement.scrollWidth"), width, f"{tab.inner_text()} at {width}")
            page.context.close()

    def test_no_number_and_no_word_is_cut_off(self):
        """Numbers that were computed have many digits, and words of a direction are long."""
        text = (FIXTURES / "cases/tibia-varus-lengthening.yaml").read_text()
        for typed, long in [("12 varus", "19.410505662181137 varus"), ("8 apex-anterior", "3.47036 ± 0.000123 apex-posterior"), ("60 proximal", "45.00154563746355 ± 1.25 proximal")]:
            self.assertIn(typed, text)
            text = text.replace(typed, long)
        cut = """() => { const pen = document.createElement('canvas').getContext('2d');
          const wide = (node, words) => { pen.font = getComputedStyle(node).font; return pen.measureText(words).width; };
          const fields = [...document.querySelectorAll('[data-key^="deformity."], [data-key^="mounting."]')].filter((one) => one.checkVisibility());
          return fields.flatMap((field) => [
            ...[...field.querySelectorAll('input.number, input.deviation')].filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.value),
            ...[...field.querySelectorAll('select')].filter((one) => one.value && one.clientWidth < 30 + wide(one, one.selectedOptions[0].textContent)).map((one) => one.selectedOptions[0].textContent),
            ...[...field.querySelectorAll('.line > *, .value > *')].filter((one) => one.getBoundingClientRect().right > field.getBoundingClientRect().right + 1).map((one) => `beyond the field: ${one.className}`),
          ]); }"""
        for locale in ("en-GB", "de-DE"):
            server = self.serve()
            page = self.open(server, locale=locale)
            self.open_file(page, "long.yaml", text.encode())
            for width in (390, 800, 1024, 1280, 1440, 1920):
                page.set_viewport_size({"width": width, "height": 900})
                page.wait_for_timeout(100)
                self.assertEqual(page.evaluate(cut), [], f"{width}, {locale}")
                self.assertLessEqual(page.evaluate("() => document.documentElement.scrollWidth"), width)
            page.context.close()

    def test_names_of_marks_have_their_room_and_what_films_need_is_said_once(self):
        for locale, language in (("en-GB", "en"), ("de-DE", "de")):
            for width in (1024, 1440, 1700):
                server = self.serve()
                page = self.open(server, locale=locale, viewport={"width": width, "height": 900})
                page.get_by_role("button", name="More" if language == "en" else "Mehr").click()
                page.get_by_role("button", name="Case from films…" if language == "en" else "Fall aus Röntgenbildern…").click()
                page.wait_for_selector("main.films:not([hidden])")
                self.settle(page)
                for field in page.locator(".film-field").all():
                    faults = field.locator(".fault").all_inner_texts()
                    self.assertEqual(len(faults), len(set(faults)), faults)
                over = page.evaluate("() => [...document.querySelectorAll('.mark-list .mark')].filter((one) => one.scrollWidth > one.clientWidth + 1 || one.getBoundingClientRect().right > one.nextElementSibling.getBoundingClientRect().left).map((one) => one.textContent)")
                self.assertEqual(over, [], f"{width}, {locale}")
                page.context.close()

    def test_six_struts_are_seen_at_390_pixels(self):
        for case in ["cases/congenital-short-bowed.yaml", "levels/tibia-defect-60.yaml"]:
            page = self.open(self.serve(FIXTURES / case), viewport={"width": 390, "height": 900})
            page.get_by_role("button", name="Plan", exact=True).click()
            box = page.get_by_role("region", name="Schedule").first
            self.assertLessEqual(box.evaluate("(box) => box.scrollWidth - box.clientWidth"), 0, case)

    def test_a_decimal_comma_is_taken_and_german_is_spoken(self):
        server = self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml")
        page = self.open(server, locale="de-DE")
        self.assertEqual(page.locator("html").get_attribute("lang"), "de")
        self.assertTrue(page.locator(".verdict").inner_text().startswith("Keine Fehler"))
        self.enter(page, "deformity.ap-angulation", "12,5", "varus")
        self.assertIn("ap-angulation: 12.5 varus", self.text_of(server, page))

    def test_what_moves_with_the_day_and_where_checks_lead(self):
        page = self.open(self.serve(FIXTURES / "checks/bone-ends-collide.raises.yaml"))
        page.get_by_role("tab", name="Checks").click()
        page.locator(".check.error").first.get_by_role("button", name="Day").click()
        page.wait_for_function("() => document.querySelector('.frame .today b').textContent !== 'Day 0'")
        page.locator(".check.error").first.get_by_role("button", name="To its field").click()
        page.wait_for_timeout(300)
        self.assertTrue(page.evaluate("() => document.activeElement.closest('[data-key]') !== null"))

    def test_every_view_of_the_frame_is_drawn_and_turned(self):
        page = self.open(self.serve(FIXTURES / "cases/limb-between-the-struts.yaml"))
        pictures = set()
        for name in ["Front", "Side", "Top", "AP + lateral", "3-D"]:
            page.get_by_role("button", name=name, exact=True).click()
            page.wait_for_timeout(120)
            pictures.add(page.evaluate("() => document.querySelector('canvas').toDataURL()"))
        page.locator(".frame canvas").focus()
        page.keyboard.press("ArrowLeft")
        page.wait_for_timeout(120)
        pictures.add(page.evaluate("() => document.querySelector('canvas').toDataURL()"))
        self.assertEqual(len(pictures), 6)

    def test_what_has_changed_since_the_file_was_saved_is_said(self):
        page = self.open(self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml"))
        self.assertFalse(page.locator(".differs").is_visible())
        self.enter(page, "schedule.rate", "0.5")
        self.assertRegex(page.locator(".differs").inner_text(), r"Since the file was saved: \d+ days longer")
        page.keyboard.press("Control+z")
        self.settle(page)
        self.assertFalse(page.locator(".differs").is_visible())

    def test_error_bars_a_second_opinion_and_going_on(self):
        page = self.open(self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml"))
        page.get_by_role("tab", name="Second opinion").click()
        page.get_by_label("Schedule as a table").fill((FIXTURES / "check/digits-transposed.raises.csv").read_text())
        page.get_by_role("button", name="Look at it").click()
        page.locator(".check.error").first.wait_for(timeout=60000)
        page.get_by_role("tab", name="Go on").click()
        panel = page.get_by_role("tabpanel", name="Go on")
        for number, reading in enumerate([215, 218, 220, 201, 200, 187], 1):
            panel.get_by_label(f"Strut {number}").fill(str(reading))
        panel.get_by_label("Day (if known)").fill("10")
        panel.get_by_role("button", name="Plan from here").click()
        panel.get_by_text("from day 10").wait_for(timeout=60000)
        # Days stand as in the schedule.
        dates = panel.locator("tbody tr td:nth-child(2)").all_inner_texts()
        self.assertEqual(dates[0], page.evaluate("() => [...document.querySelectorAll('table.schedule tbody tr')].find((row) => row.cells[0].textContent === '10').cells[1].textContent"))
        page.get_by_role("tab", name="Error bars").click()
        page.get_by_label("published spreads").check()
        page.get_by_role("button", name="Work it out").click()
        page.locator(".panel meter").first.wait_for(timeout=120000)
        self.assertGreater(self.field(page, "mounting.axial-offset").locator(".share meter").count(), 0)

    def test_going_on_with_two_frames(self):
        plan = json.loads((FIXTURES / "levels/tibia-defect-60.plan.json").read_text())
        page = self.open(self.serve(FIXTURES / "levels/tibia-defect-60.yaml"))
        page.get_by_role("tab", name="Go on").click()
        panel = page.get_by_role("tabpanel", name="Go on")
        for level, letter in zip(plan["levels"], "PD"):
            for number, reading in enumerate(level["days"][14]["set"], 1):
                panel.get_by_label(f"Strut {letter}{number}").fill(str(reading))
        panel.get_by_label("Day (if known)").fill("14")
        panel.get_by_role("button", name="Plan from here").click()
        panel.get_by_text("from day 14").wait_for(timeout=60000)
        self.assertEqual(panel.locator("table").count(), 2)

    def test_the_report_and_all_files(self):
        server = self.serve(FIXTURES / "cases/tibia-varus-lengthening.yaml")
        page = self.open(server)
        page.get_by_role("button", name="More").click()
        with page.expect_download() as waiting:
            page.get_by_role("button", name="Download all files").click()
        import zipfile
        with zipfile.ZipFile(waiting.value.path()) as archive:
            self.assertIsNone(archive.testzip())
            self.assertEqual(archive.read("plan.json").decode(), (FIXTURES / "cases/tibia-varus-lengthening.plan.json").read_text())
            self.assertIn("report.html", archive.namelist())
            self.assertIn("schedule.ics", archive.namelist())
        page.get_by_role("button", name="More").click()
        with page.context.expect_page() as opened:
            page.get_by_role("button", name="Report").click()
        report = opened.value
        report.wait_for_load_state()
        self.assertIn("tibia-varus-lengthening", report.content())

if __name__ == "__main__":
    unittest.main()
