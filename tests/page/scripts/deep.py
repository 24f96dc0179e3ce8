def count_down(n):
    def go(left):
        if left == 0:
            return n
        return go(left - 1)

    return go(n)


print(count_down(300))
