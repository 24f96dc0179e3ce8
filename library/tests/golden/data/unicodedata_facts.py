# What Unicode says of characters.
import unicodedata as u


def attempt(function, *args, **kwargs):
    try:
        print(repr(function(*args, **kwargs)))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


print(u.unidata_version, u.ucd_3_2_0.unidata_version)  # expect: 16.0.0 3.2.0
for char in "a Å½Ⅷ٣中가́\ud800\U0001f600\U000e0100":
    print(u.category(char), u.bidirectional(char), u.combining(char), u.east_asian_width(char), u.mirrored(char),
          u.decomposition(char), u.name(char, None), u.numeric(char, None), u.decimal(char, None), u.digit(char, None))
# expect: Ll L 0 Na 0  LATIN SMALL LETTER A None None None
# expect: Zs WS 0 Na 0  SPACE None None None
# expect: Lu L 0 N 0 0041 030A LATIN CAPITAL LETTER A WITH RING ABOVE None None None
# expect: No ON 0 A 0 <fraction> 0031 2044 0032 VULGAR FRACTION ONE HALF 0.5 None None
# expect: Nl L 0 A 0 <compat> 0056 0049 0049 0049 ROMAN NUMERAL EIGHT 8.0 None None
# expect: Nd AN 0 N 0  ARABIC-INDIC DIGIT THREE 3.0 3 3
# expect: Lo L 0 W 0  CJK UNIFIED IDEOGRAPH-4E2D None None None
# expect: Lo L 0 W 0 1100 1161 HANGUL SYLLABLE GA None None None
# expect: Mn NSM 230 A 0  COMBINING ACUTE ACCENT None None None
# expect: Cs L 0 N 0  None None None None
# expect: So ON 0 W 0  GRINNING FACE None None None
# expect: Mn NSM 0 A 0  VARIATION SELECTOR-17 None None None
print(u.mirrored("("), u.ucd_3_2_0.category("\u0221"), u.category("\u0221"), u.ucd_3_2_0.name("\u0221", "none"))  # expect: 1 Cn Ll none
text = "Å가ﬁ①ẛ̣é̩"
for form in ("NFC", "NFD", "NFKC", "NFKD"):
    print(ascii(u.normalize(form, text)), u.is_normalized(form, text), u.is_normalized(form, u.normalize(form, text)))
# expect: '\xc5\uac00\ufb01\u2460\u1e9b\u0323\xe9\u0329' True True
# expect: 'A\u030a\u1100\u1161\ufb01\u2460\u017f\u0323\u0307e\u0329\u0301' False True
# expect: '\xc5\uac00fi1\u1e69\xe9\u0329' False True
# expect: 'A\u030a\u1100\u1161fi1s\u0323\u0307e\u0329\u0301' False True
print(u.lookup("latin small letter a"), u.lookup("LATIN CAPITAL LETTER GHA"), u.lookup("HANGUL SYLLABLE GA"))  # expect: a Ƣ 가
print(u.lookup("CJK UNIFIED IDEOGRAPH-4E2D"), u.name("\u4e2d"), u.name("가"))  # expect: 中 CJK UNIFIED IDEOGRAPH-4E2D HANGUL SYLLABLE GA
attempt(u.name, "\0")  # expect: ValueError: no such name
attempt(u.lookup, "NO SUCH NAME")  # expect: KeyError: "undefined character name 'NO SUCH NAME'"
attempt(u.lookup, "LATIN SMALL LETTER-A")  # expect: KeyError: "undefined character name 'LATIN SMALL LETTER-A'"
attempt(u.digit, "a")  # expect: ValueError: not a digit
attempt(u.numeric, "a")  # expect: ValueError: not a numeric character
attempt(u.decimal, "½")  # expect: ValueError: not a decimal
attempt(u.category, "ab")  # expect: TypeError: category(): argument must be a unicode character, not a string of length 2
attempt(u.category, 5)  # expect: TypeError: category() argument must be a unicode character, not int
attempt(u.category)  # expect: TypeError: unicodedata.category() takes exactly one argument (0 given)
attempt(u.normalize, "NFX", "é")  # expect: ValueError: invalid normalization form
attempt(u.normalize, "NFC", 5)  # expect: TypeError: normalize() argument 2 must be str, not int
