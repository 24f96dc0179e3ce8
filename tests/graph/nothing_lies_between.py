def make(items):
    return lambda: items


f = make([1, [2, [3, ["no closure here"]]]])
