//! An async host: a hundred scripts wait for slow answers at once, on one thread.
//!
//! Each task owns its runtime. A deferred function stops the script; the task awaits the answer, and the other
//! scripts go on meanwhile.

use std::time::{Duration, Instant};

use nonlocal::{Engine, Error, Fuel, Module, Program, Result, Step};

const SCRIPT: &str = "
from net import fetch

def crawl(start, depth):
    seen = []
    def visit(page, left):
        try:
            links = fetch(page)
        except OSError as error:
            seen.append(f'{page}: {error}')
            return
        seen.append(page)
        if left:
            for link in links:
                visit(link, left - 1)
    visit(start, depth)
    return seen

crawl(start, 2)
";

/// A slow service.
async fn fetch(page: &str) -> std::result::Result<Vec<String>, Error> {
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
    let mut step = rt.start_program(&program, Fuel(500))?;
    loop {
        step = match step {
            Step::Done(seen) => return Ok(seen),
            // A script that computes for long lets the others in.
            Step::OutOfFuel(paused) | Step::Observed(paused) => {
                tokio::task::yield_now().await;
                paused.resume(Fuel(500))?
            }
            Step::HostCall(mut call) => {
                let (page,) = call.args::<(String,)>()?;
                match fetch(&page).await {
                    Ok(links) => call.resume(links, Fuel(500))?,
                    Err(error) => call.fail(error, Fuel(500))?,
                }
            }
            other => unreachable!("another kind of step: {other:?}"),
        };
    }
}

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let engine = Engine::builder()
        .module(Module::new("net").deferred("fetch", ["page"]))
        .build();
    let program = Program::compile("crawl.py", SCRIPT)?;
    let executor = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let began = Instant::now();
    let results = executor.block_on(async {
        let tasks: Vec<_> = (0..100)
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
