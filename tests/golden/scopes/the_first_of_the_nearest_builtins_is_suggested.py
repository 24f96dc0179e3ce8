# Names of built-ins are compared in the order in which the module has them.
import builtins
import traceback

for name in ("outer", "parse", "iterr", "strr", "KeyErorr"):
    try:
        eval(name)
    except NameError as error:
        print(traceback.format_exception(error)[-1].strip())
        # expect: NameError: name 'outer' is not defined. Did you mean: 'iter'?
        # expect: NameError: name 'parse' is not defined. Did you mean: 'vars'?
        # expect: NameError: name 'iterr' is not defined. Did you mean: 'iter'?
        # expect: NameError: name 'strr' is not defined. Did you mean: 'str'?
        # expect: NameError: name 'KeyErorr' is not defined. Did you mean: 'KeyError'?
names = [name for name in vars(builtins) if name in ("abs", "vars", "None", "True", "str", "zip", "Exception", "IOError")]
print(names)  # expect: ['abs', 'vars', 'None', 'True', 'str', 'zip', 'Exception', 'IOError']
