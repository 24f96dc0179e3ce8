# A cached look-up of a builtin was used for other globals of the same age, which had the name themselves.
from types import FunctionType

code = compile("result = len('four')", "<code>", "exec")
plain = {"__builtins__": __builtins__, "other": None}
own = {"__builtins__": __builtins__, "len": lambda text: "mine"}
for namespace in (plain, own, plain, own):
    exec(code, namespace)
    print(namespace["result"])
# expect: 4
# expect: mine
# expect: 4
# expect: mine

def size():
    return len("four")

other = FunctionType(size.__code__, {"len": lambda text: "theirs"})
print(size(), other(), size(), other())  # expect: 4 theirs 4 theirs
import builtins
keep, builtins.len = builtins.len, lambda text: "changed"
print(size(), other())  # expect: changed theirs
builtins.len = keep
print(size(), other())  # expect: 4 theirs
