# Each level cleans up on the way out, and a new exception replaces the old one.
def work(log):
    try:
        try:
            try:
                raise KeyError("first")
            finally:
                log.append("inner")
        finally:
            log.append("middle")
            raise ValueError("second")
    except ValueError as error:
        log.append(repr(error.__context__))
    finally:
        log.append("outer")
    return log

print(work([]))  # expect: ['inner', 'middle', "KeyError('first')", 'outer']
