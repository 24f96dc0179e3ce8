def make_box():
    content = "nothing"

    def put(thing):
        nonlocal content
        content = thing

    def look():
        return content

    return put, look


put, look = make_box()
print(look())
put("a feather")
print(look())
