# Row 121: Traceback entries print the source line and carets under the failing sub-expression (~~^~~ anchors for
# binary operators, subscripts and calls); no carets when the range is the whole line.
import traceback
def f(a): return a["x"]["y"] + g(1)
try: f({"x": {}})
except KeyError: print(traceback.format_exc())
# expect: Traceback (most recent call last):
# expect:   File "row_121_traceback_entries_print_the_source_line_and_carets_under_the.py", line 5, in <module>
# expect:     try: f({"x": {}})
# expect:          ~^^^^^^^^^^^
# expect:   File "row_121_traceback_entries_print_the_source_line_and_carets_under_the.py", line 4, in f
# expect:     def f(a): return a["x"]["y"] + g(1)
# expect:                      ~~~~~~^^^^^
# expect: KeyError: 'y'
# expect:
