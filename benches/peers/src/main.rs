//! Times what a host does with nonlocal beside mlua (Lua 5.4), rhai and rquickjs (QuickJS), in the same run:
//! `cargo run --release` in this folder. `BENCH_ROUNDS` sets the number of rounds (7); rounds are interleaved, and
//! the table shows medians of processor time.
//!
//! None of the peers gives a host the captured variable itself. Beside "read a cell" and "write a cell" stands the
//! nearest thing that each has: a global of Lua and of QuickJS, a variable of rhai's `Scope`.

#[path = "../../host/measure.rs"]
mod measure;
#[path = "../../host/ours.rs"]
mod ours;

mod lua;
mod quickjs;
mod rhai;

use measure::{Series, shown};

fn main() {
    let rounds = std::env::var("BENCH_ROUNDS")
        .ok()
        .and_then(|text| text.parse().ok())
        .unwrap_or(7)
        .max(1);
    let mut all = [
        Series::new("nonlocal", ours::operations()),
        Series::new("mlua", lua::operations()),
        Series::new("rhai", rhai::operations()),
        Series::new("rquickjs", quickjs::operations()),
    ];
    for _ in 0..rounds {
        for series in &mut all {
            series.round();
        }
    }
    print!("{:<28}", "median of processor time");
    for series in &all {
        print!(" {:>12}", series.name);
    }
    println!();
    let operations: Vec<&str> = all[0].names().collect();
    for what in operations {
        print!("{what:<28}");
        for series in &all {
            print!(" {:>12}", shown(series.nanoseconds(what)));
        }
        println!();
    }
}
