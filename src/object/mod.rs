//! The objects of the heap, plain data.
//!
//! An object holds values and keys, and shows them to the collector ([`Trace`], derived by `traced!`). What scripts
//! can do with it stands in `vm` and `builtins`. Nothing here allocates on the heap or runs code.

mod call;
mod class;
mod container;
mod exception;
mod generator;
mod iterator;
mod module;
mod number;
#[cfg(feature = "freeze")]
mod pack;
mod rare;
mod str;
mod trace;
mod weak_ref;

pub(crate) use call::{
    Cache, Cell, EntryInfo, FrameObject, FrameState, Function, FunctionExtras, Getter, GetterKind,
    HostBox, HostFunction, HostWait, LinkedCode, LruCache, Method, Partial, Stored, WaitState,
};
pub(crate) use class::{Class, Hooks, HostClass, Instance, Making, Property, Super, Wrapper};
#[cfg(feature = "freeze")]
pub(crate) use container::SetSlot;
pub(crate) use container::{
    ByteArray, Bytes, Deque, Dict, DictView, Entry, Extents, Growing, Growth, ItemFormat, List,
    MemoryView, OrderedDict, Range, Set, SetProbe, Slice, Step, Tuple, ViewKind,
};
pub(crate) use exception::{Exception, Traceback, field};
pub(crate) use generator::{Generator, GeneratorKind, GeneratorState, SuspendedFrame};
pub(crate) use iterator::{Iter, Itertool};
pub(crate) use module::Module;
pub(crate) use number::{BigInt, Complex};
#[cfg(feature = "freeze")]
pub(crate) use pack::{Damaged, Numbers, Pack, Packer, Unpacked, Unpacker, pack_fields};
pub(crate) use rare::{LazyParts, Rare};
pub(crate) use str::Str;
pub(crate) use trace::{Part, Trace, packed, traced};
pub(crate) use weak_ref::WeakRef;
