"""Moments whose year no clock has, dates without a year, and what a context of decimals is called."""
import datetime
import decimal
import time
import warnings

for seconds in (1e17, -1e17, 1e16, 253402300800):
    for function in (time.gmtime, time.ctime, datetime.date.fromtimestamp, datetime.datetime.fromtimestamp):
        try:
            print(function(seconds))
        except (OSError, ValueError) as error:
            print(type(error).__name__, error)
# expect: OSError [Errno 75] Value too large for defined data type
# expect: OSError [Errno 75] Value too large for defined data type
# expect: OSError [Errno 75] Value too large for defined data type
# expect: OSError [Errno 75] Value too large for defined data type
# expect: OSError [Errno 75] Value too large for defined data type
# expect: OSError [Errno 75] Value too large for defined data type
# expect: OSError [Errno 75] Value too large for defined data type
# expect: OSError [Errno 75] Value too large for defined data type
# expect: time.struct_time(tm_year=316889355, tm_mon=1, tm_mday=25, tm_hour=17, tm_min=46, tm_sec=40, tm_wday=5, tm_yday=25, tm_isdst=0)
# expect: Sat Jan 25 17:46:40 316889355
# expect: ValueError year must be in 1..9999, not 316889355
# expect: ValueError year must be in 1..9999, not 316889355
# expect: time.struct_time(tm_year=10000, tm_mon=1, tm_mday=1, tm_hour=0, tm_min=0, tm_sec=0, tm_wday=5, tm_yday=1, tm_isdst=0)
# expect: Sat Jan  1 00:00:00 10000
# expect: ValueError year must be in 1..9999, not 10000
# expect: ValueError year must be in 1..9999, not 10000
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    datetime.datetime.strptime("5 March", "%d %B")
print(str(caught[0].message).split("\n")[0])
# expect: Parsing dates involving a day of month without a year specified is ambiguous
print(repr(decimal.localcontext()).split(" at")[0])  # expect: <decimal.ContextManager object
