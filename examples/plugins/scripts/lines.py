"""Commands that work on the selected lines."""
from editor import command


@command("sort", help="sorts lines, whether they begin with a capital or not")
def sort(selection):
    selection.lines = sorted(selection.lines, key=str.lower)


@command("number", help="puts a number before each line")
def number(selection):
    buffer = selection.buffer
    for count, index in enumerate(selection, 1):
        buffer[index] = f"{count}. {buffer[index]}"
