//! Rust data behind objects: how it is stored, borrowed and traced.
//!
//! ```text
//!  Instance -> payload -> HostBox -> Arc<Locked<RwLock<T>, T>> <- HostRef<T>, Ref<T>, RefMut<T> of the host
//! ```
//!
//! Invariant: a borrow never waits and never panics; data that is in use is an error.
//! Invariant: no panic leaves a destructor or a tracing function; see `vm::state::contain`.

use std::any::Any;
#[cfg(feature = "freeze")]
use std::any::TypeId;
use std::collections::HashSet;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError};

use crate::embed::value::held::Visitor;
use crate::embed::{Error, Result};
use crate::object::{HostBox, Stored};
use crate::value::Value as VmValue;
use crate::vm::{Contained, Vm, contain};

/// Shows the script values inside a `T`.
pub(crate) type TraceData<T> = Arc<dyn Fn(&T, &mut Visitor<'_>) + Send + Sync>;

/// Data of the host, to be borrowed.
pub(crate) trait Lend<T>: Send + Sync {
    fn borrow(&self) -> Result<Ref<'_, T>>;
    fn borrow_mut(&self) -> Result<RefMut<'_, T>>;
}

/// A lock around data of the host. A shared one lets many readers in at once, for types that are `Sync`.
trait Lock<T>: Send + Sync + 'static {
    fn shared(&self) -> Option<Shared<'_, T>>;
    fn exclusive(&self) -> Option<Exclusive<'_, T>>;
}

/// What all data of a type has in common in a runtime.
pub(crate) struct Kind<T> {
    name: Arc<str>,
    trace: Option<TraceData<T>>,
    store: Store<T>,
    runtime: u64,
    /// Where a collection hears that data was lent out.
    busy: Arc<AtomicBool>,
}

impl<T: 'static> Kind<T> {
    pub(crate) fn new(
        name: Arc<str>,
        trace: Option<TraceData<T>>,
        store: Store<T>,
        vm: &Vm,
    ) -> Self {
        Self {
            name,
            trace,
            store,
            runtime: vm.host.roots.runtime(),
            busy: Arc::clone(vm.host.busy()),
        }
    }

    /// The value as data for the heap.
    pub(crate) fn boxed(self: Arc<Self>, value: T) -> HostBox {
        (self.store)(value, self)
    }

    fn in_use(&self, how: &str) -> Error {
        Error::exception("RuntimeError", format!("{} is already {how}", self.name))
    }
}

/// Puts a value behind a lock.
pub(crate) type Store<T> = fn(T, Arc<Kind<T>>) -> HostBox;

/// A lock that many readers share.
pub(crate) fn store_shared<T: Send + Sync + 'static>(value: T, kind: Arc<Kind<T>>) -> HostBox {
    Locked::boxed(RwLock::new(value), kind)
}

/// A lock for one at a time.
pub(crate) fn store_exclusive<T: Send + 'static>(value: T, kind: Arc<Kind<T>>) -> HostBox {
    Locked::boxed(Mutex::new(value), kind)
}

pub(crate) enum Shared<'a, T> {
    Read(RwLockReadGuard<'a, T>),
    Lock(MutexGuard<'a, T>),
}

pub(crate) enum Exclusive<'a, T> {
    Write(RwLockWriteGuard<'a, T>),
    Lock(MutexGuard<'a, T>),
}

impl<T: Send + Sync + 'static> Lock<T> for RwLock<T> {
    fn shared(&self) -> Option<Shared<'_, T>> {
        taken(self.try_read()).map(Shared::Read)
    }

    fn exclusive(&self) -> Option<Exclusive<'_, T>> {
        taken(self.try_write()).map(Exclusive::Write)
    }
}

impl<T: Send + 'static> Lock<T> for Mutex<T> {
    fn shared(&self) -> Option<Shared<'_, T>> {
        taken(self.try_lock()).map(Shared::Lock)
    }

    fn exclusive(&self) -> Option<Exclusive<'_, T>> {
        taken(self.try_lock()).map(Exclusive::Lock)
    }
}

/// A host function that panicked while it had the data leaves it usable.
fn taken<G>(guard: std::result::Result<G, TryLockError<G>>) -> Option<G> {
    match guard {
        Ok(guard) => Some(guard),
        Err(TryLockError::Poisoned(error)) => Some(error.into_inner()),
        Err(TryLockError::WouldBlock) => None,
    }
}

/// A value of the host with its lock.
struct Locked<L, T> {
    lock: Contained<L>,
    kind: Arc<Kind<T>>,
    /// The script values inside, as the last collection saw them. While the data is lent out exclusively, nothing
    /// else can look into it: then these stand for what is inside, together with `Vm::holds`.
    seen: Mutex<Vec<VmValue>>,
}

impl<L: Lock<T>, T: 'static> Locked<L, T> {
    fn boxed(lock: L, kind: Arc<Kind<T>>) -> HostBox {
        let refers = kind.trace.is_some();
        HostBox {
            data: Arc::new(Self {
                lock: Contained::new(lock),
                kind,
                seen: Mutex::default(),
            }),
            refers,
            bytes: size_of::<Self>(),
        }
    }
}

impl<L: Lock<T>, T: 'static> Lend<T> for Locked<L, T> {
    fn borrow(&self) -> Result<Ref<'_, T>> {
        match self.lock.shared() {
            Some(guard) => Ok(Ref(guard)),
            None => Err(self.kind.in_use("mutably borrowed")),
        }
    }

    fn borrow_mut(&self) -> Result<RefMut<'_, T>> {
        match self.lock.exclusive() {
            Some(guard) => Ok(RefMut(guard)),
            None => Err(self.kind.in_use("borrowed")),
        }
    }
}

impl<L: Lock<T>, T: 'static> Stored for Locked<L, T> {
    #[cfg(feature = "freeze")]
    fn rust(&self) -> TypeId {
        TypeId::of::<T>()
    }

    fn lend_into(self: Arc<Self>, slot: &mut dyn Any) {
        if let Some(slot) = slot.downcast_mut::<Option<Arc<dyn Lend<T>>>>() {
            *slot = Some(self);
        }
    }

    fn trace(&self, visit: &mut dyn FnMut(VmValue)) {
        let busy = || self.kind.busy.store(true, Ordering::Relaxed);
        let (Some(trace), Some(mut seen)) = (&self.kind.trace, taken(self.seen.try_lock())) else {
            return;
        };
        let Some(value) = self.lock.shared() else {
            busy();
            seen.iter().copied().for_each(visit);
            return;
        };
        let before = seen.len();
        let whole = contain(|| {
            let mut show = |value| {
                seen.push(value);
                visit(value);
            };
            trace(&value, &mut Visitor::new(self.kind.runtime, &mut show));
        });
        if whole {
            seen.drain(..before);
        } else {
            // What it did not come to may still be there.
            busy();
            seen[..before].iter().copied().for_each(visit);
            let known: HashSet<VmValue> = seen.drain(..).collect();
            seen.extend(known);
        }
    }
}

/// The data of a box, if it is of this type.
pub(crate) fn lent<T: 'static>(data: &HostBox) -> Option<Arc<dyn Lend<T>>> {
    let mut slot: Option<Arc<dyn Lend<T>>> = None;
    Arc::clone(&data.data).lend_into(&mut slot);
    slot
}

impl<T> Deref for Shared<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        match self {
            Self::Read(guard) => guard,
            Self::Lock(guard) => guard,
        }
    }
}

impl<T> Deref for Exclusive<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        match self {
            Self::Write(guard) => guard,
            Self::Lock(guard) => guard,
        }
    }
}

impl<T> DerefMut for Exclusive<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        match self {
            Self::Write(guard) => guard,
            Self::Lock(guard) => guard,
        }
    }
}

/// Host data, borrowed to be read: from [`HostRef::borrow`](crate::HostRef::borrow), or as an argument of a host
/// function.
///
/// ```
/// use nonlocal::{Engine, HostType, Module, Ref};
///
/// struct Point(f64, f64);
///
/// let geo = Module::new("geo")
///     .ty(HostType::<Point>::new("Point").constructor(Point))
///     .function("length", |p: Ref<'_, Point>| p.0.hypot(p.1));
/// let mut rt = Engine::builder().module(geo).build().runtime();
/// assert_eq!(rt.run::<f64>("import geo\ngeo.length(geo.Point(3.0, 4.0))")?, 5.0);
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct Ref<'a, T>(Shared<'a, T>);

/// Host data, borrowed to be changed: from [`HostRef::borrow_mut`](crate::HostRef::borrow_mut), or as an argument
/// of a host function.
///
/// ```
/// use nonlocal::{Engine, HostType, Module, Ref, RefMut};
///
/// struct Account(f64);
///
/// let bank = Module::new("bank")
///     .ty(HostType::<Account>::new("Account")
///         .constructor(Account)
///         .property("balance", |this: &Account| this.0))
///     .function("transfer", |mut from: RefMut<'_, Account>, mut to: RefMut<'_, Account>, amount: f64| {
///         from.0 -= amount;
///         to.0 += amount;
///     });
/// let mut rt = Engine::builder().module(bank).build().runtime();
/// rt.run::<()>("from bank import *\na, b = Account(10.0), Account(0.0)\ntransfer(a, b, 4.0)")?;
/// assert_eq!(rt.run::<(f64, f64)>("a.balance, b.balance")?, (6.0, 4.0));
/// let error = rt.run::<()>("transfer(a, a, 1.0)").unwrap_err();
/// assert_eq!(error.to_string(), "RuntimeError: Account is already borrowed");
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct RefMut<'a, T>(Exclusive<'a, T>);

impl<T> Deref for Ref<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> Deref for RefMut<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T> DerefMut for RefMut<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Ref<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}

impl<T: fmt::Debug> fmt::Debug for RefMut<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        (**self).fmt(f)
    }
}
