pair = '\ud83d' + '\ude00'
print(len(pair), pair == '\U0001f600', ascii(pair), ascii(''.join(['\ud83d', '\ude00'])))
# expect: 2 False '\ud83d\ude00' '\ud83d\ude00'
print([ascii(c) for c in pair], ascii(pair[::-1]), ascii(f"{'\ud83d'}{'\ude00'}"))
# expect: ["'\\ud83d'", "'\\ude00'"] '\ude00\ud83d' '\ud83d\ude00'
print(pair.encode('utf-16-le', 'surrogatepass').decode('utf-16-le') == '\U0001f600')  # expect: True
s = ''
for i in range(300):
    s += '\ud83d'
    s += '\ude00'
print(len(s), s.count('\ud83d\ude00'), ascii(s[299:302]), s == pair * 300)  # expect: 600 300 '\ude00\ud83d\ude00' True
