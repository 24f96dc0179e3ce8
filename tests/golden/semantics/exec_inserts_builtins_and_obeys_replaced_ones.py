# exec inserts __builtins__ into the globals dict; a replaced __builtins__ mapping decides name lookup.
ns = {"__builtins__": {}}
try: exec("len", ns)
except NameError as e: print(e)  # expect: name 'len' is not defined
d = {}; exec("", d); print(list(d))  # expect: ['__builtins__']
