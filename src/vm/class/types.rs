//! Which type a value has, and what a type gives: the look-ups that everything else starts from.
//!
//! ```text
//!  value -> type_of -> class -> mro -> lookup_type: the raw attribute (nothing is bound, no script runs)
//! ```
//!
//! Built-in types are immediates ([`TypeId`]); their attributes come from the registry. Classes of
//! scripts are heap objects with a namespace. Neighbours: `attributes` (look-up on objects, with
//! descriptors), `mro` (the order of the bases), `isinstance` (the protocol with its hooks).

use smallvec::SmallVec;

use crate::heap::Heap;
use crate::object::{GeneratorKind, Hooks, Iter, ViewKind};
use crate::value::{ClassKey, Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::state::price;
use crate::vm::{NativeKind, Outcome, Vm};

impl Vm {
    /// `type(v)`: a built-in type or a class.
    #[inline]
    pub(crate) fn type_of(&self, v: Value) -> Value {
        if let Some(key) = v.as_instance() {
            return self.heap[key].class.into();
        }
        if let Some(key) = v.as_class() {
            return self.heap[key].metaclass;
        }
        if let Some(key) = v.as_exception() {
            return self.heap[key].class;
        }
        if let Some(key) = v.as_module()
            && self.heap[key].class.is_bound()
        {
            return self.heap[key].class;
        }
        Value::builtin_type(self.builtin_type_of(v))
    }

    /// The built-in type of a value that is not an instance of a script's class; for those the layout.
    pub(crate) fn builtin_type_of(&self, v: Value) -> TypeId {
        match v.tag() {
            Tag::Unbound => TypeId::Object,
            Tag::None => TypeId::NoneType,
            Tag::Ellipsis => TypeId::Ellipsis,
            Tag::NotImplemented => TypeId::NotImplementedType,
            Tag::Bool => TypeId::Bool,
            Tag::Int | Tag::BigInt => TypeId::Int,
            Tag::Float => TypeId::Float,
            Tag::Builtin => self.registry.type_of_native(v),
            Tag::Type | Tag::Class => TypeId::Type,
            Tag::Complex => TypeId::Complex,
            Tag::Str => TypeId::Str,
            Tag::Bytes => TypeId::Bytes,
            Tag::ByteArray => TypeId::ByteArray,
            Tag::Tuple => TypeId::Tuple,
            Tag::List => TypeId::List,
            Tag::Dict => TypeId::Dict,
            Tag::Set => TypeId::Set,
            Tag::FrozenSet => TypeId::FrozenSet,
            Tag::Range => TypeId::Range,
            Tag::Slice => TypeId::Slice,
            Tag::Cell => TypeId::Cell,
            Tag::Function => TypeId::Function,
            Tag::Method => self.type_of_method(v),
            Tag::Code => TypeId::Code,
            Tag::Frame => TypeId::Frame,
            Tag::Traceback => TypeId::Traceback,
            Tag::Module => TypeId::Module,
            Tag::Property => TypeId::Property,
            Tag::Super => TypeId::Super,
            Tag::HostFunction if self.heap.host_function_binds(v) => TypeId::MethodDescriptor,
            Tag::HostFunction => TypeId::BuiltinFunction,
            Tag::Instance | Tag::Exception => self.heap.layout_of_class(self.type_of(v)),
            Tag::Generator => {
                v.as_generator()
                    .map_or(TypeId::Generator, |key| match self.heap[key].kind {
                        GeneratorKind::Generator => TypeId::Generator,
                        GeneratorKind::Coroutine => TypeId::Coroutine,
                        GeneratorKind::AsyncGenerator => TypeId::AsyncGenerator,
                    })
            }
            Tag::Iterator => v.as_iterator().map_or(TypeId::Object, |key| {
                type_of_iterator(&self.heap, &self.heap[key])
            }),
            Tag::Wrapper => v.as_wrapper().map_or(TypeId::Object, |key| {
                if self.heap[key].binds_class {
                    TypeId::ClassMethod
                } else {
                    TypeId::StaticMethod
                }
            }),
            Tag::DictView => v.as_dict_view().map_or(TypeId::Object, |key| {
                let view = &self.heap[key];
                match (view.kind, view.ordered.is_bound()) {
                    (ViewKind::Keys, false) => TypeId::DictKeys,
                    (ViewKind::Values, false) => TypeId::DictValues,
                    (ViewKind::Items, false) => TypeId::DictItems,
                    (ViewKind::Keys, true) => TypeId::OrderedDictKeys,
                    (ViewKind::Values, true) => TypeId::OrderedDictValues,
                    (ViewKind::Items, true) => TypeId::OrderedDictItems,
                }
            }),
            Tag::Rare => v
                .as_rare()
                .map_or(TypeId::Object, |key| self.heap[key].type_id()),
        }
    }

    /// A bound script function is a `method`; that of a bound native depends on its kind.
    fn type_of_method(&self, v: Value) -> TypeId {
        let Some(key) = v.as_method() else {
            return TypeId::Object;
        };
        match self.registry.native_kind(self.heap[key].function) {
            Some(NativeKind::Method | NativeKind::ClassMethod) => TypeId::BuiltinFunction,
            Some(NativeKind::Slot) => TypeId::MethodWrapper,
            None if self.heap[key].function.as_host_function().is_some() => TypeId::BuiltinFunction,
            _ => TypeId::Method,
        }
    }

    /// The built-in type whose layout a value has.
    #[inline]
    pub(crate) fn layout_of(&self, v: Value) -> TypeId {
        match v.as_instance() {
            Some(key) => self.heap[self.heap[key].class].layout,
            None => self.builtin_type_of(v),
        }
    }

    /// `type(v).__name__`
    pub(crate) fn type_name(&self, v: Value) -> String {
        self.heap.dotted_type_name(self.type_of(v))
    }

    /// The type's name with the module that it is from, unless that is `builtins` or the main one.
    pub(crate) fn full_type_name(&mut self, v: Value) -> String {
        let class = self.type_of(v);
        let Some(key) = class.as_class() else {
            return self.heap.dotted_type_name(class);
        };
        let name = self.heap.text(self.heap[key].qualname).to_owned();
        let attribute = self.heap.intern("__module__");
        match self
            .own_attr(class, attribute)
            .map(|v| self.heap.as_text(v))
        {
            Some(Some(module)) if module != "builtins" && module != "__main__" => {
                format!("{module}.{name}")
            }
            _ => name,
        }
    }

    /// As [`Self::type_name`], in messages about arguments: None stands for its type.
    pub(crate) fn argument_name(&self, v: Value) -> String {
        if v.is_none() {
            "None".to_owned()
        } else {
            self.type_name(v)
        }
    }

    /// Whether `of` is in the method resolution order of `class`; no hooks, no scripts. A long order is paid for.
    #[inline]
    pub(crate) fn is_subtype(&self, class: Value, of: Value) -> bool {
        if class == of {
            return true;
        }
        if let Some(key) = class.as_class() {
            let order = &self.heap[key].mro;
            self.budget.owe(price::copied(order.len()));
            return order.contains(&of);
        }
        self.heap.is_subtype(class, of)
    }

    /// What the type or one of its bases defines under `name`, as it stands there: nothing is bound.
    pub(crate) fn lookup_type(&self, class: Value, name: Value) -> Option<Value> {
        if let Some(known) = self.lookups.get(class, name, self.class_epoch) {
            return known;
        }
        let found = self.find_in_type(class, name);
        // Classes with as many bases are made to be looked through.
        let bases = class.as_class().map_or(0, |key| self.heap[key].mro.len());
        self.budget.owe(price::copied(bases));
        // A class that is being made has no order yet.
        let is_made = class
            .as_class()
            .is_none_or(|key| !self.heap[key].mro.is_empty());
        if is_made && name.as_str().is_some() {
            self.lookups.put(class, name, self.class_epoch, found);
        }
        found
    }

    fn find_in_type(&self, class: Value, name: Value) -> Option<Value> {
        if let Some(key) = class.as_class() {
            return self.heap[key]
                .mro
                .iter()
                .find_map(|&base| self.own_attr(base, name));
        }
        let text = self.heap.text(name);
        class
            .as_builtin_type()?
            .mro()
            .into_iter()
            .find_map(|ty| self.own_builtin_attr(ty, text))
    }

    /// What this class itself defines under `name`; its bases are not searched.
    #[inline]
    pub(crate) fn own_attr(&self, class: Value, name: Value) -> Option<Value> {
        match class.as_class() {
            Some(key) => self.heap.dict_get_str(self.heap[key].dict, name),
            None => self.own_builtin_attr(class.as_builtin_type()?, self.heap.text(name)),
        }
    }

    fn own_builtin_attr(&self, ty: TypeId, name: &str) -> Option<Value> {
        match self.registry.own_attr(ty, name) {
            None if name == "__hash__" && self.registry.type_def(ty).unhashable => {
                Some(Value::NONE)
            }
            found => found,
        }
    }

    /// The special method `name` of the type of `v`, unbound. The instance's own attributes do not count.
    pub(crate) fn lookup_special(&mut self, v: Value, name: &'static str) -> Option<Value> {
        let class = self.type_of(v);
        let name = self.heap.intern_literal(name);
        self.lookup_type(class, name)
    }

    /// Calls the special method `name` of the type of `v`; `None` where the type does not define it.
    pub(crate) fn call_special(
        &mut self,
        v: Value,
        name: &'static str,
        args: &[Value],
    ) -> Outcome<Option<Value>> {
        match self.lookup_special(v, name) {
            None => Ok(None),
            Some(method) => self.call_unbound(method, v, args).map(Some),
        }
    }

    /// As [`Vm::call_special`]; what its descriptor refuses with an AttributeError is not there. So the methods are
    /// called without which there is still an answer.
    pub(crate) fn call_special_if_had(
        &mut self,
        v: Value,
        name: &'static str,
        args: &[Value],
    ) -> Outcome<Option<Value>> {
        match self.lookup_special(v, name) {
            None => Ok(None),
            Some(method) if self.binds_receiver(method) => {
                self.call_unbound(method, v, args).map(Some)
            }
            Some(method) => match self.bind_if_had(method, v)? {
                Some(bound) => self.call(bound, args).map(Some),
                None => Ok(None),
            },
        }
    }

    /// A raw attribute of the type of `v`, bound to it; `None` where its descriptor refuses with an AttributeError.
    fn bind_if_had(&mut self, method: Value, v: Value) -> Outcome<Option<Value>> {
        let class = self.type_of(v);
        match self.bind(method, v, class) {
            Ok(bound) => Ok(Some(self.heap.keep(bound))),
            Err(fault) if is_raised(&self.heap, fault, TypeId::AttributeError) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// Whether the descriptor of a special method does not refuse it with an AttributeError.
    pub(crate) fn can_be_had(&mut self, v: Value, name: &'static str) -> Outcome<bool> {
        let Some(method) = self.lookup_special(v, name) else {
            return Ok(false);
        };
        Ok(self.binds_receiver(method) || self.bind_if_had(method, v)?.is_some())
    }

    /// Calls a raw attribute of the type of `receiver` as its method.
    pub(crate) fn call_unbound(
        &mut self,
        method: Value,
        receiver: Value,
        args: &[Value],
    ) -> Outcome {
        if self.binds_receiver(method) {
            let mut all: SmallVec<[Value; 4]> = SmallVec::with_capacity(args.len() + 1);
            all.push(receiver);
            all.extend_from_slice(args);
            return self.call(method, &all);
        }
        let class = self.type_of(receiver);
        let bound = self.bind(method, receiver, class)?;
        self.heap.keep(bound);
        self.call(bound, args)
    }

    /// Whether `__get__` of this attribute does no more than put the receiver first.
    #[inline]
    pub(crate) fn binds_receiver(&self, attr: Value) -> bool {
        match attr.tag() {
            Tag::Function => true,
            Tag::Builtin => matches!(
                self.registry.native_kind(attr),
                Some(NativeKind::Method | NativeKind::Slot)
            ),
            Tag::HostFunction => self.heap.host_function_binds(attr),
            _ => false,
        }
    }

    /// Which attribute hooks the class defines in a script.
    pub(crate) fn hooks(&mut self, class: ClassKey) -> Hooks {
        let hooks = self.heap[class].hooks;
        if hooks.epoch == self.class_epoch && hooks.known {
            return hooks;
        }
        let defines = |vm: &mut Self, name: &str| {
            let name_value = vm.heap.intern(name);
            vm.lookup_type(class.into(), name_value)
                .is_some_and(|attr| !vm.registry.is_native_named(attr, name))
        };
        let hooks = Hooks {
            known: true,
            epoch: self.class_epoch,
            getattribute: defines(self, "__getattribute__"),
            getattr: defines(self, "__getattr__"),
            setattr: defines(self, "__setattr__"),
            delattr: defines(self, "__delattr__"),
            call: defines(self, "__call__"),
            finalizer: defines(self, "__del__"),
            making: self.find_making(class),
        };
        self.heap[class].hooks = hooks;
        hooks
    }

    /// Gives a class its method resolution order. What was found by another one before does not count any more.
    pub(crate) fn set_mro(&mut self, class: ClassKey, mro: Vec<Value>) {
        let before = std::mem::replace(&mut self.heap[class].mro, mro);
        if !before.is_empty() {
            self.class_changed();
        }
    }

    /// Notes that a class changed: inline caches and hooks are looked up again.
    pub(crate) fn class_changed(&mut self) {
        self.class_epoch = self.class_epoch.wrapping_add(1);
    }
}

fn type_of_iterator(heap: &Heap, iterator: &Iter) -> TypeId {
    match iterator {
        Iter::List { .. } => TypeId::ListIterator,
        Iter::ListReversed { .. } => TypeId::ListReverseIterator,
        Iter::Tuple { .. } => TypeId::TupleIterator,
        Iter::GenericAlias { .. } => TypeId::GenericAliasIterator,
        Iter::Str { string, .. } => {
            let text = heap.payload(*string).as_str();
            if text.is_none_or(|key| heap[key].is_ascii()) {
                TypeId::StrAsciiIterator
            } else {
                TypeId::StrIterator
            }
        }
        Iter::Bytes { bytes, .. } => {
            if bytes.as_bytes().is_some() {
                TypeId::BytesIterator
            } else {
                TypeId::ByteArrayIterator
            }
        }
        Iter::Range { .. } => TypeId::RangeIterator,
        Iter::LongRange { .. } => TypeId::LongRangeIterator,
        Iter::Dict { kind, reversed, .. } => match (kind, reversed) {
            (ViewKind::Keys, false) => TypeId::DictKeyIterator,
            (ViewKind::Values, false) => TypeId::DictValueIterator,
            (ViewKind::Items, false) => TypeId::DictItemIterator,
            (ViewKind::Keys, true) => TypeId::DictReverseKeyIterator,
            (ViewKind::Values, true) => TypeId::DictReverseValueIterator,
            (ViewKind::Items, true) => TypeId::DictReverseItemIterator,
        },
        Iter::Set { .. } => TypeId::SetIterator,
        Iter::Callable { .. } => TypeId::CallableIterator,
        Iter::Sequence { object, .. } if heap.memory_view(*object).is_some() => {
            TypeId::MemoryIterator
        }
        Iter::Sequence { .. } => TypeId::SequenceIterator,
        Iter::Reversed { .. } => TypeId::Reversed,
        Iter::Enumerate { .. } => TypeId::Enumerate,
        Iter::Zip { .. } => TypeId::Zip,
        Iter::Map { .. } => TypeId::Map,
        Iter::Filter { .. } => TypeId::Filter,
        Iter::Itertool(tool) => tool.type_id(),
        Iter::Ordered { .. } => TypeId::OrderedDictIterator,
        Iter::Deque { reversed, .. } => match reversed {
            false => TypeId::DequeIterator,
            true => TypeId::DequeReverseIterator,
        },
        Iter::Done { ty } => *ty,
    }
}
