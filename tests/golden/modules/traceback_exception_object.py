import traceback


def fail():
    wanted = 1
    raise ExceptionGroup("several", [ValueError("one"), TypeError("two\nlines"), KeyError("three")])


try:
    fail()
except ExceptionGroup as e:
    e.add_note("a note\nof two lines")
    error = traceback.TracebackException.from_exception(e, capture_locals=True, max_group_width=2)
    print(str(error), error.exc_type_str, [str(x) for x in error.exceptions], error.__notes__)
    # expect: several (3 sub-exceptions) ExceptionGroup ['one', 'two\nlines', "'three'"] ['a note\nof two lines']
    print([entry.name for entry in error.stack], error.stack[1].locals)  # expect: ['<module>', 'fail'] {'wanted': '1'}
    print(error == traceback.TracebackException.from_exception(e), error == 1)  # expect: False False

error.stack.clear()
print("".join(error.format()))
# expect:   | ExceptionGroup: several (3 sub-exceptions)
# expect:   | a note
# expect:   | of two lines
# expect:   +-+---------------- 1 ----------------
# expect:     | ValueError: one
# expect:     +---------------- 2 ----------------
# expect:     | TypeError: two
# expect:     | lines
# expect:     +---------------- ... ----------------
# expect:     | and 1 more exception
# expect:     +------------------------------------
# expect:
print("".join(error.format_exception_only(show_group=True)))
# expect: ExceptionGroup: several (3 sub-exceptions)
# expect: a note
# expect: of two lines
# expect:    ValueError: one
# expect:    TypeError: two
# expect:    lines
# expect:    KeyError: 'three'
# expect:
