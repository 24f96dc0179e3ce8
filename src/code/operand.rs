//! The operands of instructions: their types, and the roles that the instruction table gives them.

use std::fmt;
use std::ops::{Add, Mul, Range};

/// A register: one of the first 256 slots of a frame. Width: one byte.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct Reg(pub u8);

/// A slot of a frame beyond what a register operand reaches. Width: two bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct Slot(pub u16);

/// An index into [`CodeParts::constants`](super::CodeParts::constants).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct ConstIdx(pub u32);

/// An index into [`CodeParts::constants`](super::CodeParts::constants) where only two bytes are free.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct ShortConstIdx(pub u16);

/// An index into [`CodeParts::names`](super::CodeParts::names).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct NameIdx(pub u16);

/// An index into [`CodeParts::children`](super::CodeParts::children).
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct ChildIdx(pub u16);

/// The place of an inline cache in the linked code; [`CacheIdx::NONE`] where a code object has too many.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct CacheIdx(pub u16);

impl CacheIdx {
    /// No cache: the look-up is done in full each time.
    pub const NONE: Self = Self(u16::MAX);
}

/// The index of an instruction in its code object.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct Target(pub u32);

/// A count of registers or values. Width: one byte.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct Count(pub u8);

/// A count of items. Width: two bytes.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
pub struct ItemCount(pub u16);

macro_rules! operators {
    ($(#[$meta:meta])* $name:ident { $($(#[$vmeta:meta])* $variant:ident = $symbol:literal,)* }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[cfg_attr(feature = "freeze", derive(serde::Serialize, serde::Deserialize))]
        #[non_exhaustive]
        #[repr(u8)]
        pub enum $name { $($(#[$vmeta])* #[doc = concat!("`", $symbol, "`")] $variant,)* }

        impl $name {
            /// All of them, in their order.
            #[cfg(feature = "freeze")]
            pub(super) const SYMBOLS: &'static str = concat!($($symbol, " "),*);

            /// The operator as Python writes it.
            #[must_use]
            pub const fn symbol(self) -> &'static str {
                match self { $(Self::$variant => $symbol,)* }
            }
        }
    };
}

operators! {
    /// A binary arithmetic operator.
    BinaryOp {
        Add = "+", Sub = "-", Mul = "*", MatMul = "@", TrueDiv = "/", FloorDiv = "//", Mod = "%",
        Pow = "**", LShift = "<<", RShift = ">>", And = "&", Or = "|", Xor = "^",
    }
}

operators! {
    /// A unary operator.
    UnaryOp { Neg = "-", Pos = "+", Invert = "~", Not = "not", }
}

operators! {
    /// An ordering or equality operator.
    CompareOp { Lt = "<", Le = "<=", Eq = "==", Ne = "!=", Gt = ">", Ge = ">=", }
}

operators! {
    /// An attribute that [`Instr::SetFunctionAttr`](super::Instr::SetFunctionAttr) stores in a new function.
    FunctionAttr {
        Defaults = "defaults", KwDefaults = "kwdefaults", TypeParams = "type_params",
    }
}

operators! {
    /// How an f-string replacement field converts its value before formatting.
    Conversion { None = "", Str = "!s", Repr = "!r", Ascii = "!a", }
}

operators! {
    /// A special method that a statement looks up on the type ([`Instr::LoadSpecial`](super::Instr::LoadSpecial)).
    Special { Enter = "__enter__", Exit = "__exit__", AEnter = "__aenter__", AExit = "__aexit__", }
}

operators! {
    /// Where a value that is awaited comes from; the error message says so ([`Instr::GetAwaitable`](super::Instr::GetAwaitable)).
    Awaited { Value = "", AEnter = "__aenter__", AExit = "__aexit__", }
}

operators! {
    /// A rare operation on one value ([`Instr::Intrinsic`](super::Instr::Intrinsic)).
    Intrinsic {
        /// Calls `sys.displayhook`: the expression statement of an interactive program.
        Display = "display",
        /// `R[dst] := TypeVar(name)`; `src` holds the name.
        TypeVar = "type_var",
        /// `R[dst] := TypeVar(name, bound)`; `src` and the next register hold name and the evaluator function.
        TypeVarWithBound = "type_var_with_bound",
        /// As above, with a tuple of constraints.
        TypeVarWithConstraints = "type_var_with_constraints",
        /// `R[dst] := ParamSpec(name)`
        ParamSpec = "param_spec",
        /// `R[dst] := TypeVarTuple(name)`
        TypeVarTuple = "type_var_tuple",
        /// `R[src]` is a type parameter, `R[src + 1]` the function that evaluates its default; `dst` gets the parameter.
        SetTypeParamDefault = "set_type_param_default",
        /// `R[dst] := Generic[*R[src]]`, the implicit base of a generic class.
        SubscriptGeneric = "subscript_generic",
        /// `R[dst] := TypeAliasType(name, type_params, compute)` from three registers.
        TypeAlias = "type_alias",
        /// Turns an escaping `StopIteration` into `RuntimeError` (PEP 479).
        StopIterationError = "stop_iteration_error",
        /// `R[dst] := an ExceptionGroup of what is left` from (original, list of raised or unmatched).
        PrepReraiseStar = "prep_reraise_star",
        /// `R[dst] := async generator value wrapper`
        AsyncGenWrap = "async_gen_wrap",
        /// `R[dst] := R[src]`, a format of annotations, if compiled code gives it: values.
        /// Raises: NotImplementedError, and what comparing with 2 raises.
        CheckFormat = "check_format",
        /// Notes in the set `R[src]` that the code came to the annotation with the number `R[src + 1]`; `dst` gets the
        /// set. Raises: TypeError (no set).
        NoteAnnotation = "note_annotation",
    }
}

impl Intrinsic {
    /// How many registers it reads, from `src` on.
    pub(super) const fn arity(self) -> usize {
        match self {
            Self::TypeVarWithBound
            | Self::TypeVarWithConstraints
            | Self::SetTypeParamDefault
            | Self::PrepReraiseStar
            | Self::NoteAnnotation => 2,
            Self::TypeAlias => 3,
            _ => 1,
        }
    }
}

/// The kind of an operand, for the disassembler.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Operand {
    /// A register that the instruction reads, writes, or starts a run of registers at.
    Reg(Reg),
    /// A slot beyond the registers.
    Slot(Slot),
    /// A constant.
    Const(u32),
    /// A name.
    Name(NameIdx),
    /// A child code object.
    Child(ChildIdx),
    /// An inline cache.
    Cache(CacheIdx),
    /// A jump target.
    Target(Target),
    /// A count.
    Count(Count),
    /// A small integer.
    Int(i32),
    /// An operator or another choice, as it is printed.
    Text(&'static str),
}

/// Turns a typed field into an [`Operand`].
pub(super) trait AsOperand: Copy {
    /// The name of the type.
    const TYPE: &'static str;

    fn operand(self) -> Operand;
}

macro_rules! as_operand {
    ($($ty:ty: $self:ident => $e:expr;)*) => {
        $(impl AsOperand for $ty {
            const TYPE: &'static str = stringify!($ty);

            fn operand($self) -> Operand {
                $e
            }
        })*
    };
}

as_operand! {
    Reg: self => Operand::Reg(self);
    Slot: self => Operand::Slot(self);
    ConstIdx: self => Operand::Const(self.0);
    ShortConstIdx: self => Operand::Const(u32::from(self.0));
    NameIdx: self => Operand::Name(self);
    ChildIdx: self => Operand::Child(self);
    CacheIdx: self => Operand::Cache(self);
    Target: self => Operand::Target(self);
    Count: self => Operand::Count(self);
    i8: self => Operand::Int(i32::from(self));
    i16: self => Operand::Int(i32::from(self));
    i32: self => Operand::Int(self);
    bool: self => Operand::Text(if self { "true" } else { "false" });
    BinaryOp: self => Operand::Text(self.symbol());
    UnaryOp: self => Operand::Text(self.symbol());
    CompareOp: self => Operand::Text(self.symbol());
    FunctionAttr: self => Operand::Text(self.symbol());
    Conversion: self => Operand::Text(self.symbol());
    Special: self => Operand::Text(self.symbol());
    Awaited: self => Operand::Text(self.symbol());
    ItemCount: self => Operand::Int(i32::from(self.0));
    Intrinsic: self => Operand::Text(self.symbol());
}

/// Registers side by side.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Row {
    pub(super) first: Reg,
    pub(super) count: usize,
}

impl Row {
    pub(super) fn one(first: Reg) -> Self {
        Self { first, count: 1 }
    }

    pub(super) fn new(first: Reg, count: usize) -> Self {
        Self { first, count }
    }

    pub(super) fn registers(self) -> impl Iterator<Item = Reg> {
        let numbers = self.numbers().map_while(|number| u8::try_from(number).ok());
        numbers.map(Reg)
    }

    /// The numbers of the registers. The verifier refuses rows that go beyond the last one.
    pub(super) fn numbers(self) -> Range<usize> {
        let first = usize::from(self.first.0);
        first..first + self.count
    }
}

/// What an instruction does with the part of the frame, or of the code, that an operand names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Role {
    Reads(Row),
    Writes(Row),
    /// Reads the register, then writes it.
    Updates(Reg),
    /// Writes the register where the code goes on, not where it jumps.
    WritesUnlessJumps(Reg),
    /// Reads a callee and its arguments. The frame of the callee takes the place of all registers from there on.
    Calls(Row),
    /// Reads a register in which the frame keeps a cell.
    ReadsCell(Reg),
    WritesCell(Reg),
    ReadsSlot(Slot),
    WritesSlot(Slot),
    /// Reads the cells that a child captures.
    Captures(ChildIdx),
    /// The names of the last of this many arguments.
    Keywords(ShortConstIdx, Count),
    Jumps(Target),
    JumpsBack(Target),
    /// A constant, a name or a choice: nothing that other instructions share.
    Other,
}

impl Role {
    /// The registers that are read.
    pub(super) fn reads(self) -> Option<Row> {
        match self {
            Self::Reads(row) | Self::Calls(row) => Some(row),
            Self::Updates(reg) | Self::ReadsCell(reg) => Some(Row::one(reg)),
            Self::Writes(_) | Self::WritesUnlessJumps(_) | Self::WritesCell(_) => None,
            Self::ReadsSlot(_) | Self::WritesSlot(_) | Self::Captures(_) | Self::Keywords(..) => {
                None
            }
            Self::Jumps(_) | Self::JumpsBack(_) | Self::Other => None,
        }
    }

    /// The registers that are written, unless the instruction raises or jumps.
    pub(super) fn writes(self) -> Option<Row> {
        match self {
            Self::Writes(row) => Some(row),
            Self::Updates(reg) | Self::WritesUnlessJumps(reg) | Self::WritesCell(reg) => {
                Some(Row::one(reg))
            }
            Self::Reads(_) | Self::Calls(_) | Self::ReadsCell(_) => None,
            Self::ReadsSlot(_) | Self::WritesSlot(_) | Self::Captures(_) | Self::Keywords(..) => {
                None
            }
            Self::Jumps(_) | Self::JumpsBack(_) | Self::Other => None,
        }
    }
}

// The table computes the lengths of rows.

impl From<Count> for usize {
    fn from(count: Count) -> Self {
        count.0.into()
    }
}

impl Add<Count> for usize {
    type Output = Self;

    fn add(self, count: Count) -> Self {
        self + Self::from(count.0)
    }
}

impl Mul<Count> for usize {
    type Output = Self;

    fn mul(self, count: Count) -> Self {
        self * Self::from(count.0)
    }
}

impl fmt::Display for Reg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "R{}", self.0)
    }
}
