# A name that the body does not bind is free, but the namespace is asked before the cell.
def outer():
    origin = "cell"
    class Place:
        first = origin
        locals()["origin"] = "namespace"
        second = origin
        del locals()["origin"]
        third = origin
    return Place.first, Place.second, Place.third

print(outer())  # expect: ('cell', 'namespace', 'cell')
