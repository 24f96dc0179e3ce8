//! The observer that reports closures which read loop variables that were rebound.

use std::sync::{Arc, Mutex};

use nonlocal::{LateBinding, LateRead, Runtime};

/// What is reported of a script: variable, and the lines where the closure was made, the variable rebound and read.
fn reads(script: &str) -> Vec<(String, u32, u32, u32)> {
    let found = Arc::new(Mutex::new(Vec::new()));
    let reads = Arc::clone(&found);
    let mut rt = Runtime::new();
    rt.observe(LateBinding::new(move |read: &LateRead| {
        let lines = (read.made, read.rebound, read.read);
        reads
            .lock()
            .unwrap()
            .push((read.name.to_string(), lines.0, lines.1, lines.2));
    }));
    rt.run::<()>(script).unwrap();
    rt.unobserve();
    let found = found.lock().unwrap();
    found.clone()
}

#[test]
fn each_closure_of_an_iteration_that_is_over_is_reported() {
    let script = "
def make(n):
    kept = []
    for i in range(n):
        def show():
            other = 1
            return i + other
        kept.append(show)
    return kept
[show() for show in make(3)]
";
    assert_eq!(reads(script), vec![("i".to_owned(), 5, 4, 7); 2]);
}

#[test]
fn calls_within_the_iteration_are_not() {
    let script = "
def run(n):
    for i in range(n):
        def show():
            return i
        show()
        sorted([1, 2], key=lambda x: x == i)
        kept = [lambda i=i: i]
    return show(), kept[0]()
run(3)
";
    assert_eq!(reads(script), []);
}

#[test]
fn variables_of_the_body_and_comprehensions_count() {
    let script = "
def make(n):
    kept = []
    i = 0
    while i < n:
        name = str(i)
        kept.append(lambda: name)
        i += 1
    return kept[0](), [lambda: k for k in range(n)][0]()
make(2)
";
    assert_eq!(
        reads(script),
        [("name".to_owned(), 7, 6, 7), ("k".to_owned(), 9, 9, 9)]
    );
}

#[test]
fn what_is_rebound_outside_of_a_loop_or_by_others_is_not() {
    let script = "
def make():
    n = 0
    def step():
        nonlocal n
        n += 1
        return n
    n = 5
    for _ in range(3):
        step()
    return step
make()()
";
    assert_eq!(reads(script), []);
}

#[test]
fn generators_of_an_iteration_are_reported_too() {
    let script = "
def rows(n):
    return [(i * j for j in range(n)) for i in range(n)]
[list(row) for row in rows(2)]
";
    assert_eq!(reads(script), [("i".to_owned(), 3, 3, 3)]);
}
