//! What holds items: sequences, dicts, sets, and views of them.

mod deque;
mod dict;
mod memory_view;
mod ordered_dict;
mod sequence;
mod set;

pub(crate) use deque::Deque;
pub(crate) use dict::{Dict, DictView, Entry, Growth, ViewKind};
pub(crate) use memory_view::{Extents, ItemFormat, MemoryView};
pub(crate) use ordered_dict::OrderedDict;
pub(crate) use sequence::{ByteArray, Bytes, List, Range, Slice, Tuple};
#[cfg(feature = "freeze")]
pub(crate) use set::Slot as SetSlot;
pub(crate) use set::{Growing, Set, SetProbe, Step};
