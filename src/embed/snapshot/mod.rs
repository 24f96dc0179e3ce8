//! State by name: what closures captured as plain data, and back into closures of newer source.
//!
//! ```text
//!  closures -> scan -> take -> Snapshot -> text or bytes -> Snapshot -> restore -> Restored
//! ```
//!
//! A [`Snapshot`] is a tree of [`State`]s below names of variables. As a text (`Serialize` for formats that people read)
//! it looks like this in JSON:
//!
//! ```json
//! {"owners": [{"function": "guard", "variables": {"post": 2, "seen": {"set": [{"tuple": [1, "a"]}]}}}], "objects": []}
//! ```
//!
//! | Python | JSON |
//! |---|---|
//! | `None`, `True`, `7`, `1.5`, `'text'`, `[1]` | `null`, `true`, `7`, `1.5`, `"text"`, `[1]` |
//! | an int beyond 64 bits, other floats | `{"int": "18446744073709551616"}`, `{"float": "inf"}` |
//! | `(1,)`, `{1}`, `frozenset()` | `{"tuple": [1]}`, `{"set": [1]}`, `{"frozenset": []}` |
//! | `b'a\x00'` | `{"bytes": "a\\x00"}`, of printable ASCII characters and escapes |
//! | `{'a': 1}`, `{1: 2}` | `{"dict": {"a": 1}}`, `{"pairs": [[1, 2]]}` |
//! | a class, a function | `{"class": "Guard"}`, `{"closure": {"function": "make.<locals>.f", ..}}` |
//! | an instance | `{"instance": {"class": {"class": "Guard"}, "attributes": {"dict": {"hp": 3}}}}` |
//! | an object that several hold | `{"object": 0}`: the first of `objects` |
//!
//! Objects stand in `objects`, too, where they would be nested too deep for readers of JSON.
//! A float is a number where every reader gives back the same one: with 15 digits or fewer. What sorts the keys of objects
//! loses the order of dicts, as JSON has none.

mod fill;
mod matching;
mod report;
mod restore;
mod scan;
#[cfg(feature = "serde")]
mod serde;
mod show;
mod take;
mod tree;

pub use report::{Moved, Restored};
pub use tree::{ClosureState, Entries, InstanceState, Node, Nodes, Snapshot, State, Variable};

use crate::embed::{Closure, Ctx, Result, Runtime};
use crate::value::Value as VmValue;
use crate::vm::Vm;

/// # State by name
impl Runtime {
    /// The variables that closures captured, by owner and name, with what they hold: see [`Snapshot`].
    ///
    /// They are found from the closures on: through cells, containers, instances and classes of scripts to further closures
    /// and their variables. It runs no script and changes nothing; it costs fuel by what is found. Globals, defaults and
    /// attributes of functions are no captured variables.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// const V1: &str = "
    /// def guard(post):
    ///     at, seen = post, set()
    ///     def patrol(place):
    ///         nonlocal at
    ///         at += 1
    ///         seen.add((at, place))
    ///     return patrol
    /// guard(2)";
    /// let mut rt = Runtime::new();
    /// let patrol: Closure = rt.run(V1)?;
    /// rt.call::<()>(&patrol, ("gate",))?;
    /// let snapshot = rt.snapshot([&patrol])?;
    /// assert_eq!(snapshot.to_string(), "guard.at = 3\nguard.seen = {(3, 'gate')}");
    ///
    /// // A newer source, in a new runtime.
    /// let v2 = V1.replace("at, seen = post, set()", "at, seen, alarm = post, set(), False");
    /// let v2 = v2.replace("seen.add((at, place))", "seen.add((at, place)); return alarm, seen");
    /// let mut rt = Runtime::new();
    /// let patrol: Closure = rt.run(&*v2)?;
    /// let report = rt.restore(&snapshot, [&patrol])?;
    /// assert_eq!(report.to_string(), "restored: guard.at, guard.seen\nnew: guard.alarm");
    /// let seen: (bool, std::collections::BTreeSet<(i64, String)>) = rt.call(&patrol, ("tower",))?;
    /// assert_eq!(seen, (false, [(3, "gate".into()), (4, "tower".into())].into()));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Frozen`](crate::ErrorKind::Frozen) for what has no state by name, with the way to it: data of the host, generators and other
    /// iterators, exceptions. A limit of the runtime; [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a closure of another
    /// one.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let f: Closure = rt.run("
    /// def make(n):
    ///     def f(): return n
    ///     return f
    /// make({'x': iter('')})")?;
    /// let error = rt.snapshot([&f]).unwrap_err();
    /// let text = "make.<locals>.f.<cell n>['x'] is a str_ascii_iterator, which a snapshot cannot hold";
    /// assert_eq!(error.to_string(), text);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn snapshot<'a>(
        &mut self,
        closures: impl IntoIterator<Item = &'a Closure>,
    ) -> Result<Snapshot> {
        self.enter(|cx| cx.snapshot(closures))
    }

    /// Gives the variables of closures what they held when a snapshot was taken, also if the closures come from a newer
    /// source; [`Runtime::snapshot`] has an example.
    ///
    /// Variables are matched by owner and name; one that has another owner now is found by its name, if only one is left on
    /// each side that has it. Functions in the state are those that are there, by their qualified names and their cells.
    /// Objects are made anew, with their sharing. Their constructors do not run; what runs are the `__hash__` and `__eq__`
    /// of instances that are keys, and the code of modules that are imported.
    ///
    /// # Errors
    /// [`ErrorKind::Frozen`](crate::ErrorKind::Frozen) if something cannot be made again, such as a function or a class that is gone; a limit of
    /// the runtime; [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a closure of another one. Then no variable has changed.
    pub fn restore<'a>(
        &mut self,
        snapshot: &Snapshot,
        closures: impl IntoIterator<Item = &'a Closure>,
    ) -> Result<Restored> {
        self.enter(|cx| cx.restore(snapshot, closures))
    }
}

/// # State by name
impl Ctx<'_> {
    /// As [`Runtime::snapshot`], inside of a run.
    ///
    /// # Errors
    /// As [`Runtime::snapshot`].
    pub fn snapshot<'a>(
        &mut self,
        closures: impl IntoIterator<Item = &'a Closure>,
    ) -> Result<Snapshot> {
        self.scoped(|cx| {
            let roots = roots(cx.vm, closures)?;
            take::take(cx.vm, &roots)
        })
    }

    /// As [`Runtime::restore`], inside of a run.
    ///
    /// # Errors
    /// As [`Runtime::restore`].
    pub fn restore<'a>(
        &mut self,
        snapshot: &Snapshot,
        closures: impl IntoIterator<Item = &'a Closure>,
    ) -> Result<Restored> {
        self.scoped(|cx| {
            let roots = roots(cx.vm, closures)?;
            restore::restore(cx.vm, snapshot, &roots)
        })
    }
}

fn roots<'a>(vm: &Vm, closures: impl IntoIterator<Item = &'a Closure>) -> Result<Vec<VmValue>> {
    closures
        .into_iter()
        .map(|closure| closure.raw(vm))
        .collect()
}
