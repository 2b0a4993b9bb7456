"""Reads every .ics file of a folder with icalendar, checks what RFC 5545 asks of events, and prints what it found.

Exit status 77: icalendar is not installed."""

import datetime
import pathlib
import sys
import zoneinfo

try:
    import icalendar
except ImportError:
    sys.exit(77)

for path in sorted(pathlib.Path(sys.argv[1]).glob("*.ics")):
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    assert calendar["VERSION"] == "2.0" and calendar["PRODID"]
    events = list(calendar.walk("VEVENT"))
    assert not any(component.errors for component in calendar.walk()), path
    for event in events:
        start = event["DTSTART"].dt
        assert event["UID"] and event["DTSTAMP"].dt.tzinfo is not None and event["SEQUENCE"] >= 0
        if isinstance(start, datetime.datetime):
            zone = event["DTSTART"].params.get("TZID")
            assert zone == calendar.get("X-WR-TIMEZONE"), "times of the zone, or floating"
            if zone:
                # By the rules in the file, and by those of the system.
                own = [z for z in calendar.walk("VTIMEZONE") if z["TZID"] == zone]
                assert len(own) == 1
                told = own[0].to_tz(lookup_tzid=False)
                naive = start.replace(tzinfo=None)
                theirs = naive.replace(tzinfo=zoneinfo.ZoneInfo(zone)).utcoffset()
                assert naive.replace(tzinfo=told).utcoffset() == theirs, (zone, naive)
            else:
                assert start.tzinfo is None, "times float"
            assert event["DURATION"].dt == datetime.timedelta(minutes=15)
        else:
            assert event["DTEND"].dt - start == datetime.timedelta(days=1)
    assert len({event["UID"] for event in events}) == len(events)
    assert len({event["SEQUENCE"] for event in events}) == 1
    # What is written again is read again: nothing was lost in folding or escaping.
    again = icalendar.Calendar.from_ical(calendar.to_ical())
    assert [e["DESCRIPTION"] for e in again.walk("VEVENT")] == [e["DESCRIPTION"] for e in events]
    print(path.name, len(events), "events,", calendar["X-WR-CALNAME"])
    print(events[0]["SUMMARY"], "|", events[0]["DESCRIPTION"].replace("\n", " / "))
