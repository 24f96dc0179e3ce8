//! Looking names up: globals, builtins, and the namespaces of module, class and exec code.
//!
//! Input: a name and the frame that asks. Output: its value, or the NameError that CPython raises.
//! In this folder also: `import`, and the variables of frames by name (`frame_locals`). The namespaces themselves are
//! a part of the evaluator (`state::names`). Neighbours: `eval` answers from the inline caches first.
//!
//! Invariant: a cache of a global holds an index that is checked against the dict before it is used.

mod builtins;
mod finders;
pub(crate) mod frame_locals;
pub(crate) mod import;
pub(crate) mod import_steps;
mod specs;

use super::{Fault, Outcome, Vm};
use crate::code::CacheIdx;
use crate::heap::Heap;
use crate::object::Cache;
use crate::value::{CodeKey, DictKey, FunctionKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;

impl Vm {
    /// The globals of the running function where they are more than a dict.
    pub(crate) fn globals_object(&self) -> Option<Value> {
        let function = self.frames.last()?.function?;
        let object = self.heap[function].extras.as_ref()?.globals_object;
        object.is_bound().then_some(object)
    }

    /// `LoadGlobal` where the cache did not know.
    #[cold]
    pub(super) fn load_global(
        &mut self,
        globals: DictKey,
        name: Value,
        code: CodeKey,
        cache: CacheIdx,
    ) -> Outcome {
        match self.globals_object() {
            Some(object) => match self.namespace_get(object, name)? {
                Some(value) => Ok(value),
                None => self.load_builtin(globals, name, code, cache),
            },
            None => self.load_from_globals(globals, name, code, cache),
        }
    }

    /// A name from the dict of the globals itself, else from the builtins.
    fn load_from_globals(
        &mut self,
        globals: DictKey,
        name: Value,
        code: CodeKey,
        cache: CacheIdx,
    ) -> Outcome {
        if let Some(index) = name_index(&self.heap, globals, name)
            && let Some(entry) = self.heap[globals].entry(index).copied()
        {
            if entry.key == name {
                fill_cache(
                    &mut self.heap,
                    code,
                    cache,
                    Cache::Global {
                        index: index as u32,
                    },
                );
            }
            return Ok(entry.value);
        }
        self.load_builtin(globals, name, code, cache)
    }

    /// A name from the builtins of the running frame.
    fn load_builtin(
        &mut self,
        globals: DictKey,
        name: Value,
        code: CodeKey,
        cache: CacheIdx,
    ) -> Outcome {
        let globals_version = self.heap[globals].version();
        match self.frame_builtins(globals) {
            None => {
                let text = self.heap.text(name).to_owned();
                if let Some(value) = self.registry.builtin(&text) {
                    fill_cache(
                        &mut self.heap,
                        code,
                        cache,
                        Cache::Builtin {
                            globals,
                            globals_version,
                            value,
                        },
                    );
                    return Ok(value);
                }
            }
            Some(builtins) => {
                if let Some(dict) = self.names.builtins()
                    && builtins == dict.into()
                    && let Some(index) = name_index(&self.heap, dict, name)
                {
                    let index = index as u32;
                    fill_cache(
                        &mut self.heap,
                        code,
                        cache,
                        Cache::BuiltinEntry {
                            globals,
                            globals_version,
                            index,
                        },
                    );
                }
                if let Some(value) = self.namespace_get(builtins, name)? {
                    return Ok(value);
                }
            }
        }
        if self.heap.text(name) == "__builtins__" {
            return self.make_builtins(globals);
        }
        Err(self.name_not_defined(name))
    }

    /// Where the running frame finds names that are not in its globals; `None`: straight in the registry.
    /// A function keeps the builtins that its globals named when it was made.
    fn frame_builtins(&mut self, globals: DictKey) -> Option<Value> {
        let custom = self.own_frame_builtins(globals);
        if custom.is_bound() {
            Some(custom)
        } else {
            self.names.builtins().map(Value::dict)
        }
    }

    /// The builtins of the running frame, if they are not the runtime's own; else unbound.
    fn own_frame_builtins(&mut self, globals: DictKey) -> Value {
        match self.frames.last().and_then(|frame| frame.function) {
            Some(function) => self.heap[function]
                .extras
                .as_ref()
                .map_or(Value::UNBOUND, |x| x.builtins),
            None => self.custom_builtins(globals),
        }
    }

    /// A name among the builtins of the running frame; AttributeError where they lack it.
    pub(crate) fn frame_builtin(&mut self, name: &str) -> Outcome {
        let globals = self
            .frames
            .last()
            .map_or(self.names.globals(), |frame| frame.globals);
        let key = self.heap.intern(name);
        let found = match self.frame_builtins(globals) {
            None => self.registry.builtin(name),
            Some(builtins) => self.namespace_get(builtins, key)?,
        };
        match found {
            Some(value) => Ok(value),
            None => Err(self.raise(TypeId::AttributeError, name)),
        }
    }

    /// The builtins of code that a native starts in `globals`: those that these name, else those of the frame
    /// that called the native. Unbound: the runtime's own.
    pub(crate) fn inherited_builtins(&mut self, globals: DictKey) -> Value {
        let key = self.heap.intern("__builtins__");
        if name_index(&self.heap, globals, key).is_some() {
            return self.custom_builtins(globals);
        }
        match self.frames.last().map(|frame| frame.globals) {
            Some(calling) => self.own_frame_builtins(calling),
            None => Value::UNBOUND,
        }
    }

    /// The builtins that `globals['__builtins__']` names, if they are not the runtime's own; else unbound.
    pub(crate) fn custom_builtins(&mut self, globals: DictKey) -> Value {
        let key = self.heap.intern("__builtins__");
        match name_index(&self.heap, globals, key)
            .and_then(|i| self.heap[globals].entry(i))
            .map(|e| e.value)
        {
            Some(value) => {
                let dict = value
                    .as_module()
                    .map_or(value, |module| self.heap[module].dict.into());
                if Some(dict) == self.names.builtins().map(Value::dict) {
                    Value::UNBOUND
                } else {
                    dict
                }
            }
            None => Value::UNBOUND,
        }
    }

    /// What `globals['__builtins__']` says, or the runtime's own builtins; `None`: straight the registry.
    pub(crate) fn builtins_of(&mut self, globals: DictKey) -> Outcome<Option<Value>> {
        let custom = self.custom_builtins(globals);
        Ok(if custom.is_bound() {
            Some(custom)
        } else {
            self.names.builtins().map(Value::dict)
        })
    }

    /// `NameError: name 'x' is not defined`
    #[cold]
    pub(super) fn name_not_defined(&mut self, name: Value) -> Fault {
        let message = format!("name '{}' is not defined", self.heap.text(name));
        self.name_error(TypeId::NameError, &message, name)
    }

    /// `StoreGlobal`
    pub(super) fn store_global(
        &mut self,
        globals: DictKey,
        name: Value,
        value: Value,
        code: CodeKey,
        cache: CacheIdx,
    ) -> Outcome<()> {
        self.dict_set_name(globals, name, value)?;
        if let Some(index) = name_index(&self.heap, globals, name)
            && self.heap[globals]
                .entry(index)
                .is_some_and(|entry| entry.key == name)
        {
            fill_cache(
                &mut self.heap,
                code,
                cache,
                Cache::Global {
                    index: index as u32,
                },
            );
        }
        Ok(())
    }

    /// `DeleteGlobal`
    pub(super) fn delete_global(&mut self, globals: DictKey, name: Value) -> Outcome<()> {
        match self.heap.dict_remove_str(globals, name) {
            Some(_) => Ok(()),
            None => Err(self.name_not_defined(name)),
        }
    }

    /// A name in a namespace that a script may have made: a dict or any mapping.
    pub(crate) fn namespace_get(
        &mut self,
        namespace: Value,
        name: Value,
    ) -> Outcome<Option<Value>> {
        if let Some(dict) = namespace.as_dict() {
            return Ok(self.heap.dict_get_str(dict, name));
        }
        match self.get_item(namespace, name) {
            Ok(value) => Ok(Some(value)),
            Err(fault) if is_raised(&self.heap, fault, TypeId::KeyError) => Ok(None),
            Err(fault) => Err(fault),
        }
    }

    /// The namespace of the frame at `index`: its own, or the globals.
    pub(crate) fn frame_namespace(&self, index: usize) -> Value {
        let frame = &self.frames[index];
        if frame.namespace.is_bound() {
            frame.namespace
        } else {
            frame.globals.into()
        }
    }

    /// `LoadName` where the cache did not know.
    #[cold]
    pub(super) fn load_name(&mut self, name: Value, code: CodeKey, cache: CacheIdx) -> Outcome {
        let frame = self.frames[self.frames.len() - 1];
        if frame.namespace.is_bound() {
            if let Some(value) = self.namespace_get(frame.namespace, name)? {
                return Ok(value);
            }
            // As in CPython, the `__missing__` of a dict's subclass does not count for the globals of a class body.
            return self.load_from_globals(frame.globals, name, code, CacheIdx::NONE);
        }
        self.load_global(frame.globals, name, code, cache)
    }

    /// `StoreName`
    pub(super) fn store_name(
        &mut self,
        name: Value,
        value: Value,
        code: CodeKey,
        cache: CacheIdx,
    ) -> Outcome<()> {
        let frame = self.frames[self.frames.len() - 1];
        if frame.namespace.is_unbound() {
            return self.store_global(frame.globals, name, value, code, cache);
        }
        match frame.namespace.as_dict() {
            Some(dict) => self.dict_set_name(dict, name, value),
            None => self.set_item(frame.namespace, name, value),
        }
    }

    /// `DeleteName`
    pub(super) fn delete_name(&mut self, name: Value) -> Outcome<()> {
        let namespace = self.frame_namespace(self.frames.len() - 1);
        let found = match namespace.as_dict() {
            Some(dict) => self.heap.dict_remove_str(dict, name).is_some(),
            None => match self.del_item(namespace, name) {
                Ok(()) => true,
                Err(fault) if is_raised(&self.heap, fault, TypeId::KeyError) => false,
                Err(fault) => return Err(fault),
            },
        };
        if found {
            Ok(())
        } else {
            Err(self.name_not_defined(name))
        }
    }

    /// `LoadFromDictOrGlobals`
    pub(super) fn load_from_dict_or_globals(&mut self, mapping: Value, name: Value) -> Outcome {
        if let Some(value) = self.namespace_get(mapping, name)? {
            return Ok(value);
        }
        let frame = self.frames[self.frames.len() - 1];
        self.load_global(frame.globals, name, frame.code, CacheIdx::NONE)
    }

    /// `LoadBuildClass`
    pub(super) fn load_build_class(&mut self) -> Outcome {
        let globals = self.frames[self.frames.len() - 1].globals;
        let name = self.heap.intern("__build_class__");
        let found = match self.builtins_of(globals)? {
            None => self.registry.builtin("__build_class__"),
            Some(builtins) => self.namespace_get(builtins, name)?,
        };
        match found {
            Some(value) => Ok(value),
            None => Err(self.name_error(TypeId::NameError, "__build_class__ not found", name)),
        }
    }

    /// `SetupAnnotations`
    pub(super) fn setup_annotations(&mut self, top: usize) -> Outcome<()> {
        let namespace = self.frame_namespace(top);
        let name = self.heap.intern("__annotations__");
        if self.namespace_get(namespace, name)?.is_none() {
            let dict = self.heap.new_dict();
            self.set_item(namespace, name, dict.into())?;
        }
        Ok(())
    }
}

/// Fills an inline cache.
pub(crate) fn fill_cache(heap: &mut Heap, code: CodeKey, cache: CacheIdx, with: Cache) {
    let of_builtins = matches!(with, Cache::Builtin { .. } | Cache::BuiltinEntry { .. });
    if of_builtins && heap[code].own_builtins {
        return;
    }
    if let Some(slot) = heap[code].caches.get_mut(usize::from(cache.0)) {
        *slot = with;
    }
}

/// Gives a function builtins of its own. Other functions may share its code, so its caches of builtins
/// are dropped and not filled again.
pub(crate) fn set_own_builtins(heap: &mut Heap, function: FunctionKey, builtins: Value) {
    heap[function].extras_mut().builtins = builtins;
    let code = heap[function].code;
    let linked = &mut heap[code];
    if !std::mem::replace(&mut linked.own_builtins, true) {
        for cache in &mut linked.caches {
            if matches!(cache, Cache::Builtin { .. } | Cache::BuiltinEntry { .. }) {
                *cache = Cache::Empty;
            }
        }
    }
}

/// The index of an interned name among a dict's entries. Names under other str objects are found too.
fn name_index(heap: &Heap, dict: DictKey, name: Value) -> Option<usize> {
    let hash = crate::vm::eval::interned_hash(&heap.strs, name);
    let dict = &heap[dict];
    if let Some(index) = dict.find_identical(hash, name) {
        return Some(index);
    }
    let text = name.as_str().map(|key| heap[key].as_str())?;
    dict.find(hash, |key| heap.as_text(key) == Some(text))
}
