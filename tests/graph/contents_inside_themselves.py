def make(items):
    return lambda: items


ring = []
ring.append(ring)
f = make(ring)
