//! `async_host` with PyO3: scripts that wait for slow answers at once, on one thread, with tokio.
//!
//! The event loop is Python's, and all scripts share it: what tokio has done on its own thread wakes it. A script that
//! computes for long keeps all others waiting, and nothing stops it.

use std::ffi::CStr;
use std::time::{Duration, Instant};

use pyo3::exceptions::PyOSError;
use pyo3::prelude::*;
use pyo3::types::PyDict;

const SCRIPT: &CStr = c"
import asyncio

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
";

/// What the host needs in Python: something that waits for all scripts, and something that settles a future which may
/// have been cancelled meanwhile.
const HELPERS: &CStr = c"
import asyncio

async def all_of(starters):
    return await asyncio.gather(*(start() for start in starters))

def settle(future, error, result):
    if future.done():
        return
    if error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)
";

/// A slow service.
async fn answer(page: String) -> PyResult<Vec<String>> {
    tokio::time::sleep(Duration::from_millis(20)).await;
    if page.ends_with("b/b") {
        return Err(PyOSError::new_err("no such page"));
    }
    Ok(vec![format!("{page}/a"), format!("{page}/b")])
}

/// What scripts call to reach the service.
#[pyclass(frozen)]
struct Fetch {
    executor: tokio::runtime::Handle,
    settle: Py<PyAny>,
}

#[pymethods]
impl Fetch {
    /// A future of the running event loop, which the answer settles from another thread.
    fn __call__<'py>(&self, py: Python<'py>, page: String) -> PyResult<Bound<'py, PyAny>> {
        let events = py.import("asyncio")?.call_method0("get_running_loop")?;
        let future = events.call_method0("create_future")?;
        let (events, waiting) = (events.unbind(), future.clone().unbind());
        let settle = self.settle.clone_ref(py);
        self.executor.spawn(async move {
            let answer = answer(page).await;
            Python::attach(|py| -> PyResult<()> {
                let (error, result) = match answer {
                    Ok(links) => (None, Some(links)),
                    Err(error) => (Some(error.into_value(py)), None),
                };
                let args = (settle, waiting, error, result);
                events.call_method1(py, "call_soon_threadsafe", args)?;
                Ok(())
            })
        });
        Ok(future)
    }
}

/// The coroutine function of one script, which has names of its own, with its arguments bound.
fn starter<'py>(
    py: Python<'py>,
    fetch: &Bound<'py, Fetch>,
    start: &str,
) -> PyResult<Bound<'py, PyAny>> {
    let names = PyDict::new(py);
    names.set_item("fetch", fetch)?;
    py.run(SCRIPT, Some(&names), None)?;
    let crawl = names.as_any().get_item("crawl")?;
    py.import("functools")?
        .call_method1("partial", (crawl, start, 2))
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let scripts: usize = match std::env::args().nth(1) {
        Some(scripts) => scripts.parse()?,
        None => 100,
    };
    let executor = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(1)
        .enable_time()
        .build()?;
    let began = Instant::now();
    let results: Vec<Vec<String>> = Python::attach(|py| -> PyResult<_> {
        let helpers = PyDict::new(py);
        py.run(HELPERS, Some(&helpers), None)?;
        let helpers = helpers.as_any();
        let fetch = Fetch {
            executor: executor.handle().clone(),
            settle: helpers.get_item("settle")?.unbind(),
        };
        let fetch = Bound::new(py, fetch)?;
        let starters = (0..scripts)
            .map(|n| starter(py, &fetch, &format!("site{n}")))
            .collect::<PyResult<Vec<_>>>()?;
        let all = helpers.get_item("all_of")?.call1((starters,))?;
        py.import("asyncio")?.call_method1("run", (all,))?.extract()
    })?;
    let took = began.elapsed();
    if let Some(seen) = results.first() {
        println!("{seen:#?}");
    }
    let pages: usize = results.iter().map(Vec::len).sum();
    println!("{pages} pages of 20 ms each");
    eprintln!("in {} ms", took.as_millis());
    Ok(())
}
