//! Signatures of natives: one text each, from which everything else is derived at compile time.
//!
//! A text lists the parameters as `__text_signature__` shows them: `"($self, key, default=None, /)"`. From it
//! come the names and counts for binding ([`Params`]) and the calling convention ([`Signature`]), which decides
//! how errors about the arguments are worded. A text that [`Params::count`] does not understand does not compile.
//!
//! ```text
//! text      = "(" list ")"     shown to scripts, in the words of CPython
//!           | list             not shown: `inspect.signature` finds none in CPython either
//! list      = parameters with "," between them; "[" and "]" enclose those that may be left out
//! parameter = "$self" | "$module" | "$type" | "$cls"     the receiver; does not count
//!           | "/"              everything before it is positional only
//!           | "*"              everything after it is keyword only
//!           | "*args" | "**kwargs"
//!           | name | name "=" default
//! ```

use super::native::NativeKind;
use crate::value::TypeId;

/// How the arguments are checked before the function runs, and in which of CPython's phrasings errors
/// are put. The receiver of a method does not count.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Signature {
    /// Anything; the function itself checks.
    Raw,
    /// `f() takes no arguments (1 given)`
    NoArgs,
    /// `f() takes exactly one argument (0 given)`
    One,
    /// Positional only, from `.0` to `.1`: `f expected at least 1 argument, got 0`
    Positional(u8, u8),
    /// Named parameters.
    Params(&'static Params),
    /// `__new__` of a built-in type: the first argument is a class that derives from it, and the function checks
    /// the rest.
    New(TypeId),
}

/// Parameters in order, derived from their text by [`params!`].
#[derive(Debug)]
pub(crate) struct Params {
    pub(crate) text: &'static str,
    /// Those that have a name and take one argument each.
    pub(crate) names: &'static [&'static str],
    /// How many of the first are positional only.
    pub(crate) posonly: u8,
    /// Parameters from this index on are keyword only.
    pub(crate) kwonly: u8,
    /// How many of the first must be given.
    pub(crate) required: u8,
    /// Whether there is a `*args` or a `**kwargs`.
    variadic: bool,
}

/// Which calls of a native need no binding: so many arguments without keywords are handed over as they lie.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Plain {
    least: u8,
    most: u8,
    /// With fewer arguments the rest up to this number are handed over unbound.
    pub(crate) width: u8,
    /// Whether the first argument has to be an instance of the table's type.
    pub(crate) has_receiver: bool,
}

impl Plain {
    /// So many arguments are copied without a vector.
    pub(crate) const MOST: usize = 4;

    /// No call.
    pub(crate) const NEVER: Self = Self {
        least: 1,
        most: 0,
        width: 0,
        has_receiver: false,
    };

    pub(crate) const fn new(kind: NativeKind, signature: Signature) -> Self {
        let (receivers, has_receiver) = match kind {
            NativeKind::Method | NativeKind::Slot => (1, true),
            NativeKind::ClassMethod => (1, false),
            NativeKind::Function | NativeKind::Static => (0, false),
            NativeKind::GetSet | NativeKind::Member | NativeKind::ClassValue => {
                return Self::NEVER;
            }
        };
        let (least, most, width) = match signature {
            Signature::NoArgs => (0, 0, 0),
            Signature::One => (1, 1, 0),
            Signature::Positional(least, most) => (least, most, 0),
            Signature::Params(params) => (params.required, params.kwonly, params.names.len()),
            Signature::Raw => (0, Self::MOST as u8, 0),
            Signature::New(_) => return Self::NEVER,
        };
        if width + receivers as usize > Self::MOST {
            return Self::NEVER;
        }
        let most = most.saturating_add(receivers);
        Self {
            least: least.saturating_add(receivers),
            most: if most as usize > Self::MOST {
                Self::MOST as u8
            } else {
                most
            },
            width: width as u8 + if width > 0 { receivers } else { 0 },
            has_receiver,
        }
    }

    #[inline]
    pub(crate) fn takes(self, count: usize) -> bool {
        usize::from(self.least) <= count && count <= usize::from(self.most)
    }
}

/// The [`Params`] of a signature text.
macro_rules! params {
    ($text:expr) => {{
        const COUNT: usize = $crate::vm::Params::count($text);
        const NAMES: [&str; COUNT] = $crate::vm::Params::names($text);
        const PARAMS: &$crate::vm::Params = &$crate::vm::Params::new($text, &NAMES);
        PARAMS
    }};
}
pub(crate) use params;

impl Params {
    /// The parameters of what is never called.
    pub(crate) const NONE: Self = Self::new("", &[]);

    /// How many parameters of a text have a name and take one argument each.
    pub(crate) const fn count(text: &str) -> usize {
        let (mut scan, mut count) = (Scan::new(text), 0);
        while let Some(item) = scan.next() {
            if matches!(item, Item::Name { .. }) {
                count += 1;
            }
        }
        count
    }

    /// The names of those parameters.
    pub(crate) const fn names<const COUNT: usize>(text: &str) -> [&str; COUNT] {
        let (mut names, mut scan, mut count) = ([""; COUNT], Scan::new(text), 0);
        while let Some(item) = scan.next() {
            if let Item::Name { name, .. } = item {
                names[count] = name;
                count += 1;
            }
        }
        names
    }

    /// The parameters of a text whose names are known.
    pub(crate) const fn new(text: &'static str, names: &'static [&'static str]) -> Self {
        let (mut posonly, mut kwonly, mut required) = (0, None, 0);
        let (mut variadic, mut at, mut scan) = (false, 0, Scan::new(text));
        while let Some(item) = scan.next() {
            match item {
                Item::Receiver => assert!(at == 0, "the receiver comes first"),
                Item::Slash => posonly = at,
                Item::Star => kwonly = Some(at),
                Item::VarArgs => (variadic, kwonly) = (true, Some(at)),
                Item::VarKeywords => variadic = true,
                Item::Name { optional, .. } => {
                    at += 1;
                    if !optional {
                        required += 1;
                        assert!(required == at, "a required parameter after an optional one");
                    }
                }
            }
        }
        Self {
            text,
            names,
            posonly,
            kwonly: match kwonly {
                Some(index) => index,
                None => at,
            },
            required,
            variadic,
        }
    }

    /// The calling convention.
    pub(crate) const fn signature(&'static self) -> Signature {
        if self.variadic {
            Signature::Raw
        } else if self.names.is_empty() {
            Signature::NoArgs
        } else if self.posonly as usize != self.names.len() {
            Signature::Params(self)
        } else if self.required == 1 && self.posonly == 1 {
            Signature::One
        } else {
            self.positional()
        }
    }

    /// The convention of a C function that takes a tuple and names nothing.
    pub(crate) const fn positional(&self) -> Signature {
        Signature::Positional(self.required, self.names.len() as u8)
    }

    /// What scripts see as `__text_signature__`.
    pub(crate) fn shown(&self) -> Option<&'static str> {
        self.text.starts_with('(').then_some(self.text)
    }
}

/// One parameter of a text.
enum Item<'a> {
    Receiver,
    Slash,
    Star,
    VarArgs,
    VarKeywords,
    Name { name: &'a str, optional: bool },
}

/// Reads a text parameter by parameter.
struct Scan<'a> {
    text: &'a [u8],
    start: usize,
    at: usize,
    end: usize,
    /// How many brackets are open.
    brackets: usize,
}

impl<'a> Scan<'a> {
    const fn new(text: &'a str) -> Self {
        let text = text.as_bytes();
        let (start, end) = match text {
            [b'(', .., b')'] => (1, text.len() - 1),
            _ => (0, text.len()),
        };
        Self {
            text,
            start,
            at: start,
            end,
            brackets: 0,
        }
    }

    const fn peek(&self) -> u8 {
        if self.at < self.end {
            self.text[self.at]
        } else {
            0
        }
    }

    /// Skips what follows, if it is this character.
    const fn eat(&mut self, byte: u8) -> bool {
        let found = self.peek() == byte;
        self.at += found as usize;
        found
    }

    /// Skips what stands between two parameters; whether there was a comma.
    const fn separators(&mut self) -> bool {
        let mut comma = false;
        loop {
            match self.peek() {
                b' ' => {}
                b',' => comma = true,
                b'[' => self.brackets += 1,
                b']' => {
                    assert!(self.brackets > 0, "a bracket that was not opened");
                    self.brackets -= 1;
                }
                _ => return comma,
            }
            self.at += 1;
        }
    }

    const fn name(&mut self) -> &'a str {
        let start = self.at;
        while self.peek() == b'_' || self.peek().is_ascii_alphanumeric() {
            self.at += 1;
        }
        let name = self.text.split_at(self.at).0.split_at(start).1;
        assert!(!name.is_empty(), "expected a parameter");
        match std::str::from_utf8(name) {
            Ok(name) => name,
            Err(_) => panic!("names are ASCII"),
        }
    }

    /// Skips a default: everything up to a comma or a bracket outside of quotes and parentheses.
    const fn default(&mut self) {
        let (start, mut depth, mut quoted) = (self.at, 0, false);
        loop {
            match self.peek() {
                0 => break,
                b'\'' => quoted = !quoted,
                _ if quoted => {}
                b'(' | b'<' => depth += 1,
                b')' | b'>' => depth -= 1,
                b',' | b'[' | b']' if depth == 0 => break,
                _ => {}
            }
            self.at += 1;
        }
        assert!(
            self.at > start && depth == 0 && !quoted,
            "a default that does not end"
        );
    }

    const fn next(&mut self) -> Option<Item<'a>> {
        let first = self.at == self.start;
        let comma = self.separators();
        if self.at == self.end {
            assert!(self.brackets == 0, "a bracket that stays open");
            return None;
        }
        assert!(comma != first, "one comma between two parameters");
        if self.eat(b'$') {
            self.name();
            return Some(Item::Receiver);
        }
        if self.eat(b'/') {
            return Some(Item::Slash);
        }
        if self.eat(b'*') {
            if self.eat(b'*') {
                self.name();
                return Some(Item::VarKeywords);
            }
            if self.peek() == b',' {
                return Some(Item::Star);
            }
            self.name();
            return Some(Item::VarArgs);
        }
        let name = self.name();
        let optional = self.brackets > 0 || self.peek() == b'=';
        if self.eat(b'=') {
            self.default();
        }
        Some(Item::Name { name, optional })
    }
}

#[cfg(test)]
mod tests {
    use super::{Params, Signature};

    fn counts(params: &Params) -> (&[&str], u8, u8, u8) {
        (params.names, params.posonly, params.kwonly, params.required)
    }

    #[test]
    fn names_and_counts_come_from_the_text() {
        let params = params!("($self, a, b='),', /, c=<unrepresentable>, *, d=(1, 2))");
        assert_eq!(counts(params), (&["a", "b", "c", "d"][..], 2, 3, 1));
        let params = params!("($self, sub[, start[, end]], /)");
        assert_eq!(counts(params), (&["sub", "start", "end"][..], 3, 3, 1));
        assert_eq!(counts(params!("()")), (&[][..], 0, 0, 0));
    }

    #[test]
    fn the_convention_comes_from_the_counts() {
        assert!(matches!(
            params!("($module, /)").signature(),
            Signature::NoArgs
        ));
        assert!(matches!(
            params!("($self, key, /)").signature(),
            Signature::One
        ));
        let pop = params!("key[, default], /");
        assert!(matches!(pop.signature(), Signature::Positional(1, 2)));
        assert!(pop.shown().is_none());
        assert!(matches!(
            params!("(mapping)").signature(),
            Signature::Params(_)
        ));
        assert!(matches!(
            params!("(*args, sep=' ')").signature(),
            Signature::Raw
        ));
    }

    #[test]
    #[should_panic(expected = "a required parameter after an optional one")]
    fn a_text_without_meaning_is_refused() {
        Params::new("(a=1, b)", &["a", "b"]);
    }
}
