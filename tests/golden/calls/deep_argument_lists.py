# Calls with many arguments and functions with many parameters.
names = [f"p{n}" for n in range(300)]
namespace = {}
exec(f"def wide({', '.join(names)}):\n    return p0 + p299 + len(locals())\n"
     f"def inner_user({', '.join(names)}):\n    return lambda: p0 + p150 + p299\n", namespace)
print(namespace["wide"](*range(300)))  # expect: 599
print(namespace["inner_user"](*range(300))())  # expect: 449
print(len(namespace["inner_user"](*range(300)).__closure__))  # expect: 3
print(eval("max(" + ", ".join(map(str, range(400))) + ")"))  # expect: 399
namespace["wide"](*range(299))  # expect error: TypeError: wide() missing 1 required positional argument: 'p299'
