# Rows as lines and back, dialects, and guesses.
import csv
import io


def attempt(function, *args, **kwargs):
    try:
        print(function(*args, **kwargs))
    except Exception as error:
        print(f"{type(error).__name__}: {error}")


def rows(*lines, **options):
    return list(csv.reader(lines, **options))


def line(*fields, **options):
    file = io.StringIO()
    csv.writer(file, **options).writerow(fields)
    return repr(file.getvalue())


print(rows('a,"b,c",', "", '"d ""e"""', '"f\n', 'g",h'))  # expect: [['a', 'b,c', ''], [], ['d "e"'], ['f\ng', 'h']]
print(rows("a;'b;c'", delimiter=";", quotechar="'"), rows("a, b", skipinitialspace=True), rows("a\\,b", escapechar="\\"))
# expect: [['a', 'b;c']] [['a', 'b']] [['a,b']]
print(rows('1,"2",x"y'), rows('1,"2"', quoting=csv.QUOTE_NONNUMERIC), rows(',"",1', quoting=csv.QUOTE_STRINGS))
# expect: [['1', '2', 'x"y']] [[1.0, '2']] [[None, '', 1.0]]
print(rows('"a"b'), rows('a,"b'))  # expect: [['ab']] [['a', 'b']]
attempt(rows, '"a"b', strict=True)  # expect: Error: ',' expected after '"'
attempt(rows, '"a', strict=True)  # expect: Error: unexpected end of data
attempt(rows, "a\nb")  # expect: Error: new-line character seen in unquoted field - do you need to open the file with newline=''?
attempt(rows, b"a")  # expect: Error: iterator should return strings, not bytes (the file should be opened in text mode)
attempt(rows, "x", quoting=csv.QUOTE_NONNUMERIC)  # expect: ValueError: could not convert string to float: 'x'
print(line("a", 1, 2.5, None, True), line("a,b", 'q"q', "n\nl"), line(""), line(), line("", ""))
# expect: 'a,1,2.5,,True\r\n' '"a,b","q""q","n\nl"\r\n' '""\r\n' '\r\n' ',\r\n'
print(line("a", 1, None, quoting=csv.QUOTE_ALL), line("a", 1, None, quoting=csv.QUOTE_NONNUMERIC))  # expect: '"a","1",""\r\n' '"a",1,""\r\n'
print(line("a", 1, None, quoting=csv.QUOTE_STRINGS), line("a", 1, None, quoting=csv.QUOTE_NOTNULL))  # expect: '"a",1,\r\n' '"a","1",\r\n'
print(line("a,b", quoting=csv.QUOTE_NONE, escapechar="\\"), line('a"b', doublequote=False, escapechar="!"))  # expect: 'a\\,b\r\n' 'a!"b\r\n'
attempt(line, "a,b", quoting=csv.QUOTE_NONE)  # expect: Error: need to escape, but no escapechar set
attempt(line, None, quoting=csv.QUOTE_NONE)  # expect: Error: single empty field record must be quoted
attempt(csv.writer(io.StringIO()).writerow, 5)  # expect: Error: iterable expected, not int
attempt(csv.reader, [], delimiter="ab")  # expect: TypeError: "delimiter" must be a unicode character, not a string of length 2
attempt(csv.reader, [], quotechar=None, quoting=csv.QUOTE_ALL)  # expect: TypeError: quotechar must be set if quoting enabled
attempt(csv.reader, [], delimiter='"')  # expect: ValueError: bad delimiter or quotechar value
attempt(csv.reader, [], "no such dialect")  # expect: Error: unknown dialect
reader = csv.reader(["a,b", '"c\n', 'd",e'])
print([(row, reader.line_num) for row in reader], repr(reader.dialect.lineterminator))  # expect: [(['a', 'b'], 1), (['c\nd', 'e'], 3)] '\r\n'

names = csv.DictReader(["name,age", "Ada,36", "Bob", "Eve,1,2"])
print(list(names), names.fieldnames, names.line_num)
# expect: [{'name': 'Ada', 'age': '36'}, {'name': 'Bob', 'age': None}, {'name': 'Eve', 'age': '1', None: ['2']}] ['name', 'age'] 4
file = io.StringIO()
writer = csv.DictWriter(file, ["x", "y"], lineterminator="\n", restval="-")
writer.writeheader()
writer.writerows([{"x": 1, "y": 2}, {"y": 3}])
print(repr(file.getvalue()))  # expect: 'x,y\n1,2\n-,3\n'
attempt(writer.writerow, {"z": 1})  # expect: ValueError: dict contains fields not in fieldnames: 'z'


class Pipes(csv.excel):
    delimiter = "|"


csv.register_dialect("pipes", Pipes)
print(csv.list_dialects(), rows("a|b", dialect="pipes"), csv.get_dialect("pipes").delimiter)  # expect: ['excel', 'excel-tab', 'unix', 'pipes'] [['a', 'b']] |
csv.unregister_dialect("pipes")
attempt(csv.get_dialect, "pipes")  # expect: Error: unknown dialect
attempt(csv.Dialect)  # expect: Error: "delimiter" must be a unicode character, not NoneType
found = csv.Sniffer().sniff("'a'; 'b'\n'c'; 'd'\n")
print(repr(found.delimiter), found.quotechar, found.skipinitialspace, found.doublequote)  # expect: ';' ' True False
print(repr(csv.Sniffer().sniff("a\tb\n1\t2\n").delimiter), csv.Sniffer().has_header("name,age\nAda,36\nBob,7\n"))  # expect: '\t' True
attempt(csv.Sniffer().sniff, "abc")  # expect: <class 'csv.Sniffer.sniff.<locals>.dialect'>
