# What json cannot write gets a note for each container around it.
import json


class Odd: ...


class Table(dict): ...


def attempt(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error, getattr(error, "__notes__", None))


attempt(lambda: json.dumps({"a": [1, Odd()]}))
# expect: TypeError Object of type Odd is not JSON serializable ['when serializing list item 1', "when serializing dict item 'a'"]
attempt(lambda: json.dumps((1, Table({2: Odd()}))))
# expect: TypeError Object of type Odd is not JSON serializable ['when serializing Table item 2', 'when serializing tuple item 1']
attempt(lambda: json.dumps([float("nan")], allow_nan=False))
# expect: ValueError Out of range float values are not JSON compliant: nan ['when serializing list item 0']
attempt(lambda: json.dumps({"a": Odd()}, default=lambda value: [{1}] if isinstance(value, Odd) else json.JSONEncoder().default(value)))
# expect: TypeError Object of type set is not JSON serializable ['when serializing list item 0', 'when serializing Odd object', "when serializing dict item 'a'"]
attempt(lambda: json.dumps({"a": [Odd()]}, indent=1))
# expect: TypeError Object of type Odd is not JSON serializable ['when serializing list item 0', "when serializing dict item 'a'"]
attempt(lambda: list(json.JSONEncoder().iterencode([0, {"k": Odd()}])))
# expect: TypeError Object of type Odd is not JSON serializable ["when serializing dict item 'k'", 'when serializing list item 1']
attempt(lambda: json.dumps([{(1,): 2}]))
# expect: TypeError keys must be str, int, float, bool or None, not tuple ['when serializing list item 0']
own = []
own.append(own)
attempt(lambda: json.dumps(own))  # expect: ValueError Circular reference detected ['when serializing list item 0']
