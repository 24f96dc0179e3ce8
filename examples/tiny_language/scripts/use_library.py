"""Python meets closures that were compiled from another language: it cannot tell them from its own."""

step = make_counter(10)
print("step:", step(5), step(by=1), step.__closure__[0].cell_contents, step.__code__.co_freevars)

# Each language calls closures of the other.
loud = compose(str.upper, lambda text: text + "!")
print("loud:", loud("both ways"))
print("sorted:", sorted([6, 7, 8, 9, 10], key=compose(lambda steps: -steps, collatz)))


def halves():
    quotient = None

    def halve(n):
        nonlocal quotient
        quotient = ratio(n, 2)
        return quotient

    return halve


later(2, halves())(10)

try:
    compose(halves(), lambda x: str(x))(4)
except TypeError as error:
    print("caught in Python:", error)

ratio(1, 0)
