# What each method of lists says when it is called wrongly.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs), items)
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

items = [3, 1, 2]
attempt(items.append)  # expect: TypeError: list.append() takes exactly one argument (0 given)
attempt(items.append, 1, 2)  # expect: TypeError: list.append() takes exactly one argument (2 given)
attempt(items.extend, 5)  # expect: TypeError: 'int' object is not iterable
attempt(items.extend)  # expect: TypeError: list.extend() takes exactly one argument (0 given)
attempt(items.extend, None)  # expect: TypeError: 'NoneType' object is not iterable
attempt(items.insert, 1)  # expect: TypeError: insert expected 2 arguments, got 1
attempt(items.insert, "a", 1)  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(items.insert, 1.5, 1)  # expect: TypeError: 'float' object cannot be interpreted as an integer
attempt(items.pop, "a")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(items.pop, 3)  # expect: IndexError: pop index out of range
attempt(items.pop, -4)  # expect: IndexError: pop index out of range
attempt(items.pop, 1, 2)  # expect: TypeError: pop expected at most 1 argument, got 2
attempt(items.remove)  # expect: TypeError: list.remove() takes exactly one argument (0 given)
attempt(items.remove, 9)  # expect: ValueError: list.remove(x): x not in list
attempt(items.index, 9)  # expect: ValueError: list.index(x): x not in list
attempt(items.index, 3, 1)  # expect: ValueError: list.index(x): x not in list
attempt(items.index, 3, "a")  # expect: TypeError: slice indices must be integers or have an __index__ method
attempt(items.index)  # expect: TypeError: index expected at least 1 argument, got 0
attempt(items.count)  # expect: TypeError: list.count() takes exactly one argument (0 given)
attempt(items.reverse, 1)  # expect: TypeError: list.reverse() takes no arguments (1 given)
attempt(items.copy, 1)  # expect: TypeError: list.copy() takes no arguments (1 given)
attempt(items.clear, 1)  # expect: TypeError: list.clear() takes no arguments (1 given)
attempt(items.sort, 1)  # expect: TypeError: sort() takes no positional arguments
attempt(items.sort, key=1)  # expect: TypeError: 'int' object is not callable
attempt(items.sort, reverse="x")  # expect: None [3, 2, 1]
attempt(items.sort, reverse=None)  # expect: None [1, 2, 3]
attempt(items.sort, cmp=1)  # expect: TypeError: sort() got an unexpected keyword argument 'cmp'
attempt(items.sort, key=lambda: 1)  # expect: TypeError: <lambda>() takes 0 positional arguments but 1 was given
attempt([1, "a"].sort)  # expect: TypeError: '<' not supported between instances of 'str' and 'int'
attempt(list, 5)  # expect: TypeError: 'int' object is not iterable
attempt(list, 1, 2)  # expect: TypeError: list expected at most 1 argument, got 2
attempt(list, x=1)  # expect: TypeError: list() takes no keyword arguments
attempt(items.__init__, 1, 2)  # expect: TypeError: list expected at most 1 argument, got 2
attempt(list.append, 1, 2)  # expect: TypeError: descriptor 'append' for 'list' objects doesn't apply to a 'int' object
attempt(list.append)  # expect: TypeError: unbound method list.append() needs an argument
attempt([].pop)  # expect: IndexError: pop from empty list
attempt(hash, items)  # expect: TypeError: unhashable type: 'list'
