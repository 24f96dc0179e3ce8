//! Bounds: fuel, memory, depth and time; a run in steps; an interrupt from another thread.

use std::time::Duration;

use nonlocal::{Closure, Engine, Fuel, Limits, Step};

fn main() -> nonlocal::Result<()> {
    let limits = Limits::untrusted()
        .fuel(1_000_000)
        .heap_bytes(16 << 20)
        .wall_time(Duration::from_secs(2));
    let mut rt = Engine::builder().limits(limits).build().runtime();

    // A limit ends the run; no `except` and no `finally` of the script sees it.
    for script in [
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "x = [None]\nx *= 10 ** 9",
        "def f(): return f()\nf()",
        "print(len(str(7 ** 100)))",
    ] {
        match rt.run::<()>(script) {
            Ok(()) => println!("  ended by itself"),
            Err(error) => println!("  {:?}: {error}", error.kind()),
        }
    }

    // A run in steps: the host does something else in between.
    let sum: Closure =
        rt.run("def sum(n):\n    t = 0\n    for i in range(n): t += i\n    return t\nsum")?;
    let mut step = rt.start::<i64>(&sum, (1000,), Fuel(300))?;
    let total = loop {
        match step {
            Step::Done(total) => break total,
            Step::OutOfFuel(mut paused) => {
                if let Some(mut frame) = paused.frame() {
                    println!(
                        "  paused in line {} with i = {:?}",
                        frame.line(),
                        frame.local("i")
                    );
                }
                step = paused.resume(Fuel(300))?;
            }
            other => unreachable!("no deferred functions, no observer: {other:?}"),
        }
    };
    println!("  the sum is {total}");

    // Another thread stops a run.
    let mut endless = Engine::default().runtime();
    let stop = endless.interrupt();
    let watchdog = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(20));
        stop.now();
    });
    if let Err(error) = endless.run::<()>("while True: pass") {
        println!("  {:?}: {error}", error.kind());
    }
    let _ = watchdog.join();
    println!("  and goes on: {}", endless.run::<i64>("6 * 7")?);
    Ok(())
}
