# Row 63: `yield`/`yield from` inside comprehensions and genexps is a SyntaxError; `await` is allowed in async
# functions.
def f(): return [(yield) for _ in 'a']  # expect syntax error: 'yield' inside list comprehension
