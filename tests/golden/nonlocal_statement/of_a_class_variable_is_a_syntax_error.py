# Class bodies are not enclosing scopes of their methods.
class Tally:
    total = 0
    def add(self):
        nonlocal total  # expect syntax error: no binding for nonlocal 'total' found
        total += 1
