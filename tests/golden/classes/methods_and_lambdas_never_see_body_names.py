# Methods never see class-body names; comprehensions/lambdas/genexps in the body do not either, except the
# leftmost iterable.
class C:
    n = 2
    ok = [i for i in range(n)]
    try: bad = [n for _ in "a"]
    except NameError as e: print(e)
# expect: name 'n' is not defined
print(C.ok)  # expect: [0, 1]
