//! [`Module`]: functions and values of the host that scripts import.

use std::fmt;
use std::sync::Arc;

use super::host_function::{Function, HostFn, MakeValue, define, make_value};
use super::{Ctx, IntoValue, Result};
use crate::value::Value as Raw;

/// A module of the host: functions and values that scripts import.
///
/// ```
/// use nonlocal::{Engine, Module};
///
/// let shop = Module::new("shop")
///     .function("price", |sku: &str| sku.len() as f64)
///     .value("VERSION", 3);
/// let mut rt = Engine::builder().module(shop).build().runtime();
/// assert_eq!(rt.run::<f64>("from shop import price\nprice('apple')")?, 5.0);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone)]
pub struct Module {
    name: Arc<str>,
    items: Vec<(Arc<str>, Item)>,
}

#[derive(Clone)]
enum Item {
    Function(Function),
    Value(MakeValue),
}

impl Module {
    /// A module without contents.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            items: Vec::new(),
        }
    }

    /// The name under which scripts import it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Adds a function whose parameters have no names.
    #[must_use]
    pub fn function<M>(self, name: &str, function: impl HostFn<M>) -> Self {
        self.with(Function::new(name, function))
    }

    /// Adds a deferred function with these parameters: a call of it stops the run until the host has the
    /// answer; see [`Step::HostCall`](crate::Step::HostCall). For parameters with defaults there is
    /// [`Function::deferred`].
    #[must_use]
    pub fn deferred<'n>(self, name: &str, params: impl IntoIterator<Item = &'n str>) -> Self {
        let function = params
            .into_iter()
            .fold(Function::deferred(name), Function::param);
        self.with(function)
    }

    /// Adds a function.
    #[must_use]
    pub fn with(mut self, function: Function) -> Self {
        self.items
            .push((function.name().into(), Item::Function(function)));
        self
    }

    /// Adds a value; each runtime gets its own.
    #[must_use]
    pub fn value(
        mut self,
        name: &str,
        value: impl IntoValue + Clone + Send + Sync + 'static,
    ) -> Self {
        self.items
            .push((name.into(), Item::Value(make_value(value))));
        self
    }

    /// Makes the module object in a runtime.
    pub(crate) fn make(&self, cx: &mut Ctx<'_>) -> Result<Raw> {
        let module = cx.vm.new_module(&self.name);
        let dict = cx.vm.heap[module].dict;
        for (key, item) in &self.items {
            let value = match item {
                Item::Function(function) => define(cx.vm, function, Some(&self.name)),
                Item::Value(make) => make(cx)?.into_raw(cx.vm)?,
            };
            let key = cx.vm.intern(key);
            cx.vm.dict_set_str(dict, key, value);
        }
        Ok(module.into())
    }
}

impl fmt::Debug for Module {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<&str> = self.items.iter().map(|(name, _)| &**name).collect();
        f.debug_struct("Module")
            .field("name", &self.name)
            .field("items", &names)
            .finish()
    }
}
