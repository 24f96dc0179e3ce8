"""Names against shell patterns."""
import fnmatch

print(fnmatch.fnmatch("a.py", "*.py"), fnmatch.fnmatch("a.pyc", "*.p?"), fnmatch.fnmatchcase("A", "[a-z]"))  # expect: True False False
print(fnmatch.filter(["a.c", "b.h", "c.c"], "[!b].c"), fnmatch.filterfalse(["a", "b"], "a"))  # expect: ['a.c', 'c.c'] ['b']
print(fnmatch.translate("a*b**[]-c]?[x"))  # expect: (?s:a(?>.*?b).*[]-c].\[x)\z
print(fnmatch.fnmatch(b"\xff.txt", b"*.txt"), fnmatch.translate("[z-a]"), fnmatch.translate("[!b-a]"))  # expect: True (?s:(?!))\z (?s:.)\z
