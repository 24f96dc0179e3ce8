# f-strings nest, reuse quotes, document themselves and compute their format specifications.
width, precision, value, name = 10, 3, 3.14159, "Ann"
print(f"{value:{width}.{precision}}|{value:{'>' + str(width)}}|{name!r:>{width}}|{name:{'*'}^{width}}")
# expect:       3.14|   3.14159|     'Ann'|***Ann****
print(f"{name=} {value = :.2f} {width+1=} { name = !s} {name=!a:>8} {value=:{width}.{precision}}")
# expect: name='Ann' value = 3.14 width+1=11  name = Ann name=   'Ann' value=      3.14
print(f"{f"{f"{name}"}"}", f'{"a" 'b'}', f"{'\n'.join(['x', 'y'])}", f"{"{}"}{{}}{{{name}}}")
# expect: Ann ab x
# expect: y {}{}{Ann}
print(f"{(lambda x: x * 2)(4)} {[x for x in range(3)]} { {'a': 1}['a'] } {name if name else 'none'} {(y := 5)} {y}")
# expect: 8 [0, 1, 2] 1 Ann 5 5
print(f"{name!r}{name!s}{'é'!a}", f"{name:}", f"{1:=+5}", f"{-1:=5}", f"{1_000:,}", f"{255:#06x}", f"{True:d}", f"{3:c}".encode())
# expect: 'Ann'Ann'\xe9' Ann +   1 -   1 1,000 0x00ff 1 b'\x03'
print(repr(f'''{
    name  # a comment
    =}'''))
# expect: "\n    name  \n    ='Ann'"
print(rf"\n{name}\d", f"\N{DIGIT ONE}{1}", f"a" "b{c}" f"{name}", f"{value:%}" f"{value!r:.3}", f"{'a':{'b' + '<'}{3}}")
# expect: \nAnn\d 11 ab{c}Ann 314.159000%3.1 abb


class Spec:
    def __format__(self, spec):
        return f"<{spec}>"

    def __repr__(self):
        return "Spec()"


print(f"{Spec()} {Spec():a b:c} {Spec():{name}-{width}} {Spec()!r:>8} {Spec()=} {Spec()=:x} {Spec():%H:%M {{}}}")
# expect: <> <a b:c> <Ann-10>   Spec() Spec()=Spec() Spec()=<x> <%H:%M {}>
for source in ('f"{}"', 'f"{a"', 'f"a}"', 'f"{a!}"', 'f"{a!x}"', 'f"{a:{b:{c:{d}}}}"', 'f"{a b}"', 'f"{=}"', 'f"{a!r b}"', 'f"{lambda x: 1}"', 'f"{*a}"', 'f"{a:"', 'f"{!r}"', 'f"{:3}"', 'f"{a=!}"', 'f"{a $ b}"', 'f"{yield}"', 'f"{a["', 'f"{a)}"'):
    try:
        eval(source, {"a": 1, "b": 2, "c": 3, "d": 4})
        print("fine", source)
    except SyntaxError as error:
        print(source, error.msg, error.offset, error.end_offset)
        # expect: f"{}" f-string: valid expression required before '}' 4 5
        # expect: f"{a" f-string: expecting '}' 5 5
        # expect: f"a}" f-string: single '}' is not allowed 4 4
        # expect: f"{a!}" f-string: missing conversion character 6 7
        # expect: f"{a!x}" f-string: invalid conversion character 'x': expected 's', 'r', or 'a' 6 7
        # expect: f"{a:{b:{c:{d}}}}" f-string: expressions nested too deeply 11 11
        # expect: f"{a b}" invalid syntax. Perhaps you forgot a comma? 4 7
        # expect: f"{=}" f-string: valid expression required before '=' 4 5
        # expect: f"{a!r b}" f-string: expecting ':' or '}' 8 9
        # expect: f"{lambda x: 1}" f-string: lambda expressions are not allowed without parentheses 4 13
        # expect: f"{*a}" can't use starred expression here 4 6
        # expect: f"{a:" f-string: expecting '}', or format specs 6 7
        # expect: f"{!r}" f-string: valid expression required before '!' 4 5
        # expect: f"{:3}" f-string: valid expression required before ':' 4 5
        # expect: f"{a=!}" f-string: missing conversion character 7 8
        # expect: f"{a $ b}" f-string: expecting '=', or '!', or ':', or '}' 6 7
        # expect: f"{yield}" 'yield' outside function 4 9
        # expect: f"{a[" f-string: expecting '}' 6 6
        # expect: f"{a)}" f-string: unmatched ')' 5 5
for wrong in (lambda: f"{name:d}", lambda: f"{1:s}", lambda: f"{[]:>5}", lambda: f"{1.5:d}", lambda: f"{1:{'x' * 3}}", lambda: f"{1:,_}", lambda: f"{'a':,}", lambda: f"{'a':=5}", lambda: f"{1:.3}", lambda: f"{300000000:c}", lambda: f"{None:1}"):
    try:
        wrong()
    except (ValueError, TypeError, OverflowError) as error:
        print(type(error).__name__, error)
        # expect: ValueError Unknown format code 'd' for object of type 'str'
        # expect: ValueError Unknown format code 's' for object of type 'int'
        # expect: TypeError unsupported format string passed to list.__format__
        # expect: ValueError Unknown format code 'd' for object of type 'float'
        # expect: ValueError Invalid format specifier 'xxx' for object of type 'int'
        # expect: ValueError Cannot specify both ',' and '_'.
        # expect: ValueError Cannot specify ',' with 's'.
        # expect: ValueError '=' alignment not allowed in string format specifier
        # expect: ValueError Precision not allowed in integer format specifier
        # expect: OverflowError %c arg not in range(0x...)
        # expect: TypeError unsupported format string passed to NoneType.__format__
