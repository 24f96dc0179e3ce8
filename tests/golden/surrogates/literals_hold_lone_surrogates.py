s = 'a\ud800b\udfff\U0001f600\ufffd\N{REPLACEMENT CHARACTER}\udc80' "x\uD801" r'\ud800'
print(len(s), ascii(s))  # expect: 16 'a\ud800b\udfff\U0001f600\ufffd\ufffd\udc80x\ud801\\ud800'
print([hex(ord(c)) for c in s[:6]])  # expect: ['0x61', '0xd800', '0x62', '0xdfff', '0x1f600', '0xfffd']
print(ascii(f'{1}\ud800{{{2:\udc80>3}}}\\ud800 \ud801'), ascii(rf'\ud800{3}'))
# expect: '1\ud800{\udc80\udc802}\\ud800 \ud801' '\\ud8003'
print(ascii('\\ud800\
\udc00'), ascii('''
\ud83d\ude00'''), ascii('\U0000d800'))
# expect: '\\ud800\udc00' '\n\ud83d\ude00' '\ud800'


def f(x: '\ud800' = 'é\udfff'):
    return '\udbff'


print(ascii(f()), f.__defaults__, f.__annotations__)  # expect: '\udbff' ('é\udfff',) {'x': '\ud800'}
match '\ud800':
    case '\ud801':
        print('no')
    case '\ud800':
        print('yes')  # expect: yes
print(eval(r"'\ud800' == chr(0xd800)"), '\ufffd' == '\ud800')  # expect: True False
