# A variable that is passed down five levels.
def level0(x):
    def level1():
        def level2():
            def level3():
                def level4(y):
                    nonlocal x
                    x = x + y & 0xFFFFFF
                    return x
                return level4
            return level3()
        return level2()
    return level1()

def main(rounds):
    step = level0(1)
    for i in range(rounds):
        step(i)
    return step(0)

print(main(8_000_000))
