//! Tokens in any order, with blocks that mostly fit: more of it compiles than of bytes.

use super::bytes::Bytes;
use super::world;

/// What a byte stands for.
const TOKENS: &[&str] = &[
    "a",
    "b",
    "c",
    "f",
    "g",
    "self",
    "0",
    "1",
    "2",
    "-1",
    "10**30",
    "1.5",
    "'x'",
    "''",
    "b'y'",
    "None",
    "True",
    "...",
    "[]",
    "()",
    "{}",
    "[1, 2]",
    "(a, b)",
    "{a: b}",
    "{a, b}",
    "[a for a in b]",
    "{a for a in b}",
    "{a: a for a in b}",
    "(a for a in b)",
    "range(3)",
    "print",
    "len",
    "list",
    "iter",
    "next",
    "type",
    "str",
    "repr",
    "sorted",
    "map",
    "zip",
    "sum",
    "min",
    "max",
    "locals()",
    "globals()",
    "exec('a = 1')",
    "eval('a')",
    "super()",
    "ValueError",
    "StopIteration",
    "ExceptionGroup('g', [ValueError(1)])",
    "object()",
    "__import__('host')",
    "host.call",
    "host.wait(1)",
    "host.fails",
    "+",
    "-",
    "*",
    "/",
    "//",
    "%",
    "**",
    "@",
    "<<",
    ">>",
    "&",
    "|",
    "^",
    "~",
    "<",
    "<=",
    "==",
    "!=",
    ">",
    ">=",
    "is",
    "is not",
    "in",
    "not in",
    "and",
    "or",
    "not",
    "if",
    "else",
    "lambda:",
    "lambda a:",
    "lambda *a, **b:",
    "await",
    "yield",
    "yield from",
    ":=",
    "=",
    "+=",
    "*=",
    ",",
    ".",
    ".append",
    ".a",
    ".__class__",
    ".__dict__",
    ".__closure__",
    ".cell_contents",
    ".__code__",
    ".send",
    ".close",
    ".throw",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ":",
    "*",
    "**",
    "->",
    "f'{a}'",
    "f'{a!r:>{b}}'",
    "for a in b",
    "async for a in b",
    "if a",
];

/// What opens a block.
const HEADS: &[&str] = &[
    "def f():",
    "def g(a, b=1, *c, **d):",
    "async def f():",
    "class A:",
    "class A(B, metaclass=type):",
    "if a:",
    "elif b:",
    "else:",
    "while a:",
    "for a in b:",
    "async for a in b:",
    "try:",
    "except:",
    "except ValueError as a:",
    "except* a as b:",
    "finally:",
    "with a as b:",
    "async with a:",
    "match a:",
    "case [b, *c]:",
    "case {'a': b, **c}:",
    "case A(a=b):",
    "case _:",
    "@f",
    "def f[T](a: T):",
    "type X[T] = a",
];

/// What is a line by itself.
const LINES: &[&str] = &[
    "pass",
    "break",
    "continue",
    "return",
    "return a",
    "raise",
    "raise a from b",
    "del a",
    "global a",
    "nonlocal a",
    "nonlocal b",
    "import host",
    "from host import *",
    "assert a, b",
    "yield a",
    "a = b = 1",
    "a += 1",
    "a, *b = c",
    "print(a, b)",
    "f()",
    "g(1)",
    "a = f",
    "a = lambda: a",
    "b = [lambda: a for a in range(3)]",
    "a.a = b",
    "a[b] = c",
    "def f(): return a",
    "a: int = 1",
    "await a",
    "for a in f(): b = a",
];

pub(super) fn run(data: &[u8]) {
    let mut bytes = Bytes::new(data);
    let (step, stress) = (1 + bytes.below(50) as u64, bytes.one_in(8));
    let mut source = String::from("import host\na = b = c = 1\n");
    let mut depth = 0;
    while !bytes.is_empty() && source.len() < 1 << 14 {
        source.push_str(&"    ".repeat(depth));
        match bytes.below(8) {
            0 | 1 => {
                source.push_str(bytes.pick(HEADS));
                depth = (depth + 1).min(12);
            }
            2..=4 => source.push_str(bytes.pick(LINES)),
            _ => {
                for _ in 0..=bytes.below(10) {
                    source.push_str(bytes.pick(TOKENS));
                    source.push(' ');
                }
            }
        }
        source.push('\n');
        // Blocks end now and then.
        if bytes.one_in(3) {
            depth = depth.saturating_sub(1 + bytes.below(3));
        }
    }
    world::source(&source, step, stress);
}
