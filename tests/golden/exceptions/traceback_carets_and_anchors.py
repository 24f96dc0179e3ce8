# Carets mark the failing part of the line; operators, subscripts and calls have anchors.
def lookup(table, key):
    return table[key]["inner"] + 1

def divide(a, b):
    return (a + 1) / b

def call(function):
    result = function(1, 2)
    return result

for attempt in (lambda: lookup({"k": {}}, "k"), lambda: divide(1, 0), lambda: call(len), lambda: 1 + None):
    try:
        attempt()
    except Exception as error:
        print(type(error).__name__)
        # expect: KeyError
        # expect: ZeroDivisionError
        # expect: TypeError
        # expect: TypeError
lookup({"k": {"inner": 1}}, "k") + divide(2, 1) * call(lambda a, b: None)
# expect error: TypeError: unsupported operand type(s) for *: 'float' and 'NoneType'
