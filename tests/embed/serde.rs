//! The feature `serde`: types that serde knows, to scripts and back, and the errors with their places.

use std::collections::BTreeMap;

use nonlocal::{Closure, Engine, ErrorKind, Limit, Limits, Result, Runtime, Serde};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

#[derive(Serialize, Deserialize, PartialEq, Clone, Debug)]
enum Shape {
    Dot,
    Circle(f64),
    Line(i32, i32),
    Rect { w: u8, h: u8 },
}

#[derive(Serialize, Deserialize, PartialEq, Clone, Debug)]
struct Unit;

#[derive(Serialize, Deserialize, PartialEq, Clone, Debug)]
struct Id(u64);

#[derive(Serialize, Deserialize, PartialEq, Clone, Debug)]
struct Order {
    id: Id,
    price: Option<f32>,
    #[serde(default)]
    tags: Vec<String>,
    shape: Shape,
    place: (i8, char),
    stock: BTreeMap<u16, bool>,
    unit: Unit,
}

fn order(shape: Shape) -> Order {
    Order {
        id: Id(u64::MAX),
        price: Some(0.5),
        tags: vec!["a".into(), "ü".into()],
        shape,
        place: (-3, 'é'),
        stock: BTreeMap::from([(1, true), (500, false)]),
        unit: Unit,
    }
}

fn back<T: Serialize + DeserializeOwned>(value: &T) -> Result<T> {
    let mut rt = Runtime::new();
    let same: Closure = rt.run("lambda x: x")?;
    rt.call::<Serde<T>>(&same, (Serde(value),))
        .map(|Serde(value)| value)
}

fn shown<T: Serialize>(value: T) -> String {
    Runtime::new().repr(Serde(value)).expect("it converts")
}

fn refused<T: DeserializeOwned>(source: &str) -> String {
    let error = Runtime::new()
        .run::<Serde<T>>(source)
        .err()
        .expect("it is refused");
    assert_eq!(error.kind(), ErrorKind::Convert);
    error.to_string()
}

#[test]
fn types_come_back_as_they_went() -> Result<()> {
    for shape in [
        Shape::Dot,
        Shape::Circle(1.5),
        Shape::Line(1, -2),
        Shape::Rect { w: 1, h: 255 },
    ] {
        let order = order(shape);
        assert_eq!(back(&order)?, order);
    }
    assert_eq!(back(&i128::MIN)?, i128::MIN);
    assert_eq!(back(&u128::MAX)?, u128::MAX);
    assert_eq!(back(&None::<Vec<()>>)?, None);
    assert_eq!(back(&vec![Some(()), None].len())?, 2);
    assert_eq!(
        back(&(1, "x".to_owned(), [0.5; 3]))?,
        (1, "x".to_owned(), [0.5; 3])
    );
    Ok(())
}

#[test]
fn scripts_see_plain_python() {
    assert_eq!(
        shown(order(Shape::Rect { w: 2, h: 3 })),
        "{'id': 18446744073709551615, 'price': 0.5, 'tags': ['a', 'ü'], 'shape': {'Rect': {'w': 2, 'h': 3}}, \
         'place': (-3, 'é'), 'stock': {1: True, 500: False}, 'unit': None}"
    );
    assert_eq!(
        shown([Shape::Dot, Shape::Circle(2.0), Shape::Line(1, 2)]),
        "('Dot', {'Circle': 2.0}, {'Line': (1, 2)})"
    );
    assert_eq!(shown(vec![(); 2]), "[None, None]");
    assert_eq!(
        shown(BTreeMap::from([((1, 2), "pair")])),
        "{(1, 2): 'pair'}"
    );
}

#[test]
fn sequences_and_subclasses_are_taken() -> Result<()> {
    let mut rt = Runtime::new();
    assert_eq!(rt.run::<Serde<Vec<i64>>>("(1, 2)")?.0, [1, 2]);
    assert_eq!(rt.run::<Serde<Vec<i64>>>("frozenset([7])")?.0, [7]);
    assert_eq!(rt.run::<Serde<f64>>("3")?.0, 3.0);
    let Serde(map) = rt.run::<Serde<BTreeMap<String, i64>>>(
        "from collections import OrderedDict\nOrderedDict(a=1)",
    )?;
    assert_eq!(map, BTreeMap::from([("a".to_owned(), 1)]));
    assert_eq!(
        rt.run::<Serde<Shape>>("{'Line': [1, 2]}")?.0,
        Shape::Line(1, 2)
    );
    assert_eq!(rt.run::<Serde<Shape>>("{'Dot': None}")?.0, Shape::Dot);
    Ok(())
}

#[test]
fn errors_name_the_place_and_speak_python() {
    let start =
        "{'id': 1, 'price': None, 'shape': 'Dot', 'place': (1, 'x'), 'stock': {}, 'unit': None";
    assert_eq!(
        refused::<Vec<Order>>(&format!("[{start}, 'tags': ['a', 3]}}]")),
        "expected str, got int at [0].tags[1]"
    );
    assert_eq!(refused::<Order>("{'id': 1}"), "missing key 'shape'");
    assert_eq!(
        refused::<BTreeMap<String, u8>>("{'a': 256}"),
        "expected u8, got 256, which is out of its range at .a"
    );
    assert_eq!(refused::<Vec<i64>>("5"), "expected list, got int");
    assert_eq!(
        refused::<Order>("[1]"),
        "expected struct Order with 7 elements, got 1 item"
    );
    assert_eq!(
        refused::<Shape>("'Blob'"),
        "expected 'Dot', 'Circle', 'Line' or 'Rect', got 'Blob'"
    );
    assert_eq!(
        refused::<Shape>("{}"),
        "expected a dict with one key, the variant, got a dict with 0 keys"
    );
    assert_eq!(
        refused::<Shape>("3.5"),
        "expected a variant: a str or a dict, got float"
    );
    assert_eq!(
        refused::<Shape>("{'Dot': 1}"),
        "expected a variant without content, got int"
    );
    assert_eq!(
        refused::<(i64, i64)>("[1, 2, 3]"),
        "expected 2 items, got 3"
    );
    assert_eq!(
        refused::<i64>("lambda: 0"),
        "expected plain data, got function"
    );
    assert_eq!(
        refused::<u128>("2 ** 200"),
        "expected an int of at most 128 bits, got one of 201 bits"
    );
}

#[derive(Deserialize, Debug)]
struct Nested(#[allow(dead_code, reason = "only its depth counts")] Vec<Nested>);

#[derive(Serialize)]
struct Chain {
    next: Option<Box<Chain>>,
}

#[test]
fn what_contains_itself_is_an_error() {
    let error = Runtime::new()
        .run::<Serde<Nested>>("a = []\na.append(a)\na")
        .unwrap_err();
    assert!(error.is_exception("RecursionError"), "{error}");
    let mut chain = Chain { next: None };
    for _ in 0..100_000 {
        let next = Some(Box::new(chain));
        chain = Chain { next };
    }
    let result = Runtime::new().set("x", Serde(&chain));
    // It is as deep as it is long, and dropping it would recurse.
    while let Some(next) = chain.next.take() {
        chain = *next;
    }
    let error = result.unwrap_err();
    assert!(error.is_exception("RecursionError"), "{error}");
}

#[test]
fn memory_is_charged() {
    let limits = Limits::new().heap_bytes(1 << 20);
    let mut rt = Engine::builder().limits(limits).build().runtime();
    let error = rt
        .set("x", Serde(vec!["text".repeat(10); 1_000_000]))
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::HeapBytes));
    assert_eq!(rt.run::<i64>("1 + 1").expect("it is usable"), 2);
}

#[test]
fn a_capture_graph_is_data() {
    let mut rt = Runtime::new();
    let f: Closure = rt.run("(lambda n: lambda: n)('text')").unwrap();
    let graph = rt.capture_graph([&f]).unwrap();
    rt.set("graph", Serde(graph)).unwrap();
    let nodes: Vec<String> = rt.run("[node['kind'] for node in graph['nodes']]").unwrap();
    assert_eq!(nodes, ["closure", "cell", "definition", "handle"]);
    let cell: String = rt
        .run("'{id} {name} of {owner}: {contents}'.format(**graph['nodes'][1])")
        .unwrap();
    assert_eq!(cell, "2 n of <lambda>: 'text'");
    let edge: (i64, String, i64, String) = rt
        .run("edge = graph['edges'][0]\nedge['from'], edge['kind'], edge['to'], edge['name']")
        .unwrap();
    assert_eq!(edge, (1, "captures".to_owned(), 2, "n".to_owned()));
    let left_out: i64 = rt.run("sum(graph['left_out'].values())").unwrap();
    assert_eq!(left_out, 0);
}

#[cfg(feature = "seeing")]
#[test]
fn a_recording_is_what_its_json_says() -> Result<()> {
    let program = nonlocal::Program::compile("one.py", "def f(n): return lambda: n\nf([1])()")?;
    let bounds = nonlocal::recording::Bounds::new();
    let recording = nonlocal::Recording::of(&mut Runtime::new(), &program, bounds)?;
    let mut rt = Runtime::new();
    rt.set("text", recording.to_json())?;
    rt.set("data", Serde(recording))?;
    assert!(rt.run::<bool>("import json\njson.loads(text) == data")?);
    Ok(())
}
