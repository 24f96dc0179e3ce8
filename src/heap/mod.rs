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

use num_bigint::BigInt;
use slotmap::SlotMap;

pub(crate) use accounting::{Accounting, HeapCensus};
pub(crate) use members::Members;
pub(crate) use weak::Due;

use crate::object::{
    ByteArray, Bytes, Cell, Class, Complex, Dict, DictView, Exception, FrameObject, Function,
    Generator, HostFunction, Instance, Iter, LinkedCode, List, Method, Misc, Module, Property,
    Range, Set, Slice, Str, Super, Trace, Traceback, Tuple, Wrapper,
};
use crate::value::{
    BigIntKey, ByteArrayKey, BytesKey, CellKey, ClassKey, CodeKey, ComplexKey, DictKey,
    DictViewKey, ExceptionKey, FrameKey, FunctionKey, GeneratorKey, HostFunctionKey, InstanceKey,
    IteratorKey, ListKey, MethodKey, MiscKey, ModuleKey, PropertyKey, RangeKey, SetKey, SliceKey,
    StrKey, SuperKey, TracebackKey, TupleKey, Value, WrapperKey,
};

/// An object in its slot, with the epoch in which the collector last reached it.
pub(crate) struct Slot<T> {
    mark: u32,
    pub(crate) object: T,
}

/// Declares the heap's slot maps and everything that is the same for each kind.
macro_rules! heap {
    ($($field:ident: $key:ident => $object:ty, $tag:ident;)*) => {
        /// All objects of one runtime.
        #[derive(Default)]
        pub(crate) struct Heap {
            // The fields are open so that the eval loop can borrow two kinds at once.
            $(pub(crate) $field: SlotMap<$key, Slot<$object>>,)*
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
            impl std::ops::Index<$key> for Heap {
                type Output = $object;
                #[inline]
                fn index(&self, key: $key) -> &$object {
                    &self.$field[key].object
                }
            }

            impl std::ops::IndexMut<$key> for Heap {
                #[inline]
                fn index_mut(&mut self, key: $key) -> &mut $object {
                    &mut self.$field[key].object
                }
            }

            impl Alloc<$object> for Heap {
                type Key = $key;
                #[inline]
                fn alloc(&mut self, object: $object) -> $key {
                    alloc_in(&mut self.$field, &mut self.accounting, self.epoch, object)
                }
            }
        )*

        impl Heap {
            /// Whether the object behind `value` is still there; immediates always are.
            pub(crate) fn contains(&self, value: Value) -> bool {
                use crate::value::Tag;
                match value.tag() {
                    $(Tag::$tag => self.$field.contains_key(key_of::<$key>(value)),)*
                    Tag::FrozenSet => self.sets.contains_key(key_of::<SetKey>(value)),
                    _ => true,
                }
            }

            /// The bytes that the object behind `value` takes; none for immediates.
            pub(crate) fn object_size(&self, value: Value) -> usize {
                use crate::value::Tag;
                match value.tag() {
                    $(Tag::$tag => self.$field.get(key_of::<$key>(value)).map_or(0, |slot| {
                        size_of::<Slot<$object>>() + slot.object.extra_bytes()
                    }),)*
                    _ => size_of::<Value>(),
                }
            }

            /// Shows all references that leave the object behind `value`.
            fn trace_object(&mut self, value: Value, epoch: u32, work: &mut Vec<Value>) {
                use crate::value::Tag;
                match value.tag() {
                    $(Tag::$tag => trace_slot(&mut self.$field, key_of::<$key>(value), epoch, work),)*
                    Tag::FrozenSet => trace_slot(&mut self.sets, key_of::<SetKey>(value), epoch, work),
                    _ => {}
                }
            }

            /// Whether the collection `epoch` has reached `value`; immediates need not be reached.
            fn is_marked(&self, value: Value, epoch: u32) -> bool {
                use crate::value::Tag;
                match value.tag() {
                    $(Tag::$tag => self.$field.get(key_of::<$key>(value)).is_some_and(|slot| slot.mark == epoch),)*
                    Tag::FrozenSet => self.sets.get(key_of::<SetKey>(value)).is_some_and(|slot| slot.mark == epoch),
                    _ => true,
                }
            }

            /// Calls `visit` with everything that the object behind `value` refers to.
            pub(crate) fn visit_references(&self, value: Value, visit: &mut impl FnMut(Value)) {
                use crate::value::Tag;
                match value.tag() {
                    $(Tag::$tag => if let Some(slot) = self.$field.get(key_of::<$key>(value)) {
                        slot.object.trace(visit);
                    },)*
                    Tag::FrozenSet => if let Some(slot) = self.sets.get(key_of::<SetKey>(value)) {
                        slot.object.trace(visit);
                    },
                    _ => {}
                }
            }

            /// Drops every object that does not carry the mark `epoch`; gives the bytes of those left.
            fn sweep(&mut self, epoch: u32) -> usize {
                let mut live = 0;
                $(live += sweep_kind(&mut self.$field, epoch);)*
                live
            }

            /// How many objects there are.
            pub(crate) fn len(&self) -> usize {
                0 $(+ self.$field.len())*
            }

            /// How many objects of each kind there are, and how many bytes they take. Looks at each object.
            pub(crate) fn census(&self) -> HeapCensus {
                HeapCensus {
                    counts: vec![$((stringify!($tag), self.$field.len()),)*],
                    bytes: vec![$((stringify!($tag), bytes_in(&self.$field)),)*],
                }
            }
        }
    };
}

/// The bytes that all objects of one kind take.
fn bytes_in<K: slotmap::Key, T: Trace>(objects: &slotmap::SlotMap<K, Slot<T>>) -> usize {
    let own = objects.len() * size_of::<Slot<T>>();
    own + objects
        .values()
        .map(|slot| slot.object.extra_bytes())
        .sum::<usize>()
}

/// Allocation of one kind of object.
pub(crate) trait Alloc<T> {
    type Key;
    /// Moves the object to the heap. Counts its bytes; never collects.
    fn alloc(&mut self, object: T) -> Self::Key;
}

heap! {
    big_ints: BigIntKey => BigInt, BigInt;
    complexes: ComplexKey => Complex, Complex;
    strs: StrKey => Str, Str;
    bytes: BytesKey => Bytes, Bytes;
    byte_arrays: ByteArrayKey => ByteArray, ByteArray;
    tuples: TupleKey => Tuple, Tuple;
    lists: ListKey => List, List;
    dicts: DictKey => Dict, Dict;
    sets: SetKey => Set, Set;
    ranges: RangeKey => Range, Range;
    slices: SliceKey => Slice, Slice;
    cells: CellKey => Cell, Cell;
    functions: FunctionKey => Function, Function;
    methods: MethodKey => Method, Method;
    codes: CodeKey => LinkedCode, Code;
    classes: ClassKey => Class, Class;
    instances: InstanceKey => Instance, Instance;
    exceptions: ExceptionKey => Exception, Exception;
    generators: GeneratorKey => Generator, Generator;
    frames: FrameKey => FrameObject, Frame;
    tracebacks: TracebackKey => Traceback, Traceback;
    modules: ModuleKey => Module, Module;
    iterators: IteratorKey => Iter, Iterator;
    properties: PropertyKey => Property, Property;
    wrappers: WrapperKey => Wrapper, Wrapper;
    supers: SuperKey => Super, Super;
    dict_views: DictViewKey => DictView, DictView;
    host_functions: HostFunctionKey => HostFunction, HostFunction;
    miscs: MiscKey => Misc, Misc;
}

/// Allocation for the eval loop, which borrows the slot map of one kind alone.
#[inline]
pub(crate) fn alloc_in<K: slotmap::Key, T: Trace>(
    map: &mut SlotMap<K, Slot<T>>,
    accounting: &mut Accounting,
    epoch: u32,
    object: T,
) -> K {
    accounting.allocated(size_of::<Slot<T>>() + 4 + object.extra_bytes());
    map.insert(Slot {
        mark: epoch,
        object,
    })
}

/// The key inside a value whose tag is known to fit.
#[inline]
fn key_of<K: slotmap::Key>(value: Value) -> K {
    K::from(slotmap::KeyData::from_ffi(value.bits()))
}

/// Marks one object and puts what it refers to on the work list; an object marked before is left alone.
#[inline]
fn trace_slot<K: slotmap::Key, T: Trace>(
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
fn sweep_kind<K: slotmap::Key, T: Trace>(map: &mut SlotMap<K, Slot<T>>, epoch: u32) -> usize {
    let mut live = 0;
    map.retain(|_, slot| {
        let keep = slot.mark == epoch;
        if keep {
            live += size_of::<Slot<T>>() + 4 + slot.object.extra_bytes();
        }
        keep
    });
    live
}
