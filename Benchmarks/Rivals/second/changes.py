"""MODEL section 7, strut changes: the fewest that a plan's readings ask for."""
import numpy as np

from .frame import STRUTS, Strut

TELESCOPIC = [Strut(name) for name, one in STRUTS.items() if "pitch" not in one]


def fewest(lengths, days, adjustments, six, stock=TELESCOPIC, free=True):
    """Changes of class of all six struts; None where no class shows a length.

    `lengths`: set, (moments, 6). `six`: the classes on day 0, which are free to choose where the case says auto.
    """
    total = 0
    for strut in range(6):
        column = lengths[:, strut]
        blocks = [column[:1]] + [column[adjustments * day:adjustments * day + adjustments + 1] for day in range(days)]
        classes = [one for one in stock if one.step == six[strut].step]
        if not free and six[strut].name not in [one.name for one in classes]:
            classes = [six[strut]] + classes
        best = {one.name: 0 if free or one.name == six[strut].name else np.inf for one in classes}
        for day, block in enumerate(blocks):
            block_range = block.min(), block.max()
            possible = [one.name for one in classes
                        if block_range[0] >= one.low + one.offset - 1e-6 and block_range[1] <= one.high + one.offset + 1e-6]
            least = min(best.values()) + (1 if day else np.inf)
            best = {name: min(best.get(name, np.inf), least) for name in possible}
            if not best or min(best.values()) == np.inf:
                return None
        total += min(best.values())
    return int(total)
