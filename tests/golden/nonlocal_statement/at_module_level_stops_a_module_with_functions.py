# `nonlocal` at module level.
def g(): pass
nonlocal y  # expect syntax error: nonlocal declaration not allowed at module level
