# Displays of the same constants are one constant, so all of them have the order of the first.
def later():
    return {16, 8, 0}


print({8, 16, 0}, later(), {0, 8, 16})  # expect: {16, 8, 0} {16, 8, 0} {16, 8, 0}
for n in {0, 16, 8}:
    print(n, end=" ")
print(4 in {4, 5}, {5, 4})  # expect: 16 8 0 True {4, 5}
a = 0
print({16, 8, a})  # expect: {16, 8, 0}
print({48, 40, 32, 24, 56, 64})  # expect: {32, 64, 48, 40, 24, 56}
