//! Recording: steps a second, bytes of 10,000 steps, and the time to put a step together.

use std::hint::black_box;

use nonlocal::recording::Bounds;
use nonlocal::{Engine, Output, Program, Recording};

use super::cpu;

/// Steps of each recording.
const STEPS: usize = 10_000;
/// What a recording may need.
const STEPS_A_SECOND: f64 = 200_000.0;
const BYTES: usize = 2 << 20;
/// Recordings of each program, timed together: the system counts CPU time in milliseconds.
const ROUNDS: usize = 40;
/// Steps that are put together.
const REPLAYED: usize = 2_000;

/// Name and source.
const PROGRAMS: [(&str, &str); 8] = [
    (
        "a counter",
        "
def make_counter(n):
    def step(by):
        nonlocal n
        n += by
        return n
    return step
step = make_counter(40)
total = 0
while True:
    total += step(1)
",
    ),
    (
        "lists and dicts that grow",
        "
items, names = [], {}
while True:
    items.append(len(items))
    names[f'name {len(items)}'] = items[-1]
",
    ),
    (
        "instances",
        "
class Node:
    def __init__(self, value, next):
        self.value = value
        self.next = next
    def double(self):
        self.value *= 2
        return self
while True:
    head = None
    for i in range(20):
        head = Node(i, head)
    node = head
    while node:
        node.double()
        node = node.next
",
    ),
    (
        "recursion",
        "
def fib(n):
    if n < 2:
        return n
    return fib(n - 1) + fib(n - 2)
fib(30)
",
    ),
    (
        "deep recursion",
        "
def down(n):
    if n == 0:
        return 0
    return 1 + down(n - 1)
while True:
    down(900)
",
    ),
    (
        "generators",
        "
def evens(n):
    for i in range(n):
        yield 2 * i
while True:
    total = sum(evens(10))
    squares = [x * x for x in evens(5)]
",
    ),
    (
        "exceptions",
        "
def risky(n):
    if n % 2:
        raise ValueError(f'{n} is odd')
    return n
n = 0
while True:
    n += 1
    try:
        risky(n)
    except ValueError as error:
        last = error
",
    ),
    (
        "a large heap",
        "
at = 0
while True:
    at += 1
    kept[at][0] = at
    counts[at].append(kept[at])
",
    ),
];

/// What is there before: a heap of 250,000 objects.
const BEFORE: &str = "
kept = [[i, str(i), {'i': i}] for i in range(50_000)]
counts = {i: [i] for i in range(50_000)}
";

/// Records each program, and says what that needs; false: one needs too much.
pub(crate) fn run() -> bool {
    println!(
        "{STEPS} steps               steps/s     bytes   of JSON   a step (us), of all that it has"
    );
    let mut good = true;
    for (name, source) in PROGRAMS {
        let program = Program::compile(name, source).expect("it compiles");
        let bounds = Bounds::new().steps(STEPS);
        let engine = Engine::builder().stdout(Output::discard()).build();
        let mut rt = engine.runtime();
        rt.run::<()>(BEFORE).expect("it runs");
        let (elapsed, recording) = cpu(|| {
            let mut last = None;
            for _ in 0..ROUNDS {
                let recorded = Recording::of(&mut rt, &program, bounds.clone());
                last = Some(recorded.expect("it runs"));
            }
            last
        });
        let Some(recording) = recording else {
            continue;
        };
        assert_eq!(recording.steps(), STEPS, "{:?}", recording.ended());
        let (replay, ()) = cpu(|| {
            for round in 0..REPLAYED {
                let step = recording.step(round * 7919 % STEPS).expect("it is there");
                black_box((step.frames(), step.cells(), step.objects()));
            }
        });
        let rate = (STEPS * ROUNDS) as f64 / elapsed.as_secs_f64();
        let (bytes, json) = (recording.bytes(), recording.to_json().len());
        let replay = replay.as_secs_f64() * 1e6 / REPLAYED as f64;
        println!("{name:25} {rate:9.0} {bytes:9} {json:9} {replay:9.1}");
        good &= rate >= STEPS_A_SECOND && bytes <= BYTES;
    }
    good
}
