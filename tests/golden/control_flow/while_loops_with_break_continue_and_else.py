# The `else` of a loop runs when no `break` ended it.
def search(items, wanted):
    position = 0
    while position < len(items):
        if items[position] is None:
            position += 1
            continue
        if items[position] == wanted:
            found = position
            break
        position += 1
    else:
        return "not found"
    return found

print(search([None, 3, 5, None, 7], 7), search([1, None], 9), search([], 1))  # expect: 4 not found not found
n = 0
while True:
    n += 1
    if n % 2:
        continue
    if n > 6:
        break
print(n)  # expect: 8
