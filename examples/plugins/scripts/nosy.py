"""Looks for what a plugin may not do."""
from editor import command


def attempt(run):
    try:
        print("  allowed:", run())
    except Exception as error:
        print(f"  {type(error).__name__}: {error}")


@command("look around", help="says what it has seen")
def look_around(selection):
    buffer = selection.buffer
    Buffer = type(buffer)
    print([name for name in dir(buffer) if not name.startswith("_")])
    attempt(lambda: buffer.path)
    attempt(lambda: setattr(buffer, "name", "mine"))
    attempt(lambda: setattr(Buffer, "name", "mine"))
    attempt(lambda: type("Mine", (Buffer,), {}))
    attempt(lambda: Buffer("another"))
    attempt(lambda: buffer[99])
    attempt(lambda: buffer + 1)
    attempt(lambda: __import__("os"))
    while True:         # and will not give the editor back
        pass
