# inspect.getclosurevars does not skip empty cells: it reads cell_contents and so raises ValueError.
import inspect
def o():
    def i(): return a
    try: print(inspect.getclosurevars(i))
    except ValueError as e: print("ValueError", e)
    a = 1
o()  # expect: ValueError Cell is empty
