//! [`Module`]: functions, values, types and modules of the host that scripts import.

use std::fmt;
use std::sync::Arc;

use super::callable::{HostFn, HostReturn};
use super::function::{HostFunction, MakeValue, define, make_value};
use super::host_type::Spec;
use super::put;
use crate::embed::{Ctx, HostType, IntoValue, Result};
use crate::value::Value as VmValue;
use crate::vm::Contained;
use crate::vm::name::import::new_module;

/// A module of the host: functions, values, types and further modules that scripts import.
///
/// Each runtime makes its own module object when a script imports it first; until then it costs nothing.
///
/// ```
/// use nonlocal::{Engine, Module};
///
/// let shop = Module::new("shop")
///     .function("price", |sku: &str| sku.len() as f64)
///     .value("VERSION", 3)
///     .module(Module::new("tax").value("RATE", 0.25));
/// let mut rt = Engine::builder().module(shop).build().runtime();
/// assert_eq!(rt.run::<f64>("from shop import price\nprice('apple')")?, 5.0);
/// assert_eq!(rt.run::<f64>("from shop import tax\ntax.RATE")?, 0.25);
/// assert_eq!(rt.run::<f64>("from shop.tax import RATE\nRATE")?, 0.25);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone)]
pub struct Module {
    /// The whole name, with those of the modules around it.
    name: Arc<str>,
    doc: Option<Arc<str>>,
    items: Vec<(Arc<str>, Item)>,
    modules: Vec<Module>,
}

#[derive(Clone)]
enum Item {
    Function(HostFunction),
    Value(MakeValue),
    Type(Arc<Spec>),
}

impl Module {
    /// A module without contents, under the name that scripts import it by. The name has no dots: modules inside
    /// others are made with [`Module::module`].
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self {
            name: name.into(),
            doc: None,
            items: Vec::new(),
            modules: Vec::new(),
        }
    }

    /// The name under which scripts import it, with the names of the modules around it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The docstring: what scripts see at `__doc__`.
    #[must_use]
    pub fn doc(mut self, text: &str) -> Self {
        self.doc = Some(text.into());
        self
    }

    /// Adds a function whose parameters have no names: arguments are given by position. [`Module::with`] adds one
    /// that has names and defaults.
    #[must_use]
    pub fn function<M, F>(self, name: &str, function: F) -> Self
    where
        F: HostFn<M, Output: HostReturn>,
    {
        self.with(HostFunction::new(name, function))
    }

    /// Adds a deferred function with these parameters: a call of it stops the run until the host has the
    /// answer; see [`Step::HostCall`](crate::Step::HostCall). For parameters with defaults there is
    /// [`HostFunction::deferred`].
    ///
    /// ```
    /// use nonlocal::{Engine, Fuel, Module};
    ///
    /// let engine = Engine::builder().module(Module::new("net").deferred("fetch", ["url"])).build();
    /// let mut rt = engine.runtime();
    /// let step = rt.start_program::<usize>("import net\nlen(net.fetch('a.example'))", Fuel::ALL)?;
    /// let call = step.host_call().expect("it waits for the host");
    /// assert_eq!((call.module(), call.name()), (Some("net"), "fetch"));
    /// assert_eq!(call.resume("<html>", Fuel::ALL)?.done(), Some(6));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn deferred<'n>(self, name: &str, params: impl IntoIterator<Item = &'n str>) -> Self {
        let function = params
            .into_iter()
            .fold(HostFunction::deferred(name), HostFunction::param);
        self.with(function)
    }

    /// Adds a function with these parameters that scripts await: `await fetch(url)`; see [`HostFunction::awaitable`].
    ///
    /// ```
    /// use nonlocal::{Engine, Module};
    ///
    /// let engine = Engine::builder().module(Module::new("net").awaitable("fetch", ["url"])).build();
    /// let mut rt = engine.runtime();
    /// let made: String = rt.run("import net\ncall = net.fetch('a.example')\ntype(call).__name__")?;
    /// assert_eq!(made, "coroutine");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn awaitable<'n>(self, name: &str, params: impl IntoIterator<Item = &'n str>) -> Self {
        let function = params
            .into_iter()
            .fold(HostFunction::awaitable(name), HostFunction::param);
        self.with(function)
    }

    /// Adds an `async fn` with these parameters, which scripts await; see [`HostFunction::asynchronous`]. It gets the
    /// arguments as a tuple.
    ///
    /// ```
    /// use nonlocal::{Engine, Module};
    ///
    /// let net = Module::new("net").async_function("size", ["url"], |(url,): (String,)| async move { url.len() });
    /// let mut rt = Engine::builder().module(net).build().runtime();
    /// let script = "import asyncio, net\nasyncio.run(net.size('a.example'))";
    /// assert_eq!(pollster::block_on(rt.run_async::<usize>(script))?, 9);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[cfg(feature = "async")]
    #[must_use]
    pub fn async_function<'n, A, F, Fut>(
        self,
        name: &str,
        params: impl IntoIterator<Item = &'n str>,
        function: F,
    ) -> Self
    where
        A: super::host_arg::FromArgs,
        F: Fn(A) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: HostReturn + Send + 'static> + Send + 'static,
    {
        let function = HostFunction::asynchronous(name, function);
        self.with(params.into_iter().fold(function, HostFunction::param))
    }

    /// Adds a function that was made before, with names, defaults or a docstring; see [`HostFunction`].
    #[must_use]
    pub fn with(mut self, function: HostFunction) -> Self {
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

    /// Adds a value that each runtime makes when it imports the module.
    ///
    /// ```
    /// use nonlocal::{Ctx, Engine, Module};
    ///
    /// let tools = Module::new("tools")
    ///     .lazy("double", |cx: &mut Ctx<'_>| cx.run::<nonlocal::Object>("lambda x: x * 2"));
    /// let mut rt = Engine::builder().module(tools).build().runtime();
    /// assert_eq!(rt.run::<i64>("import tools\ntools.double(21)")?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// An error that it returns is raised by the `import`.
    #[must_use]
    pub fn lazy<V: IntoValue>(
        mut self,
        name: &str,
        make: impl Fn(&mut Ctx<'_>) -> Result<V> + Send + Sync + 'static,
    ) -> Self {
        let make = Contained::new(make);
        let make: MakeValue = Arc::new(move |cx| (*make)(cx)?.into_value(cx));
        self.items.push((name.into(), Item::Value(make)));
        self
    }

    /// Adds a host type: scripts see it under its own name.
    #[must_use]
    pub fn ty<T: Send + 'static>(mut self, ty: HostType<T>) -> Self {
        let mut spec = ty.into_spec();
        spec.module = Some(Arc::clone(&self.name));
        self.items
            .push((Arc::clone(&spec.name), Item::Type(Arc::new(spec))));
        self
    }

    /// Adds a module inside of this one: `import outer.inner`.
    #[must_use]
    pub fn module(mut self, module: Self) -> Self {
        let module = module.inside(&self.name);
        self.modules.push(module);
        self
    }

    /// The same module with the name of another one before its own.
    fn inside(self, outer: &str) -> Self {
        let name = format!("{outer}.{}", self.name);
        self.renamed(name.into())
    }

    /// The same module under the whole name that a script imports it by.
    pub(crate) fn named(self, name: &str) -> Self {
        if *self.name == *name {
            self
        } else {
            self.renamed(name.into())
        }
    }

    /// The same module under another whole name, with the modules inside it.
    fn renamed(mut self, name: Arc<str>) -> Self {
        let old = std::mem::replace(&mut self.name, name);
        for (_, item) in &mut self.items {
            if let Item::Type(spec) = item {
                Arc::make_mut(spec).module = Some(Arc::clone(&self.name));
            }
        }
        let inner = std::mem::take(&mut self.modules);
        self.modules = inner
            .into_iter()
            .map(|module| {
                let last = module.name.strip_prefix(&*old).unwrap_or(&module.name);
                let name = format!("{}{last}", self.name);
                module.renamed(name.into())
            })
            .collect();
        self
    }

    /// The module with this whole name: itself, or one inside.
    pub(crate) fn find(&self, name: &str) -> Option<&Self> {
        if *self.name == *name {
            return Some(self);
        }
        let rest = name.strip_prefix(&*self.name)?;
        if !rest.starts_with('.') {
            return None;
        }
        self.modules.iter().find_map(|module| module.find(name))
    }

    /// The host types that are part of it.
    pub(crate) fn collect_types(&self, types: &mut Vec<Arc<Spec>>) {
        types.extend(self.items.iter().filter_map(|(_, item)| match item {
            Item::Type(spec) => Some(Arc::clone(spec)),
            _ => None,
        }));
        for module in &self.modules {
            module.collect_types(types);
        }
    }

    /// Makes the module object in a runtime, and those of the modules inside it, which become its attributes and
    /// stand in `sys.modules`.
    pub(crate) fn make_all(&self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        let made = self.make(cx)?;
        for inner in &self.modules {
            let module = inner.make_all(cx)?;
            let modules = cx.vm.names.make_modules(&mut cx.vm.heap);
            put(cx.vm, modules, &inner.name, module);
            let last = inner.name.rsplit('.').next().unwrap_or(&inner.name);
            if let Some(key) = made.as_module() {
                let dict = cx.vm.heap[key].dict;
                put(cx.vm, dict, last, module);
            }
        }
        Ok(made)
    }

    /// Puts what is in it among the built-in names.
    pub(crate) fn add_to_builtins(&self, cx: &mut Ctx<'_>) {
        let mark = cx.vm.heap.mark();
        let dict = cx.vm.builtins_dict();
        for (key, item) in &self.items {
            if let Ok(value) = self.item(item, cx) {
                put(cx.vm, dict, key, value);
            }
        }
        cx.vm.heap.release(mark);
    }

    fn item(&self, item: &Item, cx: &mut Ctx<'_>) -> Result<VmValue> {
        match item {
            Item::Function(function) => Ok(define(cx.vm, function, Some(&self.name))),
            Item::Value(make) => make(cx)?.into_raw(cx.vm),
            Item::Type(spec) => spec.class(cx).map(VmValue::from),
        }
    }

    /// Makes the module object in a runtime.
    pub(crate) fn make(&self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        let module = new_module(&mut cx.vm.heap, &self.name);
        let dict = cx.vm.heap[module].dict;
        if let Some(doc) = &self.doc {
            let doc = cx.vm.heap.new_str(doc);
            put(cx.vm, dict, "__doc__", doc);
        }
        if !self.modules.is_empty() {
            let (path, package) = (
                cx.vm.heap.new_list(Vec::new()),
                cx.vm.heap.intern(&self.name),
            );
            put(cx.vm, dict, "__path__", path);
            put(cx.vm, dict, "__package__", package);
        }
        for (key, item) in &self.items {
            let value = self.item(item, cx)?;
            put(cx.vm, dict, key, value);
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
            .field("modules", &self.modules)
            .finish()
    }
}
