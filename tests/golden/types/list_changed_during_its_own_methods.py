# Lists whose elements change them while a method is at work.
class Clearing:
    def __init__(self, owner, answer=False):
        self.owner, self.answer = owner, answer
    def __eq__(self, other):
        self.owner.clear()
        return self.answer

items = []
items += [Clearing(items), 1, 2]
print(items.count(5), items)
items += [Clearing(items), 1, 2]
try:
    items.index(5)
except ValueError as error:
    print(error)
items += [Clearing(items, True), 1]
try:
    items.remove(5)
except ValueError as error:
    print(error)
print(items)
items += [Clearing(items), 5]
print(5 in items, items)

numbers = [3, 1, 2]
def key(number):
    print("sees", numbers)
    numbers.append(9)
    return number

try:
    numbers.sort(key=key)
except ValueError as error:
    print(error, numbers)
numbers = [1, 2, 3]
numbers.extend(numbers)
numbers[1:2] = numbers
print(numbers)
for number in numbers:
    if number == 1:
        numbers.remove(number)
print(numbers)
