//! `__spec__`: what a module knows about where it is from.
//!
//! It is there where the host has handed over code, and for packages that have none. The modules that come with the
//! runtime and those that the host has made have none, until somebody asks `importlib.util.find_spec`.

use crate::value::{DictKey, Value};
use crate::vm::{Outcome, Vm};

/// The module that has the class of specs, as in CPython. The host is not asked for it: an importer that refuses what it
/// does not know must not find a name there that no script has written.
const FROZEN: &str = "_frozen_importlib";

impl Vm {
    /// Sets the `__spec__` and the `__loader__` of a module that code of the host will fill.
    pub(super) fn set_spec(
        &mut self,
        name: &str,
        dict: DictKey,
        file: Value,
        is_package: bool,
    ) -> Outcome<()> {
        let frozen = match self.loaded_module(FROZEN)? {
            Some(frozen) => frozen,
            None => {
                let Some(def) = self.registry.modules().find(|def| def.name == FROZEN) else {
                    return Ok(());
                };
                self.make_own_module(def, None)?
            }
        };
        let make = self.heap.intern("_spec");
        // A script may have put something else in the module's place.
        let Some(make) = self.getattr_opt(frozen, make)? else {
            return Ok(());
        };
        let name = self.heap.new_str(name);
        let spec = self.call(make, &[name, file, Value::bool(is_package)])?;
        self.heap.keep(spec);
        let key = self.heap.intern("__spec__");
        self.heap.dict_set_str(dict, key, spec);
        let key = self.heap.intern("__loader__");
        if let Some(loader) = self.getattr_named(spec, "loader")? {
            self.heap.dict_set_str(dict, key, loader);
        }
        Ok(())
    }

    /// Sets the `__spec__` of a package without code of its own.
    pub(super) fn set_spec_of_namespace(&mut self, name: &str, module: Value) -> Outcome<()> {
        let Some(module) = module.as_module() else {
            return Ok(());
        };
        let dict = self.heap[module].dict;
        let [path, file, spec] =
            ["__path__", "__file__", "__spec__"].map(|name| self.heap.intern(name));
        let has = |vm: &Self, key| vm.heap.dict_get_str(dict, key);
        let is_new = has(self, spec).is_some_and(Value::is_none);
        if is_new && has(self, path).is_some() && has(self, file).is_none() {
            self.set_spec(name, dict, Value::NONE, true)?;
        }
        Ok(())
    }
}
