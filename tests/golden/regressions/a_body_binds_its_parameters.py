# The code of a function that ran as code, or as the body of a class, found its parameters unbound and read what must
# never be seen.
def one(a):
    return a


def more(a=3, *rest, b=4, **named):
    return a, rest, b, named


def stars(*rest, **named):
    return rest, named


for run in (exec, eval):
    try:
        run(one.__code__)
    except TypeError as error:
        print(error)
# expect: one() missing 1 required positional argument: 'a'
# expect: one() missing 1 required positional argument: 'a'
try:
    eval(more.__code__)  # the defaults belong to the function
except TypeError as error:
    print(error)  # expect: more() missing 1 required positional argument: 'a'
print(eval(stars.__code__))  # expect: ((), {})


def body(a=3, *rest, b=4, **named):
    print(a, rest, b, named)


print(__build_class__(body, "C"))
# expect: 3 () 4 {}
# expect: <class '__main__.C'>
try:
    __build_class__(one, "C")
except TypeError as error:
    print(error)  # expect: one() missing 1 required positional argument: 'a'
