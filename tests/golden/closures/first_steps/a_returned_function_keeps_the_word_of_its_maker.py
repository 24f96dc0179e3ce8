# The call that made the function has ended; the variable that the function prints lives on.
def make_bell():
    sound = "ding dong"

    def ring():
        print(sound)

    return ring

bell = make_bell()
bell()  # expect: ding dong
bell()  # expect: ding dong
