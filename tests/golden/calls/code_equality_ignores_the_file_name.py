# code equality compares name, args, bytecode, consts (type-sensitive), names, freevars, first line - not file
# name. code.replace() works on every field.
def a(): return 1
c = a.__code__
print(c == c.replace(), c == c.replace(co_name="z"), c == c.replace(co_filename="z"), hash(c) == hash(c.replace()))
# expect: True False True True
