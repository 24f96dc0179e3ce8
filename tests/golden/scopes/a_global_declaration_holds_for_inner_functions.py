# A function inside one that declared a name global sees the module's, not a farther function's.
port = 80

def first():
    port = 1
    def second():
        global port
        port += 1
        def third():
            return port
        return third
    return second(), port

third, own = first()
print(third(), own, port)  # expect: 81 1 81
print(third.__closure__, third.__code__.co_names)  # expect: None ('port',)
