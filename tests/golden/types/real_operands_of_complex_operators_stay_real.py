# In an operator with a complex number a real one has no imaginary zero, so that signs and infinities stay.
inf, nan = float("inf"), float("nan")
print(1 - 0j, 0 - 0j, -0.0 + complex(0, -0.0), 0.0 - complex(0.0, 0.0))  # expect: (1-0j) -0j -0j -0j
print(inf * 1j, 2.0 * complex(inf, nan), complex(inf, 1) / 2, 3 / complex(inf, 0), 1.0 / complex(0, inf))
# expect: (nan+infj) (inf+nanj) (inf+0.5j) -0j -0j
print(complex(inf, inf) * complex(1, 1), complex(inf, 0) * complex(0, 1), complex(1e308, 1e308) * complex(10, 10))
# expect: (nan+infj) (nan+infj) (nan+infj)
print(complex(inf, 1) / complex(1, 1), complex(1, 1) / complex(inf, inf))  # expect: (inf-infj) 0j
print(complex(-0.0, -0.0) ** 1, (1 + 2j) ** 3, (2j) ** -2, (0j) ** 0, (1 + 1j) ** 0.5)
# expect: -0j (-11-2j) (-0.25-0j) (1+0j) (1.0986841134678098+0.45508986056222733j)
for text in ("1j / 0", "0j ** -1", "1 / 0j", "1j // 1"):
    try:
        print(eval(text))
    except Exception as error:
        print(text, type(error).__name__, error)
        # expect: 1j / 0 ZeroDivisionError division by zero
        # expect: 0j ** -1 ZeroDivisionError zero to a negative or complex power
        # expect: 1 / 0j ZeroDivisionError division by zero
        # expect: 1j // 1 TypeError unsupported operand type(s) for //: 'complex' and 'int'
print(sum([0.1j] * 10), sum([1e16 + 1j, 1, -1e16]), sum([0.1 + 0.1j] * 10, 0), sum([1, 2.5, 1j]))
# expect: 1j (1+1j) (1+1j) (3.5+1j)
