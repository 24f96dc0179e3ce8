# What may be raised.
for thing in (1, "text", None, object, int):
    try:
        raise thing
    except TypeError as error:
        print(error)
        # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
        # expect: exceptions must derive from BaseException
try:
    raise ValueError from "cause"
except TypeError as error:
    print(error)  # expect: exception causes must derive from BaseException
try:
    raise
except RuntimeError as error:
    print(error)  # expect: No active exception to reraise
raise type("Mine", (Exception,), {})("made", "here")  # expect error: Mine: ('made', 'here')
