//! Runs as futures: any executor drives them, and dropping one leaves the runtime as it should be.

use std::future::Future;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, Instant};

use nonlocal::{
    Clock, Closure, Engine, EngineBuilder, Error, ErrorKind, Fuel, HostFunction, Limit, Limits,
    Module, Object, Result, Run, Runtime,
};

async fn fetch((url,): (String,)) -> Result<String> {
    tokio::time::sleep(Duration::from_millis(url.len() as u64 * 5)).await;
    if url.contains('!') {
        return Err(Error::exception("OSError", url));
    }
    Ok(format!("<{url}>"))
}

/// Ready at its second poll, on any executor.
async fn soon((value,): (i64,)) -> i64 {
    let mut polled = false;
    std::future::poll_fn(|context| {
        if std::mem::replace(&mut polled, true) {
            return Poll::Ready(());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
    value + 1
}

fn builder() -> EngineBuilder {
    let module = Module::new("net")
        .async_function("fetch", ["url"], fetch)
        .async_function("soon", ["value"], soon)
        .async_function("never", [], |(): ()| std::future::pending::<()>())
        .async_function("panics", [], panics)
        .with(
            HostFunction::asynchronous("ask", soon)
                .param("value")
                .in_place(),
        )
        .awaitable("nobody", []);
    Engine::builder().module(module)
}

async fn panics((): ()) {
    panic!("in the future");
}

fn runtime() -> Runtime {
    let mut rt = builder().build().runtime();
    rt.run::<()>("import asyncio\nfrom net import *")
        .expect("the modules are there");
    rt
}

fn tokio_run<F: Future>(future: F) -> F::Output {
    let executor = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build();
    executor.expect("an executor").block_on(future)
}

#[test]
fn calls_are_answered_as_their_futures_are_ready() -> Result<()> {
    let mut rt = runtime();
    let source = "
async def main():
    results = []
    for next_one in asyncio.as_completed([fetch('ccc'), fetch('a'), fetch('b!')]):
        try:
            results.append(await next_one)
        except OSError as error:
            results.append(str(error))
    return ' '.join(results)
asyncio.run(main())";
    let began = Instant::now();
    assert_eq!(tokio_run(rt.run_async::<String>(source))?, "<a> b! <ccc>");
    assert!(began.elapsed() < Duration::from_secs(5));
    Ok(())
}

#[test]
fn any_executor_will_do() -> Result<()> {
    let mut rt = runtime();
    let source = "
async def main():
    return sum(await asyncio.gather(*map(soon, range(10))), ask(100))
asyncio.run(main())";
    for slice in [Fuel(1), Fuel(50), Fuel::ALL] {
        assert_eq!(
            pollster::block_on(rt.run_async::<i64>(source).slice(slice))?,
            156
        );
    }
    assert_eq!(tokio_run(rt.run_async::<i64>(source))?, 156);
    Ok(())
}

#[test]
fn functions_and_coroutines_are_called() -> Result<()> {
    let mut rt = runtime();
    let plain: Closure = rt.run("def plain(x, y):\n    return ask(x) + y\nplain")?;
    assert_eq!(pollster::block_on(rt.call_async::<i64>(&plain, (1, 2)))?, 4);
    let coroutine: Closure = rt.run("async def twice(x):\n    await asyncio.sleep(0.001)\n    return await soon(await soon(x))\ntwice")?;
    assert_eq!(
        pollster::block_on(rt.call_async::<i64>(&coroutine, (1,)))?,
        3
    );
    let method: Closure =
        rt.run("class C:\n    n = 5\n    async def m(self): return await soon(self.n)\nC().m")?;
    assert_eq!(pollster::block_on(rt.call_async::<i64>(&method, ()))?, 6);
    let error = pollster::block_on(rt.call_async::<i64>(&plain, ())).unwrap_err();
    assert!(error.is_exception("TypeError"), "{error}");
    let other = runtime();
    let foreign: Closure = runtime().run("lambda: 0")?;
    drop(other);
    let error = pollster::block_on(rt.call_async::<i64>(&foreign, ())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::ForeignHandle);
    let error = pollster::block_on(rt.run_async::<()>("x +")).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Syntax);
    Ok(())
}

#[test]
fn a_future_that_is_dropped_ends_the_run() -> Result<()> {
    struct Dropped(Arc<AtomicUsize>);
    impl Drop for Dropped {
        fn drop(&mut self) {
            self.0.fetch_add(1, Ordering::Relaxed);
        }
    }
    let dropped = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&dropped);
    let hold = move |(): ()| {
        let held = Dropped(Arc::clone(&counter));
        async move {
            std::future::pending::<()>().await;
            drop(held);
        }
    };
    let mut rt = Engine::builder()
        .module(Module::new("net").async_function("hold", [], hold))
        .build()
        .runtime();
    rt.run::<()>("import asyncio\nfrom net import hold\nlog = []")?;
    let source = "async def main():\n    try:\n        await asyncio.gather(hold(), hold())\n    finally:\n        log.append(1)\nasyncio.run(main())";
    {
        let mut run = pin!(rt.run_async::<()>(source));
        let mut context = Context::from_waker(Waker::noop());
        assert!(run.as_mut().poll(&mut context).is_pending());
        assert_eq!(dropped.load(Ordering::Relaxed), 0);
    }
    assert_eq!(dropped.load(Ordering::Relaxed), 2);
    assert_eq!(rt.run::<i64>("len(log)")?, 0, "no finally runs");
    assert_eq!(
        rt.run::<i64>("async def f(): return 3\nasyncio.run(f())")?,
        3
    );
    Ok(())
}

#[test]
fn what_is_cancelled_in_the_script_is_dropped() -> Result<()> {
    let mut rt = runtime();
    let source = "
async def main():
    try:
        await asyncio.wait_for(never(), 0.01)
    except TimeoutError:
        return await soon(1)
asyncio.run(main())";
    assert_eq!(pollster::block_on(rt.run_async::<i64>(source))?, 2);
    Ok(())
}

#[test]
fn a_deadline_ends_a_run_that_waits_or_computes() -> Result<()> {
    let mut rt = runtime();
    for source in [
        "asyncio.run(never())",
        "while True: pass",
        "asyncio.run(asyncio.sleep(100))",
    ] {
        let began = Instant::now();
        let run = rt
            .run_async::<()>(source)
            .timeout(Duration::from_millis(30));
        let error = pollster::block_on(run).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Limit(Limit::WallTime), "{source}");
        assert_eq!(error.message(), "time limit exceeded: the limit is 30ms");
        assert!(began.elapsed() < Duration::from_secs(10));
        assert_eq!(rt.run::<i64>("6 * 7")?, 42);
    }
    Ok(())
}

#[test]
fn a_script_that_computes_lets_others_in() -> Result<()> {
    let mut rt = builder().build().runtime();
    let mut run = pin!(
        rt.run_async::<i64>("total = 0\nfor i in range(10_000): total += i\ntotal")
            .slice(Fuel(100))
    );
    let mut context = Context::from_waker(Waker::noop());
    let mut polls = 0;
    let value = loop {
        polls += 1;
        if let Poll::Ready(value) = run.as_mut().poll(&mut context) {
            break value?;
        }
    };
    assert_eq!(value, 49_995_000);
    assert!(polls > 50, "{polls}");
    Ok(())
}

#[test]
fn panics_and_calls_without_code_are_errors() -> Result<()> {
    let mut rt = runtime();
    let error = pollster::block_on(rt.run_async::<()>("asyncio.run(panics())")).unwrap_err();
    assert_eq!(
        (error.kind(), error.message()),
        (ErrorKind::Panic, "in the future")
    );
    let source = "async def main():\n    try:\n        await nobody()\n    except RuntimeError as e:\n        return str(e)\nasyncio.run(main())";
    assert_eq!(
        pollster::block_on(rt.run_async::<String>(source))?,
        "nobody() has no Rust code that answers it: only a host that drives the steps of a run can do so"
    );
    let source = "async def main():\n    try:\n        await soon('x')\n    except TypeError as e:\n        return str(e)\nasyncio.run(main())";
    assert_eq!(
        pollster::block_on(rt.run_async::<String>(source))?,
        "soon() argument 'value': expected int, got str"
    );
    Ok(())
}

#[test]
fn limits_hold_for_the_whole_run() {
    let limits = Limits::new().fuel(100_000);
    let mut rt = builder().limits(limits).build().runtime();
    let source = "import asyncio, net\nasync def main():\n    while True:\n        await net.soon(1)\nasyncio.run(main())";
    let error = pollster::block_on(rt.run_async::<()>(source)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
}

#[test]
fn a_virtual_clock_waits_for_the_host_first() -> Result<()> {
    let mut rt = builder().clock(Clock::Virtual).build().runtime();
    let source = "import asyncio, net\nasync def main():\n    first = await asyncio.wait_for(net.soon(1), 0.001)\n    await asyncio.sleep(3600)\n    return first\nasyncio.run(main())";
    assert_eq!(pollster::block_on(rt.run_async::<i64>(source))?, 2);
    Ok(())
}

#[test]
fn the_executors_timer_is_used_where_there_is_one() -> Result<()> {
    let used = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&used);
    let timer = move |duration| {
        counter.fetch_add(1, Ordering::Relaxed);
        tokio::time::sleep(duration)
    };
    let mut rt = Engine::builder().timer(timer).build().runtime();
    let source = "import asyncio\nasyncio.run(asyncio.sleep(0.01, 'rested'))";
    assert_eq!(tokio_run(rt.run_async::<String>(source))?, "rested");
    assert_eq!(used.load(Ordering::Relaxed), 1);
    Ok(())
}

#[test]
fn many_runs_share_a_thread_and_each_can_be_sent() -> Result<()> {
    fn send<T: Send>(value: T) -> T {
        value
    }
    let engine = builder().build();
    tokio_run(async {
        let tasks: Vec<_> = (0..50_i64)
            .map(|n| {
                let mut rt = engine.runtime();
                tokio::spawn(send(async move {
                    rt.set("n", n)?;
                    let source = "import asyncio, net\nasync def main():\n    await net.fetch('ab')\n    await asyncio.sleep(0.005)\n    return n\nasyncio.run(main())";
                    rt.run_async::<i64>(source).await
                }))
            })
            .collect();
        let mut total = 0;
        for task in tasks {
            total += task.await.expect("no panic")?;
        }
        assert_eq!(total, 1225);
        Ok(())
    })
}

#[test]
fn a_run_does_nothing_until_it_is_polled() -> Result<()> {
    let mut rt = runtime();
    let list: Object = rt.run("log = []\nlog")?;
    let run: Run<'_, ()> = rt.run_async("log.append(1)");
    drop(run);
    assert_eq!(rt.repr(&list)?, "[]");
    Ok(())
}
