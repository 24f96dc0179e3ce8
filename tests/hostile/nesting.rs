//! Sources that nest or chain far: a syntax error or a table, on a small stack, never a crash.

use std::thread;

use nonlocal::Program;
use nonlocal::symtable::of_source;

/// The stack of the thread that a source is compiled on.
const STACK: usize = 512 * 1024;

/// Compiles a source on a small stack; its error, if it has one.
fn error(source: String) -> Option<String> {
    let thread = thread::Builder::new().stack_size(STACK);
    let run = thread.spawn(move || {
        let table = of_source("deep", &source)
            .err()
            .map(|error| error.to_string());
        let program = Program::compile("deep", &source)
            .err()
            .map(|error| error.to_string());
        assert!(table.is_none() || program.is_some());
        program
    });
    run.expect("a thread").join().expect("no panic")
}

fn refused(source: String, message: &str) {
    assert_eq!(error(source).as_deref(), Some(message));
}

fn accepted(source: String) {
    assert_eq!(error(source), None);
}

const TOO_DEEP: &str = "SyntaxError: expression nested too deeply";
const TOO_MANY_PARENTHESES: &str = "SyntaxError: too many nested parentheses";
const TOO_MUCH_INDENTATION: &str = "IndentationError: too many levels of indentation";

/// Statements in each other, one for each level.
fn nested(levels: usize, head: &str) -> String {
    let mut source = String::new();
    for level in 0..levels {
        source += &format!("{}{head}\n", " ".repeat(level));
    }
    source + &" ".repeat(levels) + "pass\n"
}

/// f-strings in each other's fields.
fn nested_f_strings(levels: usize) -> String {
    (0..levels).fold("1".to_owned(), |inner, _| format!("f'{{{inner}}}'"))
}

#[test]
fn parentheses() {
    refused("(".repeat(200_000), TOO_MANY_PARENTHESES);
    refused(
        "[".repeat(200_000) + &"]".repeat(200_000),
        TOO_MANY_PARENTHESES,
    );
    refused(
        "(".repeat(201) + "1" + &")".repeat(201),
        TOO_MANY_PARENTHESES,
    );
    accepted("(".repeat(200) + "1" + &")".repeat(200));
    accepted("{1: ".repeat(200) + "1" + &"}".repeat(200));
    accepted("f(".repeat(200) + ")".repeat(200).as_str());
}

#[test]
fn chains() {
    for link in [" + 1", ".b", "()", "[0]", " ** 1", " if 1 else x", " | 1"] {
        refused("x".to_owned() + &link.repeat(500_000), TOO_DEEP);
    }
    for link in [" + y", ".b", "()", "[0]"] {
        accepted("x".to_owned() + &link.repeat(2_900));
    }
    accepted("x".to_owned() + &" if 1 else x".repeat(1_400));
}

#[test]
fn flat_operators_may_be_many() {
    for link in [" and 1", " or 1", " < 1", " == 1", " in x", " is not x"] {
        accepted("1".to_owned() + &link.repeat(20_000));
    }
    accepted("'a' ".repeat(50_000));
    accepted("x = ".repeat(20_000) + "1");
    accepted("if 1: pass\n".to_owned() + &"elif 1: pass\n".repeat(2_000));
    accepted("@a\n".repeat(100) + "def f(): pass\n");
}

#[test]
fn prefixes() {
    for prefix in [
        "not ",
        "-",
        "~",
        "lambda: ",
        "await ",
        "lambda x=",
        "yield ",
        "*",
    ] {
        refused(prefix.repeat(200_000) + "1", TOO_DEEP);
    }
    accepted("not ".repeat(2_900) + "x");
    accepted("-".repeat(2_900) + "x");
    accepted("lambda: ".repeat(195) + "1");
}

#[test]
fn statements() {
    refused(nested(10_000, "def f():"), TOO_MUCH_INDENTATION);
    refused(nested(1_000, "if 1:"), TOO_MUCH_INDENTATION);
    refused(nested(100, "if 1:"), TOO_MUCH_INDENTATION);
    accepted(nested(99, "if 1:"));
    accepted(nested(99, "class C:"));
    accepted(nested(99, "def f():"));
    accepted(nested(21, "while 1:"));
    refused(
        nested(22, "while 1:"),
        "SyntaxError: too many statically nested blocks",
    );
    for head in [
        "if 1: ",
        "while 1: ",
        "def f(): ",
        "class C: ",
        "try: ",
        "with a as ",
    ] {
        refused(head.repeat(100_000) + "pass", TOO_DEEP);
    }
}

#[test]
fn comprehensions() {
    refused(format!("[x{}]", " for x in y".repeat(1_000)), TOO_DEEP);
    accepted(format!("[x{}]", " for x in y".repeat(190)));
    accepted("[".repeat(60) + "x" + &" for x in y]".repeat(60));
}

#[test]
fn f_strings() {
    refused(
        nested_f_strings(500),
        "SyntaxError: too many nested f-strings or t-strings",
    );
    accepted(nested_f_strings(149));
    let spec = (0..500).fold("1".to_owned(), |inner, _| format!("{{1:{inner}}}"));
    refused(
        format!("f'{spec}'"),
        "SyntaxError: f-string: expressions nested too deeply",
    );
    accepted("f'".to_owned() + &"{a}".repeat(5_000) + "'");
}

#[test]
fn patterns() {
    accepted(format!(
        "match x:\n case {}a{}: pass\n",
        "[".repeat(195),
        "]".repeat(195)
    ));
    refused(
        format!("match x:\n case {}a: pass\n", "1 | ".repeat(100_000)),
        TOO_DEEP,
    );
}

#[test]
fn errors_in_deep_sources_are_found() {
    let comma = "SyntaxError: invalid syntax. Perhaps you forgot a comma?";
    refused("(".repeat(200) + "a b" + &")".repeat(200), comma);
    refused("f(".repeat(195) + "a b" + &")".repeat(195), comma);
    refused("{".repeat(195) + "a b" + &"}".repeat(195), comma);
    refused("not ".repeat(2_900), "SyntaxError: invalid syntax");
    refused(
        "lambda: ".repeat(190) + "a b",
        "SyntaxError: invalid syntax",
    );
    refused("x + ".repeat(2_900), "SyntaxError: invalid syntax");
}
