//! The namespaces that names are looked up in: `__main__`, the builtins, `sys.modules`.
//!
//! What needs objects takes the heap along. Looking a name up with its hooks and errors is the job of `vm::name`.

use crate::heap::{Alloc, Heap};
use crate::object::{Dict, Module, Rare};
use crate::value::{DictKey, Value};

/// The namespaces of a runtime. Each is made when it is first asked for.
///
/// Invariant: a namespace that was handed out stays the runtime's, and is a root ([`Names::dicts`]).
pub(crate) struct Names {
    /// The namespace of `__main__`.
    globals: DictKey,
    /// The dict of the `builtins` module, once it is used as a dict. Until then names come
    /// straight from the registry.
    builtins: Option<DictKey>,
    /// `sys.modules`, once something was imported.
    modules: Option<DictKey>,
    /// `typing.NoDefault`, once it was made.
    no_default: Option<Value>,
    /// `functools.Placeholder`, once it was made.
    placeholder: Option<Value>,
}

/// A new namespace for `__main__`.
fn new_main(heap: &mut Heap) -> DictKey {
    let globals = heap.alloc(Dict::with_capacity(8));
    heap.keep(globals.into());
    let main = heap.intern("__main__");
    for (name, value) in [
        ("__name__", main),
        ("__doc__", Value::NONE),
        ("__package__", Value::NONE),
        ("__loader__", Value::NONE),
        ("__spec__", Value::NONE),
    ] {
        let name = heap.intern(name);
        let hash = name.as_str().map_or(0, |key| heap[key].hash);
        heap[globals].insert_new(hash, name, value);
    }
    globals
}

impl Names {
    /// No names yet, and a namespace for `__main__`.
    pub(in crate::vm) fn new(heap: &mut Heap) -> Self {
        Self {
            globals: new_main(heap),
            builtins: None,
            modules: None,
            no_default: None,
            placeholder: None,
        }
    }

    /// The namespace of `__main__`.
    #[inline]
    pub(crate) fn globals(&self) -> DictKey {
        self.globals
    }

    /// The program is over: `__main__` is empty, and `sys.modules` has no module of that name.
    pub(in crate::vm) fn forget_main(&mut self, heap: &mut Heap) {
        self.globals = new_main(heap);
        self.forget_module(heap, "__main__");
    }

    /// Empties `sys.modules`, but for `sys` and `builtins`.
    pub(in crate::vm) fn forget_modules(&mut self, heap: &mut Heap) {
        let Some(modules) = self.modules else {
            return;
        };
        let kept = ["sys", "builtins"].map(|name| (name, self.module(heap, name)));
        heap[modules].clear();
        for (name, module) in kept {
            if let Some(module) = module {
                let name = heap.intern(name);
                heap.dict_set_str(modules, name, module);
            }
        }
    }

    fn forget_module(&mut self, heap: &mut Heap, name: &str) {
        if let Some(modules) = self.modules {
            let name = heap.intern(name);
            heap.dict_remove_str(modules, name);
        }
    }

    /// The dict of the `builtins` module, if it is there.
    #[inline]
    pub(crate) fn builtins(&self) -> Option<DictKey> {
        self.builtins
    }

    /// From now on, names of builtins are looked up in this dict.
    pub(in crate::vm) fn set_builtins(&mut self, dict: DictKey) {
        self.builtins = Some(dict);
    }

    /// `sys.modules`, if something was imported.
    pub(crate) fn modules(&self) -> Option<DictKey> {
        self.modules
    }

    /// From now on, this is `sys.modules`.
    #[cfg(feature = "freeze")]
    pub(crate) fn set_modules(&mut self, modules: DictKey) {
        self.modules = Some(modules);
    }

    /// `sys.modules`, with `__main__` in it; made on first use.
    pub(crate) fn make_modules(&mut self, heap: &mut Heap) -> DictKey {
        if let Some(dict) = self.modules {
            return dict;
        }
        let dict = heap.new_dict();
        self.modules = Some(dict);
        let name = heap.intern("__main__");
        let main = heap.alloc(Module {
            name,
            dict: self.globals,
            class: Value::UNBOUND,
        });
        heap.dict_set_str(dict, name, main.into());
        dict
    }

    /// What `sys.modules` has under a name.
    pub(crate) fn module(&self, heap: &mut Heap, name: &str) -> Option<Value> {
        let modules = self.modules?;
        let name = heap.intern(name);
        heap.dict_get_str(modules, name)
    }

    /// The namespace of a module, if `sys.modules` has a module object under that name.
    pub(crate) fn module_dict(&self, heap: &mut Heap, name: &str) -> Option<DictKey> {
        let module = self.module(heap, name)?.as_module()?;
        Some(heap[module].dict)
    }

    /// A function of the module `typing`, if a script has loaded it: then its types take part.
    pub(crate) fn typing_function(&self, heap: &mut Heap, name: &str) -> Option<Value> {
        let dict = self.module_dict(heap, "typing")?;
        let name = heap.intern(name);
        heap.dict_get_str(dict, name)
    }

    /// `typing.NoDefault`
    pub(crate) fn no_type_default(&mut self, heap: &mut Heap) -> Value {
        *self
            .no_default
            .get_or_insert_with(|| heap.new_object(Rare::NoDefault))
    }

    /// `functools.Placeholder`
    pub(crate) fn placeholder(&mut self, heap: &mut Heap) -> Value {
        *self
            .placeholder
            .get_or_insert_with(|| heap.new_object(Rare::Placeholder))
    }

    /// The namespace of `__main__`, the dict of `builtins` and `sys.modules`, as far as they are there: roots.
    pub(in crate::vm) fn dicts(&self) -> [Option<DictKey>; 3] {
        [Some(self.globals), self.builtins, self.modules]
    }

    /// The single objects that were made: roots as well.
    pub(in crate::vm) fn kept(&self) -> impl Iterator<Item = Value> {
        self.no_default.into_iter().chain(self.placeholder)
    }
}

#[cfg(test)]
mod tests {
    use super::Names;
    use crate::heap::Heap;

    #[test]
    fn modules_are_there_once_they_were_asked_for_with_main_in_them() {
        let mut heap = Heap::default();
        let mut names = Names::new(&mut heap);
        let globals = names.globals();
        assert_eq!(names.module(&mut heap, "__main__"), None);
        let modules = names.make_modules(&mut heap);
        assert_eq!(names.make_modules(&mut heap), modules);
        assert_eq!(names.module_dict(&mut heap, "__main__"), Some(globals));
        assert_eq!(names.dicts(), [Some(globals), None, Some(modules)]);
        let placeholder = names.placeholder(&mut heap);
        assert!(names.kept().eq([placeholder]));
    }
}
