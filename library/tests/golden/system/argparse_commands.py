"""Command lines: what they mean, their help, their errors."""
import argparse
import sys

sys.stderr = sys.stdout
parser = argparse.ArgumentParser(prog="tool", description="Does %(prog)s things.", epilog="That is all.")
parser.add_argument("source", help="what to read")
parser.add_argument("rest", nargs="*", type=int, help="numbers (default: %(default)s)", default=[1])
parser.add_argument("-v", "--verbose", action="count", default=0, help="say more")
parser.add_argument("-o", "--output", metavar="FILE", default="out.txt")
parser.add_argument("--level", choices=["low", "high"], required=True)
parser.add_argument("--tag", action="append", dest="tags")
parser.add_argument("--color", action=argparse.BooleanOptionalAction, default=True)
group = parser.add_argument_group("numbers", "About numbers.")
either = group.add_mutually_exclusive_group()
either.add_argument("--sum", dest="fold", action="store_const", const=sum, default=max)
either.add_argument("--count", dest="fold", action="store_const", const=len)
parser.add_argument("--version", action="version", version="%(prog)s 1.0")

args = parser.parse_args(["in.txt", "-vvo", "x", "--level=low", "3", "4", "--tag", "a", "--tag=b", "--no-color", "--sum"])
print(args.source, args.rest, args.verbose, args.output, args.level, args.tags, args.color, args.fold(args.rest))
# expect: in.txt [3, 4] 2 x low ['a', 'b'] False 7
print(parser.parse_known_args(["a", "--lev", "high", "--nope", "--", "5", "-6"]))
# expect: (Namespace(source='a', rest=[5, -6], verbose=0, output='out.txt', level='high', tags=None, color=True, fold=<built-in function max>), ['--nope'])
parser.print_help()
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect:
# expect: Does tool things.
# expect:
# expect: positional arguments:
# expect:   source               what to read
# expect:   rest                 numbers (default: [1])
# expect:
# expect: options:
# expect:   -h, --help           show this help message and exit
# expect:   -v, --verbose        say more
# expect:   -o, --output FILE
# expect:   --level {low,high}
# expect:   --tag TAGS
# expect:   --color, --no-color
# expect:   --version            show program's version number and exit
# expect:
# expect: numbers:
# expect:   About numbers.
# expect:
# expect:   --sum
# expect:   --count
# expect:
# expect: That is all.
for line in ("", "a", "a --level middle", "a x --level low", "a --level low --sum --count", "a --level low --nope",
             "a --level", "a --level low --verbose=3", "a --level low --c", "--version", "-h"):
    print(">", line)
    try:
        parser.parse_args(line.split())
    except SystemExit as end:
        print("ends with", end.code)
# expect: > 
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect: tool: error: the following arguments are required: source, --level
# expect: ends with 2
# expect: > a
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect: tool: error: the following arguments are required: --level
# expect: ends with 2
# expect: > a --level middle
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect: tool: error: argument --level: invalid choice: 'middle' (choose from 'low', 'high')
# expect: ends with 2
# expect: > a x --level low
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect: tool: error: argument rest: invalid int value: 'x'
# expect: ends with 2
# expect: > a --level low --sum --count
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect: tool: error: argument --count: not allowed with argument --sum
# expect: ends with 2
# expect: > a --level low --nope
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect: tool: error: unrecognized arguments: --nope
# expect: ends with 2
# expect: > a --level
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect: tool: error: argument --level: expected one argument
# expect: ends with 2
# expect: > a --level low --verbose=3
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect: tool: error: argument -v/--verbose: ignored explicit argument '3'
# expect: ends with 2
# expect: > a --level low --c
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect: tool: error: ambiguous option: --c could match --color, --count
# expect: ends with 2
# expect: > --version
# expect: tool 1.0
# expect: ends with 0
# expect: > -h
# expect: usage: tool [-h] [-v] [-o FILE] --level {low,high} [--tag TAGS]
# expect:             [--color | --no-color] [--sum | --count] [--version]
# expect:             source [rest ...]
# expect:
# expect: Does tool things.
# expect:
# expect: positional arguments:
# expect:   source               what to read
# expect:   rest                 numbers (default: [1])
# expect:
# expect: options:
# expect:   -h, --help           show this help message and exit
# expect:   -v, --verbose        say more
# expect:   -o, --output FILE
# expect:   --level {low,high}
# expect:   --tag TAGS
# expect:   --color, --no-color
# expect:   --version            show program's version number and exit
# expect:
# expect: numbers:
# expect:   About numbers.
# expect:
# expect:   --sum
# expect:   --count
# expect:
# expect: That is all.
# expect: ends with 0
