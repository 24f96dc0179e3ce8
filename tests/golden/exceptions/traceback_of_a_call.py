# A call is marked from callee to closing parenthesis.
def area(width, height):
    return width * height

def report(sizes):
    print("total", sum(area(*size) for size in sizes))
    # expect error: TypeError: area() missing 1 required positional argument: 'height'

report([(1, 2), (3,)])
