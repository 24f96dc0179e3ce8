# A handler matches subclasses; the first that matches is taken; the expression is evaluated late.
class AppError(Exception): pass
class NetError(AppError): pass

def handle(error):
    try:
        raise error
    except NetError:
        return "net"
    except (AppError, OSError) as problem:
        return "app " + str(problem)
    except Exception:
        return "any"

print([handle(e) for e in (NetError(), AppError("x"), OSError("y"), KeyError("z"), NetError)])
# expect: ['net', 'app x', 'app y', 'any', 'net']
try:
    try:
        raise KeyError
    except "not a class":
        pass
except TypeError as error:
    print(error)  # expect: catching classes that do not inherit from BaseException is not allowed
try:
    pass
except undefined_and_never_evaluated:
    pass
raise NetError("a", 2)  # expect error: NetError: ('a', 2)
