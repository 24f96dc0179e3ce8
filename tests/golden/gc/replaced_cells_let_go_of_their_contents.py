# A variable that is rebound many times holds one value.
def outer():
    buffer = []
    def refill(n):
        nonlocal buffer
        buffer = [n] * 1_000
        return len(buffer)
    def total():
        return sum(buffer)
    return refill, total

refill, total = outer()
for n in range(3_000):
    refill(n)
print(total())  # expect: 2999000
