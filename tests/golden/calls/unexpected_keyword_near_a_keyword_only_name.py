# Unexpected keyword with a near miss gets a suggestion.
def f(*, timeout=1): pass
try: f(timeot=2)
except TypeError as e: print(e)  # expect: f() got an unexpected keyword argument 'timeot'. Did you mean 'timeout'?
