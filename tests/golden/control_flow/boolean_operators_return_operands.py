# `and` and `or` give one of their operands and stop as soon as the result is known.
def tell(value):
    print("asked", value)
    return value

print(tell(0) or tell(()) or tell("last"))
# expect: asked 0
# expect: asked ()
# expect: asked last
# expect: last
print(tell(1) and tell([]) and tell("never"))
# expect: asked 1
# expect: asked []
# expect: []
print(not tell(0) and tell(2))
# expect: asked 0
# expect: asked 2
# expect: 2
print(1 and 2 or 3, 0 and 2 or 3, not [] == True)  # expect: 2 3 True
