"""Tables of readings, poses and cases as programs and people spoil them: for the readers of `check`, `resume --done`, `pose`, `struts` and
`batch`, which must say the same of each, and read the same of what they read."""
import gzip

ENDS = ["\n"] * 30 + ["\r\n"] * 15 + ["\r", "\n\r", "\r\r\n", "\u2028", "\u0085", "\x0b", "\x0c"]
SEPARATORS = [", ", " ,", ";", "\t", "|", ":", ",\u0301"]   # the usual ones come from what the table is for
BLANKS = ["", " ", "\t", "  \t ", "\r", " \r ", "\u00a0", ",,,,,", ";;;;;;", "|||", "\"\"", " \t;,|", "\ufeff", "\x00", "\u3000"]
COMMENTS = ["#", "# by hand", "  # indented", "\t# behind a tab", "\u00a0# behind a no-break space", "#,,,,,,", "# \"open", "# nul \x00",
            "# a \rreturn", "# long " + "x" * 17_000, "#" + "\u00e9" * 9_000, "# \x1b[31m", "#strut_1,strut_2,strut_3,strut_4,strut_5,strut_6",
            "#day,1,2,3,4,5,6", "%YAML 1.2", "% comment", "// comment", "# \udcff\udcfe"]
EXTRAS = ["sep=;", "sep=,", "SEP=\t", "\"sep=;\"", "Schedule of a patient", "Schedule,,,,,,", "mm,mm,mm,mm,mm,mm", "day,mm,mm,mm,mm,mm,mm",
          ",cm,cm,cm,cm,cm,cm", "Total,,,,,,", "-- end --", "a,b,c,d,e,f,g", "1,2,3", "1,2,3,4,5,6,7,8,9", "x" * 70_000, "1," * 9_000, "\"", "\"\"\"",
          "'1','2','3','4','5','6'"]
CELLS = ["", " ", "\u00a0", "0", "-0", "+1", "-1", "1e2", "1E+2", "1e400", "1e-400", ".5", "5.", ".", "e5", "1e", "0x10", "nan", "inf", "null", "1 2",
         "1_000", "1'000", "1,5", "1.000,5", "213mm", "213 mm", "21.3 cm", "21,3\u00a0cm", "213 in", "219*", "=\"213\"", "=213", "day 3", "Tag 3.",
         "3.0", "2026-03-01", "01.03.2026", "3/1/26", "2026-03-01T08:00", "8:00", "2:30 pm", "morning", "1" * 30, "0." + "1" * 40, "0" * 400, "9" * 400,
         "1" + "0" * 17_000, "x" * 17_000, "\x00", "1\x002", "\x7f", "1\t", "\ufeff1", "\udcff", "1\udcc3", "\udced\udca0\udc80", "\u0661", "1\u0301",
         "\u202e1", "\u2212" + "5", "strut_1", "case", "#1", "%1", "a;b", "a|b", "a\tb", "12 varus", "12,5 varus", "12 \u00b1 1 varus", "generic-180"]
NAMES = ["", " ", "strut_1", "Strut 1", "S1 (mm)", "s2 [cm]", "strut 3 in", "1", "day", "DAY", "Datum", "time", "note", "x_mm", "case", "Case",
         "side", "deformity.ap-angulation", "mounting.ap_offset", "structures-at-risk.1.name", "structures-at-risk.101.name", "frame.struts-now.3", "a.b",
         "\u00e9", "\udcff", "\x00", "#day", "name" * 5_000]


def spelled(draw, cell, separator):
    """A cell with something done to its quotes or to the blanks around it."""
    kind = draw.randrange(12)
    quoted = '"' + cell.replace('"', '""') + '"'
    if kind <= 3: return quoted
    if kind == 4: return f" {quoted}\t"
    if kind == 5: return f"{draw.choice([' ', chr(9), chr(160), '  '])}{cell}{draw.choice([' ', chr(9), chr(160), '  '])}"
    if kind == 6: return f'"{cell}'
    if kind == 7: return f'{cell}"'
    if kind == 8: return f'{cell[:1]}"{cell[1:]}"'
    if kind == 9: return f"{quoted}{draw.choice(['x', '0', ' x', chr(34)])}"
    if kind == 10: return f'"{cell}{separator}{cell}"'
    return f'"{cell}""{cell}"'


def spoiled(draw, rows, separators):
    """Rows of cells, the first of names, as the bytes of a table with some things wrong, odd or just rare."""
    rows = [list(row) for row in rows]
    separator, end = draw.choice(separators if draw.random() < 0.9 else SEPARATORS), draw.choice(ENDS)
    if separator != "," and draw.random() < 0.5: rows = [[cell.replace(".", ",") for cell in row] for row in rows]
    if draw.random() < 0.15: rows = [[spelled(draw, cell, separator) if draw.random() < 0.1 else f'"{cell}"' for cell in row] for row in rows]
    lines = []
    for row in rows: lines.append(row)
    for _ in range(draw.choice([0, 1, 1, 1, 2, 2, 3, 5])):
        at = min(draw.randrange(len(lines) + 1), draw.randrange(len(lines) + 3))
        row = lines[at] if at < len(lines) and isinstance(lines[at], list) and lines[at] else None
        kind = draw.randrange(20)
        if kind <= 1: lines.insert(at, draw.choice(BLANKS))
        elif kind <= 3: lines.insert(at, draw.choice(COMMENTS))
        elif kind == 4: lines.insert(at, draw.choice(EXTRAS))
        elif kind == 5: lines.insert(0, draw.choice(BLANKS + COMMENTS + EXTRAS))
        elif kind == 6 and at < len(lines): del lines[at]
        elif kind == 7 and lines and draw.random() < 0.3: del lines[0]
        elif row is None: continue
        elif kind <= 12: row[draw.randrange(len(row))] = draw.choice(NAMES) if at == 0 and draw.random() < 0.7 else draw.choice(CELLS)
        elif kind <= 15:
            cell = draw.randrange(len(row))
            row[cell] = spelled(draw, row[cell], separator)
        elif kind == 16: del row[draw.randrange(len(row))]
        elif kind == 17: row.insert(draw.randrange(len(row) + 1), draw.choice(CELLS))
        elif kind == 18: row += [""] * draw.randrange(1, 4)
        elif kind == 19: row.insert(0, draw.choice(["\ufeff", "#", "%", " ", "\t"]) + row.pop(0))
    mixed = draw.random() < 0.1
    text = "".join((line if isinstance(line, str) else separator.join(line)) + (draw.choice(ENDS) if mixed else end) for line in lines)
    if draw.random() < 0.3: text = text[:len(text) - len(end)]
    if draw.random() < 0.15: text = draw.choice(["\ufeff", "\ufeff", "\ufeff\ufeff", "\ufeff\n", " \ufeff"]) + text
    if draw.random() < 0.02: return text.encode("utf-16", "surrogatepass")
    data = text.encode("utf-8", "surrogateescape")
    if draw.random() < 0.03: return gzip.compress(data, mtime=0)[:None if draw.random() < 0.5 else -9]
    return data


def schedule(draw, plan):
    """Rows of a schedule, in one of the ways in which columns are named and days counted."""
    days = plan["days"][:draw.choice([2, 5, 12, 30])]
    names = draw.choice([[f"strut_{k}" for k in range(1, 7)], [f"Strut {k} (mm)" for k in range(1, 7)], [f"S{k}" for k in range(1, 7)], list("123456"),
                         [f"strut {k} cm" for k in range(1, 7)]])
    scale = 10 if "cm" in names[0] else 1
    rows = [[str(value / scale) if scale > 1 else str(value) for value in day["set"]] for day in days]
    kind = draw.randrange(6)
    date = lambda n: draw_date(n)
    if kind <= 1: names, rows = ["day", *names], [[str(n), *row] for n, row in enumerate(rows)]
    elif kind == 2: names, rows = ["Datum", *names], [[date(n), *row] for n, row in enumerate(rows)]
    elif kind == 3: names, rows = ["Day", "Date", *names], [[str(n), date(n), *row] for n, row in enumerate(rows)]
    elif kind == 4: names, rows = ["day", "time", *names, "note"], [[str(n // 2), "8:00" if n % 2 else "20:00", *row, ""] for n, row in enumerate(rows)]
    if draw.random() < 0.2: return rows
    if draw.random() < 0.1: rows.insert(0, ["mm" if name[-1:].isdigit() else "" for name in names])
    return [names, *rows]


def draw_date(number): return f"{1 + number % 28:02d}.{3 + number // 28:02d}.2026"


def readings(draw, plan):
    """Readings as `pose` takes them, among other columns or not."""
    days = draw.sample(plan["days"], min(len(plan["days"]), 8))
    names, rows = [f"strut_{k}" for k in range(1, 7)], [[str(value) for value in day["set"]] for day in days]
    return among_others(draw, names, rows)


def poses(draw):
    """Poses as `struts` takes them."""
    rows = [[str(round(draw.gauss(centre, 5), 3)) for centre in (0, 0, -170)] + ["1"] + [str(round(draw.gauss(0, 0.1), 4)) for _ in range(3)]
            for _ in range(8)]
    return among_others(draw, ["x_mm", "y_mm", "z_mm", "qw", "qx", "qy", "qz"], rows)


def among_others(draw, names, rows):
    kind = draw.randrange(5)
    if kind == 0: return rows
    if kind == 1: names, rows = ["day", *names, "note"], [[str(n), *row, "as \"planned\"" if n == 2 else "x y"] for n, row in enumerate(rows)]
    if kind == 2:
        order = draw.sample(range(len(names)), len(names))
        names, rows = [names[k] for k in order], [[row[k] for k in order] for row in rows]
    return [names, *rows]


def cases(draw, registry):
    """Some rows of a registry of cases below its names, all its columns or some."""
    lines = [line.split(",") for line in registry.decode().splitlines()]
    rows = [lines[0], *draw.sample(lines[1:], 5)]
    if draw.random() < 0.3:
        gone = draw.randrange(len(rows[0]))
        rows = [row[:gone] + row[gone + 1:] for row in rows]
    return rows
