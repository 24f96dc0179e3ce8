# In a dict display and a dict comprehension the key comes before its value.
log = []

def note(label, n):
    log.append(label)
    return n

print({note("key", n): note("value", n) for n in range(2)}, log)
# expect: {0: 0, 1: 1} ['key', 'value', 'key', 'value']
log.clear()
{note("k1", 1): note("v1", 1), note("k2", 2): note("v2", 2)}
print(log)  # expect: ['k1', 'v1', 'k2', 'v2']
