//! Values of each type, of modules and of scripts' classes.

use nonlocal::Runtime;

use super::{GET, travels};

#[test]
fn values_of_each_type_come_back() {
    let values = [
        "None",
        "True",
        "...",
        "NotImplemented",
        "0",
        "-1",
        "2**62",
        "-2**63",
        "2**64 - 1",
        "2**200",
        "-2**70",
        "10**5000",
        "1.5",
        "0.1 + 0.2",
        "float('inf')",
        "-0.0",
        "1e-300",
        "1e22",
        "float('nan')",
        "1+2j",
        "-0j",
        "'text'",
        "'\\u00e9\\U0001f600\\x00\\\\'",
        "''",
        "'a\\ud800\\\\b'",
        "'long' * 50",
        "b''",
        "b'\\x00\\xff\\\\a'",
        "b'long' * 50",
        "bytearray(b'abc')",
        "()",
        "(1,)",
        "(1, (2, (3,)))",
        "[]",
        "[1, [2, []]]",
        "{}",
        "{'a': 1}",
        "{'a': 1, 2: 'b', (1, 'x'): None}",
        "{frozenset({1}): {2.5}}",
        "{1, 2, 30, 4}",
        "set()",
        "{8, 0, 16}",
        "frozenset({1, 2})",
        "frozenset()",
        "range(10)",
        "range(0, 2**70, 3)",
        "slice(1, None, 2)",
        "int",
        "len",
        "str.upper",
        "dict.fromkeys",
        "{'a\\ud800': 1}",
        "{'same' * 20: 'same' * 20}",
    ];
    for value in values {
        let from = format!("{GET}\n[make({value})]");
        let to = format!("{GET}\n[make('other')]");
        let then = "value = it[0]()\n(f'{type(value).__name__} {value!r}' if 10**4000 != value else '') + ''";
        let expected: String = Runtime::new()
            .run(&*format!("value = {value}\nf'{{type(value).__name__}} {{value!r}}' if value != 10**5000 else 'long'"))
            .unwrap_or_else(|error| panic!("{value}: {error}"));
        if expected == "long" {
            let then = "str(it[0]() == 10**5000)";
            assert_eq!(travels(&from, &to, then), "True");
            continue;
        }
        assert_eq!(travels(&from, &to, then), expected, "{value}");
    }
}

#[test]
fn objects_of_modules_and_of_classes_come_back() {
    let head = "
import collections, enum, functools, math, types
from dataclasses import dataclass
class Plain: pass
class Slots: __slots__ = 'a', 'b'
class More(Slots): __slots__ = ('c',)
class Items(list): pass
class Ordered(collections.OrderedDict): pass
class Color(enum.Enum):
    RED = 1
    BLUE = [2]
@dataclass
class Point:
    x: int
    y: int = 0
    def norm(self): return abs(self.x) + abs(self.y)
Pair = collections.namedtuple('Pair', 'left right')
def plain(**names):
    made = Plain()
    made.__dict__.update(names)
    return made
def items(*all):
    made = Items(all)
    made.name = 'items'
    return made
def more():
    made = More()
    made.a, made.c = 1, [3]
    return made
def ordered():
    made = Ordered(a=1, b=2)
    made.move_to_end('a')
    made.note = 'x'
    return made
";
    let values = [
        ("plain(a=1, b=[2])", "str((type(v) is Plain, v.__dict__))"),
        (
            "more()",
            "str((type(v) is More, v.a, hasattr(v, 'b'), v.c))",
        ),
        ("items(1, 2)", "str((type(v) is Items, v, v.name, len(v)))"),
        ("Point(3, -4)", "str((v, v.norm(), v == Point(3, -4)))"),
        ("Point(3, -4).norm", "str((v(), v.__self__))"),
        ("Pair(1, 'b')", "str((v, v.right, type(v) is Pair))"),
        ("Color.BLUE", "str((v is Color.BLUE, v))"),
        (
            "{Color.RED: Color}",
            "str((v[Color.RED] is Color, list(v)))",
        ),
        ("collections.Counter('aab')", "str((type(v), v['a']))"),
        (
            "collections.defaultdict(list, {'a': [1]})",
            "v['b'].append(2); str(v)",
        ),
        ("collections.deque([1, 2], maxlen=2)", "v.append(3); str(v)"),
        ("collections.OrderedDict(b=1, a=2)", "str(v)"),
        ("ordered()", "str((v, v.note, type(v) is Ordered))"),
        ("types.SimpleNamespace(a=1, b=(2,))", "str(v)"),
        (
            "[math, math.sin, Plain, functools.reduce]",
            "str((v[0] is math, v[1](0), v[2] is Plain, v[3] is functools.reduce))",
        ),
        ("[Point(1, 2)] * 2", "str((v[0] is v[1], v))"),
        ("{Point: {1: plain}}", "str(v[Point][1] is plain)"),
        ("types", "str(v is types)"),
        ("collections.Counter", "str(v is collections.Counter)"),
    ];
    for (value, look) in values {
        let from = format!("{head}{GET}\n[make({value})]");
        let to = format!("{head}{GET}\n[make(None)]");
        let expected: String = Runtime::new()
            .run(&*format!("{head}v = {value}\n{look}"))
            .unwrap_or_else(|error| panic!("{value}: {error}"));
        assert_eq!(
            travels(&from, &to, &format!("v = it[0]()\n{look}")),
            expected,
            "{value}"
        );
    }
}
