# `finally` runs on return, break and continue, and its own return wins.
log = []

def returning():
    try:
        return "value"
    finally:
        log.append("returning")

def overriding():
    try:
        raise ValueError("lost")
    finally:
        return "from finally"

def looping():
    for n in range(4):
        try:
            if n == 1:
                continue
            if n == 3:
                break
        finally:
            log.append(n)
    return n

def value_is_fixed_before():
    n = 1
    try:
        return n
    finally:
        n = 2

print(returning(), overriding(), looping(), value_is_fixed_before(), log)
# expect: value from finally 3 1 ['returning', 0, 1, 2, 3]
