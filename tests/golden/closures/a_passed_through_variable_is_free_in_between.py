# A function that only hands a variable on to a deeper one has it as a free variable too.
def top():
    token = "t"
    def middle():
        def bottom():
            return token
        return bottom
    return middle

middle = top()
print(top.__code__.co_cellvars, top.__code__.co_freevars)  # expect: ('token',) ()
print(middle.__code__.co_cellvars, middle.__code__.co_freevars)  # expect: () ('token',)
bottom = middle()
print(bottom.__code__.co_freevars, bottom.__closure__[0] is middle.__closure__[0])  # expect: ('token',) True
