//! Classes made by scripts, their instances, and the descriptors of the language.

use super::{packed, traced};
use crate::value::{ClassKey, DictKey, FunctionKey, ListKey, TypeId, Value};

/// What making an instance of a class takes.
#[derive(Clone, Copy, Default, Debug)]
pub(crate) enum Making {
    /// The whole protocol.
    #[default]
    General,
    /// Nothing that a script could see: the metaclass is `type`, the layout `object`'s, neither `__new__` nor
    /// `__init__` is overridden, and there is no `__del__`.
    Plain,
    /// The same, but for a function of a script as `__init__`.
    Init(FunctionKey),
}

traced! {
    /// A class made by a script (CPython: heap type). Built-in types are not heap objects ([`TypeId`]).
    #[derive(Debug)]
    pub(crate) struct Class {
        /// `__name__`, a str.
        pub(crate) name: Value,
        /// `__qualname__`, a str.
        pub(crate) qualname: Value,
        /// `__bases__`: classes and built-in types; never empty.
        pub(crate) bases: Vec<Value>,
        /// `__mro__`, the class itself first, `object` last.
        pub(crate) mro: Vec<Value>,
        /// The namespace behind `__dict__`.
        pub(crate) dict: DictKey,
        /// `type(cls)`: the metaclass.
        pub(crate) metaclass: Value,
        /// The built-in type whose layout instances have: `Object` for plain ones, `List` for a list's
        /// subclass, `BaseException` or one of its rows for exceptions, `Type` for metaclasses.
        pub(crate) layout: TypeId,
        /// Whether instances have a `__dict__` (no `__slots__` without it).
        pub(crate) has_dict: bool,
        /// Classes that name this one as a base, to forget caches; stale keys are dropped.
        #[untraced = "a class does not keep alive what derives from it"]
        pub(crate) subclasses: Vec<ClassKey>,
        /// `__abstractmethods__`, unbound where it was not set.
        pub(crate) abstract_methods: Value,
        /// Whether some are left: no instances can be made.
        pub(crate) is_abstract: bool,
        /// `__base__`: the base whose instance layout this class extends.
        pub(crate) base: Value,
        /// How many `__slots__` an instance has, those of the bases included.
        pub(crate) slot_count: u32,
        /// What is known about the attribute hooks.
        pub(crate) hooks: Hooks,
        /// Whether it is a type of the host, which scripts cannot change, and may derive from only if this says so.
        pub(crate) host: Option<HostClass>,
    }

    /// What the host allows scripts to do with a type of its own.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct HostClass {
        /// Whether scripts may derive from it.
        pub(crate) subclassable: bool,
    }

    /// Which hooks of attribute access a class or one of its bases defines in a script; what native code
    /// defines does not count.
    #[derive(Clone, Copy, Default, Debug)]
    pub(crate) struct Hooks {
        /// Whether the rest was ever computed; it is valid while the runtime's class epoch is `epoch`.
        pub(crate) known: bool,
        pub(crate) epoch: u32,
        pub(crate) getattribute: bool,
        pub(crate) getattr: bool,
        pub(crate) setattr: bool,
        pub(crate) delattr: bool,
        pub(crate) call: bool,
        /// `__del__`: instances are registered with the collector.
        pub(crate) finalizer: bool,
        #[untraced = "used only while no class has changed since, and then the class still holds it"]
        pub(crate) making: Making,
    }
}

traced! {
    /// An instance of a class made by a script.
    #[derive(Debug)]
    pub(crate) struct Instance {
        pub(crate) class: ClassKey,
        /// `__dict__`; made with the first attribute.
        pub(crate) dict: Option<DictKey>,
        /// The values of `__slots__`, unbound where nothing is stored: a list that scripts never see.
        pub(crate) slots: Option<ListKey>,
        /// The built-in value inside an instance of a built-in type's subclass (`class MyList(list)`), else unbound.
        pub(crate) payload: Value,
    }
}

packed! {
    /// `property`
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Property {
        pub(crate) getter: Value,
        pub(crate) setter: Value,
        pub(crate) deleter: Value,
        pub(crate) doc: Value,
        /// Whether the docstring is the getter's: a copy with another getter takes that one's.
        pub(crate) getter_doc: bool,
        /// The attribute name, known since the class was made; else unbound.
        pub(crate) name: Value,
    }

    /// `staticmethod` and `classmethod`
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Wrapper {
        pub(crate) function: Value,
        /// `classmethod`, not `staticmethod`.
        pub(crate) binds_class: bool,
        /// `__dict__`: a dict, or unbound.
        pub(crate) dict: Value,
    }

    /// `super(type, object)`
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Super {
        /// The class after which the search starts.
        pub(crate) this_class: Value,
        /// The object or class that methods are bound to; unbound: an unbound super object.
        pub(crate) receiver: Value,
        /// The class whose `__mro__` is searched.
        pub(crate) receiver_class: Value,
    }
}
