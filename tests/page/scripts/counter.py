def make_counter(start):
    n = start

    def step(by=1):
        nonlocal n
        n += by
        return n

    def show():
        print("n is", n)

    return step, show


step, show = make_counter(40)
show()
step()
step(by=10)
show()

other, show_other = make_counter(0)
other()
show_other()
show()
