//! Objects as bytes: what some roots reach, written once and read into any runtime.
//!
//! ```text
//!  roots -> numbers (in the order in which objects are met) -> sections -> objects in another heap
//!
//!  header | roots | names | code | data of the host | kinds | leaves | bodies | globals | weak references | constants
//! ```
//!
//! Each object has a number and a kind. What refers to nothing (texts, long ints, bytes) is in the section of leaves, the
//! fields of all others are in that of bodies; both in the order of the numbers. So reading makes all objects first and
//! fills them afterwards, and neither writing nor reading recurses along references.
//!
//! What the other runtime has itself is not copied but named (`names`): built-in functions and types, modules, and what
//! modules have. Of globals only those names travel that the code names which goes along (`globals`). Code goes as the
//! trees that the compiler made (`code`).
//!
//! Invariant: the same objects give the same bytes: no hash, address or key is written.
//! Invariant: reading trusts no byte. What it makes passes the checks of `check`, or nothing is handed out, and the heap
//! is as consistent as before.

mod check;
mod code;
mod kinds;
pub(crate) mod names;
mod read;
mod write;

pub(crate) use read::{Thawed, thaw};
pub(crate) use write::{Start, freeze};

use crate::code::wire::WireError;
use crate::object::{Damaged, HostBox};
use crate::value::Value;
use crate::vm::{Fault, Trap, Vm};

/// What the embedding layer knows of the host's types.
pub(crate) trait HostData {
    /// The name by which the type of some class is found, if the class is of the host's making.
    fn type_name(&self, vm: &Vm, class: Value) -> Option<String>;
    /// The class of a type of the host by that name.
    fn class(&self, vm: &mut Vm, name: &str) -> Option<Value>;
    /// Data of the host as the name of its type and bytes; why not, as the end of a sentence about it.
    fn freeze(&self, vm: &mut Vm, data: &HostBox) -> Result<(String, Vec<u8>), String>;
    /// Data of the host from what that gave.
    fn thaw(&self, vm: &mut Vm, name: &str, bytes: &[u8]) -> Result<HostBox, String>;
}

/// Why objects are not written.
#[derive(Debug)]
pub(crate) enum NotFrozen {
    /// One of them cannot be: the way to it, from a root on, and what it is.
    Refused(Vec<Value>, String),
    /// A limit, or an exception.
    Fault(Fault),
}

impl From<Fault> for NotFrozen {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Why bytes do not become objects.
#[derive(Debug)]
pub(crate) enum NotThawed {
    /// They are damaged, of another version, or somebody made them up.
    Bytes(WireError),
    /// What is named is not there.
    Missing(String),
    /// A limit, or an exception.
    Fault(Fault),
}

impl From<Fault> for NotThawed {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

impl From<WireError> for NotThawed {
    fn from(error: WireError) -> Self {
        Self::Bytes(error)
    }
}

impl From<Damaged> for NotThawed {
    fn from(damaged: Damaged) -> Self {
        if damaged == Damaged::NO_ROOM {
            return Self::Fault(Trap::Memory.into());
        }
        Self::Bytes(WireError {
            offset: 0,
            reason: damaged.0.to_owned(),
        })
    }
}
