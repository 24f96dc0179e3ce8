def make(n):
    return lambda: n


f = make(1)
del make
import gc

gc.collect()
