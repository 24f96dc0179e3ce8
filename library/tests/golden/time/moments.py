"""Moments as tuples and as text."""

import time

t = time.gmtime(951827696)
print(t)
# expect: time.struct_time(tm_year=2000, tm_mon=2, tm_mday=29, tm_hour=12, tm_min=34, tm_sec=56, tm_wday=1, tm_yday=60, tm_isdst=0)
print(t.tm_year, t[1], t.tm_zone, time.strftime("%a, %d %b %Y %H:%M:%S", t), time.asctime(t), time.mktime(t))
# expect: 2000 2 GMT Tue, 29 Feb 2000 12:34:56 Tue Feb 29 12:34:56 2000 951827696.0
print(time.strptime("29 Feb 2024", "%d %b %Y"), time.ctime(0), time.strftime("%Y", (5,) + tuple(t)[1:]))
# expect: time.struct_time(tm_year=2024, tm_mon=2, tm_mday=29, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=3, tm_yday=60, tm_isdst=-1) Thu Jan  1 00:00:00 1970 5
before = time.monotonic()
time.sleep(0.001)
print(time.monotonic() - before >= 0.001, time.time() > 1.7e9, time.perf_counter_ns() > 0)  # expect: True True True
for wrong in (lambda: time.sleep(-1), lambda: time.asctime((1,)), lambda: time.strptime("x", "%Y"), lambda: time.gmtime("x")):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
        # expect: ValueError sleep length must be non-negative
        # expect: TypeError asctime(): illegal time tuple argument
        # expect: ValueError time data 'x' does not match format '%Y'
        # expect: TypeError 'str' object cannot be interpreted as an integer
