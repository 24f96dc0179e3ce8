# None is not the same as nothing, week dates part from times by any character, and digits may go on without a point.
from datetime import date, datetime, time


def error(call):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


error(lambda: date(23, 1))  # expect: TypeError function missing required argument 'day' (pos 3)
error(lambda: date(23, 1, None))  # expect: TypeError 'NoneType' object cannot be interpreted as an integer
error(lambda: datetime(2024, None, 3))  # expect: TypeError 'NoneType' object cannot be interpreted as an integer
error(lambda: datetime(2024))  # expect: TypeError function missing required argument 'month' (pos 2)
error(lambda: date.fromisocalendar(1.5))  # expect: TypeError 'float' object cannot be interpreted as an integer
error(lambda: date.fromisocalendar(2024, 1))
# expect: TypeError fromisocalendar() missing required argument 'day' (pos 3)

error(lambda: datetime.fromtimestamp(None))  # expect: TypeError argument must be int or float, not NoneType
error(lambda: time.fromisoformat("123456123456"))  # expect: 12:34:56.123456
error(lambda: time.fromisoformat("12:34:561"))  # expect: ValueError Invalid isoformat string: '12:34:561'
error(lambda: datetime.fromisoformat("2024W094x123456123456"))  # expect: 2024-02-29 12:34:56.123456
error(lambda: date.fromisoformat("2024W0941x"))  # expect: 2024-02-29
error(lambda: date.fromisoformat("2024W094123"))  # expect: ValueError Invalid isoformat string: '2024W094123'
error(lambda: date(2000, 6, 15).replace(month=None))
# expect: TypeError 'NoneType' object cannot be interpreted as an integer
error(lambda: time(1).replace(hour=None))  # expect: TypeError 'NoneType' object cannot be interpreted as an integer
error(lambda: datetime("x", 12))  # expect: TypeError 'str' object cannot be interpreted as an integer
error(lambda: datetime.strptime(":24Thu%", ":%W%a%%"))  # expect: 1900-06-14 00:00:00
