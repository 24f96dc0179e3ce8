# Functions are made anew each time, their code object is shared.
def maker(n):
    def made():
        return n
    return made

first, second = maker(1), maker(1)
print(first is second, first == second)  # expect: False False
print(first.__code__ is second.__code__)  # expect: True
lambdas = [lambda: None for _ in range(3)]
print(len({id(f.__code__) for f in lambdas}), len(set(lambdas)))  # expect: 1 3
