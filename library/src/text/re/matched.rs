//! `re.Match`.

use std::sync::Arc;

use nonlocal::{
    Buffer, Ctx, Either, Error, Held, HostObject, HostType, Keywords, Object, Rest, Result, Slice,
    Tuple, Value,
};

use super::find::{Compiled, Subject, type_error};
use super::matcher::{Matcher, NONE};
use super::replace::expand;

/// A match: where its groups are.
pub(super) struct Match {
    re: Arc<Compiled>,
    pattern: Held,
    string: Held,
    /// In characters, as scripts see them.
    pos: usize,
    endpos: usize,
    start: usize,
    end: usize,
    /// Where the other groups start and end.
    marks: Marks,
    last: u32,
}

/// The marks of a match: few in place, as most matches have them.
enum Marks {
    Few([u32; FEW]),
    Many(Box<[usize]>),
}

const FEW: usize = 8;

impl Marks {
    fn new(marks: &[usize]) -> Self {
        let mut few = [u32::MAX; FEW];
        if marks.len() > FEW {
            return Self::Many(marks.into());
        }
        for (few, mark) in few.iter_mut().zip(marks) {
            match u32::try_from(*mark) {
                Ok(mark) => *few = mark,
                Err(_) if *mark == NONE => {}
                Err(_) => return Self::Many(marks.into()),
            }
        }
        Self::Few(few)
    }

    fn part(&self, group: usize) -> Option<(usize, usize)> {
        let few = match self {
            Self::Few(few) => few,
            Self::Many(marks) => return part_of(marks, group),
        };
        let at = (group - 1) * 2;
        match *few.get(at..at + 2)? {
            [start, end] if start != u32::MAX && end != u32::MAX && start <= end => {
                Some((start as usize, end as usize))
            }
            _ => None,
        }
    }
}

/// What a group matched, or what stands for one that took no part.
pub(super) type Part = Either<Slice, Held>;

impl Match {
    /// The match that a matcher has found.
    pub(super) fn new(
        re: &Arc<Compiled>,
        pattern: Held,
        subject: &Subject,
        matcher: &Matcher,
    ) -> Self {
        Self {
            re: Arc::clone(re),
            pattern,
            string: subject.string,
            pos: subject.pos,
            endpos: subject.endpos,
            start: matcher.start,
            end: matcher.end,
            marks: Marks::new(&matcher.marks),
            last: matcher.last,
        }
    }

    /// Where a group starts and ends, in bytes.
    fn span(&self, group: usize) -> Option<(usize, usize)> {
        if group == 0 {
            return Some((self.start, self.end));
        }
        self.marks.part(group)
    }

    fn slice(&self, group: usize) -> Option<Slice> {
        let (start, end) = self.span(group)?;
        Some(Slice::new(self.string, start..end))
    }

    /// The number of a group that a script names.
    fn number(&self, cx: &mut Ctx<'_>, group: &Value) -> Result<usize> {
        let found = match group {
            Value::Int(number) => usize::try_from(*number).ok(),
            Value::Bool(number) => Some(usize::from(*number)),
            Value::Str(name) => named(&self.re, name),
            Value::Object(object) => self.number_of(cx, object)?,
            _ => None,
        };
        found
            .filter(|number| *number < self.re.program.groups)
            .ok_or_else(|| Error::exception("IndexError", "no such group"))
    }

    /// The number of a group that an object stands for: by its `__index__`, or as an instance of a class that derives
    /// from `str` or `int`.
    fn number_of(&self, cx: &mut Ctx<'_>, object: &Object) -> Result<Option<usize>> {
        if let Ok(name) = cx.from_value::<String>(object.clone()) {
            return Ok(named(&self.re, &name));
        }
        match cx.call_method::<Value>(object, "__index__", ()) {
            Ok(Value::Int(number)) => Ok(usize::try_from(number).ok()),
            Ok(_) => Ok(None),
            Err(error) if error.is_exception("AttributeError") => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn optional(&self, cx: &mut Ctx<'_>, group: Option<Value>) -> Result<usize> {
        group.map_or(Ok(0), |group| self.number(cx, &group))
    }

    /// Places in characters; -1 for a group that took no part.
    fn places(&self, cx: &Ctx<'_>, group: usize) -> Result<(i64, i64)> {
        let Some((start, end)) = self.span(group) else {
            return Ok((-1, -1));
        };
        let (start, end) = match cx.buffer(&self.string)? {
            Some(Buffer::Text(text)) => (text.index(start), text.index(end)),
            _ => (start, end),
        };
        Ok((start as i64, end as i64))
    }

    fn part(&self, group: usize, default: Held) -> Part {
        self.slice(group)
            .map_or(Either::Right(default), Either::Left)
    }
}

/// Where a group starts and ends by the marks.
pub(super) fn part_of(marks: &[usize], group: usize) -> Option<(usize, usize)> {
    let at = (group - 1) * 2;
    match marks.get(at..at + 2)? {
        [start, end] if *start != NONE && *end != NONE && start <= end => Some((*start, *end)),
        _ => None,
    }
}

fn named(re: &Compiled, name: &str) -> Option<usize> {
    re.numbers.get(name).map(|number| *number as usize)
}

/// `None`, as a default.
fn none(cx: &mut Ctx<'_>, value: Option<Held>) -> Result<Held> {
    match value {
        Some(value) => Ok(value),
        None => {
            let none: Object = cx.from_value(Value::None)?;
            cx.hold(&none)
        }
    }
}

impl HostObject for Match {
    fn host_type() -> HostType<Self> {
        let ty = HostType::new("Match")
            .doc("The result of re.match() and re.search().\nMatch objects always have a boolean value of True.")
            .value("__module__", "re")
            .static_method("__new__", |_: Rest<Value>, _: Keywords<Value>| -> Result<()> {
                type_error("cannot create 're.Match' instances")
            })
            .method("group", |this: &Self, cx: &mut Ctx<'_>, Rest(groups): Rest<Value>| -> Result<_> {
                let mut part = |group| this.number(cx, group).map(|number| this.slice(number));
                Ok(match &*groups {
                    [] => Either::Left(this.slice(0)),
                    [group] => Either::Left(part(group)?),
                    groups => Either::Right(Tuple(groups.iter().map(part).collect::<Result<_>>()?)),
                })
            })
            .method("__getitem__", |this: &Self, cx: &mut Ctx<'_>, group: Value| {
                this.number(cx, &group).map(|number| this.slice(number))
            })
            .method_with(
                "groups",
                |this: &Self, cx: &mut Ctx<'_>, default: Option<Held>| -> Result<Tuple<Part>> {
                    let default = none(cx, default)?;
                    let groups = 1..this.re.program.groups;
                    Ok(Tuple(groups.map(|group| this.part(group, default)).collect()))
                },
                |method| method.param("default"),
            )
            .method_with(
                "groupdict",
                |this: &Self, cx: &mut Ctx<'_>, default: Option<Held>| -> Result<Object> {
                    let default = none(cx, default)?;
                    let dict: Object = cx.value(std::collections::BTreeMap::<String, i64>::new())
                        .and_then(|dict| cx.from_value(dict))?;
                    for (name, group) in &this.re.names {
                        let part = this.part(*group as usize, default);
                        cx.set_item(&dict, name.as_str(), part)?;
                    }
                    Ok(dict)
                },
                |method| method.param("default"),
            );
        places(ty)
            .method("expand", |this: &Self, cx: &mut Ctx<'_>, template: Held| {
                let groups = |group: usize| this.span(group);
                expand(cx, &this.re, this.pattern, this.string, template, &groups)
            })
            .property("pos", |this: &Self| this.pos)
            .property("endpos", |this: &Self| this.endpos)
            .property("lastindex", |this: &Self| {
                (this.last > 0).then_some(this.last)
            })
            .property("lastgroup", |this: &Self| {
                let mut names = this.re.names.iter();
                names
                    .find(|(_, number)| this.last > 0 && *number == this.last)
                    .map(|(name, _)| name.clone())
            })
            .property("re", |this: &Self| this.pattern)
            .property("string", |this: &Self| this.string)
            .handle_method("__copy__", |this: Object| this)
            .handle_method("__deepcopy__", |this: Object, _memo: Value| this)
            .class_method("__class_getitem__", super::generic_alias)
            .method(
                "__repr__",
                |this: &Self, cx: &mut Ctx<'_>| -> Result<String> {
                    let (start, end) = this.places(cx, 0)?;
                    let matched = cx.repr(this.slice(0))?;
                    Ok(format!(
                        "<re.Match object; span=({start}, {end}), match={matched}>"
                    ))
                },
            )
            .trace(|this, visitor| {
                visitor.visit(&this.pattern);
                visitor.visit(&this.string);
            })
    }
}

fn places(ty: HostType<Match>) -> HostType<Match> {
    ty.method(
        "start",
        |this: &Match, cx: &mut Ctx<'_>, group: Option<Value>| {
            let group = this.optional(cx, group)?;
            this.places(cx, group).map(|places| places.0)
        },
    )
    .method(
        "end",
        |this: &Match, cx: &mut Ctx<'_>, group: Option<Value>| {
            let group = this.optional(cx, group)?;
            this.places(cx, group).map(|places| places.1)
        },
    )
    .method(
        "span",
        |this: &Match, cx: &mut Ctx<'_>, group: Option<Value>| {
            let group = this.optional(cx, group)?;
            this.places(cx, group)
        },
    )
    .property("regs", |this: &Match, cx: &mut Ctx<'_>| {
        let groups = 0..this.re.program.groups;
        let places: Result<Vec<_>> = groups.map(|group| this.places(cx, group)).collect();
        places.map(Tuple)
    })
}
