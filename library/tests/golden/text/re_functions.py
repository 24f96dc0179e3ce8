"""What the functions of `re` give, and what they make of matches."""
import re

print(re.findall(r"\w+", "one, two"), re.findall(r"(\w)(\d)", "a1 b2"))  # expect: ['one', 'two'] [('a', '1'), ('b', '2')]
print(re.sub("x*", "-", "abxd"), re.subn("a", "o", "banana", count=2))  # expect: -a-b--d- ('bonona', 2)
print(re.split(r"(,)\s*", "a, b,c", maxsplit=1))  # expect: ['a', ',', 'b,c']
print(re.sub(r"(?P<first>\w+) (\w+)", r"\2 \g<first>\n", "ab cd") == "cd ab\n")  # expect: True
print(re.sub(r"\d+", lambda m: str(int(m[0]) * 2), "4 and 21"))  # expect: 8 and 42
print([m.span() for m in re.finditer("a|", "ba")])  # expect: [(0, 0), (1, 2), (2, 2)]
print(re.escape("a.b\n-é"))
# expect: a\.b\
# expect: \-é

m = re.search(r"(?P<year>\d{4})-(\d\d)(x)?", "été 2026-05")
print(m)  # expect: <re.Match object; span=(4, 11), match='2026-05'>
print(m.groups("?"), m.groupdict(), m.lastgroup, m.lastindex)  # expect: ('2026', '05', '?') {'year': '2026'} None 2
print(m.regs, m["year"], m.group(2, "year"), m.span(3))
# expect: ((4, 11), (4, 8), (9, 11), (-1, -1)) 2026 ('05', '2026') (-1, -1)
print(m.expand(r"\2/\g<year>\3"), m.re.groupindex, m.pos, m.endpos)  # expect: 05/2026 {'year': 1} 0 11
try:
    m.group("month")
except IndexError as error:
    print(error)  # expect: no such group

p = re.compile("^b", re.M | re.I)
print(p, p.flags, p == re.compile("^b", re.I | re.M), hash(p) == hash(re.compile("^b", re.I | re.M)))
# expect: re.compile('^b', re.IGNORECASE|re.MULTILINE) 42 True True
print(p.search("ab", 1), p.match("a\nB", 2), p.fullmatch("b"))
# expect: None <re.Match object; span=(2, 3), match='B'> <re.Match object; span=(0, 1), match='b'>
scanner = re.compile(r"\d|(\w)").scanner("1a ")
print(scanner.match().lastindex, scanner.search().lastindex, scanner.match())  # expect: None 1 None
print(repr(re.I | re.ASCII), re.RegexFlag.X, re.NOFLAG)  # expect: re.ASCII|re.IGNORECASE re.VERBOSE re.NOFLAG
