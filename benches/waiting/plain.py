from net import fetch

def work():
    total = 0
    while True:
        total += fetch(total)

work
