"""Each piece of the syntax of patterns."""
import re


def first(pattern, text, flags=0):
    found = re.search(pattern, text, flags)
    return found and found.group()


print(first(r"a{2,3}?", "aaaa"), first(r"a{,2}", "aaa"), first("a{x", "a{x"), first("a{2}{", "aa{"))  # expect: aa aa a{x aa{
print(first(r"(?<=€)\d+(?!\d|%)", "5% €60% €7"), first(r"(?<!a)b.", "abcbd"))  # expect: 7 bd
print(first(r"(?>a+)b", "aab"), first(r"a++a", "aa"), first(r"(?:ab)*+c", "ababc"))  # expect: aab None ababc
print(first(r"(<)?\w+(?(1)>|$)", "<ab cd"), first(r"(a)?(?(1)b|c)", "ab"))  # expect: cd ab
print(first(r"(?x) a b  # letters", "ab"), first(r"(?i:A)b", "aB ab"), first("(?s:.)a.", "\nab\n").strip())  # expect: ab ab ab
print(first(r"(\w)\1(?P<b>x)(?P=b)", "aaxx"), first(r"\x61\u00e9\101\N{DIGIT ONE}", "aéA1"))  # expect: aaxx aéA1
print(first("(?i)STRASSE|straße", "STRAßE"), first("(?i)k", "\u212a") == "\u212a", first("(?ia)k", "\u212a"))  # expect: STRAßE True None
print(first(r"\w+", "été٣"), first(r"\w+", "été", re.A), first(r"\d", "٣"), first(r"(?a)\d", "٣"))  # expect: été٣ t ٣ None
print(re.findall(rb"\w\b", b"ab\xe9 c"), re.findall(r"\B", ""))  # expect: [b'b', b'c'] ['']
print(first(r"[]a-]+", "-]a"), first(r"[^\W\d]+", "1é_"), first(r"[\]\\-]+", "]-\\"))  # expect: -]a é_ ]-\
print(first("[\ud7ff-\ue000]", "\ud800") == "\ud800")  # expect: True
print(re.match("(?:(a)|b)*", "ab").groups(), re.match("(a*)*", "b").span(1))  # expect: ('a',) (0, 0)
