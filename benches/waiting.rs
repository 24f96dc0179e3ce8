//! What it costs to wait: ten thousand scripts, each with a runtime of its own, wait on one thread.
//!
//! ```text
//! cargo bench --bench waiting [SCRIPTS] [plain | asyncio]
//! ```
//!
//! It prints the bytes that each takes (those of the process, where Linux tells them) and the time of a wake-up: the
//! answer to a call, and what the script does until it waits again.

#![allow(clippy::print_stdout, reason = "it is a program that prints")]

use std::time::Instant;

use nonlocal::{
    Closure, Engine, Fuel, HostCall, HostCalls, Module, Program, Result, Runtime, Step,
};

/// The scripts: each waits for one answer after the other.
const PLAIN: &str = include_str!("waiting/plain.py");
const COROUTINE: &str = include_str!("waiting/coroutine.py");

/// Bytes of the process that are in memory.
fn resident() -> Option<usize> {
    let text = std::fs::read_to_string("/proc/self/statm").ok()?;
    let pages: usize = text.split(' ').nth(1)?.parse().ok()?;
    Some(pages * 4096)
}

/// A run that waits.
enum Waiting<'rt> {
    Call(HostCall<'rt, ()>),
    Calls(HostCalls<'rt, ()>),
}

impl<'rt> Waiting<'rt> {
    fn of(step: Step<'rt, ()>) -> Self {
        match step {
            Step::HostCall(call) => Self::Call(call),
            Step::HostCalls(calls) => Self::Calls(calls),
            other => panic!("it waits for ever: {other:?}"),
        }
    }

    fn wake(self) -> Result<Self> {
        Ok(Self::of(match self {
            Self::Call(call) => call.resume(1, Fuel::ALL)?,
            Self::Calls(mut calls) => {
                let id = calls.ids()[0];
                calls.answer(id, 1)?;
                calls.resume(Fuel::ALL)?
            }
        }))
    }
}

fn measure(name: &str, engine: &Engine, source: &str, scripts: usize) -> Result<()> {
    let program = Program::compile("work.py", source)?;
    // What is made once is there before the first look.
    drop(engine.runtime().run::<Closure>(&program)?);
    let before = resident();
    let mut runtimes: Vec<(Runtime, Closure)> = (0..scripts)
        .map(|_| {
            let mut rt = engine.runtime();
            let work = rt.run(&program)?;
            Ok((rt, work))
        })
        .collect::<Result<_>>()?;
    let mut waiting = Vec::with_capacity(scripts);
    for (rt, work) in &mut runtimes {
        waiting.push(Waiting::of(rt.start(work, (), Fuel::ALL)?));
    }
    let after = resident();
    let rounds = 20;
    let began = Instant::now();
    for _ in 0..rounds {
        waiting = waiting
            .into_iter()
            .map(Waiting::wake)
            .collect::<Result<_>>()?;
    }
    let took = began.elapsed().as_nanos() / (rounds * scripts as u128);
    drop(waiting);
    let accounted = runtimes[0].0.stats().heap_bytes;
    let each = before.zip(after).map_or_else(
        || "?".to_owned(),
        |(before, after)| (after.saturating_sub(before) / scripts).to_string(),
    );
    println!(
        "{name:10} {scripts} scripts, {each} bytes each ({accounted} of them accounted), {took} ns a wake-up"
    );
    Ok(())
}

fn main() -> Result<()> {
    let mut numbers = std::env::args().filter_map(|arg| arg.parse().ok());
    let scripts = numbers.next().unwrap_or(10_000);
    let is_asked = |name| match std::env::args().find(|arg| arg == "plain" || arg == "asyncio") {
        Some(asked) => asked == name,
        None => true,
    };
    let module = Module::new("net")
        .deferred("fetch", ["n"])
        .awaitable("fetch_later", ["n"]);
    let engine = Engine::builder().module(module).build();
    if is_asked("plain") {
        measure("plain", &engine, PLAIN, scripts)?;
    }
    if is_asked("asyncio") {
        measure("asyncio", &engine, COROUTINE, scripts / 10)?;
    }
    Ok(())
}
