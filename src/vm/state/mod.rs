//! The parts that a [`Vm`](super::Vm) is made of, each with its own fields, rules and tests.
//!
//! ```text
//!  budget     what a run may still burn, and where it stops     bounds     how deep and how large things may get
//!  host       the ends that lead to the host                    streams    stdout, stderr, stdin
//!  names      namespaces and modules                            sources    source texts, for tracebacks
//!  gc         finalisers that wait, what `gc` reports           display    what `repr` is working on
//!  ending     how the last run ended                            nans       what tells NaNs apart
//!  awaited    calls that event loops await, and their clock
//!  data       what the host keeps with the runtime
//!  warnings   filters of warnings                          price      what native work costs
//!  pieces     long texts, and interrupts in between
//! ```
//!
//! `construct` makes a `Vm` of them. The heap, the register stack and the frames stay fields of `Vm`: the eval loop
//! works on them directly. What natives hold, and the intern table, are parts of the heap.

mod awaited;
mod bounds;
mod budget;
mod charge;
mod construct;
mod contain;
mod data;
mod display;
mod ending;
mod gc;
mod host;
mod names;
mod nans;
mod pieces;
pub(crate) mod price;
mod sources;
mod streams;
mod warnings;

pub(in crate::vm) use awaited::Awaited;
pub(crate) use awaited::Clock;
pub(in crate::vm) use bounds::Bounds;
pub(crate) use budget::{Budget, Pause, Stop};
pub(in crate::vm) use charge::growth;
pub(crate) use construct::VmConfig;
pub(crate) use contain::{Contained, contain, panic_message};
pub(in crate::vm) use contain::{Fallen, listening};
use data::HostData;
pub(in crate::vm) use display::Display;
pub(in crate::vm) use ending::Ending;
pub(in crate::vm) use gc::{Finalizer, Gc};
pub(in crate::vm) use host::Host;
pub(crate) use host::Waiting;
pub(crate) use host::{HostCall, HostImport, HostModule, HostRoot, KnownType, PendingCall, Root};
pub(in crate::vm) use names::Names;
pub(in crate::vm) use nans::Nans;
pub(in crate::vm) use sources::Sources;
pub(in crate::vm) use streams::Streams;
pub(crate) use streams::{InputSource, OutputSink, OutputStream, StandardInput};
pub(in crate::vm) use warnings::Warnings;
