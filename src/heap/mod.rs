//! The heap: one slot map per kind of object, byte accounting, and a mark-and-sweep collector.
//!
//! Allocation only counts bytes; a collection runs when the evaluator asks for it at a safepoint
//! (`Accounting::is_due`), with the roots that the evaluator shows.
//!
//! ```text
//!  slot map of a kind:  | Slot { mark: epoch, object } | Slot | free | Slot | ..
//!  a Value:             tag of the kind + key (index, version)
//! ```
//!
//! In this folder: making objects (`make`, `exceptions`), texts that are shared (`texts`), what natives hold
//! (`rooted`), and what can be read from objects without running a script: values (`read`, `members`), classes,
//! functions, `__dict__` and slots (`instances`), namespaces (`names`). What may run scripts, or raise, is the
//! evaluator's.
//!
//! Invariant: after a collection exactly the objects that were reachable from the roots are left, and
//! each of them carries the mark of the current epoch.
//! Invariant: a key that the runtime holds in a reachable place is valid; indexing with a stale key is a
//! bug of the runtime (a root that was forgotten), never undefined behaviour.

mod accounting;
mod classes;
mod collect;
mod exceptions;
mod functions;
mod instances;
mod make;
mod members;
mod names;
mod read;
mod rooted;
mod texts;
mod weak;

use slotmap::{Key, SlotMap};

pub(crate) use accounting::{Accounting, HeapCensus};
pub(crate) use members::Members;
pub(crate) use weak::Due;

use crate::object::{self, Trace};
use crate::value::{self, Tag, Value, heap_kinds};

/// An object in its slot, with the epoch in which the collector last reached it.
pub(crate) struct Slot<T> {
    mark: u32,
    pub(crate) object: T,
}

/// Makes the slot maps of the heap, and everything that is the same for each kind.
macro_rules! slot_maps {
    ($(
        $tag:ident $(, $twin:ident)* | $key:ident $object:ident $map:ident $($new:ident $get:ident)?;
    )*) => {
        /// All objects of one runtime.
        #[derive(Default)]
        pub(crate) struct Heap {
            // The fields are open so that the eval loop can borrow two kinds at once.
            $(pub(crate) $map: SlotMap<value::$key, Slot<object::$object>>,)*
            pub(crate) accounting: Accounting,
            /// The current collection; objects allocated since carry it too.
            pub(crate) epoch: u32,
            /// The collector's work list, kept for its capacity.
            work: Vec<Value>,
            /// Weak references, and what has a finaliser.
            weak: weak::WeakTable,
            /// What natives hold.
            rooted: rooted::Rooted,
            /// Interned and shared texts.
            texts: texts::Texts,
        }

        $(
            impl std::ops::Index<value::$key> for Heap {
                type Output = object::$object;
                #[inline]
                fn index(&self, key: value::$key) -> &object::$object {
                    &self.$map[key].object
                }
            }

            impl std::ops::IndexMut<value::$key> for Heap {
                #[inline]
                fn index_mut(&mut self, key: value::$key) -> &mut object::$object {
                    &mut self.$map[key].object
                }
            }

            impl Alloc<object::$object> for Heap {
                type Key = value::$key;
                #[inline]
                fn alloc(&mut self, object: object::$object) -> value::$key {
                    alloc_in(&mut self.$map, &mut self.accounting, self.epoch, object)
                }
            }
        )*

        impl Heap {
            /// Whether the object behind `value` is still there; immediates always are.
            pub(crate) fn contains(&self, value: Value) -> bool {
                match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => slot(&self.$map, value).is_some(),)*
                    _ => true,
                }
            }

            /// Every object that there is. A set stands for itself whether it is frozen or not ([`Value::untwinned`]).
            pub(crate) fn all_objects(&self) -> Vec<Value> {
                let mut all = Vec::new();
                $(all.extend(self.$map.iter().map(|(key, _)| Value::of_kind(Tag::$tag, key)));)*
                all
            }

            /// The bytes that the object behind `value` takes; those of the value for immediates.
            pub(crate) fn object_size(&self, value: Value) -> usize {
                match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => {
                        slot(&self.$map, value).map_or(0, |slot| slot_bytes(&slot.object))
                    })*
                    _ => size_of::<Value>(),
                }
            }

            /// Shows all references that leave the object behind `value`.
            fn trace_object(&mut self, value: Value, epoch: u32, work: &mut Vec<Value>) {
                match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => {
                        trace_slot(&mut self.$map, key_of(value), epoch, work);
                    })*
                    _ => {}
                }
            }

            /// Whether the collection `epoch` has reached `value`; immediates need not be reached.
            fn is_marked(&self, value: Value, epoch: u32) -> bool {
                match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => {
                        slot(&self.$map, value).is_some_and(|slot| slot.mark == epoch)
                    })*
                    _ => true,
                }
            }

            /// Calls `visit` with everything that the object behind `value` refers to.
            pub(crate) fn visit_references(&self, value: Value, visit: &mut impl FnMut(Value)) {
                match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => {
                        if let Some(slot) = slot(&self.$map, value) {
                            slot.object.trace(visit);
                        }
                    })*
                    _ => {}
                }
            }

            /// Drops every object that does not carry the mark `epoch`; gives the bytes of those left.
            fn sweep(&mut self, epoch: u32) -> usize {
                let mut live = 0;
                $(live += sweep_kind(&mut self.$map, epoch);)*
                live
            }

            /// How many objects there are.
            pub(crate) fn len(&self) -> usize {
                0 $(+ self.$map.len())*
            }

            /// How many objects of each kind there are, and how many bytes they take. Reads each object.
            pub(crate) fn census(&self) -> HeapCensus {
                HeapCensus {
                    counts: vec![$((stringify!($tag), self.$map.len()),)*],
                    bytes: vec![$((stringify!($tag), bytes_in(&self.$map)),)*],
                }
            }
        }
    };
}

heap_kinds!(slot_maps);

/// Allocation of one kind of object.
pub(crate) trait Alloc<T> {
    type Key;
    /// Moves the object to the heap. Counts its bytes; never collects.
    fn alloc(&mut self, object: T) -> Self::Key;
}

/// Allocation for the eval loop, which borrows the slot map of one kind alone.
#[inline]
pub(crate) fn alloc_in<K: Key, T: Trace>(
    map: &mut SlotMap<K, Slot<T>>,
    accounting: &mut Accounting,
    epoch: u32,
    object: T,
) -> K {
    accounting.allocated(slot_bytes(&object));
    map.insert(Slot {
        mark: epoch,
        object,
    })
}

/// What an object takes: its slot, the version that the slot map keeps beside it, and what it owns elsewhere.
#[inline]
fn slot_bytes<T: Trace>(object: &T) -> usize {
    size_of::<Slot<T>>() + size_of::<u32>() + object.extra_bytes()
}

/// The bytes that all objects of one kind take.
fn bytes_in<K: Key, T: Trace>(map: &SlotMap<K, Slot<T>>) -> usize {
    map.values().map(|slot| slot_bytes(&slot.object)).sum()
}

/// The key inside a value whose tag is known to fit.
#[inline]
fn key_of<K: Key>(value: Value) -> K {
    K::from(slotmap::KeyData::from_ffi(value.bits()))
}

/// The slot of a value whose tag is known to fit, if its object is still there.
#[inline]
fn slot<K: Key, T>(map: &SlotMap<K, Slot<T>>, value: Value) -> Option<&Slot<T>> {
    map.get(key_of(value))
}

/// Marks one object and puts what it refers to on the work list; an object marked before is left alone.
#[inline]
fn trace_slot<K: Key, T: Trace>(
    map: &mut SlotMap<K, Slot<T>>,
    key: K,
    epoch: u32,
    work: &mut Vec<Value>,
) {
    let Some(slot) = map.get_mut(key) else { return };
    if slot.mark == epoch {
        return;
    }
    slot.mark = epoch;
    slot.object.trace(&mut |value| {
        if value.is_heap() {
            work.push(value);
        }
    });
}

/// Drops the unmarked objects of one kind; gives the bytes of the others.
fn sweep_kind<K: Key, T: Trace>(map: &mut SlotMap<K, Slot<T>>, epoch: u32) -> usize {
    let mut live = 0;
    map.retain(|_, slot| {
        let keep = slot.mark == epoch;
        if keep {
            live += slot_bytes(&slot.object);
        }
        keep
    });
    live
}
