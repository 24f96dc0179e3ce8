def account(balance):
    def deposit(amount):
        nonlocal balance
        balance += amount

    def withdraw(amount):
        nonlocal balance
        balance -= amount

    return {"deposit": deposit, "withdraw": withdraw}


yours = account(100)
mine = account(10)
yours["withdraw"](30)
mine["deposit"](30)
