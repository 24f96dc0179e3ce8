# Arithmetic, pairs, lists and recursion of nothing but one-argument functions.

zero = lambda f: lambda x: x
succ = lambda n: lambda f: lambda x: f(n(f)(x))
plus = lambda m: lambda n: lambda f: lambda x: m(f)(n(f)(x))
times = lambda m: lambda n: lambda f: m(n(f))
power = lambda m: lambda n: n(m)

true = lambda a: lambda b: a
false = lambda a: lambda b: b
land = lambda p: lambda q: p(q)(p)
lor = lambda p: lambda q: p(p)(q)
lnot = lambda p: p(false)(true)

pair = lambda a: lambda b: lambda pick: pick(a)(b)
first = lambda p: p(true)
second = lambda p: p(false)

is_zero = lambda n: n(lambda _: false)(true)
pred = lambda n: second(n(lambda p: pair(succ(first(p)))(first(p)))(pair(zero)(zero)))
minus = lambda m: lambda n: n(pred)(m)
leq = lambda m: lambda n: is_zero(minus(m)(n))
equal = lambda m: lambda n: land(leq(m)(n))(leq(n)(m))


def number(church):
    return church(lambda x: x + 1)(0)


def church(n):
    result = zero
    for _ in range(n):
        result = succ(result)
    return result


truth = lambda b: b(True)(False)
three, four = church(3), church(4)
print(number(three), number(plus(three)(four)), number(times(three)(four)), number(power(three)(four)))
# expect: 3 7 12 81
print(number(pred(four)), number(minus(four)(three)), number(minus(three)(four)))  # expect: 3 1 0
print(truth(is_zero(zero)), truth(is_zero(three)), truth(leq(three)(four)), truth(equal(four)(plus(three)(church(1)))))
# expect: True False True True
print([[truth(op(p)(q)) for p in (true, false) for q in (true, false)] for op in (land, lor)], truth(lnot(true)))
# expect: [[True, False, False, False], [True, True, True, False]] False

# The strict fixed-point combinator.
Z = lambda f: (lambda x: f(lambda v: x(x)(v)))(lambda x: f(lambda v: x(x)(v)))
factorial = Z(lambda self: lambda n: 1 if n == 0 else n * self(n - 1))
fibonacci = Z(lambda self: lambda n: n if n < 2 else self(n - 1) + self(n - 2))
print([factorial(n) for n in range(8)], [fibonacci(n) for n in range(12)])
# expect: [1, 1, 2, 6, 24, 120, 720, 5040] [0, 1, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89]
church_factorial = Z(lambda self: lambda n: is_zero(n)(lambda _: succ(zero))(lambda _: times(n)(self(pred(n))))(None))
print(number(church_factorial(church(5))))  # expect: 120

nil = pair(true)(true)
cons = lambda head: lambda tail: pair(false)(pair(head)(tail))
is_nil = first
head = lambda items: first(second(items))
tail = lambda items: second(second(items))
fold = Z(lambda self: lambda f: lambda start: lambda items:
         start if truth(is_nil(items)) else f(head(items))(self(f)(start)(tail(items))))
mapped = lambda f: fold(lambda item: cons(f(item)))(nil)


def to_list(items):
    result = []
    while not truth(is_nil(items)):
        result.append(head(items))
        items = tail(items)
    return result


def from_list(values):
    result = nil
    for value in reversed(values):
        result = cons(value)(result)
    return result


numbers = from_list([1, 2, 3, 4])
print(to_list(numbers), to_list(mapped(lambda x: x * x)(numbers)), fold(lambda a: lambda b: a + b)(0)(numbers))
# expect: [1, 2, 3, 4] [1, 4, 9, 16] 10
print(to_list(mapped(number)(from_list([church(n) for n in range(4)]))))  # expect: [0, 1, 2, 3]
print(three.__code__.co_freevars, [type(cell.cell_contents).__name__ for cell in three.__closure__])
# expect: ('n',) ['function']
