# `raise ... from` sets the cause, a raise while handling the context, `from None` hides it.
def attempt(kind):
    try:
        try:
            {}["k"]
        except KeyError as error:
            if kind == "implicit":
                raise ValueError("implicit")
            if kind == "explicit":
                raise ValueError("explicit") from error
            if kind == "none":
                raise ValueError("none") from None
            if kind == "other":
                raise ValueError("other") from TypeError("made")
            raise
    except Exception as error:
        print(kind, repr(error), repr(error.__cause__), repr(error.__context__), error.__suppress_context__)

for kind in ("implicit", "explicit", "none", "other", "bare"):
    attempt(kind)
    # expect: implicit ValueError('implicit') None KeyError('k') False
    # expect: explicit ValueError('explicit') KeyError('k') KeyError('k') True
    # expect: none ValueError('none') None KeyError('k') True
    # expect: other ValueError('other') TypeError('made') KeyError('k') True
    # expect: bare KeyError('k') None None False
raise ValueError from 3  # expect error: TypeError: exception causes must derive from BaseException
