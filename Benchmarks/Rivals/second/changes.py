"""MODEL section 7, strut changes: the fewest that a plan's readings ask for, and the fewest days on which they can be done."""
import datetime
import itertools

import numpy as np

from .frame import STRUTS, Strut

TELESCOPIC = [Strut(name) for name, one in STRUTS.items() if "pitch" not in one]
WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]


def visiting(schedule):
    """Whether struts can be changed on a day of turning."""
    visits = schedule.get("visits")
    if not visits:
        return lambda day: True
    visits = [str(one) for one in (visits if isinstance(visits, list) else [visits])]
    first = datetime.date.fromisoformat(str(schedule["surgery"])) + datetime.timedelta(int(schedule.get("latency", 7)) - 1)

    def can(day):
        date = first + datetime.timedelta(day)
        return WEEKDAYS[date.weekday()] in visits or date.isoformat() in visits
    return can


class StrutDays:
    """On which days which classes can show a strut's lengths; `first` is the class of day 0, None where it is free to choose."""

    def __init__(self, lengths, adjustments, stock, first):
        days = (len(lengths) - 1) // adjustments
        blocks = [lengths[:1]] + [lengths[adjustments * day:adjustments * day + adjustments + 1] for day in range(days)]
        low, high = np.array([block.min() for block in blocks]), np.array([block.max() for block in blocks])
        self.first = first
        self.shows = {one.name: (low >= one.low + one.offset - 1e-6) & (high <= one.high + one.offset + 1e-6) for one in stock}

    def fewest(self, can):
        """Changes; None where no class shows a length, or too late a day would be needed."""
        best = {name: 0 for name, shows in self.shows.items() if shows[0] and self.first in (None, name)}
        for day in range(1, len(next(iter(self.shows.values())))):
            least = min(best.values(), default=np.inf) + (1 if can(day) else np.inf)
            best = {name: min(best.get(name, np.inf), least) for name, shows in self.shows.items() if shows[day]}
        least = min(best.values(), default=np.inf)
        return None if least == np.inf else int(least)

    def days_of_one(self, can):
        """Days on which the only change of a strut can be done."""
        days = set()
        for one, other in itertools.permutations(self.shows, 2):
            if self.first in (None, one):
                before = np.logical_and.accumulate(self.shows[one])
                after = np.logical_and.accumulate(self.shows[other][::-1])[::-1]
                days |= {day for day in range(1, len(before)) if before[day - 1] and after[day] and can(day)}
        return frozenset(days)


def fewest_days(windows):
    """The fewest days that meet every window; None where that would be more than four."""
    days = sorted(set().union(*windows)) if windows else []
    for count in range(5):
        if any(all(window.intersection(some) for window in windows) for some in itertools.combinations(days, count)):
            return count
    return None
