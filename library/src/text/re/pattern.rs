//! `re.Pattern`, the scanner, and the iterator that `finditer` gives.

use std::sync::{Arc, Mutex};

use nonlocal::{
    Buffer, Chars, Ctx, Error, Held, HostFunction, HostObject, HostRef, HostType, Keywords, Object,
    Rest, Result, Tuple, Value,
};

use super::compile::compile;
use super::find::{Compiled, Subject, Walk, type_error};
use super::hook;
use super::matched::Match;
use super::matcher::{Matcher, Mode};
use super::parse::{self, parse};
use super::replace::{self, codes};
use super::tree::NO_BOUND;

/// A pattern.
pub(super) struct Pattern {
    pub(super) re: Arc<Compiled>,
    /// What it was made of.
    text: Held,
    /// The object that it is inside of.
    own: Option<Held>,
    /// A matcher that is not in use.
    spare: Mutex<Option<Box<Matcher>>>,
}

/// A matcher with more room is not kept.
const MOST_ROOM: usize = 256;

/// What is wrong with a pattern: the class, the message, a name in it, and where.
type Refused = (&'static str, Chars, Option<Chars>, Option<usize>);

/// The characters of a pattern, paid for, and whether it is for text.
fn read(cx: &mut Ctx<'_>, text: Held) -> Result<(Vec<u32>, bool)> {
    let len = match cx.buffer(&text)? {
        Some(Buffer::Text(text)) => text.char_count(),
        Some(Buffer::Bytes(data)) => data.len(),
        None => {
            let message = "first argument must be string or compiled pattern";
            return Err(Error::exception("TypeError", message));
        }
    };
    // A character takes a node, some instructions, and at times a set.
    cx.burn((len as u64).saturating_mul(20))?;
    cx.charge(len.saturating_mul(256))?;
    codes(cx, &text)?.ok_or_else(|| Error::exception("TypeError", "a pattern is text or bytes"))
}

/// The flags as bits.
fn bits(flags: i64) -> u32 {
    u32::try_from(flags & 0xffff_ffff).unwrap_or(0)
}

/// How many characters a pattern takes, at least and at most; -1 where there is no bound, and None for one that is wrong.
pub(super) fn width(cx: &mut Ctx<'_>, text: Held, flags: i64) -> Result<Option<(i64, i64)>> {
    let (codes, is_text) = read(cx, text)?;
    let tree = parse(&codes, is_text, bits(flags), &mut Vec::new()).ok();
    Ok(tree.map(|tree| {
        let width = tree.widths[tree.root];
        let bound = |count| match i64::try_from(count) {
            Ok(count) if count < NO_BOUND.cast_signed() => count,
            _ => -1,
        };
        (bound(width.min), bound(width.max))
    }))
}

/// Compiles: gives a pattern or what is wrong, and what should be warned of.
pub(super) fn make(
    cx: &mut Ctx<'_>,
    text: Held,
    flags: i64,
) -> Result<(Option<Object>, Vec<String>, Option<Refused>)> {
    let (codes, is_text) = read(cx, text)?;
    let flags = bits(flags);
    let mut warnings = Vec::new();
    let tree = parse(&codes, is_text, flags, &mut warnings);
    let compiled = tree.and_then(|mut tree| {
        let (names, flags) = (std::mem::take(&mut tree.names), tree.flags);
        Ok((compile(tree, is_text)?, names, flags))
    });
    let (program, names, flags) = match compiled {
        Ok(compiled) => compiled,
        Err(wrong) => {
            let refused = (
                wrong.kind.name(),
                Chars(wrong.message),
                wrong.name.map(Chars),
                wrong.at,
            );
            return Ok((None, warnings, Some(refused)));
        }
    };
    let re = Arc::new(Compiled {
        program,
        numbers: names.iter().cloned().collect(),
        names,
        is_text,
        flags,
    });
    let object = cx.object(Pattern {
        re,
        text,
        own: None,
        spare: Mutex::default(),
    })?;
    let held = cx.hold(object.object())?;
    object.borrow_mut()?.own = Some(held);
    Ok((Some(object.into()), warnings, None))
}

impl Pattern {
    fn own(&self) -> Result<Held> {
        self.own
            .ok_or_else(|| Error::exception("RuntimeError", "the pattern is not ready"))
    }

    fn find(
        &self,
        cx: &mut Ctx<'_>,
        mode: Mode,
        string: Held,
        pos: Option<i64>,
        endpos: Option<i64>,
    ) -> Result<Option<Match>> {
        let subject = Subject::new(cx, &self.re, string, pos, endpos)?;
        let spare = self
            .spare
            .try_lock()
            .ok()
            .and_then(|mut spare| spare.take());
        let mut matcher = spare.unwrap_or_else(|| Box::new(Matcher::new(&self.re.program)));
        let from = subject.from;
        let found = subject.find(cx, &self.re, &mut matcher, mode, from, false)?;
        let own = self.own()?;
        let found = found.then(|| Match::new(&self.re, own, &subject, &matcher));
        if matcher.room() <= MOST_ROOM
            && let Ok(mut spare) = self.spare.try_lock()
        {
            *spare = Some(matcher);
        }
        Ok(found)
    }

    fn shown(&self, cx: &mut Ctx<'_>) -> Result<String> {
        const NAMES: [(u32, &str); 7] = [
            (parse::IGNORE_CASE, "re.IGNORECASE"),
            (parse::LOCALE, "re.LOCALE"),
            (parse::MULTI_LINE, "re.MULTILINE"),
            (parse::DOT_ALL, "re.DOTALL"),
            (parse::VERBOSE, "re.VERBOSE"),
            (128, "re.DEBUG"),
            (parse::ASCII, "re.ASCII"),
        ];
        let mut flags = self.re.flags;
        if self.re.is_text
            && flags & (parse::LOCALE | parse::UNICODE | parse::ASCII) == parse::UNICODE
        {
            flags &= !parse::UNICODE;
        }
        let mut names = Vec::new();
        for (bit, name) in NAMES {
            if flags & bit != 0 {
                names.push(name.to_owned());
                flags &= !bit;
            }
        }
        if flags != 0 {
            names.push(format!("{flags:#x}"));
        }
        let text = cx.held(&self.text)?;
        let text: String = cx.repr(text)?.chars().take(200).collect();
        let comma = if names.is_empty() { "" } else { ", " };
        Ok(format!("re.compile({text}{comma}{})", names.join("|")))
    }

    fn equals(&self, cx: &mut Ctx<'_>, other: &Self) -> Result<bool> {
        let (a, b) = (&self.re, &other.re);
        if a.flags != b.flags || a.is_text != b.is_text {
            return Ok(false);
        }
        Ok(match (cx.buffer(&self.text)?, cx.buffer(&other.text)?) {
            (Some(Buffer::Text(a)), Some(Buffer::Text(b))) => a.as_str() == b.as_str(),
            (Some(Buffer::Bytes(a)), Some(Buffer::Bytes(b))) => a == b,
            _ => false,
        })
    }
}

fn places(method: HostFunction) -> HostFunction {
    method.param("string").param("pos").param("endpos")
}

impl HostObject for Pattern {
    fn host_type() -> HostType<Self> {
        let ty = HostType::new("Pattern")
            .doc("Compiled regular expression object.")
            .value("__module__", "re")
            // There can be weak references to it.
            .value("__weakref__", Value::None)
            .static_method(
                "__new__",
                |_: Rest<Value>, _: Keywords<Value>| -> Result<()> {
                    type_error("cannot create 're.Pattern' instances")
                },
            )
            .method_with(
                "match",
                |this: &Self,
                 cx: &mut Ctx<'_>,
                 string: Held,
                 pos: Option<i64>,
                 endpos: Option<i64>| {
                    this.find(cx, Mode::Start, string, pos, endpos)
                },
                places,
            )
            .method_with(
                "fullmatch",
                |this: &Self,
                 cx: &mut Ctx<'_>,
                 string: Held,
                 pos: Option<i64>,
                 endpos: Option<i64>| {
                    this.find(cx, Mode::Whole, string, pos, endpos)
                },
                places,
            )
            .method_with(
                "search",
                |this: &Self,
                 cx: &mut Ctx<'_>,
                 string: Held,
                 pos: Option<i64>,
                 endpos: Option<i64>| {
                    this.find(cx, Mode::Search, string, pos, endpos)
                },
                places,
            )
            .method_with(
                "findall",
                |this: &Self,
                 cx: &mut Ctx<'_>,
                 string: Held,
                 pos: Option<i64>,
                 endpos: Option<i64>| {
                    let subject = Subject::new(cx, &this.re, string, pos, endpos)?;
                    replace::find_all(cx, &this.re, subject)
                },
                places,
            )
            .method_with(
                "finditer",
                |this: &Self,
                 cx: &mut Ctx<'_>,
                 string: Held,
                 pos: Option<i64>,
                 endpos: Option<i64>| {
                    this.scan(cx, string, pos, endpos).map(Matches)
                },
                places,
            )
            .method_with(
                "scanner",
                |this: &Self,
                 cx: &mut Ctx<'_>,
                 string: Held,
                 pos: Option<i64>,
                 endpos: Option<i64>| { this.scan(cx, string, pos, endpos) },
                places,
            );
        replacing(ty)
            .property("pattern", |this: &Self| this.text)
            .property("flags", |this: &Self| this.re.flags)
            .property("groups", |this: &Self| this.re.program.groups - 1)
            .property(
                "groupindex",
                |this: &Self, cx: &mut Ctx<'_>| -> Result<Object> {
                    let proxy = hook(cx, |hooks| &hooks.proxy)?;
                    let names: Vec<(&str, u32)> = (this.re.names.iter())
                        .map(|(name, number)| (name.as_str(), *number))
                        .collect();
                    cx.call(&proxy, (names,))
                },
            )
            .method("__repr__", |this: &Self, cx: &mut Ctx<'_>| this.shown(cx))
            .method("__hash__", |this: &Self, cx: &mut Ctx<'_>| -> Result<i64> {
                let text = cx.held(&this.text)?;
                let key = Tuple(vec![Value::from(text), Value::from(this.re.flags)]);
                let key: Object = cx.value(key).and_then(|key| cx.from_value(key))?;
                cx.call_method(&key, "__hash__", ())
            })
            .method(
                "__eq__",
                |this: &Self, cx: &mut Ctx<'_>, other: HostRef<Self>| {
                    let other = other.borrow()?;
                    this.equals(cx, &other)
                },
            )
            .handle_method("__copy__", |this: Object| this)
            .handle_method("__deepcopy__", |this: Object, _memo: Value| this)
            .class_method("__class_getitem__", super::generic_alias)
            .method("__reduce__", |this: &Self, cx: &mut Ctx<'_>| -> Result<_> {
                let make = hook(cx, |hooks| &hooks.make)?;
                Ok((make, (this.text, this.re.flags)))
            })
            .trace(|this, visitor| {
                visitor.visit(&this.text);
                visitor.visit(&this.own);
            })
    }
}

fn replacing(ty: HostType<Pattern>) -> HostType<Pattern> {
    ty.method_with(
        "sub",
        |this: &Pattern, cx: &mut Ctx<'_>, repl: Held, string: Held, count: Option<i64>| {
            let count = count.unwrap_or(0);
            replace::replace(cx, &this.re, this.own()?, repl, string, count).map(|made| made.0)
        },
        |method| method.param("repl").param("string").param("count"),
    )
    .method_with(
        "subn",
        |this: &Pattern, cx: &mut Ctx<'_>, repl: Held, string: Held, count: Option<i64>| {
            let count = count.unwrap_or(0);
            replace::replace(cx, &this.re, this.own()?, repl, string, count)
        },
        |method| method.param("repl").param("string").param("count"),
    )
    .method_with(
        "split",
        |this: &Pattern, cx: &mut Ctx<'_>, string: Held, maxsplit: Option<i64>| {
            replace::split(cx, &this.re, string, maxsplit.unwrap_or(0))
        },
        |method| method.param("string").param("maxsplit"),
    )
}

/// What `Pattern.scanner` gives.
pub(super) struct Scanner {
    walk: Walk,
    pattern: Held,
}

impl Pattern {
    fn scan(
        &self,
        cx: &mut Ctx<'_>,
        string: Held,
        pos: Option<i64>,
        endpos: Option<i64>,
    ) -> Result<Scanner> {
        let subject = Subject::new(cx, &self.re, string, pos, endpos)?;
        Ok(Scanner {
            walk: Walk::new(&self.re, subject),
            pattern: self.own()?,
        })
    }
}

impl Scanner {
    fn next(&mut self, cx: &mut Ctx<'_>, mode: Mode) -> Result<Option<Match>> {
        if !self.walk.next(cx, mode)? {
            return Ok(None);
        }
        let Walk {
            re,
            subject,
            matcher,
            ..
        } = &self.walk;
        Ok(Some(Match::new(re, self.pattern, subject, matcher)))
    }
}

impl HostObject for Scanner {
    fn host_type() -> HostType<Self> {
        HostType::new("SRE_Scanner")
            .value("__module__", "_sre")
            .static_method(
                "__new__",
                |_: Rest<Value>, _: Keywords<Value>| -> Result<()> {
                    type_error("cannot create '_sre.SRE_Scanner' instances")
                },
            )
            .method("match", |this: &mut Self, cx: &mut Ctx<'_>| {
                this.next(cx, Mode::Start)
            })
            .method("search", |this: &mut Self, cx: &mut Ctx<'_>| {
                this.next(cx, Mode::Search)
            })
            .property("pattern", |this: &Self| this.pattern)
            .trace(|this, visitor| {
                visitor.visit(&this.pattern);
                visitor.visit(&this.walk.subject.string);
            })
    }
}

/// What `Pattern.finditer` gives.
pub(super) struct Matches(Scanner);

impl HostObject for Matches {
    fn host_type() -> HostType<Self> {
        HostType::new("callable_iterator")
            .handle_method("__iter__", |this: Object| this)
            .method("__next__", |this: &mut Self, cx: &mut Ctx<'_>| {
                match this.0.next(cx, Mode::Search)? {
                    Some(found) => Ok(found),
                    None => Err(Error::exception("StopIteration", "")),
                }
            })
            .trace(|this, visitor| {
                visitor.visit(&this.0.pattern);
                visitor.visit(&this.0.walk.subject.string);
            })
    }
}
