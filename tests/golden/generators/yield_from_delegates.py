# `yield from` passes values, exceptions and close on, and evaluates to the return value.
def inner():
    received = []
    try:
        while True:
            received.append((yield len(received)))
            if received[-1] == "end":
                return received
    except KeyError as error:
        return ["caught", error.args[0]]
    finally:
        print("inner done")

def outer():
    result = yield from inner()
    print("result", result)
    yield "after"

made = outer()
print(next(made), made.send("a"), made.send("b"))  # expect: 0 1 2
print(made.send("end"))
# expect: inner done
# expect: result ['a', 'b', 'end']
# expect: after
made = outer()
next(made)
print(made.throw(KeyError("k")))
# expect: inner done
# expect: result ['caught', 'k']
# expect: after
made = outer()
next(made)
made.close()  # expect: inner done
