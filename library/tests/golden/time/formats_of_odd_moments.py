"""Text of moments far away, of years of few digits, and of days whose numbers do not agree."""
import datetime
import time


def moment(year, weekday=0, yday=1):
    return year, 1, 1, 3, 4, 5, weekday, yday, 0


for year in (1900 - 2**31, 1899 - 2**31, 2**31 - 1, 2**31):
    for function in (time.asctime, lambda when: time.strftime("%Y", when)):
        try:
            print(function(moment(year)))
        except OverflowError as error:
            print(error)
# expect: Mon Jan  1 03:04:05 -2147481748
# expect: -2147481748
# expect: year out of range
# expect: year out of range
# expect: Mon Jan  1 03:04:05 2147483647
# expect: 2147483647
# expect: signed integer is greater than maximum
# expect: signed integer is greater than maximum
for year in (-1, 0, 9, 100, 12345):
    print(*(time.strftime(format, moment(year)) for format in ("%C", "%Y", "%G", "%F", "%c")), sep="|")
# expect: -1|-1|-1|-1-01-01|Mon Jan  1 03:04:05 -1
# expect: 0|0|0|0-01-01|Mon Jan  1 03:04:05 0
# expect: 0|9|9|9-01-01|Mon Jan  1 03:04:05 9
# expect: 1|100|100|100-01-01|Mon Jan  1 03:04:05 100
# expect: 123|12345|12345|12345-01-01|Mon Jan  1 03:04:05 12345
for year in (1, 999):
    print(*(datetime.date(year, 1, 1).strftime(format) for format in ("%C", "%Y", "%G", "%F", "%c")), sep="|")
# expect: 00|0001|0001|0001-01-01|Mon Jan  1 00:00:00 1
# expect: 09|0999|0999|0999-01-01|Tue Jan  1 00:00:00 999
# The week is that of the weekday and of the day of the year.
for weekday, yday in ((0, 1), (4, 1), (6, 1), (0, 365), (2, 366), (3, 200)):
    print(time.strftime("%G %V %g %U %W", moment(2023, weekday, yday)))
# expect: 2023 01 23 00 01
# expect: 2022 53 22 00 00
# expect: 2022 52 22 01 00
# expect: 2024 01 24 52 53
# expect: 2024 01 24 52 52
# expect: 2023 29 23 28 29
print(time.strftime("%#a %#B %^b %#p %+", moment(2023)))  # expect: MON JANUARY JAN am %+
