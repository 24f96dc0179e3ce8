# Each call makes new cells; the functions made in that call share them.
def account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount
        return balance
    def show():
        return balance
    return deposit, show

deposit, show = account(100)
other_deposit, other_show = account(5)
deposit(20)
other_deposit(1)
print(show(), other_show())  # expect: 120 6
print(deposit.__closure__[0] is show.__closure__[0])  # expect: True
print(deposit.__closure__[0] is other_deposit.__closure__[0])  # expect: False
