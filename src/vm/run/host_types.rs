//! Types of the host as classes, and Rust data as their instances.
//!
//! A host type is a class whose namespace holds functions of the host, so that look-up, binding, operators and
//! the protocols go the way of every class. An instance has its Rust data as its payload.
//! Invariant: instances are made by [`Vm::new_host_instance`], with a payload, or, for a script's class whose `__init__`
//! has to give them one ([`Vm::is_filled_by_init`]), without; scripts never get hold of that payload by itself.

use crate::object::{Class, Hooks, HostBox, HostClass, Rare};
use crate::value::{ClassKey, DictKey, InstanceKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

impl Vm {
    /// A class of the host with this namespace.
    pub(crate) fn new_host_class(
        &mut self,
        name: &str,
        dict: DictKey,
        host: HostClass,
    ) -> Outcome<ClassKey> {
        let object = Value::builtin_type(TypeId::Object);
        let name = self.heap.intern(name);
        let class = Class {
            name,
            qualname: name,
            bases: vec![object],
            mro: Vec::new(),
            dict,
            metaclass: Value::builtin_type(TypeId::Type),
            layout: TypeId::Object,
            has_dict: false,
            subclasses: Vec::new(),
            abstract_methods: Value::UNBOUND,
            is_abstract: false,
            base: object,
            slot_count: 0,
            hooks: Hooks::default(),
            host: Some(host),
        };
        let key = crate::heap::Alloc::alloc(&mut self.heap, class);
        self.heap.keep(key.into());
        let mro = self.compute_mro(key)?;
        self.set_mro(key, mro);
        Ok(key)
    }

    /// An instance of a class of the host, or of a script's class that derives from one, with its data.
    pub(crate) fn new_host_instance(&mut self, class: ClassKey, data: HostBox) -> Value {
        let payload = self.heap.new_object(Rare::Host(data));
        self.new_instance_with(class, payload)
    }

    /// Gives an instance without data its data.
    pub(crate) fn fill_host_instance(&mut self, instance: InstanceKey, data: HostBox) {
        let payload = self.heap.new_object(Rare::Host(data));
        self.heap[instance].payload = payload;
    }

    /// Whether instances of a class get their data from `__init__`: the class derives from one of the host, and a script
    /// has written the `__init__` that is found first, but not the `__new__`.
    pub(crate) fn is_filled_by_init(&mut self, class: ClassKey) -> bool {
        let [init, new] = ["__init__", "__new__"].map(|name| self.heap.intern(name));
        let is_hosts = |name: Value| {
            let bases = self.heap.mro(class.into()).into_iter();
            let mut bases = bases.filter_map(Value::as_class);
            let found = bases.find(|base| {
                let dict = self.heap[*base].dict;
                self.heap.dict_get_str(dict, name).is_some()
            });
            found.map(|class| self.heap[class].host.is_some())
        };
        is_hosts(init) == Some(false) && is_hosts(new) == Some(true)
    }
}
