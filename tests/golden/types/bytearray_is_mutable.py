# The methods of bytearrays that change them.
def attempt(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs), data)
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

data = bytearray(b"abc")
attempt(data.append, 100)  # expect: None bytearray(b'abcd')
attempt(data.extend, b"ef")  # expect: None bytearray(b'abcdef')
attempt(data.extend, [103, 104])  # expect: None bytearray(b'abcdefgh')
attempt(data.extend, (x for x in [105]))  # expect: None bytearray(b'abcdefghi')
attempt(data.insert, 0, 65)  # expect: None bytearray(b'Aabcdefghi')
attempt(data.insert, -100, 66)  # expect: None bytearray(b'BAabcdefghi')
attempt(data.insert, 100, 67)  # expect: None bytearray(b'BAabcdefghiC')
attempt(data.pop)  # expect: 67 bytearray(b'BAabcdefghi')
attempt(data.pop, 0)  # expect: 66 bytearray(b'Aabcdefghi')
attempt(data.remove, 97)  # expect: None bytearray(b'Abcdefghi')
attempt(data.reverse)  # expect: None bytearray(b'ihgfedcbA')
attempt(data.copy)  # expect: bytearray(b'ihgfedcbA') bytearray(b'ihgfedcbA')
attempt(data.append, 256)  # expect: ValueError: byte must be in range(0, 256)
attempt(data.append, "a")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(data.append)  # expect: TypeError: bytearray.append() takes exactly one argument (0 given)
attempt(data.extend, "abc")  # expect: TypeError: expected iterable of integers; got: 'str'
attempt(data.extend, 5)  # expect: TypeError: can't extend bytearray with int
attempt(data.extend, [1, 300])  # expect: ValueError: byte must be in range(0, 256)
attempt(data.insert, "a", 1)  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(data.insert, 1)  # expect: TypeError: insert expected 2 arguments, got 1
attempt(data.insert, 1, -1)  # expect: ValueError: byte must be in range(0, 256)
attempt(data.pop, 99)  # expect: IndexError: pop index out of range
attempt(data.pop, "a")  # expect: TypeError: 'str' object cannot be interpreted as an integer
attempt(data.remove, 0)  # expect: ValueError: value not found in bytearray
attempt(data.remove, 256)  # expect: ValueError: byte must be in range(0, 256)
attempt(data.remove, b"a")  # expect: TypeError: 'bytes' object cannot be interpreted as an integer
attempt(data.reverse, 1)  # expect: TypeError: bytearray.reverse() takes no arguments (1 given)
attempt(data.clear)  # expect: None bytearray(b'')
attempt(data.pop)  # expect: IndexError: pop from empty bytearray
attempt(hash, data)  # expect: TypeError: unhashable type: 'bytearray'
print(data.__alloc__() >= 0, data.copy() is data, bytearray(b"a") == b"a")  # expect: True False True
