"""What is run in both builds: each task in a folder of its own, in which `Fixtures` stands and what the task brings."""
import dataclasses
import gzip
import json
import pathlib

import mutated_tables
import mutations
import random_cases


@dataclasses.dataclass
class Task:
    """Command lines that are run one after the other; what they print, say, end with and leave behind is compared."""
    name: str
    steps: list                                   # each a list of arguments
    files: dict = dataclasses.field(default_factory=dict)   # name: bytes
    stdin: bytes = b""
    masks_stderr: bool = False                    # prompts and help, whose words are not results


def one(name, *arguments, **more): return Task(name, [list(arguments)], **more)


def fixture_cases(root):
    folders = ["cases", "checks", "check"]
    return [f"Fixtures/{folder}/{path.name}" for folder in folders for path in sorted((root / "Fixtures" / folder).glob("*.yaml"))]


def plans(root, quick):
    for path in fixture_cases(root):
        for form in ["table", "json", "csv"]: yield one(f"plan {form} {path}", "plan", path, "--format", form)
        yield Task(f"plan output {path}", [
            ["plan", path, "--output", "out"], ["plan", path, "--output", "out"],
            ["plan", path, "--output", "out", "--calendar", "each", "--force"], ["plan", path, "--output", "each", "--calendar", "each"]])
        if quick and "/cases/" not in path: continue
        yield one(f"plan stages {path}", "plan", path, "--suggest-stages")
        yield one(f"plan height {path}", "plan", path, "--choose-height", "--format", "json")
        yield one(f"plan heights {path}", "plan", path, "--choose-height", "140-220")
    case = "Fixtures/cases/tibia-varus-lengthening.yaml"
    text = (root / case).read_bytes()
    yield one("plan offset", "plan", case, "--choose-offset", "30-90", "--format", "json")
    yield one("plan height and offset", "plan", case, "--choose-height", "--choose-offset", "30-90")
    yield one("plan stdin", "plan", "-", stdin=text)
    yield one("plan empty", "plan", "-")
    yield one("plan no file", "plan", "none.yaml")
    yield one("plan folder", "plan", "Fixtures")
    yield one("plan output no folder", "plan", case, "--output", "a/b/c")
    yield Task("plan output file", [["plan", case, "--output", "taken"]], {"taken": b"x"})
    yield Task("plan two documents", [["plan", "two.yaml"]], {"two.yaml": text + b"---\n" + text})
    for number, wrong in enumerate([["plan"], ["plan", case, "--format", "xml"], ["plan", case, "--calendar", "daily"],
                                    ["plan", case, "--choose-height", "220-140"], ["plan", case, "--choose-offset", "3"], ["plam"],
                                    ["plan", case, "more"], ["check", "-", "-"], ["pose", case], ["struts", case],
                                    ["resume", case], ["resume", case, "--struts", "1,2,3"], ["batch"], ["new"], ["sensitivity", case, "--samples", "1"],
                                    ["resume", case, "--struts", "1,2,3,4,5,6", "--slow", "2"], ["batch", case, "--jobs", "0"],
                                    ["resume", case, "--struts", "1,2,3,4,5,6", "--pause", "-1"], ["batch", case, "--shard", "3/2"],
                                    ["batch", case, "--draws", "0"], ["batch", case, "--resume"], ["batch", case, "--assume", "published"],
                                    ["batch", case, "--study", "mounting", "--summary"], ["batch", "-", "-"], ["pose", case, "--struts", "a,b"]]):
        yield Task(f"wrong usage {number}", [wrong])


def planned(root):
    """Each fixture with an expected plan: its path and the plan."""
    for path in sorted((root / "Fixtures/cases").glob("*.plan.json")):
        yield f"Fixtures/cases/{path.name.removesuffix('.plan.json')}.yaml", json.loads(path.read_text())


def word(values): return ",".join(str(value) for value in values)


def checks(root, quick):
    for path in sorted((root / "Fixtures/check").glob("*.csv")):
        name = path.read_bytes().splitlines()[0].decode().split("case ")[1].strip()
        case = f"Fixtures/check/{name}.yaml" if (root / f"Fixtures/check/{name}.yaml").exists() else f"Fixtures/cases/{name}.yaml"
        schedule = f"Fixtures/check/{path.name}"
        for form in ["table", "json", "csv"]: yield one(f"check {form} {path.name}", "check", case, schedule, "--format", form)
        yield one(f"check identify {path.name}", "check", case, schedule, "--identify", "--format", "json")
        if not quick: yield one(f"check identify table {path.name}", "check", case, schedule, "--identify")
        yield Task(f"check output {path.name}", [["check", case, schedule, "--output", "out"]] * 2 + [
            ["check", case, schedule, "--output", "out", "--force", "--identify"]])
    for case, plan in planned(root):
        rows = ["day,strut_1,strut_2,strut_3,strut_4,strut_5,strut_6"] + [f"{day['day']},{word(day['set'])}" for day in plan["days"]]
        text = ("\n".join(rows) + "\n").encode()
        yield one(f"check own {case}", "check", case, "-", "--identify", stdin=text)


def resumes(root, quick):
    case = "Fixtures/cases/tibia-varus-lengthening.yaml"
    now = ["--struts", "215,218,221,204,202,188"]
    for form in ["table", "json", "csv"]:
        yield one(f"resume {form}", "resume", case, "--struts", "215,218,220,201,200,187", "--day", "10", "--format", form)
        yield one(f"resume done {form}", "resume", case, *now, "--done", "Fixtures/resumes/turned-twice.csv", "--pause", "3",
                  "--slow", "0.5", "--format", form)
    yield one("resume changes", "resume", "Fixtures/cases/strut-changes-on-weekdays.yaml", "--struts", "182,185,188,173,174,164",
              "--day", "15", "--format", "json")
    yield Task("resume output", [["resume", case, *now, "--output", "out", "--calendar", "each"]])
    yield one("resume exchanged", "resume", case, "--struts", "218,215,220,201,200,187", "--day", "10")
    yield one("resume digits", "resume", case, "--struts", "215,218,220,201,200,817", "--day", "10")
    yield one("resume impossible", "resume", case, "--struts", "90,290,90,290,90,290")
    yield one("resume far", "resume", case, "--struts", "200,200,200,200,200,200")
    yield one("resume distance", "resume", case, "--struts", "215,218,220,201,200,187", "--distance", "3=220.5±0.5", "--strut-sd", "0.5")
    for case, plan in planned(root):
        days = plan["days"]
        for share in [0.3, 0.7]:
            day = days[int(share * (len(days) - 1))]
            yield one(f"resume {share} {case}", "resume", case, "--struts", word(day["set"]), "--day", str(day["day"]), "--format", "json")
            off = [value + (1 if strut % 2 else -1) for strut, value in enumerate(day["set"])]
            yield one(f"resume off {share} {case}", "resume", case, "--struts", word(off), "--pause", "2", "--slow", "0.75")


def sensitivities(root, quick):
    for path in fixture_cases(root):
        few = ["--samples", "2000", "--seed", "7", "--jobs", "2"]
        if quick and "/cases/" not in path: continue
        if not quick: yield one(f"sensitivity {path}", "sensitivity", path, *few)
        yield one(f"sensitivity published {path}", "sensitivity", path, *few, "--assume", "published", "--format", "json")
    case = "Fixtures/cases/uncertain-inputs.yaml"
    yield Task("sensitivity output", [["sensitivity", case, "--samples", "20000", "--assume", "published", "--output", "out"]] * 2)
    yield one("sensitivity options", "sensitivity", case, "--samples", "5000", "--tolerance", "2,5", "--improve-to", "0.25,1",
              "--format", "json")
    if not quick: yield one("sensitivity whole", "sensitivity", case, "--assume", "published", "--format", "json")


def frames(draw):
    """Frames without a patient: six joints each."""
    for scale, wobble in [(1, 0), (1, 3), (0.01, 0)]:
        text = ""
        for name, is_moving, height in [("reference-ring", False, 0), ("moving-ring", True, 0)]:
            joints = random_cases.standard_joints(95, 8, is_moving, wobble, draw)
            text += f"  {name}: {{joints: {[[round(x * scale, 6) for x in joint] for joint in joints]}}}\n"
        yield (f"frame:\n{text}").encode()


def pose_table(draw, count, scale=1):
    rows = ["x_mm,y_mm,z_mm,qw,qx,qy,qz"]
    for _ in range(count):
        rows.append(word(round(draw.gauss(centre, 20) * scale, 3) for centre in (0, 0, draw.choice([-170, 170]))) + ","
                    + word([1] + [round(draw.gauss(0, 0.1), 4) for _ in range(3)]))
        if draw.random() < 0.05: rows.append(draw.choice(["", "# comment", "1,2,3", "a,b,c,d,e,f,g", "0,0,100,0,0,0,0", "1e999,0,0,1,0,0,0"]))
    return ("\n".join(rows) + "\n").encode()


def reading_table(draw, days, count):
    rows = ["strut_1,strut_2,strut_3,strut_4,strut_5,strut_6"]
    for _ in range(count):
        around = draw.choice(days)["set"]
        size = draw.choice([0, 1, 5, 20, 60])
        rows.append(word(round(value + draw.gauss(0, size), 3) for value in around))
        if draw.random() < 0.05: rows.append(draw.choice(["", "# comment", "1,2,3", "a,b,c,d,e,f", "200,200,200,200,200,-1", "nan,1,1,1,1,1"]))
    return ("\n".join(rows) + "\n").encode()


def poses(root, quick, draw):
    for case, plan in planned(root):
        days = plan["days"]
        for day in [days[0], days[-1]]:
            readings = ["--struts", word(day["set"])]
            yield one(f"pose {day['day']} {case}", "pose", case, *readings)
            yield one(f"pose json {day['day']} {case}", "pose", case, *readings, "--strut-sd", "0.5", "--distance", f"3={day['set'][2] + 0.25}±0.5",
                      "--format", "json")
        yield one(f"pose all {case}", "pose", case, "--struts", word(days[0]["set"]), "--all")
        count = 60 if quick else 400
        yield Task(f"pose table {case}", [["pose", case, "in.csv", "--jobs", "2"]], {"in.csv": reading_table(draw, days, count)})
        yield one(f"struts table {case}", "struts", case, "-", stdin=pose_table(draw, count))
        yield one(f"struts {case}", "struts", case, "--pose", "3,-2,-170,1,0.02,0,0.01")
    case, readings = "Fixtures/cases/tibia-varus-lengthening.yaml", "213,216,219,194,194,174"
    yield one("pose start", "pose", case, "--struts", readings, "--start", "0,0,-150,1,0,0,0", "--format", "json")
    yield one("pose point", "pose", case, "--struts", readings, "--distance", "0,-90,0:0,90,0=230±1", "--format", "json")
    yield one("pose misread", "pose", case, "--struts", "213,216,219,194,194,774", "--format", "json")
    for number, text in enumerate(frames(draw)):
        files = {"frame.yaml": text, "poses.csv": pose_table(draw, 200, 0.01 if number == 2 else 1)}
        yield Task(f"frame {number}", [["struts", "frame.yaml", "poses.csv"], ["pose", "frame.yaml", "--struts", "190,191,189,190,188,192", "--all"],
                                       ["pose", "frame.yaml", "--struts", "1.9,1.91,1.89,1.9,1.88,1.92", "--format", "json"], ["plan", "frame.yaml"]], files)


def batches(root, quick):
    registry, base = "Fixtures/batch/registry.csv", ["--base", "Fixtures/batch/clinic.yaml"]
    run = ["batch", registry, *base, "--jobs", "2"]
    yield one("batch plans", *run)
    yield one("batch summary", *run, "--summary")
    yield one("batch csv", *run, "--format", "csv")
    yield one("batch filter", *run, "--filter")
    yield one("batch one job", "batch", registry, *base, "--jobs", "1", "--summary")
    yield one("batch draws", *run, "--draws", "5", "--seed", "7", "--summary")
    yield one("batch draws published", *run, "--draws", "3", "--assume", "published", "--format", "csv")
    yield one("batch sensitivity", *run, "--sensitivity", "100", "--assume", "published", "--format", "csv", "--shard", "1/4")
    yield one("batch study", *run, "--study", "mounting")
    yield Task("batch study output", [[*run, "--study", "mounting", "--output", "mounting.svg"]])
    for k in (1, 2, 3): yield one(f"batch shard {k}", *run, "--summary", "--shard", f"{k}/3")
    yield Task("batch output", [[*run, "--output", "a.ndjson"], [*run, "--output", "a.ndjson"], [*run, "--output", "a.ndjson", "--force"]])
    yield one("batch folder", "batch", "Fixtures/cases", "Fixtures/checks", "Fixtures/check", "--jobs", "2")
    yield one("batch folder all", "batch", "Fixtures", *base, "--summary")
    yield one("batch stdin", "batch", "-", *base, "--input-format", "csv", "--summary", stdin=(root / registry).read_bytes())
    yield one("batch wrong format", "batch", registry, "--input-format", "ndjson", "--summary")
    yield one("batch no base", "batch", registry, "--summary")
    yield one("batch nothing", "batch", "none.csv", "Fixtures/validation/none")
    packed = gzip.compress((root / registry).read_bytes(), mtime=0)
    yield Task("batch gzip", [["batch", "r.csv.gz", *base, "--summary"], ["batch", "cut.csv.gz", *base, "--summary"]],
               {"r.csv.gz": packed, "cut.csv.gz": packed[:-2000]})


def small(root):
    yield one("hardware", "hardware")
    yield one("doctor", "doctor")
    yield one("version", "--version")
    yield one("template", "new", "--template")
    answers = ["tibia-1", "left", "tibia", "proximal"]
    for number, rest in enumerate([["12 varus"] * 3 + [""] * 80, [""] * 60, ["1"] * 90, ["generic-155"] * 90]):
        yield Task(f"new {number}", [["new", "case.yaml"]], stdin="\n".join(answers + rest).encode(), masks_stderr=True)


def random_batch(draw, count):
    """Random cases as lines of JSON in pieces; the first of these in the other forms of output, as documents of YAML and as rows."""
    found = list(random_cases.cases(draw, count))
    size = max(500, count // 20)
    pieces = [found[start:start + size] for start in range(0, count, size)]
    for number, piece in enumerate(pieces):
        files = {"cases.ndjson": b"\n".join(random_cases.json_line(draw, case) for case in piece) + b"\n"}
        yield Task(f"random batch plans {number}", [["batch", "cases.ndjson", "--jobs", "2"]], files)
        if number > 1: continue
        for name, options in [
            ("summary", ["--summary"]), ("csv", ["--format", "csv"]), ("study", ["--study", "mounting", "--shard", "1/5"]),
            ("draws", ["--draws", "2", "--seed", "3", "--summary", "--shard", "1/4"]),
            ("published", ["--sensitivity", "50", "--assume", "published", "--summary", "--shard", "1/10"])]:
            yield Task(f"random batch {name} {number}", [["batch", "cases.ndjson", "--jobs", "2", *options]], files)
        documents = "---\n".join(random_cases.yaml(case) for case in piece).encode("utf-8", "surrogatepass")
        yield Task(f"random batch yaml {number}", [["batch", "cases.yaml", "--jobs", "2", "--summary"]], {"cases.yaml": documents})
        rows = random_cases.table(piece).encode("utf-8", "surrogatepass")
        yield Task(f"random batch table {number}", [
            ["batch", "cases.csv", "--jobs", "2", "--summary"],
            ["batch", "cases.csv", "--base", "Fixtures/batch/clinic.yaml", "--summary"]], {"cases.csv": rows})


def random_reports(draw, count):
    for number in range(count):
        case = random_cases.right_case(draw, number)
        files = {"case.json": json.dumps(case).encode(), "case.yaml": random_cases.yaml(case).encode()}
        yield Task(f"random report {number}", [
            ["plan", "case.yaml"], ["plan", "case.json", "--output", "out", "--calendar", draw.choice(["daily", "each"])],
            ["sensitivity", "case.yaml", "--samples", "300", "--assume", "published"]], files)


def random_errors(draw, count):
    """Wrong cases one by one: what `plan` says of them is longer than a batch's line."""
    for number in range(count):
        case = random_cases.right_case(draw, number)
        for _ in range(draw.randrange(1, 4)): random_cases.spoil(draw, case)
        yield Task(f"random error {number}", [["plan", "case.yaml", "--format", "csv"]],
                   {"case.yaml": random_cases.yaml(case).encode("utf-8", "surrogatepass")})


def random_schedules(root, draw, count):
    known = list(planned(root))
    for number in range(count):
        case, plan = draw.choice(known)
        rows = mutations.mistaken(draw, [day["set"] for day in plan["days"]])
        if not rows: continue
        arguments = ["check", case, "in.csv"] + (["--identify"] if number % 4 == 0 else []) + (["--format", "json"] if number % 2 else [])
        yield Task(f"random schedule {number}", [arguments], {"in.csv": mutations.schedule(draw, rows).encode()})


def damaged_files(root, draw, count):
    folder = root / "Fixtures"
    cases = sorted([*folder.glob("cases/*.yaml"), *folder.glob("checks/*.yaml")])
    schedules = sorted(folder.glob("check/*.csv"))
    base = "Fixtures/cases/tibia-varus-lengthening.yaml"
    for number in range(count):
        kind = number % 6
        if kind <= 2:
            text = draw.choice(cases).read_bytes()
            if kind == 2: text = json.dumps(random_cases.right_case(draw, number), indent=2, ensure_ascii=False).encode()
            name = "case.json" if kind == 2 else "case.yaml"
            steps = [["plan", name, "--format", "csv"]] if number % 12 < 6 else [["batch", name, "--summary"]]
        elif kind == 3: name, text, steps = "in.csv", draw.choice(schedules).read_bytes(), [["check", base, "in.csv", "--format", "csv"]]
        elif kind == 4:
            name, text = "in.csv", (folder / "resumes/turned-twice.csv").read_bytes()
            steps = [["resume", base, "--struts", "215,218,221,204,202,188", "--done", "in.csv", "--format", "csv"], ["pose", base, "in.csv"]]
        else:
            lines = (folder / "batch/registry.csv").read_bytes().split(b"\n")
            name, text = "in.csv", b"\n".join(lines[:1] + draw.sample(lines[1:], 6)) + b"\n"
            steps = [["batch", "in.csv", "--base", "Fixtures/batch/clinic.yaml", "--summary"]]
        yield Task(f"damaged {number}", steps, {name: mutations.damaged(draw, text)})


def spoiled_tables(root, draw, count):
    """Tables with odd or wrong places, by the reader that they are for, and some by all readers."""
    known, registry = list(planned(root)), (root / "Fixtures/batch/registry.csv").read_bytes()
    case, plan = known[[name for name, _ in known].index("Fixtures/cases/tibia-varus-lengthening.yaml")]
    readers = {
        "check": [["check", case, "in.csv"]],
        "done": [["resume", case, "--struts", "215,218,221,204,202,188", "--done", "in.csv", "--format", "csv"]],
        "pose": [["pose", case, "in.csv", "--jobs", "1"]], "struts": [["struts", case, "in.csv"]],
        "batch": [["batch", "in.csv", "--base", "Fixtures/batch/clinic.yaml", "--format", "csv"]],
    }
    for number in range(count):
        kind = list(readers)[number % len(readers)]
        if kind in ("check", "done"): rows = mutated_tables.schedule(draw, plan)
        elif kind == "pose": rows = mutated_tables.readings(draw, plan)
        elif kind == "struts": rows = mutated_tables.poses(draw)
        else: rows = mutated_tables.cases(draw, registry)
        steps = readers[kind] if number % 10 else [step for all_steps in readers.values() for step in all_steps]
        separators = [",", ";", "\t", "|"] if kind in ("check", "done") else [","]
        yield Task(f"mutated table {kind} {number}", steps, {"in.csv": mutated_tables.spoiled(draw, rows, separators)})
