# `nonlocal` finds the nearest function that binds the name, over levels that do not.
def outer():
    depth = 0
    def level_one():
        def level_two():
            def level_three():
                nonlocal depth
                depth += 1
                return depth
            return level_three
        return level_two()
    return level_one(), lambda: depth

bump, read = outer()
bump()
bump()
print(read())  # expect: 2

def nearest():
    tag = "far"
    def between():
        tag = "near"
        def change():
            nonlocal tag
            tag = "changed"
        change()
        return tag
    return between(), tag

print(nearest())  # expect: ('changed', 'far')
