from itertools import combinations, combinations_with_replacement, permutations, product


def words(it):
    return " ".join("".join(map(str, item)) or "()" for item in it) or "nothing"


print(words(product("ab", "xy")), "|", words(product("ab", repeat=2)), "|", words(product()))
# expect: ax ay bx by | aa ab ba bb | ()
print(words(permutations("abc")), "|", words(permutations("abc", 2)), "|", words(permutations("ab", 3)))
# expect: abc acb bac bca cab cba | ab ac ba bc ca cb | nothing
print(words(combinations("abcd", 2)), "|", words(combinations("abc", 0)), "|", words(combinations("a", 2)))
# expect: ab ac ad bc bd cd | () | nothing
print(words(combinations_with_replacement("abc", 2)), "|", words(combinations_with_replacement("", 2)))
# expect: aa ab ac bb bc cc | nothing
print(sum(1 for _ in permutations(range(6))), sum(1 for _ in combinations(range(10), 4)))  # expect: 720 210
for wrong in (lambda: permutations("abc", -1), lambda: permutations("abc", "x"), lambda: product(repeat=-1)):
    try:
        wrong()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
        # expect: ValueError r must be non-negative
        # expect: TypeError Expected int as r
        # expect: ValueError repeat argument cannot be negative
