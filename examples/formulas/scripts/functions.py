"""What formulas may call. Cells of the sheet are free variables here as they are in formulas."""


def total(*amounts):
    return round(sum(amounts), 2)


def tax(net):
    # Whoever calls this depends on B5, too: the host finds it among what `tax` has captured.
    return round(net * B5, 2)


def cheapest(**prices):
    return min(prices, key=prices.get)


[total, tax, cheapest]
