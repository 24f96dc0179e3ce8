# A class's own name is not bound in its body; methods see it through the enclosing scope at call time.
try:
    class C: me = C
except NameError as e: print(e)  # expect: name 'C' is not defined
