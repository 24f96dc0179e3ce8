"""Puts initials in the place of names. Its author has not thought of two blanks in a row."""
from editor import command


def initial(word):
    return word[0].upper() + "."


@command("initials", help="leaves the first letters")
def initials(selection):
    buffer = selection.buffer
    for index in selection:
        buffer[index] = " ".join(initial(word) for word in buffer[index].split(" "))
