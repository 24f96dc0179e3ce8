# A pattern takes signed numbers and sums of complex ones, no other arithmetic.
for pattern in ("-1 ** 2", "-0j ** 0", "1 - 2j ** 2", "{-1 ** 2: x}", "[-1, (-2 ** 3)]", "-1", "-1 - 2j", "- 3.5 + 1j"):
    try:
        compile(f"match x:\n    case {pattern}: pass\n", "file", "exec")
        print(pattern, "is a pattern")
    except SyntaxError as exc:
        print(pattern, "|", exc.msg, exc.lineno, exc.offset, exc.end_offset)
        # expect: -1 ** 2 | invalid syntax 2 13 15
        # expect: -0j ** 0 | invalid syntax 2 14 16
        # expect: 1 - 2j ** 2 | invalid syntax 2 17 19
        # expect: {-1 ** 2: x} | invalid syntax 2 14 16
        # expect: [-1, (-2 ** 3)] | invalid syntax 2 19 21
        # expect: -1 is a pattern
        # expect: -1 - 2j is a pattern
        # expect: - 3.5 + 1j is a pattern
