flag = len("ab") == 2
a: int
if flag:
    b: str
else:
    c: float
for _ in range(2):
    d: bytes = b""
while not flag:
    e: int
try:
    f: int
    raise ValueError
    g: int
except ValueError:
    h: int
finally:
    i: int
print(list(__annotate__(1)), __conditional_annotations__)  # expect: ['a', 'b', 'd', 'f', 'h', 'i'] {0, 1, 3, 5, 7, 8}
