//! Values that go in, are worked on, and come out.

use nonlocal::{Object, Runtime, Value};

use super::bytes::Bytes;
use super::probe;
use super::world;

pub(super) fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let mut rt = world::runtime(bytes.one_in(8));
    let shown: Vec<String> = (0..2).map(|_| literal(&mut bytes, 3)).collect();
    if crossing(&mut rt, &mut bytes).is_none() || values(&mut rt, &shown, &mut bytes).is_none() {
        // A limit.
    }
    probe::works(&mut rt);
}

/// Plain values are the same on both sides of the border.
fn crossing(rt: &mut Runtime, bytes: &mut Bytes<'_>) -> Option<()> {
    let value = match bytes.below(5) {
        0 => Value::None,
        1 => Value::Bool(bytes.one_in(2)),
        2 => Value::Int(i64::from_le_bytes(bytes.number())),
        3 => Value::Float(f64::from_le_bytes(bytes.number())),
        _ => {
            let length = bytes.below(40);
            Value::Str(String::from_utf8_lossy(bytes.take(length)).into_owned())
        }
    };
    rt.set("v", &value).expect("a plain value");
    let back = rt
        .get::<Value>("v")
        .expect("it is there")
        .expect("it is bound");
    match (&value, &back) {
        (Value::Float(a), Value::Float(b)) => assert_eq!(a.to_bits(), b.to_bits()),
        _ => assert_eq!(value, back),
    }
    // What `repr` writes is the value again.
    let again = rt
        .run::<Value>("__import__('builtins').eval(repr(v), {'nan': v, 'inf': float('inf')})")
        .ok()?;
    match (&value, &again) {
        (Value::Float(a), Value::Float(b)) => assert_eq!(a.to_bits(), b.to_bits()),
        _ => assert_eq!(value, again),
    }
    Some(())
}

/// The source of a value.
fn literal(bytes: &mut Bytes<'_>, depth: usize) -> String {
    let items = |bytes: &mut Bytes<'_>| -> Vec<String> {
        (0..bytes.below(5))
            .map(|_| literal(bytes, depth - 1))
            .collect()
    };
    match bytes.below(if depth == 0 { 8 } else { 14 }) {
        0 => "None".to_owned(),
        1 => bytes.pick(&["True", "False", "..."]).to_owned(),
        2 => i16::from_le_bytes(bytes.number()).to_string(),
        3 => format!("{}", i128::from_le_bytes(bytes.number())),
        4 => format!("{:?}", f64::from(i32::from_le_bytes(bytes.number())) / 64.0),
        5 => {
            let length = bytes.below(12);
            let text: String = bytes
                .take(length)
                .iter()
                .map(|byte| format!("\\x{byte:02x}"))
                .collect();
            format!("{}'{text}'", bytes.pick(&["", "b"]))
        }
        6 => format!(
            "complex({}, {})",
            bytes.byte(),
            i16::from_le_bytes(bytes.number())
        ),
        7 => format!(
            "range({}, {}, {})",
            bytes.byte(),
            i16::from_le_bytes(bytes.number()),
            1 + bytes.below(9)
        ),
        8 | 9 => format!("[{}]", items(bytes).join(", ")),
        10 => format!("tuple([{}])", items(bytes).join(", ")),
        11 => format!(
            "{{{}}}",
            items(bytes)
                .iter()
                .map(|item| format!("repr({item}): {item}"))
                .collect::<Vec<_>>()
                .join(", ")
        ),
        12 => format!("frozenset(map(repr, [{}]))", items(bytes).join(", ")),
        _ => format!("bytearray({} % 300)", bytes.byte()),
    }
}

/// Laws that hold for all values; `Err` of a script is a broken law, unless it is of a kind that may come.
const LAWS: &str = "
import copy, json
def laws(a, b):
    assert a == a or a != a
    assert (a == b) == (b == a)
    assert (a != b) == (not a == b)
    assert repr(a) == repr(a) and str(b) == str(b)
    assert eval(repr(a)) == a and type(eval(repr(a))) is type(a)
    assert copy.copy(a) == a and copy.deepcopy([a, b]) == [a, b]
    assert [a, b] == [a, b] and (a, b)[1] is b and [a] * 2 == [a, a]
    assert bool(a) in (True, False) and bool(a) == (not not a)
    try:
        h = hash(a)
    except TypeError:
        assert isinstance(a, (list, dict, set, bytearray, tuple))
    else:
        assert h == hash(eval(repr(a))) and {a: 1}[a] == 1 and a in {a} and a in [a]
    if hasattr(a, '__len__'):
        assert len(a) == len(list(a)) and list(a) == [x for x in a] and list(reversed(list(a)))[::-1] == list(a)
    if isinstance(a, (str, bytes, list, tuple, bytearray)):
        n = len(a)
        assert a[:n // 2] + a[n // 2:] == a and a[::-1][::-1] == a and (a * 2)[n:] == a
        for x in a:
            assert x in a and a.count(x) >= 1 and a[a.index(x)] == x
    if isinstance(a, int) and isinstance(b, int) and b:
        assert a // b * b + a % b == a and divmod(a, b) == (a // b, a % b) and (a ^ b) ^ b == a
        assert int(str(+a)) == a and int(hex(a), 16) == a and (a << 7) >> 7 == a and -(-a) == a and ~~a == a
        assert (a + b) * (a - b) == a * a - b * b and a - b == -(b - a)
    try:
        text = json.dumps(a)
    except TypeError:
        pass
    else:
        loaded = json.loads(text)
        assert json.loads(json.dumps(loaded)) == loaded
        assert not isinstance(a, tuple) or json.dumps(list(a)) == text
    return True
";

fn values(rt: &mut Runtime, shown: &[String], bytes: &mut Bytes<'_>) -> Option<()> {
    let limited = |result: nonlocal::Result<Object>, what: &str| match result {
        Ok(object) => Some(object),
        Err(error) if matches!(error.kind(), nonlocal::ErrorKind::Limit(_)) => None,
        Err(error) => panic!("{what}: {error:?}"),
    };
    limited(rt.run(format!("{LAWS}\nlaws").as_str()), "the laws")?;
    let source = format!("a = {}\nb = {}\n", shown[0], shown[1]);
    limited(rt.run(format!("{source}[a, b]").as_str()), &source)?;
    let order = if bytes.one_in(2) {
        "laws(b, a)"
    } else {
        "laws(a, b)"
    };
    match rt.run::<bool>(order) {
        Ok(holds) => assert!(holds),
        Err(error) => assert!(
            matches!(error.kind(), nonlocal::ErrorKind::Limit(_)),
            "{source}{error:?}"
        ),
    }
    Some(())
}
