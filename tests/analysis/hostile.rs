//! Sources that attack: long names, many names, deep nesting, many lines. Each ends in time that grows as the source
//! does, with texts that stay short.

use std::time::{Duration, Instant};

use nonlocal::{Limits, Program};

/// What a reason takes at most, in bytes: a few lines of a bounded length.
const MOST_TEXT: usize = 16 << 10;

fn compile(text: &str) -> Program {
    let limits = Limits::new().nesting(1000).source_bytes(64 << 20);
    Program::compile_with("hostile.py", text, &limits).unwrap()
}

/// The lints, and the reason of every `step`-th name.
fn look(text: &str, step: usize) -> usize {
    let program = compile(text);
    let lints = program.lints().unwrap();
    for lint in &lints {
        assert!(lint.to_string().len() < MOST_TEXT);
    }
    let names = program.names().unwrap();
    for name in names.iter().step_by(step) {
        let reason = names.explain(&name).unwrap();
        assert!(
            reason.to_string().len() < MOST_TEXT,
            "{}",
            reason.to_string().len()
        );
    }
    lints.len()
}

#[test]
fn a_name_of_a_megabyte() {
    let name = "n".repeat(1 << 20);
    let text = format!(
        "def f():\n    kept = []\n    for {name} in (1, 2):\n        kept.append(lambda: {name})\n    return kept\n"
    );
    assert_eq!(look(&text, 1), 1);
    let program = compile(&text);
    assert!(program.explain(&name, &name).unwrap_err().to_string().len() < 1000);
}

#[test]
fn many_names() {
    let names = |count: usize| {
        (0..count)
            .map(|at| format!("n{at}"))
            .collect::<Vec<String>>()
    };
    let one_line = format!("{} = 0\n", names(50_000).join(" = "));
    assert_eq!(look(&one_line, 1000), 0);
    assert_eq!(look(&one_line.replace("n1", "ñ1"), 1000), 0);
    let many = names(20_000);
    let captured = format!(
        "def f():\n    {} = 0\n    return lambda: ({})\n",
        many.join(" = "),
        many.join(", ")
    );
    assert_eq!(look(&captured, 1000), 0);
}

#[test]
fn one_name_a_hundred_thousand_times() {
    let uses = "        n += n\n".repeat(50_000);
    let text = format!("def f(n):\n    def g():\n        nonlocal n\n{uses}    return g\n");
    look(&text, 10_000);
    let lambdas = "        kept.append(lambda: n)\n".repeat(20_000);
    let text = format!("def f(kept):\n    for n in kept:\n{lambdas}");
    assert_eq!(look(&text, 10_000), 10_000);
    let holders = "        call = lambda: n\n        call()\n".repeat(20_000);
    let text = format!("def f(kept):\n    for n in kept:\n{holders}");
    assert_eq!(look(&text, 10_000), 0);
}

#[test]
fn a_hundred_thousand_functions_and_handlers() {
    let functions: String = (0..30_000)
        .map(|at| format!("def f{at}(x):\n    def g():\n        return x\n    return g\n"))
        .collect();
    assert_eq!(look(&functions, 5000), 0);
    let handlers: String = (0..20_000)
        .map(|_| "    try:\n        f()\n    except E as e:\n        g = lambda: e\n        g()\n")
        .collect();
    assert_eq!(look(&format!("def h(f, E):\n{handlers}"), 5000), 0);
}

#[test]
fn deep_nesting() {
    let mut text = String::new();
    for depth in 0..90 {
        text.push_str(&" ".repeat(depth));
        text.push_str(&format!("def f{depth}(x{depth}):\n"));
    }
    text.push_str(&" ".repeat(90));
    text.push_str("return x0\n");
    look(&text, 1);
    let lambdas = format!(
        "def f(n, kept):\n    for i in n:\n        kept.append({}i)\n",
        "lambda: ".repeat(80)
    );
    assert_eq!(look(&lambdas, 1), 1);
    let calls = format!(
        "def f(g):\n    for i in g:\n        {}lambda: i{}\n",
        "g(".repeat(180),
        ")".repeat(180)
    );
    assert_eq!(look(&calls, 1), 0);
    let sums = format!(
        "def f(g):\n    for i in g:\n        g({})\n",
        vec!["i"; 3000].join(" + ")
    );
    assert_eq!(look(&sums, 1), 0);
    let attributes = format!(
        "def f(g):\n    for i in g:\n        g{} = lambda: i\n",
        ".a".repeat(2000)
    );
    assert_eq!(look(&attributes, 1), 0);
}

#[test]
fn functions_that_call_each_other_in_circles() {
    let mut text = String::new();
    for at in 0..500 {
        text.push_str(&format!(
            "def f{at}(a, b):\n    f{}(b, a)\n    return f{}(a, f{}(b, a))\n",
            (at * 7 + 1) % 500,
            (at * 3 + 2) % 500,
            (at + 1) % 500
        ));
    }
    text.push_str("def run(xs):\n    for x in xs:\n");
    for at in 0..500 {
        text.push_str(&format!("        f{at}(lambda: x, lambda: x)\n"));
    }
    look(&text, 1000);
}

#[test]
fn time_grows_as_the_source_does() {
    let source = |times: usize| {
        let part = "def f(xs, kept):\n    n = 0\n    for x in xs:\n        def g(y):\n            nonlocal n\n            n += y\n            return x\n        kept.append(g)\n        kept.append([lambda: x for z in xs])\n        try:\n            h(lambda: x + n)\n        except E as e:\n            k = lambda: e\n            k()\n    return n\n";
        part.repeat(times)
    };
    // A hundred thousand lines; the smaller one is warm by then.
    let time = |text: &str| {
        let program = compile(text);
        let fastest = (0..3).map(|_| {
            let start = Instant::now();
            assert!(!program.lints().unwrap().is_empty());
            start.elapsed()
        });
        fastest.min().unwrap_or(Duration::MAX)
    };
    let (small, large) = (time(&source(700)), time(&source(7000)));
    let factor = large.as_secs_f64() / small.as_secs_f64();
    assert!(
        factor < 40.0,
        "ten times the source takes {factor:.1} times as long: {small:?}, {large:?}"
    );
}
