# Two functions of two calls print two things, whichever is called first.
def make_sign(text):
    frame = "*"

    def show():  # the closure
        print(frame, text, frame)  # both names belong to the enclosing function

    return show

open_sign, closed_sign = make_sign("open"), make_sign("closed")
closed_sign()  # expect: * closed *
open_sign()  # expect: * open *
