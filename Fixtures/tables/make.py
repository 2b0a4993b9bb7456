#!/usr/bin/env python3
"""One schedule as people have it: exports of four programs, layouts of reports, typed ones.

    ./make.py     writes the tables, and what must come of each into expected.txt

expected.txt has a line for each table: its name, what must come of it, words that must be said, and what comes of it as a table of `pose`.
What comes of it is `dated` (the schedule of plain.csv), `days` (without its dates), `readings` (without days and dates), or `refused`;
for `pose` `read` (the ten readings; lines below them may be bad), `lines: words` (some are bad lines that say so, none is another reading),
`refused: words`, or `other` (readings of rows that `pose` takes as they stand).
"""
import datetime
import os

FOLDER = os.path.dirname(os.path.abspath(__file__))
READINGS = [
    (212, 215, 219, 195, 194, 174), (213, 216, 219, 195, 195, 176), (213, 216, 219, 196, 196, 178), (213, 216, 219, 197, 197, 180),
    (214, 217, 220, 199, 198, 182), (214, 217, 220, 200, 199, 184), (214, 217, 220, 201, 200, 186), (214, 217, 220, 202, 201, 187),
    (215, 218, 221, 203, 202, 189), (215, 218, 221, 204, 203, 191)]
DATES = [datetime.date(2026, 3, 27) + datetime.timedelta(days=day) for day in range(len(READINGS))]
ROWS = [(day, date, readings) for day, (date, readings) in enumerate(zip(DATES, READINGS))]
STRUTS = [f"Strut {n}" for n in range(1, 7)]
COLOURS = ["red", "orange", "yellow", "green", "blue", "violet"]
expected = []
# What `pose` makes of those that it does not read, or not whole.
POSE = {
    "excel-macintosh.csv": "refused: a control character",
    "report-units-line-brackets-cm.csv": "refused: in centimetres, as this line says",
    "report-transposed.csv": "refused: turn the table round",
    "report-transposed-titled.csv": "refused: turn the table round",
    "typed-without-names.csv": "lines: 7 fields instead of 6",
    "typed-title-without-names.csv": "refused: neither a header nor numbers",
    "refused-name-mm-cells-cm.csv": "refused: say mm and this cell says cm",
    "refused-two-sets.csv": "refused: names this column twice",
    "refused-inches.csv": "lines: in a unit that is not known here",
    "refused-five-struts.csv": "refused: lacks the column strut_6",
    "refused-spaces.txt": "refused: separated by commas",
    "refused-decimal-commas-among-commas.csv": "lines: 14 fields instead of 8",
    "refused-reading-missing.csv": "lines: strut_3 is empty",
    "refused-row-not-taken.csv": "lines: no finite decimal number",
    "refused-readings-above-names.csv": "refused: readings stand above the line of names",
    "refused-guessed-reading.csv": "lines: no finite decimal number",
    "refused-some-units.csv": "lines: in centimetres in the first row, and has no unit here",
    "refused-break-in-a-name.csv": "refused: a quote that is not closed on its line",
    "refused-utf16-without-mark.csv": "refused: UTF-16 without its mark",
    "refused-latin-1.csv": "refused: no UTF-8 text",
    "libreoffice-merged-heads-cm.csv": "refused: in centimetres, as this line says",
    "refused-days-or-struts-in-heads.csv": "other",
    "refused-struts-without-names.csv": "other",
}


def write(name, text, outcome, words="-", encoding="utf-8", end="\n", pose=None):
    with open(os.path.join(FOLDER, name), "wb") as file:
        file.write(text.replace("\n", end).encode(encoding))
    expect(name, outcome, words, pose)


def expect(name, outcome, words, pose=None):
    expected.append(f"{name}\t{outcome}\t{words}\t{pose or POSE.get(name) or 'read'}")


def table(head, rows, separator=","):
    return "".join(separator.join(map(str, line)) + "\n" for line in ([head] if head else []) + rows)


def rows(day="{0}", date="{0}", reading="{0}"):
    """Rows of text; day and date are left out where they are None."""
    return [[cell for cell in (day and day.format(d), date and date.format(t) if isinstance(date, str) else date and date(t)) if cell is not None]
            + [reading.format(r) for r in readings] for d, t, readings in ROWS]


def german(date): return date.strftime("%d.%m.%Y")
def american(date): return f"{date.month}/{date.day}/{date.year}"
def serial(date): return str((date - datetime.date(1899, 12, 30)).days)


NAMES = ["Day", "Date"] + STRUTS
PLAIN = table(NAMES, rows())

# The table that all others are.
write("plain.csv", PLAIN, "dated", "10 rows")

# Spreadsheets.
write("libreoffice-english.csv", PLAIN, "dated")
write("libreoffice-quoted.csv", table([f'"{n}"' for n in NAMES], rows(reading='"{0}"')), "dated")
write("libreoffice-german-semicolons.csv", table(["Tag", "Datum"] + STRUTS, rows(date=german, reading="{0},0"), ";"), "dated", "decimals have commas")
write("libreoffice-tabs.tsv", table(NAMES, rows(), "\t"), "dated", "separated by tabs")
write("excel-english.csv", PLAIN.replace(",2026", ",2026"), "dated", end="\r\n")
write("excel-english-us-dates.csv", table(NAMES, rows(date=american)), "dated", "month/day/year", end="\r\n")
write("excel-utf8-mark.csv", PLAIN, "dated", encoding="utf-8-sig", end="\r\n")
write("excel-german.csv", table(["Tag", "Datum"] + STRUTS, rows(date=german), ";"), "dated", "day.month.year", encoding="utf-8-sig", end="\r\n")
write("excel-german-sep.csv", "sep=;\n" + table(["Tag", "Datum"] + STRUTS, rows(date=german), ";"), "dated", end="\r\n")
write("excel-sep-comma.csv", "sep=,\n" + PLAIN, "dated", end="\r\n")
write("excel-unicode-text.txt", table(NAMES, rows(date=american), "\t"), "dated", "separated by tabs", encoding="utf-16", end="\r\n")
with open(os.path.join(FOLDER, "excel-unicode-big-endian.txt"), "wb") as file:
    file.write(b"\xfe\xff" + table(NAMES, rows(), "\t").encode("utf-16-be"))
expect("excel-unicode-big-endian.txt", "dated", "-")
write("excel-macintosh.csv", PLAIN, "dated", end="\r")
write("excel-empty-lines-and-cells.csv", table(NAMES + ["", ""], [line + ["", ""] for line in rows()] + [[""] * 10] * 3), "dated", end="\r\n")
write("excel-text-formulas.csv", table(NAMES, rows(day='="{0}"', reading='="{0}"')), "dated")
write("excel-text-formulas-quoted.csv", table(NAMES, rows(reading='"=""{0}"""')), "dated")
write("excel-day-numbers.csv", table(NAMES, rows(date=serial)), "dated", "a spreadsheet's day numbers")
write("google-sheets.csv", PLAIN.rstrip("\n"), "dated", end="\r\n")
write("google-sheets.tsv", table(NAMES, rows(date="{0}"), "\t").rstrip("\n"), "dated", end="\r\n")
write("numbers-title.csv", "Table 1\n" + table(NAMES, rows()), "dated", "left out above the names: line 1 (Table 1)", encoding="utf-8-sig", end="\r\n")
write("numbers-semicolons.csv", "Tabelle 1;;;;;;;\n" + table(NAMES, rows(reading="{0},0"), ";"), "dated", "left out above the names: line 1 (Tabelle 1)")

# Layouts of reports.
HEAD = "Treatment schedule\nPatient: X, left tibia\nPrinted: 2026-03-20 10:31\n\n"
write("report-titles-and-footer.csv", HEAD + PLAIN + "\nSignature:,,,,Date:,,,\nPage 1 of 1\n", "dated", "left out without readings of a day: 2 lines")
write("report-colours-in-names.csv", table(["Day", "Date"] + [f"Strut {n} ({c.title()})" for n, c in enumerate(COLOURS, 1)], rows()), "dated")
write("report-colours-alone.csv", table(["Day", "Date"] + COLOURS, rows()), "dated")
write("report-sheet-numbers-and-colours.csv", table(["Day", "Date"] + [f"{n} {c}" for n, c in enumerate(COLOURS, 1)], rows()), "dated")
write("report-units-line.csv", table(NAMES, [["", ""] + ["mm"] * 6] + rows()), "dated", "readings are in millimetres")
write("report-units-line-brackets-cm.csv", table(NAMES, [["", ""] + ["[cm]"] * 6] + [r[:2] + [f"{int(x) / 10}" for x in r[2:]] for r in rows()]), "dated", "readings are in centimetres")
write("report-colours-line.csv", table(NAMES, [["", ""] + [f"({c.title()})" for c in COLOURS]] + rows()), "dated", "left out under the names: line 2")
page = table(NAMES, rows()).splitlines(keepends=True)
write("report-two-pages.csv", "".join(page[:6]) + "Page 1 of 2\n\n" + page[0] + "".join(page[6:]) + "Page 2 of 2\n", "dated", "left out without readings of a day: 3 lines")
write("report-averages.csv", PLAIN + "Average,,213.7,216.7,219.8,199.2,198.5,182.7\nMinimum,,212,215,219,195,194,174\n", "dated", "left out without readings of a day: 2 lines")
write("report-notes-column.csv", table(NAMES + ["Notes"], [line + (["phoned, all well"] if n == 3 else [""]) for n, line in enumerate(rows())]).replace("phoned, all well", '"phoned, all well"'), "dated", 'not read: "Notes"')
write("report-iso-times.csv", table(NAMES, rows(date="{0}T08:00:00Z")), "dated", "times of day")
write("report-iso-times-with-zone.csv", table(NAMES, rows(date="{0} 08:00:00.000+01:00")), "dated", "times of day")
turned = [["Day"] + [d for d, _, _ in ROWS], ["Date"] + [t for _, t, _ in ROWS]]
turned += [[STRUTS[n]] + [r[n] for _, _, r in ROWS] for n in range(6)]
write("report-transposed.csv", table(None, turned), "dated", "struts are rows and days are columns")
write("report-transposed-titled.csv", HEAD + table(None, [[""] + [f"Day {d}" for d, _, _ in ROWS]] + [[f"Strut {n + 1} ({COLOURS[n]})"] + turned[2 + n][1:] for n in range(6)]), "days", "struts are rows and days are columns")
write("report-markdown.txt", "".join("| " + " | ".join(map(str, line)) + " |\n" for line in [NAMES, ["---"] * 8] + rows()), "dated", "separated by bars")

# Typed ones.
write("typed-units-in-cells.csv", table(NAMES, rows(reading="{0} mm")), "dated", "readings are in millimetres")
write("typed-no-break-units.csv", table(NAMES, rows(reading="{0}\u202fmm")), "dated", "readings are in millimetres")
write("typed-centimetres-in-cells.csv", table(NAMES, [r[:2] + [f"{int(x) / 10} cm" for x in r[2:]] for r in rows()]), "dated", "readings are in centimetres")
write("typed-unit-in-first-row.csv", table(NAMES, [[c + " mm" if n == 0 and i > 1 else c for i, c in enumerate(r)] for n, r in enumerate(rows())]), "dated", "10 rows")
write("typed-one-column-in-cm.csv", table(NAMES, [r[:2] + [f"{int(r[2]) / 10} cm"] + r[3:] for r in rows()]), "dated", "strut 1 is in centimetres")
write("typed-footnotes.csv", table(NAMES, [[c + "*" if n == 4 and i == 4 else c for i, c in enumerate(r)] for n, r in enumerate(rows())]) + "* read by phone\n", "dated", "marks behind")
write("typed-apostrophes.csv", table(NAMES, rows(reading="'{0}")), "dated")
write("typed-without-names.csv", table(None, rows(date=None)), "days", "there are no names of columns")
write("typed-title-without-names.csv", "turned at home\n" + table(None, rows(date=None)), "days", "left out above the readings: line 1")
write("typed-readings-alone.csv", table(None, rows(day=None, date=None)), "readings", "rows are counted from 0")

# What cannot be told.
write("refused-name-mm-cells-cm.csv", table(["Day", "Date"] + [s + " (mm)" for s in STRUTS], [r[:2] + [f"{int(x) / 10} cm" for x in r[2:]] for r in rows()]), "refused", "says mm and this cell says cm")
write("refused-two-sets.csv", table(["Day", "Date"] + [s + " planned" for s in STRUTS] + [s + " done" for s in STRUTS], [r + r[2:] for r in rows()]), "refused", "which of them are meant?")
write("refused-inches.csv", table(NAMES, [r[:2] + [f"{int(x) / 25.4:.2f} in" for x in r[2:]] for r in rows()]), "refused", "in a unit that is not known here")
write("refused-five-struts.csv", table(NAMES[:-1], [r[:-1] for r in rows()]), "refused", "no column is named as strut 6")
write("refused-spaces.txt", table(["day"] + [f"s{n}" for n in range(1, 7)], rows(date=None), " "), "refused", "fields separated by semicolons, tabs, bars or commas")
write("refused-decimal-commas-among-commas.csv", table(NAMES, rows(reading="{0},0")), "refused", "fields instead of")
write("refused-reading-missing.csv", PLAIN.replace(",220,199,198,", ",,199,198,"), "refused", "strut 3: the reading is empty")
write("refused-row-not-taken.csv", PLAIN.replace("214,217,220,199,198,182", "x,x,x,x,x,x"), "refused", "no finite decimal number")
write("refused-readings-above-names.csv", "0,2026-03-27,212,215,219,195,194,174\n" + PLAIN, "refused", "readings stand above the line of names")
write("refused-guessed-reading.csv", PLAIN.replace(",220,199,", ",ca. 220,199,"), "refused", "no finite decimal number")
write("refused-some-units.csv", table(NAMES, [[f"{int(c) / 10} cm" if n == 0 and i == 2 else "21" if n == 1 and i == 2 else c for i, c in enumerate(r)] for n, r in enumerate(rows())]), "refused", "which is meant cannot be told")
write("refused-break-in-a-name.csv", PLAIN.replace("Strut 1", '"Strut 1\n(Red)"'), "refused", "a quote that is not closed on its line")
with open(os.path.join(FOLDER, "refused-utf16-without-mark.csv"), "wb") as file:
    file.write(PLAIN.encode("utf-16-le"))
expect("refused-utf16-without-mark.csv", "refused", "UTF-16 without its mark")
write("refused-latin-1.csv", PLAIN.replace("Day", "Tägé"), "refused", "no UTF-8 text", encoding="latin-1")

# Layouts that differ from those above.
WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
write("libreoffice-merged-heads.csv", "Treatment plan,,,,,,,\n,,Struts (mm),,,,,\n" + table(["Day", "Date"] + list("123456"), rows()), "dated", "line 2 says the unit of the readings: mm")
write("libreoffice-merged-two-lines.csv", table(["Day", "Date", "Strut"] + [""] * 5, [["", ""] + list("123456")] + rows()), "dated", "the names of the columns stand in lines 1 and 2")
write("libreoffice-merged-heads-cm.csv", ",,Struts (cm),,,,,\n" + table(NAMES, [r[:2] + [f"{int(x) / 10}" for x in r[2:]] for r in rows()]), "dated", "line 1 says the unit of the readings: cm")
write("numbers-table-name.csv", "Sheet 1-Schedule\n" + table(["Day", "Date"] + [f"S{n} (mm)" for n in range(1, 7)], rows(date=lambda d: d.strftime("%d %b %Y"))), "dated", "left out above the names: line 1", encoding="utf-8-sig", end="\r\n")
write("google-sheets-decimal-commas.csv", table(NAMES, rows(reading='"{0},0"')), "dated", "decimals have commas", end="\r\n")
write("excel-german-titles.csv", "Patient;4711;;;;;;\nDatum;27.3.2026;;;;;;\n;;;;;;;\n" + table(["Tag", "Datum"] + STRUTS, rows(date=german, reading="{0},0"), ";"), "dated", "left out above the names: 2 lines", encoding="utf-8-sig", end="\r\n")
write("excel-sep-quoted-and-cells.csv", '"sep=;";;;;;;;\n' + table(NAMES, rows(), ";"), "dated", "names semicolons to a spreadsheet")
write("maker-clicks-between.csv", table(["Day", "Weekday", "Date"] + [n for i, c in enumerate(COLOURS, 1) for n in (f"Strut {i} ({c.title()})", "Clicks")],
    [[r[0], WEEKDAYS[DATES[n].weekday()], r[1]] + [c for x in r[2:] for c in (x, "+1")] for n, r in enumerate(rows())]), "dated", 'not read: "Weekday", "Clicks"')
write("maker-letters-of-footnotes.csv", table(NAMES, [[c + " (a)" if n == 4 and i == 4 else c for i, c in enumerate(r)] for n, r in enumerate(rows())]) + "(a) read by phone\n", "dated", "marks behind a reading are left out, the first in line 6")
write("report-units-in-brackets-in-cells.csv", table(NAMES, rows(reading="{0} (mm)")), "dated", "readings are in millimetres")
write("report-statistics-of-pages.csv", PLAIN + ",,,,,,,\nTotal,,3,3,2,9,9,17\nPage 1 of 1,,,,,,,\n", "dated", "left out without readings of a day: 2 lines")
write("refused-columns-by-spaces.txt", "Day  Date        S1   S2   S3   S4   S5   S6\n" + "".join(f"{r[0]:>3}  {r[1]}  {'  '.join(r[2:])}\n" for r in rows()), "refused", "fields separated by semicolons, tabs, bars or commas", pose="refused: separated by commas")
write("refused-columns-by-several-tabs.txt", "Day\t\tDate\t\t" + "\t".join(STRUTS) + "\n" + "".join(f"{r[0]}\t\t{r[1]}\t" + "\t".join(r[2:]) + "\n" for r in rows()), "refused", "9 fields instead of 10", pose="lines: 9 fields instead of 10")
write("refused-note-of-a-phone.txt", "".join(f"Day {r[0]}: {', '.join(r[2:])}\n" for r in rows()), "refused", "no column is named as a strut", pose="lines: no finite decimal number (found Day 0: 212)")
write("refused-formulas-shown.csv", table(NAMES, [[c if n == 0 else f"={'ABCDEFGH'[i]}{n + 1}+1" for i, c in enumerate(r)] for n, r in enumerate(rows())]), "refused", "a spreadsheet's formula: export the table with values", pose="lines: a spreadsheet's formula: export the table with values")
write("refused-days-or-struts.csv", table(None, [[n] + r[2:] for n, r in enumerate(rows()[:6], 1)]), "refused", "which may be the days (struts are columns) or the struts (days are columns): both fit", pose="lines: 7 fields instead of 6")
write("refused-days-or-struts-in-heads.csv", table(["Day"] + list("123456"), [[n] + r[2:] for n, r in enumerate(rows()[:6], 1)]), "refused", "rows that begin with Strut 1 to Strut 6")
write("refused-struts-without-names.csv", table(None, [[n + 1] + [r[n] for _, _, r in ROWS[:5]] for n in range(6)]), "refused", "both fit")
write("refused-two-units-in-titles.csv", "Readings in cm,,,,,,,\n,,Struts (mm),,,,,\n" + PLAIN, "refused", "line 1 says cm and this one mm", pose="refused: in centimetres, as this line says")

# Columns of days and dates that are called otherwise, or nothing at all: a table that tells its days, or it is asked for them.
def columns(names, cells):
    return table(names + STRUTS, [list(cells(day, date)) + list(readings) for day, date, readings in ROWS])


WEEKDAYS = ["Mo", "Di", "Mi", "Do", "Fr", "Sa", "So"]
write("pandas-index-of-dates.csv", columns([""], lambda d, t: [t]), "dated", "the column without a name (column 1) has dates")
write("pandas-index.csv", columns([""], lambda d, t: [d]), "readings", "not read: the column without a name (column 1)")
write("pandas-index-and-date.csv", columns(["", "Date"], lambda d, t: [d, t]), "dated", "not read: the column without a name (column 1)")
write("dates-when.csv", columns(["When"], lambda d, t: [f"{t} 08:00"]), "dated", 'the column "When" has dates')
write("dates-timestamp.csv", columns(["Timestamp"], lambda d, t: [f"{t}T08:00:00Z"]), "dated", 'rates go by the column "Timestamp"')
write("dates-planned.csv", columns(["Date (planned)", "Date of birth"], lambda d, t: [t, "1980-01-01"]), "dated", 'not read: "Date of birth"')
write("dates-german-words.csv", columns(["Datum"], lambda d, t: [f"{WEEKDAYS[t.weekday()]} {t.day}. {'März' if t.month == 3 else 'April'} {t.year}"]), "dated")
write("days-treatment.csv", columns(["Treatment day"], lambda d, t: [d]), "days", 'rates go by the column "Treatment day"')
write("days-after-surgery.csv", columns(["POD"], lambda d, t: [d + 6]), "days", "its first, 6, is taken for day 0")
write("days-in-cells.csv", columns(["Index"], lambda d, t: [f"D{d}"]), "days", 'the column "Index" has days')
write("days-of-weeks.csv", columns(["Week", "Day"], lambda d, t: [d // 7 + 1, d % 7]), "days", "weeks and the column \"Day\" are read together")
write("days-of-the-week.csv", columns(["Wochentag"], lambda d, t: [WEEKDAYS[t.weekday()]]), "days", "days of the week are counted from the first row on")
write("days-of-weeks-of-the-year.csv", columns(["KW", "Wochentag"], lambda d, t: [t.isocalendar()[1], WEEKDAYS[t.weekday()]]), "days", "weeks and the column")
write("days-of-a-month-and-dates.csv", columns(["Day", "Date"], lambda d, t: [t.day, t]), "dated", "days are counted by the dates")
above = [[""] + [t for _, t, _ in ROWS], [""] + [WEEKDAYS[t.weekday()] for _, t, _ in ROWS]]
write("transposed-dates-and-weekdays.csv", table(None, above + turned[2:]), "dated", "the row without a name has dates", pose="refused: turn the table round")
write("transposed-days.csv", table(None, [[""] + [f"D{d}" for d, _, _ in ROWS]] + turned[2:]), "days", pose="refused: turn the table round")
write("refused-index-with-gaps.csv", columns([""], lambda d, t: [2 * d]), "refused", "are these days?")
write("refused-index-that-begins-again.csv", columns([""], lambda d, t: [d % 5]), "refused", "are these days?")
write("refused-adjustments-with-gaps.csv", columns(["Adjustment"], lambda d, t: [2 * d]), "refused", "are these days?")
write("refused-dates-without-year.csv", columns([""], lambda d, t: [t.strftime("%d.%m.")]), "refused", "has dates without a year")
write("refused-days-that-begin-again.csv", columns(["Day"], lambda d, t: [d % 5 + 1]), "refused", "begin again here")
write("refused-days-of-a-month.csv", columns(["Day", "Month"], lambda d, t: [t.day, t.month]), "refused", "they do not go with the column of months")
write("refused-weeks-that-are-none.csv", columns(["Week", "Day"], lambda d, t: [d // 3 + 1, d % 5 + 1]), "refused", "they do not go with the column of weeks")
write("refused-weeks-without-days.csv", columns(["Week"], lambda d, t: [d // 3 + 1]), "refused", "which days are the rows?")
write("refused-times-without-days.csv", columns(["Time"], lambda d, t: ["08:00" if d % 2 else "20:00"]), "refused", "several adjustments a day")
write("refused-two-days.csv", columns(["Day", "POD"], lambda d, t: [d, 2 * d + 6]), "refused", "do not say the same days: which of them are meant?")
write("refused-two-dates.csv", columns(["Date (planned)", "Date (done)"], lambda d, t: [t, t + datetime.timedelta(days=d // 4)]), "refused", "which of them are meant?")

with open(os.path.join(FOLDER, "expected.txt"), "w", encoding="utf-8") as file:
    file.write("\n".join(expected) + "\n")
print(len(expected), "tables")
