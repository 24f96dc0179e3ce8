import traceback


def lookup(table):
    return table["x"]["y"] + missing(1)


def text():
    try:
        lookup({"x": {}})
    except KeyError as e:
        shown = traceback.format_exc()
        return shown.replace(e.__traceback__.tb_frame.f_code.co_filename, "FILE")


print(text())
# expect: Traceback (most recent call last):
# expect:   File "FILE", line 10, in text
# expect:     lookup({"x": {}})
# expect:     ~~~~~~^^^^^^^^^^^
# expect:   File "FILE", line 5, in lookup
# expect:     return table["x"]["y"] + missing(1)
# expect:            ~~~~~~~~~~^^^^^
# expect: KeyError: 'y'
# expect:
print(repr(traceback.format_exc()))  # expect: 'NoneType: None\n'
