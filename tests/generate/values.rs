//! Generates programs that use the operators, methods and functions of every built-in type, for the oracle.
//!
//! A program makes some variables of random types and does twenty to forty things with them, most of which fit their
//! types and some of which do not. It shows the result of each or the exception, and what the variables hold at the
//! end. Nothing in it grows without bound, and nothing shows an order, a hash or an address that is not the same
//! everywhere. Lists with a NaN or of mixed types are not sorted: what a sort without an order leaves differs here
//! (COMPATIBILITY.md).

use super::methods::{FUNCTIONS, IN_PLACE, METHODS, OPERATORS, TEMPLATES};
use nonlocal::strategies::Choices;

/// What comes before each program. `show` shortens results; sets that hold strs have an order of their own everywhere.
const PRELUDE: &str = "\
import math
def text(value):
    if isinstance(value, (set, frozenset)) and any(isinstance(x, (str, bytes, tuple)) for x in value):
        return type(value).__name__ + str(sorted(map(repr, value)))
    if hasattr(value, '__next__'):
        return type(value).__name__ + text(list(value))
    return type(value).__name__ + ' ' + repr(value)
def show(number, make):
    try:
        print(number, text(make())[:300])
    except Exception as error:
        print(number, type(error).__name__, str(error)[:300])
";

/// The kinds of which variables are made; `A` is a bytearray, `M` a frozenset, `S` a slice, `N` None.
const KINDS: &[char] = &[
    's', 's', 'b', 'A', 'n', 'n', 'f', 'z', 'l', 'l', 't', 'd', 'd', 'm', 'm', 'M', 'r', 'S', 'o',
    'N',
];

struct Variable {
    name: String,
    kind: char,
}

struct Grower {
    choices: Choices,
    variables: Vec<Variable>,
    source: String,
    number: u32,
}

/// The program of a seed.
pub(crate) fn program(seed: u64) -> String {
    let mut grower = Grower {
        choices: Choices::from_seed(seed),
        variables: Vec::new(),
        source: PRELUDE.to_owned(),
        number: 0,
    };
    grower.grow();
    grower.source
}

impl Grower {
    fn grow(&mut self) {
        for index in 0..5 + self.choices.below(5) {
            let kind = KINDS[self.choices.below(KINDS.len() as u32) as usize];
            let name = format!("v{index}");
            let value = self.literal(kind, 2);
            self.source.push_str(&format!("{name} = {value}\n"));
            self.variables.push(Variable { name, kind });
        }
        for _ in 0..20 + self.choices.below(20) {
            self.statement();
        }
        for variable in &self.variables {
            let name = &variable.name;
            self.source
                .push_str(&format!("print('{name}', text({name})[:500])\n"));
        }
    }

    fn statement(&mut self) {
        self.number += 1;
        let number = self.number;
        let line = match self.choices.below(20) {
            0..=6 => self.method(),
            7..=9 => self.function(),
            10..=14 => {
                let at = self.choices.below(TEMPLATES.len() as u32) as usize;
                self.template(TEMPLATES[at])
            }
            15..=17 => self.binary(),
            _ => return self.change(),
        };
        self.source
            .push_str(&format!("show({number}, lambda: {line})\n"));
    }

    /// A statement that changes a variable or a part of one.
    fn change(&mut self) {
        let at = self.choices.below(self.variables.len() as u32) as usize;
        let (name, kind) = (self.variables[at].name.clone(), self.variables[at].kind);
        let change = match self.choices.below(6) {
            0..=2 => {
                let operator = IN_PLACE[self.choices.below(IN_PLACE.len() as u32) as usize];
                let operand = match operator {
                    "*=" | ">>=" => self.literal('j', 0),
                    _ if self.choices.chance(70) => self.literal(kind, 1),
                    _ => self.literal('a', 1),
                };
                format!("{name} {operator} {operand}")
            }
            3 => {
                let (key, value) = (self.key(kind), self.literal('a', 1));
                format!("{name}[{key}] = {value}")
            }
            4 => {
                let (slice, value) = (self.template("{i}:{i}"), self.literal('l', 1));
                format!("{name}[{slice}] = {value}")
            }
            _ => {
                let key = self.key(kind);
                format!("del {name}[{key}]")
            }
        };
        let number = self.number;
        self.source.push_str(&format!(
            "try:\n    {change}\n    print({number}, text({name})[:300])\nexcept Exception as error:\n    \
             print({number}, type(error).__name__, str(error)[:300])\n"
        ));
    }

    fn key(&mut self, kind: char) -> String {
        match kind {
            'd' => self.literal('h', 0),
            _ if self.choices.chance(10) => self.literal('f', 0),
            _ => self.literal('i', 0),
        }
    }

    /// A method of a variable or of a literal.
    fn method(&mut self) -> String {
        let (kind, rows) = METHODS[self.choices.below(METHODS.len() as u32) as usize];
        let receiver = self.operand(kind);
        let row = rows[self.choices.below(rows.len() as u32) as usize];
        let (name, kinds) = row.split_once(' ').unwrap_or((row, ""));
        let arguments = self.arguments(kinds);
        format!("{receiver}.{name}({arguments})")
    }

    fn function(&mut self) -> String {
        let row = FUNCTIONS[self.choices.below(FUNCTIONS.len() as u32) as usize];
        let (name, kinds) = row.split_once(' ').unwrap_or((row, ""));
        let arguments = self.arguments(kinds);
        format!("{name}({arguments})")
    }

    fn binary(&mut self) -> String {
        let operator = OPERATORS[self.choices.below(OPERATORS.len() as u32) as usize];
        let kind = KINDS[self.choices.below(KINDS.len() as u32) as usize];
        let left = self.operand(kind);
        let right = if self.choices.chance(60) { kind } else { 'a' };
        // A factor must not be large where the other is a sequence.
        let right = if operator == "*" && !"nfzo".contains(kind) {
            'i'
        } else {
            right
        };
        let right = self.operand(right);
        // Which objects are the same one is up to the implementation, except for None.
        let right = if operator == "is" {
            "None".to_owned()
        } else {
            right
        };
        format!("{left} {operator} {right}")
    }

    /// Arguments of these kinds; now and then one is wrong, missing, or too many.
    fn arguments(&mut self, kinds: &str) -> String {
        let (needed, optional) = kinds.split_once('?').unwrap_or((kinds, ""));
        let given = self.choices.below(optional.len() as u32 + 1) as usize;
        let mut arguments: Vec<String> = Vec::new();
        for kind in needed.chars().chain(optional.chars().take(given)) {
            let kind = if self.choices.chance(6) { 'a' } else { kind };
            arguments.push(self.operand(kind));
        }
        match self.choices.below(40) {
            0 => drop(arguments.pop()),
            1 => arguments.push(self.literal('a', 0)),
            _ => {}
        }
        arguments.join(", ")
    }

    /// Fills the `{k}` of a template with operands; `{{` and `}}` stand for braces.
    fn template(&mut self, template: &str) -> String {
        let mut filled = String::new();
        let mut chars = template.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '{' | '}' if chars.peek() == Some(&c) => {
                    chars.next();
                    filled.push(c);
                }
                '{' => {
                    let kind = chars.next().unwrap_or('a');
                    chars.next();
                    let operand = self.operand(kind);
                    filled.push_str(&operand);
                }
                _ => filled.push(c),
            }
        }
        filled
    }

    /// A variable of a kind, if there is one and it is wanted, else a literal; ready to stand in an expression.
    fn operand(&mut self, kind: char) -> String {
        let known: Vec<usize> = (0..self.variables.len())
            .filter(|&at| self.variables[at].kind == kind)
            .collect();
        if !known.is_empty() && self.choices.chance(60) {
            let at = known[self.choices.below(known.len() as u32) as usize];
            return self.variables[at].name.clone();
        }
        let literal = self.literal(kind, 1);
        // Inside an f-string a literal must not begin with a brace, and `1.real` is no attribute.
        if literal.starts_with(['(', '[', '\'']) || literal.contains('(') && !literal.contains(' ')
        {
            literal
        } else {
            format!("({literal})")
        }
    }

    fn pick(&mut self, among: &[&str]) -> String {
        among[self.choices.below(among.len() as u32) as usize].to_owned()
    }

    fn items(&mut self, kind: char, most: u32, depth: u32) -> String {
        let count = self.choices.below(most + 1);
        let items: Vec<String> = (0..count)
            .map(|_| self.literal(kind, depth.saturating_sub(1)))
            .collect();
        items.join(", ")
    }

    /// A value of a kind, written out.
    fn literal(&mut self, kind: char, depth: u32) -> String {
        match kind {
            'i' => self.pick(&[
                "0", "1", "2", "3", "-1", "-2", "5", "7", "-3", "12", "20", "True",
            ]),
            'j' => self.pick(&["0", "1", "2", "3", "-1", "2.5", "None"]),
            'n' => self.pick(&[
                "0",
                "1",
                "-1",
                "2",
                "7",
                "10",
                "-13",
                "42",
                "97",
                "255",
                "256",
                "-257",
                "1000",
                "65535",
                "123456789",
                "-987654321",
                "2**31",
                "-2**31",
                "2**53 + 1",
                "2**63 - 1",
                "-2**63",
                "2**63",
                "2**64 + 3",
                "-10**20",
                "10**25 + 7",
                "0x1F",
                "0b1011",
                "0o17",
                "1_000",
            ]),
            'f' => self.pick(&[
                "0.0",
                "-0.0",
                "1.0",
                "0.5",
                "-1.5",
                "2.5",
                "3.5",
                "0.1",
                "-0.25",
                "1e16",
                "1e22",
                "123.456",
                "1e-7",
                "1.5e300",
                "5e-324",
                "1/3",
                "2.675",
                "1e100",
                "-7.0",
                "1234567.891",
                "float('inf')",
                "float('-inf')",
                "99999.5",
                "1e15",
                "0.0001",
            ]),
            'z' => self.pick(&[
                "1j",
                "0j",
                "1+2j",
                "-1.5-0.5j",
                "complex(0.0, -0.0)",
                "3+0j",
                "complex('1e3j')",
                "2.5j",
            ]),
            's' => self.pick(&[
                "''",
                "'a'",
                "'abc'",
                "'Hello, World'",
                "'  spaced  out '",
                "'123'",
                "'-45'",
                "'1_000'",
                "'0x1f'",
                "'3.25'",
                "'1e5'",
                "'nan'",
                "'ab' * 3",
                "'\\t\\n x'",
                "'a,b,,c'",
                "'ÄÖÜß'",
                "'ǆ ŉ ﬁ'",
                "'αβγ Σ'",
                "'日本語'",
                "'😀 x'",
                "'I\\u0307'",
                "'x\\x00y'",
                "'a\\nb\\r\\nc\\x0bd'",
                "'{} {0}'",
                "'{a!r:>5}'",
                "'%s %d'",
                "'__class__'",
                "'real'",
                "'lower'",
                "'ŸÿĀ'",
                "'½²③'",
                "'tab\\tbed'",
                "\"it's\"",
                "'\"q\"'",
                "'Title Case'",
                "'snake_case'",
                "'aXbXc'",
                "'zzz'",
            ]),
            'c' => self.pick(&["' '", "'*'", "'x'", "'é'", "'0'", "'ab'"]),
            'b' => self.pick(&[
                "b''",
                "b'a'",
                "b'abc'",
                "b'Hello World'",
                "b' x y '",
                "b'12'",
                "b'\\x00\\xff\\x80'",
                "b'a,b,,c'",
                "b'ab' * 3",
                "b'\\xc3\\xa9'",
                "b'a\\nb\\r\\nc'",
                "b'%d %s'",
                "b'\\'\"'",
                "b'ABC abc'",
                "bytes(3)",
            ]),
            'y' => self.pick(&["b' '", "b'*'", "b'x'", "b'ab'"]),
            'A' => self.pick(&[
                "bytearray()",
                "bytearray(b'abc')",
                "bytearray(b'a b a')",
                "bytearray([1, 2, 255])",
                "bytearray(2)",
            ]),
            'l' => {
                let items = match self.choices.below(5) {
                    0 => self.items('s', 4, depth),
                    1 => self.items('a', 4, depth),
                    2 => self.items('f', 4, depth),
                    _ => self.items('i', 6, depth),
                };
                format!("[{items}]")
            }
            't' => {
                let items = match self.choices.below(4) {
                    0 => self.items('s', 3, depth),
                    1 => self.items('a', 3, depth),
                    _ => self.items('n', 4, depth),
                };
                if items.is_empty() {
                    "()".to_owned()
                } else {
                    format!("({items},)")
                }
            }
            'd' => {
                let entries: Vec<String> = (0..self.choices.below(4))
                    .map(|_| {
                        let key = self.literal('h', 0);
                        let value = self.literal('a', depth.saturating_sub(1));
                        format!("{key}: {value}")
                    })
                    .collect();
                format!("dict({{{}}})", entries.join(", "))
            }
            'm' => format!("set([{}])", self.items('h', 6, 0).replace('\'', ""))
                .replace("set([])", "set()"),
            'M' => format!("frozenset([{}])", self.items('n', 5, 0)),
            'r' => self.pick(&[
                "range(0)",
                "range(5)",
                "range(1, 10, 3)",
                "range(10, 0, -2)",
                "range(-3, 3)",
                "range(2**64, 2**64 + 3)",
                "range(7, 7)",
                "range(0, 100, 7)",
            ]),
            'S' if depth > 1 => self.template("slice({i}, {i}, {i})"),
            'q' => match self.choices.below(6) {
                0 => self.literal('r', 0).replace("2**64", "2**6"),
                1 => format!("({},)", self.literal('n', 0)),
                2 => format!("set([{}])", self.items('n', 5, 0)),
                3 => format!("(x * 2 for x in [{}])", self.items('i', 4, 0)),
                _ => format!("[{}]", self.items('i', 6, 0)),
            },
            'S' => format!("[{}]", self.items('s', 4, 0)),
            'B' => format!("[{}]", self.items('b', 4, 0)),
            'o' => self.pick(&["True", "False"]),
            'e' => self.pick(&[
                "'utf-8'",
                "'ascii'",
                "'latin-1'",
                "'utf-16-le'",
                "'utf8'",
                "'no-such'",
                "'utf-32-be'",
            ]),
            'g' => self.pick(&[
                "''", "'>10'", "'*^12'", "'+d'", "'x'", "'#b'", "'08.3f'", "'.2e'", "','", "'_'",
                "'%'", "'g'", "'.0f'", "'s'", "'.3'", "'=+8'", "'010'", "'c'", "'n'", "'e'", "'G'",
                "'<5s'", "'z.1f'", "'é>6'", "',.2f'", "'#x'", "'_x'", "'d'", "'q'", "'10.'",
                "'>+'", "'-^9.4g'", "'o'",
            ]),
            'h' => self.pick(&[
                "0", "1", "2", "-1", "5", "True", "None", "1.5", "2.0", "(1, 2)", "()", "17", "64",
                "-2", "100",
            ]),
            'u' => self.pick(&[
                "abs",
                "str",
                "repr",
                "lambda x: -x",
                "lambda x: x % 3",
                "float",
                "bool",
                "lambda x: (x, x)",
            ]),
            'v' => self.pick(&[
                "bool",
                "lambda x: x > 2",
                "lambda x: x % 2 == 0",
                "callable",
            ]),
            'w' => self.pick(&["'little'", "'big'", "'middle'"]),
            'k' => self.pick(&[
                "int",
                "str",
                "list",
                "(int, float)",
                "int | str",
                "object",
                "type(None)",
                "bool",
                "3",
            ]),
            'T' => self.pick(&[
                "{97: 'b', 98: None}",
                "str.maketrans('abc', 'xyz')",
                "{ord('a'): 0x3b1}",
                "[1, 2]",
                "{}",
            ]),
            'a' if depth > 0 => {
                let kinds = [
                    'n', 'f', 's', 'b', 'l', 't', 'd', 'm', 'r', 'o', 'N', 'z', 'M', 'A',
                ];
                let kind = kinds[self.choices.below(kinds.len() as u32) as usize];
                self.literal(kind, depth - 1)
            }
            'a' => {
                let kinds = ['n', 'f', 's', 'o', 'N', 't'];
                let kind = kinds[self.choices.below(kinds.len() as u32) as usize];
                self.literal(kind, 0)
            }
            _ => "None".to_owned(),
        }
    }
}
