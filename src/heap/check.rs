//! Whether the heap is as it must be: its invariants, looked at one after the other.
//!
//! Nothing here changes anything or trusts a key: what is broken is reported, with the object and the invariant, and never a
//! panic. It looks at each object a few times. The evaluator adds what it alone knows: the roots, and what they reach
//! (`vm::run::check`).

use std::fmt;

use super::{Heap, Phase};
use crate::code::{CodeObject, Instr};
use crate::object::{FrameState, Function, Generator, GeneratorState};
use crate::table::HashMap;
use crate::value::{CellKey, CodeKey, FunctionKey, Tag, Value};

/// An invariant of a runtime, as [`Runtime::check`](crate::Runtime::check) verifies it.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Invariant {
    /// What an object refers to is there.
    NoStaleKeys,
    /// A function has as many cells as its code has free variables.
    CellsFitCode,
    /// Functions that were made in the same call share the cells of its variables.
    SiblingsShare,
    /// A suspended frame has the slots, the cells and a place that its code has.
    FramesFitCode,
    /// After a collection exactly the objects are left that something leads to.
    LiveIsReachable,
    /// What the host holds a handle to is there.
    HandlesAreRooted,
    /// The bytes that are counted are those that the objects take.
    AccountsAddUp,
    /// The slots of the arenas, vacant and occupied, are where the lists of them say.
    SlotsAddUp,
    /// The tables of dicts, sets, interned texts and weak references lead to their entries.
    TablesFit,
}

impl Invariant {
    /// The invariant as a sentence.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::NoStaleKeys => "what an object refers to is there",
            Self::CellsFitCode => "a function has the cells that its code asks for",
            Self::SiblingsShare => {
                "functions that were made in the same call share the cells of its variables"
            }
            Self::FramesFitCode => "a suspended frame fits its code",
            Self::LiveIsReachable => {
                "after a collection exactly the objects are left that something leads to"
            }
            Self::HandlesAreRooted => "what the host holds a handle to is there",
            Self::AccountsAddUp => "the bytes that are counted are those that the objects take",
            Self::SlotsAddUp => "the slots of the arenas are where their lists say",
            Self::TablesFit => "tables lead to their entries",
        }
    }
}

impl fmt::Display for Invariant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// An invariant that does not hold.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Broken {
    pub(crate) invariant: Invariant,
    /// The object that breaks it, or a part of the heap.
    pub(crate) object: String,
    /// What is wrong with it.
    pub(crate) problem: String,
}

impl Invariant {
    /// The report that an object breaks the invariant.
    pub(crate) fn broken_by(self, object: impl Into<String>, problem: impl Into<String>) -> Broken {
        Broken {
            invariant: self,
            object: object.into(),
            problem: problem.into(),
        }
    }
}

/// What a check has found.
pub(crate) type Checked = Result<(), Broken>;

impl Heap {
    /// An object as a report names it: its kind and key, with the name of a function or of what has code.
    pub(crate) fn described(&self, value: Value) -> String {
        let code = match value.tag() {
            _ if !self.contains(value) => None,
            Tag::Function => value.as_function().map(|key| self[key].code),
            Tag::Generator => value.as_generator().map(|key| self[key].code),
            Tag::Frame => value.as_frame().map(|key| self[key].code),
            Tag::Code => value.as_code(),
            _ => None,
        };
        match code.and_then(|code| self.codes.get(code)) {
            Some(slot) => {
                let name: String = slot.object.code.qualname.chars().take(60).collect();
                format!("{value:?} {name}")
            }
            None => format!("{value:?}"),
        }
    }

    /// Checks the invariants that need nothing but the heap. There is no collection under way.
    pub(crate) fn check(&self) -> Checked {
        if self.phase() != Phase::Idle {
            return Err(Invariant::LiveIsReachable.broken_by("heap", "a collection has not ended"));
        }
        self.check_arenas()
            .map_err(|(kind, problem)| Invariant::SlotsAddUp.broken_by(kind, problem))?;
        self.check_references()?;
        self.check_tables()?;
        for (key, slot) in self.functions.iter() {
            self.check_function(key.into(), &slot.object)?;
        }
        for (key, slot) in self.generators.iter() {
            self.check_generator(key.into(), &slot.object)?;
        }
        for (key, slot) in self.frames.iter() {
            let size = self[slot.object.code].code.frame_size;
            if let FrameState::Finished { slots } = &slot.object.state
                && slots.len() > usize::from(size)
            {
                let problem = format!("has {} slots, its code {size}", slots.len());
                return Err(Invariant::FramesFitCode.broken_by(self.described(key.into()), problem));
            }
        }
        self.check_siblings(self.functions.iter().map(|(key, _)| key))
    }

    /// Checks that what is counted is what is there. So it is straight after a collection; between two of them
    /// containers may have grown without a word.
    pub(crate) fn check_accounts(&self) -> Checked {
        let (arenas, owned) = self.counted_anew();
        let tables =
            self.weak.bytes() + self.finalizers.bytes() + self.texts.bytes() + self.rooted.bytes();
        let parts = ["arenas", "what objects own", "tables"];
        let counts = self
            .accounting
            .counts()
            .into_iter()
            .zip([arenas, owned, tables]);
        for (part, (counted, there)) in parts.into_iter().zip(counts) {
            if counted != there {
                let problem = format!("{counted} bytes are counted, there are {there}");
                return Err(Invariant::AccountsAddUp.broken_by(part, problem));
            }
        }
        Ok(())
    }

    /// Everything that objects refer to is there.
    fn check_references(&self) -> Checked {
        for value in self.all_objects() {
            let mut stale = None;
            self.visit_references(value, &mut |held| {
                if held.is_heap() && !self.contains(held) {
                    stale = Some(held);
                }
            });
            if let Some(stale) = stale {
                let problem = format!("refers to {stale:?}, which is gone");
                return Err(Invariant::NoStaleKeys.broken_by(self.described(value), problem));
            }
        }
        Ok(())
    }

    fn check_tables(&self) -> Checked {
        let broken = |object: String, problem| Invariant::TablesFit.broken_by(object, problem);
        for (key, slot) in self.dicts.iter() {
            let checked = slot.object.check();
            checked.map_err(|problem| broken(self.described(key.into()), problem))?;
        }
        for (key, slot) in self.sets.iter() {
            let checked = slot.object.check();
            checked.map_err(|problem| broken(self.described(Value::set(key, false)), problem))?;
        }
        let texts = self.texts.check(&self.strs);
        texts.map_err(|problem| broken("interned texts".to_owned(), problem))?;
        let weak = self.weak.check(|value| self.contains(value));
        weak.map_err(|problem| broken("weak references".to_owned(), problem))
    }

    fn check_function(&self, value: Value, function: &Function) -> Checked {
        let broken = |problem| Invariant::CellsFitCode.broken_by(self.described(value), problem);
        let freevars = self[function.code].code.freevars.len();
        let cells = function.closure.len();
        if cells != freevars {
            return Err(broken(format!(
                "has {cells} cells, its code has {freevars} free variables"
            )));
        }
        let extras = function.extras.as_ref();
        if let Some(code) = extras.and_then(|extras| extras.annotate.as_code())
            && let Some(extras) = extras
        {
            let (cells, freevars) = (extras.annotate_cells.len(), self[code].code.freevars.len());
            if cells != freevars {
                return Err(broken(format!(
                    "has {cells} cells for its annotations, whose code has {freevars} free variables"
                )));
            }
        }
        Ok(())
    }

    fn check_generator(&self, value: Value, generator: &Generator) -> Checked {
        let broken = |problem: String| {
            Err(Invariant::FramesFitCode.broken_by(self.described(value), problem))
        };
        let Some(frame) = &generator.frame else {
            return match generator.state {
                GeneratorState::Closed => Ok(()),
                state => broken(format!("is {state:?} without a frame")),
            };
        };
        let code = &self[generator.code].code;
        let size = usize::from(code.frame_size);
        if !generator.state.is_resumable() {
            return Ok(());
        }
        if frame.slots.len() != size {
            return broken(format!("has {} slots, its code {size}", frame.slots.len()));
        }
        if frame.pc as usize > code.instrs.len() {
            return broken(format!(
                "stands at {} of {} instructions",
                frame.pc,
                code.instrs.len()
            ));
        }
        let dead = frame.slots.get(frame.live as usize..);
        if dead.is_none_or(|dead| dead.iter().any(|slot| slot.is_bound())) {
            return broken(format!("slots behind {} are bound", frame.live));
        }
        // Code that no compiler made may move cells.
        if code.clears() {
            return Ok(());
        }
        let cells = frame.function.map_or(&[][..], |function| {
            let function = &self[function];
            &function.closure
        });
        let free_slots = code.cell_slots.iter().skip(code.cellvars.len());
        for ((slot, cell), name) in free_slots.zip(cells).zip(&code.freevars) {
            if frame.slots.get(usize::from(*slot)) != Some(&Value::from(*cell)) {
                return broken(format!(
                    "free variable {name} is not in the cell that its function has captured"
                ));
            }
        }
        if generator.state == GeneratorState::Suspended {
            for slot in own_slots(code) {
                let held = frame.slots.get(usize::from(slot));
                if held.is_none_or(|held| held.as_cell().is_none()) {
                    return broken(format!("slot {slot} has no cell"));
                }
            }
        }
        Ok(())
    }

    /// Functions that share one cell of a call share all: each variable of the call has one cell.
    pub(crate) fn check_siblings(&self, functions: impl Iterator<Item = FunctionKey>) -> Checked {
        // Sets of cells that were made in one call, each by one of them; and for each cell of such a set and each slot
        // of the frame, the cell that was found there.
        let mut calls = Calls::default();
        let mut captured = Vec::new();
        let mut own_by_code: HashMap<CodeKey, Vec<u16>> = HashMap::default();
        for key in functions {
            let function = &self[key];
            let linked = &self[function.code];
            let Some(around) = linked.parent.filter(|_| !linked.chosen_cells) else {
                continue;
            };
            let Some(outer) = self.codes.get(around).map(|slot| &slot.object.code) else {
                continue;
            };
            let child = outer
                .children
                .iter()
                .find(|child| child.code.ptr_eq(&linked.code));
            let Some(child) = child.filter(|_| !outer.clears()) else {
                continue;
            };
            let own = own_by_code
                .entry(around)
                .or_insert_with(|| own_slots(outer));
            let of_call = child.captures.iter().copied().zip(&function.closure);
            let mut first = None;
            for (slot, cell) in of_call {
                if own.binary_search(&slot).is_ok() {
                    let first = *first.get_or_insert(*cell);
                    calls.join(first, *cell);
                    captured.push((key, first, slot, *cell));
                }
            }
        }
        let mut found: HashMap<(CellKey, u16), CellKey> = HashMap::default();
        for (key, first, slot, cell) in captured {
            let call = calls.of(first);
            if *found.entry((call, slot)).or_insert(cell) != cell {
                let problem = format!(
                    "has a cell of its own for slot {slot} of the call that made it, whose other functions share another"
                );
                return Err(Invariant::SiblingsShare.broken_by(self.described(key.into()), problem));
            }
        }
        Ok(())
    }
}

/// The slots of the cells that code makes once for each call: at its very start, and nowhere else. Sorted.
fn own_slots(code: &CodeObject) -> Vec<u16> {
    let cell_of = |instr: &Instr| match instr {
        Instr::MakeCell { cell, .. } => Some(u16::from(cell.0)),
        _ => None,
    };
    let mut own: Vec<u16> = code.instrs.iter().map_while(cell_of).collect();
    let start = own.len();
    let mut later: Vec<u16> = code.instrs[start..].iter().filter_map(cell_of).collect();
    own.sort_unstable();
    later.sort_unstable();
    own.retain(|slot| later.binary_search(slot).is_err());
    own
}

/// Sets of cells, each of which one cell stands for.
#[derive(Default)]
struct Calls(HashMap<CellKey, CellKey>);

impl Calls {
    /// The cell that stands for the set of a cell.
    fn of(&mut self, cell: CellKey) -> CellKey {
        let mut at = cell;
        while let Some(&next) = self.0.get(&at).filter(|next| **next != at) {
            // Ways become shorter as they are gone.
            let after = self.0.get(&next).copied().unwrap_or(next);
            self.0.insert(at, after);
            at = after;
        }
        at
    }

    fn join(&mut self, one: CellKey, other: CellKey) {
        let (one, other) = (self.of(one), self.of(other));
        self.0.insert(other, one);
    }
}
