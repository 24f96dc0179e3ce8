hoard = "x"
try:
    while True:
        hoard += hoard
except MemoryError:
    print("a limit is no exception")
finally:
    print("and nothing of the script runs after it")
