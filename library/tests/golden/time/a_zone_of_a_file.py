"""A time zone out of bytes in the format of the system's files; of its rules, daylight saving on two Sundays is what is left."""

import io
from datetime import datetime, timedelta, timezone
from zoneinfo import ZoneInfo


def block(size):
    counts = [0, 0, 0, 1, 1, 4]
    head = b"TZif2" + bytes(15) + b"".join(n.to_bytes(4, "big") for n in counts)
    return head + bytes(size) + bytes([0]) + (3600).to_bytes(4, "big") + bytes([0, 0]) + b"CET\0"


zone = ZoneInfo.from_file(io.BytesIO(block(4) + block(8) + b"\nCET-1CEST,M3.5.0,M10.5.0/3\n"), key="Here")
print(zone, repr(zone), zone.key)  # expect: Here zoneinfo.ZoneInfo(key='Here') Here
for start in (datetime(2050, 3, 27, 0, 30), datetime(2050, 10, 30, 0, 0)):
    for hour in range(3):
        utc = start.replace(tzinfo=timezone.utc) + timedelta(hours=hour)
        local = utc.astimezone(zone)
        print(local, local.tzname(), local.dst(), local.fold, local.astimezone(timezone.utc) == utc)
        # expect: 2050-03-27 01:30:00+01:00 CET 0:00:00 0 True
        # expect: 2050-03-27 03:30:00+02:00 CEST 1:00:00 0 True
        # expect: 2050-03-27 04:30:00+02:00 CEST 1:00:00 0 True
        # expect: 2050-10-30 02:00:00+02:00 CEST 1:00:00 0 True
        # expect: 2050-10-30 02:00:00+01:00 CET 0:00:00 1 True
        # expect: 2050-10-30 03:00:00+01:00 CET 0:00:00 0 True
twice = datetime(2050, 10, 30, 2, 30, tzinfo=zone)
print(twice.utcoffset(), twice.replace(fold=1).utcoffset(), datetime(2050, 3, 27, 2, 30, tzinfo=zone).utcoffset())
# expect: 2:00:00 1:00:00 1:00:00
try:
    ZoneInfo.from_file(io.BytesIO(b"no zone"))
except ValueError:
    print("no zone")  # expect: no zone
