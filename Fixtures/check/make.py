#!/usr/bin/env python3
"""Makes the schedules of this folder anew: those of cases in ../cases as the program plans them, with one mistake each.

Each begins with a comment that names its case. CODE.raises.csv raises a finding of that code, CODE.just-not.csv is the
nearest that does not. Run ../renew.sh afterwards for the expected text beside each, and look at the difference.
"""
import csv
import io
import json
import pathlib
import subprocess
import tempfile

HERE = pathlib.Path(__file__).parent
CASES = HERE.parent / "cases"
FIXATOR = HERE.parent.parent / ".build/release/fixator"
TIBIA = "tibia-varus-lengthening"
HEAD = ["day", "strut_1", "strut_2", "strut_3", "strut_4", "strut_5", "strut_6"]


def plan(text):
    """The plan of a case given as text, as an object."""
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        done = subprocess.run(
            [FIXATOR, "plan", file.name, "--format", "json"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    return json.loads(done.stdout)


def case(name):
    """The text of a case, here or among ../cases."""
    own = HERE / f"{name}.yaml"
    return (own if own.exists() else CASES / f"{name}.yaml").read_text()


def rows(text):
    """[day, six readings] of every day."""
    return [[day["day"], *day["set"]] for day in plan(text)["days"]]


def renumbered(table):
    return [[day, *row[1:]] for day, row in enumerate(table)]


def number(value):
    return f"{value:.10g}"


def write(name, of, table, why, head=HEAD):
    text = io.StringIO()
    text.write(f"# case {of}\n# {why}\n")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(head)
    for row in table:
        writer.writerow([number(value) if isinstance(value, (int, float)) else value for value in row])
    (HERE / f"{name}.csv").write_text(text.getvalue())


def changed(table, day, strut, value):
    return [[v if not (row[0] == day and c == strut) else value for c, v in enumerate(row)] for row in table]


def column(table, strut, change):
    return [[change(v) if c == strut else v for c, v in enumerate(row)] for row in table]


def swapped(table, one, other, start):
    result = []
    for row in table:
        row = list(row)
        if row[0] >= start:
            row[one], row[other] = row[other], row[one]
        result.append(row)
    return result


def pair(code, of, raises, just_not, why, why_not, of_not=None, head=HEAD):
    write(f"{code}.raises", of, raises, why, head)
    write(f"{code}.just-not", of_not or of, just_not, why_not, head)


def mistakes(own):
    pair("jump", TIBIA, changed(own, 12, 5, own[12][5] + 4), changed(own, 12, 5, own[12][5] + 1),
         "strut 5 reads 4 mm too much on day 12", "1 mm too much, which is rounding")
    pair("struts-swapped", TIBIA, swapped(own, 3, 4, 7), swapped(own, 1, 2, 24),
         "struts 3 and 4 exchanged from day 7 on", "struts 1 and 2, which read the same to 1 mm, from day 24 on")
    pair("digits-transposed", TIBIA, changed(own, 9, 4, 240), changed(own, 9, 4, 211),
         "204 typed as 240 on day 9", "204 typed as 211: no two digits in each other's place, so a jump")
    pair("strut-mirrored", TIBIA, column(own, 6, lambda v: 2 * own[0][6] - v), column(own, 3, lambda v: 220),
         "strut 6 turned the wrong way from the start", "strut 3, which hardly moves, not turned at all")
    pair("strut-offset", TIBIA, column(own, 2, lambda v: v + 6), column(own, 2, lambda v: v + 1),
         "strut 2 reads 6 mm too much throughout", "1 mm, which is rounding")
    pair("row-missing", TIBIA, [row for row in own if row[0] != 12], own[::2],
         "day 12 is left out", "every second day, which is meant")
    pair("row-doubled", TIBIA, own[:10] + own[9:], own + [[27, *own[26][1:]], [28, *own[26][1:]]],
         "day 9 stands twice", "two days of rest at the end")
    slow = rows(case(TIBIA).replace("latency: 7", "latency: 7\n  rate: 0.5"))
    near = renumbered(slow[:23] + [slow[24], slow[23]] + slow[25:])
    pair("row-out-of-order", TIBIA, own[:8] + [own[9], own[8]] + own[10:], near,
         "days 8 and 9 exchanged",
         "somebody else's, at 0.5 mm a day: days 23 and 24 exchanged and numbered so, which differ by a step")
    pair("start-missed", TIBIA, own[3:], own[1:], "the first three days are not there", "the first day is not there")
    target = case(TIBIA) + "target:\n  axial-translation: %s short\n"
    pair("target-missed", TIBIA, rows(target % 3), rows(target % 0.6), "made for a target that is 3 mm short",
         "made for a target that is 0.6 mm short")


def shifted(table, strut, day, by, until=None):
    return [[v + by if c == strut and row[0] >= day and (until is None or row[0] < until) else v
             for c, v in enumerate(row)] for row in table]


def turns(own):
    def turn(strut, day):
        return own[day][strut] - own[day - 1][strut]

    for code, factor, strut, day, what in [
            ("turn-missed", -1, 4, 19, "not done"), ("turn-reversed", -2, 4, 9, "done the other way"),
            ("turn-doubled", 1, 6, 5, "done twice")]:
        off = factor * turn(strut, day)
        pair(code, TIBIA, shifted(own, strut, day, off), shifted(own, strut, day, off / abs(off), day + 1),
             f"the turn of strut {strut} on day {day} {what}, and nothing put right since",
             f"strut {strut} is 1 mm off on day {day} and right on the next")
    sundays = [[row[0] + row[0] // 6, *row[1:]] for row in own]
    pair("rest-day", TIBIA, sundays, own, "no turn and no row on every seventh day", "every day has its row")
    write("nothing-turned", TIBIA, [[row[0], *own[0][1:]] for row in own], "27 rows, all as on day 0")


def days_and_dates(own):
    dates = [day["date"] for day in plan(case(TIBIA))["days"]]
    every_second = own[::2]
    pair("dates-disagree", TIBIA, [[row[0], dates[place], *row[1:]] for place, row in enumerate(every_second)],
         [[row[0], dates[row[0]], *row[1:]] for row in every_second],
         "days 0, 2, 4 have the dates of days 0, 1, 2", "every second day, by date too",
         head=[HEAD[0], "date", *HEAD[1:]])


def days_in_doubt(own):
    write("default-assumed.raises", TIBIA, [row[1:] for row in own], "no column of days", head=HEAD[1:])
    write("default-assumed.just-not", TIBIA, own, "a column of days that is called otherwise", head=["treatment day", *HEAD[1:]])


def units(own):
    centimetres = [[row[0], *(v / 10 for v in row[1:])] for row in own]
    write("unit-wrong.raises", TIBIA, centimetres, "centimetres, and nothing says so")
    write("unit-wrong.just-not", TIBIA, centimetres, "centimetres, as the heads say",
          head=["day"] + [f"Strut {n} (cm)" for n in range(1, 7)])


def understandings(own):
    still = "pure-lengthening"
    lengthening = rows(case(still))
    text = case(TIBIA)
    turned = [[row[0], *row[2:], row[1]] for row in own]
    same = [[row[0], *row[2:], row[1]] for row in lengthening]
    pair("side-wrong", TIBIA, rows(text.replace("side: left", "side: right")),
         rows(flipped(case(still), "side", "left", "right")), "made for a right limb",
         "made for the other side, of a case in which sides are alike", of_not=still)
    pair("reference-wrong", TIBIA, rows(text.replace("reference: proximal", "reference: distal")),
         rows(flipped(case(still), "reference", "proximal", "distal")),
         "made for a distal reference fragment", "the same of a case in which that makes no difference", of_not=still)
    pair("struts-renumbered", TIBIA, turned, same, "its first column is strut 2",
         "the same of a case in which all struts go alike", of_not=still)
    euler = "  convention: euler-zyx\n\nmounting:"
    def angled(name, idea, varus, apex, internal):
        own = text.replace("12 varus", f"{varus} varus").replace("8 apex", f"{apex} apex")
        own = own.replace("10 internal", f"{internal} internal")
        (HERE / f"{name}.yaml").write_text(f"# Idea: {idea}\n" + own.split("\n", 1)[1].replace(TIBIA, name))

    angled("steep-angles", "angles so large that a schedule made in another convention can be told", 24, 20, 25)
    angled("gentle-angles", "angles so small that rounding hides which convention a schedule was made in", 4, 3, 3)
    made = [rows(case(name).replace("\nmounting:", euler, 1)) for name in ("steep-angles", "gentle-angles")]
    pair("convention-wrong", "steep-angles", *made, "made with euler-zyx",
         "made with euler-zyx, which is the same to the millimetre here", of_not="gentle-angles")


def flipped(text, key, one, other):
    """The other of two words of a key."""
    return "\n".join(
        f"{key}: {other if one in line else one}" if line.startswith(f"{key}:") else line for line in text.split("\n"))


def consequences():
    text = case(TIBIA)
    hasty = text.replace("latency: 7", "latency: 7\n  rate: 1.5").replace(", rate: 1.0", ", rate: 1.5")
    pair("rate-exceeded", TIBIA, rows(hasty), rows(text), "made for 1.5 mm a day",
         "made for 1 mm a day: single days of 1.5 mm are rounding")
    for low, name in [(180, "raises"), (174, "just-not")]:
        own = text.replace("struts: long", "struts: {min: %d, max: 289, step: 1}" % low)
        (HERE / f"range-from-{low}.yaml").write_text(
            f"# Idea: struts that cannot be shorter than {low} mm; the schedule beside it begins with 174 mm\n"
            + own.split("\n", 1)[1].replace(TIBIA, f"range-from-{low}"))
        write(f"strut-out-of-range.{name}", f"range-from-{low}", rows(text), f"strut 6 begins with 174 mm, from {low} on")


def moved_changes():
    """A strut change on another day than the plan has it, of classes whose scales begin 30 mm apart or at the same place."""
    text = case("two-scales")
    own = rows(text)
    # On one scale what is changed cannot be told from readings; the lengths are the same.
    offsets = {"a": 110, "b": 140}
    same = text.replace("two-scales", "one-scale").split("\n", 1)[1]
    for name, offset in offsets.items():
        low, high = (10, 50) if name == "a" else (10, 70)
        old = "{name: %s, min: %d, max: %d, reading-offset: %d}" % (name, low, high, offset)
        same = same.replace(old, "{name: %s, min: %d, max: %d}" % (name, low + offset, high + offset))
    idea = "# Idea: the two classes of two-scales with scales that begin at the same place\n"
    (HERE / "one-scale.yaml").write_text(idea + same)
    lengths = [[day, *(v + offsets["a" if day < 13 else "b"] for v in row)] for day, *row in own]

    def read(days):
        """The readings of the same lengths when strut i is changed on day `days[i]`."""
        return [[day, *(v - offsets["a" if day < change else "b"] for v, change in zip(row, days))] for day, *row in lengths]

    pair("strut-change-moved", "two-scales", read([13] * 5 + [16]), lengths,
         "strut 6 changed on day 16, the others on day 13 as planned",
         "the same on scales that begin at the same place, where nothing can be told", of_not="one-scale")
    stated = text.split("\n", 1)[1].replace("two-scales", "struts-stated")
    (HERE / "struts-stated.yaml").write_text(
        "# Idea: the struts that are on on the first row of a schedule are said\n" + stated
        + "struts-mounted: [b, b, b, a, a, a]\n")
    write("struts-stated", "struts-stated", [row for row in read([10, 10, 10, 13, 13, 13]) if row[0] >= 10],
          "from day 10 on; struts 1 to 3 were changed then, three days early")


def exports(own):
    dated = plan(case(TIBIA))["days"]

    def date(day):
        year, month, rest = day["date"].split("-")
        return f"{rest}.{month}.{year}"

    lines = ["# case " + TIBIA, '"Datum";"Tag";' + ";".join(f'"Strebe {n} (cm)"' for n in range(1, 7)) + ';"Bemerkung"']
    lines += [
        ";".join([date(day), f"Tag {day['day']}"] + [f"{v / 10:.1f}".replace(".", ",") for v in day["set"]] + [""])
        for day in dated
    ]
    (HERE / "maker-export.csv").write_text("\ufeff" + "\r\n".join(lines) + "\r\n")
    several = ["# case " + TIBIA, "Day;Time;" + ";".join(f"S{n}" for n in range(1, 7))]
    wrong = list(several)
    for day in dated:
        if day["day"] == 0:
            several.append("0;20:00;" + ";".join(number(v) for v in day["set"]))
            wrong.append(several[-1])
        for part, clock in zip(day.get("adjustments", []), ["8:00", "12:00", "16:00", "20:00"]):
            several.append(f"{day['day']};{clock};" + ";".join(number(v) for v in part["set"]))
            readings = list(part["set"])
            if day["day"] == 14 and part["part"] == 2:
                readings[5] += 60
            if not (day["day"] == 20 and part["part"] == 3):
                wrong.append(f"{day['day']};{clock};" + ";".join(number(v) for v in readings))
    (HERE / "four-times-a-day.csv").write_text("\n".join(several) + "\n")
    (HERE / "four-times-a-day-with-mistakes.csv").write_text("\n".join(wrong) + "\n")
    write("our-own", TIBIA, own, "as it was exported: nothing is wrong")
    write("typed-without-heads", TIBIA, own[1:], "no names of columns", head=[number(v) for v in own[0]])
    write("two-mistakes", TIBIA, changed(swapped(own, 5, 6, 10), 4, 1, 231),
          "struts 5 and 6 exchanged from day 10 on, and 213 typed as 231 on day 4")


if __name__ == "__main__":
    own = rows(case(TIBIA))
    mistakes(own)
    turns(own)
    days_and_dates(own)
    days_in_doubt(own)
    units(own)
    understandings(own)
    consequences()
    moved_changes()
    exports(own)
