"""Expressions of the modules of time zones and clocks: zoneinfo, time; with zones that are made here, and those of the system."""
import copy, io, pickle, struct, time, zoneinfo
from datetime import date, datetime as dt, time as tm, timedelta, timezone
from zoneinfo import ZoneInfo

SCOPE = globals()

# Offsets from UTC, whether it is daylight saving, and a name.
KINDS = ((0, 0, "UTC"), (3600, 0, "CET"), (7200, 1, "CEST"), (-18000, 0, "EST"), (-14400, 1, "EDT"), (20700, 0, "+0545"), (5, 0, "LMT"), (-2670, 0, "LMT"), (37800, 0, "+1030"), (39600, 1, "+11"), (0, 1, "GMT"), (3600, 0, "IST"), (-43200, 0, "-12"), (50400, 0, "+14"), (86399, 0, "FAR"), (-86399, 1, "BACK"), (7200, 0, "EET"))
# Days of the year with a J alone, and not the 59th: CPython's are not those of POSIX.
RULES = (
    "", "UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "EST5EDT,M3.2.0,M11.1.0", "AEST-10AEDT,M10.1.0,M4.1.0/3", "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "IST-1GMT0,M10.5.0,M3.5.0/1", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1", "AAA4BBB,J60/2,J300/24", "AAA4BBB,J58,J365/0:30:15", "XXX-3", "<-12>12", "LHT-10:30:15",
    "EET-2EEST,M3.4.4/50,M10.4.4/50", "AAA-1BBB0,M3.5.0,M10.5.0", "AAA3BBB,M1.1.0/0,M12.2.6/167",
)
WRONG_RULES = ("A1", "CET", "CET-25", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J5", "CET-1CEST,J366,J5", "CET-1CEST,366,5", "CET-1CEST,M3.5.0/168,M10.5.0", "<+1", "CET-1:60", "CET-1x", ",M3", "CET-1CEST,M3.5.0,M10.5.0,")
SYSTEM = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "UTC", "Africa/Casablanca", "Europe/Dublin", "America/St_Johns", "Pacific/Apia", "Asia/Kathmandu", "America/Sao_Paulo", "Africa/Monrovia", "Asia/Tehran", "Pacific/Kwajalein", "America/Argentina/San_Luis", "Asia/Pyongyang", "Antarctica/Troll", "Europe/Lisbon", "America/Nuuk", "Etc/GMT+12", "Asia/Gaza")
WRONG_KEYS = ("'Atlantis/Capital'", "'../etc/passwd'", "'/etc/localtime'", "''", "'Europe'", "'Europe/'", "'./UTC'", "'Europe//Berlin'", "'a/../UTC'", "None", "5", "b'UTC'", "'UTC '", "'\\x00'", "'Europe/Berlin\\n'")


def zone_file(kinds, changes, rules="", version=2, mark=b"TZif"):
    """A file of a zone as RFC 9636 has it: `changes` are moments with the index of what begins there."""
    names = b"".join(name.encode() + b"\0" for _, _, name in kinds)

    def block(size):
        found = [(moment, kind) for moment, kind in changes if size == 8 or -2**31 <= moment < 2**31]
        head = mark + str(version).encode().replace(b"1", b"\0") + bytes(15) + struct.pack(">6l", 0, 0, 0, len(found), len(kinds), len(names))
        starts = [len("".join(f"{name} " for _, _, name in kinds[:i])) for i in range(len(kinds))]
        return head + b"".join(struct.pack(">q" if size == 8 else ">l", moment) for moment, _ in found) + bytes(kind for _, kind in found) + b"".join(struct.pack(">lbB", offset, is_dst, start) for (offset, is_dst, _), start in zip(kinds, starts)) + names

    return block(4) if version < 2 else block(4) + block(8) + b"\n" + rules.encode() + b"\n"


def made(*parts, **options):
    return ZoneInfo.from_file(io.BytesIO(zone_file(*parts, **options)), key="made")


def of_rules(rules):
    return made([(0, 0, "UTC")], [], rules)


def told_of(moment):
    return moment.isoformat(), moment.utcoffset(), moment.dst(), moment.tzname(), moment.fold


def there_and_back(moment, zone):
    """A moment of UTC in a zone, and the way back."""
    found = moment.replace(tzinfo=timezone.utc).astimezone(zone)
    return told_of(found), found.astimezone(timezone.utc).isoformat(), found.timestamp()


def year_of_changes(zone, year):
    """Where the offset changes in a year, as it looks from each day of it."""
    found, last = [], None
    for day in range(365):
        moment = (dt(year, 1, 1, tzinfo=timezone.utc) + timedelta(day)).astimezone(zone)
        if moment.utcoffset() != last:
            last = moment.utcoffset()
            found.append((moment.strftime("%m-%d"), last.total_seconds(), moment.tzname()))
    return found


def zone(chance):
    roll = chance.below(10)
    if roll < 4:
        return f"ZoneInfo({chance.of(SYSTEM)!r})"
    if roll < 7:
        return f"of_rules({chance.of(RULES[1:])!r})"
    kinds = [chance.of(KINDS) for _ in range(1 + chance.below(4))]
    moment, changes = chance.of((-2**31, -10**9, 0, 10**8, -2**35)), []
    for _ in range(chance.below(6)):
        changes.append((moment, chance.below(len(kinds))))
        moment += chance.of((1800, 3600, 86400 * 30, 86400 * 180, 86400 * 365, 10**9))
    return f"made({kinds}, {changes}, {chance.of(RULES)!r}{chance.of(('', '', '', ', version=1', ', version=3'))})"


def moment(chance):
    """A moment; many of them at a change of the rules or of a zone that is made here."""
    if chance.percent(15):
        return f"(dt(1970, 1, 1) + timedelta(seconds={chance.of((-10**9, 0, 10**8))} + {chance.of((0, 1, -1, 1800, 3599, 3600, 7200, 86400 * 30))}))"
    year = chance.of((1, 2, 1883, 1900, 1918, 1945, 1969, 1970, 1987, 2006, 2011, 2015, 2024, 2025, 2037, 2038, 2050, 2100, 2999, 9998, 9999))
    month, day = chance.of(((3, 31), (3, 30), (3, 10), (10, 27), (10, 26), (11, 3), (4, 7), (10, 6), (1, 1), (12, 31), (12, 30), (6, 15), (2, 28), (1 + chance.below(12), 1 + chance.below(28)), (1 + chance.below(12), 1 + chance.below(28))))
    return f"dt({year}, {month}, {day}, {chance.of((0, 1, 2, 3, 12, 23))}, {chance.of((0, 15, 30, 59))}, {chance.of((0, 1, 59))})"


def zones(chance):
    a, b, when, other = zone(chance), zone(chance), moment(chance), moment(chance)
    fold = chance.of(("", "", ", fold=1"))
    local = f"{when}.replace(tzinfo={a}{fold})"
    return chance.of((
        f"told_of({local})", f"told_of({local})", f"told_of({local})", f"there_and_back({when}, {a})", f"there_and_back({when}, {a})", f"there_and_back({when}, {a})", f"told_of({local}.astimezone({b}))", f"({local}).timestamp()", f"{local} - {other}.replace(tzinfo={b})", f"{local} {chance.of(('==', '<', '!='))} {when}.replace(tzinfo={b})",
        f"told_of({local} + timedelta(hours={chance.of((1, 24, -3, 24 * 180))}))", f"year_of_changes({a}, {chance.of((1950, 1986, 2007, 2024, 2037, 2038, 2060))})", f"dt.fromtimestamp({chance.of((0, 1e9, -1, 2**31, 1711846800, 1729990800, 1.5, -3e9))}, {a}).isoformat()", f"({local}).strftime('%Y-%m-%d %H:%M:%S %z %Z')",
        f"(lambda t: (t.utcoffset(), t.dst(), t.tzname()))(tm(12, 30, tzinfo={a}))", f"(lambda z: (z.utcoffset(None), z.dst(None), z.tzname(None)))({a})", f"{a}.{chance.of(('utcoffset', 'dst', 'tzname', 'fromutc'))}({chance.of((when, when, '5', 'None'))})", f"len({{{local}, {when}.replace(tzinfo={a})}})",
    ))


def damaged(chance):
    data = bytes(zone_file([chance.of(KINDS), (3600, 0, "CET")], [(0, 1), (10**8, 0)][: chance.below(3)], chance.of(RULES)))
    # The counts are left alone: what becomes of wrong ones is up to CPython's reading by parts.
    at = chance.of((0, 1, 3, 4, 5, 19, 44))
    return ascii(chance.of((data[:at] + b"\xff" + data[at + 1:], data[:at] + b"\x01" + data[at + 1:], b"", data.replace(b"TZif", b"tzif"), data[:50] + data[50:].replace(b"TZif", b"tzif"))))


def of_files(chance):
    a, key = zone(chance), chance.of(tuple(map(repr, SYSTEM)) + WRONG_KEYS)
    return chance.of((
        f"str(ZoneInfo({key}))", f"ZoneInfo({chance.of(WRONG_KEYS)})", f"repr({a})", f"str({a})", f"{a}.key", f"ZoneInfo({key}) is ZoneInfo({key})", f"ZoneInfo.no_cache({key}) is ZoneInfo({key})", f"pickle.loads(pickle.dumps(ZoneInfo({key}), {chance.below(6)})) is ZoneInfo({key})", f"pickle.dumps({a})[:3]", f"copy.{chance.of(('copy', 'deepcopy'))}({a}).key",
        f"told_of({moment(chance)}.replace(tzinfo=of_rules({chance.of(WRONG_RULES)!r})))", f"of_rules({chance.of(WRONG_RULES)!r}).key", f"ZoneInfo.from_file({chance.of(('io.BytesIO(b\'\')', 'io.BytesIO(b\'TZif\')', 'io.StringIO(\'TZif\')', '5', 'None', 'io.BytesIO(b\'no zone\' * 20)'))})", f"ZoneInfo.from_file(io.BytesIO(zone_file([(0, 0, 'A')], [], {chance.of(RULES)!r})){chance.of(('', ', key=\'k\'', ', \'Europe/X\'', ', 5', ', None'))})",
        f"(lambda z: told_of(dt(2024, 7, 1, tzinfo=z)))({a})", f"ZoneInfo.clear_cache({chance.of(('', 'only_keys=[\'UTC\']', 'only_keys=[\'x\']'))})", f"issubclass(zoneinfo.ZoneInfoNotFoundError, {chance.of(('KeyError', 'ValueError', 'LookupError'))})", f"{a} == {zone(chance)}", f"type('Own', (ZoneInfo,), {{}})({key})", "sorted(zoneinfo.__all__)", f"ZoneInfo.from_file(io.BytesIO({damaged(chance)}), 'k').key",
    ))


TUPLES = ("(2024, 2, 29, 12, 34, 56, 3, 60, 0)", "(1970, 1, 1, 0, 0, 0, 3, 1, -1)", "(1999, 12, 31, 23, 59, 61, 4, 365, 1)", "time.gmtime(0)", "time.gmtime(2**31)", "(2024, 2)", "(2024, 13, 1, 0, 0, 0, 0, 1, 0)", "(1, 1, 1, 0, 0, 0, 0, 1, 0)", "(2024, 0, 0, 0, 0, 0, 6, 0, 0)", "(2024, 1, 1, 24, 0, 0, 0, 1, 0)", "(9999, 12, 31, 0, 0, 0, 4, 365, 0)", "None", "'x'", "(2024, 1, 1, 0, 0, 0, 0, 1, 2)", "[2024, 1, 1, 0, 0, 0, 0, 1, 0]", "(2024, 1, 1, 0, 0, 0.5, 0, 1, 0)")
LAYOUTS = ("%Y", "%m", "%d", "%H", "%M", "%S", "%y", "%j", "%a", "%A", "%b", "%B", "%p", "%I", "%U", "%W", "%w", "%%", "%c", "%x", "%X", "-", ":", " ", "\xe9", "%u", "%G", "%V", "%D", "%T", "%e", "%R", "%h", "%n")
SECONDS = ("0", "1e9", "-1", "1.999999", "2**31", "-2**40", "2**60", "float('nan')", "float('inf')", "'x'", "1j", "253402300799", "253402300800", "True")


def clocks(chance):
    layout, parts, seconds = literal(chance, LAYOUTS, 5), chance.of(TUPLES), chance.of(SECONDS)
    return chance.of((
        f"time.strftime({layout}, {parts})", f"time.strftime({layout}, {parts})", f"time.asctime({parts})", f"time.gmtime({seconds})", f"time.gmtime({seconds})[{chance.below(9)}]", f"(lambda t: (t.tm_year, t.tm_zone, t.tm_gmtoff, t.tm_isdst, t.n_fields, t.n_sequence_fields, t.n_unnamed_fields))(time.gmtime({seconds}))", f"time.strptime(time.strftime({layout}, (2024, 2, 29, 12, 34, 56, 3, 60, 0)), {layout})",
        f"time.struct_time({chance.of((parts, 'range(9)', 'range(10)', 'range(11)', 'range(12)', 'range(8)', '5', 'range(9), {\'tm_zone\': \'X\'}', 'range(9), 5'))})", f"time.gmtime({seconds}) {chance.of(('==', '<', '+'))} {parts}", f"pickle.loads(pickle.dumps(time.gmtime({seconds})))", f"hash(time.gmtime({seconds})) == hash(tuple(time.gmtime({seconds})))", f"copy.replace(time.gmtime({seconds}), tm_year=5)",
        f"time.get_clock_info({chance.of(('monotonic', 'time', 'nosuch', 'perf_counter'))!r}).{chance.of(('adjustable', 'monotonic', 'resolution <= 1e-6'))}", f"time.sleep({chance.of(('-1', '0', '\'x\'', 'None', 'float(\'nan\')', '1e-6', 'True * 0'))})", f"type(time.{chance.of(('time', 'monotonic', 'perf_counter', 'process_time', 'time_ns', 'monotonic_ns', 'perf_counter_ns', 'thread_time'))}()).__name__",
        "time.monotonic() <= time.monotonic()", f"time.strptime({chance.of(('2024', '29 Feb 2024', '12:30 PM', 'x', '', '2024-366', '\xe9'))!a}, {chance.of(('%Y', '%d %b %Y', '%I:%M %p', '', '%Y-%j', '%q', '%'))!r})",
    ))


CASES = {"zoneinfo": zones, "zoneinfo again": zones, "zoneinfo files": of_files, "time": clocks}
