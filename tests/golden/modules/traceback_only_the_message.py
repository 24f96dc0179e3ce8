import traceback

counter = 1


def only(source):
    try:
        exec(source)
    except BaseException as e:
        return traceback.format_exception_only(e), traceback.format_exception(e)[-1]


for source in ("countr", "[].apend", "import math; math.sine", "raise KeyError('k')", "x = (1,", "raise Exception"):
    print(only(source))
    # expect: (["NameError: name 'countr' is not defined\n"], "NameError: name 'countr' is not defined. Did you mean: 'counter'?\n")
    # expect: (["AttributeError: 'list' object has no attribute 'apend'. Did you mean: 'append'?\n"], "AttributeError: 'list' object has no attribute 'apend'. Did you mean: 'append'?\n")
    # expect: (["AttributeError: module 'math' has no attribute 'sine'. Did you mean: 'sin'?\n"], "AttributeError: module 'math' has no attribute 'sine'. Did you mean: 'sin'?\n")
    # expect: (["KeyError: 'k'\n"], "KeyError: 'k'\n")
    # expect: (['  File "<string>", line 1\n', '    x = (1,\n', '        ^\n', "SyntaxError: '(' was never closed\n"], "SyntaxError: '(' was never closed\n")
    # expect: (['Exception\n'], 'Exception\n')
print(traceback.format_exception(None, None, None), repr(traceback.format_exc()))
# expect: ['NoneType: None\n'] 'NoneType: None\n'
for wrong in ((3,), (3, 4)):
    try:
        traceback.format_exception(*wrong)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: TypeError Exception expected for value, int found
        # expect: ValueError Both or neither of value and tb must be given
