//! `async_host` with mlua: scripts that wait for slow answers at once, on one thread, with tokio.
//!
//! Each script is a coroutine of a state of its own. A script awaits one call at a time: Lua has no event loop that
//! would begin several and wait for all, so `all` is a function of the host, which polls coroutines together. A hook
//! lets the others in; mlua has none that yields to the executor, so that one which computes for long is stopped.

use std::time::{Duration, Instant};

use mlua::{Error, Function, HookTriggers, Lua, Result, Value, VmState};
use tokio::task::{JoinSet, LocalSet};

const SCRIPT: &str = "
local function visit(page, left)
    local fine, links = pcall(fetch, page)
    if not fine then
        return { page .. ': no such page' }
    end
    local seen = { page }
    if left > 0 then
        local calls = {}
        for i, link in ipairs(links) do
            calls[i] = function() return visit(link, left - 1) end
        end
        for _, pages in ipairs(all(calls)) do
            table.move(pages, 1, #pages, #seen + 1, seen)
        end
    end
    return seen
end
return visit(start, 2)";

/// A slow service.
async fn fetch(_: Lua, page: String) -> Result<Vec<String>> {
    tokio::time::sleep(Duration::from_millis(20)).await;
    if page.ends_with("b/b") {
        return Err(Error::runtime("no such page"));
    }
    Ok(vec![format!("{page}/a"), format!("{page}/b")])
}

/// Calls functions together, and gives their results in the order of the functions.
async fn all(_: Lua, functions: Vec<Function>) -> Result<Vec<Value>> {
    let mut calls = JoinSet::new();
    for (place, function) in functions.into_iter().enumerate() {
        calls.spawn_local(async move { (place, function.call_async::<Value>(()).await) });
    }
    let mut results = Vec::new();
    while let Some(call) = calls.join_next().await {
        let (place, result) = call.map_err(Error::external)?;
        results.push((place, result?));
    }
    results.sort_by_key(|(place, _)| *place);
    Ok(results.into_iter().map(|(_, result)| result).collect())
}

/// One script with a state of its own.
async fn crawl(start: String) -> Result<Vec<String>> {
    let lua = Lua::new();
    let globals = lua.globals();
    globals.set("fetch", lua.create_async_function(fetch)?)?;
    globals.set("all", lua.create_async_function(all)?)?;
    globals.set("start", start)?;
    let every = HookTriggers::new().every_nth_instruction(1_000_000);
    lua.set_global_hook(every, |_, _| -> Result<VmState> {
        Err(Error::runtime("the script computes for too long"))
    })?;
    let call = lua.load(SCRIPT).eval_async();
    let seen = tokio::time::timeout(Duration::from_secs(60), call).await;
    seen.map_err(Error::external)?
}

fn main() -> std::result::Result<(), Box<dyn std::error::Error>> {
    let scripts: usize = match std::env::args().nth(1) {
        Some(scripts) => scripts.parse()?,
        None => 100,
    };
    let executor = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()?;
    let began = Instant::now();
    let results = LocalSet::new().block_on(&executor, async {
        let tasks: Vec<_> = (0..scripts)
            .map(|n| tokio::task::spawn_local(crawl(format!("site{n}"))))
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
    eprintln!("in {} ms", took.as_millis());
    Ok(())
}
