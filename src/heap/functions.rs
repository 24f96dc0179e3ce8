//! Names of functions and generators: what their code says, unless a script said otherwise.

use super::Heap;
use crate::value::{FunctionKey, GeneratorKey, Value};

impl Heap {
    /// `function.__name__`
    pub(crate) fn function_name(&mut self, function: FunctionKey) -> Value {
        match self[function]
            .extras
            .as_ref()
            .map(|extras| extras.name)
            .filter(|name| name.is_bound())
        {
            Some(name) => name,
            None => {
                let name = self[self[function].code].code.name.clone();
                self.intern(&name)
            }
        }
    }

    /// `function.__qualname__`
    pub(crate) fn function_qualname(&mut self, function: FunctionKey) -> Value {
        match self[function]
            .extras
            .as_ref()
            .map(|extras| extras.qualname)
            .filter(|name| name.is_bound())
        {
            Some(name) => name,
            None => {
                let name = self[self[function].code].code.qualname.clone();
                self.intern(&name)
            }
        }
    }

    /// `generator.__name__`
    pub(crate) fn generator_name(&mut self, generator: GeneratorKey) -> Value {
        let own = self[generator].name;
        if own.is_bound() {
            return own;
        }
        let name = self[self[generator].code].code.name.clone();
        self.intern(&name)
    }

    /// `generator.__qualname__`
    pub(crate) fn generator_qualname(&mut self, generator: GeneratorKey) -> Value {
        let own = self[generator].qualname;
        if own.is_bound() {
            return own;
        }
        let name = self[self[generator].code].code.qualname.clone();
        self.intern(&name)
    }

    /// The name of a function in messages: its `__qualname__`.
    pub(crate) fn qualname_of(&self, key: FunctionKey) -> String {
        let function = &self[key];
        match function
            .extras
            .as_ref()
            .map(|x| x.qualname)
            .filter(|v| v.is_bound())
        {
            Some(name) => self.text(name).to_owned(),
            None => self[function.code].code.qualname.to_string(),
        }
    }
}
