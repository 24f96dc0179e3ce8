# All that is not printable ASCII is escaped, the last of the 128 as well.
import json

print(ascii(json.dumps("\x7f~\x80")), ascii(json.dumps("\x7f", ensure_ascii=False)))
# expect: '"\\u007f~\\u0080"' '"\x7f"'
print(ascii(json.dumps({"\x7f": ["\x7f"]}, indent=1)))  # expect: '{\n "\\u007f": [\n  "\\u007f"\n ]\n}'
