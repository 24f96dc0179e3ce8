# The wildcard ends a pattern: no name of a value or class begins with it.
PATTERNS = [
    "_.x", "_._", "_.x.y", "[_.x, 1]", "A(k=_.x)", "A(_.x)", "_.x()", "_()", "_(1)", "_ .x", "_.x | 1", "1 | _.x", "(_.x)",
    "_.x as y", "{1: _.x}", "*_.x", "[*_.x]", "x | _.y", "_ + 1", "_[0]", "_, _.x", "_.x, 1", "_.x if 1", "_._()",
    "[_, _.x] as c", '{"a": _, "b": _.c}', "A(_, _.c)", "A(_=_.b)", "(\n  _\n  .x)",
    "_a.b", "__.x", "_a()", "_1.x", "a._", "a._.b", "a._()", "{_.x: 1}", "_ if _.x", "_ if _()", "_a.b()", "[_, 1]",
]
for pattern in PATTERNS:
    try:
        compile(f"match 1:\n  case {pattern}: pass\n", "s", "exec")
        print(pattern, "is one")
    except SyntaxError as error:
        print(pattern, error.msg, error.lineno, error.offset, error.end_offset)
        # expect: _.x invalid syntax 2 9 10
        # expect: _._ invalid syntax 2 9 10
        # expect: _.x.y invalid syntax 2 9 10
        # expect: [_.x, 1] invalid syntax 2 10 11
        # expect: A(k=_.x) invalid syntax 2 13 14
        # expect: A(_.x) invalid syntax 2 11 12
        # expect: _.x() invalid syntax 2 9 10
        # expect: _() invalid syntax 2 9 10
        # expect: _(1) invalid syntax 2 9 10
        # expect: _ .x invalid syntax 2 10 11
        # expect: _.x | 1 invalid syntax 2 9 10
        # expect: 1 | _.x invalid syntax 2 13 14
        # expect: (_.x) invalid syntax 2 10 11
        # expect: _.x as y invalid syntax 2 9 10
        # expect: {1: _.x} invalid syntax 2 13 14
        # expect: *_.x invalid syntax 2 10 11
        # expect: [*_.x] invalid syntax 2 11 12
        # expect: x | _.y invalid syntax 2 13 14
        # expect: _ + 1 invalid syntax 2 10 11
        # expect: _[0] invalid syntax 2 9 10
        # expect: _, _.x invalid syntax 2 12 13
        # expect: _.x, 1 invalid syntax 2 9 10
        # expect: _.x if 1 invalid syntax 2 9 10
        # expect: _._() invalid syntax 2 9 10
        # expect: [_, _.x] as c invalid syntax 2 13 14
        # expect: {"a": _, "b": _.c} invalid syntax 2 23 24
        # expect: A(_, _.c) invalid syntax 2 14 15
        # expect: A(_=_.b) invalid syntax 2 13 14
        # expect: (
        # expect:   _
        # expect:   .x) invalid syntax 4 3 4
        # expect: _a.b is one
        # expect: __.x is one
        # expect: _a() is one
        # expect: _1.x is one
        # expect: a._ is one
        # expect: a._.b is one
        # expect: a._() is one
        # expect: {_.x: 1} is one
        # expect: _ if _.x is one
        # expect: _ if _() is one
        # expect: _a.b() is one
        # expect: [_, 1] is one


class _:
    x = 1

    def __class_getitem__(cls, item):
        return cls.x


def case(value):
    return value


print(case(_.x), case(_()).x, _.x, [_.x for _ in (_,)], case (_.x))  # expect: 1 1 1 [1] 1
