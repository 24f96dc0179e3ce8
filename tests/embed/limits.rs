//! Limits: each ends the run, no script catches it, and the runtime stays usable.

use std::time::{Duration, Instant};

use nonlocal::{
    Engine, ErrorKind, Fuel, HostFunction, Import, Limit, Limits, Output, Program, Result, Runtime,
    Step,
};

fn limited(limits: Limits) -> Runtime {
    Engine::builder()
        .limits(limits)
        .stdout(Output::collect())
        .build()
        .runtime()
}

/// Runs what must hit a limit, and looks whether the runtime is fine afterwards.
fn hits(rt: &mut Runtime, limit: Limit, source: &str) {
    rt.run::<()>("def make():\n    n = 0\n    def step():\n        nonlocal n\n        n += 1\n        return n\n    return step\nstep = make()").expect("a definition");
    let error = rt.run::<()>(source).expect_err("a limit");
    assert_eq!(error.kind(), ErrorKind::Limit(limit), "{error:?}");
    assert_eq!(rt.run::<i64>("step()").expect("the runtime is usable"), 1);
    assert_eq!(rt.run::<i64>("step()").expect("the runtime is usable"), 2);
}

#[test]
fn fuel_ends_loops_calls_and_native_loops() {
    let mut rt = limited(Limits::new().fuel(100_000));
    hits(&mut rt, Limit::Fuel, "while True: pass");
    hits(
        &mut rt,
        Limit::Fuel,
        "while True:\n    try:\n        make()\n    except BaseException:\n        continue",
    );
    hits(
        &mut rt,
        Limit::Fuel,
        "def f():\n    try:\n        while True: pass\n    finally:\n        while True: pass\nf()",
    );
    hits(&mut rt, Limit::Fuel, "sum(range(10 ** 12))");
    hits(
        &mut rt,
        Limit::Fuel,
        "def g():\n    while True: yield 1\nlist(g())",
    );
    hits(
        &mut rt,
        Limit::Fuel,
        "10 ** 12 + 1 in (x for x in iter(int, 1))",
    );
}

#[test]
fn fuel_is_given_anew_to_each_run() -> Result<()> {
    let mut rt = limited(Limits::new().fuel(1000));
    for _ in 0..10 {
        rt.run::<()>("for i in range(500): pass")?;
    }
    assert!(rt.stats().fuel_used >= 5000);
    Ok(())
}

#[test]
fn memory_ends_what_grows() {
    let mut rt = limited(Limits::new().heap_bytes(16 << 20));
    let mut grows = |body: &str| {
        hits(
            &mut rt,
            Limit::HeapBytes,
            &format!("def f():\n    {body}\nf()"),
        )
    };
    grows("x = []\n    while True: x.append([])");
    grows("'x' * 10 ** 9");
    grows("[0] * 10 ** 9");
    grows("s = 'ab'\n    while True: s += s");
    grows("l = [1]\n    while True: l += l");
    grows("x = None\n    while True: x = [x]");
    grows("d = {}\n    while True: d[len(d)] = None");
}

#[test]
fn memory_that_globals_hold_is_free_when_the_host_drops_them() -> Result<()> {
    let mut rt = limited(Limits::new().heap_bytes(16 << 20));
    let error = rt
        .run::<()>("x = []\nwhile True: x.append([])")
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::HeapBytes));
    rt.set("x", 0)?;
    rt.collect();
    assert_eq!(rt.run::<i64>("len([[] for i in range(1000)])")?, 1000);
    Ok(())
}

#[test]
fn deep_recursion_is_an_exception() -> Result<()> {
    let mut rt = limited(Limits::default());
    let error = rt.run::<()>("def f(n): return f(n + 1)\nf(0)").unwrap_err();
    assert!(error.is_exception("RecursionError"), "{error}");
    assert_eq!(
        rt.run::<i64>("def g(n): return g(n - 1) + 1 if n else 0\ng(900)")?,
        900
    );
    let mut rt = limited(Limits::new().frames(50));
    assert!(
        rt.run::<i64>("def g(n): return g(n - 1) + 1 if n else 0\ng(60)")
            .unwrap_err()
            .is_exception("RecursionError")
    );
    Ok(())
}

#[test]
fn output_is_limited() {
    let mut rt = limited(Limits::new().output_bytes(1000));
    let error = rt
        .run::<()>("while True: print('line')")
        .expect_err("a limit");
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::OutputBytes));
    assert!((900..=1000).contains(&rt.take_output().len()));
}

#[test]
fn both_outputs_share_one_limit() {
    let mut rt = Engine::builder()
        .limits(Limits::new().output_bytes(1000))
        .stdout(Output::collect())
        .stderr(Output::collect())
        .build()
        .runtime();
    let error = rt
        .run::<()>("import sys\nwhile True: print('out'); print('err', file=sys.stderr)")
        .expect_err("a limit");
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::OutputBytes));
    let (out, err) = (rt.take_output(), rt.take_stderr());
    assert!((450..=500).contains(&out.len()), "{}", out.len());
    assert!((450..=500).contains(&err.len()), "{}", err.len());
}

#[test]
fn wall_time_is_limited() {
    let mut rt = limited(Limits::new().wall_time(Duration::from_millis(50)));
    let start = Instant::now();
    hits(&mut rt, Limit::WallTime, "while True: pass");
    assert!(start.elapsed() < Duration::from_secs(20));
}

#[test]
fn sources_are_limited() {
    let limits = Limits::new().source_bytes(10);
    let error = Program::compile_with("long.py", "x = 1 + 2 + 3", &limits).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::SourceBytes));
}

#[test]
fn another_thread_interrupts() -> Result<()> {
    let mut rt = limited(Limits::default());
    let stop = rt.interrupt();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(30));
        stop.now();
        stop.now();
    });
    let error = rt
        .run::<()>("while True:\n    try:\n        pass\n    except BaseException:\n        pass")
        .unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Interrupted);
    thread.join().expect("no panic");
    rt.interrupt().clear();
    assert_eq!(rt.run::<i64>("1 + 1")?, 2);
    Ok(())
}

#[test]
fn an_interrupt_before_the_run_stops_it_once() -> Result<()> {
    let mut rt = limited(Limits::default());
    rt.interrupt().now();
    assert_eq!(
        rt.run::<()>("for i in range(10): pass").unwrap_err().kind(),
        ErrorKind::Interrupted
    );
    rt.run::<()>("for i in range(10): pass")?;
    rt.interrupt().now();
    rt.interrupt().clear();
    rt.run::<()>("for i in range(10): pass")
}

#[test]
fn a_run_out_of_fuel_stands_at_the_line_that_comes_next() -> Result<()> {
    let mut rt = Runtime::new();
    let wait: nonlocal::Closure = rt.run("def wait(done):\n    if done:\n        return\n    try:\n        while not done:\n            pass\n    except BaseException:\n        pass\nwait")?;
    let Step::OutOfFuel(mut paused) = rt.start::<()>(&wait, (false,), Fuel(50))? else {
        panic!("it never ends");
    };
    let line = paused.frame().map(|frame| frame.line());
    assert_eq!(line, Some(5), "not the return that lies before the loop");
    Ok(())
}

#[test]
fn an_error_of_a_limit_says_where_the_run_stood() -> Result<()> {
    let mut rt = limited(Limits::new().fuel(1000));
    let source = "def spin(n):\n    try:\n        while True:\n            n += 1\n    finally:\n        n = 0\n\nspin(0)";
    let error = rt
        .run::<()>(&Program::compile("spin.py", source)?)
        .expect_err("a limit");
    let places: Vec<_> = error
        .frames()
        .iter()
        .map(|frame| (&*frame.function, frame.line))
        .collect();
    assert_eq!(places[0], ("<module>", 8));
    assert!(matches!(places[1], ("spin", 3 | 4)), "{places:?}");
    assert_eq!(
        (error.file(), error.line()),
        (Some("spin.py"), Some(places[1].1))
    );
    // A native lies between: the frames of both sides are there.
    let error = rt
        .run::<()>("def key(x):\n    while True: pass\nsorted([2, 1], key=key)")
        .expect_err("a limit");
    let places: Vec<_> = error
        .frames()
        .iter()
        .map(|frame| (&*frame.function, frame.line))
        .collect();
    assert_eq!(places, [("<module>", 3), ("key", 2)]);
    let error = rt.run::<()>("1 // 0").expect_err("an exception");
    assert_eq!(error.frames().len(), 1);
    Ok(())
}

/// What the last line of the traceback says, and the lines before it.
fn told(error: &nonlocal::Error) -> (Vec<&str>, &str) {
    let traceback = error.traceback().expect("a traceback");
    assert_eq!(format!("{error:?}"), traceback.trim_end());
    let mut lines: Vec<&str> = traceback.lines().collect();
    assert_eq!(lines.remove(0), "Traceback (most recent call last):");
    let last = lines.pop().expect("a last line");
    (lines, last)
}

#[test]
fn an_error_of_a_limit_has_a_traceback_that_ends_in_its_name() -> Result<()> {
    let source = "def work():\n    global kept\n    kept = []\n    while True:\n        print('-' * 100) if noisy else kept.append('-' * 10 ** 6) if large else 1 << 10 ** 9 if wide else None\n\nwork()";
    let program = Program::compile("work.py", source)?;
    let limits = Limits::new()
        .fuel(1_000_000)
        .heap_bytes(10_000_000)
        .output_bytes(1000)
        .integer_bits(1_000_000);
    for (flag, limit, part) in [
        (
            "noisy",
            "output limit exceeded: 100 bytes asked for, the limit is 1000",
            "print('-' * 100)",
        ),
        ("large", "heap limit exceeded: 10", "kept.append"),
        (
            "wide",
            "integer limit exceeded: 1000000001 bits asked for, the limit is 1000000",
            "1 << 10 ** 9",
        ),
        ("none", "out of fuel: the limit is 1000000 units", ""),
    ] {
        let mut rt = limited(limits.clone());
        for name in ["noisy", "large", "wide"] {
            rt.set(name, name == flag)?;
        }
        let error = rt.run::<()>(&program).expect_err("a limit");
        let (lines, last) = told(&error);
        assert_eq!(last, error.to_string());
        assert!(last.starts_with(limit), "{last}");
        let outer = [
            "  File \"work.py\", line 7, in <module>",
            "    work()",
            "    ~~~~^^",
        ];
        assert_eq!(lines[..3], outer, "{error:?}");
        assert!(
            lines[3].starts_with("  File \"work.py\", line "),
            "{error:?}"
        );
        assert!(lines[4].contains(part), "{error:?}");
        let excerpt = error.excerpt().expect("an excerpt");
        assert!(excerpt.contains(part), "{excerpt}");
    }
    Ok(())
}

#[test]
fn time_interrupts_and_panics_have_a_traceback_too() -> Result<()> {
    let mut rt = limited(Limits::new().wall_time(Duration::from_millis(5)));
    let error = rt.run::<()>("while True: pass").expect_err("a limit");
    let (lines, last) = told(&error);
    assert_eq!(last, "time limit exceeded: the limit is 5ms");
    assert_eq!(lines[0], "  File \"<string>\", line 1, in <module>");

    let mut rt = Runtime::new();
    let exit = rt.function("exit", || -> Result<()> {
        Err(nonlocal::Error::interrupted())
    });
    rt.set("exit", exit)?;
    let error = rt
        .run::<()>("def leave():\n    exit()\nleave()")
        .expect_err("an end");
    let (lines, last) = told(&error);
    assert_eq!(last, "interrupted by the host");
    let inner = [
        "  File \"<string>\", line 2, in leave",
        "    exit()",
        "    ~~~~^^",
    ];
    assert_eq!(lines[3..], inner);

    let fall = rt.function("fall", || -> i64 { panic!("off a cliff") });
    rt.set("fall", fall)?;
    let error = rt.run::<()>("x = 1\nfall()").expect_err("a panic");
    assert_eq!(error.kind(), ErrorKind::Panic);
    let (lines, last) = told(&error);
    assert_eq!(last, "a callback of the host panicked: off a cliff");
    assert_eq!(lines[0], "  File \"<string>\", line 2, in <module>");
    Ok(())
}

#[test]
fn repeated_entries_are_counted_as_those_of_exceptions() {
    let mut rt = limited(Limits::new().fuel(200));
    let error = rt.run::<()>("def f():\n    f()\nf()").expect_err("a limit");
    let (lines, last) = told(&error);
    assert_eq!(last, "out of fuel: the limit is 200 units");
    let count = error.frames().len();
    assert!(count > 50, "{count}");
    let repeated = lines
        .iter()
        .filter(|line| line.contains("Previous line repeated"));
    assert_eq!(repeated.count(), 1, "{error:?}");
}

/// The frames inside of a callback have ended when the host passes the error on.
#[test]
fn a_limit_inside_of_a_callback_tells_of_the_frames_on_both_sides() -> Result<()> {
    let mut rt = limited(Limits::new().fuel(10_000));
    let each = |cx: &mut nonlocal::Ctx<'_>, f: nonlocal::Closure| cx.call::<i64>(&f, ());
    let each = rt.function("each", each);
    rt.set("each", each)?;
    let error = rt
        .run::<()>("def spin():\n    while True: pass\n\neach(spin)")
        .expect_err("a limit");
    let frames = error.frames().iter();
    let places: Vec<_> = frames.map(|frame| (&*frame.function, frame.line)).collect();
    assert_eq!(places, [("<module>", 4), ("spin", 2)]);
    // The limit of another runtime is one here, but its frames are not.
    let other = rt.function("other", || -> Result<()> {
        let mut rt = limited(Limits::new().fuel(100));
        rt.run("def far():\n    while True: pass\nfar()")
    });
    rt.set("other", other)?;
    let error = rt.run::<()>("other()").expect_err("a limit");
    let frames = error.frames().iter();
    let places: Vec<_> = frames.map(|frame| (&*frame.function, frame.line)).collect();
    assert_eq!(places, [("<module>", 1)]);
    Ok(())
}

#[test]
fn a_function_that_is_made_after_a_run_out_of_fuel_has_its_signature() -> Result<()> {
    let limits = Limits::new().fuel(1000);
    let mut rt = Engine::builder().limits(limits).build().runtime();
    let error = rt.run::<()>("while True: pass").unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit(Limit::Fuel));
    let total = HostFunction::new("total", |numbers: Vec<i64>| numbers.iter().sum::<i64>())
        .param_or("numbers", vec![1, 2, 3]);
    // On another thread its stack is another one, too.
    let (mut rt, total) = std::thread::spawn(move || {
        let total = rt.define(&total);
        (rt, total)
    })
    .join()
    .expect("the thread ends well");
    rt.set("total", total)?;
    assert_eq!(
        rt.run::<String>("total.__text_signature__")?,
        "(numbers=[1, 2, 3])"
    );
    Ok(())
}

#[test]
fn the_nesting_of_sources_holds_for_what_scripts_compile_and_import() -> Result<()> {
    let nested = |depth: usize| format!("x = {}1{}", "(".repeat(depth), ")".repeat(depth));
    let (shallow, deep) = (nested(20), nested(100));
    let files = deep.clone();
    let mut rt = Engine::builder()
        .limits(Limits::new().nesting(30))
        .importer(move |name: &str| (name == "deep").then(|| files.clone()))
        .build()
        .runtime();
    rt.set("shallow", shallow)?;
    rt.set("deep", deep)?;
    rt.run::<()>("exec(shallow)")?;
    for source in ["exec(deep)", "compile(deep, 's', 'exec')", "import deep"] {
        let error = rt.run::<()>(source).unwrap_err();
        assert!(error.is_exception("SyntaxError"), "{source}: {error}");
        let text = error.to_string();
        assert!(text.contains("nested too deeply"), "{source}: {text}");
    }
    Ok(())
}

#[test]
fn an_error_of_a_limit_says_how_large_it_is_and_what_was_asked_for() -> Result<()> {
    let limits = Limits::new()
        .fuel(1_000)
        .heap_bytes(1 << 20)
        .integer_bits(10_000)
        .output_bytes(10)
        .source_bytes(100);
    let mut rt = limited(limits);
    for (source, text) in [
        (
            "sum(range(10 ** 9))",
            "out of fuel: the limit is 1000 units",
        ),
        ("while True: pass", "out of fuel: the limit is 1000 units"),
        (
            "'x' * 5_000_000",
            "heap limit exceeded: 5000000 bytes asked for, the limit is 1048576",
        ),
        (
            "1 << 20_000",
            "integer limit exceeded: 20001 bits asked for, the limit is 10000",
        ),
        (
            "print('ab' * 10)",
            "output limit exceeded: 20 bytes asked for, the limit is 10",
        ),
    ] {
        assert_eq!(rt.run::<()>(source).unwrap_err().to_string(), text);
    }
    let text = "source limit exceeded: 105 bytes asked for, the limit is 100";
    let long = "pass\n".repeat(21);
    for source in [long.as_str(), "exec('pass\\n' * 21)"] {
        assert_eq!(rt.run::<()>(source).unwrap_err().to_string(), text);
    }
    Ok(())
}

#[test]
fn a_source_that_an_importer_finds_is_no_longer_than_allowed() {
    let mut rt = Engine::builder()
        .limits(Limits::new().source_bytes(100))
        .importer(|_: &str| Some(Import::source("pass\n".repeat(21))))
        .build()
        .runtime();
    // An error of the limit, which no script catches.
    let error = rt
        .run::<()>("try: import long\nexcept BaseException: pass")
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "source limit exceeded: 105 bytes asked for, the limit is 100"
    );
}
