import io


def f():
    pass


print(f.__type_params__, f.__type_params__ is f.__type_params__)  # expect: () True

# A closed stream of bytes in memory may be iterated; only its next line is refused.
stream = io.BytesIO(b"a\n")
stream.close()
print(iter(stream) is stream)  # expect: True
try:
    next(stream)
except ValueError as error:
    print(error)  # expect: I/O operation on closed file.

