# The value comes first, then the targets from left to right, each seeing the earlier ones.
log = []

def note(label, value):
    log.append(label)
    return value

box = {}
note("object", box)[note("key", "k")] = note("value", 7)
print(log, box)  # expect: ['value', 'object', 'key'] {'k': 7}

index = 2
row = [0, 1, 2, 3]
index, row[index] = 0, "first"
print(index, row)  # expect: 0 ['first', 1, 2, 3]

a = b = row[index] = [1]
print(a is b, row)  # expect: True [[1], 1, 2, 3]

def chain():
    log.clear()
    note("first", {})["x"] = note("second", {})["y"] = note("value", 0)
    return log

print(chain())  # expect: ['value', 'first', 'second']
