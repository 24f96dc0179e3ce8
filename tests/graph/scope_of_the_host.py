# scope: rate = 0.2
# scope: calls = 0
def tax(price):
    nonlocal calls
    calls += 1
    return price * rate


def show():
    return calls


global kept
kept = tax, show
tax(10)
