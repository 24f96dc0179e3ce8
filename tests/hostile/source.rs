//! Source texts that attack the parser, the symbol table and the compiler.

use nonlocal::{ErrorKind, Limit, Limits, Program};

use super::world::{End, ends_in, raised, run, run_in, runtime_with, value};

/// Parsing would take more than the heap's limit.
const TOO_MUCH: End = End::Limit(Limit::HeapBytes);

/// A text that must not compile.
#[track_caller]
fn refused(source: &str) {
    ends_in(source, &[End::Syntax]);
}

#[test]
fn unclosed_parentheses() {
    refused(&"(".repeat(200_000));
}

#[test]
fn nested_brackets() {
    refused(&("[".repeat(200_000) + &"]".repeat(200_000)));
    refused(&("{0:".repeat(100_000) + &"}".repeat(100_000)));
}

#[test]
fn long_sums() {
    ends_in(
        &("1".to_owned() + &"+1".repeat(500_000)),
        &[TOO_MUCH, End::Syntax, value("500001")],
    );
    ends_in(
        &("1".to_owned() + &"<2".repeat(100_000)),
        &[TOO_MUCH, End::Syntax, value("False")],
    );
    ends_in(
        &("0".to_owned() + &" or 0".repeat(100_000)),
        &[TOO_MUCH, End::Syntax, value("0")],
    );
    ends_in(
        &("0".to_owned() + &" if 0 else 1".repeat(100_000)),
        &[TOO_MUCH, End::Syntax, value("1")],
    );
}

#[test]
fn long_chains_of_attributes_and_calls() {
    ends_in(
        &("a".to_owned() + &".b".repeat(500_000)),
        &[TOO_MUCH, End::Syntax, raised("NameError")],
    );
    ends_in(
        &("f".to_owned() + &"()".repeat(500_000)),
        &[TOO_MUCH, End::Syntax, raised("NameError")],
    );
    ends_in(
        &("a".to_owned() + &"[0]".repeat(300_000)),
        &[TOO_MUCH, End::Syntax, raised("NameError")],
    );
}

#[test]
fn long_chains_of_unary_operators() {
    for operator in ["not ", "-", "~", "+"] {
        ends_in(&(operator.repeat(200_000) + "1"), &[End::Syntax]);
    }
    refused(&("*".repeat(100_000) + "a"));
    refused(&("await ".repeat(100_000) + "a"));
}

#[test]
fn nested_lambdas() {
    refused(&("lambda: ".repeat(100_000) + "1"));
    refused(&("lambda x=".repeat(50_000) + "1"));
}

#[test]
fn nested_functions() {
    let mut source = String::from("x = 1\n");
    for depth in 0..2_000 {
        source += &format!("{}def f(x):\n", " ".repeat(depth));
    }
    source += &" ".repeat(2_000);
    source += "return x\n";
    refused(&source);
    // As deep as it goes, each function passing the outermost variable on.
    let mut source = String::from("def f0(x):\n");
    for depth in 1..95 {
        source += &format!("{}def f{depth}():\n", " ".repeat(depth));
    }
    source += &format!("{}return x\n", " ".repeat(95));
    for depth in (1..95).rev() {
        source += &format!("{}return f{depth}()\n", " ".repeat(depth));
    }
    source += "f0('through')";
    ends_in(&source, &[value("through")]);
}

#[test]
fn nested_blocks() {
    for block in ["if 1:", "for x in y:", "while 1:", "with a:", "class C:"] {
        let lines: String = (0..1_000)
            .map(|depth| format!("{}{block}\n", " ".repeat(depth)))
            .collect();
        refused(&(lines + &" ".repeat(1_000) + "pass\n"));
    }
    // The code of `finally` must not double with each level.
    let mut source = String::new();
    for depth in 0..18 {
        source += &format!("{0}try:\n{0} pass\n{0}finally:\n", " ".repeat(depth));
    }
    source += &format!("{}done = 1\ndone", " ".repeat(18));
    source = source.replace("\n done", "\ndone");
    assert!(run(&source) == value("1") || run(&source) == End::Syntax);
}

#[test]
fn more_names_than_operands_hold() {
    let assignments: String = (0..100_000).map(|n| format!(" v{n} = {n}\n")).collect();
    ends_in(
        &format!("def f():\n{assignments} return v99999\nf()"),
        &[TOO_MUCH, End::Syntax, value("99999")],
    );
    let names: Vec<String> = (0..70_000).map(|n| format!("v{n}")).collect();
    let cells = names
        .iter()
        .map(|name| format!(" {name} = 1\n"))
        .collect::<String>();
    ends_in(
        &format!(
            "def f():\n{cells} return lambda: ({})\nf()()[69999]",
            names.join(", ")
        ),
        &[TOO_MUCH, End::Syntax, value("1")],
    );
    ends_in(
        &format!("def f({}): pass\nf(1)", names.join(", ")),
        &[TOO_MUCH, End::Syntax, raised("TypeError")],
    );
    ends_in(
        &format!("print({})", names.join(", ")),
        &[TOO_MUCH, End::Syntax, raised("NameError")],
    );
    let constants: Vec<String> = (0..70_000).map(|n| format!("{n}.5")).collect();
    ends_in(
        &format!("x = 1\nlen([x, {}])", constants.join(", ")),
        &[TOO_MUCH, End::Syntax, value("70001")],
    );
    ends_in(
        &format!("len('{}')", "x".repeat(1 << 20)),
        &[value("1048576")],
    );
}

#[test]
fn odd_characters() {
    refused("x = 1\0\n");
    refused("\0");
    refused("if 1:\n\tx = 1\n        y = 2\n");
    refused("x = '\u{200b}' + \u{200b}y");
    ends_in("\u{feff}1 + 1", &[value("2")]);
    ends_in("x = 1\n\x0c\nx", &[value("1")]);
    ends_in("1", &[value("1")]);
    ends_in("x = 1\r\ny = 2\rx + y", &[value("3")]);
    ends_in("''", &[value("")]);
    ends_in("", &[value("None")]);
    ends_in("# only a comment", &[value("None")]);
    ends_in(
        &format!("x = '{}'\nlen(x)", "y".repeat(5 << 20)),
        &[value("5242880")],
    );
    ends_in(&format!("x = 1{}", " ".repeat(5 << 20)), &[value("None")]);
    ends_in(&"\n".repeat(1 << 20), &[value("None")]);
    refused("\\");
    refused("x = \\");
    refused("'''");
    refused("\"\\");
}

#[test]
fn more_source_than_allowed() {
    let mut rt = runtime_with(Limits::new().source_bytes(1_000));
    let end = run_in(&mut rt, &format!("x = '{}'", "y".repeat(1_000)));
    assert_eq!(end, End::Limit(nonlocal::Limit::SourceBytes));
    // No other way to the compiler is wider.
    for long in [
        "eval(s)",
        "eval(' ' * 1000 + s)",
        "exec(s)",
        "exec(s.encode())",
        "exec(bytearray(s.encode()))",
        "compile(s, '', 'exec')",
        "import symtable; symtable.symtable(s, '', 'exec')",
    ] {
        let script = format!("s = '1' + ' ' * 1000\ntry: {long}\nexcept BaseException: pass");
        let end = run_in(&mut rt, &script);
        assert_eq!(end, End::Limit(nonlocal::Limit::SourceBytes), "{long}");
    }
    assert_eq!(run_in(&mut rt, "eval('1' + ' ' * 998)"), value("1"));
}

#[test]
fn nested_f_strings() {
    refused(&("f'{".repeat(500) + "1" + &"}'".repeat(500)));
    refused(&format!("f'{}1{}'", "{1:".repeat(500), "}".repeat(500)));
    ends_in("f'{1:{2}{3}}'", &[value(&format!("{:>23}", 1))]);
    ends_in(
        "f'{1:{10**12}}'",
        &[
            raised("ValueError"),
            raised("MemoryError"),
            End::Limit(nonlocal::Limit::HeapBytes),
        ],
    );
}

#[test]
fn comprehensions_with_many_clauses() {
    let clauses: String = (0..1_000).map(|n| format!(" for v{n} in (1,)")).collect();
    ends_in(&format!("[1{clauses}]"), &[End::Syntax, value("[1]")]);
    ends_in(&format!("list(1{clauses})"), &[End::Syntax, value("[1]")]);
    let conditions = " if 1".repeat(10_000);
    ends_in(
        &format!("[1 for x in (1,){conditions}]"),
        &[End::Syntax, value("[1]")],
    );
    ends_in(
        &format!("{}1{}", "[".repeat(300), " for x in y]".repeat(300)),
        &[End::Syntax],
    );
}

#[test]
fn nonlocal_of_everything() {
    refused("def f(x):\n nonlocal x");
    refused("nonlocal x");
    refused("x = 1\ndef f():\n nonlocal x");
    refused("class C:\n x = 1\n def f(self):\n  nonlocal x");
    refused("def f():\n def g():\n  nonlocal __class__");
    refused("def f():\n x = 1\n def g():\n  global x\n  nonlocal x");
    ends_in(
        "def f():\n def g():\n  nonlocal x\n  x = 2\n g()\n return x\n x = 1\nf()",
        &[value("2")],
    );
    ends_in(
        "def f():\n x = 1\n def g():\n  nonlocal x\n  del x\n g()\n return x\nf()",
        &[raised("UnboundLocalError")],
    );
    ends_in(
        "class C:\n def f(self):\n  nonlocal __class__\n  __class__ = 3\n  return __class__\nC().f()",
        &[value("3")],
    );
    let many = (0..5_000).map(|n| format!("v{n}")).collect::<Vec<_>>();
    let source = format!(
        "def f():\n {} = 1\n def g():\n  nonlocal {}\n  v4999 = 7\n g()\n return v4999\nf()",
        many.join(" = "),
        many.join(", ")
    );
    ends_in(&source, &[End::Syntax, value("7")]);
}

#[test]
fn long_match_and_except_chains() {
    let cases: String = (0..5_000)
        .map(|n| format!("  case {n}: y = {n}\n"))
        .collect();
    ends_in(
        &format!("x = 4999\nmatch x:\n{cases}y"),
        &[End::Syntax, value("4999")],
    );
    let handlers: String = (0..2_000)
        .map(|_| " except KeyError: pass\n".trim_start().to_owned())
        .collect();
    ends_in(
        &format!("try:\n 1//0\n{handlers}except ZeroDivisionError: y = 1\ny"),
        &[End::Syntax, value("1")],
    );
    let branches: String = (0..5_000)
        .map(|n| format!("elif x == {n}: y = {n}\n"))
        .collect();
    ends_in(
        &format!("x = 4999\nif 0: pass\n{branches}y"),
        &[End::Syntax, value("4999")],
    );
}

/// Patterns and targets that take every register up to the last.
#[test]
fn patterns_and_targets_in_the_last_registers() {
    for depth in 60..100 {
        let pattern = "{1: ".repeat(depth) + "1" + &"}".repeat(depth);
        ends_in(
            &format!("match None:\n    case {pattern}: pass\nNone"),
            &[End::Syntax, value("None")],
        );
    }
    for count in 230..260 {
        let targets = "[0][0], ".repeat(count);
        ends_in(
            &format!("{targets} = [0] * {count}\nNone"),
            &[End::Syntax, value("None")],
        );
    }
}

#[test]
fn deleted_captured_variables() {
    let source = "
def f():
    x = 1
    def get(): return x
    def put(v):
        nonlocal x
        x = v
    del x
    try: get()
    except NameError: put(2)
    return get()
f()";
    ends_in(source, &[value("2")]);
}

/// As CPython decides about each.
#[test]
fn walrus_in_legal_and_illegal_places() {
    for legal in [
        "(x := 1)",
        "y = (x := 1)",
        "f(x := 1)",
        "f(a=(x := 1))",
        "[x := 1, x]",
        "{x := 1}",
        "{(x := 1): 2}",
        "{1: (x := 2)}",
        "a[x := 0]",
        "a[x := 0, 1]",
        "a[(x := 0):1]",
        "(x := 1, 2)",
        "lambda: (x := 1)",
        "lambda x=(y := 1): x",
        "def f(x=(y := 1)): pass",
        "if x := 1: pass",
        "while x := 0: pass",
        "if (x := 1) and (y := 2): pass",
        "assert (x := 1)",
        "with (x := f()): pass",
        "with (x := f()) as y: pass",
        "for x in (y := [1]): pass",
        "[(y := x) for x in []]",
        "[y for x in [] if (y := x)]",
        "class C:\n    y = (x := 1)",
        "f'{(x := 1)}'",
        "f'{x := 1}'",
        "f'{x:=1}'",
        "global x\n(x := 1)",
        "def f():\n    x = 0\n    def g():\n        nonlocal x\n        return [x := n for n in [1]]\n    return g",
        "match (x := 1):\n    case 1: pass",
        "match x := 1:\n    case 1: pass",
        "match 1:\n    case 1 if (y := 2): pass",
        "match 1:\n    case 1 if y := 2: pass",
        "try: pass\nexcept (x := ValueError): pass",
        "raise (x := ValueError)",
        "@(x := f)\ndef g(): pass",
        "@x := f\ndef g(): pass",
        "print(*(x := [1]))",
        "print(**(x := {}))",
        "async def f():\n    (x := await g())",
        "not (x := 1)",
        "(x := (y := 1))",
        "{**(x := {})}",
        "x += (y := 1)",
        "x if (y := 1) else z",
        "(y := 1) if x else z",
        "{k: v for k in [] for v in [] if (w := k)}",
    ] {
        assert!(Program::compile("walrus.py", legal).is_ok(), "{legal}");
    }
    for illegal in [
        "x := 1",
        "def f(x: (y := 1)): pass",
        "y = x := 1",
        "f(a=x := 1)",
        "{x := 1: 2}",
        "{1: x := 2}",
        "a[x := 0:1]",
        "(x.y := 1)",
        "(x[0] := 1)",
        "((x) := 1)",
        "([x] := 1)",
        "((x, y) := 1)",
        "x = 1, y := 2",
        "lambda: x := 1",
        "assert x := 1",
        "del (x := 1)",
        "return (x := 1)",
        "for x in y := [1]: pass",
        "for (x := 1) in []: pass",
        "[y for x in (y := [1])]",
        "[x := 1 for x in []]",
        "[[(j := 0) for i in []] for j in []]",
        "[(j := 0) for i in [] for j in []]",
        "class C:\n    [(y := 1) for x in []]",
        "def f():\n    nonlocal x\n    (x := 1)",
        "print(*x := [1])",
        "x = yield (y := 1)",
        "(True := 1)",
        "(None := 1)",
        "(__debug__ := 1)",
        "(x := yield)",
        "def f():\n    (x := yield)",
        "def f():\n    x = (y := yield 1)",
        "not x := 1",
        "-x := 1",
        "x := y := 1",
        "(x := y := 1)",
        "x: int := 1",
        "y := 1 if x else z",
        "type X = (y := 1)",
        "def f[T: (y := 1)](): pass",
        "import x := y",
        "{x for x in (x := [1])}",
        "({} for x in [] if (x := 1))",
    ] {
        let error = Program::compile("walrus.py", illegal).expect_err(illegal);
        assert_eq!(error.kind(), ErrorKind::Syntax, "{illegal}");
    }
}

#[test]
fn a_line_of_fifty_megabytes() {
    let line = format!("x = 1 # {}", "y".repeat(50 << 20));
    ends_in(&line, &[TOO_MUCH, value("None")]);
}
