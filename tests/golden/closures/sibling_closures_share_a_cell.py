# A write through one sibling is what the other reads.
def pair():
    value = None
    def put(new):
        nonlocal value
        value = new
    def take():
        return value
    return put, take

put, take = pair()
print(take())  # expect: None
put([1, 2])
print(take())  # expect: [1, 2]
put(take() + [3])
print(take())  # expect: [1, 2, 3]
