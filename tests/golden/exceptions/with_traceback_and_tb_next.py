# Each frame an exception passes adds an entry in front; with_traceback sets the chain.
def functions(error):
    names, entry = [], error.__traceback__
    while entry:
        names.append(entry.tb_frame.f_code.co_name)
        entry = entry.tb_next
    return names

def inner():
    raise ValueError("deep")

def middle():
    try:
        inner()
    except ValueError as error:
        print(functions(error))
        raise

def outer():
    middle()

try:
    outer()  # expect: ['middle', 'inner']
except ValueError as error:
    print(functions(error))  # expect: ['<module>', 'outer', 'middle', 'inner']
    kept = error
try:
    raise kept
except ValueError as error:
    print(functions(error), error is kept)  # expect: ['<module>', '<module>', 'outer', 'middle', 'inner'] True
try:
    raise kept.with_traceback(None)
except ValueError as error:
    print(functions(error))  # expect: ['<module>']
saved = kept.__traceback__
other = TypeError("takes the traceback of another").with_traceback(saved)
print(functions(other))  # expect: ['<module>']
def again():
    raise other

try:
    again()
except TypeError as error:
    print(functions(error))  # expect: ['<module>', 'again', '<module>']
def generator():
    yield 1
    raise KeyError("in a generator")

try:
    list(generator())
except KeyError as error:
    print(functions(error))  # expect: ['<module>', 'generator']
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as error:
    print(functions(error), error.__traceback__.tb_lineno == error.__traceback__.tb_frame.f_lineno)
    # expect: ['<module>'] False
