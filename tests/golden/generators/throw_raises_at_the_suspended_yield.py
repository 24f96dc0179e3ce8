# `throw` continues the generator with an exception; on a fresh one it ends it.
def resilient():
    while True:
        try:
            yield "waiting"
        except ValueError as error:
            yield f"handled {error}"

made = resilient()
print(next(made), made.throw(ValueError("one")), next(made))  # expect: waiting handled one waiting
try:
    made.throw(KeyError("two"))
except KeyError as error:
    print(repr(error), list(made))  # expect: KeyError('two') []

fresh = resilient()
try:
    fresh.throw(IndexError("fresh"))
except IndexError as error:
    print(repr(error), list(fresh))  # expect: IndexError('fresh') []
try:
    fresh.throw(42)
except TypeError as error:
    print(error)  # expect: exceptions must be classes or instances deriving from BaseException, not int
