//! What is wrong with a pattern or a template.

/// What is wrong, and where. The module in Python makes an exception of it.
#[derive(Clone, Debug)]
pub(super) struct Wrong {
    pub(super) kind: Kind,
    /// With `%r` or `%a` where `name` belongs.
    pub(super) message: String,
    pub(super) name: Option<String>,
    /// An index of a character.
    pub(super) at: Option<usize>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Pattern,
    Index,
    Overflow,
    Value,
}

impl Kind {
    /// The name by which the module in Python knows it.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Pattern => "PatternError",
            Self::Index => "IndexError",
            Self::Overflow => "OverflowError",
            Self::Value => "ValueError",
        }
    }
}

pub(super) type Parsed<T> = Result<T, Box<Wrong>>;

impl Wrong {
    pub(super) fn new(message: impl Into<String>, at: impl Into<Option<usize>>) -> Box<Self> {
        Box::new(Self {
            kind: Kind::Pattern,
            message: message.into(),
            name: None,
            at: at.into(),
        })
    }

    pub(super) fn of(kind: Kind, message: impl Into<String>) -> Box<Self> {
        Box::new(Self {
            kind,
            message: message.into(),
            name: None,
            at: None,
        })
    }

    pub(super) fn named(mut self: Box<Self>, name: impl Into<String>) -> Box<Self> {
        self.name = Some(name.into());
        self
    }
}
