//! Scripts that ask modules of numbers and time for more than there is: each ends within its limits, and the runtime stays
//! usable.

use std::time::{Duration, Instant};

use nonlocal::{Engine, ErrorKind, Limits, Runtime};

const SETUP: &str = "
import calendar, random, statistics, time
from datetime import date, datetime, timedelta
from decimal import Context, Decimal as D
from fractions import Fraction as F
random.seed(1)";

/// What must not take long, whether it ends well or not.
const SCRIPTS: &[&str] = &[
    "int(D('1e999999999'))",
    "D('1e999999999').as_integer_ratio()",
    "format(D('1e999999999'), 'f')",
    "format(D(1), '.999999999f')",
    "format(D(1), '999999999999')",
    "D('1e99999999') % 3",
    "D('1e999999999') + D('1e-999999999')",
    "D('1e999999999') < 1.5",
    "hash(D('1e999999999'))",
    "D(10) ** D('1e17')",
    "D('1.0000000001') ** D('1e25')",
    "D('1e999999999').exp()",
    "D('1e-999999999').exp()",
    "D('1e999999').ln()",
    "Context(prec=999999999).divide(1, 3)",
    "Context(prec=999999999).sqrt(2)",
    "Context(prec=10**17).logical_invert(1)",
    "Context(prec=10**4).exp(1)",
    "D('9' * 100000) ** D('0.3')",
    "D('1e' + '9' * 100000)",
    "D('1_' * 100000)",
    "F('1e999999999')",
    "F(D('1e-999999999'))",
    "F(2) ** 10**12",
    "F(1, 3).limit_denominator(10**100000)",
    "statistics.stdev([D('1e99999999'), D(1)])",
    "random.getrandbits(10**11)",
    "random.getrandbits(10**18)",
    "random.randbytes(10**12)",
    "random.Random(1 << 10**8)",
    "random.sample(range(10**18), 10**9)",
    "random.choices('ab', k=10**12)",
    "random.binomialvariate(10**300, 0.5)",
    "datetime.strptime('1' * 100000, '%d%m%H%M%S%y%j%f%I%U')",
    "datetime.strptime(' ' * 1000 + 'x', ' '.join(['%d', '%m', '%H', '%M']))",
    "datetime.fromisoformat('1' * 1000000)",
    "date.fromordinal(10**100)",
    "timedelta(10**100)",
    "timedelta(1) * 10**1000000",
    "timedelta(1) * 1e308",
    "time.strftime('%99999999Y')",
    "time.strftime('%c' * 100000)",
    "time.gmtime(10**15)",
    "time.gmtime(1e300)",
    "calendar.TextCalendar().formatyear(2024, w=10**9)",
];

fn runtime() -> Runtime {
    let limits = Limits::new().fuel(5_000_000).heap_bytes(64 << 20);
    let engine = Engine::builder().limits(limits);
    let library = nonlocal_library::Library::new().system_clock();
    library.install(engine).build().runtime()
}

#[test]
fn each_ends_within_its_limits() {
    for script in SCRIPTS {
        let mut rt = runtime();
        rt.run::<()>(SETUP).expect("the modules are there");
        let start = Instant::now();
        if let Err(error) = rt.run::<()>(*script) {
            assert_ne!(error.kind(), ErrorKind::Panic, "{script}: {error}");
        }
        let time = start.elapsed();
        // Many times what the fuel is worth, for a busy machine and a build without optimization.
        assert!(time < Duration::from_secs(120), "{script}: {time:?}");
        let sum: i64 = rt.run("1 + 1").expect("it goes on");
        assert_eq!(sum, 2, "{script}");
    }
}

#[test]
fn what_is_not_given_says_so() {
    let mut rt = nonlocal_library::install(Engine::builder())
        .build()
        .runtime();
    for (script, method) in [
        ("import random\nrandom.random()", "Library::entropy"),
        (
            "import random\nrandom.SystemRandom().random()",
            "Library::entropy",
        ),
        ("import time\ntime.time()", "Library::clock"),
        ("import datetime\ndatetime.datetime.now()", "Library::clock"),
        ("import datetime\ndatetime.date.today()", "Library::clock"),
        ("import time\ntime.monotonic()", "Library::monotonic"),
        ("import time\ntime.sleep(1)", "Library::sleep"),
        (
            "import zoneinfo\nzoneinfo.ZoneInfo('Europe/Berlin')",
            "Library::zones",
        ),
    ] {
        let error = rt.run::<()>(script).expect_err(script);
        assert!(
            error.is_exception("NotImplementedError"),
            "{script}: {error}"
        );
        assert!(error.message().contains(method), "{script}: {error}");
    }
    let drawn: f64 = rt
        .run("random.seed(1)\nrandom.random()")
        .expect("it has a seed");
    assert!((drawn - 0.134_364_244_112_401_22).abs() < f64::EPSILON);
}

#[test]
fn a_sleep_ends_at_the_deadline() {
    let limits = Limits::new().wall_time(Duration::from_millis(100));
    let library = nonlocal_library::Library::new().system_clock();
    let mut rt = library
        .install(Engine::builder().limits(limits))
        .build()
        .runtime();
    let start = Instant::now();
    let error = rt
        .run::<()>("import time\ntime.sleep(1000)")
        .expect_err("it ends");
    assert!(matches!(error.kind(), ErrorKind::Limit(_)), "{error}");
    assert!(start.elapsed() < Duration::from_secs(30));
}
