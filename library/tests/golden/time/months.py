"""Months as lists and as text."""

import calendar

print(calendar.isleap(2024), calendar.monthrange(2024, 2), calendar.weekday(2024, 2, 29), calendar.leapdays(1900, 2001))
# expect: True (calendar.THURSDAY, 29) 3 25
print(calendar.month(2024, 2))
# expect:    February 2024
# expect: Mo Tu We Th Fr Sa Su
# expect:           1  2  3  4
# expect:  5  6  7  8  9 10 11
# expect: 12 13 14 15 16 17 18
# expect: 19 20 21 22 23 24 25
# expect: 26 27 28 29
# expect:
print(calendar.TextCalendar(6).formatyear(2024)[:300])
# expect:                                   2024
# expect:
# expect:       January                   February                   March
# expect: Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa      Su Mo Tu We Th Fr Sa
# expect:     1  2  3  4  5  6                   1  2  3                      1  2
# expect:  7  8  9 10 11 12 13       4  5  6  7  8  9 10   
print(calendar.HTMLCalendar().formatmonth(2024, 2)[:200])
# expect: <table border="0" cellpadding="0" cellspacing="0" class="month">
# expect: <tr><th colspan="7" class="month">February 2024</th></tr>
# expect: <tr><th class="mon">Mon</th><th class="tue">Tue</th><th class="wed">Wed</th><
print(calendar.monthcalendar(2024, 2), list(calendar.day_abbr), calendar.month_name[2], calendar.timegm((2000, 1, 1, 0, 0, 0)))
# expect: [[0, 0, 0, 1, 2, 3, 4], [5, 6, 7, 8, 9, 10, 11], [12, 13, 14, 15, 16, 17, 18], [19, 20, 21, 22, 23, 24, 25], [26, 27, 28, 29, 0, 0, 0]] ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] February 946684800
print(next(calendar.Calendar().itermonthdates(2024, 2)), calendar.Month.MAY, repr(calendar.SUNDAY))
# expect: 2024-01-29 5 calendar.SUNDAY
try:
    calendar.monthrange(2024, 13)
except ValueError as error:
    print(error)  # expect: bad month number 13; must be 1-12
