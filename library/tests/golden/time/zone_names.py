"""The name of a zone is a text that stands in the format of strftime as it is."""
from datetime import datetime, time, timedelta, tzinfo


class Zone(tzinfo):
    def __init__(self, name):
        self.name = name

    def utcoffset(self, moment):
        return timedelta(0)

    def dst(self, moment):
        return None

    def tzname(self, moment):
        return self.name


class Odd(str):
    def replace(self, *args):
        return None


print(datetime(2000, 1, 1, tzinfo=Zone("a%Yb%%")).strftime("%Z %Y"), time(1, tzinfo=Zone(None)).strftime("%H%Z"))
# expect: a%Yb%% 2000 01
for kind in datetime(2000, 1, 1, tzinfo=Zone(Odd("x"))), time(1, tzinfo=Zone(Odd("x"))):
    try:
        kind.strftime("%Z")
    except TypeError as error:
        print(error)
        # expect: tzname.replace() did not return a string
        # expect: tzname.replace() did not return a string


class NoDst(Zone):
    dst = tzinfo.dst


try:
    datetime(2000, 1, 1, tzinfo=NoDst("x")).strftime("%Y")
except NotImplementedError as error:
    print(error)  # expect: a tzinfo subclass must implement dst()
