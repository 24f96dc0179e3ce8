"""What generated cases found of zones and times."""
import io
import struct
import time
from datetime import datetime, timezone
from zoneinfo import ZoneInfo


def zone(rules, kinds=((0, 0),), changes=(), **key):
    names = b"".join(b"%d\0" % i for i in range(len(kinds)))
    block = b"TZif2" + bytes(15) + struct.pack(">6l", 0, 0, 0, len(changes), len(kinds), len(names))
    block += b"".join(struct.pack(">q", moment) for moment, _ in changes) + bytes(kind for _, kind in changes)
    block += b"".join(struct.pack(">lbB", offset, is_dst, 2 * i) for i, (offset, is_dst) in enumerate(kinds)) + names
    empty = b"TZif2" + bytes(15) + bytes(24)
    return ZoneInfo.from_file(io.BytesIO(empty + block + b"\n" + rules + b"\n"), **key)


def ask(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


# What holds after the last change is what the rules say, also where they have no daylight saving.
made = zone(b"LHT-10:30:15", ((-43200, 0), (7200, 1)), ((0, 0), (1800, 1)))
for moment in (-1, 0, 1799, 1800, 1801, 10**9):
    print(datetime.fromtimestamp(moment, made).isoformat(), datetime.fromtimestamp(moment, made).tzname())
# Without changes and rules the last kind holds.
print(datetime(2024, 1, 1, tzinfo=zone(b"", ((5, 0), (3600, 0), (39600, 1)))).isoformat())
# Of no day something is known where one kind holds on all.
for made in (zone(b""), zone(b"CET-1"), zone(b"0-0"[:0], ((60, 0), (60, 0))), zone(b"UTC0", ((0, 0),), ((0, 0),)), zone(b"A1B,M3.1.0,M4.1.0")):
    print(made.utcoffset(None), made.tzname(None))
for rules in (b"CET", b"CET-25", b"<>1", b"<a_>1", b"1", b"A1", b"A-1:60", b"A-1:6", b"A1 ", b"A1B", b"A1B,", b"A1B,M3.1.0", b"A1B,M13.1.0,J1", b"A1B,J0,J1", b"A1B,J1,J2,", b"A1B2x,J1,J2", b"\xe9A1"):
    ask(lambda: str(zone(rules, key="fine")))
for key in ("a/../UTC", "../UTC", "a/b/..", b"UTC", 5):
    ask(lambda: ZoneInfo(key))
ask(lambda: repr(type("Own", (ZoneInfo,), {}).from_file(io.BytesIO(b""))))
ask(lambda: zone(b"UTC0").fromutc(5))
ask(lambda: zone(b"UTC0").fromutc(datetime(2024, 1, 1, tzinfo=timezone.utc)))
for call in (lambda: time.struct_time(5), lambda: time.struct_time(range(9), 5), lambda: time.asctime(None), lambda: time.strftime("", None)):
    ask(call)
# expect: 1969-12-31T11:59:59-12:00 0
# expect: 1969-12-31T12:00:00-12:00 0
# expect: 1969-12-31T12:29:59-12:00 0
# expect: 1970-01-01T02:30:00+02:00 1
# expect: 1970-01-01T11:00:16+10:30:15 LHT
# expect: 2001-09-09T12:16:55+10:30:15 LHT
# expect: 2024-01-01T00:00:00+11:00
# expect: 0:00:00 0
# expect: None None
# expect: None None
# expect: None None
# expect: None None
# expect: ValueError Invalid STD offset in b'CET'
# expect: ValueError Invalid STD offset in b'CET-25'
# expect: ValueError Invalid STD format in b'<>1'
# expect: ValueError Invalid STD format in b'<a_>1'
# expect: ValueError Invalid STD format in b'1'
# expect: fine
# expect: fine
# expect: ValueError Invalid STD offset in b'A-1:6'
# expect: ValueError Invalid DST format in b'A1 '
# expect: ValueError Invalid DST offset in b'A1B'
# expect: ValueError Malformed transition rule in TZ string: b'A1B,'
# expect: ValueError Missing transition rules in TZ string: b'A1B,M3.1.0'
# expect: ValueError Malformed transition rule in TZ string: b'A1B,M13.1.0,J1'
# expect: ValueError Malformed transition rule in TZ string: b'A1B,J0,J1'
# expect: ValueError Extraneous characters at end of TZ string: b'A1B,J1,J2,'
# expect: ValueError Missing transition rules in TZ string: b'A1B2x,J1,J2'
# expect: ValueError Invalid STD format in b'\xe9A1'
# expect: ValueError ZoneInfo keys must be normalized relative paths, got: a/../UTC
# expect: ValueError ZoneInfo keys must refer to subdirectories of TZPATH, got: ../UTC
# expect: ValueError ZoneInfo keys must be normalized relative paths, got: a/b/..
# expect: TypeError Can't mix strings and bytes in path components
# expect: TypeError expected str, bytes or os.PathLike object, not int
# expect: ValueError Invalid TZif file: magic not found
# expect: TypeError fromutc: argument must be a datetime
# expect: ValueError fromutc: dt.tzinfo is not self
# expect: TypeError constructor requires a sequence
# expect: TypeError time.struct_time() takes a dict as second arg, if any
# expect: TypeError Tuple or struct_time argument required
# expect: TypeError Tuple or struct_time argument required
