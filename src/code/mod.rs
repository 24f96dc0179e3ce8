//! Code objects: what the compiler makes and the evaluator runs.
//!
//! Compiler and evaluator meet only here: nothing before this module sees the heap, nothing after it
//! sees the syntax tree. A [`CodeObject`] is plain, immutable data behind an `Arc`; it is
//! `Send + Sync` and runs in any number of runtimes at once.
//!
//! Invariant: a code object never changes after [`verify()`] has passed it.

mod builder;
mod cells;
mod constant;
mod dis;
mod flow;
mod instr;
mod jump;
mod liveness;
mod object;
mod one_pass;
mod operand;
#[cfg(feature = "freeze")]
mod suspended;
mod verify;
#[cfg(feature = "freeze")]
pub(crate) mod wire;

pub(crate) use dis::{shown_operands, shown_register};
pub(crate) use jump::jump_to_line;

pub use builder::{CodeBuilder, Label};
pub use constant::Constant;
pub use instr::Instr;
#[cfg(feature = "parser")]
pub(crate) use object::SharedParts;
pub use object::{Child, CodeFlags, CodeObject, CodeParts, Handler, Position};
pub use operand::{
    Awaited, BinaryOp, CacheIdx, ChildIdx, CompareOp, ConstIdx, Conversion, Count, FunctionAttr,
    Intrinsic, ItemCount, NameIdx, Operand, Reg, ShortConstIdx, Slot, Special, Target, UnaryOp,
};
#[cfg(feature = "freeze")]
pub(crate) use suspended::Needed;
pub use verify::{VerifyError, verify};
pub(crate) use verify::{verify_layout, verify_rearranged};
