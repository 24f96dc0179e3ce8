import os
total = 0
for item in os.environ:
    total += 1
def use():
    return total, missing
class Holder:
    kept = total
