"""Commands with parsers of their own, parents, and errors that are raised."""
import argparse
import sys

sys.stderr = sys.stdout

shared = argparse.ArgumentParser(add_help=False)
shared.add_argument("--dry", action="store_true", help="change nothing")
parser = argparse.ArgumentParser(prog="tool", exit_on_error=False, formatter_class=argparse.ArgumentDefaultsHelpFormatter)
commands = parser.add_subparsers(title="commands", dest="command", required=True, metavar="COMMAND")
add = commands.add_parser("add", aliases=["a"], parents=[shared], help="add things")
add.add_argument("things", nargs="+")
add.set_defaults(run=lambda args: len(args.things))
move = commands.add_parser("move", help="move a thing", description="Moves.")
move.add_argument("pair", nargs=2, metavar=("FROM", "TO"))
move.add_argument("--speed", type=float, default=1.5, help="how fast")
args = parser.parse_args(["a", "x", "y", "--dry"])
print(args.command, args.dry, args.run(args))  # expect: a True 2
print(parser.parse_args(["move", "1", "2", "--speed", "3"]))
# expect: Namespace(command='move', pair=['1', '2'], speed=3.0)
print(parser.format_help())
# expect: usage: tool [-h] COMMAND ...
# expect:
# expect: options:
# expect:   -h, --help  show this help message and exit
# expect:
# expect: commands:
# expect:   COMMAND
# expect:     add (a)   add things
# expect:     move      move a thing
# expect:
print(add.format_usage(), move.format_help(), sep="")
# expect: usage: tool add [-h] [--dry] things [things ...]
# expect: usage: tool move [-h] [--speed SPEED] FROM TO
# expect:
# expect: Moves.
# expect:
# expect: positional arguments:
# expect:   FROM TO
# expect:
# expect: options:
# expect:   -h, --help     show this help message and exit
# expect:   --speed SPEED  how fast
# expect:
for arguments in (["nope"], [], ["move", "1", "2", "--speed", "x"]):
    try:
        print(parser.parse_args(arguments))
    except argparse.ArgumentError as error:
        print(type(error).__name__, error)
    except SystemExit as end:
        print("ends with", end.code)
# expect: ArgumentError argument COMMAND: invalid choice: 'nope' (choose from 'add', 'a', 'move')
# expect: ArgumentError the following arguments are required: COMMAND
# expect: usage: tool move [-h] [--speed SPEED] FROM TO
# expect: tool move: error: argument --speed: invalid float value: 'x'
# expect: ends with 2
mixed = argparse.ArgumentParser(prog="mixed")
mixed.add_argument("a")
mixed.add_argument("-x", type=int)
mixed.add_argument("rest", nargs="*")
print(mixed.parse_intermixed_args(["1", "-x", "2", "3", "4"]))  # expect: Namespace(a='1', x=2, rest=['3', '4'])
for call in (
    lambda: mixed.add_argument("-x"), lambda: mixed.add_argument("--y", action="none"),
    lambda: mixed.add_argument("--y", nargs=0), lambda: mixed.add_argument("y", dest="z"),
    lambda: mixed.add_argument("--y", type=3), lambda: mixed.add_argument("--y", help="%"),
    lambda: parser.add_subparsers(), lambda: commands.add_parser("add"),
):
    try:
        call()
    except Exception as error:
        print(f"{type(error).__name__}: {error}")
# expect: ArgumentError: argument -x: conflicting option string: -x
# expect: ValueError: unknown action 'none'
# expect: ValueError: nargs for store actions must be != 0; if you have nothing to store, actions such as store true or store const may be more appropriate
# expect: TypeError: dest supplied twice for positional argument, did you mean metavar?
# expect: TypeError: 3 is not callable
# expect: ValueError: badly formed help string
# expect: ValueError: cannot have multiple subparser arguments
# expect: ValueError: conflicting subparser: add
