# Loops and branches over thousands of instructions.
body = "\n".join(f"        x = x + {n % 7}" for n in range(3_000))
namespace = {}
exec(f"def long_loop(k):\n    x = 0\n    for i in range(k):\n{body}\n    else:\n        x += 1\n    return x\n"
     f"def long_branch(c):\n    x = 0\n    if c:\n{body}\n    elif c is None:\n{body}\n    else:\n        x = -1\n    return x\n", namespace)
print(namespace["long_loop"](3), namespace["long_branch"](True), namespace["long_branch"](False), namespace["long_branch"](None))
# expect: 26983 8994 -1 8994
