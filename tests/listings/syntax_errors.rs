//! Syntax errors: what is said about programs that are none, and where, is what CPython 3.14 says.
//!
//! The cases are in `tests/listings/syntax_errors/*.txt`: a program in one line, with escapes, and below it, indented, the
//! error as `Kind: message @ line:column-line:column`. The numbers are those of the `SyntaxError`.

use std::path::Path;
use std::{env, fs};

use nonlocal::symtable::of_source;

/// The programs of a file with what is expected of each.
fn cases(file: &str) -> Vec<(String, String)> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/listings/syntax_errors")
        .join(file);
    let text = fs::read_to_string(path).expect("a file of cases");
    let lines: Vec<_> = text.lines().skip(1).collect();
    let pairs = lines.chunks_exact(2);
    pairs
        .map(|pair| (unescape(pair[0]), pair[1].trim_start().to_owned()))
        .collect()
}

/// `\n`, `\t`, `\\` and `\u{...}` in a program become what they stand for.
fn unescape(line: &str) -> String {
    let mut out = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\\') {
        out.push_str(before);
        let mut characters = after.chars();
        match characters.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('u') => {
                let (code, _) = after[2..].split_once('}').expect("a closed escape");
                let code = u32::from_str_radix(code, 16).expect("a hexadecimal number");
                out.push(char::from_u32(code).expect("a character"));
                characters = after[3 + after[2..].find('}').expect("a closed escape")..].chars();
            }
            _ => out.push('\\'),
        }
        rest = characters.as_str();
    }
    out + rest
}

/// What this crate says about a program, in the form of the cases.
fn verdict(source: &str) -> String {
    match of_source("case", source) {
        Ok(_) => "no error".to_owned(),
        Err(error) => {
            let at = error.location();
            let (from, to) = ((at.line, at.column), (at.end_line, at.end_column));
            format!("{error} @ {}:{}-{}:{}", from.0, from.1, to.0, to.1)
        }
    }
}

fn check(file: &str) {
    let mut wrong = String::new();
    let cases = cases(file);
    assert!(!cases.is_empty());
    for (source, expected) in cases {
        let verdict = verdict(&source);
        if verdict != expected {
            wrong += &format!("{source:?}\n  expected {expected}\n  got      {verdict}\n");
        }
    }
    assert!(wrong.is_empty(), "{file}:\n{wrong}");
}

#[test]
fn tokens() {
    check("tokens.txt");
}

#[test]
fn indentation() {
    check("indentation.txt");
}

#[test]
fn f_strings() {
    check("f_strings.txt");
}

#[test]
fn expressions() {
    check("expressions.txt");
}

#[test]
fn calls() {
    check("calls.txt");
}

#[test]
fn statements() {
    check("statements.txt");
}

#[test]
fn patterns() {
    check("patterns.txt");
}

#[test]
fn code() {
    check("code.txt");
}
