//! What fuzzers and `cargo test -p nonlocal-library --test fuzz` run: calls of a module's functions, classes and methods,
//! chosen by bytes, under tight limits; and what must hold afterwards.
//!
//! `fuzz/` has a binary for each target; `library/tests/fuzz.rs` runs them over the corpus and over bytes from seeds.

use std::sync::OnceLock;

use nonlocal::{Bytes, Closure, Engine, ErrorKind, Limits, Output, Runtime, Value};

use crate::pieces::{FORMAT, PATTERN};
use crate::price::paid;

/// What a run may hold.
pub(crate) const HEAP: usize = 16 << 20;

/// What a run may burn.
const FUEL: u64 = 300_000;

/// A target: its name, the modules that are called, and what texts are made of.
pub(crate) struct Target {
    pub(crate) name: &'static str,
    modules: &'static [&'static str],
    pieces: &'static [&'static str],
}

/// All of them.
pub(crate) const TARGETS: &[Target] = &[
    Target {
        name: "re",
        modules: &["re"],
        pieces: PATTERN,
    },
    Target {
        name: "json",
        modules: &["json"],
        pieces: &[
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\"a\"",
            "1",
            "-",
            ".5",
            "e",
            "E+9",
            "true",
            "null",
            "NaN",
            "Infinity",
            " ",
            "\n",
            "\\",
            "\\u",
            "d83d",
            "\\ude00",
            "[[",
            "{\"a\":",
            "é",
            "\u{0}",
            "00",
            "999999999",
            "\u{feff}",
        ],
    },
    Target {
        name: "decimal",
        modules: &["decimal", "fractions", "statistics", "numbers"],
        pieces: &[
            "1",
            "0",
            "9",
            "-",
            ".",
            "E",
            "e+",
            "E-999999999",
            "E+999999999999999999",
            "NaN",
            "sNaN",
            "Infinity",
            "_",
            " ",
            "/",
            "x",
            "123456789",
            "0.1",
            "ROUND_UP",
            "ROUND_HALF_EVEN",
            ".2f",
            ",",
            "%",
            "99999",
            "n",
            "٣",
            "<",
            "010",
            "g",
            "=",
        ],
    },
    Target {
        name: "struct",
        modules: &["struct", "array", "binascii", "base64"],
        pieces: FORMAT,
    },
    Target {
        name: "csv",
        modules: &["csv"],
        pieces: &[
            "a",
            ",",
            "\"",
            "'",
            "\n",
            "\r",
            "\r\n",
            ";",
            " ",
            "\\",
            "\u{0}",
            "1",
            "1.5",
            "é",
            "\t",
            "|",
            "\"\"",
            "excel",
            "unix",
            "excel-tab",
            "-",
            "x,y\n",
            "aaaa",
        ],
    },
    Target {
        name: "datetime",
        modules: &["datetime", "time", "calendar", "zoneinfo"],
        pieces: &[
            "2024",
            "-",
            "02",
            "29",
            "T",
            " ",
            "12",
            ":",
            "34",
            "56",
            ".",
            "123456",
            "Z",
            "+",
            "05:30",
            "W",
            "%Y",
            "%m",
            "%d",
            "%H",
            "%M",
            "%S",
            "%f",
            "%z",
            "%Z",
            "%j",
            "%U",
            "%G",
            "%V",
            "%%",
            "%",
            "%-",
            "%:",
            "é",
            "9999",
            "0",
            "10000",
            "UTC",
            "../",
            "Europe/Berlin",
            "auto",
            "microseconds",
            "\u{0}",
        ],
    },
    Target {
        name: "ast",
        modules: &["ast", "tokenize", "codeop"],
        pieces: &[
            "a",
            "1",
            "'s'",
            "(",
            ")",
            "[",
            "]",
            "{",
            "}",
            ":",
            ",",
            "\n",
            "    ",
            "if a:",
            "def f(x):",
            "class A:",
            "return ",
            "lambda",
            " + ",
            " - ",
            "not ",
            "**",
            "f'{",
            "}'",
            "t'",
            "\"\"\"",
            "\\",
            "#",
            "@",
            "async ",
            "await ",
            "yield ",
            "for a in b:",
            "match a:",
            "case _:",
            "exec",
            "eval",
            "single",
            "func_type",
            "=",
            ":=",
            "...",
            "1j",
            "b'x'",
            "import a",
            "\t",
            "é",
            "$",
            "type X = int",
            "*",
        ],
    },
    Target {
        name: "unicodedata",
        modules: &["unicodedata"],
        pieces: &[
            "a",
            "é",
            "\u{301}",
            "\u{327}",
            "\u{fdfa}",
            "가",
            "\u{1100}",
            "\u{1161}",
            "\u{11a8}",
            "ﬁ",
            "½",
            "一",
            "\u{1d15e}",
            "NFC",
            "NFD",
            "NFKC",
            "NFKD",
            "LATIN SMALL LETTER ",
            "A",
            "CJK UNIFIED IDEOGRAPH-",
            "4E00",
            "HANGUL SYLLABLE ",
            "GAG",
            "DIGIT ONE",
            "-",
            "\u{10ffff}",
            "\u{0}",
        ],
    },
    Target {
        name: "texts",
        modules: &[
            "textwrap",
            "difflib",
            "html",
            "html.parser",
            "shlex",
            "fnmatch",
            "urllib.parse",
            "string",
            "pprint",
            "reprlib",
            "tomllib",
            "pickle",
            "copy",
            "graphlib",
            "argparse",
            "random",
            "hashlib",
            "hmac",
            "uuid",
            "colorsys",
            "queue",
            "timeit",
            "logging",
            "pathlib",
            "gettext",
            "getopt",
        ],
        pieces: &[
            "a",
            "b c",
            "\n",
            "\t",
            "-",
            "--",
            "'",
            "\"",
            "\\",
            "<p>",
            "</p>",
            "<!--",
            "-->",
            "&amp;",
            "&#65;",
            "&",
            "<",
            ">",
            "/",
            ":",
            "?",
            "#",
            "%41",
            "[",
            "]",
            "*",
            "!",
            "=",
            "1",
            ".",
            "{",
            "}",
            "$a",
            "${b}",
            "é",
            "http://",
            "@",
            ",",
            "\u{0}",
            "sha256",
            "c__main__\n",
            "(",
            "I1\n",
            "x",
            "aaaaaaaaaaaa",
        ],
    },
];

/// Runs a target by its name.
pub(crate) fn run(name: &str, data: &[u8]) {
    let target = TARGETS.iter().find(|target| target.name == name);
    calls(target.expect("a target"), data);
}

/// The engine of all runs: modules are compiled once.
fn engine() -> &'static Engine {
    static ENGINE: OnceLock<Engine> = OnceLock::new();
    ENGINE.get_or_init(|| {
        let limits = Limits::new()
            .fuel(FUEL)
            .heap_bytes(HEAP)
            .output_bytes(100_000)
            .integer_bits(1 << 20);
        nonlocal_library::install(Engine::builder())
            .limits(limits)
            .stdout(Output::discard())
            .stderr(Output::discard())
            .build()
    })
}

fn calls(target: &Target, data: &[u8]) {
    let mut rt = engine().runtime();
    if let Err(error) = prepared(&mut rt, target) {
        panic!("{} cannot be prepared: {error}", target.name);
    }
    let calls: Closure = rt.run("calls").expect("it is there");
    let what = || target.name.to_owned();
    let result = paid(&mut rt, what, |rt| {
        rt.call::<Value>(&calls, (Bytes(data.to_vec()),))
    });
    if let Err(error) = result {
        // Exceptions are caught there.
        let is_limit = matches!(error.kind(), ErrorKind::Limit(_));
        assert!(is_limit, "{:?}: {error:?}", error.kind());
        let _ = (error.traceback(), error.to_string());
    }
    // What the run did to the modules stays within them.
    let works = rt.run::<i64>("sum(n * n for n in range(10))");
    assert_eq!(works.expect("the runtime is usable"), 285);
    drop(calls);
    rt.collect();
}

fn prepared(rt: &mut Runtime, target: &Target) -> nonlocal::Result<()> {
    rt.run::<()>(include_str!("calls.py"))?;
    let start: Closure = rt.run("start")?;
    // Imports have fuel of their own, step by step.
    for module in target.modules {
        rt.run::<()>(format!("import {module}").as_str())?;
    }
    let count: usize = rt.call(&start, (target.modules.to_vec(), target.pieces.to_vec()))?;
    assert!(count > 0, "{} has nothing to call", target.name);
    Ok(())
}
