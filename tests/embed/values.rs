//! Values both ways, and the errors of conversions with their places.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet, VecDeque};
use std::sync::Arc;

use nonlocal::{BigInt, Bytes, Closure, ErrorKind, Object, Result, Runtime, Value};

fn back<T: nonlocal::IntoValue + nonlocal::FromValue>(value: T) -> Result<T> {
    let mut rt = Runtime::new();
    let same: Closure = rt.run("lambda x: x")?;
    rt.call(&same, (value,))
}

#[test]
fn lone_surrogates_stay_with_the_scripts() -> Result<()> {
    let mut rt = Runtime::new();
    let value: Value = rt.run("'a\\ud800'")?;
    assert!(matches!(value, Value::Object(_)));
    let length: Closure = rt.run("len")?;
    assert_eq!(rt.call::<i64>(&length, (value,))?, 2);
    let error = rt.run::<String>("'a\\ud800'").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Convert);
    assert_eq!(
        error.to_string(),
        "expected str, got str with lone surrogates"
    );
    let error = rt.run::<Vec<String>>("['b', '\\udfff']").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Convert);
    assert!(rt.run::<char>("'\\ud800'").is_err());
    assert_eq!(rt.run::<String>("repr('\\ud800')")?, "'\\ud800'");
    let error = rt.run::<()>("raise ValueError('x\\ud800')").unwrap_err();
    assert_eq!(error.to_string(), "ValueError: x\\ud800");
    let traceback = error.traceback().unwrap_or_default();
    assert!(traceback.ends_with("ValueError: x\\ud800\n"), "{traceback}");
    Ok(())
}

#[test]
fn characters_that_stand_for_surrogates_stay_outside() -> Result<()> {
    let mut rt = Runtime::new();
    let identity: Closure = rt.run("lambda x: x")?;
    for text in ["\u{dd800}", "a\u{ddfff}b"] {
        let error = rt.call::<Value>(&identity, (text,)).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Convert);
        let error = rt.run::<Value>(&*format!("'{text}'")).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Syntax);
    }
    for source in [
        "chr(0xdd800)",
        "'%c' % 0xdd800",
        "format(0xddfff, 'c')",
        "'a'.translate({97: 0xdd801})",
        "b'\\xf3\\x9d\\xa0\\x80'.decode()",
        "b'\\\\U000dd800'.decode('unicode_escape')",
        "import json\njson.loads('\"\\\\udb36\\\\udc00\"')",
    ] {
        let error = rt.run::<Value>(source).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Exception, "{source}");
        assert!(error.to_string().contains("U+DD800 to U+DDFFF"), "{error}");
    }
    let error = rt.run::<Value>("'\\U000dd800'").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Syntax);
    for text in ["\u{dd7ff}", "\u{de000}", "\u{10ffff}"] {
        assert_eq!(rt.call::<String>(&identity, (text,))?, text);
    }
    Ok(())
}

#[test]
fn values_come_back_as_they_went() -> Result<()> {
    assert!(back(true)?);
    assert_eq!(back(-7_i8)?, -7_i8);
    assert_eq!(back(u64::MAX)?, u64::MAX);
    assert_eq!(back(i128::MIN)?, i128::MIN);
    let big: BigInt = BigInt::from(1) << 200_u32;
    assert_eq!(back(big.clone())?, big);
    assert_eq!(back(0.1)?, 0.1);
    assert_eq!(back("naïve 🐍".to_owned())?, "naïve 🐍");
    assert_eq!(back('x')?, 'x');
    assert_eq!(back(None::<i64>)?, None);
    assert_eq!(back(Some(3))?, Some(3));
    assert_eq!(back(vec![vec![1, 2], vec![]])?, [vec![1, 2], vec![]]);
    assert_eq!(back([1.5, 2.5])?, [1.5, 2.5]);
    assert_eq!(
        back((1, "two".to_owned(), 3.0))?,
        (1, "two".to_owned(), 3.0)
    );
    let map: BTreeMap<String, i64> = [("a".to_owned(), 1), ("b".to_owned(), 2)].into();
    assert_eq!(back(map.clone())?, map);
    let map: HashMap<i64, Vec<bool>> = [(1, vec![true]), (2, vec![])].into();
    assert_eq!(back(map.clone())?, map);
    Ok(())
}

#[test]
fn more_containers_and_texts_come_back_as_they_went() -> Result<()> {
    assert_eq!(back(VecDeque::from([1, 2]))?, [1, 2]);
    assert_eq!(back(BTreeSet::from([3, 1, 2]))?, BTreeSet::from([1, 2, 3]));
    let words = HashSet::from(["a".to_owned(), "b".to_owned()]);
    assert_eq!(back(words.clone())?, words);
    assert_eq!(&*back(Arc::<str>::from("shared"))?, "shared");
    assert_eq!(back(Cow::Borrowed("cow"))?, "cow");
    assert_eq!(&*back(vec![1, 2].into_boxed_slice())?, [1, 2]);
    assert_eq!(back(Bytes(vec![0, 255]))?.0, [0, 255]);
    let twelve = (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, "twelve".to_owned());
    assert_eq!(back(twelve.clone())?, twelve);
    Ok(())
}

#[test]
fn containers_are_copied_from_references() -> Result<()> {
    let mut rt = Runtime::new();
    let text: Closure = rt.run("repr")?;
    let (list, set) = (vec![1, 2], HashSet::from([7]));
    let (map, sorted) = (HashMap::from([("a", 1)]), BTreeMap::from([(1, "x")]));
    assert_eq!(rt.call::<String>(&text, (&list,))?, "[1, 2]");
    assert_eq!(rt.call::<String>(&text, (&set,))?, "{7}");
    assert_eq!(rt.call::<String>(&text, (&map,))?, "{'a': 1}");
    assert_eq!(rt.call::<String>(&text, (&sorted,))?, "{1: 'x'}");
    assert_eq!(
        (list.len(), set.len(), map.len(), sorted.len()),
        (2, 1, 1, 1)
    );
    Ok(())
}

#[test]
fn sets_and_bytes_take_what_is_one() -> Result<()> {
    let mut rt = Runtime::new();
    assert_eq!(
        rt.run::<BTreeSet<i64>>("frozenset([2, 1])")?,
        BTreeSet::from([1, 2])
    );
    assert_eq!(rt.run::<Bytes>("bytearray(b'ab')")?.0, *b"ab");
    assert_eq!(rt.run::<Bytes>("memoryview(b'abc')[1:]")?.0, *b"bc");
    let error = rt.run::<HashSet<i64>>("[1]").unwrap_err();
    assert_eq!(error.to_string(), "expected set, got list");
    let error = rt.run::<HashSet<i64>>("{'x'}").unwrap_err();
    assert_eq!(error.to_string(), "expected int, got str");
    let error = rt.run::<Bytes>("'text'").unwrap_err();
    assert_eq!(error.to_string(), "expected bytes, got str");
    let error = rt
        .set("s", HashSet::from([Value::from(1)].map(|_| vec![1])))
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "TypeError: cannot use 'list' as a set element (unhashable type: 'list')"
    );
    Ok(())
}

#[test]
fn what_a_script_yields_is_iterated_from_rust() -> Result<()> {
    let mut rt = Runtime::new();
    let items: Object = rt.run("[1, 2, 'three', 4]")?;
    let results: Vec<_> = rt
        .iter::<i64>(&items)?
        .map(|item| item.map_err(|e| e.to_string()))
        .collect();
    assert_eq!(
        results,
        [Ok(1), Ok(2), Err("expected int, got str".to_owned())]
    );
    let failing: Object = rt.run("(1 // n for n in [1, 0, 1])")?;
    let results: Vec<_> = rt
        .iter::<i64>(&failing)?
        .map(|item| item.map_err(|e| e.to_string()))
        .collect();
    assert_eq!(results.len(), 2);
    assert_eq!(
        results[1].as_ref().unwrap_err(),
        "ZeroDivisionError: division by zero"
    );
    let none: Object = rt.run("object()")?;
    let error = rt.iter::<i64>(&none).unwrap_err();
    assert_eq!(
        error.to_string(),
        "TypeError: 'object' object is not iterable"
    );
    let mut other = Runtime::new();
    assert_eq!(
        other.iter::<i64>(&items).unwrap_err().kind(),
        ErrorKind::ForeignHandle
    );
    Ok(())
}

#[test]
fn scripts_see_python_types() -> Result<()> {
    let mut rt = Runtime::new();
    let name: Closure = rt.run("lambda x: type(x).__name__")?;
    assert_eq!(rt.call::<String>(&name, ((),))?, "NoneType");
    assert_eq!(rt.call::<String>(&name, (u8::MAX,))?, "int");
    assert_eq!(rt.call::<String>(&name, (1.0f32,))?, "float");
    assert_eq!(rt.call::<String>(&name, ("text",))?, "str");
    assert_eq!(rt.call::<String>(&name, (vec![1],))?, "list");
    assert_eq!(rt.call::<String>(&name, ((1, 2),))?, "tuple");
    assert_eq!(
        rt.call::<String>(&name, (HashMap::from([(1, 2)]),))?,
        "dict"
    );
    Ok(())
}

#[test]
fn a_failed_conversion_names_the_place() {
    let mut rt = Runtime::new();
    let mut text = |source: &str, kind: fn(&mut Runtime, &str) -> nonlocal::Error| {
        kind(&mut rt, source).to_string()
    };
    let int = |rt: &mut Runtime, source: &str| rt.run::<i64>(source).unwrap_err();
    let ints = |rt: &mut Runtime, source: &str| rt.run::<Vec<i64>>(source).unwrap_err();
    let prices =
        |rt: &mut Runtime, source: &str| rt.run::<Vec<HashMap<String, i64>>>(source).unwrap_err();
    assert_eq!(text("'x'", int), "expected int, got str");
    assert_eq!(text("None", int), "expected int, got None");
    assert_eq!(text("1.0", int), "expected int, got float");
    assert_eq!(text("[1, 2, 'x']", ints), "expected int, got str at [2]");
    assert_eq!(text("3", ints), "expected list, got int");
    assert_eq!(
        text("[{}, {}, {}, {'price': 'x'}]", prices),
        "expected int, got str at [3].price"
    );
    let error = rt.run::<(i64, String)>("(1, 2)").unwrap_err();
    assert_eq!(error.to_string(), "expected str, got int at [1]");
    assert_eq!(error.kind(), ErrorKind::Convert);
}

#[test]
fn ranges_are_checked() {
    let mut rt = Runtime::new();
    let text = rt.run::<u8>("256").unwrap_err().to_string();
    assert_eq!(text, "expected u8, got 256, which is out of its range");
    assert_eq!(rt.run::<u8>("-1").unwrap_err().kind(), ErrorKind::Convert);
    assert_eq!(
        rt.run::<i64>("2 ** 63").unwrap_err().kind(),
        ErrorKind::Convert
    );
    let text = rt.run::<i64>("1 << 5000").unwrap_err().to_string();
    assert_eq!(
        text,
        "expected i64, got an int of 5001 bits, which is out of its range"
    );
    assert_eq!(rt.run::<u64>("2 ** 64 - 1").expect("in range"), u64::MAX);
}

#[test]
fn numbers_convert_as_in_python() -> Result<()> {
    let mut rt = Runtime::new();
    assert_eq!(rt.run::<f64>("3")?, 3.0);
    assert_eq!(rt.run::<i64>("True")?, 1);
    assert_eq!(
        rt.run::<Value>("2 ** 70")?,
        Value::BigInt(BigInt::from(1) << 70_u32)
    );
    assert_eq!(rt.run::<i64>("class I(int): pass\nI(5)")?, 5);
    assert_eq!(rt.run::<String>("class S(str): pass\nS('x')")?, "x");
    Ok(())
}

#[test]
fn objects_are_read_and_changed_through_handles() -> Result<()> {
    let mut rt = Runtime::new();
    let point: Object = rt.run(
        "
class Point:
    def __init__(self, x): self.x = x
    def plus(self, dx): return Point(self.x + dx)
    def __repr__(self): return f'Point({self.x})'
Point(1)",
    )?;
    rt.set_attr(&point, "x", 5)?;
    assert_eq!(rt.attr::<i64>(&point, "x")?, 5);
    let moved: Object = rt.call_method(&point, "plus", (2,))?;
    assert_eq!(rt.repr(&moved)?, "Point(7)");
    let error = rt.attr::<i64>(&point, "y").unwrap_err();
    assert_eq!(
        error.to_string(),
        "AttributeError: 'Point' object has no attribute 'y'"
    );
    let list: Object = rt.run("['a', {'k': 'v'}]")?;
    let dict: Object = rt.item(&list, 1)?;
    assert_eq!(rt.item::<String>(&dict, "k")?, "v");
    assert!(
        rt.item::<Value>(&list, 9)
            .unwrap_err()
            .is_exception("IndexError")
    );
    Ok(())
}

#[test]
fn cyclic_data_does_not_end_in_a_crash() -> Result<()> {
    let mut rt = Runtime::new();
    let list: Vec<Value> = rt.run("x = [1]\nx.append(x)\nx")?;
    assert!(matches!(list[..], [Value::Int(1), Value::Object(_)]));
    let error = rt.run::<Vec<Vec<i64>>>("x").unwrap_err();
    assert_eq!(error.to_string(), "expected list, got int at [0]");
    Ok(())
}

#[test]
fn more_types_of_the_standard_library() -> Result<()> {
    use std::num::NonZero;
    use std::path::{Path, PathBuf};
    use std::rc::Rc;
    use std::time::Duration;
    assert_eq!(back(Rc::new(vec![1, 2]))?, Rc::new(vec![1, 2]));
    assert_eq!(back(Arc::new(String::from("a")))?.as_str(), "a");
    assert_eq!(back(NonZero::new(7_u8))?, NonZero::new(7));
    assert_eq!(
        back(Duration::from_millis(1500))?,
        Duration::from_millis(1500)
    );
    assert_eq!(back(PathBuf::from("a/b"))?, Path::new("a/b"));
    let mut rt = Runtime::new();
    assert_eq!(rt.run::<Duration>("2")?, Duration::from_secs(2));
    for (error, message) in [
        (
            rt.run::<NonZero<u8>>("0").map(drop),
            "expected u8 that is not 0, got 0",
        ),
        (
            rt.run::<Duration>("-1").map(drop),
            "expected a number of seconds, got -1",
        ),
        (
            rt.run::<Duration>("float('nan')").map(drop),
            "expected a number of seconds, got NaN",
        ),
        (rt.run::<PathBuf>("1").map(drop), "expected str, got int"),
    ] {
        assert_eq!(error.unwrap_err().to_string(), message);
    }
    Ok(())
}

#[test]
fn values_without_a_runtime() {
    assert_eq!(Value::from(3_u8), Value::Int(3));
    assert_eq!(Value::from(u64::MAX), Value::BigInt(BigInt::from(u64::MAX)));
    assert_eq!(Value::from(-1_i128), Value::Int(-1));
    assert_eq!(Value::from(Some("x")), Value::Str("x".into()));
    assert_eq!(Value::from(None::<i64>), Value::None);
    assert_eq!(Value::from('x'), Value::from("x"));
    assert_eq!(Value::from(0.5_f32), Value::Float(0.5));
    assert_eq!(
        Value::from(Cow::Borrowed("x")),
        Value::from(String::from("x"))
    );
}

#[test]
fn items_of_objects() -> Result<()> {
    let mut rt = Runtime::new();
    let list: Object = rt.run("[1, 2, 3]")?;
    rt.set_item(&list, 0, "first")?;
    rt.del_item(&list, -1)?;
    assert_eq!(rt.repr(&list)?, "['first', 2]");
    assert_eq!(rt.len(&list)?, 2);
    assert!(rt.contains(&list, 2)? && !rt.contains(&list, 3)?);
    assert!(
        rt.set_item(&list, 5, 0)
            .unwrap_err()
            .is_exception("IndexError")
    );
    let number: Object = rt.run("5")?;
    assert!(rt.len(&number).unwrap_err().is_exception("TypeError"));
    assert!(
        rt.contains(&number, 1)
            .unwrap_err()
            .is_exception("TypeError")
    );
    assert!(
        rt.set_item(&number, 1, 1)
            .unwrap_err()
            .is_exception("TypeError")
    );
    assert!(
        rt.del_item(&number, 1)
            .unwrap_err()
            .is_exception("TypeError")
    );
    let dict = rt.value(HashMap::from([("a", vec![1])]))?;
    let Value::Object(dict) = dict else {
        panic!("a handle")
    };
    assert_eq!(rt.item::<Vec<i64>>(&dict, "a")?, [1]);
    assert_eq!(
        rt.from_value::<HashMap<String, Vec<i64>>>(dict.clone())?["a"],
        [1]
    );
    let error = rt.from_value::<i64>(dict).unwrap_err();
    assert_eq!(error.to_string(), "expected int, got dict");
    Ok(())
}

#[test]
fn names_with_values_of_different_types() -> Result<()> {
    let mut rt = Runtime::new();
    let scope = rt.scope((("rate", 0.5), ("name", "tea"), ("sizes", vec![1, 2])))?;
    assert_eq!(
        rt.run_in::<String>(&scope, "f'{name} {rate} {sizes}'")?,
        "tea 0.5 [1, 2]"
    );
    let f: Closure = rt.run("lambda **named: sorted(named.items())")?;
    let shown = |rt: &mut Runtime, value: Value| rt.repr(value);
    let value: Value = rt.call_with(&f, (), (("a", 1), ("b", "x")))?;
    assert_eq!(shown(&mut rt, value)?, "[('a', 1), ('b', 'x')]");
    let value: Value = rt.call_with(&f, (), ())?;
    assert_eq!(shown(&mut rt, value)?, "[]");
    let value: Value = rt.call_with(&f, (), BTreeMap::from([("k", 1)]))?;
    assert_eq!(shown(&mut rt, value)?, "[('k', 1)]");
    Ok(())
}
