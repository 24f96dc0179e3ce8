//! The heap: one arena per kind of object, byte accounting, and a mark-and-sweep collector.
//!
//! Allocation only counts bytes; a collection runs when the evaluator asks for it at a safepoint
//! (`Accounting::is_due`), with the roots that the evaluator shows.
//!
//! ```text
//!  arena of a kind:  | Slot { version, colour, object } | Slot | vacant | Slot | ..
//!  a Value:          tag of the kind + key (index, version)
//! ```
//!
//! In this folder: making objects (`make`, `exceptions`), texts that are shared (`texts`), what natives hold
//! (`rooted`), and what can be read from objects without running a script: values (`read`), classes,
//! functions, `__dict__` and slots (`instances`), namespaces (`names`). What may run scripts, or raise, is the
//! evaluator's.
//!
//! Invariant: after a collection exactly the objects that were reachable from the roots are left, and
//! each of them is black.
//! Invariant: a key that the runtime holds in a reachable place is valid; indexing with a stale key is a
//! bug of the runtime (a root that was forgotten), never undefined behaviour.

mod accounting;
mod arena;
#[cfg(feature = "seeing")]
mod changes;
mod check;
mod classes;
mod collect;
mod exceptions;
mod finalizers;
mod functions;
mod instances;
mod make;
mod names;
mod order;
mod read;
mod rooted;
mod store;
mod texts;
mod vacant;
mod weak;

use std::cell::Cell;

use slotmap::Key;

pub(crate) use accounting::{Accounting, HeapCensus};
pub(crate) use arena::Arena;
pub use check::Invariant;
pub(crate) use check::{Broken, Checked};
pub(crate) use collect::Phase;
pub(crate) use finalizers::{Due, FINALIZERS};
pub(crate) use read::Members;

use self::vacant::Vacant;
#[cfg(feature = "freeze")]
pub(crate) use self::vacant::tag_of_objects;
use crate::object::{self, Part, Trace};
use crate::value::{self, Tag, Value, heap_kinds};

/// Makes the arenas of the heap, and everything that is the same for each kind.
macro_rules! arenas {
    ($(
        $tag:ident $(, $twin:ident)* | $key:ident $object:ident $map:ident $($new:ident $get:ident)?;
    )*) => {
        /// All objects of one runtime.
        #[derive(Default)]
        pub(crate) struct Heap {
            // The fields are open so that the eval loop can borrow two kinds at once.
            $(pub(crate) $map: Arena<value::$key, object::$object>,)*
            pub(crate) accounting: Accounting,
            /// The colour of what the collection that goes on, or the last one, has reached: 0 and 1 by turns.
            black: u32,
            /// The colour of new objects: white while objects are marked, so that none has to be looked into as it is
            /// made; black otherwise.
            pub(crate) fresh: u32,
            /// Where the collection stands that goes on.
            cycle: collect::Cycle,
            /// The kinds, by their tags, of which objects were made grey.
            grey_kinds: Cell<u64>,
            /// Weak references.
            weak: weak::WeakTable,
            /// What has a finaliser.
            finalizers: finalizers::Finalizers,
            /// What natives hold.
            rooted: rooted::Rooted,
            /// Interned and shared texts.
            texts: texts::Texts,
            /// Which objects may have changed, while somebody wants to know.
            #[cfg(feature = "seeing")]
            changes: changes::Changes,
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
                    alloc_in(&mut self.$map, &mut self.accounting, self.fresh, object)
                }
            }
        )*

        impl Heap {
            /// Whether the object behind `value` is still there; immediates always are.
            pub(crate) fn contains(&self, value: Value) -> bool {
                match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => self.$map.contains_key(key_of(value)),)*
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
                        self.$map.get(key_of(value)).map_or(0, |slot| {
                            Arena::<value::$key, object::$object>::SLOT + slot.object.extra_bytes()
                        })
                    })*
                    _ => size_of::<Value>(),
                }
            }

            /// Makes the object behind `value` grey, if it is white.
            #[inline(never)]
            pub(crate) fn shade(&self, value: Value) {
                let (white, black) = (self.white(), self.black);
                let listed = match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => self.$map.shade(key_of(value), white, black),)*
                    _ => false,
                };
                if listed {
                    let kinds = self.grey_kinds.get();
                    self.grey_kinds.set(kinds | 1 << value.untwinned().tag() as u64);
                }
            }

            /// Makes the grey objects of the kind with this tag black, and what they refer to grey, until there are
            /// none of them, or as many objects and references were looked at as `budget` says. Gives how many.
            fn blacken(&self, tag: u64, budget: u64) -> u64 {
                match tag {
                    $(tag if tag == Tag::$tag as u64 => {
                        let mut used = 0;
                        while used < budget
                            && let Some((key, object)) = self.$map.next_grey(self.black)
                        {
                            used += 1;
                            if Arena::<value::$key, object::$object>::is_large(object) {
                                self.cycle.note_large(Value::of_kind(Tag::$tag, key));
                                continue;
                            }
                            if object.is_volatile() {
                                self.cycle.note_volatile(Value::of_kind(Tag::$tag, key));
                            }
                            object.trace(&mut |value| {
                                used += 1;
                                if value.is_heap() {
                                    self.shade(value);
                                }
                            });
                        }
                        used
                    })*
                    _ => 0,
                }
            }

            /// Makes grey what a part of the object behind `value` refers to. Whether that was the last part.
            fn shade_part(&self, value: Value, mut part: Part) -> bool {
                match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => {
                        if let Some(slot) = self.$map.get(key_of(value)) {
                            slot.object.trace_part(&mut part, &mut |value| {
                                if value.is_heap() {
                                    self.shade(value);
                                }
                            });
                        }
                    })*
                    _ => {}
                }
                part.is_last()
            }

            /// Whether the collection that goes on has reached `value`; immediates need not be reached.
            fn is_marked(&self, value: Value) -> bool {
                let colour = match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => self.$map.colour(key_of(value)),)*
                    _ => return true,
                };
                colour.is_some_and(|colour| colour != self.white())
            }

            /// Calls `visit` with everything that the object behind `value` refers to. A closure of any type does, as code
            /// for each kind of object and each caller would be much of the program.
            pub(crate) fn visit_references(&self, value: Value, visit: &mut dyn FnMut(Value)) {
                match value.tag() {
                    $(Tag::$tag $(| Tag::$twin)* => {
                        if let Some(slot) = self.$map.get(key_of(value)) {
                            slot.object.trace(&mut |held| visit(held));
                        }
                    })*
                    _ => {}
                }
            }

            /// Lets the arenas know that objects are marked from now on.
            fn begin_marking_all(&mut self) {
                let black = self.black;
                $(self.$map.begin_marking(black);)*
            }

            /// Lets the arenas know that all that can be reached is marked.
            fn end_marking_all(&mut self) {
                let white = self.white();
                $(self.$map.end_marking(white);)*
            }

            /// Sweeps so many slots of the arenas that are not swept yet. Gives how many are left of that, 0 if there
            /// may be more to sweep.
            fn sweep_arenas(&mut self, mut count: usize) -> usize {
                let slack = self.accounting.slack();
                let whole = count > usize::MAX / 2;
                $(if !self.$map.is_done() {
                    let texts = &mut self.texts;
                    count -= self.$map.sweep(count, &mut self.cycle.extra, &mut |key, object| {
                        if let Some(hash) = object.interned_hash() {
                            texts.forget(Value::of_kind(Tag::$tag, key), hash);
                        }
                    });
                    if !self.$map.is_swept() {
                        return 0;
                    }
                    loop {
                        let (given_back, done) = self.$map.end_sweep(slack);
                        self.accounting.arenas_shrank_by(given_back);
                        if done {
                            break;
                        } else if !whole {
                            return 0;
                        }
                    }
                })*
                count
            }

            /// Checks the invariants of the arenas; gives the kind of the one that breaks them, and how.
            fn check_arenas(&self) -> Result<(), (&'static str, String)> {
                #[cfg(feature = "seeing")]
                let noting = self.notes_changes();
                #[cfg(not(feature = "seeing"))]
                let noting = false;
                $(self.$map.check(noting).map_err(|problem| (stringify!($tag), problem))?;)*
                Ok(())
            }

            /// The bytes that the arenas take, and those that their objects own elsewhere.
            fn counted_anew(&self) -> (usize, usize) {
                (0 $(+ self.$map.capacity())*, 0 $(+ self.$map.owned())*)
            }

            /// The bytes of the slots that are occupied.
            fn occupied(&self) -> usize {
                0 $(+ self.$map.occupied())*
            }

            /// Gives back the room that no object needs; gives the bytes that are left.
            fn trim(&mut self) -> usize {
                0 $(+ self.$map.trim())*
            }

            /// How many objects there are.
            pub(crate) fn len(&self) -> usize {
                0 $(+ self.$map.len())*
            }

            /// How many objects of each kind there are, and how many bytes they take. Reads each object.
            pub(crate) fn census(&self) -> HeapCensus {
                HeapCensus {
                    counts: vec![$((stringify!($tag), self.$map.len()),)*],
                    bytes: vec![$((stringify!($tag), self.$map.bytes()),)*],
                }
            }
        }
    };
}

heap_kinds!(arenas);

/// Allocation of one kind of object.
pub(crate) trait Alloc<T> {
    type Key;
    /// Moves the object to the heap. Counts its bytes; never collects.
    fn alloc(&mut self, object: T) -> Self::Key;
}

/// Allocation for the eval loop, which borrows the arena of one kind alone.
#[inline]
pub(crate) fn alloc_in<K: Key, T: Trace + Vacant>(
    arena: &mut Arena<K, T>,
    accounting: &mut Accounting,
    colour: u32,
    object: T,
) -> K {
    accounting.made(Arena::<K, T>::SLOT, object.extra_bytes());
    arena.insert(colour, object, accounting)
}

/// The key inside a value whose tag is known to fit.
#[inline]
fn key_of<K: Key>(value: Value) -> K {
    K::from(slotmap::KeyData::from_ffi(value.bits()))
}
