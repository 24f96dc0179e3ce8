import io
import json

print(json.dumps('a\ud800'), json.dumps({'\udfff': ['\ud83d\ude00']}), ascii(json.dumps('\ud800', ensure_ascii=False)))
# expect: "a\ud800" {"\udfff": ["\ud83d\ude00"]} '"\ud800"'
print(ascii(json.loads(r'"\ud800\u0041 \ud83d\ude00 \udc00\ud800"')), ascii(json.loads('"\ud800"')))
# expect: '\ud800A \U0001f600 \udc00\ud800' '\ud800'
print(ascii(json.loads(json.dumps('\ud83d' 'x' '\ude00'))), ascii(json.loads(b'"\xed\xa0\x80"')))
# expect: '\ud83dx\ude00' '\ud800'
file = io.StringIO()
print('\ud800', file=file)
file.write('\udc80')
print(ascii(file.getvalue()))  # expect: '\ud800\n\udc80'
