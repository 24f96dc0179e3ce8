# Lists whose elements change them while a method is at work.
class Clearing:
    def __init__(self, owner, answer=False):
        self.owner, self.answer = owner, answer
    def __eq__(self, other):
        self.owner.clear()
        return self.answer

items = []
items += [Clearing(items), 1, 2]
print(items.count(5), items)  # expect: 0 []
items += [Clearing(items), 1, 2]
try:
    items.index(5)
except ValueError as error:
    print(error)  # expect: list.index(x): x not in list
items += [Clearing(items, True), 1]
try:
    items.remove(5)
except ValueError as error:
    print(error)
print(items)  # expect: []
items += [Clearing(items), 5]
print(5 in items, items)  # expect: False []

numbers = [3, 1, 2]
def key(number):
    print("sees", numbers)
    numbers.append(9)
    return number

try:
    numbers.sort(key=key)
    # expect: sees []
    # expect: sees [9]
    # expect: sees [9, 9]
except ValueError as error:
    print(error, numbers)  # expect: list modified during sort [1, 2, 3]
numbers = [1, 2, 3]
numbers.extend(numbers)
numbers[1:2] = numbers
print(numbers)  # expect: [1, 1, 2, 3, 1, 2, 3, 3, 1, 2, 3]
for number in numbers:
    if number == 1:
        numbers.remove(number)
print(numbers)  # expect: [2, 3, 2, 3, 3, 1, 2, 3]
