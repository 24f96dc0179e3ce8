# A jump over assignments leaves None behind, with a warning; an error of it keeps the frame where it is.
import sys
import warnings


def f():
    x = 1
    y = 2
    return x, y


def run(action):
    def trace(frame, event, arg):
        if frame.f_code is f.__code__ and event == "line" and frame.f_lineno == 7:
            try:
                frame.f_lineno = 8
            except Warning as warning:
                print(repr(warning), frame.f_lineno)
        return trace

    with warnings.catch_warnings(record=True) as log:
        warnings.simplefilter(action)
        sys.settrace(trace)
        result = f()
        sys.settrace(None)
    print(result, [(w.category.__name__, str(w.message)) for w in log])


run("always")  # expect: (None, 2) [('RuntimeWarning', 'assigning None to 2 unbound locals')]
run("error")
# expect: RuntimeWarning('assigning None to 2 unbound locals') 7
# expect: (1, 2) []
