//! Who else is asked for a module: the host, before anything is loaded, and the finders of scripts in `sys.meta_path`.

use crate::value::Value;
use crate::vm::{HostModule, Outcome, Vm};

impl Vm {
    /// What the host has for an absolute name that is not loaded: nothing runs yet.
    pub(crate) fn ask_host_for_module(&mut self, name: &str) -> Outcome<Option<HostModule>> {
        (self.host.import)(self, name, !matches!(name, "builtins" | "sys"))
    }

    /// The module that a finder of a script's in `sys.meta_path` finds and its loader has filled.
    pub(super) fn ask_finders(
        &mut self,
        name: &str,
        parent: Option<Value>,
    ) -> Outcome<Option<Value>> {
        if !self.has_finders() {
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
        let found = self.call(load, &[name, path])?;
        Ok((!found.is_none()).then_some(found))
    }

    /// Whether a script has put something into `sys.meta_path`, where the runtime itself has nothing.
    fn has_finders(&mut self) -> bool {
        let modules = self.names.make_modules(&mut self.heap);
        let [sys, meta_path] = ["sys", "meta_path"].map(|name| self.heap.intern(name));
        let finders = || {
            let sys = self.heap.dict_get_str(modules, sys)?.as_module()?;
            let finders = self.heap.dict_get_str(self.heap[sys].dict, meta_path)?;
            Some(!self.heap[finders.as_list()?].items.is_empty())
        };
        finders().unwrap_or(false)
    }
}
