# `sys.exception()` is the exception that is being handled, per level.
import sys

def handled():
    return sys.exception(), sys.exc_info()[0]

print(handled())  # expect: (None, None)
try:
    1 / 0
except ZeroDivisionError:
    print(handled()[1].__name__)  # expect: ZeroDivisionError
    try:
        [][1]
    except IndexError:
        print(handled()[1].__name__)  # expect: IndexError
    print(handled()[1].__name__)  # expect: ZeroDivisionError
print(handled())  # expect: (None, None)
try:
    try:
        1 / 0
    finally:
        print(handled()[1].__name__)  # expect: ZeroDivisionError
except ArithmeticError as error:
    print(sys.exception() is error)  # expect: True
