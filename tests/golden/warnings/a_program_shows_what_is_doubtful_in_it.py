# Before a program runs, what the compiler warns about is shown with its line; deprecations of __main__ come as it runs.
import warnings

x = 5
print(x is 5)  # expect: True
assert (x, "always true")
print('\d')  # expect: \d
y = True
print(~y)  # expect: -2
for _ in range(2):
    warnings.warn("once for each line")
exec("5 is 6")
