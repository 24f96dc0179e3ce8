# A failing expression that spans lines shows all of them.
def price(net,
          rate):
    return (
        net
        + net * rate
        # expect error: ZeroDivisionError: division by zero
        / (rate - rate)
    )

price(
    100,
    rate=2,
)
