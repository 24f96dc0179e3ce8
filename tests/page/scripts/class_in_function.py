def make_account(owner):
    balance = 0

    class Account:
        currency = "EUR"

        def deposit(self, amount):
            nonlocal balance
            balance += amount
            self.last = amount
            return balance

        def show(self):
            return f"{owner}: {balance} {self.currency}"

    return Account()


account = make_account("Ada")
account.deposit(30)
print(account.show())
