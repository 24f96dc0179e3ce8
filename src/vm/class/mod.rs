//! Making classes: the `class` statement and `type(name, bases, namespace)`.
//!
//! ```text
//!  build_class: resolve bases -> metaclass -> __prepare__ -> run the body -> metaclass(name, bases, ns)
//!  type_new:    best base -> slots -> class object -> mro -> __set_name__ -> __init_subclass__
//! ```
//!
//! Input: names, bases and namespaces. Output: class objects, and instances of them (`instantiate`).
//! In this folder: the order of bases (`mro`), what instances are made of (`layout`, `slots`), which type a value has
//! and what a type defines (`types`), `isinstance`. Neighbours: `attribute` reads through what is found here.
//!
//! Invariant: a change of a class, or of what it derives from, moves `class_epoch` on.

pub(crate) mod instantiate;
pub(crate) mod isinstance;
pub(crate) mod layout;
pub(in crate::vm) mod lookups;
pub(crate) mod mro;
pub(crate) mod slots;
pub(crate) mod steps;
pub(crate) mod types;

use super::{Args, Fault, Outcome, Vm};
use crate::object::{Class, Hooks, Rare, Wrapper};
use crate::value::{CellKey, ClassKey, DictKey, Tag, TypeId, Value};
use crate::vm::Writer;
use crate::vm::native_frame::Leave;

impl Vm {
    /// `__build_class__(function, name, *bases, metaclass=.., **keywords)`
    pub(crate) fn build_class(&mut self, args: Args<'_>) -> Outcome {
        let [function, name, original @ ..] = args.pos else {
            return Err(self.type_error("__build_class__: not enough arguments"));
        };
        let Some(function) = function.as_function() else {
            return Err(self.type_error("__build_class__: func must be a function"));
        };
        if self.heap.as_text(*name).is_none() {
            return Err(self.type_error("__build_class__: name is not a string"));
        }
        let bases = self.resolve_bases(original)?;
        let bases_tuple = self.heap.new_tuple(&bases);
        let mut kw = args.kw.to_vec();
        let given = kw
            .iter()
            .position(|(key, _)| self.heap.text(*key) == "metaclass")
            .map(|i| kw.remove(i).1);
        let mut meta = match (given, bases.first()) {
            (Some(meta), _) => meta,
            (None, Some(&base)) => self.type_of(base),
            (None, None) => Value::builtin_type(TypeId::Type),
        };
        if meta.is_type() {
            meta = self.most_derived_metaclass(meta, &bases)?;
        }
        if args.leave.is_allowed() {
            let made = (function.into(), *name);
            return self.build_leaving(args.leave, made, (original, bases_tuple), meta, &kw);
        }
        let namespace = self.prepare_namespace(meta, *name, bases_tuple, &kw)?;
        self.heap.keep(namespace);
        let cell = self.run_class_body(function, namespace)?;
        self.heap.keep(cell);
        if bases != original {
            let key = self.heap.intern("__orig_bases__");
            let original = self.heap.new_tuple(original);
            self.set_item(namespace, key, original)?;
        }
        let class = self.call_kw(meta, &[*name, bases_tuple, namespace], &kw)?;
        self.heap.keep(class);
        if let Some(cell) = cell.as_cell()
            && class.is_type()
        {
            self.check_class_cell(cell, *name, class)?;
        }
        Ok(class)
    }

    /// Replaces bases that are not classes by what their `__mro_entries__` gives.
    pub(crate) fn resolve_bases(&mut self, bases: &[Value]) -> Outcome<Vec<Value>> {
        let mut resolved = Vec::with_capacity(bases.len());
        let mut tuple = Value::UNBOUND;
        for &base in bases {
            if base.is_type() {
                resolved.push(base);
                continue;
            }
            let Some(method) = self.getattr_named(base, "__mro_entries__")? else {
                resolved.push(base);
                continue;
            };
            if tuple.is_unbound() {
                tuple = self.heap.new_tuple(bases);
            }
            let entries = self.call(method, &[tuple])?;
            let Some(entries) = entries.as_tuple() else {
                return Err(self.type_error("__mro_entries__ must return a tuple"));
            };
            resolved.extend_from_slice(&self.heap[entries].items);
        }
        Ok(resolved)
    }

    /// The most derived of a metaclass and those of the bases.
    pub(crate) fn most_derived_metaclass(&mut self, meta: Value, bases: &[Value]) -> Outcome {
        let mut winner = meta;
        for &base in bases {
            let candidate = self.type_of(base);
            if self.is_subtype(winner, candidate) {
                continue;
            }
            if !self.is_subtype(candidate, winner) {
                return Err(self.type_error(
                    "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of the metaclasses of all its bases",
                ));
            }
            winner = candidate;
        }
        Ok(winner)
    }

    fn prepare_namespace(
        &mut self,
        meta: Value,
        name: Value,
        bases: Value,
        kw: &[(Value, Value)],
    ) -> Outcome {
        if meta == Value::builtin_type(TypeId::Type) {
            return Ok(self.heap.new_dict().into());
        }
        let Some(prepare) = self.getattr_named(meta, "__prepare__")? else {
            return Ok(self.heap.new_dict().into());
        };
        self.heap.keep(prepare);
        let namespace = self.call_kw(prepare, &[name, bases], kw)?;
        self.check_namespace(meta, namespace)?;
        Ok(namespace)
    }

    /// Refuses what is no namespace.
    fn check_namespace(&mut self, meta: Value, namespace: Value) -> Outcome<()> {
        if self.heap.payload(namespace).as_dict().is_none()
            && !self.has_special(namespace, "__getitem__")
        {
            let owner = if meta.is_type() {
                self.heap.class_name(meta)
            } else {
                "<metaclass>".to_owned()
            };
            let given = self.type_name(namespace);
            return Err(self.type_error(format!(
                "{owner}.__prepare__() must return a mapping, not {given}"
            )));
        }
        Ok(())
    }

    /// `__class__` of the methods must be the new class by now.
    fn check_class_cell(&mut self, cell: CellKey, name: Value, class: Value) -> Outcome<()> {
        let found = self.heap[cell].contents;
        if found == class {
            return Ok(());
        }
        let (name, class) = (self.repr(name)?, self.repr(class)?);
        if found.is_unbound() {
            let text = format!(
                "__class__ not set defining {name} as {class}. Was __classcell__ propagated to type.__new__?"
            );
            return Err(self.runtime_error(text));
        }
        let found = self.repr(found)?;
        Err(self.type_error(format!(
            "__class__ set to {found} defining {name} as {class}"
        )))
    }

    /// `type.__new__(meta, name, bases, namespace, **keywords)` with checked arguments.
    pub(crate) fn type_new(
        &mut self,
        meta: Value,
        name: Value,
        bases: &[Value],
        namespace: DictKey,
        kw: &[(Value, Value)],
        leave: Leave,
    ) -> Outcome {
        let object = [Value::builtin_type(TypeId::Object)];
        let bases = if bases.is_empty() { &object[..] } else { bases };
        let base = self.best_base(bases)?;
        let dict = self.dict_copy(namespace)?;
        self.heap.keep(dict.into());
        let qualname = self.take_qualname(dict, name)?;
        let cell = self.take_cell(dict, "__classcell__")?;
        let namespace_cell = self.take_cell(dict, "__classdictcell__")?;
        let object = Class {
            name: self.heap.payload(name),
            qualname,
            bases: bases.to_vec(),
            mro: Vec::new(),
            dict,
            metaclass: meta,
            layout: self.heap.layout_over(base),
            has_dict: false,
            subclasses: Vec::new(),
            abstract_methods: Value::UNBOUND,
            is_abstract: false,
            base,
            slot_count: self.heap.slot_count(base),
            hooks: Hooks::default(),
            host: None,
        };
        let key = crate::heap::Alloc::alloc(&mut self.heap, object);
        self.heap.keep(key.into());
        self.add_slots(key)?;
        self.complete_namespace(key, dict);
        if let Some(cell) = cell {
            self.set_cell(cell, key.into(), Writer::Script)?;
        }
        if let Some(cell) = namespace_cell {
            // Annotations see what becomes of the class.
            self.set_cell(cell, dict.into(), Writer::Script)?;
        }
        let mro = self.compute_mro(key)?;
        // A chain of n classes has orders of n squared length together.
        self.charge_items(mro.len(), size_of::<Value>())?;
        self.set_mro(key, mro);
        self.heap.register_subclass(key);
        self.note_instance(meta, key.into());
        self.tell_leaving(leave, key, dict, kw)
    }

    fn take_qualname(&mut self, dict: DictKey, name: Value) -> Outcome {
        let key = self.heap.intern("__qualname__");
        match self.heap.dict_remove_str(dict, key) {
            None => Ok(self.heap.payload(name)),
            Some(qualname) if self.heap.as_text(qualname).is_some() => {
                Ok(self.heap.payload(qualname))
            }
            Some(other) => {
                let text = format!(
                    "type __qualname__ must be a str, not {}",
                    self.type_name(other)
                );
                Err(self.type_error(text))
            }
        }
    }

    /// Takes a cell out of the namespace that the body has left there for the class.
    fn take_cell(&mut self, dict: DictKey, name: &str) -> Outcome<Option<CellKey>> {
        let key = self.heap.intern(name);
        match self.heap.dict_remove_str(dict, key) {
            None => Ok(None),
            Some(cell) if cell.as_cell().is_some() => Ok(self.heap.keep(cell).as_cell()),
            Some(other) => {
                let class = self.type_of(other);
                let class = self.repr(class)?;
                Err(self.type_error(format!("{name} must be a nonlocal cell, not {class}")))
            }
        }
    }

    /// What every class's namespace holds, whatever the body said.
    fn complete_namespace(&mut self, class: ClassKey, dict: DictKey) {
        for (name, binds_class) in [
            ("__new__", false),
            ("__init_subclass__", true),
            ("__class_getitem__", true),
        ] {
            let name = self.heap.intern(name);
            if let Some(function) = self
                .heap
                .dict_get_str(dict, name)
                .filter(|v| v.as_function().is_some())
            {
                let wrapper = self.heap.new_object(Wrapper {
                    function,
                    binds_class,
                    dict: Value::UNBOUND,
                });
                self.heap.dict_set_str(dict, name, wrapper);
            }
        }
        let module = self.heap.intern("__module__");
        if self.heap.dict_get_str(dict, module).is_none() {
            let globals = self
                .frames
                .last()
                .map_or(self.names.globals(), |frame| frame.globals);
            let name = self.heap.intern("__name__");
            if let Some(name) = self.heap.dict_get_str(globals, name) {
                self.heap.dict_set_str(dict, module, name);
            }
        }
        let base = self.heap[class].base;
        let name = self.heap.intern("__dict__");
        if self.heap[class].has_dict
            && !self.class_has_dict(base)
            && self.heap[class].layout != TypeId::Type
            && self.heap.dict_get_str(dict, name).is_none()
        {
            let attr = self.heap.new_object(Rare::ClassGetSet {
                class,
                weakref: false,
            });
            self.heap.dict_set_str(dict, name, attr);
        }
        self.add_weakref(class, dict);
        let doc = self.heap.intern("__doc__");
        if self.heap.dict_get_str(dict, doc).is_none() {
            self.heap.dict_set_str(dict, doc, Value::NONE);
        }
        let hash = self.heap.intern("__hash__");
        let eq = self.heap.intern("__eq__");
        if self.heap.dict_get_str(dict, eq).is_some()
            && self.heap.dict_get_str(dict, hash).is_none()
        {
            self.heap.dict_set_str(dict, hash, Value::NONE);
        }
    }

    /// The attributes that may want to know their names (`__set_name__`), with these.
    fn asked_for_name(&mut self, dict: DictKey) -> Vec<(Value, Value)> {
        let asked = |value: Value| {
            matches!(
                value.tag(),
                Tag::Property | Tag::Instance | Tag::Class | Tag::Exception
            )
        };
        let entries = self.heap[dict].iter().filter(|entry| asked(entry.value));
        entries.map(|entry| (entry.key, entry.value)).collect()
    }

    /// Adds to the exception which attribute did not want its name.
    fn note_set_name(
        &mut self,
        fault: Fault,
        class: ClassKey,
        name: Value,
        value: Value,
    ) -> Outcome<()> {
        let Fault::Raised(exc) = fault else {
            return Ok(());
        };
        let kind = self.type_name(value);
        let name = self.repr(name)?;
        let owner = self.heap.class_name(class.into());
        let note = self.heap.new_string(format!(
            "Error calling __set_name__ on '{kind}' instance {name} in '{owner}'"
        ));
        let key = self.heap.intern("__notes__");
        let Some(dict) = self.heap.make_instance_dict(exc.into()) else {
            return Ok(());
        };
        match self.heap.dict_get_str(dict, key).and_then(Value::as_list) {
            Some(list) => self.heap[list].items.push(note),
            None => {
                let list = self.heap.new_list(vec![note]);
                self.heap.dict_set_str(dict, key, list);
            }
        }
        Ok(())
    }

    /// `super(class, class).__init_subclass__`, if there is something to call; `plain`: without arguments.
    fn subclass_hook(&mut self, class: ClassKey, plain: bool) -> Outcome<Option<Value>> {
        let name = self.heap.intern("__init_subclass__");
        let own: Value = class.into();
        let attr = self.heap[class]
            .mro
            .iter()
            .skip_while(|base| **base == own)
            .find_map(|&base| self.own_attr(base, name));
        let in_mro = self.heap[class].mro.contains(&class.into());
        if !in_mro {
            let name = self.heap.class_name(class.into());
            let text = format!(
                "super(type, obj): obj (type {name}) is not an instance or subtype of type ({name})."
            );
            return Err(self.type_error(text));
        }
        let Some(attr) = attr else { return Ok(None) };
        let is_default = self
            .registry
            .is_native_of(attr, TypeId::Object, "__init_subclass__");
        if is_default && plain {
            return Ok(None);
        }
        let bound = self.bind(attr, Value::UNBOUND, class.into())?;
        self.heap.keep(bound);
        Ok(Some(bound))
    }

    /// `class.__bases__ = bases`: recomputes the order of the class and of everything that derives from it.
    pub(crate) fn set_bases(&mut self, class: ClassKey, bases: &[Value]) -> Outcome<()> {
        for &base in bases {
            if !base.is_type() {
                let text = format!(
                    "{}.__bases__ must be tuple of classes, not '{}'",
                    self.heap.class_name(class.into()),
                    self.type_name(base)
                );
                return Err(self.type_error(text));
            }
            if self.is_subtype(base, class.into()) || self.heap.reaches_by_bases(base, class) {
                return Err(self.type_error("a __bases__ item causes an inheritance cycle"));
            }
        }
        let base = self.best_base(bases)?;
        let old = self.heap[class].base;
        if self.solid_base(base) != self.solid_base(old) {
            let text = format!(
                "__bases__ assignment: '{}' deallocator differs from '{}'",
                self.heap.class_name(base),
                self.heap.class_name(old)
            );
            return Err(self.type_error(text));
        }
        let family = self.heap.descendants(class);
        let before: Vec<(ClassKey, Vec<Value>)> = family
            .iter()
            .map(|&key| (key, self.heap[key].mro.clone()))
            .collect();
        for &key in &family {
            self.heap.keep(key.into());
        }
        for value in before.iter().flat_map(|(_, mro)| mro).copied().chain([old]) {
            self.heap.keep(value);
        }
        let old_bases = std::mem::replace(&mut self.heap[class].bases, bases.to_vec());
        self.heap[class].base = base;
        let mut computed: Vec<Vec<Value>> = Vec::with_capacity(family.len());
        for &key in &family {
            match self.compute_mro(key) {
                Ok(mro) => {
                    computed.push(mro.clone());
                    self.set_mro(key, mro);
                }
                Err(fault) => {
                    let closes_cycle = old_bases
                        .iter()
                        .any(|&base| self.heap.reaches_by_bases(base, class));
                    // A script's `mro()` may have set other bases meanwhile: those stay, and so do the orders that
                    // follow from them.
                    if self.heap[class].bases == bases && !closes_cycle {
                        self.heap[class].bases = old_bases;
                        self.heap[class].base = old;
                    }
                    for ((key, mro), ours) in before.into_iter().zip(computed) {
                        if !closes_cycle && self.heap[key].mro == ours {
                            self.set_mro(key, mro);
                        }
                    }
                    return Err(fault);
                }
            }
        }
        for base in old_bases {
            if let Some(base) = base.as_class() {
                self.heap[base].subclasses.retain(|&sub| sub != class);
            }
        }
        for base in self.heap[class].bases.clone() {
            if let Some(base) = base.as_class() {
                self.heap[base].subclasses.retain(|&sub| sub != class);
            }
        }
        self.heap.register_subclass(class);
        self.class_changed();
        Ok(())
    }
}
