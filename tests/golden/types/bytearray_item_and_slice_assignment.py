# Assigning and deleting items and slices of a bytearray.
data = bytearray(b"0123456789")
data[0] = 65
data[-1] = True
data[1:3] = b"xyz"
data[5:5] = [33, 34]
del data[0]
del data[2:4]
print(data)  # expect: bytearray(b'xy!"45678\x01')
data[::3] = b"...."[: len(data[::3])]
print(data, len(data))  # expect: bytearray(b'.y!.45.78.') 10
del data[::2]
print(data)  # expect: bytearray(b'y.57.')
data[:] = b""
data += b"ab"
data *= 3
data[4:] = range(97, 100)
data += [1, 2]  # expect error: TypeError: can't concat list to bytearray
print(data)

def attempt(action):
    try:
        exec(action)
    except Exception as error:
        print(type(error).__name__, error, sep=": ")

for action in ("data[99] = 1", "data[0] = 256", "data[0] = 'a'", "data[0] = b'a'", "data['a'] = 1", "data[0:2] = 'ab'", "data[0:2] = 5", "data[::2] = b'x'", "data[0:1] = [300]", "data[0:1] = ['a']", "del data[99]", "del data['x']", "data += 'a'", "data += 5", "data *= 1.5", "data[0:1] = None", "data[1.5] = 1"):
    attempt(action)
print(data)
data[0:0] = data
print(data)
