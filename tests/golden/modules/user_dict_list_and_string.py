# `UserDict`, `UserList` and `UserString` wrap what is in `data`, and keep the class of what they are derived to.
from collections import UserDict, UserList, UserString
import copy

class Upper(UserDict):
    def __setitem__(self, key, value):
        super().__setitem__(key.upper(), value)

    def __missing__(self, key):
        return f"no {key}"

d = Upper({"a": 1}, b=2)
print(d, d["A"], d["zz"], d.get("zz"), d.get("B"), "a" in d, len(d), list(d.items()))
# expect: {'A': 1, 'B': 2} 1 no zz None 2 False 2 [('A', 1), ('B', 2)]
print(Upper.fromkeys("xy", 0), type(d | {"c": 3}).__name__, d | {"c": 3}, {"c": 3} | d, d.copy() == d, type(copy.copy(d)).__name__)
# expect: {'X': 0, 'Y': 0} Upper {'A': 1, 'B': 2, 'C': 3} {'C': 3, 'A': 1, 'B': 2} True Upper
d |= {"e": 5}
print(d, d.pop("A"), d.setdefault("q", 7), d == {"B": 2, "e": 5, "Q": 7})  # expect: {'B': 2, 'e': 5} 1 no q False

class Stack(UserList):
    pass

s = Stack([3, 1, 2])
same = s
s *= 2
s += (9,)
print(s, same is s, type(s + [1]).__name__, [0] + s, s[1:3], type(s[1:3]).__name__, s * 2 == s + s)
# expect: [3, 1, 2, 3, 1, 2, 9] True Stack [0, 3, 1, 2, 3, 1, 2, 9] [1, 2] Stack True
s.sort()
s.extend(Stack([7]))
print(s.pop(), s.index(9), s.count(1), s < [5], s == Stack(s), copy.copy(s), 3 in s, s.copy().data is s.data)
# expect: 7 6 2 True True [1, 1, 2, 2, 3, 3, 9] True False
s.reverse(); s.remove(9); s.insert(0, "x"); s.append("y")
print(s, len(s)); s.clear(); print(s)
# expect: ['x', 3, 3, 2, 2, 1, 1, 'y'] 8
# expect: []
# expect: Ada Lovelace Name lovelace ada lovelace! Miss ada lovelace ada lovelaceada lovelace True True
# expect: 4 True ['ada', 'lovelace'] Ada lovelace **ada lovelace** True True
# expect: 42 1.5 1-2 b'ada lovelace' xada lovelacey True
# expect: ('ada', ' ', 'lovelace') 00ada lovelace False 3 lovelace True 12

class Name(UserString):
    pass

n = Name("ada lovelace")
print(n.title(), type(n.title()).__name__, n[4:], n + "!", "Miss " + n, n * 2, "love" in n, UserString("ace") in n)
# expect: 'Name' object has no attribute 'nothing'
print(n.find("l"), n.startswith("ada"), n.split(), n.replace("ada", "Ada"), n.center(16, "*"), n == "ada lovelace", n < "b")
print(int(UserString("42")), float(UserString("1.5")), UserString("%s-%s") % (1, 2), n.encode(), n.join("xy"), hash(n) == hash("ada lovelace"))
print(n.partition(" "), n.zfill(14), n.isalpha(), UserString("{}").format(3), n.removeprefix("ada "), n.upper().isupper(), len(n))
try:
    n.nothing
except AttributeError as exc:
    print(exc)
