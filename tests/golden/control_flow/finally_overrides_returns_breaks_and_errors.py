# What `finally` does last decides: return, break and continue swallow what was under way.
def override():
    try:
        return "try"
    finally:
        return "finally"


def swallow():
    for i in range(3):
        try:
            raise ValueError(i)
        finally:
            if i < 2:
                continue
            break
    else:
        return "else"
    return i


def value_is_kept():
    x = 1
    try:
        return x
    finally:
        x = 2


def nested():
    log = []
    for i in range(4):
        try:
            try:
                if i == 0:
                    continue
                if i == 1:
                    raise KeyError
                if i == 2:
                    break
            except KeyError:
                log.append("key")
                continue
            else:
                log.append("else")
            finally:
                log.append(("inner", i))
        finally:
            log.append(("outer", i))
    return log


def generator():
    for i in range(3):
        try:
            yield i
        finally:
            if i == 1:
                return "stopped"


def in_with():
    class Manager:
        def __enter__(self):
            return self

        def __exit__(self, *details):
            print("exit", details[0])
            return True
    while True:
        with Manager() as a, Manager():
            break
    with Manager():
        raise KeyError
    with Manager():
        return "from with"


def chained():
    try:
        try:
            raise ValueError("first")
        finally:
            raise KeyError("second")
    except KeyError as error:
        return repr(error.__context__), error.__suppress_context__


def deleted():
    error = "before"
    try:
        raise ValueError
    except ValueError as error:
        pass
    return error


print(override(), swallow(), value_is_kept(), nested(), list(generator()), in_with(), chained())
# expect: exit None
# expect: exit None
# expect: exit <class 'KeyError'>
# expect: exit None
# expect: finally 2 1 [('inner', 0), ('outer', 0), 'key', ('inner', 1), ('outer', 1), ('inner', 2), ('outer', 2)] [0, 1] from with ("ValueError('first')", False)
try:
    deleted()
except UnboundLocalError as error:
    print(error)  # expect: cannot access local variable 'error' where it is not associated with a value
