"""Options in the manner of C's getopt."""
import getopt

print(getopt.getopt("-a -b 1 -c2 --foo --bar=3 x -d".split(), "ab:c:", ["foo", "bar="]))
# expect: ([('-a', ''), ('-b', '1'), ('-c', '2'), ('--foo', ''), ('--bar', '3')], ['x', '-d'])
print(getopt.gnu_getopt("x -a y --ba 3 z".split(), "a", ["bar="]), getopt.gnu_getopt("-a x -b".split(), "+ab"))
# expect: ([('-a', ''), ('--bar', '3')], ['x', 'y', 'z']) ([('-a', '')], ['x', '-b'])
for line in ("-x", "--nope", "-b", "--foo=1", "--bar", "--fo"):
    try:
        print(getopt.getopt(line.split(), "b:", ["foo", "bar=", "fox"]))
    except getopt.GetoptError as error:
        print(error, "|", error.opt)
# expect: option -x not recognized | x
# expect: option --nope not recognized | nope
# expect: option -b requires argument | b
# expect: option --foo must not have an argument | foo
# expect: option --bar requires argument | bar
# expect: option --fo not a unique prefix; possible options: foo, fox | fo
