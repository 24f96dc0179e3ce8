//! Patterns and texts that are meant to take for ever, to take all memory, or to break something: each ends by a limit, an
//! exception or a result.

#[path = "fuzz/pieces.rs"]
#[allow(dead_code, reason = "each test takes those of its module")]
mod pieces;
#[path = "../../tests/random/mod.rs"]
#[allow(dead_code, reason = "other tests do more with chance")]
mod random;

use std::time::Duration;

use nonlocal::{Closure, Engine, Error, ErrorKind, Limit, Limits, Runtime, Value};
use pieces::PATTERN;
use random::Random;

const FUEL: u64 = 3_000_000;
const HEAP: usize = 64 << 20;

fn runtime(limits: Limits) -> Runtime {
    let engine = nonlocal_library::install(Engine::builder());
    engine.limits(limits).build().runtime()
}

/// What a script ends with: a limit, or nothing.
fn limit(limits: Limits, script: &str) -> Option<Limit> {
    let mut rt = runtime(limits);
    rt.run::<()>("import re").expect("the module is there");
    match rt.run::<()>(script) {
        Ok(()) => None,
        Err(error) => match error.kind() {
            ErrorKind::Limit(limit) => Some(limit),
            kind => panic!("{script}: {kind:?} {error}"),
        },
    }
}

#[test]
fn catastrophic_patterns_end_by_fuel() {
    for (pattern, text) in [
        ("(a*)*b", "'a' * 1_000_000"),
        ("(a+)+b", "'a' * 1_000_000"),
        ("(?:a|aa)+$", "'a' * 1000 + 'b'"),
        ("(a|a?)+b", "'a' * 1000"),
        ("(.*)*=", "'x' * 100_000"),
        ("(?:.*.*)*=", "'x' * 10_000"),
        (r"(\w+\s?)+!", "'word ' * 1000"),
        (r"(a?){40}a{40}", "'a' * 39"),
        (r"(.+)\1+b", "'ab' * 20_000"),
        (r"(?=(a+)+b)a", "'a' * 5000"),
        (r"(?:(?:a*)*)*b", "'a' * 1000"),
        (r"(a*?)*?b", "'a' * 5000"),
        (r"(?i)(é*)*b", "'É' * 5000"),
    ] {
        let script = format!("re.match({pattern:?}, {text})");
        let found = limit(Limits::new().fuel(FUEL).heap_bytes(HEAP), &script);
        assert!(found.is_some(), "{pattern} on {text} ended by itself");
    }
}

#[test]
fn the_stack_of_a_match_is_charged() {
    let limits = || Limits::new().heap_bytes(16 << 20);
    let script = "re.match('(?:a|bc?)*d', 'ab' * 2_000_000)";
    assert_eq!(limit(limits(), script), Some(Limit::HeapBytes));
    let script = "re.findall('', 'a' * 4_000_000)";
    assert_eq!(limit(limits(), script), Some(Limit::HeapBytes));
    let script = r"re.sub('a', r'\g<0>' * 1000, 'a' * 100_000)";
    assert_eq!(limit(limits(), script), Some(Limit::HeapBytes));
}

#[test]
fn a_match_can_be_interrupted() {
    let mut rt = runtime(Limits::new());
    rt.run::<()>("import re").expect("the module is there");
    let interrupt = rt.interrupt();
    let thread = std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(50));
        interrupt.now();
    });
    let error = rt
        .run::<()>("re.match('(a|aa)+$', 'a' * 1000 + 'b')")
        .expect_err("it never ends");
    assert_eq!(error.kind(), ErrorKind::Interrupted, "{error}");
    thread.join().expect("the other thread ends");
}

#[test]
fn depth_and_counts_of_patterns_have_a_bound() {
    for script in [
        "re.compile('(' * 100_000 + ')' * 100_000)",
        "re.compile('(?:' * 100_000 + 'a' + ')*' * 100_000)",
        "re.compile('(?=' * 50_000 + ')' * 50_000).match('a')",
        "re.compile('(?>' * 50_000 + 'a' + ')' * 50_000).match('a')",
        "re.compile('(?i:' * 50_000 + 'a' + ')' * 50_000).match('A')",
        "re.compile('(a|' * 50_000 + 'b' + ')' * 50_000).match('b')",
        "re.compile('(' * 1000 + 'a' + '){1000}' * 1000)",
        "re.compile('(a{1000}){1000}').match('a' * 1000)",
        "re.compile('(?:a{4294967294}){4294967294}')",
        "re.compile('|'.join(str(i) for i in range(50_000))).match('49999')",
        r"re.compile('(?i)' + '[\x00-\uffff]' * 5_000)",
        "re.compile('(?i)' + ''.join(f'[{chr(i)}-{chr(i + 400)}]' for i in range(192, 2000)))",
        "re.compile('[' + ''.join(map(chr, range(300, 50_000, 2))) + ']').match('a')",
    ] {
        limit(
            Limits::new().fuel(200_000_000).heap_bytes(512 << 20),
            script,
        );
    }
    let script = "
try:
    re.compile('(?:' * 50_000 + 'a{1000}' + '){1000}' * 50_000 + '(?<=' + 'a' * 10 + ')')
    re.compile('(?<=' + '(?:' * 20 + 'a' + '){1000}' * 20 + ')')
except re.PatternError:
    pass";
    limit(
        Limits::new().fuel(200_000_000).heap_bytes(512 << 20),
        script,
    );
}

#[test]
fn random_patterns_break_nothing() {
    const TEXT: [&str; 12] = [
        "a",
        "b",
        "ab",
        "é",
        "É",
        "\u{1f600}",
        "1",
        "\n",
        " ",
        "ſ",
        "K",
        "aaaa",
    ];
    let mut rt = runtime(Limits::new().fuel(400_000).heap_bytes(HEAP));
    rt.run::<()>(
        r"
import re, warnings
warnings.simplefilter('ignore')
def run(pattern, text, template):
    p = re.compile(pattern)
    for m in p.finditer(text):
        m.groups(), m.regs, m.groupdict(), repr(m)
    p.match(text), p.fullmatch(text, 1), p.search(text, 1, 5), p.findall(text), p.split(text), p.sub('-', text)
    p.sub(template, text)
    q = re.compile(pattern.encode(), re.I)
    q.findall(text.encode()), q.sub(template.encode(), text.encode()), repr(q)
",
    )
    .expect("the script runs");
    let run: Closure = rt.run("run").expect("it is there");
    let mut random = Random::new(1);
    let mut compiled = 0;
    for _ in 0..20_000 {
        let pattern = random.text(PATTERN, 12);
        let text = random.text(&TEXT, 12);
        let template = random.text(&["\\1", "\\g<0>", "\\g<n>", "x", "\\", "\\n"], 4);
        let result: Result<Value, Error> =
            rt.call(&run, (pattern.as_str(), text.as_str(), template.as_str()));
        match result {
            Ok(_) => compiled += 1,
            Err(error) => match error.kind() {
                ErrorKind::Exception | ErrorKind::Limit(_) => {}
                kind => panic!("{pattern:?} on {text:?}: {kind:?} {error}"),
            },
        }
    }
    assert!(compiled > 100, "{compiled} patterns were right");
}
