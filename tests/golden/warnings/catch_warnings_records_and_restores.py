# catch_warnings: what it records, what it restores, its arguments and errors.
import warnings

before = warnings.filters
with warnings.catch_warnings() as nothing:
    warnings.simplefilter("ignore")
    warnings.warn("lost")
    print(nothing, warnings.filters is before)  # expect: None False
print(warnings.filters is before)  # expect: True
with warnings.catch_warnings(record=True) as log:
    warnings.simplefilter("always")
    warnings.warn("one")
    warnings.warn(RuntimeWarning("two"), stacklevel=1)
    warnings.warn_explicit("three", FutureWarning, "file.py", 12, source=log)
    with warnings.catch_warnings(record=True) as inner:
        warnings.warn("four")
    print(len(inner))  # expect: 1
for w in log:
    print(type(w).__name__, repr(w.message), w.category.__name__, w.lineno, w.line, w.file, w.source is log, w._category_name)
    # expect: WarningMessage UserWarning('one') UserWarning 12 None None False UserWarning
    # expect: WarningMessage RuntimeWarning('two') RuntimeWarning 13 None None False RuntimeWarning
    # expect: WarningMessage FutureWarning('three') FutureWarning 12 None None True FutureWarning
print(log[2])
# expect: {message : FutureWarning('three'), category : 'FutureWarning', filename : 'file.py', lineno : 12, line : None}
with warnings.catch_warnings(record=True, action="error", category=UserWarning):
    try:
        warnings.warn("raised")
    except UserWarning as error:
        print("caught", error)  # expect: caught raised
with warnings.catch_warnings(action="ignore", append=True):
    print(warnings.filters[-1])  # expect: ('ignore', None, <class 'Warning'>, None, 0)
block = warnings.catch_warnings(record=True)
print(block, warnings.catch_warnings())  # expect: catch_warnings(record=True) catch_warnings()
try:
    block.__exit__()
except RuntimeError as error:
    print(error)  # expect: Cannot exit catch_warnings(record=True) without entering first
with block:
    try:
        block.__enter__()
    except RuntimeError as error:
        print(error)  # expect: Cannot enter catch_warnings(record=True) twice
try:
    warnings.catch_warnings(True)
except TypeError as error:
    print(error)  # expect: catch_warnings.__init__() takes 1 positional argument but 2 were given
