def make():
    n = 0

    def get():
        return n

    def put(new):
        nonlocal n
        n = new

    return get, put


get, put = make()
put("seven")
# cell: get n
