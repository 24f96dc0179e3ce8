import json

text = '{"a": [1, -2.5e3, true, null], "b": {"c": "\\u00e9\\ud83d\\ude00\\n"}, "a": 2}'
print(json.loads(text))  # expect: {'a': 2, 'b': {'c': 'é😀\n'}}
print(json.loads(text, object_pairs_hook=lambda pairs: pairs))
# expect: [('a', [1, -2500.0, True, None]), ('b', [('c', 'é😀\n')]), ('a', 2)]
print(json.loads('[{"x": {}}, NaN]', object_hook=lambda d: ("obj", d), parse_constant=str.lower))
# expect: [('obj', {'x': ('obj', {})}), 'nan']
print(json.loads("[1, 2.0]", parse_int=str, parse_float=lambda s: "f" + s), json.loads(b" [1] "))
# expect: ['1', 'f2.0'] [1]
print(json.JSONDecoder().raw_decode('{"k": 1} rest'))  # expect: ({'k': 1}, 8)
for bad in ("", "[1,]", '{"a" 1}', '{"a": 1,}', "[1 2]", '"abc', '"\\x"', '"\t"', "{1: 2}", "nul", "[1]]", '"\\u12"'):
    try:
        print(json.loads(bad))
    except json.JSONDecodeError as e:
        print(e)
        # expect: Expecting value: line 1 column 1 (char 0)
        # expect: Illegal trailing comma before end of array: line 1 column 3 (char 2)
        # expect: Expecting ':' delimiter: line 1 column 6 (char 5)
        # expect: Illegal trailing comma before end of object: line 1 column 8 (char 7)
        # expect: Expecting ',' delimiter: line 1 column 4 (char 3)
        # expect: Unterminated string starting at: line 1 column 1 (char 0)
        # expect: Invalid \escape: line 1 column 2 (char 1)
        # expect: Invalid control character at: line 1 column 2 (char 1)
        # expect: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
        # expect: Expecting value: line 1 column 1 (char 0)
        # expect: Extra data: line 1 column 4 (char 3)
        # expect: Invalid \uXXXX escape: line 1 column 3 (char 2)
try:
    json.loads('{\n  "a": }')
except ValueError as e:
    print(e.msg, e.lineno, e.colno, e.pos, type(e).__qualname__)  # expect: Expecting value 2 8 9 JSONDecodeError
json.loads(5)  # expect error: TypeError: the JSON object must be str, bytes or bytearray, not int
