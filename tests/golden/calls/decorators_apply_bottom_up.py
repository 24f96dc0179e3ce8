# The decorator nearest to the function is applied first; any expression may decorate.
def wrap(mark):
    def decorate(function):
        def wrapper(*args, **kwargs):
            return mark + function(*args, **kwargs) + mark
        return wrapper
    return decorate

@wrap("*")
@wrap("-")
def shout(text, end="!"):
    return text.upper() + end

print(shout("hey"), shout("ho", end="?"))  # expect: *-HEY!-* *-HO?-*
table = {"q": wrap("'")}

@table["q"]
@lambda f: f
def quoted():
    return "x"

print(quoted())  # expect: 'x'
