from annotationlib import Format, get_annotations

def f(
    a: x.y[z, 1:2], b: -x + y * (z - 1) ** 2, c: x(1, *y, k=[z, (1,)]), d: x < y, e: {x: {y}}, f: x[()] | None,
    g: [x, "s", 1.5, ..., True], h: (x, y), i: not_there @ other // ~x, *args: *Ts,
) -> x[*Ts, "q"]: pass

for name, text in get_annotations(f, format=Format.STRING).items():
    print(name, text)
    # expect: a x.y[z, 1:2]
    # expect: b -x + y * (z - 1) ** 2
    # expect: c x(1, *y, k=[z, (1,)])
    # expect: d x < y
    # expect: e {x: {y}}
    # expect: f x[()] | None
    # expect: g [x, 's', 1.5, Ellipsis, True]
    # expect: h (x, y)
    # expect: i not_there @ other // ~x
    # expect: args *Ts
    # expect: return x[*Ts, 'q']
