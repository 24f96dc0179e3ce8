//! Objects that nobody would make: `zoo.py` makes instances of each class of the built-in and the library's modules in odd
//! states, and asks everything of them. Each question ends with a result, an exception or by a limit, and the runtime works
//! afterwards.
//!
//! `cargo test` takes some questions, others with `ZOO_SEED=n`; `ZOO_SHARE=1000` takes all of them, and
//! `ZOO_ONLY=re` restricts it to modules whose name contains a text.

use std::env;

#[path = "../../benches/host/own_time.rs"]
mod own_time;
#[path = "price/mod.rs"]
mod price;
#[path = "../../tests/random/mod.rs"]
#[allow(dead_code, reason = "other tests do more with chance")]
mod random;

use nonlocal::{Closure, Engine, ErrorKind, Limits, Output, Runtime, Value};
use nonlocal_library::Library;
use price::paid;
use random::Random;

/// The runtime's modules that are asked as well.
const BUILT_IN: &[&str] = &[
    "builtins",
    "types",
    "functools",
    "itertools",
    "collections",
    "operator",
    "copy",
    "enum",
    "dataclasses",
    "typing",
    "abc",
    "contextlib",
    "io",
    "json",
    "weakref",
    "heapq",
    "bisect",
    "inspect",
    "asyncio",
];

/// What shares names with the host, or is about the test itself.
const LEFT_OUT: &[&str] = &["_thread", "unittest", "doctest", "code", "timeit"];

/// What a question may burn and hold.
fn limits() -> Limits {
    Limits::new()
        .fuel(200_000)
        .heap_bytes(16 << 20)
        .output_bytes(100_000)
        .integer_bits(1 << 16)
        .frames(500)
}

fn number(name: &str, usual: u64) -> u64 {
    env::var(name).map_or(usual, |text| text.parse().expect("a number"))
}

/// A runtime with the objects of a module, and how many objects and questions there are.
fn prepared(engine: &Engine, module: &str) -> (Runtime, usize, usize) {
    let mut rt = engine.runtime();
    rt.run::<()>(format!("import {module}\nMODULES = [{module:?}]").as_str())
        .unwrap_or_else(|error| panic!("{module}: {error}"));
    rt.run::<()>(include_str!("zoo.py"))
        .unwrap_or_else(|error| panic!("{module}: {error}"));
    let (cases, deeds) = rt.run("prepare()").expect("they are found");
    (rt, cases, deeds)
}

fn ask_all(modules: &[&str]) {
    let engine = nonlocal_library::install(Engine::builder())
        .limits(limits())
        .stdout(Output::discard())
        .stderr(Output::discard())
        .build();
    let (share, seed) = (number("ZOO_SHARE", 1), number("ZOO_SEED", 1));
    let only = env::var("ZOO_ONLY").unwrap_or_default();
    let mut random = Random::new(seed);
    let mut asked = 0;
    for module in modules.iter().filter(|module| module.contains(&only)) {
        let (mut rt, cases, deeds) = prepared(&engine, module);
        let mut ask: Closure = rt.run("ask").expect("it is there");
        for case in 0..cases {
            for deed in 0..deeds {
                if random.below(1000) as u64 >= share {
                    continue;
                }
                asked += 1;
                let what = || format!("{module}: object {case}, question {deed}");
                let result = paid(&mut rt, what, |rt| rt.call::<Value>(&ask, (case, deed)));
                let Err(error) = result else { continue };
                let known = matches!(error.kind(), ErrorKind::Exception | ErrorKind::Limit(_));
                assert!(known, "{}: {:?} {error:?}", what(), error.kind());
                let _ = (error.traceback(), error.to_string());
                // What hostile code has done to the module is left behind.
                drop(error);
                drop(ask);
                (rt, ..) = prepared(&engine, module);
                ask = rt.run("ask").expect("it is there");
            }
        }
        drop(ask);
        rt.collect();
        // What is left behind may say so, at the cost of the next runs.
        while rt.run::<()>("pass").is_err() {}
        assert_eq!(rt.run::<i64>("1 + 1").expect("it works"), 2);
    }
    println!("{asked} questions");
}

#[test]
fn objects_of_the_built_in_modules() {
    ask_all(BUILT_IN);
}

#[test]
fn objects_of_the_library() {
    let names = Library::names();
    let is_asked =
        |name: &&str| !name.starts_with('_') && !LEFT_OUT.iter().any(|out| name.starts_with(out));
    let names: Vec<&str> = names.into_iter().filter(is_asked).collect();
    ask_all(&names);
}
