//! [`HostFunction`]: a Rust function with what scripts see of it.

use std::fmt;
use std::sync::Arc;

use super::callable::{Arity, HostFn, HostReturn, arity};
use super::host_arg::HostArguments;
use crate::embed::{Ctx, IntoValue, Result, Value};
use crate::object::{self, HostBox};
use crate::value::Value as VmValue;
use crate::vm::{Contained, Parameters, Vm, contain};

/// Converts a default for each call.
pub(crate) type MakeValue = Arc<dyn Fn(&mut Ctx<'_>) -> Result<Value> + Send + Sync>;

/// Keeps a value that can be converted as often as wanted.
pub(crate) fn make_value<V: IntoValue + Clone + Send + Sync + 'static>(value: V) -> MakeValue {
    let value = Contained::new(value);
    Arc::new(move |cx| V::clone(&value).into_value(cx))
}

/// The description of a Rust function: the function, its name, and the names, kinds and defaults of its parameters.
/// It belongs to no runtime; a [`Module`](crate::Module) or [`Runtime::define`](crate::Runtime::define) makes functions
/// that scripts call from it.
///
/// | | what it is |
/// |---|---|
/// | [`HostFn`] | any Rust function or closure whose arguments and result can cross |
/// | [`HostFunction`] | one of them with a name, parameters and a docstring; shared by runtimes and threads |
/// | [`Closure`](crate::Closure) | a handle to something that can be called inside *one* runtime, from a script or from the host |
///
/// | to make scripts see it | parameters by position only | parameters with names and defaults |
/// |---|---|---|
/// | in every runtime, by `import` | [`Module::function`](crate::Module::function) | [`Module::with`](crate::Module::with) a `HostFunction` |
/// | in one runtime, as a [`Closure`](crate::Closure) | [`Runtime::function`](crate::Runtime::function) | [`Runtime::define`](crate::Runtime::define) a `HostFunction` |
/// | the same, with data that holds script values | [`Runtime::function_with`](crate::Runtime::function_with) | |
/// | as a method | [`HostType::method`](crate::HostType::method) | [`HostType::method_with`](crate::HostType::method_with) |
///
/// ```
/// use nonlocal::{Engine, HostFunction, Module};
///
/// let price = |net: f64, rate: f64| net * (1.0 + rate);
/// let price = HostFunction::new("price", price).param("net").param_or("rate", 0.2);
/// let mut rt = Engine::builder().module(Module::new("shop").with(price)).build().runtime();
/// assert_eq!(rt.run::<f64>("import shop\nshop.price(100.0)")?, 120.0);
/// assert_eq!(rt.run::<f64>("shop.price(rate=0.5, net=100.0)")?, 150.0);
/// let error = rt.run::<f64>("shop.price()").unwrap_err();
/// assert_eq!(error.message(), "price() missing 1 required positional argument: 'net'");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone)]
pub struct HostFunction(pub(crate) Arc<Definition>);

/// How a parameter with a name may be given.
#[derive(Clone, Copy)]
enum ParameterKind {
    /// By position only, and so are those before it.
    PositionalOnly,
    Either,
    /// By keyword only, and so are those after it.
    KeywordOnly,
}

/// What is behind a [`HostFunction`] and a host function on the heap.
#[derive(Clone)]
pub(crate) struct Definition {
    pub(crate) name: Arc<str>,
    /// What errors call it: with its class.
    pub(crate) shown: Arc<str>,
    pub(crate) arity: Arity,
    /// Names of the parameters. Empty: arguments are given by position.
    pub(crate) names: Vec<Arc<str>>,
    /// The default of each parameter that has a name, if it has one.
    pub(crate) defaults: Vec<Option<MakeValue>>,
    /// How many parameters can be given by position only.
    positional_only: usize,
    /// The first parameter that is declared to be given by keyword only.
    keyword_only: Option<usize>,
    /// How many parameters can be given by position.
    pub(crate) positional: usize,
    /// Whether those are all the parameters there are.
    pub(crate) is_plain: bool,
    /// Whether the first argument is what a method was called on.
    pub(crate) has_receiver: bool,
    /// Whether an argument that is not of the right type is the other operand's business.
    pub(crate) is_operator: bool,
    pub(crate) doc: Option<Arc<str>>,
    /// What it is in the making of an object.
    pub(crate) making: Option<Making>,
    /// Data that belongs to the function, in place of a receiver.
    pub(crate) state: Option<HostBox>,
    /// `None` for a function that the host answers later.
    pub(crate) call: Option<Call>,
    /// Which function of a scope's a call goes to, for one that the host has on its stack.
    pub(crate) scoped: Option<ScopedId>,
    /// Whether a call of such a function gives something to await, instead of waiting in its place.
    pub(crate) awaited: bool,
    /// What answers such a function where the host has an executor.
    #[cfg(feature = "async")]
    pub(crate) later: Option<Later>,
}

/// Which part of the making of an object a function has.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Making {
    /// `__new__` leaves the data to `__init__` where a script's class has one of its own.
    New,
    /// `__init__` makes the data of an object that has none yet.
    Init,
}

/// A function that lies on the host's stack while a scope of the host runs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct ScopedId {
    /// The number of the scope.
    pub(crate) scope: u64,
    /// Which of its functions it is.
    pub(crate) index: usize,
}

pub(crate) type Call =
    Arc<dyn Fn(&mut Ctx<'_>, &mut HostArguments<'_>) -> Result<VmValue> + Send + Sync>;

/// Begins to answer a call.
#[cfg(feature = "async")]
pub(crate) type Later =
    Arc<dyn Fn(&mut Ctx<'_>, &mut HostArguments<'_>) -> Result<Answer> + Send + Sync>;

/// The future that answers a call.
#[cfg(feature = "async")]
pub(crate) type Answer = Contained<std::pin::Pin<Box<dyn Future<Output = Given> + Send>>>;

/// What a future has given, to be converted inside the runtime.
#[cfg(feature = "async")]
pub(crate) type Given = Box<dyn FnOnce(&mut Ctx<'_>) -> Result<VmValue> + Send>;

/// An async function as what begins to answer a call.
#[cfg(feature = "async")]
fn answering<A, F, Fut>(function: F) -> Later
where
    A: super::host_arg::FromArgs,
    F: Fn(A) -> Fut + Send + Sync + 'static,
    Fut: Future<Output: HostReturn + Send + 'static> + Send + 'static,
{
    Arc::new(move |cx, args| {
        let future = function(A::from_args(args, cx)?);
        let answer = async move {
            let given = future.await;
            Box::new(move |cx: &mut Ctx<'_>| given.into_result(cx)) as Given
        };
        Ok(Contained::new(Box::pin(answer)))
    })
}

impl Drop for Definition {
    fn drop(&mut self) {
        let call = self.call.take();
        contain(|| drop(call));
        #[cfg(feature = "async")]
        contain(|| drop(self.later.take()));
        for default in self.defaults.drain(..) {
            contain(|| drop(default));
        }
    }
}

impl Definition {
    pub(crate) fn new(name: &str, arity: Arity, call: impl Into<Option<Call>>) -> Self {
        let mut new = Self {
            name: name.into(),
            shown: name.into(),
            arity,
            names: Vec::new(),
            defaults: Vec::new(),
            positional_only: 0,
            keyword_only: None,
            positional: 0,
            is_plain: false,
            has_receiver: false,
            is_operator: false,
            doc: None,
            making: None,
            state: None,
            call: call.into(),
            scoped: None,
            awaited: false,
            #[cfg(feature = "async")]
            later: None,
        };
        new.count();
        new
    }

    /// Adds a parameter that has a name.
    fn push(&mut self, name: &str, kind: ParameterKind, default: Option<MakeValue>) {
        if self.call.is_none() {
            // It has no types that say which parameters it has.
            let count = self.names.len() + 1;
            self.arity.parameters = count;
            self.arity.before_rest = count;
            self.arity.required = count;
            self.arity.most = Some(count);
        }
        let index = self.names.len();
        if index == self.arity.parameters {
            return;
        }
        self.names.push(name.into());
        self.defaults.push(default);
        match kind {
            ParameterKind::PositionalOnly => self.positional_only = index + 1,
            ParameterKind::Either => {}
            ParameterKind::KeywordOnly => {
                self.keyword_only.get_or_insert(index);
            }
        }
        self.count();
    }

    /// Counts what the arity and the names say.
    fn count(&mut self) {
        let by_position = self.arity.before_rest;
        self.positional = self.keyword_only.unwrap_or(by_position).min(by_position);
        self.positional_only = self.positional_only.min(self.positional);
        self.is_plain = self.positional == self.arity.parameters
            && self.arity.most.is_some()
            && !self.arity.keywords;
    }

    /// The parameters, for the binding of arguments.
    pub(crate) fn parameters(&self) -> Parameters<'_> {
        Parameters {
            names: &self.names,
            positional_only: self.positional_only,
            positional: self.positional,
            has_keywords: self.arity.keywords,
        }
    }

    /// Whether an argument for the parameter must be given.
    pub(crate) fn is_required(&self, index: usize) -> bool {
        index < self.arity.required && self.default(index).is_none()
    }

    /// The default of a parameter, if it has one.
    pub(crate) fn default(&self, index: usize) -> Option<&MakeValue> {
        self.defaults.get(index)?.as_ref()
    }

    /// `__text_signature__`; `None` where parameters have no names.
    fn text_signature(&self, vm: &mut Vm) -> Option<String> {
        if self.names.len() < self.arity.parameters {
            return None;
        }
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.has_receiver.then(|| "$self".to_owned()));
        for (index, name) in self.names.iter().enumerate() {
            if index == self.positional {
                parts.push(
                    if self.arity.most.is_none() {
                        "*args"
                    } else {
                        "*"
                    }
                    .to_owned(),
                );
            }
            parts.push(match self.default(index) {
                None if self.is_required(index) => name.to_string(),
                None => format!("{name}=None"),
                Some(default) => {
                    let cx = &mut Ctx { vm: &mut *vm };
                    let default = default(cx).and_then(|value| cx.repr(value)).ok()?;
                    format!("{name}={default}")
                }
            });
            if index + 1 == self.positional_only {
                parts.push("/".to_owned());
            }
        }
        if self.positional == self.names.len() && self.arity.most.is_none() {
            parts.push("*args".to_owned());
        }
        parts.extend(self.arity.keywords.then(|| "**kwargs".to_owned()));
        Some(format!("({})", parts.join(", ")))
    }
}

impl HostFunction {
    /// A function under the name that scripts see. Its parameters have no names: arguments are given by
    /// position. A parameter of type `Option` may be left out at the end.
    pub fn new<M, F: HostFn<M, Output: HostReturn>>(name: &str, function: F) -> Self {
        let call: Call = Arc::new(move |cx, args| function.invoke(cx, args)?.into_result(cx));
        Self(Arc::new(Definition::new(name, F::ARITY, call)))
    }

    /// A function without Rust code behind it: a call of it stops the run with
    /// [`Step::HostCall`](crate::Step::HostCall), and the run goes on when the host has the answer.
    ///
    /// It takes the parameters that are named afterwards, with [`HostFunction::param`] and [`HostFunction::param_or`].
    ///
    /// ```
    /// use nonlocal::{Engine, Fuel, HostFunction, Module};
    ///
    /// let fetch = HostFunction::deferred("fetch").param("url").param_or("timeout", 30);
    /// let mut rt = Engine::builder().module(Module::new("net").with(fetch)).build().runtime();
    /// let step = rt.start_program::<String>("import net\nnet.fetch('a.example').upper()", Fuel(1000))?;
    /// let mut call = step.host_call().expect("it waits for the host");
    /// let (url, timeout) = call.args::<(String, u32)>()?;
    /// let step = call.resume(format!("{url} within {timeout} s"), Fuel(1000))?;
    /// assert_eq!(step.done().as_deref(), Some("A.EXAMPLE WITHIN 30 S"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn deferred(name: &str) -> Self {
        Self(Arc::new(Definition::new(name, arity([]), None)))
    }

    /// A function that scripts await and the host answers later, in any order: `await fetch(url)`. A call gives a
    /// coroutine. Where no event loop runs, awaiting it stops the run with
    /// [`Step::HostCall`](crate::Step::HostCall), as calling a function that is [`HostFunction::deferred`] does. Below
    /// `asyncio.run`, the other tasks go on meanwhile, and all the calls that are awaited then reach the host
    /// together, with [`Step::HostCalls`](crate::Step::HostCalls).
    ///
    /// ```
    /// use nonlocal::{Engine, Fuel, HostFunction, Module, Step};
    ///
    /// let fetch = HostFunction::awaitable("fetch").param("url").param_or("timeout", 30);
    /// let mut rt = Engine::builder().module(Module::new("net").with(fetch)).build().runtime();
    /// let script = "
    /// import asyncio
    /// from net import fetch
    /// async def main():
    ///     return '+'.join(await asyncio.gather(fetch('a'), fetch('b')))
    /// asyncio.run(main())";
    /// let Step::HostCalls(mut calls) = rt.start_program::<String>(script, Fuel::ALL)? else { panic!("they wait") };
    /// let [a, b] = calls.ids()[..] else { panic!("two calls") };
    /// assert_eq!(calls.args::<(String, u32)>(b)?, ("b".to_owned(), 30));
    /// calls.answer(b, "second")?;
    /// calls.answer(a, "first")?;
    /// assert_eq!(calls.resume(Fuel::ALL)?.done().as_deref(), Some("first+second"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn awaitable(name: &str) -> Self {
        Self::deferred(name).change(|definition| definition.awaited = true)
    }

    /// An `async fn` of the host's that scripts await: the future that it gives is polled while the script waits, by
    /// [`Runtime::call_async`](crate::Runtime::call_async) and [`Runtime::run_async`](crate::Runtime::run_async). It
    /// gets the arguments as a tuple, and returns a value or a `Result` of one. Its parameters are those that are named
    /// afterwards, as for [`HostFunction::awaitable`].
    ///
    /// ```
    /// use nonlocal::{Engine, HostFunction, Module};
    ///
    /// let add = HostFunction::asynchronous("add", |(a, b): (i64, i64)| async move { a + b }).param("a").param_or("b", 1);
    /// let mut rt = Engine::builder().module(Module::new("sums").with(add)).build().runtime();
    /// let script = "import asyncio, sums\nasyncio.run(sums.add(41))";
    /// assert_eq!(pollster::block_on(rt.run_async::<i64>(script))?, 42);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[cfg(feature = "async")]
    pub fn asynchronous<A, F, Fut>(name: &str, function: F) -> Self
    where
        A: super::host_arg::FromArgs,
        F: Fn(A) -> Fut + Send + Sync + 'static,
        Fut: Future<Output: HostReturn + Send + 'static> + Send + 'static,
    {
        let later = answering(function);
        Self::awaitable(name).change(|definition| definition.later = Some(later))
    }

    /// The same function for scripts that do not await it: a call waits in its place, and its result is the answer.
    ///
    /// ```
    /// use nonlocal::{Engine, Fuel, HostFunction, Module};
    ///
    /// let ask = HostFunction::awaitable("ask").param("question").in_place();
    /// let mut rt = Engine::builder().module(Module::new("tools").with(ask)).build().runtime();
    /// let step = rt.start_program::<String>("import tools\ntools.ask('why') + '!'", Fuel::ALL)?;
    /// let call = step.host_call().expect("it waits");
    /// assert_eq!(call.resume("because", Fuel::ALL)?.done().as_deref(), Some("because!"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn in_place(self) -> Self {
        self.change(|definition| definition.awaited = false)
    }

    /// Whether scripts have to `await` what a call gives.
    #[must_use]
    pub fn is_awaitable(&self) -> bool {
        self.0.awaited
    }

    /// Names the next parameter: arguments may be given by this name too. Names for more parameters than the Rust
    /// function has are ignored; the order is that of its arguments.
    #[must_use]
    pub fn param(self, name: &str) -> Self {
        self.parameter(name, ParameterKind::Either, None)
    }

    /// Names the next parameter and gives its default, which is converted for each call that leaves it out:
    /// unlike in Python, the list from a `Vec` is a new one each time.
    #[must_use]
    pub fn param_or(
        self,
        name: &str,
        default: impl IntoValue + Clone + Send + Sync + 'static,
    ) -> Self {
        self.parameter(name, ParameterKind::Either, Some(make_value(default)))
    }

    /// Names the next parameter, which can be given by position only: what stands before a `/`.
    ///
    /// ```
    /// use nonlocal::{HostFunction, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let function = HostFunction::new("power", |base: i64, exponent: u32| base.pow(exponent))
    ///     .positional("base")
    ///     .param_or("exponent", 2);
    /// let power = rt.define(&function);
    /// rt.set("power", power)?;
    /// assert_eq!(rt.run::<i64>("power(3, exponent=3)")?, 27);
    /// assert_eq!(rt.run::<String>("power.__text_signature__")?, "(base, /, exponent=2)");
    /// assert!(rt.run::<i64>("power(base=3)").unwrap_err().is_exception("TypeError"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn positional(self, name: &str) -> Self {
        self.parameter(name, ParameterKind::PositionalOnly, None)
    }

    /// Names the next parameter, which can be given by position only, and gives its default.
    #[must_use]
    pub fn positional_or(
        self,
        name: &str,
        default: impl IntoValue + Clone + Send + Sync + 'static,
    ) -> Self {
        self.parameter(
            name,
            ParameterKind::PositionalOnly,
            Some(make_value(default)),
        )
    }

    /// Names the next parameter, which can be given by its name only: what follows a `*`.
    ///
    /// ```
    /// use nonlocal::{HostFunction, Runtime};
    ///
    /// let round = |x: f64, up: bool| if up { x.ceil() } else { x.floor() };
    /// let mut rt = Runtime::new();
    /// let round = rt.define(&HostFunction::new("round", round).positional("x").keyword_or("up", false));
    /// rt.set("round", round)?;
    /// assert_eq!(rt.run::<f64>("round(1.5, up=True)")?, 2.0);
    /// let error = rt.run::<f64>("round(1.5, True)").unwrap_err();
    /// assert_eq!(error.message(), "round() takes 1 positional argument but 2 were given");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn keyword(self, name: &str) -> Self {
        self.parameter(name, ParameterKind::KeywordOnly, None)
    }

    /// Names the next parameter, which can be given by its name only, and gives its default.
    #[must_use]
    pub fn keyword_or(
        self,
        name: &str,
        default: impl IntoValue + Clone + Send + Sync + 'static,
    ) -> Self {
        self.parameter(name, ParameterKind::KeywordOnly, Some(make_value(default)))
    }

    /// The docstring: what scripts see at `__doc__`.
    #[must_use]
    pub fn doc(self, text: &str) -> Self {
        self.change(|definition| definition.doc = Some(text.into()))
    }

    fn parameter(self, name: &str, kind: ParameterKind, default: Option<MakeValue>) -> Self {
        self.change(|definition| definition.push(name, kind, default))
    }

    /// The same function with something changed.
    pub(crate) fn change(mut self, change: impl FnOnce(&mut Definition)) -> Self {
        change(Arc::make_mut(&mut self.0));
        self
    }

    /// The name that scripts see at `__name__`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.0.name
    }
}

impl fmt::Debug for HostFunction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Function({})", self.0.name)
    }
}

/// Makes a host function on the heap.
pub(crate) fn define(vm: &mut Vm, function: &HostFunction, module: Option<&Arc<str>>) -> VmValue {
    let definition = &function.0;
    let signature = if definition.names.is_empty() && definition.arity.parameters > 0 {
        None
    } else {
        definition.text_signature(vm)
    };
    vm.heap.new_object(object::HostFunction {
        name: Arc::clone(&definition.name),
        module: module.cloned(),
        call: Arc::clone(definition) as _,
        at_hand: Some(Arc::clone(definition) as _),
        doc: definition.doc.clone(),
        signature: signature.map(Into::into),
        owner: None,
        binds: false,
        state: definition.state.clone(),
    })
}
