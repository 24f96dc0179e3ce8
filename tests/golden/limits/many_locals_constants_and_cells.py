# Functions with more variables than fit a byte.
count = 700
lines = [f"    v{n} = {n + 1000}" for n in range(count)]
inner = " + ".join(f"v{n}" for n in range(count))
namespace = {}
exec("def plain():\n" + "\n".join(lines) + f"\n    return {inner}\n"
     "def capturing():\n" + "\n".join(lines) + f"\n    def inner():\n        return {inner}\n    return inner\n"
     "def writing():\n" + "\n".join(lines) + "\n    def bump():\n        nonlocal v0, v699\n        v0 += 1\n        v699 += v300\n    bump()\n    return v0, v699\n", namespace)
print(namespace["plain"](), namespace["capturing"]()(), namespace["writing"]())
# expect: 944650 944650 (1001, 2999)
print(len(namespace["capturing"].__code__.co_cellvars), len(namespace["capturing"]().__code__.co_freevars))
# expect: 700 700
