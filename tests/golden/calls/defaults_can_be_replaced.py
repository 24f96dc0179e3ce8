# `__defaults__` and `__kwdefaults__` are read at each call.
def connect(host, port=80, *, timeout=10):
    return host, port, timeout

print(connect("a"), connect.__defaults__, connect.__kwdefaults__)  # expect: ('a', 80, 10) (80,) {'timeout': 10}
connect.__defaults__ = ("localhost", 443)
connect.__kwdefaults__["timeout"] = 5
print(connect())  # expect: ('localhost', 443, 5)
connect.__kwdefaults__ = None
try:
    connect()
except TypeError as error:
    print(error)  # expect: connect() missing 1 required keyword-only argument: 'timeout'
del connect.__defaults__
print(connect.__defaults__)  # expect: None
try:
    connect.__defaults__ = [1]
except TypeError as error:
    print(error)  # expect: __defaults__ must be set to a tuple object
connect(timeout=1)
# expect error: TypeError: connect() missing 2 required positional arguments: 'host' and 'port'
