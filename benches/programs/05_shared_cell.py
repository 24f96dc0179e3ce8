# Three closures over one variable.
def make():
    value = 0
    def get():
        return value
    def put(new):
        nonlocal value
        value = new
    def add(k):
        nonlocal value
        value += k
    return get, put, add

def main(rounds):
    get, put, add = make()
    for i in range(rounds):
        add(i & 3)
        put(get() & 0xFFFFF)
    return get()

print(main(2_000_000))
