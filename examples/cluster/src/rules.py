"""The pricing rules of one shard of customers.

The value is two closures. What they reach is all the state that there is: the accounts, the variables that each rule has
captured for its customer, and a table of rates that all of them share.
"""


def make_shard():
    rates = {"volume": [(40, 15), (20, 5)], "loyal": (500_00, 10)}
    accounts = {}

    def flat():
        return lambda net, quantity: net * quantity

    def volume():
        def price(net, quantity):
            for least, percent in rates["volume"]:
                if quantity >= least:
                    return net * quantity * (100 - percent) // 100
            return net * quantity
        return price

    def loyal():
        spent = 0

        def price(net, quantity):
            nonlocal spent
            threshold, percent = rates["loyal"]
            cents = net * quantity
            if spent >= threshold:
                cents = cents * (100 - percent) // 100
            spent += cents
            return cents
        return price

    kinds = (flat, volume, loyal)

    def open_account(customer):
        orders = total = 0
        rule = kinds[customer % len(kinds)]()

        def account(net, quantity):
            nonlocal orders, total
            orders += 1
            cents = rule(net, quantity)
            total += cents
            return cents

        def statement():
            return customer, orders, total

        return account, statement

    def price(customer, net, quantity):
        if customer not in accounts:
            accounts[customer] = open_account(customer)
        account, _ = accounts[customer]
        return account(net, quantity)

    def statements():
        return [statement() for _, statement in accounts.values()]

    return price, statements


make_shard()
