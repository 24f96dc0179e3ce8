# Every binding form in the inner function writes the enclosing cell when the name is nonlocal.
class Manager:
    def __enter__(self):
        return "entered"
    def __exit__(self, *details):
        return False

def outer():
    x = "start"
    seen = []
    def looping():
        nonlocal x
        for x in range(3):
            seen.append(look())
    def managing():
        nonlocal x
        with Manager() as x:
            seen.append(look())
    def defining():
        nonlocal x
        def x():
            return "function"
    def look():
        return x
    looping()
    managing()
    defining()
    seen.append(x())
    return seen

print(outer())  # expect: [0, 1, 2, 'entered', 'function']
