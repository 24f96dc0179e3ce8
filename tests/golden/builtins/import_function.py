# __import__ gives the top package; import errors tell what is missing.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

import sys
print(__import__("math") is sys.modules["math"], __import__("collections.abc").__name__, __import__("collections.abc", fromlist=["Sized"]).__name__, __import__("math", {}, {}, [], 0).pi > 3)
# expect: True collections collections.abc True
attempt(__import__, "no_such_module")  # expect: ModuleNotFoundError: No module named 'no_such_module'
attempt(__import__, "math.nope")  # expect: ModuleNotFoundError: No module named 'math.nope'; 'math' is not a package
attempt(__import__, "")  # expect: ValueError: Empty module name
attempt(__import__, 5)  # expect: TypeError: module name must be a string
attempt(__import__)  # expect: TypeError: __import__() missing required argument 'name' (pos 1)
attempt(__import__, "math", level=-1)  # expect: ValueError: level must be >= 0
attempt(__import__, "x", {"__package__": "no_such"}, {}, ["y"], 1)
# expect: ModuleNotFoundError: No module named 'no_such'
for statement in ("import no_such_module", "import math.nope", "from sys import nope", "from no_such import x", "from . import x", "from sys import (path, nope)", "import collections.nope"):
    try:
        exec(statement, {"__name__": "script"})
    except ImportError as error:
        print(statement, "->", type(error).__name__, error, error.name)
        # expect: import no_such_module -> ModuleNotFoundError No module named 'no_such_module' no_such_module
        # expect: import math.nope -> ModuleNotFoundError No module named 'math.nope'; 'math' is not a package math.nope
        # expect: from sys import nope -> ImportError cannot import name 'nope' from 'sys' (unknown location) sys
        # expect: from no_such import x -> ModuleNotFoundError No module named 'no_such' no_such
        # expect: from . import x -> ImportError attempted relative import with no known parent package None
        # expect: from sys import (path, nope) -> ImportError cannot import name 'nope' from 'sys' (unknown location) sys
        # expect: import collections.nope -> ModuleNotFoundError No module named 'collections.nope' collections.nope
import math as m, collections.abc as shapes
from math import pi as circle, floor
print(m.sqrt(4), shapes.__name__, circle > 3, floor(2.5), "collections" in globals())
# expect: 2.0 collections.abc True 2 False
import collections.abc
print(collections.abc is shapes)  # expect: True
class Fake:
    attribute = "anything goes"

sys.modules["fake"] = Fake
import fake
from fake import attribute
print(fake is Fake, attribute)  # expect: True anything goes
sys.modules["blocked"] = None
attempt(__import__, "blocked")  # expect: ModuleNotFoundError: import of blocked halted; None in sys.modules
