//! Whether a source only ends too early: the answers of CPython 3.14's `codeop.compile_command(source, symbol="exec")`.

use nonlocal::{ErrorKind, Program, Runtime};

/// `compile_command` gives None.
const INCOMPLETE: &[&str] = &[
    "(",
    "[1,",
    "{1: 2,",
    "f(1,",
    "f(1, (2",
    "x = (1 +",
    "x = [",
    "x = {'a': (1, 2)",
    "\"\"\"abc",
    "x = '''abc",
    "x = \"\"\"abc\ndef",
    "f\"\"\"abc",
    "f\"\"\"abc{x",
    "f\"\"\"abc{x}",
    "f\"{x",
    "f\"{",
    "rb\"\"\"abc",
    "f(\"\"\"abc",
    "x = 1 \\",
    "\\",
    "if x: \\",
    "(\\",
    "if x:",
    "if x:\n",
    "if x:\n    ",
    "if x:\n    # comment",
    "if x:\n    if y:",
    "while True:",
    "for a in b:",
    "def f():",
    "def f(",
    "def f(a, b",
    "async def f():",
    "class C:",
    "class C(",
    "class C:\n    def f(self):",
    "@dec",
    "@dec\n",
    "@dec\n@other",
    "@dec(",
    "@dec\ndef f():",
    "if x:\n    y\nelse:",
    "if x:\n    y\nelif z:",
    "try:",
    "try:\n    x",
    "try:\n    x\n",
    "try:\n    x\nexcept:",
    "try:\n    x\nexcept E:",
    "try:\n    x\nfinally:",
    "try:\n    x\nexcept:\n    y\nfinally:",
    "try:\n    if a:\n        b",
    "with a:",
    "with (a as b,",
    "match x:",
    "match x:\n    case 1:",
    "match x:\n",
    "x[",
    "from a import (",
    "from a import (b,",
    "return (",
    "lambda x: (",
    "print(\"x\"",
    "a; (",
    "if a: (b",
    "x = 5 if (",
    "{x for x in",
    "[x for x in y",
    "{**a,",
    "f(*",
    "f(**",
    "f(a=",
    "x: (",
    "(x := 1",
    "(\n\n",
    "(\n1,\n",
    "[\n# comment\n",
    "def f():\n    \"\"\"doc",
    "def f():\n    return (1,\n",
    "if 1:\n  if 2:\n    x\n  else:",
    "while 1:\n    x\nelse:",
    "for x in y:\n    z\nelse:",
    "with open(a) as f, \\",
    "x = \"\"\"a\"\"\" + \"\"\"",
    "f\"\"\"{x:",
    "f\"\"\"{x!r",
    "f\"\"\"{x!",
    "f\"{x:{y",
    "f\"\"\"\n{\nx\n",
    "'\\",
    "'abc\\",
    "'abc\\\ndef\\",
    "async for x in y:",
    "async with x:",
    "try: x",
    "def f(x, x):",
    "(a for b in c",
    "{a: b, c",
    "def f() -> int:",
    "def f[T",
    "def f[T]():",
];

/// `compile_command` raises.
const WRONG: &[&str] = &[
    "(1 2",
    "(1 +) ",
    "(1]",
    ")",
    "f'abc",
    "\"abc",
    "'abc",
    "f(\"abc",
    "1 2 \"\"\"abc",
    "f(1 2 \"\"\"",
    "x\\\\y",
    "if x",
    "for a in",
    "for a",
    "def f",
    "async",
    "class C",
    "@dec\nx = 1",
    "@",
    "if x:\n    y\nelse",
    "if x:\n    y\nelif",
    "else:",
    "try:\n    x\nexcept E as",
    "try:\n    x\ny",
    "with a as",
    "match x:\n    case",
    "match x",
    "x = ",
    "x +",
    "x.",
    "import",
    "from a import",
    "import a.",
    "return",
    "x = = 1",
    "x = 1 1",
    "1 +* 2",
    "for = 3",
    "def 1f():",
    "if x:\ny",
    "if x:\n  y\n z",
    " x",
    "x\n  y",
    "lambda",
    "lambda x:",
    "x if y",
    "x if y else",
    "not",
    "yield",
    "del",
    "global",
    "assert",
    "print \"x\"",
    "a = \"b\" \"c",
    "a; if",
    "nonlocal x",
    "type X =",
    "type X",
    "x: int =",
    "x := 1",
    "1_",
    "1__0",
    "0x",
    "$",
    "?",
    "x = $",
    "def f():\n\\tx\n        y",
    "'abc\\\ndef",
    "await",
    "def f(x=1, y):",
    "f(a for b in c, d",
    "f(a=1, 2",
    "f(**a, *b",
    "(x = 1",
    "[x = 1",
    "x = yield",
    "@property\n    def f",
    "def f() -> ",
    "def f() -> int",
    "a b c (",
    "a (b c",
    "foo bar:",
    "if True:\n    pass\n  (",
];

/// `compile_command` gives code.
const COMPLETE: &[&str] = &[
    "if x:\n    y",
    "if x:\n    y\n",
    "if x:\n    if y:\n        z",
    "def f(): return",
    "class C:\n    x = 1\n    def f(self):\n        pass",
    "try:\n    x\nexcept:\n    y",
    "match x:\n    case 1:\n        pass",
    "x = 1",
    "# comment",
    "# comment\n",
    " # comment",
    "",
    "\n",
    "\n\n",
    "   ",
    "pass",
    "raise",
    "a; b",
    "a;",
    "if a: b; c",
    "if a: b\nelse: c",
    "while x: break",
    "x: int",
    "def f():\n    x = [\n        1,\n    ]",
    "try: x\nexcept: y",
    "class C: pass",
];

/// What a source is: `Some(true)` if it is incomplete, `None` if it is a program.
fn incomplete(source: &str) -> Option<bool> {
    let error = Program::compile("<input>", source).err()?;
    assert_eq!(error.kind(), ErrorKind::Syntax, "{source:?}");
    Some(error.is_incomplete_input())
}

#[test]
fn sources_are_incomplete_where_codeop_asks_for_more() {
    let mut different = Vec::new();
    for (sources, expected) in [
        (INCOMPLETE, Some(true)),
        (WRONG, Some(false)),
        (COMPLETE, None),
    ] {
        let wrong = sources
            .iter()
            .filter(|source| incomplete(source) != expected);
        different.extend(wrong.map(|source| (source, expected)));
    }
    assert!(different.is_empty(), "{different:?}");
}

/// Here codeop differs from its parser: it tries the source with another line break, which ends the statement.
#[test]
fn a_backslash_before_the_last_line_break_wants_another_line() {
    assert_eq!(incomplete("if x and \\\n"), Some(true));
    assert_eq!(incomplete("if x and \\\n\n"), Some(false));
}

/// A source that grows character by character is incomplete, a program, or has its end in the middle of a line; it
/// is never beyond repair at the end of a line.
#[test]
fn every_line_of_a_program_leaves_it_incomplete_or_complete() {
    let program = "\
class Till:
    \"\"\"A till.

    Two lines.\"\"\"

    @property
    def total(self):
        try:
            return sum([
                price  # of one
                for price in self.prices
            ])
        except (
            TypeError,
        ):
            if not \\
                self.prices:
                return {
                    0: f\"\"\"nothing
                    {0}\"\"\",
                }
            else:
                raise
        finally:
            self.done = True

match Till():
    case Till(
    ):
        pass
";
    let mut seen = [0, 0];
    for (at, _) in program.match_indices('\n') {
        for source in [&program[..at], &program[..=at]] {
            match incomplete(source) {
                None => seen[0] += 1,
                Some(true) => seen[1] += 1,
                Some(false) => panic!("not incomplete: {source:?}"),
            }
        }
    }
    assert!(seen[0] > 5 && seen[1] > 20, "{seen:?}");
}

#[test]
fn errors_that_no_line_mends_are_not_incomplete() {
    // Behind the parser, in the text as a whole, at a limit, and at run time.
    for source in ["def f():\n    nonlocal x", "return", "x = 1\0"] {
        assert_eq!(incomplete(source), Some(false), "{source:?}");
    }
    let limits = nonlocal::Limits::new().source_bytes(3);
    let error = Program::compile_with("<input>", "f(1,", &limits).unwrap_err();
    assert!(!error.is_incomplete_input());
    let error = Runtime::new()
        .run::<()>("compile('f(1,', 'f', 'exec')")
        .unwrap_err();
    assert!(!error.is_incomplete_input() && error.is_exception("SyntaxError"));
}

/// What is typed inside a scope of the host is judged in the same way.
#[test]
fn a_program_for_a_scope_is_incomplete_too() {
    let incomplete = |source| {
        Program::compile_in(["rate"], "<input>", source)
            .is_err_and(|error| error.is_incomplete_input())
    };
    assert!(incomplete("nonlocal rate\nrate = ("));
    assert!(incomplete("if rate:"));
    assert!(!incomplete("nonlocal rate\nrate = )"));
}
