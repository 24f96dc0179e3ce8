//! Generates programs about the ends of iterators, for the oracle: callbacks that raise, and generators that are left
//! before their end.
//!
//! A program does some twenty things, each with an iterator of its own: a tower of natives over a generator or over an
//! object of a class, one of which may call a function that raises. A consumer reads it, wholly or not. The generators
//! say when they end. Generators have no name and are no arguments of functions of the program, so that CPython's reference counts and this runtime
//! agree about when that is; what has to wait for a collector here is no part of the programs.

use nonlocal::strategies::Choices;

/// What comes before each program.
const PRELUDE: &str = "\
import itertools
from itertools import *
from functools import reduce
from collections import deque
class Custom(BaseException):
    pass
def numbers(name, count=3, result=None):
    try:
        for number in range(count):
            yield number
        return result
    finally:
        print('end of', name)
def careful(name):
    for outer in numbers(name + ' outer'):
        try:
            yield from numbers(name + ' inner', 2, 'inner result')
        except ValueError as error:
            print('careful', error)
def nested(name):
    for outer in numbers(name + ' outer'):
        for inner in (n for n in numbers(name + ' inner')):
            yield outer * 3 + inner
class Each:
    def __init__(self, name):
        self.name = name
    def __iter__(self):
        yield from numbers(self.name)
class Passes(Each):
    def __iter__(self):
        return numbers(self.name)
def passes(name):
    return numbers(name)
def rises(error, after):
    def call(*arguments):
        nonlocal after
        after -= 1
        if after < 0:
            raise error
        return arguments[-1] if arguments else after
    return call
class Steps:
    def __init__(self, error, after):
        self.step = rises(error, after)
    def __iter__(self):
        return self
    def __next__(self):
        return self.step()
class Items:
    def __init__(self, error, after):
        self.step = rises(error, after)
    def __getitem__(self, index):
        return self.step(index)
    def __len__(self):
        return 3
class Truth:
    def __init__(self, error):
        self.error = error
    def __bool__(self):
        raise self.error
    __eq__ = __radd__ = lambda self, other: self.__bool__()
    __repr__ = lambda self: 'Truth'
def text(value):
    return type(value).__name__ if 'object at' in repr(value) else repr(value)[:200]
def show(number, make):
    try:
        print(number, text(make()))
    except BaseException as error:
        print(number, type(error).__name__, str(error)[:200], repr(error.__context__)[:80])
";

const ERRORS: &[&str] = &[
    "StopIteration",
    "StopIteration(7)",
    "StopIteration(None)",
    "StopIteration((1, 2))",
    "GeneratorExit('x')",
    "StopAsyncIteration(1)",
    "ValueError('v')",
    "IndexError('i')",
    "Custom('c')",
    "KeyboardInterrupt()",
];

/// `@` is a source, `#` a function that may raise.
const WRAPPERS: &[&str] = &[
    "map(#, @)",
    "map(#, @, @)",
    "filter(#, @)",
    "filter(None, @)",
    "filterfalse(#, @)",
    "takewhile(#, @)",
    "dropwhile(#, @)",
    "starmap(#, zip(@))",
    "accumulate(@, #)",
    "accumulate(@)",
    "enumerate(@)",
    "zip(@, @)",
    "zip(@, [1])",
    "zip(@, @, strict=True)",
    "islice(@, 2)",
    "islice(@, 1, None)",
    "itertools.islice(@, 0, 5, 2)",
    "chain(@, @)",
    "pairwise(@)",
    "batched(@, 2)",
    "zip_longest(@, @)",
    "compress(@, @)",
    "islice(cycle(@), 4)",
    "iter(@)",
];

/// `@` is an iterator.
const CONSUMERS: &[&str] = &[
    "list(islice(@, 5))",
    "next(@, 'default')",
    "next(@)",
    "any(@)",
    "all(@)",
    "1 in @",
    "any(islice(@, 4))",
    "min(islice(@, 4))",
    "sum(islice(@, 4))",
    "dict(islice(@, 4))",
    "','.join(islice(@, 4))",
    "tuple(islice(@, 4))",
    "sorted(islice(@, 4))",
    "[*islice(@, 4)]",
    "print(*islice(@, 3))",
    "reduce(lambda a, b: b, islice(@, 4))",
    "deque(islice(@, 4), 2)",
    "[n for n in islice(@, 4) if n]",
];

/// Statements over an iterator, for which functions are made.
const STATEMENTS: &[&str] = &[
    "for item in @:\n        print('item', text(item))\n        break\n    else:\n        print('else')\n    print('after')",
    "for item in @:\n        try:\n            return print('value') or text(item)\n        finally:\n            print('finally')",
    "for item in @:\n        for other in @:\n            if other:\n                break\n        else:\n            continue\n        return text((item, other))",
    "one, two = @",
    "one, *rest = islice(@, 4)\n    print(text(one), text(rest))",
    "try:\n        for item in @:\n            raise KeyError(item)\n    except KeyError as error:\n        print('handler', error)",
    "for item in @:\n        with memoryview(b'x'):\n            break",
    "def delegate():\n        print('result', (yield from @))\n    return list(islice(delegate(), 6))",
    "def delegate():\n        print('result', (yield from @))\n    return next(delegate(), 'over')",
    "while True:\n        for item in @:\n            break\n        return 'left'",
];

struct Grower {
    choices: Choices,
    names: u32,
}

/// The program of a seed.
pub(crate) fn program(seed: u64) -> String {
    let mut grower = Grower {
        choices: Choices::from_seed(seed),
        names: 0,
    };
    let mut source = PRELUDE.to_owned();
    for number in 0..15 + grower.choices.below(15) {
        source.push_str(&grower.step(number));
    }
    source
}

impl Grower {
    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.choices.below(from.len() as u32) as usize]
    }

    fn step(&mut self, number: u32) -> String {
        if self.choices.below(3) == 0 {
            let template = self.pick(STATEMENTS);
            let body = self.fill(template, 2);
            return format!("def step_{number}():\n    {body}\nshow({number}, step_{number})\n");
        }
        let template = self.pick(CONSUMERS);
        format!("show({number}, lambda: {})\n", self.fill(template, 3))
    }

    /// Puts sources and functions into a template.
    fn fill(&mut self, template: &str, depth: u32) -> String {
        let mut filled = String::new();
        for letter in template.chars() {
            match letter {
                '@' => {
                    let source = self.source(depth);
                    filled.push_str(&source);
                }
                '#' => {
                    let function = self.function();
                    filled.push_str(&function);
                }
                other => filled.push(other),
            }
        }
        filled
    }

    fn function(&mut self) -> String {
        let error = self.pick(ERRORS);
        format!("rises({error}, {})", self.choices.below(4))
    }

    fn source(&mut self, depth: u32) -> String {
        if depth > 0 && self.choices.below(5) > 1 {
            let template = self.pick(WRAPPERS);
            return self.fill(template, depth - 1);
        }
        self.names += 1;
        let name = format!("'n{}'", self.names);
        let (error, after) = (self.pick(ERRORS), self.choices.below(3));
        match self.choices.below(12) {
            0 => format!("careful({name})"),
            1 => format!("nested({name})"),
            2 => format!("passes({name})"),
            3 => format!("map(int, Steps({error}, {after}))"),
            4 => format!("iter(Items({error}, {after}))"),
            5 => format!("reversed(Items({error}, {after}))"),
            6 => format!("iter(rises({error}, {after}), 5)"),
            7 => format!("map(bool, [1, Truth({error})])"),
            8 => format!("numbers({name}, 2, 'result')"),
            9 => format!("(n for n in numbers({name}) if n)"),
            _ => format!("numbers({name}, {})", self.choices.below(4)),
        }
    }
}
