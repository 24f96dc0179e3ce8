//! `__builtins__` in the namespaces of modules, and what else a module holds back until somebody looks.
//!
//! CPython puts the module `builtins` into `__main__`, and its dict into every other namespace in which code runs. Here
//! both are made when they are asked for by name, or when the whole namespace is.

use crate::value::{DictKey, ModuleKey, Value};
use crate::vm::{Outcome, Vm};

/// The entry of a module's namespace with a function that adds the names which are not there yet.
const REST: &str = "<rest>";

/// Modules that are partly Python here and not at all in CPython, so that they have no `__builtins__`.
const NATIVE: &[&str] = &["gc", "itertools", "math", "sys"];

impl Vm {
    /// `__builtins__` of a namespace in which code runs, made and put there.
    pub(super) fn make_builtins(&mut self, globals: DictKey) -> Outcome {
        let builtins = if globals == self.names.globals() {
            self.import_module("builtins")?
        } else {
            self.builtins_dict().into()
        };
        let name = self.heap.intern("__builtins__");
        self.heap.dict_set_str(globals, name, builtins);
        Ok(builtins)
    }

    /// Makes sure that a namespace in which code runs has `__builtins__`.
    pub(crate) fn ensure_builtins(&mut self, globals: DictKey) -> Outcome<()> {
        let name = self.heap.intern("__builtins__");
        if self.heap.dict_get_str(globals, name).is_none() {
            self.make_builtins(globals)?;
        }
        Ok(())
    }

    /// Gives a module `__builtins__`; false where it has none, or has them already.
    pub(crate) fn add_builtins(&mut self, module: ModuleKey) -> Outcome<bool> {
        let dict = self.heap[module].dict;
        let name = self.heap.intern("__builtins__");
        if self.heap.dict_get_str(dict, name).is_some() || !self.runs_code(module) {
            return Ok(false);
        }
        self.make_builtins(dict)?;
        Ok(true)
    }

    /// Whether a module's namespace is that of Python code: of the program, or of a module that is Python.
    fn runs_code(&self, module: ModuleKey) -> bool {
        if self.heap[module].dict == self.names.globals() {
            return true;
        }
        let Some(name) = self.heap.as_text(self.heap[module].name) else {
            return false;
        };
        let is_python = self
            .registry
            .modules()
            .any(|def| def.name == name && !def.python.is_empty());
        let is_imported = self.names.modules().is_some_and(|modules| {
            self.heap[modules]
                .iter()
                .any(|entry| entry.value == Value::from(module))
        });
        is_python && is_imported && !NATIVE.contains(&name)
    }

    /// Adds to a module's namespace what it holds back, before somebody looks at the whole of it.
    pub(crate) fn complete_module(&mut self, module: ModuleKey) -> Outcome<()> {
        self.add_builtins(module)?;
        let dict = self.heap[module].dict;
        let rest = self.heap.intern(REST);
        if let Some(rest) = self.heap.dict_remove_str(dict, rest) {
            self.heap.keep(rest);
            self.call(rest, &[])?;
        }
        Ok(())
    }
}
