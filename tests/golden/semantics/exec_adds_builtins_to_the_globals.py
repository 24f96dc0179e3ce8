# The globals get `__builtins__`, and what stands there decides how builtins are found.
namespace = {}
exec("size = len('four')", namespace)
print(sorted(namespace), namespace["size"])  # expect: ['__builtins__', 'size'] 4

try:
    exec("len('x')", {"__builtins__": {}})
except NameError as error:
    print(error)  # expect: name 'len' is not defined
exec("print(shout('x'))", {"__builtins__": {"print": print, "shout": lambda text: text.upper()}})  # expect: X

limited = {"__builtins__": {"abs": lambda n: "own abs"}}
exec("def f(): return abs(-3)", limited)
print(limited["f"]())  # expect: own abs
try:
    exec("class C: pass", {"__builtins__": {}})
except NameError as error:
    print(error)  # expect: __build_class__ not found
