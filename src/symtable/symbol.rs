//! One name of one block: [`Symbol`], how it is used ([`SymbolFlags`]), what it resolved to ([`Scope`]) and why
//! ([`Reason`]).

use std::fmt;
use std::sync::Arc;

use bitflags::bitflags;

use super::BlockId;

/// Where the scope's number begins in the number of a symbol.
const SCOPE_SHIFT: u32 = 12;

/// What a name means in a block (CPython: the scope bits of a symbol).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Scope {
    /// Bound here, used here only (`LOCAL`).
    Local,
    /// Bound here, used by a nested function too (`CELL`).
    Cell,
    /// Bound in an enclosing function (`FREE`).
    Free,
    /// Named by a `global` statement here (`GLOBAL_EXPLICIT`).
    GlobalExplicit,
    /// Bound in no enclosing function: a global or a builtin (`GLOBAL_IMPLICIT`).
    GlobalImplicit,
}

impl Scope {
    /// CPython's number of the scope.
    const fn number(self) -> u32 {
        match self {
            Self::Local => 1,
            Self::GlobalExplicit => 2,
            Self::GlobalImplicit => 3,
            Self::Free => 4,
            Self::Cell => 5,
        }
    }
}

impl fmt::Display for Scope {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Local => "local",
            Self::Cell => "cell",
            Self::Free => "free",
            Self::GlobalExplicit => "global explicit",
            Self::GlobalImplicit => "global implicit",
        })
    }
}

bitflags! {
    /// How a block uses a name. The bits are CPython's (`DEF_*` and `USE`).
    #[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
    pub struct SymbolFlags: u32 {
        /// Named by a `global` statement (`DEF_GLOBAL`).
        const GLOBAL = 1;
        /// Bound here (`DEF_LOCAL`).
        const ASSIGNED = 2;
        /// A parameter (`DEF_PARAM`).
        const PARAMETER = 2 << 1;
        /// Named by a `nonlocal` statement (`DEF_NONLOCAL`).
        const NONLOCAL = 2 << 2;
        /// Read here (`USE`).
        const USED = 2 << 3;
        /// Bound in a class body, while a method uses the variable of the same name of a function around the
        /// class (`DEF_FREE_CLASS`).
        const FREE_CLASS = 2 << 5;
        /// Bound by an import (`DEF_IMPORT`).
        const IMPORTED = 2 << 6;
        /// Annotated (`DEF_ANNOT`).
        const ANNOTATED = 2 << 7;
        /// The target of a `for` clause of a comprehension (`DEF_COMP_ITER`).
        const COMP_ITER = 2 << 8;
        /// A type parameter (`DEF_TYPE_PARAM`).
        const TYPE_PARAM = 2 << 9;
        /// A cell of a comprehension that was inlined into this block (`DEF_COMP_CELL`).
        const COMP_CELL = 2 << 10;
        /// Any of the ways to bind a name (`DEF_BOUND`).
        const BOUND =
            Self::ASSIGNED.bits() | Self::PARAMETER.bits() | Self::IMPORTED.bits() | Self::TYPE_PARAM.bits();
    }
}

/// Why a name resolved as it did.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Reason {
    /// Bound in this block, and in no nested function used.
    Bound,
    /// Bound in this block, and captured by a nested block (the first that does so).
    CapturedBy(BlockId),
    /// A `global` statement of this block names it.
    GlobalStatement,
    /// A `nonlocal` statement of this block names it; the block given binds it.
    NonlocalStatement(BlockId),
    /// An assignment expression in this comprehension binds it in the block given.
    NamedExpression(BlockId),
    /// Used here, bound in the enclosing block given.
    Enclosing(BlockId),
    /// Not used here: a nested block uses the variable of an enclosing one, so it passes through.
    PassedThrough {
        /// The block that binds it.
        owner: BlockId,
        /// The nested block that uses it.
        to: BlockId,
    },
    /// An enclosing function declares it `global`.
    EnclosingGlobal(BlockId),
    /// No enclosing function binds it: a global or a builtin, looked up when it is used.
    NotBound,
    /// A name at module level: its variables are the globals. Also of a name that only functions declare global.
    ModuleLevel,
    /// A type scope directly in the class given, which binds the name: the class namespace is asked when the scope
    /// runs, then the globals.
    ClassNamespace(BlockId),
    /// A name of the comprehension given, which is inlined into this block.
    Inlined(BlockId),
}

/// A name of a block. The name is mangled already (`__x` in class `C` is `_C__x`).
#[derive(Clone, Debug)]
pub struct Symbol {
    pub(crate) name: Arc<str>,
    pub(crate) flags: SymbolFlags,
    pub(crate) scope: Scope,
    pub(crate) reason: Reason,
}

impl Symbol {
    /// The name, mangled.
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// How the block uses it.
    #[must_use]
    pub fn flags(&self) -> SymbolFlags {
        self.flags
    }

    /// What it resolved to.
    #[must_use]
    pub fn scope(&self) -> Scope {
        self.scope
    }

    /// CPython's number of the symbol: the flags, and the number of the scope above them.
    #[must_use]
    pub(crate) fn number(&self) -> u32 {
        self.flags.bits() | self.scope.number() << SCOPE_SHIFT
    }

    /// Why it resolved so.
    #[must_use]
    pub fn reason(&self) -> Reason {
        self.reason
    }
}
