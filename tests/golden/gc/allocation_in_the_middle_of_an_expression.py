# Temporaries of a half evaluated expression stay alive while more is allocated.
def noise():
    return [[n] for n in range(2_000)][-1][0]

def build():
    return [str(1) + "a", [noise()], {"k": [noise()]}, (noise(), [str(noise())])], f"{[noise()]}{'x' * 3}"

print(build())  # expect: (['1a', [1999], {'k': [1999]}, (1999, ['1999'])], '[1999]xxx')
print({str(n): [noise(), lambda: n] for n in range(3)}.keys(), max([str(noise()) + "z", "b"], key=lambda s: [noise(), s][1]))
# expect: dict_keys(['0', '1', '2']) b
print(sorted(["b", "a", "c"], key=lambda s: (noise(), s)), [*map(lambda n: [n + noise()], range(2))])
# expect: ['a', 'b', 'c'] [[1999], [2000]]
