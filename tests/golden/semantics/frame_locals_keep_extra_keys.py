# Unknown keys stay with the frame; nothing can be deleted through the proxy.
import sys

def outer():
    x = 1
    proxy = sys._getframe().f_locals
    proxy["extra"] = 2
    print(sys._getframe().f_locals["extra"], locals()["extra"])
    try:
        print(extra)
    except NameError as error:
        print(error)
    try:
        del proxy["x"]
    except (TypeError, ValueError) as error:
        print("not deleted", x)
    try:
        proxy["missing"]
    except KeyError as error:
        print(repr(error))

outer()
# expect: 2 2
# expect: name 'extra' is not defined
# expect: not deleted 1
# expect: KeyError("local variable ''missing'' is not defined")
