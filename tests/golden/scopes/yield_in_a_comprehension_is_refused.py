# `yield` inside a comprehension is a SyntaxError.
def f(): return [(yield) for _ in 'a']  # expect syntax error: 'yield' inside list comprehension
