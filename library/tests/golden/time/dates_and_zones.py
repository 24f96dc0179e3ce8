"""Dates, times, differences and zones: arithmetic, order, texts, pickles."""

import copy
from datetime import date, datetime, time, timedelta, timezone, tzinfo

d = datetime(2024, 2, 28, 23, 59, 59, 5)
print(repr(d), d, d + timedelta(days=2, microseconds=-5), d - datetime(2023, 1, 1), d.isoformat(" ", "minutes"))
# expect: datetime.datetime(2024, 2, 28, 23, 59, 59, 5) 2024-02-28 23:59:59.000005 2024-03-01 23:59:59 423 days, 23:59:59.000005 2024-02-28 23:59
print(date(2024, 2, 29).isocalendar(), date(2024, 12, 31).toordinal(), date.fromordinal(738000), date(2024, 2, 29) - date(1970, 1, 1))
# expect: datetime.IsoCalendarDate(year=2024, week=9, weekday=4) 739251 2021-07-29 19782 days, 0:00:00
print(repr(timedelta(days=1.5, hours=-3)), timedelta(-1, 5), timedelta(7) / 2, timedelta(7) // timedelta(2), timedelta(5) * 0.1)
# expect: datetime.timedelta(days=1, seconds=32400) -1 day, 0:00:05 3 days, 12:00:00 3 12:00:00
print(d.strftime("%Y-%m-%d %H:%M:%S.%f %j %a %A %b %B %p %I %U %W %G-W%V-%u %y %%"), f"{d:%d.%m.%Y}")
# expect: 2024-02-28 23:59:59.000005 059 Wed Wednesday Feb February PM 11 08 09 2024-W09-3 24 % 28.02.2024
zone = timezone(timedelta(hours=5, minutes=30), "IST")
aware = d.replace(tzinfo=zone)
print(aware, repr(aware), aware.astimezone(timezone.utc), aware.timestamp(), aware.tzname(), timezone(timedelta(hours=-3)))
# expect: 2024-02-28 23:59:59.000005+05:30 datetime.datetime(2024, 2, 28, 23, 59, 59, 5, tzinfo=datetime.timezone(datetime.timedelta(seconds=19800), 'IST')) 2024-02-28 18:29:59.000005+00:00 1709144999.000005 IST UTC-03:00
print(aware == aware.astimezone(timezone.utc), hash(aware) == hash(aware.astimezone(timezone.utc)), d == aware)
# expect: True True False
for text in ("2024-02-29", "20240229T1011", "2024-W09-4", "2024-02-29 10:11:12.5+01:30", "2024-02-29T24:00Z"):
    print(datetime.fromisoformat(text))
    # expect: 2024-02-29 00:00:00
    # expect: 2024-02-29 10:11:00
    # expect: 2024-02-29 00:00:00
    # expect: 2024-02-29 10:11:12.500000+01:30
    # expect: 2024-03-01 00:00:00+00:00
print(datetime.strptime("29 Feb 2024 3:04 PM +0130", "%d %b %Y %I:%M %p %z"), date.strptime("2024/060", "%Y/%j"))
# expect: 2024-02-29 15:04:00+01:30 2024-02-29
print(time(1, 2, 3), time.fromisoformat("10:20:30,25"), time(1, tzinfo=zone), time(1) < time(2), time.max)
# expect: 01:02:03 10:20:30.250000 01:00:00+05:30 True 23:59:59.999999
print(copy.deepcopy(aware) == aware, aware.__reduce__(), timedelta(1, 2).__reduce__())
# expect: True (<class 'datetime.datetime'>, (b'\x07\xe8\x02\x1c\x17;;\x00\x00\x05', datetime.timezone(datetime.timedelta(seconds=19800), 'IST'))) (<class 'datetime.timedelta'>, (1, 2, 0))
print(datetime.fromtimestamp(1e9, timezone.utc), datetime.fromtimestamp(-0.5, timezone.utc), d.timetuple())
# expect: 2001-09-09 01:46:40+00:00 1969-12-31 23:59:59.500000+00:00 time.struct_time(tm_year=2024, tm_mon=2, tm_mday=28, tm_hour=23, tm_min=59, tm_sec=59, tm_wday=2, tm_yday=59, tm_isdst=-1)


class Summer(tzinfo):
    def utcoffset(self, when):
        return timedelta(hours=1) + self.dst(when)

    def dst(self, when):
        return timedelta(hours=1 if 3 < when.month < 10 else 0)

    def tzname(self, when):
        return "summer" if self.dst(when) else "winter"


for month in (1, 7):
    local = datetime(2024, month, 1, 12, tzinfo=timezone.utc).astimezone(Summer())
    print(local, local.tzname(), local.dst())
    # expect: 2024-01-01 13:00:00+01:00 winter 0:00:00
    # expect: 2024-07-01 14:00:00+02:00 summer 1:00:00
for wrong in (lambda: date(2023, 2, 29), lambda: time(24), lambda: datetime.fromisoformat("x"), lambda: d < aware,
              lambda: timedelta(10**9), lambda: datetime.max + timedelta(1), lambda: timezone(timedelta(1)),
              lambda: datetime.strptime("x", "%Y"), lambda: date.fromordinal(0), lambda: datetime(1, 1, 1, tzinfo=5)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: ValueError day 29 must be in range 1..28 for month 2 in year 2023
        # expect: ValueError hour must be in 0..23, not 24
        # expect: ValueError Invalid isoformat string: 'x'
        # expect: TypeError can't compare offset-naive and offset-aware datetimes
        # expect: OverflowError days=1000000000; must have magnitude <= 999999999
        # expect: OverflowError date value out of range
        # expect: ValueError offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), not datetime.timedelta(days=1)
        # expect: ValueError time data 'x' does not match format '%Y'
        # expect: ValueError ordinal must be >= 1
        # expect: TypeError tzinfo argument must be None or of a tzinfo subclass, not type 'int'
