# Delegation works for every iterable; `send` of a value needs a `send` method there.
def flatten(tree):
    for node in tree:
        if isinstance(node, list):
            yield from flatten(node)
        else:
            yield node

print(list(flatten([1, [2, [3, []], 4], [[5]]])))  # expect: [1, 2, 3, 4, 5]

def over(items):
    result = yield from items  # expect error: TypeError: 'int' object is not iterable
    return result

made = over("ab")
print(next(made), made.send(None))  # expect: a b
made = over([1, 2])
next(made)
try:
    made.send("value")
except AttributeError as error:
    print(error)  # expect: 'list_iterator' object has no attribute 'send'
list(over(5))
