//! Generates programs that are doubtful, for the oracle: what compiler and runtime warn about, and what filters do.
//!
//! A program has functions whose code is doubtful, gives warnings from several depths, sets filters, records warnings
//! and compiles doubtful texts while it runs. Only CPython knows what it prints on both streams. Every statement that
//! may raise stands in a `try`, so that all programs end well.

use nonlocal::strategies::Choices;

const PRELUDE: &str = "\
import operator, sys, warnings
y = True
x = [1]
def attempt(call, *args, **more):
    try:
        print(call(*args, **more))
    except BaseException as error:
        print(type(error).__name__, error, getattr(error, 'lineno', None), getattr(error, 'offset', None))
def give(text, category=None, level=1):
    warnings.warn(text, category, level)
def through(*args):
    give(*args)
class I(int): pass
class B:
    def __index__(self): return I(1)
def walk():
    while True:
        try: yield 1
        except ValueError: yield 2
";

/// Expressions that the compiler, the parser or the run may warn about.
const DOUBTFUL: &[&str] = &[
    "x is 5",
    "x is not 'a'",
    "not x is 5",
    "5 is x is 6",
    "x is ()",
    "x is -1",
    "x is b''",
    "x is None",
    "x is (1, 2)",
    "(1)()",
    "()()",
    "[1, 2](3)",
    "'a'(1)",
    "{}()",
    "(x for x in x)()",
    "f'{x}'()",
    "None()",
    "(lambda: 1)()",
    "1[0]",
    "None[0]",
    "{1}[0]",
    "(lambda: 1)[0]",
    "[1]['a']",
    "'a'[1.5]",
    "(1, 2)[3, 4]",
    "[1][None]",
    "f'a'['b']",
    "[1][x]",
    "[1][0:1]",
    "'\\d'",
    "'\\400'",
    "b'\\q'",
    "f'{x}\\d'",
    "f'\\{x}'",
    "rf'\\d{x}'",
    "'a' '\\e'",
    "r'\\d'",
    "1if x else 2",
    "0x1for x in x",
    "5in x",
    "1or 2",
    "x == 5",
    "~y",
    "bool(NotImplemented)",
    "operator.index(B())",
    "[w is 5 for w in x]",
    "{1: 2}['a']",
    "(1 is 1, 2 is 2)",
    "x[B():]",
    "walk().throw(ValueError, 'a')",
];
const CATEGORIES: &[&str] = &[
    "UserWarning",
    "DeprecationWarning",
    "SyntaxWarning",
    "RuntimeWarning",
    "FutureWarning",
    "ImportWarning",
    "PendingDeprecationWarning",
    "ResourceWarning",
    "Warning",
];
const ACTIONS: &[&str] = &["default", "always", "module", "once", "ignore", "error"];
const TEXTS: &[&str] = &["text", "other text", "a1", "b2", "Text", ""];
const PATTERNS: &[&str] = &[
    "text",
    "te.t",
    "[ab]\\\\d",
    "(a|b)+[0-9]*$",
    ".*text",
    "^o",
    "\\\\w+ ",
    "t?e",
    "A1",
];

struct Grower {
    choices: Choices,
    source: String,
    functions: u32,
}

/// The program of a seed.
pub(crate) fn program(seed: u64) -> String {
    let mut grower = Grower {
        choices: Choices::from_seed(seed),
        source: PRELUDE.to_owned(),
        functions: 0,
    };
    for _ in 0..6 + grower.choices.below(12) {
        grower.statement("", 0);
    }
    grower.source.push_str("print(len(warnings.filters), sorted(map(str, globals().get('__warningregistry__', {}))))\n");
    grower.source
}

impl Grower {
    fn pick(&mut self, among: &[&str]) -> String {
        among[self.choices.below(among.len() as u32) as usize].to_owned()
    }

    fn line(&mut self, indent: &str, text: &str) {
        self.source.push_str(&format!("{indent}{text}\n"));
    }

    fn statement(&mut self, indent: &str, depth: u32) {
        let inner = format!("{indent}    ");
        match self.choices.below(16) {
            0 | 1 => self.function(indent),
            2 | 3 => {
                let (text, category) = (self.pick(TEXTS), self.pick(CATEGORIES));
                let level = self.choices.below(4);
                let call = self.pick(&["give", "through"]);
                self.line(
                    indent,
                    &format!("attempt({call}, {text:?}, {category}, {level})"),
                );
            }
            4 => {
                let (text, category) = (self.pick(TEXTS), self.pick(CATEGORIES));
                self.line(
                    indent,
                    &format!("for _ in range(2): attempt(warnings.warn, {text:?}, {category})"),
                );
            }
            5 | 6 => {
                let filter = self.filter();
                self.line(indent, &filter);
            }
            7 => {
                let (text, category) = (self.pick(TEXTS), self.pick(CATEGORIES));
                let (line, module) = (self.choices.below(3), self.pick(&["m", "other", "text"]));
                self.line(
                    indent,
                    &format!("attempt(warnings.warn_explicit, {text:?}, {category}, 'file.py', {line}, {module:?}, x and {{}})"),
                );
            }
            8 | 9 => {
                let doubtful = self.pick(DOUBTFUL);
                let call = self.pick(&[
                    "eval",
                    "exec",
                    "lambda text: compile(text, 'made', 'exec') and None",
                ]);
                self.line(indent, &format!("attempt({call}, {})", quoted(&doubtful)));
            }
            10 => {
                let doubtful = self.pick(DOUBTFUL);
                self.line(indent, &format!("attempt(lambda: {doubtful})"));
            }
            11 | 12 if depth < 2 => {
                let record = self.choices.below(3) > 0;
                let mut arguments =
                    vec![format!("record={}", if record { "True" } else { "False" })];
                if self.choices.below(2) == 0 {
                    arguments.push(format!("action={:?}", self.pick(ACTIONS)));
                    arguments.push(format!("category={}", self.pick(CATEGORIES)));
                }
                self.line(
                    indent,
                    &format!(
                        "with warnings.catch_warnings({}) as log{depth}:",
                        arguments.join(", ")
                    ),
                );
                for _ in 0..1 + self.choices.below(4) {
                    self.statement(&inner, depth + 1);
                }
                if record {
                    self.line(indent, &format!("print([(w.category.__name__, str(w.message), w.lineno) for w in log{depth}])"));
                }
            }
            13 => {
                let condition = self.pick(&["(x, 'text')", "x, 'text'", "()", "(x)", "(1, 2)"]);
                self.line(indent, &format!("try: assert {condition}"));
                self.line(indent, "except AssertionError: print('failed')");
            }
            14 => self.line(indent, "attempt(warnings.resetwarnings)"),
            _ => {
                let doubtful = self.pick(DOUBTFUL);
                self.line(indent, &format!("if not x: {doubtful}"));
            }
        }
    }

    fn filter(&mut self) -> String {
        let (action, category) = (self.pick(ACTIONS), self.pick(CATEGORIES));
        let append = if self.choices.below(3) == 0 {
            ", append=True"
        } else {
            ""
        };
        match self.choices.below(3) {
            0 => {
                let pattern = self.pick(PATTERNS);
                format!("warnings.filterwarnings({action:?}, \"{pattern}\", {category}{append})")
            }
            1 => {
                let module = self.pick(&["m", "__main__", "oth", "sys", "<str"]);
                format!("warnings.filterwarnings({action:?}, module={module:?}{append})")
            }
            _ => format!("warnings.simplefilter({action:?}, {category}{append})"),
        }
    }

    /// A function that is never called: only its code is doubtful.
    fn function(&mut self, indent: &str) {
        self.functions += 1;
        let number = self.functions;
        let default = self.pick(&["", "a=1", "a: int = 2", "a: x is 7 = 3"]);
        self.line(indent, &format!("def f{number}({default}):"));
        let inner = format!("{indent}    ");
        let deeper = format!("{inner}    ");
        for _ in 0..1 + self.choices.below(3) {
            let (one, two) = (self.pick(DOUBTFUL), self.pick(DOUBTFUL));
            match self.choices.below(7) {
                0 => {
                    self.line(&inner, &format!("while {one}:"));
                    self.line(&deeper, &two);
                }
                1 => {
                    self.line(&inner, "try:");
                    let leave = self.pick(&["pass", "return 1", "x is 8"]);
                    self.line(&deeper, &leave);
                    self.line(&inner, "finally:");
                    self.line(&deeper, &one);
                }
                2 => self.line(&inner, &format!("if {one}: return {two}")),
                3 => self.line(&inner, &format!("return lambda: {one}")),
                4 => {
                    self.line(&inner, &format!("for z in {one}:"));
                    self.line(&deeper, "try: continue");
                    self.line(&deeper, &format!("finally: {two}"));
                }
                5 => self.line(&inner, &format!("class C({one}): {two}")),
                _ => self.line(&inner, &one),
            }
        }
    }
}

/// A text as a literal of Python.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
