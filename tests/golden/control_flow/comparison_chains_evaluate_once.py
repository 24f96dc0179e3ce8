# In a chain each operand is evaluated once, and the chain stops at the first false link.
def tell(n):
    print("asked", n)
    return n

print(tell(1) < tell(2) < tell(3))
# expect: asked 1
# expect: asked 2
# expect: asked 3
# expect: True
print(tell(3) < tell(2) < tell(1))
# expect: asked 3
# expect: asked 2
# expect: False
print(1 < 2 == 2 != 3 in [3], 1 == 1.0 != None)  # expect: True True
