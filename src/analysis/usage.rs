//! [`Usage`]: what a source does with a name in one place.

use std::fmt;

/// What a source does with a name in one place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum Usage {
    /// Reads it.
    Read,
    /// Reads and binds it: `n += 1`.
    Update,
    /// Binds it: `n = 1`.
    Assign,
    /// Annotates it without a value: `n: int`.
    Annotate,
    /// The target of a `for` loop.
    Loop,
    /// The target of a `for` clause of a comprehension.
    Comprehension,
    /// `with .. as n`
    With,
    /// `import n`
    Import,
    /// `def n`
    Function,
    /// `class n`
    Class,
    /// A parameter.
    Parameter,
    /// `except .. as n`
    Except,
    /// `n := 1`
    Walrus,
    /// Captured by a pattern of a `case`.
    Pattern,
    /// A type parameter.
    TypeParameter,
    /// `type n = ..`
    TypeAlias,
    /// Unbinds it: `del n`.
    Delete,
    /// `global n`
    Global,
    /// `nonlocal n`
    Nonlocal,
    /// Read by a call of `super`, which uses `__class__`.
    Super,
}

impl Usage {
    /// Whether the value is read.
    #[must_use]
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Read | Self::Update | Self::Super)
    }

    /// Whether the name is bound.
    #[must_use]
    pub const fn is_binding(self) -> bool {
        !matches!(
            self,
            Self::Read
                | Self::Super
                | Self::Annotate
                | Self::Delete
                | Self::Global
                | Self::Nonlocal
        )
    }

    /// Whether it is a `global` or `nonlocal` statement.
    #[must_use]
    pub const fn is_declaration(self) -> bool {
        matches!(self, Self::Global | Self::Nonlocal)
    }

    /// One word for it, the same in texts and in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Update => "update",
            Self::Assign => "assign",
            Self::Annotate => "annotate",
            Self::Loop => "loop",
            Self::Comprehension => "comprehension",
            Self::With => "with",
            Self::Import => "import",
            Self::Function => "function",
            Self::Class => "class",
            Self::Parameter => "parameter",
            Self::Except => "except",
            Self::Walrus => "walrus",
            Self::Pattern => "pattern",
            Self::TypeParameter => "type parameter",
            Self::TypeAlias => "type alias",
            Self::Delete => "delete",
            Self::Global => "global",
            Self::Nonlocal => "nonlocal",
            Self::Super => "super",
        }
    }
}

impl fmt::Display for Usage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}
