import json

data = {"b": [1, 2.5, None, True, "x\"\n\u1234"], "a": {"z": (), "y": {}}, 1: 2, None: False}
print(json.dumps(data))
# expect: {"b": [1, 2.5, null, true, "x\"\n\u1234"], "a": {"z": [], "y": {}}, "1": 2, "null": false}
print(json.dumps({"b": 1, "a": [1, {"c": []}]}, indent=2, sort_keys=True))
# expect: {
# expect:   "a": [
# expect:     1,
# expect:     {
# expect:       "c": []
# expect:     }
# expect:   ],
# expect:   "b": 1
# expect: }
print(json.dumps([1, {"k": "v"}], separators=(",", ":")), json.dumps("\u00e9", ensure_ascii=False))
# expect: [1,{"k":"v"}] "é"


class Encoder(json.JSONEncoder):
    def default(self, o):
        if isinstance(o, set):
            return sorted(o)
        return super().default(o)


print(json.dumps({"s": {3, 1, 2}}, cls=Encoder), json.dumps(1j, default=repr))  # expect: {"s": [1, 2, 3]} "1j"
loop = []
loop.append(loop)
for call in (
    lambda: json.dumps(loop),
    lambda: json.dumps(object),
    lambda: json.dumps({(1, 2): 3}),
    lambda: json.dumps(float("nan"), allow_nan=False),
    lambda: json.dumps({1: 1, "a": 2}, sort_keys=True),
):
    try:
        print(call())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: ValueError Circular reference detected
        # expect: TypeError Object of type type is not JSON serializable
        # expect: TypeError keys must be str, int, float, bool or None, not tuple
        # expect: ValueError Out of range float values are not JSON compliant: nan
        # expect: TypeError '<' not supported between instances of 'str' and 'int'
print(json.dumps({(1,): 1, "k": float("inf")}, skipkeys=True))  # expect: {"k": Infinity}
