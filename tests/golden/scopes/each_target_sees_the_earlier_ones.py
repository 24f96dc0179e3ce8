# Evaluation order: right-hand side first, then targets left to right; each target sees earlier ones.
i = 0
a = [0, 0]
i, a[i] = 1, 9
print(i, a)  # expect: 1 [0, 9]
