# scope: rate = 0.2
rate * 2
