# An unexpected indent is an IndentationError.
value = 1
    other = 2
    # expect syntax error: IndentationError: unexpected indent
