# Code objects compare by content; `replace` makes a changed copy.
def one(): return 1
def uno(): return 1

code = one.__code__
print(code == code.replace(), code is code.replace(), hash(code) == hash(code.replace()))
# expect: True False True
print(code == uno.__code__, code == code.replace(co_name="other"), code == code.replace(co_filename="other"))
# expect: False False True
print(code == code.replace(co_firstlineno=99), code != 1)  # expect: False True
renamed = code.replace(co_name="fresh", co_qualname="a.fresh", co_firstlineno=7)
print(renamed.co_name, renamed.co_qualname, renamed.co_firstlineno, renamed.co_filename == code.co_filename)
# expect: fresh a.fresh 7 True
one.__code__ = renamed
print(one(), one.__name__)  # expect: 1 one
print((lambda: 1).__code__ == (lambda: 1.0).__code__, (lambda: 0).__code__ == (lambda: -0.0).__code__)
# expect: False False
for change in ({"co_nothing": 1}, {"co_name": 1}, {"co_argcount": -1}):
    try:
        code.replace(**change)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
        # expect: TypeError replace() got an unexpected keyword argument 'co_nothing'
        # expect: TypeError replace() argument 'co_name' must be str, not int
        # expect: ValueError co_argcount must be a positive integer
