# A failing assert marks its condition.
def withdraw(balance, amount):
    assert amount <= balance, f"only {balance} left"
    # expect error: AssertionError: only 10 left
    return balance - amount

withdraw(10, 5)
withdraw(10, 50)
