def make():
    kinds = []
    for n in range(2):
        class Kind:
            def get(self):
                return n

        kinds.append(Kind)
    return lambda: kinds


f = make()
