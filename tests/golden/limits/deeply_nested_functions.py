# Functions nested in functions, each passing the outermost variable on.
depth = 90
lines = ["def f0(x):"]
for n in range(1, depth):
    lines.append(" " * n + f"def f{n}():")
lines.append(" " * depth + "return x")
for n in range(depth - 1, 0, -1):
    lines.append(" " * n + f"return f{n}()")
namespace = {}
exec("\n".join(lines), namespace)
print(namespace["f0"]("passed down"))  # expect: passed down
lambdas = "lambda: " * 50 + "x"
f = eval(f"(lambda x: {lambdas})('deep')")
for n in range(49):
    f = f()
print(f())  # expect: deep
