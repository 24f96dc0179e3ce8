# Only the real part of `complex(real, imag)` may have `__complex__`; both are looked at before either is converted.
import warnings
warnings.simplefilter("ignore")
log = []


def made(*names):
    results = {"__complex__": 1 + 2j, "__float__": 1.5, "__index__": 3}

    def method(name):
        def special(self):
            log.append(name)
            return results[name]
        return special

    return type("Number", (), {name: method(name) for name in names})()


def show(*args):
    log.clear()
    try:
        print(complex(*args), log)
    except TypeError as error:
        print(error, log)


show(made("__complex__"))  # expect: (1+2j) ['__complex__']
show(made("__complex__", "__float__"), made("__complex__", "__float__"))
# expect: (1+3.5j) ['__complex__', '__float__']
show(1, made("__complex__", "__float__"))  # expect: (1+1.5j) ['__float__']
show(1, made("__complex__", "__index__"))  # expect: (1+3j) ['__index__']
show(1, made("__complex__"))  # expect: complex() argument 'imag' must be a real number, not Number []
show(made("__float__"), made("__index__"))  # expect: (1.5+3j) ['__float__', '__index__']
show(made("__index__"), object())  # expect: complex() argument 'imag' must be a real number, not object []
show(object(), made("__float__"))  # expect: complex() argument 'real' must be a real number, not object []
show(made("__complex__"), "text")  # expect: complex() argument 'imag' must be a real number, not str ['__complex__']
show(1j, 2j)  # expect: (-2+1j) []


class Sub(complex):
    def __complex__(self):
        log.append("sub")
        return 7j


show(1, Sub(2, 3))  # expect: (-2+2j) []
show(Sub(2, 3), 1)  # expect: 8j ['sub']
