# Except clauses are evaluated in order, only when something was raised, and may be any expression.
log = []
def kind(name):
    log.append(name)
    return {"value": ValueError, "type": TypeError, "both": (KeyError, IndexError), "bad": 5}[name]

def run(action):
    log.clear()
    try:
        action()
    except kind("value"):
        return "value", list(log)
    except kind("both") as error:
        return "both", type(error).__name__, list(log)
    except kind("bad"):
        return "bad"
    else:
        return "fine", list(log)

print(run(lambda: None), run(lambda: int("x")), run(lambda: {}["k"]), run(lambda: [][0]))
# expect: ('fine', []) ('value', ['value']) ('both', 'KeyError', ['value', 'both']) ('both', 'IndexError', ['value', 'both'])
def attempt(action, handler):
    try:
        try:
            action()
        except handler:
            print("handled")
    except Exception as error:
        print(type(error).__name__, error, repr(error.__context__))

attempt(lambda: 1 / 0, 5)
# expect: TypeError catching classes that do not inherit from BaseException is not allowed ZeroDivisionError('division by zero')
attempt(lambda: 1 / 0, (ValueError, 5))
# expect: TypeError catching classes that do not inherit from BaseException is not allowed ZeroDivisionError('division by zero')
attempt(lambda: 1 / 0, (ValueError, (ZeroDivisionError,)))
# expect: TypeError catching classes that do not inherit from BaseException is not allowed ZeroDivisionError('division by zero')
attempt(lambda: 1 / 0, "text")
# expect: TypeError catching classes that do not inherit from BaseException is not allowed ZeroDivisionError('division by zero')
attempt(lambda: 1 / 0, int)
# expect: TypeError catching classes that do not inherit from BaseException is not allowed ZeroDivisionError('division by zero')
attempt(lambda: 1 / 0, ())  # expect: ZeroDivisionError division by zero None
attempt(lambda: 1 / 0, ArithmeticError())
# expect: TypeError catching classes that do not inherit from BaseException is not allowed ZeroDivisionError('division by zero')
attempt(lambda: 1 / 0, type("Sub", (ZeroDivisionError,), {}))  # expect: ZeroDivisionError division by zero None
attempt(lambda: None, 5)
class Meta(type):
    def __instancecheck__(cls, thing):
        return True
    def __subclasscheck__(cls, other):
        return True

class Claims(Exception, metaclass=Meta):
    pass

attempt(lambda: 1 / 0, Claims)  # expect: ZeroDivisionError division by zero None
