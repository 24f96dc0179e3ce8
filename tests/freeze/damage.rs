//! Damaged graphs: each is refused, or what comes out of it is used without harm.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::{env, fs, thread};

use nonlocal::{ErrorKind, Runtime};

use crate::random::Random;

use super::zoo::{self, Graph, HEADER, Sections, graphs, section};

/// What a run of the tests may use for each case.
const FUEL: u64 = 60_000;

/// A runtime that is used until something was thawed in it.
struct Trial {
    rt: Option<Runtime>,
    fuel: u64,
    failures: Vec<String>,
    refused: usize,
    thawed: usize,
    /// Where each case is written down before it runs: it remains there when the process is aborted.
    current: Option<PathBuf>,
}

impl Trial {
    fn new(fuel: u64) -> Self {
        Self {
            rt: None,
            fuel,
            failures: Vec::new(),
            refused: 0,
            thawed: 0,
            current: None,
        }
    }

    /// Thaws bytes and uses what comes out. What was refused leaves nothing on the heap.
    fn case(&mut self, what: impl Fn() -> String, bytes: &[u8]) {
        if let Some(file) = &self.current {
            fs::write(file, what()).expect("target/tmp is there");
        }
        let mut rt = self.rt.take().unwrap_or_else(|| {
            let mut rt = zoo::runtime(self.fuel);
            zoo::prepare(&mut rt).expect("it runs");
            rt.check().expect("it is new");
            rt
        });
        let (before, modules) = (objects(&rt), rt.stats().count("Module"));
        let done = catch_unwind(AssertUnwindSafe(|| {
            let refused = zoo::tried(&mut rt, bytes);
            // Modules that are imported for their names stay.
            if refused.is_some() && rt.stats().count("Module") == modules {
                assert_eq!(objects(&rt), before, "something is left on the heap");
            }
            (rt, refused)
        }));
        match done {
            Ok((rt, Some(_))) => {
                self.refused += 1;
                self.rt = Some(rt);
            }
            Ok((_, None)) => self.thawed += 1,
            Err(panic) => {
                let text = panic.downcast_ref::<String>().map(String::as_str);
                let text = text.or_else(|| panic.downcast_ref::<&str>().copied());
                self.failures
                    .push(format!("{}: {}", what(), text.unwrap_or("?")));
            }
        }
    }

    fn end(self) -> (usize, usize) {
        assert!(
            self.failures.is_empty(),
            "{} failures:\n{}",
            self.failures.len(),
            self.failures.join("\n")
        );
        (self.refused, self.thawed)
    }
}

/// How many objects there are, of each kind.
fn objects(rt: &Runtime) -> Vec<(&'static str, usize)> {
    rt.stats().objects
}

/// Runs a test on a thread with a stack as the main thread has it.
fn with_stack(body: impl FnOnce() + Send) {
    thread::scope(|scope| {
        let thread = thread::Builder::new()
            .stack_size(8 << 20)
            .spawn_scoped(scope, body);
        if let Err(panic) = thread.expect("a thread").join() {
            std::panic::resume_unwind(panic);
        }
    });
}

/// Flips the bit of a number.
fn flipped(graph: &Graph, bit: usize) -> Vec<u8> {
    let mut bytes = graph.bytes.clone();
    bytes[bit / 8] ^= 1 << (bit % 8);
    bytes
}

#[test]
fn whole_graphs_are_thawed_and_used() {
    with_stack(|| {
        // Some name modules, whose import takes more than damage needs.
        let mut trial = Trial::new(100 * FUEL);
        for graph in graphs() {
            trial.case(|| graph.name.clone(), &graph.bytes);
            assert_eq!(trial.refused, 0, "{} is refused", graph.name);
        }
        assert_eq!(trial.end(), (0, graphs().len()));
    });
}

#[test]
fn graphs_that_end_too_soon_are_refused() {
    with_stack(|| {
        let mut trial = Trial::new(FUEL);
        let all = env::var_os("NONLOCAL_ALL").is_some();
        for graph in graphs() {
            let every = if all || graph.bytes.len() < 100 {
                1
            } else {
                graph.bytes.len() / 16
            };
            for end in (0..graph.bytes.len()).step_by(every) {
                let what = || format!("{} cut off at {end}", graph.name);
                trial.case(what, &graph.bytes[..end]);
            }
        }
        let (_, thawed) = trial.end();
        assert_eq!(thawed, 0, "graphs without an end were thawed");
    });
}

#[test]
fn flipped_bits_do_no_harm() {
    with_stack(|| {
        let mut trial = Trial::new(FUEL);
        for (number, graph) in graphs().iter().enumerate() {
            let bits = (graph.bytes.len() - HEADER) * 8;
            let mut random = Random::new(number as u64);
            for _ in 0..8 {
                let bit = HEADER * 8 + random.below(bits);
                let what = || format!("{}, bit {bit}", graph.name);
                trial.case(what, &flipped(graph, bit));
            }
        }
        println!("refused and thawed: {:?}", trial.end());
    });
}

/// Each bit of each graph, on all cores: `cargo test --test freeze each_bit -- --ignored`. What ran when the process was
/// aborted stands in `target/tmp/frozen-N`; with that in `NONLOCAL_CASE` it runs alone.
#[test]
#[ignore = "takes long: millions of graphs"]
fn each_bit_of_each_graph_does_no_harm() {
    let chosen = env::var("NONLOCAL_CASE").ok();
    let next = AtomicUsize::new(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let sweep = |core: usize| {
        let mut trial = Trial::new(FUEL);
        let file = format!("{}/frozen-{core}", env!("CARGO_TARGET_TMPDIR"));
        trial.current = Some(file.into());
        while let Some(graph) = graphs().get(next.fetch_add(1, Ordering::Relaxed)) {
            for bit in 0..graph.bytes.len() * 8 {
                let what = || format!("{}, bit {bit}", graph.name);
                if chosen.as_ref().is_none_or(|chosen| *chosen == what()) {
                    trial.case(what, &flipped(graph, bit));
                }
            }
        }
        println!("refused and thawed: {:?}", trial.end());
    };
    thread::scope(|scope| {
        for core in 0..cores {
            scope.spawn(move || with_stack(|| sweep(core)));
        }
    });
}

/// `NONLOCAL_ALL=N` takes N cases of each graph.
#[test]
fn changed_sections_do_no_harm() {
    with_stack(|| {
        let mut trial = Trial::new(FUEL);
        let count = env::var("NONLOCAL_ALL").ok();
        let count = count.and_then(|count| count.parse().ok()).unwrap_or(8);
        for (number, graph) in graphs().iter().enumerate() {
            let whole = Sections::of(&graph.bytes);
            for case in 0..count {
                let mut random = Random::new(number as u64 * 1_000_003 + case);
                let mut sections = whole.clone();
                for _ in 0..=random.below(3) {
                    sections.change(&mut |end| random.below(end));
                }
                let what = || format!("{}, case {case}", graph.name);
                trial.case(what, &sections.bytes());
            }
        }
        println!("refused and thawed: {:?}", trial.end());
    });
}

/// Each reference in turn leads to other objects of the graph: so there are cycles where none may be, cells with two
/// owners, methods that are bound to themselves, and objects of other kinds. `NONLOCAL_ALL=1` takes all of them.
#[test]
fn references_that_lead_elsewhere_do_no_harm() {
    const GRAPHS: [&str; 12] = [
        "a counter",
        "'a'.join",
        "{}.get",
        "bases in a diamond",
        "slots",
        "a traceback",
        "exceptions of scripts",
        "a generator that closes over its variables",
        "generators that wait for each other",
        "a subclass of a weak reference",
        "itertools, tee",
        "lambdas in a loop",
    ];
    with_stack(|| {
        let mut trial = Trial::new(FUEL);
        let all = env::var_os("NONLOCAL_ALL").is_some();
        for name in GRAPHS {
            let graph = graphs().iter().find(|graph| graph.name == name);
            let graph = graph.expect("there is one of that name");
            let whole = Sections::of(&graph.bytes);
            let objects = whole.sections[section::KINDS].len().min(128);
            for at in 0..whole.sections[section::BODIES].len() {
                let mut random = Random::new(at as u64);
                let chosen: Vec<usize> = match all || objects < 8 {
                    true => (0..objects).collect(),
                    false => vec![random.below(objects)],
                };
                for number in chosen {
                    let mut sections = whole.clone();
                    sections.sections[section::BODIES][at] = number as u8;
                    let what = || format!("{name}, {number} at {at}");
                    trial.case(what, &sections.bytes());
                }
            }
        }
        println!("refused and thawed: {:?}", trial.end());
    });
}

#[test]
fn lengths_beyond_all_bounds_are_refused() {
    with_stack(|| {
        let mut trial = Trial::new(FUEL);
        for graph in graphs().iter().filter(|graph| graph.bytes.len() < 100) {
            let whole = Sections::of(&graph.bytes);
            for which in 0..section::COUNT {
                for at in 0..whole.sections[which].len() {
                    let mut sections = whole.clone();
                    let mut huge = Vec::new();
                    zoo::number(1 << 60, &mut huge);
                    sections.sections[which].splice(at..=at, huge);
                    let what = || format!("{}, section {which}, byte {at}", graph.name);
                    trial.case(what, &sections.bytes());
                }
            }
        }
        trial.end();
    });
}

#[test]
fn other_versions_and_other_contents_are_refused() {
    let graph = &graphs()[0];
    for at in 0..HEADER {
        let mut bytes = graph.bytes.clone();
        bytes[at] ^= 0x10;
        let mut rt = zoo::runtime(FUEL);
        // The patch version alone may be another one.
        let expected = (!(14..16).contains(&at)).then_some(ErrorKind::Frozen);
        zoo::prepare(&mut rt).expect("it runs");
        assert_eq!(zoo::tried(&mut rt, &bytes), expected, "byte {at}");
    }
}
