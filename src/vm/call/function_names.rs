//! Names of functions: what their code says, unless a script said otherwise.

use crate::value::{FunctionKey, Value};
use crate::vm::Vm;

impl Vm {
    /// `function.__name__`
    pub(crate) fn function_name(&mut self, function: FunctionKey) -> Value {
        match self.heap[function]
            .extras
            .as_ref()
            .map(|extras| extras.name)
            .filter(|name| name.is_bound())
        {
            Some(name) => name,
            None => {
                let name = self.heap[self.heap[function].code].code.name.clone();
                self.heap.intern(&name)
            }
        }
    }

    /// `function.__qualname__`
    pub(crate) fn function_qualname(&mut self, function: FunctionKey) -> Value {
        match self.heap[function]
            .extras
            .as_ref()
            .map(|extras| extras.qualname)
            .filter(|name| name.is_bound())
        {
            Some(name) => name,
            None => {
                let name = self.heap[self.heap[function].code].code.qualname.clone();
                self.heap.intern(&name)
            }
        }
    }
}
