# How functions, lambdas, bound methods and code objects print.
class Lamp:
    def switch(self):
        return lambda: 0
    def __repr__(self):
        return "<the lamp>"

def outer():
    def inner(): pass
    return inner

lamp = Lamp()
print(outer, outer())  # expect: <function outer at 0x...> <function outer.<locals>.inner at 0x...>
print(Lamp.switch, lamp.switch)
# expect: <function Lamp.switch at 0x...> <bound method Lamp.switch of <the lamp>>
print(lamp.switch(), lambda: 0)
# expect: <function Lamp.switch.<locals>.<lambda> at 0x...> <function <lambda> at 0x...>
print(len, [].append, str.join)
# expect: <built-in function len> <built-in method append of list object at 0x...> <method 'join' of 'str' objects>
print(repr(outer.__code__).split(",")[0])  # expect: <code object outer at 0x...
