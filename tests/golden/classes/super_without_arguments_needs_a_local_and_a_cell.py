# Zero-argument super() needs the first local (cell-aware) and the __class__ cell; errors are RuntimeError.
class A:
    def no_args(): super()
    def deleted(self):
        del self
        super()
for f in (A.no_args, lambda: A.deleted(1)):
    try: f()
    except RuntimeError as e: print(e)
    # expect: super(): no arguments
    # expect: super(): arg[0] deleted
try: super()
except RuntimeError as e: print(e)  # expect: super(): no arguments
