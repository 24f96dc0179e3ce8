//! An async host: a hundred scripts, or as many as are asked for, wait for slow answers at once, on one thread.
//!
//! ```text
//! cargo run --example async_host
//! cargo run --release --example async_host 10000
//! ```
//!
//! Each task owns its runtime. The scripts await what the host answers: each of them has several calls that wait at a
//! time, which the host begins together and answers as they come in. (With the feature `async`, a run is a future by
//! itself: `Runtime::run_async`. Here the steps are driven by hand.)

use std::time::{Duration, Instant};

use nonlocal::{CallId, Engine, Error, Fuel, Module, Program, Result, Step};
use tokio::task::JoinSet;

const SCRIPT: &str = "
import asyncio
from net import fetch

async def visit(page, left):
    try:
        links = await fetch(page)
    except OSError as error:
        return [f'{page}: {error}']
    below = await asyncio.gather(*(visit(link, left - 1) for link in links if left))
    return [page, *(seen for pages in below for seen in pages)]

async def crawl(start, depth):
    async with asyncio.timeout(60):
        return await visit(start, depth)

asyncio.run(crawl(start, 2))
";

/// A slow service.
async fn fetch(page: String) -> std::result::Result<Vec<String>, Error> {
    tokio::time::sleep(Duration::from_millis(20)).await;
    if page.ends_with("b/b") {
        return Err(Error::exception("OSError", "no such page"));
    }
    Ok(vec![format!("{page}/a"), format!("{page}/b")])
}

/// One script with a runtime of its own.
async fn crawl(engine: Engine, program: Program, start: String) -> Result<Vec<String>> {
    let mut rt = engine.runtime();
    rt.set("start", start)?;
    // What is on its way, for the calls that the script waits for.
    let mut fetches: JoinSet<(CallId, _)> = JoinSet::new();
    let mut step = rt.start_program(&program, Fuel(5_000))?;
    loop {
        step = match step {
            Step::Done(seen) => return Ok(seen),
            // A script that computes for long lets the others in.
            Step::OutOfFuel(paused) | Step::Observed(paused) => {
                tokio::task::yield_now().await;
                paused.resume(Fuel(5_000))?
            }
            Step::HostCalls(mut calls) => {
                for id in calls.new_ids() {
                    let (page,) = calls.args::<(String,)>(id)?;
                    fetches.spawn(async move { (id, fetch(page).await) });
                }
                let timeout = calls.timeout().unwrap_or(Duration::MAX);
                // Where none comes in time, the script looks at its clock.
                if let Ok(Some(fetched)) = tokio::time::timeout(timeout, fetches.join_next()).await
                {
                    let (id, links) = fetched.map_err(Error::host)?;
                    match links {
                        Ok(links) => calls.answer(id, links)?,
                        Err(error) => calls.fail(id, error)?,
                    };
                }
                calls.resume(Fuel(5_000))?
            }
            other => unreachable!("another kind of step: {other:?}"),
        };
    }
}

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let scripts: usize = match std::env::args().nth(1) {
        Some(scripts) => scripts.parse()?,
        None => 100,
    };
    let engine = Engine::builder()
        .module(Module::new("net").awaitable("fetch", ["page"]))
        .build();
    let program = Program::compile("crawl.py", SCRIPT)?;
    let executor = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let began = Instant::now();
    let results = executor.block_on(async {
        let tasks: Vec<_> = (0..scripts)
            .map(|n| tokio::spawn(crawl(engine.clone(), program.clone(), format!("site{n}"))))
            .collect();
        let mut results = Vec::new();
        for task in tasks {
            results.push(task.await);
        }
        results
    });
    let took = began.elapsed();
    let mut pages = 0;
    for (n, result) in results.into_iter().enumerate() {
        let seen = result??;
        pages += seen.len();
        if n == 0 {
            println!("{seen:#?}");
        }
    }
    println!("{pages} pages of 20 ms each");
    // What differs from run to run goes to the standard error.
    eprintln!("in {} ms", took.as_millis());
    Ok(())
}
