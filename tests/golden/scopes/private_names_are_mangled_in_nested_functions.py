# Inside a class, `__name` means `_Class__name`, also as a free variable, cell, keyword or comprehension name.
class Vault:
    def open(self, __code=1):
        __secret = 40
        def reveal():
            nonlocal __secret
            __secret += 1
            return __secret + __code
        return reveal

    def keys(self):
        __base = 10
        return [__base + __i for __i in range(3)]

reveal = Vault().open(_Vault__code=1)
print(reveal(), reveal.__code__.co_freevars)  # expect: 42 ('_Vault__code', '_Vault__secret')
print(Vault.open.__code__.co_varnames, Vault.open.__code__.co_cellvars)
# expect: ('self', '_Vault__code', 'reveal') ('_Vault__code', '_Vault__secret')
print(Vault().keys())  # expect: [10, 11, 12]

class _Odd__:
    __plain__ = 1
    __hidden = 2

print(sorted(n for n in vars(_Odd__) if "plain" in n or "hidden" in n))
# expect: ['_Odd____hidden', '__plain__']
