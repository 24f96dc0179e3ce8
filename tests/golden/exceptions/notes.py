# add_note() collects texts that tracebacks show.
error = ValueError("main")
print(hasattr(error, "__notes__"))  # expect: False
error.add_note("first")
error.add_note("second\nwith two lines")
print(error.__notes__, error.args, str(error))  # expect: ['first', 'second\nwith two lines'] ('main',) main
def attempt(call, *args):
    try:
        print(call(*args))
    except Exception as caught:
        print(type(caught).__name__, caught, sep=": ")

attempt(error.add_note, 5)  # expect: TypeError: add_note() argument must be str, not int
attempt(error.add_note)  # expect: TypeError: ValueError.add_note() takes exactly one argument (0 given)
attempt(error.add_note, "a", "b")  # expect: TypeError: ValueError.add_note() takes exactly one argument (2 given)
error.__notes__ = "not a list"
attempt(error.add_note, "x")  # expect: TypeError: Cannot add note: __notes__ is not a list
error.__notes__ = ["replaced"]
error.add_note("more")
print(error.__notes__)  # expect: ['replaced', 'more']
del error.__notes__
print(hasattr(error, "__notes__"))  # expect: False
class Context:
    def __enter__(self):
        return self
    def __exit__(self, kind, value, traceback):
        if value is not None:
            value.add_note(f"while in {type(self).__name__}")
        return False

try:
    with Context(), Context():
        raise KeyError("inside")
except KeyError as caught:
    print(caught.__notes__)  # expect: ['while in Context', 'while in Context']
group = ExceptionGroup("g", [ValueError(1)])
group.add_note("on the group")
match_, rest = group.split(ValueError)
print(match_.__notes__, match_.__notes__ is group.__notes__, rest)  # expect: ['on the group'] False None
