# Loops do not make new cells: closures made in a loop share the loop variable's last value.
def f(): return [g() for g in [lambda: i for i in range(3)]]
print(f())  # expect: [2, 2, 2]
