//! Thawing beside what is there: which variables stay those of the closures that run already.

use std::collections::{HashMap, HashSet};

use super::thawed;
use crate::embed::look::short;
use crate::embed::{Ctx, FromValue, Frozen, IntoValue, Result, Runtime, Value};
use crate::freeze::header::Content;
use crate::heap::Heap;
use crate::object::Rare;
use crate::value::{CellKey, FunctionKey, GeneratorKey, PropertyKey, Value as VmValue};

/// A variable that a closure which is there and one that is thawed have both captured.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct CapturedCell<'a> {
    /// The qualified name of the closure through which it was found: `make_counter.<locals>.step`.
    pub closure: &'a str,
    /// The name of the variable, as `closure.__code__.co_freevars` has it.
    pub name: &'a str,
}

/// # Freezing and thawing
impl Runtime {
    /// As [`Runtime::thaw`], beside closures that are there already: `existing` are objects of this runtime in the place of
    /// those that were frozen, and `keep` is asked for each variable that both sides capture under one name whether the cell
    /// of this runtime takes the place of the frozen one. So new code gets the state that is there.
    ///
    /// Both sides are followed together: from closure to closure by the names of free variables, through cells, defaults,
    /// containers, attributes and methods. A cell that is kept is shared with those who have it; what it holds is not
    /// looked at.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// const V1: &str = "
    /// def make(hits, bonus):
    ///     def on_hit():
    ///         nonlocal hits
    ///         hits += 1
    ///         return hits * bonus
    ///     return on_hit
    /// make(0, 10)";
    /// let mut game = Runtime::new();
    /// let on_hit: Closure = game.run(V1)?;
    /// game.call::<i64>(&on_hit, ())?;
    ///
    /// // A new version of the handler, with other data, made elsewhere.
    /// let mut workshop = Runtime::new();
    /// let edited: Closure = workshop.run(&*V1.replace("hits * bonus", "hits * bonus + 1").replace("make(0, 10)", "make(0, 50)"))?;
    /// let update = workshop.freeze(&edited)?;
    ///
    /// let on_hit: Closure = game.thaw_into(&update, &on_hit, |cell| cell.name == "hits")?;
    /// assert_eq!(game.call::<i64>(&on_hit, ())?, 101);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// As [`Runtime::thaw`], and as [`Runtime::set`] for `existing`.
    pub fn thaw_into<T: FromValue>(
        &mut self,
        frozen: &Frozen,
        existing: impl IntoValue,
        keep: impl FnMut(CapturedCell<'_>) -> bool,
    ) -> Result<T> {
        self.enter(|cx| cx.thaw_into(frozen, existing, keep))
    }
}

/// # Freezing and thawing
impl Ctx<'_> {
    /// As [`Runtime::thaw_into`], inside of a run.
    ///
    /// # Errors
    /// As [`Runtime::thaw_into`].
    pub fn thaw_into<T: FromValue>(
        &mut self,
        frozen: &Frozen,
        existing: impl IntoValue,
        mut keep: impl FnMut(CapturedCell<'_>) -> bool,
    ) -> Result<T> {
        let existing = existing.into_value(self)?.into_raw(self.vm)?;
        self.vm.heap.keep(existing);
        let thawed = thawed(self.vm, Content::Graph, &frozen.bytes)?;
        let root = thawed.roots.first().copied().unwrap_or(VmValue::NONE);
        let kept = kept_cells(&self.vm.heap, root, existing, &mut keep);
        if !kept.is_empty() {
            for object in &thawed.objects {
                // What nothing leads to may be gone since scripts ran.
                if self.vm.heap.contains(*object) {
                    exchange(&mut self.vm.heap, *object, &kept);
                }
            }
        }
        let root = exchanged(root, &kept);
        let value = Value::from_raw(self.vm, root);
        T::from_value(value, self)
    }
}

/// By the cells that were thawed, those that take their places.
type Kept = HashMap<CellKey, CellKey>;

/// Follows both sides together, and asks for each variable that both have.
fn kept_cells(
    heap: &Heap,
    thawed: VmValue,
    existing: VmValue,
    keep: &mut impl FnMut(CapturedCell<'_>) -> bool,
) -> Kept {
    let (mut kept, mut seen, mut asked) = (Kept::new(), HashSet::new(), HashSet::new());
    let mut work = vec![(thawed, existing)];
    while let Some((new, old)) = work.pop() {
        if !new.is_heap() || new.tag() != old.tag() || !seen.insert((new, old)) {
            continue;
        }
        if let (Some(new), Some(old)) = (new.as_function(), old.as_function()) {
            let closure = short::function_qualname(heap, new);
            let names = |key: FunctionKey| heap[heap[key].code].code.freevars.iter();
            for (at, name) in names(new).enumerate() {
                let place = names(old).position(|other| other == name);
                let cells = place.and_then(|place| {
                    Some((*heap[new].closure.get(at)?, *heap[old].closure.get(place)?))
                });
                let Some((new, old)) = cells else { continue };
                if !asked.insert(new) {
                    continue;
                }
                if keep(CapturedCell { closure, name }) {
                    kept.insert(new, old);
                } else {
                    work.push((heap[new].contents, heap[old].contents));
                }
            }
        }
        neighbours(heap, new, old, &mut work);
    }
    kept
}

/// Adds what two objects of a kind have at the same places.
fn neighbours(heap: &Heap, new: VmValue, old: VmValue, work: &mut Vec<(VmValue, VmValue)>) {
    let items = |value: VmValue| {
        let list = value.as_list().map(|key| heap[key].items.as_slice());
        list.or(value.as_tuple().map(|key| heap[key].items.as_slice()))
    };
    if let (Some(new), Some(old)) = (items(new), items(old)) {
        work.extend(new.iter().copied().zip(old.iter().copied()));
    } else if let (Some(new), Some(old)) = (new.as_cell(), old.as_cell()) {
        work.push((heap[new].contents, heap[old].contents));
    } else if let (Some(new), Some(old)) = (new.as_method(), old.as_method()) {
        work.push((heap[new].function, heap[old].function));
        work.push((heap[new].receiver, heap[old].receiver));
    } else if let (Some(new), Some(old)) = (new.as_function(), old.as_function()) {
        work.push((heap[new].defaults, heap[old].defaults));
        work.push((heap[new].kwdefaults, heap[old].kwdefaults));
    } else if let (Some(new), Some(old)) = (new.as_instance(), old.as_instance()) {
        work.push((heap[new].class.into(), heap[old].class.into()));
        work.push((heap[new].payload, heap[old].payload));
    } else if let (Some(new), Some(old)) = (new.as_wrapper(), old.as_wrapper()) {
        work.push((heap[new].function, heap[old].function));
    } else if let (Some(new), Some(old)) = (new.as_property(), old.as_property()) {
        let parts = |key: PropertyKey| [heap[key].getter, heap[key].setter, heap[key].deleter];
        work.extend(parts(new).into_iter().zip(parts(old)));
    } else if let (Some(new), Some(old)) = (new.as_generator(), old.as_generator()) {
        let function = |key: GeneratorKey| -> Option<VmValue> {
            Some(heap[key].frame.as_ref()?.function?.into())
        };
        work.extend(function(new).zip(function(old)));
    }
    let partial = |value: VmValue| match &heap[value.as_rare()?] {
        Rare::Partial(partial) => Some([partial.function, partial.args, partial.keywords.into()]),
        _ => None,
    };
    if let (Some(new), Some(old)) = (partial(new), partial(old)) {
        work.extend(new.into_iter().zip(old));
    }
    let names = |value: VmValue| match value.as_class() {
        Some(class) => Some(heap[class].dict),
        None => value.as_dict().or_else(|| heap.instance_dict(value)),
    };
    if let (Some(new), Some(old)) = (names(new), names(old)) {
        for entry in heap[new]
            .iter()
            .filter(|entry| entry.key.as_str().is_some())
        {
            if let Some(other) = heap.dict_get_str(old, entry.key) {
                work.push((entry.value, other));
            }
        }
    }
}

/// A value with the cell that takes its place, if it is such a cell.
fn exchanged(value: VmValue, kept: &Kept) -> VmValue {
    let cell = value.as_cell().and_then(|cell| kept.get(&cell));
    cell.map_or(value, |cell| (*cell).into())
}

/// Puts cells that are kept into the places of those that were thawed: wherever a script or the evaluator finds them.
fn exchange(heap: &mut Heap, object: VmValue, kept: &Kept) {
    let by_key = |cell: &mut CellKey| {
        if let Some(other) = kept.get(cell) {
            *cell = *other;
        }
    };
    let by_value = |value: &mut VmValue| *value = exchanged(*value, kept);
    if let Some(key) = object.as_function() {
        let function = &mut heap[key];
        let (before, code) = (function.closure.clone(), function.code);
        function.closure.iter_mut().for_each(by_key);
        if let Some(extras) = &mut function.extras {
            extras.annotate_cells.iter_mut().for_each(by_key);
            extras.closure_tuple = VmValue::UNBOUND;
        }
        let is_chosen = function.closure != before;
        heap[code].chosen_cells |= is_chosen;
    } else if let Some(key) = object.as_generator() {
        if let Some(frame) = &mut heap[key].frame {
            frame.slots.iter_mut().for_each(by_value);
        }
    } else if let Some(key) = object.as_cell() {
        by_value(&mut heap[key].contents);
    } else if let Some(slots) = object.as_instance().and_then(|key| heap[key].slots) {
        heap[slots].items.iter_mut().for_each(by_value);
    } else if let Some(key) = object.as_method() {
        by_value(&mut heap[key].receiver);
    } else if let Some(key) = object.as_list() {
        heap[key].items.iter_mut().for_each(by_value);
    } else if let Some(key) = object.as_tuple() {
        heap[key].items.iter_mut().for_each(by_value);
    } else if let Some(key) = object.as_dict() {
        for index in 0..heap[key].entry_count() {
            if let Some(value) = heap[key].value_mut(index) {
                by_value(value);
            }
        }
    }
}
