//! Who else is asked for a module: the host, before anything is loaded, and the finders of scripts in `sys.meta_path`.

use crate::value::{TypeId, Value};
use crate::vm::{HostModule, Outcome, Vm};

/// Who imports. The runtime's own needs are no business of finders that stand before its own.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Asker {
    Script,
    Runtime,
}

/// What asking the finders of scripts needs itself.
const OF_FINDERS: [&str; 3] = ["_frozen_importlib", "importlib", "importlib.util"];

impl Asker {
    /// Whether the finders that stand before the runtime's own are asked for a name.
    pub(super) fn asks_first(self, name: &str) -> bool {
        self == Self::Script && !OF_FINDERS.contains(&name)
    }
}

impl Vm {
    /// What the host has for an absolute name that is not loaded: nothing runs yet.
    pub(crate) fn ask_host_for_module(&mut self, name: &str) -> Outcome<Option<HostModule>> {
        (self.host.import)(self, name, !matches!(name, "builtins" | "sys"))
    }

    /// The module that a finder of a script's in `sys.meta_path` finds and its loader has filled: one that stands before
    /// the runtime's own finders, or one behind.
    pub(super) fn ask_finders(
        &mut self,
        name: &str,
        parent: Option<Value>,
        first: bool,
    ) -> Outcome<Option<Value>> {
        if !self.has_finders(first) {
            return Ok(None);
        }
        let key = self.heap.intern("__path__");
        let path = match parent {
            Some(parent) => self.getattr_opt(parent, key)?.unwrap_or(Value::NONE),
            None => Value::NONE,
        };
        let util = self.import_module("importlib.util")?;
        let load = self.heap.intern("_load");
        let load = self.getattr(util, load)?;
        let name = self.heap.new_str(name);
        let found = self.call(load, &[name, path, Value::bool(first)])?;
        Ok((!found.is_none()).then_some(found))
    }

    /// Whether a script has put something into `sys.meta_path` before the runtime's own finders, or behind.
    fn has_finders(&mut self, first: bool) -> bool {
        let modules = self.names.make_modules(&mut self.heap);
        let finders = || {
            // Most runtimes never import `sys`, and get no names for this.
            let [sys, meta_path] = ["sys", "meta_path"].map(|name| self.heap.interned(name));
            let (sys, meta_path) = (sys?, meta_path?);
            let sys = self.heap.dict_get_str(modules, sys)?.as_module()?;
            let finders = self.heap.dict_get_str(self.heap[sys].dict, meta_path)?;
            let finders = self.heap[finders.as_list()?].items.iter();
            let mut finders = finders.skip_while(|finder| !first && !is_own(**finder));
            Some(match first {
                true => finders.next().is_some_and(|finder| !is_own(*finder)),
                false => finders.any(|finder| !is_own(*finder)),
            })
        };
        finders().unwrap_or(false)
    }
}

/// Whether a finder is one of the runtime's own.
fn is_own(finder: Value) -> bool {
    [TypeId::BuiltinImporter, TypeId::PathFinder]
        .into_iter()
        .any(|own| finder == Value::builtin_type(own))
}
