# After three equal entries the rest is counted.
def descend(n):
    if n == 0:
        raise KeyError("bottom")
        # expect error: KeyError: 'bottom'
    descend(n - 1)

descend(20)
