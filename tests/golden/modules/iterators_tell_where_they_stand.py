# `__reduce__`, `__setstate__` and `__length_hint__` of iterators: begun, moved on, set, and at their end.
from collections import deque

for make in (lambda: iter([1, 2, 3]), lambda: iter((1, 2, 3)), lambda: iter("abc"),
             lambda: iter("a\u00e9"), lambda: iter(b"abc"), lambda: iter(bytearray(b"abc")), lambda: iter(range(3)),
             lambda: iter(range(10 ** 30, 10 ** 30 + 3)), lambda: iter({1: 2, 3: 4}), lambda: iter({1}),
             lambda: enumerate("ab"), lambda: iter(deque([1, 2])), lambda: iter(lambda: 1, 2), lambda: zip("ab", "cd"),
             lambda: map(str, [1]), lambda: filter(None, [1])):
    iterator = make()
    shown = []
    for _ in range(5):
        try:
            made, *rest = iterator.__reduce__()
            shown.append((made.__name__, [str(part)[:24] for part in rest if "object at" not in str(part)]))
        except TypeError as error:
            shown.append(str(error))
        next(iterator, None)
        if isinstance(iterator, map):
            break
    hint = getattr(iterator, "__length_hint__", None)
    print(type(iterator).__name__, *shown, hint and hint())
    if hasattr(iterator, "__setstate__"):
        iterator = make()
        for state in (1, -5, 100, "x"):
            try:
                iterator.__setstate__(state)
                print("  at", state, next(iterator, "the end"))
            except (TypeError, ValueError, OverflowError) as error:
                print("  at", state, type(error).__name__)
                # expect: list_iterator ('iter', ['([1, 2, 3],)', '0']) ('iter', ['([1, 2, 3],)', '1']) ('iter', ['([1, 2, 3],)', '2']) ('iter', ['([1, 2, 3],)', '3']) ('iter', ['([],)']) 0
                # expect:   at 1 2
                # expect:   at -5 the end
                # expect:   at 100 the end
                # expect:   at x TypeError
                # expect: tuple_iterator ('iter', ['((1, 2, 3),)', '0']) ('iter', ['((1, 2, 3),)', '1']) ('iter', ['((1, 2, 3),)', '2']) ('iter', ['((1, 2, 3),)', '3']) ('iter', ['((),)']) 0
                # expect:   at 1 2
                # expect:   at -5 1
                # expect:   at 100 the end
                # expect:   at x TypeError
                # expect: str_ascii_iterator ('iter', ["('abc',)", '0']) ('iter', ["('abc',)", '1']) ('iter', ["('abc',)", '2']) ('iter', ["('abc',)", '3']) ('iter', ["('',)"]) 0
                # expect:   at 1 b
                # expect:   at -5 a
                # expect:   at 100 the end
                # expect:   at x TypeError
                # expect: str_iterator ('iter', ["('aé',)", '0']) ('iter', ["('aé',)", '1']) ('iter', ["('aé',)", '2']) ('iter', ["('',)"]) ('iter', ["('',)"]) 0
                # expect:   at 1 é
                # expect:   at -5 a
                # expect:   at 100 the end
                # expect:   at x TypeError
                # expect: bytes_iterator ('iter', ["(b'abc',)", '0']) ('iter', ["(b'abc',)", '1']) ('iter', ["(b'abc',)", '2']) ('iter', ["(b'abc',)", '3']) ('iter', ['((),)']) 0
                # expect:   at 1 98
                # expect:   at -5 97
                # expect:   at 100 the end
                # expect:   at x TypeError
                # expect: bytearray_iterator ('iter', ["(bytearray(b'abc'),)", '0']) ('iter', ["(bytearray(b'abc'),)", '1']) ('iter', ["(bytearray(b'abc'),)", '2']) ('iter', ["(bytearray(b'abc'),)", '3']) ('iter', ['((),)']) 0
                # expect:   at 1 98
                # expect:   at -5 the end
                # expect:   at 100 the end
                # expect:   at x TypeError
                # expect: range_iterator ('iter', ['(range(0, 3),)', 'None']) ('iter', ['(range(1, 3),)', 'None']) ('iter', ['(range(2, 3),)', 'None']) ('iter', ['(range(3, 3),)', 'None']) ('iter', ['(range(3, 3),)', 'None']) 0
                # expect:   at 1 1
                # expect:   at -5 2
                # expect:   at 100 the end
                # expect:   at x TypeError
                # expect: longrange_iterator ('iter', ['(range(10000000000000000', 'None']) ('iter', ['(range(10000000000000000', 'None']) ('iter', ['(range(10000000000000000', 'None']) ('iter', ['(range(10000000000000000', 'None']) ('iter', ['(range(10000000000000000', 'None']) 0
                # expect:   at 1 1000000000000000000000000000001
                # expect:   at -5 1000000000000000000000000000002
                # expect:   at 100 the end
                # expect:   at x TypeError
                # expect: dict_keyiterator ('iter', ['([1, 3],)']) ('iter', ['([3],)']) ('iter', ['([],)']) ('iter', ['([],)']) ('iter', ['([],)']) 0
                # expect: set_iterator ('iter', ['([1],)']) ('iter', ['([],)']) ('iter', ['([],)']) ('iter', ['([],)']) ('iter', ['([],)']) 0
                # expect: enumerate ('enumerate', []) ('enumerate', []) ('enumerate', []) ('enumerate', []) ('enumerate', []) None
                # expect: _deque_iterator ('_deque_iterator', ['(deque([1, 2]), 0)']) ('_deque_iterator', ['(deque([1, 2]), 1)']) ('_deque_iterator', ['(deque([1, 2]), 2)']) ('_deque_iterator', ['(deque([1, 2]), 2)']) ('_deque_iterator', ['(deque([1, 2]), 2)']) 0
                # expect: callable_iterator ('iter', ['(<function <lambda>.<loc']) ('iter', ['(<function <lambda>.<loc']) ('iter', ['(<function <lambda>.<loc']) ('iter', ['(<function <lambda>.<loc']) ('iter', ['(<function <lambda>.<loc']) None
                # expect: zip ('zip', []) ('zip', []) ('zip', []) ('zip', []) ('zip', []) None
                # expect:   at 1 ('a', 'c')
                # expect:   at -5 ('b', 'd')
                # expect:   at 100 the end
                # expect:   at x the end
                # expect: map ('map', []) None
                # expect:   at 1 1
                # expect:   at -5 the end
                # expect:   at 100 the end
                # expect:   at x the end
                # expect: filter ('filter', []) ('filter', []) ('filter', []) ('filter', []) ('filter', []) None
