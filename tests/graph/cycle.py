def make():
    def a():
        return b

    def b():
        return a

    return a


ring = make()
ring = [ring, ring]
ring.append(ring)
# cell: ring[0] b
