# The constants cannot be assigned; other names of builtins can be shadowed, changed and deleted.
import builtins

print(True, False, None, Ellipsis, NotImplemented, __debug__, __name__, builtins.__name__, getattr(builtins, "True"), getattr(builtins, "None"))
# expect: True False None Ellipsis NotImplemented True __main__ builtins True None
for target in ("True", "False", "None", "__debug__", "...", "Ellipsis", "NotImplemented", "len"):
    try:
        exec(f"{target} = 1", {})
        print(target, "assigned")
    except SyntaxError as error:
        print(target, error.msg)
        # expect: True cannot assign to True
        # expect: False cannot assign to False
        # expect: None cannot assign to None
        # expect: __debug__ cannot assign to __debug__
        # expect: ... cannot assign to ellipsis here. Maybe you meant '==' instead of '='?
        # expect: Ellipsis assigned
        # expect: NotImplemented assigned
        # expect: len assigned
builtins.shout = lambda text: text.upper() + "!"
print(shout("hello"))  # expect: HELLO!
del builtins.shout
try:
    shout("again")
except NameError as error:
    print(error)  # expect: name 'shout' is not defined
length = builtins.len
builtins.len = lambda thing: "patched"
print(len([]))  # expect: patched
builtins.len = length
print(len([]), max.__module__, isinstance(__builtins__, (dict, type(builtins))), IOError is OSError, EnvironmentError is OSError)
# expect: 0 builtins True True True
len = lambda thing: "shadowed"
print(len([]), builtins.len([]))  # expect: shadowed 0
del len
print(len([]))  # expect: 0
try:
    del len
except NameError as error:
    print(error)  # expect: name 'len' is not defined
