s = 'x\ud800y'
print(s.split('\ud800'), s.find('\ud800'), s.index('y'), ascii(s.partition('\ud800')), ascii(s.replace('\ud800', '\udfff')))
# expect: ['x', 'y'] 1 2 ('x', '\ud800', 'y') 'x\udfffy'
print(ascii(s[1]), ascii(s[1:]), ascii(s[::-1]), ascii(s * 2), '\ud800' in s, '\ud801' in s, list(s)[1] == '\ud800')
# expect: '\ud800' '\ud800y' 'y\ud800x' 'x\ud800yx\ud800y' True False True
print(ascii('\ud800'.center(5, '\udfff')), ascii('\ud800'.zfill(3)), ascii('\ud800'.join('ab')), ascii(s.upper()), ascii(s.title()))
# expect: '\udfff\udfff\ud800\udfff\udfff' '00\ud800' 'a\ud800b' 'X\ud800Y' 'X\ud800Y'
c = '\ud800'
print(c.isprintable(), c.isalpha(), c.isspace(), c.isidentifier(), c.isdecimal(), c.isdigit(), c.islower(), c.isascii())
# expect: False False False False False False False False
print(c.casefold() == c, c.swapcase() == c, c.strip() == c, s.startswith('x\ud800'), s.endswith('\ud800y'))
# expect: True True True True True
print('%c' % 0xd800 == c, format(0xd800, 'c') == c, '{:c}'.format(0xdfff) == '\udfff', chr(0xd800) == c, ord(c))
# expect: True True True True 55296
print(c.translate({0xd800: 'A'}), ascii('a'.translate({97: 0xdc00})), str.maketrans(c, 'b'), str.maketrans({'\ud801': 1}))
# expect: A '\udc00' {55296: 98} {55297: 1}
print({c: 1}, hash(c) == hash(chr(0xd800)), {c} == {chr(0xd800)}, repr([c]), ascii(str(ValueError(c))))
# expect: {'\ud800': 1} True True ['\ud800'] '\ud800'
print(sorted(['\U00010000', '\ue000', '\ud800', '\uffff', 'a', '\udfff', 'é']))
# expect: ['a', 'é', '\ud800', '\udfff', '\ue000', '\uffff', '𐀀']
print('\ud800' < '\ue000', '\ud800' > '\ud7ff', max('\ud800', '\uffff') == '\uffff', '\udfff' < '\U00010000', 'é\ud800' < 'é\ue000')
# expect: True True True True True
