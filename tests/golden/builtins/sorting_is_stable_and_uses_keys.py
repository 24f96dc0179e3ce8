# Equal keys keep their order, also in reverse; the key function is called once per item.
words = ["bb", "a", "cc", "dddd", "e", "ff"]
calls = []

def length(word):
    calls.append(word)
    return len(word)

print(sorted(words, key=length), len(calls))  # expect: ['a', 'e', 'bb', 'cc', 'ff', 'dddd'] 6
print(sorted(words, key=len, reverse=True))  # expect: ['dddd', 'bb', 'cc', 'ff', 'a', 'e']
words.sort(key=lambda w: (-len(w), w))
print(words, sorted([(1, "b"), (1, "a"), (0, "z")]), sorted({"b": 1, "a": 2}), sorted([True, 0, 2.5, -1]))
# expect: ['dddd', 'bb', 'cc', 'ff', 'a', 'e'] [(0, 'z'), (1, 'a'), (1, 'b')] ['a', 'b'] [-1, 0, True, 2.5]
def broken(word):
    raise LookupError(word)
try:
    words.sort(key=broken)
except LookupError as error:
    print(repr(error), words)  # expect: LookupError('dddd') ['dddd', 'bb', 'cc', 'ff', 'a', 'e']
sorted([1, None])  # expect error: TypeError: '<' not supported between instances of 'NoneType' and 'int'
