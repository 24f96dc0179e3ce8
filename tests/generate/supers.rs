//! Generates programs with `super()` in odd places, for the oracle: nested classes, functions, lambdas, comprehensions
//! and generators, with the names `self`, `super` and `__class__` rebound, captured and deleted. Tracebacks are printed
//! as a whole, so that places count as well as errors. No `self` is None: what `super()` makes of that changes in CPython
//! once it has specialised the code. Classes inside methods are made a limited number of times, or a program that
//! comes back to itself would take minutes.

use nonlocal::strategies::Choices;

const PRELUDE: &str = "\
import traceback
def hide(text):
    parts = text.split('0x')
    return parts[0] + ''.join('0x' + part.lstrip('0123456789abcdef') for part in parts[1:])
def show(number, make):
    try:
        print(number, hide(repr(make())))
    except Exception as error:
        print(number, hide(''.join(traceback.format_exception(error))))
left = 40
def more():
    global left
    left -= 1
    return left >= 0
def spread(found):
    return 'text' if isinstance(found, str) else [part for part, _ in zip(found, 'abcd')]
class A:
    x = 1
    def __repr__(self): return 'an A'
    def __getitem__(self, key): return key
    def m(self, *args, **kwargs): return args, kwargs
    @property
    def p(self): return self.x
    @classmethod
    def c(cls, *args): return cls.__name__, args
    @staticmethod
    def s(*args): return args
class Early(type):
    def __new__(meta, name, bases, namespace):
        for key in list(namespace):
            if key.startswith('f'):
                show('early ' + key, lambda: namespace[key](1))
        return type.__new__(meta, name, bases, namespace)
";

const ATTRIBUTES: &[&str] = &[
    "x",
    "p",
    "m",
    "c",
    "s",
    "nope",
    "__class__",
    "__thisclass__",
    "__self__",
    "__init__",
    "f0",
    "f1",
];

struct Grower {
    choices: Choices,
    source: String,
    /// How many more parts the program may have.
    budget: u32,
}

/// The program of a seed.
pub(crate) fn program(seed: u64) -> String {
    let mut grower = Grower {
        choices: Choices::from_seed(seed),
        source: PRELUDE.to_owned(),
        budget: 60,
    };
    grower.grow();
    grower.source
}

impl Grower {
    fn grow(&mut self) {
        match self.choices.below(12) {
            0 => self.source.push_str("top = super\n"),
            1 => self.source.push_str("def other():\n    global super\n"),
            _ => {}
        }
        let meta = if self.choices.chance(40) {
            ", metaclass=Early"
        } else {
            ""
        };
        self.source.push_str(&format!("class B(A{meta}):\n"));
        let count = 3 + self.choices.below(4);
        for index in 0..count {
            self.method(index, 1);
        }
        if self.choices.chance(30) {
            let expression = self.expression(2);
            self.source.push_str(&format!(
                "    g = [lambda self: {expression} for _ in (1,)][0]\n"
            ));
        } else {
            self.source
                .push_str("    g = [lambda: __class__ for _ in (1,)][0]\n");
        }
        self.source.push_str("class C(B):\n    x = 2\n");
        for index in 0..count {
            self.source.push_str(&format!(
                "show('b{index}', lambda: B().f{index}())\nshow('c{index}', lambda: C().f{index}())\n\
                 show('B{index}', lambda: B.f{index}())\nshow('l{index}', lambda: spread(B().f{index}()))\n\
                 show('n{index}', lambda: B.f{index}(3))\n"
            ));
        }
        self.source
            .push_str("show('g', lambda: B().g())\nshow('G', lambda: B.g())\n");
    }

    fn line(&mut self, depth: usize, text: &str) {
        self.source.push_str(&"    ".repeat(depth));
        self.source.push_str(text);
        self.source.push('\n');
    }

    fn method(&mut self, index: u32, depth: usize) {
        let (decorator, parameters) = match self.choices.below(14) {
            0 => ("", "*args"),
            1 => ("@staticmethod", "self=1"),
            2 => ("@classmethod", "self"),
            3 => ("", "self, *args, **kwargs"),
            4 => ("", "self, /, key=super"),
            5 => ("@staticmethod", ""),
            6 => ("@property", "self"),
            7 => ("", "this"),
            _ => ("", "self"),
        };
        if self.choices.chance(12) {
            let expression = self.expression(2);
            self.line(
                depth,
                &format!("f{index} = lambda {parameters}: {expression}"),
            );
            return;
        }
        if !decorator.is_empty() {
            self.line(depth, decorator);
        }
        self.line(depth, &format!("def f{index}({parameters}):"));
        self.body(depth + 1);
    }

    fn body(&mut self, depth: usize) {
        for _ in 0..1 + self.choices.below(3) {
            self.statement(depth);
        }
        let expression = self.expression(2);
        self.line(depth, &format!("return {expression}"));
    }

    fn statement(&mut self, depth: usize) {
        self.budget = self.budget.saturating_sub(1);
        let deep = depth > 4 || self.budget == 0;
        let expression = self.expression(2);
        match self.choices.below(20) {
            0 => {
                let object = self.super_call();
                self.line(depth, &format!("{object}.x = {expression}"));
            }
            1 => {
                let object = self.super_call();
                self.line(depth, &format!("{object}.x += 1"));
            }
            2 => {
                let object = self.super_call();
                self.line(depth, &format!("del {object}.x"));
            }
            3 => self.line(depth, "del self"),
            4 => self.line(depth, &format!("self = {expression}")),
            5 => self.line(depth, "keep = lambda: self"),
            6 => self.line(depth, &format!("yield {expression}")),
            7 if self.choices.chance(30) => self.line(depth, "super = lambda *args: A()"),
            8 if self.choices.chance(30) => self.line(depth, "__class__ = B"),
            9 if self.choices.chance(40) => {
                self.line(depth, "def clear():");
                self.line(depth + 1, "nonlocal __class__");
                self.line(depth + 1, "del __class__");
            }
            10 if !deep => {
                let parameters = ["", "self", "other", "*args"][self.choices.below(4) as usize];
                self.line(depth, &format!("def inner({parameters}):"));
                self.body(depth + 1);
                let argument = ["", "self"][self.choices.below(2) as usize];
                self.line(depth, &format!("print(hide(repr(inner({argument}))))"));
            }
            11 if !deep => {
                // The method may come back here by way of `super().f0`.
                self.line(depth, "if more():");
                self.line(depth + 1, "class Inner(B):");
                self.method(0, depth + 2);
                self.line(depth + 2, "value = 3");
                self.line(depth + 1, "print(hide(repr(Inner().f0())))");
            }
            12 if !deep => {
                self.line(depth, "try:");
                self.statement(depth + 1);
                self.line(depth, "except AttributeError as self:");
                self.line(depth + 1, "pass");
            }
            13 if !deep => {
                self.line(depth, "for self in (self,):");
                self.statement(depth + 1);
            }
            14 if !deep => {
                self.line(depth, "if self:");
                self.statement(depth + 1);
            }
            _ => self.line(depth, &format!("print(hide(repr({expression})))")),
        }
    }

    fn super_call(&mut self) -> &'static str {
        match self.choices.below(16) {
            0 => "super(B, self)",
            1 => "super(B, type(self))",
            2 => "super(A, self)",
            3 => "super(B)",
            4 => "super(*[B, self])",
            5 => "super(self, B)",
            6 => "super(__class__, self)",
            _ => "super()",
        }
    }

    fn expression(&mut self, depth: u32) -> String {
        self.budget = self.budget.saturating_sub(1);
        let object = self.super_call();
        let attribute = ATTRIBUTES[self.choices.below(ATTRIBUTES.len() as u32) as usize];
        if depth == 0 {
            return format!("{object}.{attribute}");
        }
        let inner = self.expression(depth - 1);
        match self.choices.below(22) {
            0 => object.to_owned(),
            1 => format!("{object}()"),
            2 => format!("{object}[0]"),
            3 => format!("{object}.m({inner})"),
            4 => format!("{object}.m(*[1], key={inner})"),
            5 => format!("{object}.{attribute}({inner})"),
            6 => format!("[{inner} for _ in (1,)]"),
            7 => format!("list({inner} for _ in (1,))"),
            8 => format!("(lambda: {inner})()"),
            9 => format!("(lambda self: {inner})(self)"),
            10 => format!("({inner}, {object}.{attribute})"),
            11 => format!("f'{{{object}.{attribute}}}'"),
            12 => format!("({object}\n            .{attribute})"),
            13 => format!("({object}\n            .{attribute}(\n                {inner}))"),
            14 => format!("{{1: {inner} for self in (self,)}}"),
            15 => format!("({inner} if {object}.x else 0)"),
            16 => format!("{object}.m.{attribute}"),
            17 => "__class__".to_owned(),
            _ => format!("{object}.{attribute}"),
        }
    }
}
