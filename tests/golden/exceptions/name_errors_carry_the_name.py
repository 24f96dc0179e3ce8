# NameError has `.name`, AttributeError `.name` and `.obj`.
def outer():
    def inner():
        return pending
    try:
        inner()
    except NameError as error:
        print(error.name)
    pending = 1
    try:
        undefined_name
    except NameError as error:
        print(error.name, error.args)

outer()
# expect: pending
# expect: undefined_name ("name 'undefined_name' is not defined",)
try:
    [].append.nothing
except AttributeError as error:
    print(error.name, error)  # expect: nothing 'builtin_function_or_method' object has no attribute 'nothing'
try:
    "text".lenght
except AttributeError as error:
    print(error.name, error.obj, error)  # expect: lenght text 'str' object has no attribute 'lenght'
print(NameError("by hand").name, AttributeError("x", name="n", obj=3).obj)  # expect: None 3
