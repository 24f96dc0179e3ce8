# A function's globals are the dict that `exec` got, not a copy.
namespace = {"factor": 2}
exec("def scale(n):\n    return n * factor", namespace)
scale = namespace["scale"]
print(scale(10), scale.__globals__ is namespace)  # expect: 20 True
namespace["factor"] = 5
print(scale(10))  # expect: 50
del namespace["factor"]
try:
    scale(10)
except NameError as error:
    print(error)  # expect: name 'factor' is not defined
exec("global made\nmade = 'module level global'", namespace)
print(namespace["made"], scale.__module__)  # expect: module level global None
