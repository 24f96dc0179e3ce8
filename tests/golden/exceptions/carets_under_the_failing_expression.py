# Traceback entries print the source line and carets under the failing sub-expression (~~^~~ anchors for
# binary operators, subscripts and calls); no carets when the range is the whole line.
import traceback
def f(a): return a["x"]["y"] + g(1)
try: f({"x": {}})
except KeyError: print(traceback.format_exc())
# expect: Traceback (most recent call last):
# expect:   File "carets_under_the_failing_expression.py", line 5, in <module>
# expect:     try: f({"x": {}})
# expect:          ~^^^^^^^^^^^
# expect:   File "carets_under_the_failing_expression.py", line 4, in f
# expect:     def f(a): return a["x"]["y"] + g(1)
# expect:                      ~~~~~~^^^^^
# expect: KeyError: 'y'
# expect:
