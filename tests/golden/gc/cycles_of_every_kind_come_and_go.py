# Lists, dicts, instances, generators and closures in cycles, dropped in a loop.
class Link:
    pass

def make_cycle(n):
    items = [n]
    items.append(items)
    table = {"items": items}
    table["self"] = table
    link = Link()
    link.me = link
    link.table = table
    def closure():
        return closure, link
    link.closure = closure
    def generator():
        yield generated
    generated = generator()
    next(generated)
    return link

kept = make_cycle("kept")
for n in range(5_000):
    make_cycle(n)
print(kept.me is kept, kept.table["items"][1][0], kept.closure()[1] is kept)  # expect: True kept True
