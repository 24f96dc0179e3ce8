//! Rust data behind objects: how it is stored, borrowed and traced.
//!
//! ```text
//!  Instance -> payload -> HostBox -> Arc<Stored<T>> <- HostRef<T>, Ref<T>, RefMut<T> of the host
//! ```
//!
//! Invariant: a borrow never waits and never panics; data that is in use is an error.
//! Invariant: no panic leaves a destructor or a tracing function; see `vm::state::contain`.

use std::any::Any;
use std::collections::HashSet;
use std::fmt;
use std::ops::{Deref, DerefMut};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, RwLock, RwLockReadGuard, RwLockWriteGuard, TryLockError};

use crate::embed::value::held::Visitor;
use crate::embed::{Error, Result};
use crate::object::HostBox;
use crate::value::Value as VmValue;
use crate::vm::{Contained, Vm, contain};

/// Shows the script values inside a `T`.
pub(crate) type TraceData<T> = Arc<dyn Fn(&T, &mut Visitor<'_>) + Send + Sync>;

/// The lock around data of the host. A shared one lets many readers in at once, for types that are `Sync`.
pub(crate) trait Lend<T>: Send + Sync {
    fn shared(&self) -> Option<Shared<'_, T>>;
    fn exclusive(&self) -> Option<Exclusive<'_, T>>;
}

/// Puts a value behind a lock.
pub(crate) type Store<T> = fn(T) -> Box<dyn Lend<T>>;

/// A lock that many readers share.
pub(crate) fn store_shared<T: Send + Sync + 'static>(value: T) -> Box<dyn Lend<T>> {
    Box::new(RwLock::new(value))
}

/// A lock for one at a time.
pub(crate) fn store_exclusive<T: Send + 'static>(value: T) -> Box<dyn Lend<T>> {
    Box::new(Mutex::new(value))
}

pub(crate) enum Shared<'a, T> {
    Read(RwLockReadGuard<'a, T>),
    Lock(MutexGuard<'a, T>),
}

pub(crate) enum Exclusive<'a, T> {
    Write(RwLockWriteGuard<'a, T>),
    Lock(MutexGuard<'a, T>),
}

impl<T: Send + Sync> Lend<T> for RwLock<T> {
    fn shared(&self) -> Option<Shared<'_, T>> {
        taken(self.try_read()).map(Shared::Read)
    }

    fn exclusive(&self) -> Option<Exclusive<'_, T>> {
        taken(self.try_write()).map(Exclusive::Write)
    }
}

impl<T: Send> Lend<T> for Mutex<T> {
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
pub(crate) struct Stored<T> {
    lock: Contained<Box<dyn Lend<T>>>,
    name: Arc<str>,
    trace: Option<TraceData<T>>,
    /// The script values inside, as the last collection saw them. While the data is lent out exclusively, nothing
    /// else can look into it: then these stand for what is inside, together with `Vm::holds`.
    seen: Mutex<Vec<VmValue>>,
    /// Where a collection hears that this was so.
    busy: Arc<AtomicBool>,
}

impl<T: 'static> Stored<T> {
    /// The data for the heap.
    pub(crate) fn boxed(
        value: T,
        store: Store<T>,
        name: Arc<str>,
        trace: Option<TraceData<T>>,
        vm: &Vm,
    ) -> HostBox {
        let traced = trace.is_some();
        let stored = Self {
            lock: Contained::new(store(value)),
            name,
            trace,
            seen: Mutex::default(),
            busy: Arc::clone(vm.host.busy()),
        };
        HostBox {
            data: Arc::new(stored),
            trace: traced.then_some(trace_stored::<T>),
            runtime: vm.host.roots.runtime(),
            bytes: size_of::<Self>() + size_of::<T>(),
        }
    }

    /// The data of a box, if it is of this type.
    pub(crate) fn of(data: &HostBox) -> Option<Arc<Self>> {
        Arc::clone(&data.data).downcast().ok()
    }

    pub(crate) fn shared(&self) -> Result<Ref<'_, T>> {
        match self.lock.shared() {
            Some(guard) => Ok(Ref(guard)),
            None => Err(self.in_use("mutably borrowed")),
        }
    }

    pub(crate) fn exclusive(&self) -> Result<RefMut<'_, T>> {
        match self.lock.exclusive() {
            Some(guard) => Ok(RefMut(guard)),
            None => Err(self.in_use("borrowed")),
        }
    }

    fn in_use(&self, how: &str) -> Error {
        Error::exception("RuntimeError", format!("{} is already {how}", self.name))
    }
}

fn trace_stored<T: 'static>(
    data: &(dyn Any + Send + Sync),
    runtime: u64,
    visit: &mut dyn FnMut(VmValue),
) {
    let Some(stored) = data.downcast_ref::<Stored<T>>() else {
        return;
    };
    let (Some(trace), Some(mut seen)) = (&stored.trace, taken(stored.seen.try_lock())) else {
        return;
    };
    match stored.lock.shared() {
        Some(value) => {
            let before = seen.len();
            let whole = contain(|| {
                let mut show = |value| {
                    seen.push(value);
                    visit(value);
                };
                trace(&value, &mut Visitor::new(runtime, &mut show));
            });
            if whole {
                seen.drain(..before);
            } else {
                // What it did not come to may still be there.
                stored.busy.store(true, Ordering::Relaxed);
                seen[..before].iter().copied().for_each(visit);
                let known: HashSet<VmValue> = seen.drain(..).collect();
                seen.extend(known);
            }
        }
        None => {
            stored.busy.store(true, Ordering::Relaxed);
            seen.iter().copied().for_each(visit);
        }
    }
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
