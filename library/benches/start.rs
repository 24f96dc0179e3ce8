//! What a runtime takes that has the library: its start, and the import of some modules, the first in a process and later.
//! `cargo bench -p nonlocal-library --bench start`

use std::hint::black_box;
use std::time::{Duration, Instant};

use nonlocal::{Engine, Runtime};

/// The best of some rounds, for one call.
fn best(rounds: u32, calls: u32, mut call: impl FnMut()) -> Duration {
    let round = |_| {
        let start = Instant::now();
        for _ in 0..calls {
            call();
        }
        start.elapsed() / calls
    };
    (0..rounds).map(round).min().unwrap_or_default()
}

fn import(rt: &mut Runtime, name: &str) {
    rt.run::<()>(&format!("import {name}"))
        .expect("the library has it");
}

fn main() {
    let bare = Engine::builder().build();
    let full = nonlocal_library::install(Engine::builder()).build();
    for (what, engine) in [("without the library", &bare), ("with the library", &full)] {
        let start = best(20, 2000, || drop(black_box(engine.runtime())));
        println!("a runtime {what}: {start:.2?}");
    }
    println!("{:<16}{:>12}{:>12}", "import", "first", "later");
    for name in [
        "re", "datetime", "random", "decimal", "ast", "logging", "argparse", "unittest",
    ] {
        let first = best(1, 1, || import(&mut full.runtime(), name));
        let later = best(5, 5, || import(&mut full.runtime(), name));
        println!(
            "{name:<16}{:>12}{:>12}",
            format!("{first:.1?}"),
            format!("{later:.1?}")
        );
    }
}
