//! The objects of the heap: one kind per file, plain data.
//!
//! An object holds [`Value`]s and keys and knows how to show them to the collector ([`Trace`]); what
//! scripts can do with it stands in `vm` and `builtins`. Nothing here allocates on the heap or runs code.

mod cell;
mod class;
mod code;
mod dict;
mod exception;
mod frame;
mod function;
mod generator;
mod host;
mod iterator;
mod library;
mod memory_view;
mod misc;
mod module;
mod number;
mod sequence;
mod set;
mod str;
mod tool;
mod trace;
mod weak_ref;

pub(crate) use cell::Cell;
pub(crate) use class::{Class, Hooks, HostClass, Instance, Property, Super, Wrapper};
pub(crate) use code::{Cache, EntryInfo, LinkedCode};
pub(crate) use dict::{Dict, DictView, Entry, ViewKind};
pub(crate) use exception::{Exception, Traceback, field};
pub(crate) use frame::{FrameObject, FrameState};
pub(crate) use function::{Function, FunctionExtras, HostFunction, Method};
pub(crate) use generator::{Generator, GeneratorKind, GeneratorState, SuspendedFrame};
pub(crate) use host::HostBox;
pub(crate) use iterator::Iter;
pub(crate) use library::{Deque, Getter, GetterKind, LruCache, Partial};
pub(crate) use memory_view::{Extents, ItemFormat, MemoryView};
pub(crate) use misc::Misc;
pub(crate) use module::Module;
pub(crate) use number::{BigInt, Complex};
pub(crate) use sequence::{ByteArray, Bytes, List, Range, Slice, Tuple};
pub(crate) use set::{Set, SetProbe, Step};
pub(crate) use str::Str;
pub(crate) use tool::Tool;
pub(crate) use trace::{Trace, traced};
pub(crate) use weak_ref::WeakRef;
