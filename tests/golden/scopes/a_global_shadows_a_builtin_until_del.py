# Builtins can be shadowed by globals at run time and restored by `del`.
len = lambda x: "mine"
print(len([]))  # expect: mine
del len
print(len([]))  # expect: 0
