# An exception's traceback links frames and lines.
import sys

def inner():
    secret = 42
    raise LookupError("here")

def outer():
    note = "outer local"
    inner()

try:
    outer()
except LookupError as error:
    entry = error.__traceback__
    while entry is not None:
        frame = entry.tb_frame
        names = sorted(n for n in frame.f_locals if n in ("secret", "note"))
        print(frame.f_code.co_name, entry.tb_lineno, frame.f_lineno, names)
        # expect: <module> 13 19 []
        # expect: outer 10 10 ['note']
        # expect: inner 6 6 ['secret']
        last, entry = frame, entry.tb_next
    print(last.f_back.f_code.co_name, sys.exc_info()[2] is error.__traceback__)
    # expect: outer True
