# The first binding of a global may happen in a nested function.
def outer():
    def inner():
        global created_inside
        created_inside = ["made"]
    inner()
    return created_inside

print(outer())  # expect: ['made']
created_inside.append("extended")
print(outer.__globals__["created_inside"] is created_inside, created_inside)
# expect: True ['made', 'extended']
