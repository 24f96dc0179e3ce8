# Options of a text, with interpolation, getters and errors.
import configparser
import io

parser = configparser.ConfigParser()
parser.read_string("""
# a comment
[DEFAULT]
base = /x
[paths]
one = 1
two : %(base)s/y
lines = first
    second

    third
flag = yes
""")
print(parser.sections(), parser.getint("paths", "one"), parser["paths"].getboolean("flag"))  # expect: ['paths'] 1 True
print(parser["paths"]["two"], repr(parser.get("paths", "lines")))  # expect: /x/y 'first\nsecond\n\nthird'
print(parser.get("paths", "nothing", fallback=3), parser["paths"].get("nothing"))  # expect: 3 None
parser["more"] = {"p": 1}
parser.remove_section("paths")
out = io.StringIO()
parser.write(out)
print(out.getvalue().split("\n"))  # expect: ['[DEFAULT]', 'base = /x', '', '[more]', 'p = 1', '', '']
extended = configparser.ConfigParser(interpolation=configparser.ExtendedInterpolation())
extended.read_string("[a]\nx = ${y}-${b:z}\ny = 1\n[b]\nz = $$2")
print(extended["a"]["x"])  # expect: 1-$2


def tried(text, section="a", option="x"):
    try:
        parser = configparser.ConfigParser()
        parser.read_string(text)
        print(parser.get(section, option))
    except configparser.Error as error:
        print(type(error).__name__, str(error).replace("\n", " "))


tried("[a]", "b")  # expect: NoSectionError No section: 'b'
tried("[a]")  # expect: NoOptionError No option 'x' in section: 'a'
tried("x = 1")  # expect: MissingSectionHeaderError File contains no section headers. file: '<string>', line: 1 'x = 1'
tried("[a]\n[a]")
# expect: DuplicateSectionError While reading from '<string>' [line  2]: section 'a' already exists
tried("[a]\nx = %y")  # expect: InterpolationSyntaxError '%' must be followed by '%' or '(', found: '%y'
