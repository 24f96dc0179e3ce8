# A global hides the builtin of the same name until it is deleted.
def count(items):
    return sum(items)

print(count([1, 2, 3]))  # expect: 6
sum = lambda items: "shadow"
print(count([1, 2, 3]))  # expect: shadow
del sum
print(count([1, 2, 3]))  # expect: 6

def local_shadow():
    max = min
    return max(4, 9)

print(local_shadow(), max(4, 9))  # expect: 4 9
