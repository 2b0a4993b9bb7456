"""Damage to the bytes of files, and mistakes in tables of readings: what readers must refuse, or read, the same way."""

PIECES = [b"\x00", b"\xff", b"\xc3\xa9", b"\xef\xbb\xbf", b"\r", b"\r\n", b"\n", b"\t", b" ", b"#", b"---\n", b"...\n", b"- ", b": ",
          b"{", b"}", b"[", b"]", b",", b";", b"|", b"\"", b"'", b"&a ", b"*a", b"<<: ", b"!!str ", b"%YAML 1.2\n", b"\\u0000",
          b"\xed\xa0\x80", b"1e999", b"-0", b"nan", b"null", b"mm", b"\xc2\xb1", b"+-", b"\xe2\x80\xa8", b"/", b"?", b"0" * 400]


def damaged(draw, data):
    """The bytes with one to three things done to them."""
    data = bytearray(data)
    for _ in range(draw.choice([1, 1, 1, 2, 3])):
        at = draw.randrange(len(data) + 1)
        kind = draw.randrange(9)
        if kind == 0 and at < len(data): data[at] = draw.randrange(256)
        elif kind == 1: data[at:at] = draw.choice(PIECES)
        elif kind == 2: del data[at:at + draw.randrange(1, 12)]
        elif kind == 3: del data[at:]
        elif kind == 4 and at < len(data): data[at] ^= 1 << draw.randrange(8)
        else:
            lines = bytes(data).split(b"\n")
            row = draw.randrange(len(lines))
            other = draw.randrange(len(lines))
            if kind == 5: lines.insert(row, lines[other])
            elif kind == 6: del lines[row]
            elif kind == 7: lines[row], lines[other] = lines[other], lines[row]
            else: lines[row] = b" " * draw.randrange(1, 5) + lines[row]
            data = bytearray(b"\n".join(lines))
    return bytes(data)


def mistaken(draw, rows):
    """A schedule's rows of six readings with a mistake that people make, or none."""
    rows = [list(row) for row in rows]
    at = draw.randrange(len(rows))
    kind = draw.randrange(14)
    one, other = draw.sample(range(6), 2)
    tail = rows[at:] if draw.random() < 0.5 else rows[at:at + 1]
    if kind == 0:
        for row in tail: row[one], row[other] = row[other], row[one]
    elif kind == 1:
        for row in tail: row[one] += draw.choice([-10, 10, 1, -1, 5])
    elif kind == 2: del rows[at]
    elif kind == 3: rows.insert(at, list(rows[at]))
    elif kind == 4 and at: rows[at], rows[at - 1] = rows[at - 1], rows[at]
    elif kind == 5: rows = [[value / 10 for value in row] for row in rows]
    elif kind == 6:
        for row in rows: row[one] = 2 * rows[0][one] - row[one]
    elif kind == 7: rows = [row[1:] + row[:1] for row in rows]
    elif kind == 8: rows = [row[::-1] for row in rows]
    elif kind == 9: rows = [[row[1], row[0], row[5], row[4], row[3], row[2]] for row in rows]
    elif kind == 10: rows = rows[:max(1, at)]
    elif kind == 11:
        text = str(int(rows[at][one]))
        rows[at][one] = float(text[0] + text[2] + text[1]) if len(text) == 3 else 0.0
    elif kind == 12: rows = rows[at:]
    return rows


def schedule(draw, rows, first_day=0):
    """Rows as a table in one of the ways in which tables are written."""
    style = draw.randrange(6)
    text = lambda value: repr(value)[:-2] if value == int(value) else repr(round(value, 4))
    numbered = list(enumerate(rows, first_day))
    if style <= 1:
        return "day,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n" + "".join(
            f"{day}," + ",".join(map(text, row)) + "\n" for day, row in numbered)
    if style == 2:
        return "Tag;S1 (mm);S2 (mm);S3 (mm);S4 (mm);S5 (mm);S6 (mm)\r\n" + "".join(
            f"{day};" + ";".join(text(value).replace(".", ",") for value in row) + "\r\n" for day, row in numbered)
    if style == 3: return "".join("\t".join(map(text, row)) + "\n" for row in rows)
    if style == 4:
        return "Date|1|2|3|4|5|6\n" + "".join(
            f"2026-{3 + day // 28:02d}-{1 + day % 28:02d}|" + "|".join(map(text, row)) + "\n" for day, row in numbered)
    return "day,time,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6\n" + "".join(
        f"{1 + number // 2},{'8:00' if number % 2 == 0 else '20:00'}," + ",".join(map(text, row)) + "\n"
        for number, row in enumerate(rows))
