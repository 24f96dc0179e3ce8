//! Snapshots as texts and as bytes.

use nonlocal::snapshot::Snapshot;
use nonlocal::{Closure, Runtime};

use super::taken;

/// Checks that a snapshot comes back as it was: from JSON, read at once and by values, and from bytes.
pub(super) fn round_trips(snapshot: &Snapshot) {
    let text = serde_json::to_string(snapshot).expect("a text");
    let read: Snapshot =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(&read, snapshot, "{text}");
    let bytes = postcard::to_allocvec(snapshot).expect("bytes");
    let read: Snapshot = postcard::from_bytes(&bytes).expect("read");
    assert_eq!(&read, snapshot, "{text}");
}

fn json(snapshot: &Snapshot) -> String {
    serde_json::to_string_pretty(snapshot).expect("a text")
}

#[test]
fn the_text_is_for_people() {
    let snapshot = taken(
        "
class Point:
    def __init__(self, x): self.x = x
def make(post):
    shared = [1, 2.5]
    seen, names = {(3, 'a')}, {'gate': shared, 'tower': None}
    odd = {1: 10**20, (2,): b'a\\x00', 0.1 + 0.2: float('inf'), '\\ud800': ...}
    def add(): return seen, names, shared, odd, point
    def get(): return post, add
    point = Point(True)
    return get
[make(2), make(3)]",
    );
    let text = json(&snapshot);
    let expected = include_str!("make.json");
    if std::env::var_os("BLESS").is_some() {
        let path = concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/freeze/snapshots/make.json"
        );
        std::fs::write(path, text + "\n").expect("written");
        return;
    }
    assert_eq!(text, expected.trim_end());
}

/// A snapshot whose only variable is written as JSON says.
fn read(value: &str, objects: &str) -> Result<Snapshot, serde_json::Error> {
    serde_json::from_str(&format!(
        "{{\"owners\": [{{\"function\": \"make\", \"variables\": {{\"n\": {value}}}}}], \"objects\": [{objects}]}}"
    ))
}

#[test]
fn a_text_of_somebody_elses_is_read_or_refused() {
    let good = [
        ("18446744073709551615", "", "make.n = 18446744073709551615"),
        ("{\"int\": \"7\"}", "", "make.n = 7"),
        (
            "{\"int\": \"-0x10000000000000000\"}",
            "",
            "make.n = -18446744073709551616",
        ),
        ("{\"float\": \"1.5\"}", "", "make.n = 1.5"),
        (
            "{\"object\": 1}",
            "7, [{\"object\": 1}]",
            "make.n = &1 [*1]",
        ),
        (
            "{\"dict\": {\"b\": 1, \"a\": {\"bytes\": \"\\\\x00\\\\\\\\\"}}}",
            "",
            "make.n = {'b': 1, 'a': b'\\x00\\\\'}",
        ),
    ];
    for (value, objects, expected) in good {
        let snapshot = read(value, objects).unwrap_or_else(|error| panic!("{value}: {error}"));
        assert_eq!(snapshot.to_string(), expected, "{value}");
        round_trips(&snapshot);
    }
    let deep = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let bad = [
        ("{\"object\": 0}", "", "out of range"),
        (
            "{\"object\": 0}",
            "{\"object\": 0}",
            "is the number of another one",
        ),
        ("{\"int\": \"7a\"}", "", "an int is none"),
        ("{\"float\": \"one\"}", "", "a float is none"),
        ("{\"bytes\": \"\\\\y\"}", "", "a wrong escape"),
        ("{\"str\": \"\\\\u0041\"}", "", "a wrong escape"),
        ("\"\\udb36\\udc00\"", "", "U+DD800"),
        ("{\"unknown\": 1}", "", "unknown variant"),
        (
            "{\"cell\": [0, \"m\"]}",
            "",
            "a variable that is named is not there",
        ),
        ("{\"tuple\": 1}", "", "invalid type"),
        (&deep, "", "nested too deep"),
    ];
    for (value, objects, expected) in bad {
        let error = read(value, objects).expect_err(value).to_string();
        assert!(error.contains(expected), "{value}: {error}");
    }
    let twice = "{\"owners\": [{\"variables\": {\"n\": 1}}, {\"function\": \"f\", \"variables\": {}}, \
                 {\"function\": \"g\", \"variables\": {\"k\": 1}}, {\"variables\": {\"m\": 1}}], \"objects\": []}";
    let error = serde_json::from_str::<Snapshot>(twice).expect_err("twice");
    assert!(
        error.to_string().contains("an owner is there twice"),
        "{error}"
    );
}

/// What is restored of texts that no snapshot gives: an error or a state, and a whole runtime.
#[test]
fn a_state_that_cannot_be_is_refused_when_it_is_restored() {
    let cases = [
        (
            "{\"tuple\": [{\"unbound\": null}]}",
            "make.n: a container holds nothing at a place",
        ),
        ("{\"range\": [1, 2, 0]}", "make.n: a range has no ints"),
        ("{\"range\": [1, \"a\", 1]}", "make.n: a range has no ints"),
        (
            "{\"deque\": [[1, 2], 1]}",
            "make.n: a deque is longer than its bound",
        ),
        (
            "{\"set\": [1, {\"float\": \"1.0\"}]}",
            "make.n: a set has equal items",
        ),
        (
            "{\"set\": [[1]]}",
            "TypeError: cannot use 'list' as a set element (unhashable type: 'list')",
        ),
        ("{\"method\": [1, 2]}", "make.n: a method has no function"),
        ("{\"namespace\": 1}", "make.n: a namespace has no dict"),
        (
            "{\"instance\": {\"class\": 1}}",
            "make.n: the class of an instance makes no instances here",
        ),
        (
            "{\"instance\": {\"class\": {\"named\": {\"type\": \"Int\"}}}}",
            "make.n: the class of an instance makes no instances here",
        ),
        (
            "{\"instance\": {\"class\": {\"class\": \"Error\"}}}",
            "make.n: the class of an instance makes no instances here",
        ),
        (
            "{\"instance\": {\"class\": {\"class\": \"Plain\"}, \"value\": [1]}}",
            "make.n: an instance of Plain has another base here",
        ),
        (
            "{\"instance\": {\"class\": {\"class\": \"Items\"}}}",
            "make.n: an instance of Items has another base here",
        ),
        (
            "{\"instance\": {\"class\": {\"class\": \"Plain\"}, \"attributes\": [1]}}",
            "make.n: an instance of Plain has no attributes here",
        ),
        (
            "{\"member\": [{\"class\": \"Plain\"}, \"A\"]}",
            "make.n: no enum here has the member A",
        ),
        ("{\"cached\": 1}", "make.n: a function is not cached here"),
        (
            "{\"named\": {\"native\": {\"of_type\": true, \"owner\": \"list\", \"name\": \"nothing\"}}}",
            "make.n: the built-in function list.nothing is not here",
        ),
        (
            "{\"closure\": {\"function\": \"make.<locals>.other\", \"variables\": []}}",
            "make.n: no closure here is make.<locals>.other",
        ),
    ];
    let source = "
class Error(Exception): pass
class Plain: pass
class Items(list): pass
def make(n):
    def get(): return n
    return get
make(0)";
    let mut rt = Runtime::new();
    let get: Closure = rt.run(source).expect("a closure");
    for (value, expected) in cases {
        let snapshot = read(value, "").unwrap_or_else(|error| panic!("{value}: {error}"));
        let error = rt.restore(&snapshot, [&get]).expect_err(value);
        assert_eq!(error.to_string(), expected, "{value}");
        rt.check().expect(value);
        assert_eq!(rt.call::<i64>(&get, ()).expect("a call"), 0);
    }
}

#[test]
fn damaged_bytes_are_refused_or_a_state() {
    let snapshot = taken(super::STATE);
    let bytes = postcard::to_allocvec(&snapshot).expect("bytes");
    let mut rt = Runtime::new();
    let closures: Vec<Closure> = rt.run(super::STATE).expect("closures");
    let mut read = 0;
    for at in 0..bytes.len() {
        assert!(
            postcard::from_bytes::<Snapshot>(&bytes[..at]).is_err(),
            "{at}"
        );
        for bit in 0..8 {
            let mut damaged = bytes.clone();
            damaged[at] ^= 1 << bit;
            let Ok(snapshot) = postcard::from_bytes::<Snapshot>(&damaged) else {
                continue;
            };
            read += 1;
            // It is an error or not, but never a panic, and the runtime stays whole.
            let _ = rt.restore(&snapshot, &closures);
            rt.check()
                .unwrap_or_else(|error| panic!("{at} {bit}: {error}"));
        }
    }
    assert!(read > bytes.len(), "{read} of {}", 8 * bytes.len());
}
