# Explicit `raise X from Y`, implicit __context__, and `from None` change the printed chain.
try:
    try: 1/0
    except ZeroDivisionError as e: raise KeyError("k") from None
except KeyError as e: print(e.__cause__, repr(e.__context__), e.__suppress_context__)
# expect: None ZeroDivisionError('division by zero') True
