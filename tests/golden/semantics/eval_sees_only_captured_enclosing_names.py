# An evaluated string sees an enclosing variable only if the function itself captures it.
def outer():
    used = "used"
    unused = "unused"
    def inner():
        used
        results = [eval("used")]
        try:
            eval("unused")
        except NameError as error:
            results.append(str(error))
        return results
    return inner()

print(outer())  # expect: ['used', "name 'unused' is not defined"]
print(eval("a + b", {"a": 1}, {"b": 2}), eval("  1 + 1"))  # expect: 3 2
eval("x = 1")  # expect error: SyntaxError: invalid syntax
