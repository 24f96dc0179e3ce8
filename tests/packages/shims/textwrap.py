"""As much of textwrap as the tests of the packages use."""


def dedent(text):
    """The text without the blanks that all its lines begin with."""
    lines = [line if line.strip() else "" for line in text.split("\n")]
    margins = [line[:len(line) - len(line.lstrip())] for line in lines if line]
    common = min(margins, default="")
    for margin in margins:
        while not margin.startswith(common):
            common = common[:-1]
    return "\n".join(line[len(common):] for line in lines)


def indent(text, prefix):
    """The text with something put before each line that is not blank."""
    return "".join(prefix + line if line.strip() else line for line in text.splitlines(True))
