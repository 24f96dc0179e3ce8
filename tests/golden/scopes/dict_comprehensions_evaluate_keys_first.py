# Dict comprehension evaluates key before value.
log = []
{log.append("k"): log.append("v") for _ in "a"}
print(log)  # expect: ['k', 'v']
