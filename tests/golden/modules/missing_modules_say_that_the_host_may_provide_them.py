# gap: modules that are not part of the runtime (COMPATIBILITY.md); CPython has them.
try:
    import re
except ModuleNotFoundError as e:
    print(e)  # expect: No module named 're'; it is not part of this runtime, but the host may provide a module of that name
    print(e.name, e.path)  # expect: re None
try:
    import unittest.mock
except ImportError as e:
    print(e.name)  # expect: unittest
try:
    import no_such_module
except ImportError as e:
    print(e)  # expect: No module named 'no_such_module'
from datetime import date  # expect error: ModuleNotFoundError: No module named 'datetime'; it is not part of this runtime, but the host may provide a module of that name
