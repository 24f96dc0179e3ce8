# What runs in a context changes the values of that context alone.
from contextvars import Context, ContextVar, copy_context

var = ContextVar("var", default="outside")


def work(value, *, deeper=None):
    before = var.get()
    var.set(value)
    if deeper is not None:
        deeper.run(work, value + "!")
    return before, var.get()


first, second = Context(), Context()
print(first.run(work, "x"), second.run(work, "y", deeper=first))  # expect: ('outside', 'x') ('outside', 'y')
print(var.get(), first[var], second[var])  # expect: outside y! y
try:
    first.run(first.run, work, "z")
except RuntimeError as error:
    print(str(error).startswith("cannot enter context: <_contextvars.Context object at"), str(error)[-18:])
    # expect: True is already entered
try:
    first.run(lambda: 1 / 0)
except ZeroDivisionError:
    print(first.run(var.get), var.get())  # expect: y! outside
try:
    first.run()
except TypeError as error:
    print(error)  # expect: run() missing 1 required positional argument
token = second.run(var.set, "other")
try:
    var.reset(token)
except ValueError as error:
    print(str(error).split("> ")[-1])  # expect: was created in a different Context
second.run(var.reset, token)
print(second[var])  # expect: y


def steps():
    for value in "ab":
        var.set(value)
        yield var.get()


# A generator runs in the context of whoever asks it.
generator = steps()
print(first.run(next, generator), next(generator), first[var], var.get())  # expect: a b a b
