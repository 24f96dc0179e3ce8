# The same slices of a list, a text, bytes, a tuple and a range.
bounds = (None, 0, 1, -1, 3, -3, 9, -9)
texts = "abcde"
def same(start, stop, step):
    window = slice(start, stop, step)
    expected = "".join(texts[i] for i in range(*window.indices(5)))
    return (texts[window] == expected == "".join(list(texts)[window]) == "".join(tuple(texts)[window])
            and texts.encode()[window] == expected.encode() == bytearray(b"abcde")[window]
            and [texts[i] for i in range(5)[window]] == list(expected))

print(all(same(start, stop, step) for start in bounds for stop in bounds for step in (None, 1, 2, -1, -2, 7, -7)))
# expect: True
def deleted(start, stop, step):
    items = list(texts)
    del items[start:stop:step]
    gone = set(range(*slice(start, stop, step).indices(5)))
    return items == [texts[i] for i in range(5) if i not in gone]

print(all(deleted(start, stop, step) for start in bounds for stop in bounds for step in (None, 2, -1, -3)))
# expect: True
def replaced(start, stop):
    items = list(texts)
    items[start:stop] = "XY"
    low, high, _ = slice(start, stop).indices(5)
    return items == list(texts[:low] + "XY" + texts[max(low, high):])

print(all(replaced(start, stop) for start in bounds for stop in bounds))  # expect: True
