//! Receivers: the object that a method is about, its first argument.
//!
//! What calls a method has checked the type already; here the receiver becomes the key of its object. Where that
//! fails nevertheless (the layout of a class with several built-in bases is that of only one of them) there is one
//! message for all types.

use super::native::Args;
use crate::value::{
    CellKey, CodeKey, DictKey, DictViewKey, ExceptionKey, FrameKey, FunctionKey, GeneratorKey,
    IteratorKey, ListKey, MethodKey, ModuleKey, PropertyKey, RangeKey, RareKey, SetKey, SliceKey,
    SuperKey, TracebackKey, TupleKey, TypeId, Value, WrapperKey,
};
use crate::vm::{Fault, Outcome, Vm};

/// A key that a receiver can have. Sealed: the keys that are listed here.
pub(crate) trait Receiver: Sized {
    /// The type that an error names.
    const TYPE: TypeId;

    fn of(value: Value) -> Option<Self>;
}

macro_rules! receivers {
    ($($key:ident $of:ident $ty:ident;)*) => {
        $(impl Receiver for $key {
            const TYPE: TypeId = TypeId::$ty;

            #[inline]
            fn of(value: Value) -> Option<Self> {
                value.$of()
            }
        })*
    };
}

receivers! {
    CellKey as_cell Cell;
    CodeKey as_code Code;
    DictKey as_dict Dict;
    DictViewKey as_dict_view DictKeys;
    ExceptionKey as_exception BaseException;
    FrameKey as_frame Frame;
    FunctionKey as_function Function;
    GeneratorKey as_generator Generator;
    IteratorKey as_iterator ListIterator;
    ListKey as_list List;
    MethodKey as_method Method;
    RareKey as_rare Object;
    ModuleKey as_module Module;
    PropertyKey as_property Property;
    RangeKey as_range Range;
    SetKey as_any_set Set;
    SliceKey as_slice Slice;
    SuperKey as_super Super;
    TracebackKey as_traceback Traceback;
    TupleKey as_tuple Tuple;
    WrapperKey as_wrapper StaticMethod;
}

impl Args<'_> {
    /// The receiver; of an instance of a subclass, the built-in object inside.
    #[inline]
    pub(crate) fn this<K: Receiver>(self, vm: &mut Vm) -> Outcome<K> {
        match K::of(vm.heap.payload(self.get(0))) {
            Some(key) => Ok(key),
            None => Err(self.wrong_receiver(vm, K::TYPE)),
        }
    }

    /// What `find` makes of the receiver, an object of type `ty`.
    #[inline]
    pub(crate) fn this_with<T>(
        self,
        vm: &mut Vm,
        ty: TypeId,
        find: impl FnOnce(&Vm, Value) -> Option<T>,
    ) -> Outcome<T> {
        match find(vm, self.get(0)) {
            Some(found) => Ok(found),
            None => Err(self.wrong_receiver(vm, ty)),
        }
    }

    /// The error of a receiver that is not an object of type `ty`.
    #[cold]
    pub(crate) fn wrong_receiver(self, vm: &mut Vm, ty: TypeId) -> Fault {
        let expected = vm.heap.dotted_type_name(Value::builtin_type(ty));
        let given = vm.type_name(self.get(0));
        vm.type_error(format!(
            "descriptor requires a '{expected}' object but received a '{given}'"
        ))
    }
}
