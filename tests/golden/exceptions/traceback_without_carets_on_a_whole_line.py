# No carets where the failing part is the whole line.
def check(value):
    if value < 0:
        raise ValueError(f"negative: {value}")
        # expect error: ValueError: negative: -1
    return value

def run():
    check(1)
    check(-1)

run()
