"""One plan of the program against one of this planner, number by number, and what all plans together say."""
import numpy as np

from .changes import TELESCOPIC, StrutDays, fewest_days, visiting
from .frame import Strut
from .limb import Treatment
from .plan import mounted, plan

WORDS = ["ap_angulation_deg", "lateral_angulation_deg", "axial_rotation_deg", "ap_translation_mm", "lateral_translation_mm",
         "axial_translation_mm"]


class Tally:
    """Figures of many plans; largest differences by what they are of."""

    def __init__(self):
        self.plans = self.same_days = self.days = self.readings = self.same_readings = self.same_plans = self.left_out = 0
        self.counted = self.same_changes = self.with_changes = self.levels = self.visited = self.same_visits = 0
        self.worst, self.stories = {}, []

    def differ(self, what, case, theirs, ours):
        theirs, ours = np.asarray(theirs, float), np.asarray(ours, float)
        far = np.abs(theirs - ours).max(initial=0) if theirs.shape == ours.shape else np.inf
        if not far <= self.worst.get(what, (-1, ""))[0]:
            self.worst[what] = float(far), case

    def largest(self, what):
        return self.worst.get(what, (0.0, ""))[0]

    def tell(self, text):
        self.stories.append(text)
        print(text, flush=True)


def stands_still(theirs):
    """Whether a strut stands at the end of its range, or one of two levels is held: what this planner leaves out."""
    levels = theirs.get("levels", [theirs])
    keys = ("lost_mm", "held", "at_range_end") if "levels" in theirs else ("at_range_end",)
    return any(key in day for level in levels for day in level["days"] for key in keys)


def compare(case, theirs, tally):
    """Plans the case and holds it against what the program made of it."""
    if stands_still(theirs):
        tally.left_out += 1
        return
    name = theirs["case"]
    if "levels" in case:
        whole = Treatment(case, theirs)
        made = list(zip(whole.plans, theirs["levels"], [": " + one["level"] for one in theirs["levels"]]))
        days, margins = whole.days, whole.margins
    else:
        whole, made = None, [(plan(case, theirs), theirs, "")]
        days, margins = made[0][0].days, made[0][0].margins
    tally.plans += 1
    tally.levels += len(made)
    if any(len(level["days"]) != days + 1 for _, level, _ in made):
        tally.tell(f"{name}: {', '.join(str(len(level['days']) - 1) for _, level, _ in made)} days and {days}")
        return
    tally.same_days += 1
    tally.days += days
    if not all([of_level(ours, level, name + which, tally, margins) for ours, level, which in made]):
        return
    tally.same_plans += 1
    if any(ours.reached is None for ours, _, _ in made):
        return
    for ours, level, which in made:
        far, turned = ours.errors()
        tally.differ("error, mm", name + which, [day["error_mm"] for day in level["days"]], far)
        tally.differ("error, deg", name + which, [day["error_deg"] for day in level["days"]], turned)
    of_changes(case, made, theirs, name, tally)
    if whole:
        far, turned = whole.limb_errors()
        tally.differ("limb's error, mm", name, [day["error_mm"] for day in theirs["limb"]], far)
        tally.differ("limb's error, deg", name, [day["error_deg"] for day in theirs["limb"]], turned)
        differ_in_words(theirs["limb"], whole.limb_remaining(), "limb", name, tally)
        if theirs.get("rates"):
            ours = whole.spanning_ways([one.course for one in whole.plans])[0]
            tally.differ("spanning ways of a day, mm", name, np.transpose([one["daily_mm"] for one in theirs["rates"]]), ours)
        if case.get("motion") == "transport":
            docking = next(one for one in whole.plans if one.level is whole.defect).docking()
            keys = ["gap_mm", "ap_offset_mm", "lateral_offset_mm", "angle_deg"]
            table = np.array([[day["docking"][key] for key in keys] for day in theirs["limb"]])
            tally.differ("docking, mm", name, table[:, :3], docking[:, :3])
            tally.differ("docking, deg", name, table[:, 3], docking[:, 3])
            met = np.flatnonzero(docking[:, 0] <= 1e-9)
            if theirs["summary"].get("contact_day") != (int(met[0]) if len(met) else None):
                tally.tell(f"{name}: contact on day {theirs['summary'].get('contact_day')} and {met[:1]}")


def differ_in_words(days, ours, what, name, tally):
    kept = [index for index, day in enumerate(days) if "remaining_signed" in day]
    table = np.array([[days[index]["remaining_signed"][key] for key in WORDS] for index in kept])
    if len(kept):
        tally.differ(f"{what}'s remaining, deg", name, table[:, :3], ours[kept, :3])
        tally.differ(f"{what}'s remaining, mm", name, table[:, 3:], ours[kept, 3:])


def of_level(ours, level, name, tally, margins):
    """Exact lengths, rates and readings of a level; whether all readings are the same."""
    days = level["days"]
    tally.differ("exact lengths, mm", name, [day["exact"] for day in days], ours.exact)
    tally.differ("stiffness", name, [day["stiffness"] for day in days], ours.stiffness())
    differ_in_words(days, ours.remaining(), "fragment", name, tally)
    rows = [one["daily_mm"] for one in level.get("rates", [])]
    if rows:
        tally.differ("ways of a day, mm", name, np.transpose(rows), ours.rates())
    table = [days[0]["set"]] + [part["set"] for day in days for part in day.get("adjustments", [])]
    if len(table) != len(ours.readings):
        tally.tell(f"{name}: {len(table)} moments and {len(ours.readings)}")
        return False
    equal = np.abs(np.array(table) - ours.readings) < 1e-9
    tally.readings, tally.same_readings = tally.readings + equal.size, tally.same_readings + int(equal.sum())
    if equal.all():
        return True
    moment, strut = (int(one) for one in np.argwhere(~equal)[0])
    day = (moment + ours.adjustments - 1) // ours.adjustments
    tally.tell(f"{name}: day {day}, strut {strut + 1} first: {equal.size - equal.sum()} readings; the best two settings there differ by "
               f"{margins[moment]:.1e} mm²")
    return False


def of_changes(case, made, theirs, name, tally):
    """The fewest changes of classes, and the fewest days with a visit where no strut is changed twice."""
    schedule = case.get("schedule") or {}
    can, windows, once = visiting(schedule), [], True
    for ours, level, which in made:
        frame = ours.level.stated["frame"]
        own = [Strut(one) for one in frame.get("strut-classes") or []]
        lengths = ours.readings + ours.scale.offset
        six = mounted(level, ours.level, ours.adjustments, 1)[0]
        free = frame.get("struts", "auto") == "auto"
        least = []
        for strut in range(6):
            stock = [one for one in own or TELESCOPIC if one.step == six[strut].step]
            if six[strut].name not in [one.name for one in stock]:
                stock = [six[strut]] + stock
            days = StrutDays(lengths[:, strut], ours.adjustments, stock, None if free else six[strut].name)
            least.append(days.fewest(can))
            once = once and least[-1] in (0, 1)
            if least[-1] == 1:
                windows.append(days.days_of_one(can))
        if None in least:
            return
        changes = len(level.get("strut_changes", []))
        tally.counted += 1
        tally.with_changes += bool(sum(least))
        tally.same_changes += sum(least) == changes
        if sum(least) != changes:
            tally.tell(f"{name}{which}: {changes} strut changes, and {sum(least)} would do")
    needed, visits = fewest_days(windows) if once else None, theirs["summary"]["visits"]
    if needed is not None:
        tally.visited += 1
        tally.same_visits += needed == visits
        if needed != visits:
            tally.tell(f"{name}: {visits} visits, and {needed} would do")
