"""Marks lines, and works on all of them from the first to the last."""
from editor import command, run


def marks():
    marked = None

    @command("mark", help="adds lines to what is marked")
    def mark(selection):
        nonlocal marked
        marked = selection if marked is None else marked | selection
        print("marked:", marked, "which are", len(marked))

    @command("run marked", help="does to the marked lines what another plugin can do")
    def run_marked(selection):
        print(f"{selection in marked = }, {selection == marked = }, {marked & selection = }")
        run("sort", marked)
        run("initials", marked)


marks()
