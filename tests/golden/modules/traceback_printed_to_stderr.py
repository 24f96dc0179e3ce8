import sys
import traceback


def inner():
    return [1][3]


def outer():
    try:
        inner()
    except IndexError:
        traceback.print_exc()
        print("note", 1, sep="=", file=sys.stderr)


outer()
sys.stderr.write("the end\n")
traceback.print_stack()
