//! Watched cells: the host is told of each write of one cell, whoever writes it.
//!
//! ```text
//!  StoreDeref, DeleteDeref (observed eval loop) ---\
//!  cell_contents, f_locals, class bodies, the host -> set_cell -> tell_watches -> dyn WatchCell (embed/look/watch.rs)
//! ```
//!
//! While a cell is watched the observed eval loop runs, which looks at no instruction for that: whoever watches nothing
//! pays nothing. Each write of a cell is one look-up by its key then.
//!
//! Invariant: a cell that is watched is not kept alive by that; no other cell ever has its key.
//! Invariant: while somebody is told of a write, or of anything else, no other write is told of.

use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::code::Reg;
use crate::value::{CellKey, Value};
use crate::vm::run::observe::{Observing, Seen};
use crate::vm::{Fault, Outcome, Vm};

/// Who writes a cell.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Writer {
    /// The innermost frame, itself or by a built-in function.
    Script,
    Host,
}

/// A write: what the cell held, and what it holds now; unbound: nothing.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Told {
    pub(crate) old: Value,
    pub(crate) new: Value,
    pub(crate) writer: Writer,
}

/// The embedding layer's end.
pub(crate) trait WatchCell: Send {
    /// Takes a write; true: the run is to stop where it can.
    fn written(&mut self, vm: &mut Vm, told: Told) -> Outcome<bool>;
}

/// Somebody who watches a cell.
struct Watching {
    /// Whoever watches holds it too: when nobody does any more, the watch has ended.
    token: Arc<()>,
    /// `None` while it is told.
    watcher: Option<Box<dyn WatchCell>>,
}

impl Watching {
    fn has_ended(&self) -> bool {
        Arc::strong_count(&self.token) == 1
    }
}

/// The cells that are watched.
#[derive(Default)]
pub(super) struct Watches {
    by_cell: HashMap<CellKey, Vec<Watching>, foldhash::fast::RandomState>,
    /// Set when a watch ends.
    ended: Arc<AtomicBool>,
}

impl Watches {
    pub(super) fn is_empty(&self) -> bool {
        self.by_cell.is_empty()
    }

    /// Takes out those that have ended. They are the host's, and are to be dropped when the runtime is in order.
    fn take_ended(&mut self) -> Vec<Watching> {
        let mut ended = Vec::new();
        if self.ended.swap(false, Ordering::Acquire) {
            self.by_cell.retain(|_, all| {
                // One that is being told is put back by whoever tells it.
                let over =
                    |watching: &mut Watching| watching.watcher.is_some() && watching.has_ended();
                ended.extend(all.extract_if(.., over));
                !all.is_empty()
            });
        }
        ended
    }
}

impl Vm {
    /// Watches a cell as long as somebody else holds what this gives: a token, and the flag to set when it is dropped.
    pub(crate) fn watch_cell(
        &mut self,
        cell: CellKey,
        watcher: Box<dyn WatchCell>,
    ) -> (Arc<()>, Arc<AtomicBool>) {
        let token = Arc::new(());
        let watching = Watching {
            token: Arc::clone(&token),
            watcher: Some(watcher),
        };
        let mut flag = None;
        self.change_observing(|observing| {
            let watches = &mut observing.watches;
            watches.by_cell.entry(cell).or_default().push(watching);
            flag = Some(Arc::clone(&watches.ended));
        });
        (token, flag.unwrap_or_default())
    }

    /// Lets go of watches that have ended.
    pub(crate) fn drop_ended_watches(&mut self) {
        if let Some(observing) = &mut self.observing {
            let ended = observing.watches.take_ended();
            if !ended.is_empty() {
                self.change_observing(|_| ());
                drop(ended);
            }
        }
    }

    /// Binds a cell, or empties it: for whatever is not an instruction on a cell.
    pub(crate) fn set_cell(&mut self, cell: CellKey, value: Value, writer: Writer) -> Outcome<()> {
        let old = std::mem::replace(&mut self.heap[cell].contents, value);
        let new = value;
        self.tell_watches(cell, Told { old, new, writer })
    }

    /// An instruction of the top frame has written a cell: tells observers, then those who watch it.
    pub(in crate::vm) fn observe_write(
        &mut self,
        cell: CellKey,
        register: Reg,
        (old, new): (Value, Value),
    ) -> Outcome<()> {
        let kept = self.heap.mark();
        self.heap.keep(old);
        let writer = Writer::Script;
        let told = self
            .observe(Seen::CellWrite(cell, register, new))
            .and_then(|()| self.tell_watches(cell, Told { old, new, writer }));
        self.heap.release(kept);
        if let Err(Fault::Raised(exc)) = told {
            self.heap.keep(exc.into());
        }
        told
    }

    /// Tells those who watch a cell of a write, if there are any.
    fn tell_watches(&mut self, cell: CellKey, told: Told) -> Outcome<()> {
        let tells = |observing: &mut Box<Observing>| observing.tells_write(cell);
        match self.observing.as_mut().is_some_and(tells) {
            true => self.tell_write(cell, told),
            false => Ok(()),
        }
    }

    #[cold]
    fn tell_write(&mut self, cell: CellKey, told: Told) -> Outcome<()> {
        let mark = self.heap.mark();
        self.heap.keep(told.old);
        self.heap.keep(told.new);
        let watching = self.watching(cell);
        let tokens: Vec<Arc<()>> = watching.iter().map(|one| Arc::clone(&one.token)).collect();
        let mut result = Ok(());
        for token in tokens {
            let watching = self.watching(cell).iter_mut();
            let one = watching
                .into_iter()
                .find(|one| Arc::ptr_eq(&one.token, &token));
            // Ours, and that of the list.
            let watcher = one
                .filter(|one| Arc::strong_count(&one.token) > 2)
                .and_then(|one| one.watcher.take());
            let Some(mut watcher) = watcher else {
                continue;
            };
            let written = watcher.written(self, told);
            let watching = self.watching(cell).iter_mut();
            let one = watching
                .into_iter()
                .find(|one| Arc::ptr_eq(&one.token, &token));
            if let Some(one) = one {
                one.watcher = Some(watcher);
            }
            if Arc::strong_count(&token) == 2
                && let Some(observing) = &self.observing
            {
                // It has ended meanwhile, and was passed over if somebody looked.
                observing.watches.ended.store(true, Ordering::Release);
            }
            if written == Ok(true) && !self.frames.is_empty() {
                self.stop_observed();
            }
            result = result.and(written.map(|_| ()));
            if let Err(Fault::Trap(_)) = result {
                break;
            }
        }
        self.heap.release(mark);
        self.end_telling();
        self.drop_ended_watches();
        if let Err(Fault::Raised(exc)) = result {
            self.heap.keep(exc.into());
        }
        result
    }

    /// Those who watch a cell.
    fn watching(&mut self, cell: CellKey) -> &mut [Watching] {
        let observing = self.observing.as_mut();
        let all = observing.and_then(|observing| observing.watches.by_cell.get_mut(&cell));
        all.map_or(&mut [], |all| all)
    }
}

impl Observing {
    /// Whether somebody is to be told of a write of this cell; nobody else is told of anything then.
    fn tells_write(&mut self, cell: CellKey) -> bool {
        let watched = self.watches.by_cell.contains_key(&cell);
        watched && self.begin_telling()
    }
}
