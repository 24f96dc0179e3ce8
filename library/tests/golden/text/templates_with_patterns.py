# string.Template with patterns of its own, which are found by re.
import re
from string import Template


class Braces(Template):
    pattern = r"\{\{(?P<braced>\w+)\}\}|(?P<escaped>\{\{\{)|(?P<invalid>\{\{)|(?P<named>!never!)"


class Dotted(Template):
    idpattern = r"\w+(?:\.\w+)*\d"


class Percent(Template):
    delimiter = "%"
    pattern = re.compile(r"%(?:(?P<escaped>%)|(?P<named>[a-z]+)|(?P<braced>)|(?P<invalid>))")


class Exact(Template):
    flags = 0


print(Braces("{{a}} {{{ {{b}}").substitute(a=1, b=2))
print(Braces("{{a}} {{ {{b}}").safe_substitute(a=1), Braces("{{ a").is_valid())
print(Braces("{{a}} {{b}} {{a}}").get_identifiers())
try:
    Braces("\n {{ a").substitute()
except ValueError as error:
    print(error)
print(Dotted("$a.b1 $c ${d2}").safe_substitute({"a.b1": 1, "d2": 2}))
print(Percent("%a %% %B").safe_substitute(a=1), Percent.pattern.flags == re.UNICODE)
print(Exact("$a $A").safe_substitute(a=1, A=2), Template("$a $A").substitute(a=1, A=2))
print(Template.pattern.sub("_", "$a ${b} $$ $ x"), sorted(Exact.pattern.groupindex))


class Lost(Template):
    pattern = r"(?P<named>a)|(?P<braced>b)|(?P<escaped>c)|(?P<invalid>d)|(?P<other>e)"


for ask in (lambda: Lost("e").substitute(), lambda: Lost("e").is_valid()):
    try:
        ask()
    except ValueError as error:
        print(error.args[0])
# expect: 1 $ 2
# expect: 1 {{ {{b}} False
# expect: ['a', 'b']
# expect: Invalid placeholder in string: line 2, col 1
# expect: 1 $c 2
# expect: 1 % %B True
# expect: 1 $A 1 2
# expect: _ _ _ _ x ['braced', 'escaped', 'invalid', 'named']
# expect: Unrecognized named group in pattern
# expect: Unrecognized named group in pattern
