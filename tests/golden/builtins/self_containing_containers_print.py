# Containers that contain themselves print with dots.
items = [1]
items.append(items)
table = {"self": None}
table["self"] = table
pair = ([],)
pair[0].append(pair)
print(items, table, pair)  # expect: [1, [...]] {'self': {...}} ([(...)],)
print(items[1][1][0], items == items, [items] == [items])  # expect: 1 True True
other = [1]
other.append(other)
try:
    items == other
except RecursionError as error:
    print(type(error).__name__)  # expect: RecursionError
