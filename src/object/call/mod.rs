//! What is called: functions, methods and other callables, with their code, cells and frames.

mod callable;
mod cell;
mod code;
mod frame;
mod function;
mod host;

pub(crate) use callable::{Getter, GetterKind, LruCache, Partial};
pub(crate) use cell::Cell;
pub(crate) use code::{Cache, EntryInfo, LinkedCode};
pub(crate) use frame::{FrameObject, FrameState};
pub(crate) use function::{Function, FunctionExtras, HostFunction, Method};
pub(crate) use host::{HostBox, HostWait, Stored, WaitState};
