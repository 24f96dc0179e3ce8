//! Typed Rust functions as functions of scripts.
//!
//! [`HostFn`] is implemented for every `Fn` with up to eight arguments that are [`HostArg`], with a
//! [`Ctx`] before them if it wants one; `host_method.rs` has the same for methods. A [`Function`] adds a name and,
//! if the host gives them, names, kinds and defaults of parameters, and a docstring.

use std::fmt;
use std::sync::Arc;

use super::host_arg::{ArgKind, HostArg, HostArguments};
use crate::embed::{Ctx, Error, IntoValue, Result, Value};
use crate::object::{HostBox, HostFunction};
use crate::value::Value as VmValue;
use crate::vm::Vm;

/// What a host function may return: a value, or a [`Result`] of one with any error type.
///
/// ```
/// use nonlocal::Runtime;
///
/// let mut rt = Runtime::new();
/// let number = rt.function("number", |text: &str| text.trim().parse::<i64>());
/// assert_eq!(rt.call::<i64>(&number, (" 42",))?, 42);
/// let error = rt.call::<i64>(&number, ("x",)).unwrap_err();
/// assert_eq!(error.to_string(), "RuntimeError: invalid digit found in string");
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub trait HostReturn {
    /// Turns it into a value, or into what the script gets to see of the error.
    ///
    /// # Errors
    /// The error that the function returned.
    #[doc(hidden)]
    fn into_result(self, cx: &mut Ctx<'_>) -> Result<VmValue>;
}

impl<T: IntoValue> HostReturn for T {
    #[inline]
    fn into_result(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        self.into_raw_value(cx)
    }
}

impl<T: IntoValue, E: std::error::Error + Send + Sync + 'static> HostReturn
    for std::result::Result<T, E>
{
    #[inline]
    fn into_result(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        self.map_err(Error::from_host)?.into_raw_value(cx)
    }
}

/// How many arguments a function takes.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arity {
    /// Arguments that must be given.
    pub required: usize,
    /// Arguments that can be given by position; none: any number.
    pub most: Option<usize>,
    /// Parameters that take one value.
    pub parameters: usize,
    /// Those of them that stand before the one for `*args`.
    pub before_rest: usize,
    /// Whether keyword arguments are taken that no parameter is named after.
    pub keywords: bool,
}

/// A Rust function that scripts can call: any `Fn + Send + Sync + 'static` with zero to eight arguments,
/// before which it may take a `&mut Ctx<'_>`.
///
/// The types of the arguments must be written: `|x: i64| x + 1`.
///
/// A function that panics ends the run with [`ErrorKind::Panic`](crate::ErrorKind::Panic); the host goes on.
///
/// ```
/// use nonlocal::{Closure, HostFn, HostReturn, Runtime};
///
/// fn define<M, F>(rt: &mut Runtime, name: &str, function: F) -> nonlocal::Result<()>
/// where
///     F: HostFn<M, Output: HostReturn>,
/// {
///     let function: Closure = rt.function(name, function);
///     rt.set(name, function)
/// }
///
/// let mut rt = Runtime::new();
/// define(&mut rt, "inc", |x: i64| x + 1)?;
/// assert_eq!(rt.run::<i64>("inc(41)")?, 42);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no function that scripts can call",
    note = "write the types of its arguments; each must be `&str` or implement `FromValue`, and the result `IntoValue`"
)]
pub trait HostFn<Marker>: Send + Sync + 'static {
    /// How many arguments it takes.
    #[doc(hidden)]
    const ARITY: Arity;

    /// What it returns.
    #[doc(hidden)]
    type Output;

    /// Calls it.
    #[doc(hidden)]
    fn invoke(&self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<Self::Output>;
}

/// What a list of parameters amounts to.
pub(crate) const fn arity<const N: usize>(kinds: [ArgKind; N]) -> Arity {
    let mut arity = Arity {
        required: 0,
        most: None,
        parameters: 0,
        before_rest: 0,
        keywords: false,
    };
    let mut index = 0;
    let mut rest = false;
    while index < N {
        match kinds[index] {
            ArgKind::Rest => rest = true,
            ArgKind::Keywords => arity.keywords = true,
            kind => {
                arity.parameters += 1;
                if !rest {
                    arity.before_rest += 1;
                }
                if matches!(kind, ArgKind::Required) {
                    arity.required = arity.parameters;
                }
            }
        }
        index += 1;
    }
    if !rest {
        arity.most = Some(arity.parameters);
    }
    arity
}

macro_rules! functions {
    ($($($arg:ident $slot:ident),*;)*) => {
        $(
            impl<Func, R, $($arg: HostArg),*> HostFn<fn($($arg),*) -> R> for Func
            where
                Func: Fn($($arg),*) -> R + for<'x> Fn($($arg::Item<'x>),*) -> R + Send + Sync + 'static,
            {
                const ARITY: Arity = arity([$($arg::KIND),*]);
                type Output = R;

                #[allow(non_snake_case, unused_variables, unused_mut, reason = "the macro names variables by types")]
                #[inline]
                fn invoke(&self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<R> {
                    // Which of the two `Fn` bounds is meant, the types of this function's arguments decide.
                    #[allow(clippy::too_many_arguments, reason = "as many as a host function may have")]
                    #[inline]
                    fn call<R, $($arg),*>(function: impl Fn($($arg),*) -> R, $($slot: $arg),*) -> R {
                        function($($slot),*)
                    }
                    $(let $arg = args.next::<$arg>(cx)?;)*
                    $(let mut $slot = <$arg::Slot as Default>::default();)*
                    Ok(call(self, $($arg::pass($arg, &mut $slot)?),*))
                }
            }

            impl<Func, R, $($arg: HostArg),*> HostFn<fn(WithCtx, $($arg),*) -> R> for Func
            where
                Func: for<'c, 'v> Fn(&'c mut Ctx<'v>, $($arg),*) -> R
                    + for<'c, 'v, 'x> Fn(&'c mut Ctx<'v>, $($arg::Item<'x>),*) -> R
                    + Send + Sync + 'static,
            {
                const ARITY: Arity = arity([$($arg::KIND),*]);
                type Output = R;

                #[allow(non_snake_case, unused_variables, unused_mut, reason = "the macro names variables by types")]
                #[inline]
                fn invoke(&self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<R> {
                    #[allow(clippy::too_many_arguments, reason = "as many as a host function may have")]
                    #[inline]
                    fn call<R, $($arg),*>(
                        function: impl for<'c, 'v> Fn(&'c mut Ctx<'v>, $($arg),*) -> R,
                        cx: &mut Ctx<'_>,
                        $($slot: $arg),*
                    ) -> R {
                        function(cx, $($slot),*)
                    }
                    $(let $arg = args.next::<$arg>(cx)?;)*
                    $(let mut $slot = <$arg::Slot as Default>::default();)*
                    Ok(call(self, cx, $($arg::pass($arg, &mut $slot)?),*))
                }
            }
        )*
    };
}

/// Marks the implementations for functions that take a [`Ctx`].
#[doc(hidden)]
#[derive(Debug)]
pub struct WithCtx(());

functions! {
    ;
    A a;
    A a, B b;
    A a, B b, C c;
    A a, B b, C c, D d;
    A a, B b, C c, D d, E e;
    A a, B b, C c, D d, E e, F f;
    A a, B b, C c, D d, E e, F f, G g;
    A a, B b, C c, D d, E e, F f, G g, H h;
}

/// Converts a default for each call.
pub(crate) type MakeValue = Arc<dyn Fn(&mut Ctx<'_>) -> Result<Value> + Send + Sync>;

/// Keeps a value that can be converted as often as wanted.
pub(crate) fn make_value<V: IntoValue + Clone + Send + Sync + 'static>(value: V) -> MakeValue {
    Arc::new(move |cx| value.clone().into_value(cx))
}

/// How a parameter with a name may be given.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum ParameterKind {
    PositionalOnly,
    Either,
    KeywordOnly,
}

/// A parameter with a name.
#[derive(Clone)]
pub(crate) struct Parameter {
    pub(crate) name: Arc<str>,
    pub(crate) kind: ParameterKind,
    pub(crate) default: Option<MakeValue>,
}

/// A Rust function with what scripts see of it: a name, names, kinds and defaults of its parameters, a docstring.
///
/// ```
/// use nonlocal::{Engine, Function, Module};
///
/// let price = |net: f64, rate: f64| net * (1.0 + rate);
/// let module = Module::new("shop").with(Function::new("price", price).param("net").param_or("rate", 0.2));
/// let mut rt = Engine::builder().module(module).build().runtime();
/// assert_eq!(rt.run::<f64>("import shop\nshop.price(100.0)")?, 120.0);
/// assert_eq!(rt.run::<f64>("shop.price(rate=0.5, net=100.0)")?, 150.0);
/// let error = rt.run::<f64>("shop.price()").unwrap_err();
/// assert_eq!(error.message(), "price() missing 1 required positional argument: 'net'");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone)]
pub struct Function(pub(crate) Arc<Definition>);

/// What stands behind a [`Function`] and behind a host function on the heap.
#[derive(Clone)]
pub(crate) struct Definition {
    pub(crate) name: Arc<str>,
    /// What errors call it: with its class.
    pub(crate) shown: Arc<str>,
    pub(crate) arity: Arity,
    /// Empty: the parameters have no names, arguments are given by position.
    pub(crate) params: Vec<Parameter>,
    /// How many parameters can be given by position.
    pub(crate) positional: usize,
    /// Whether there are no parameters but those.
    pub(crate) is_plain: bool,
    /// Whether the first argument is what a method was called on.
    pub(crate) has_receiver: bool,
    /// Whether an argument that is not of the right type is the other operand's business.
    pub(crate) is_operator: bool,
    pub(crate) doc: Option<Arc<str>>,
    /// Data that belongs to the function, in place of a receiver.
    pub(crate) state: Option<HostBox>,
    /// None: a deferred function, which the host answers later.
    pub(crate) call: Option<Call>,
}

pub(crate) type Call =
    Arc<dyn Fn(&mut Ctx<'_>, &mut HostArguments<'_>) -> Result<VmValue> + Send + Sync>;

impl Definition {
    pub(crate) fn new(name: &str, arity: Arity, call: impl Into<Option<Call>>) -> Self {
        let mut new = Self {
            name: name.into(),
            shown: name.into(),
            arity,
            params: Vec::new(),
            positional: 0,
            is_plain: false,
            has_receiver: false,
            is_operator: false,
            doc: None,
            state: None,
            call: call.into(),
        };
        new.count();
        new
    }

    /// Adds a parameter that has a name.
    fn push(&mut self, parameter: Parameter) {
        if self.call.is_none() {
            // It has no types that say which parameters it has.
            let count = self.params.len() + 1;
            self.arity.parameters = count;
            self.arity.before_rest = count;
            self.arity.required = count;
            self.arity.most = Some(count);
        }
        if self.params.len() < self.arity.parameters {
            self.params.push(parameter);
            self.count();
        }
    }

    /// Counts what the arity and the names say.
    fn count(&mut self) {
        let by_keyword = |parameter: &Parameter| parameter.kind == ParameterKind::KeywordOnly;
        let first = self.params.iter().position(by_keyword);
        self.positional = first
            .unwrap_or(self.arity.before_rest)
            .min(self.arity.before_rest);
        self.is_plain = self.positional == self.arity.parameters
            && self.arity.most.is_some()
            && !self.arity.keywords;
    }

    /// Whether an argument for the parameter must be given.
    pub(crate) fn is_required(&self, index: usize) -> bool {
        index < self.arity.required
            && self
                .params
                .get(index)
                .is_none_or(|parameter| parameter.default.is_none())
    }

    /// `__text_signature__`; none where parameters have no names.
    fn text_signature(&self, vm: &mut Vm) -> Option<String> {
        if self.params.len() < self.arity.parameters {
            return None;
        }
        let mut parts: Vec<String> = Vec::new();
        parts.extend(self.has_receiver.then(|| "$self".to_owned()));
        for (index, parameter) in self.params.iter().enumerate() {
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
            parts.push(match &parameter.default {
                None if self.is_required(index) => parameter.name.to_string(),
                None => format!("{}=None", parameter.name),
                Some(default) => {
                    let cx = &mut Ctx { vm: &mut *vm };
                    let default = default(cx).and_then(|value| cx.repr(value)).ok()?;
                    format!("{}={default}", parameter.name)
                }
            });
            let next = self.params.get(index + 1).map(|next| next.kind);
            if parameter.kind == ParameterKind::PositionalOnly
                && next != Some(ParameterKind::PositionalOnly)
            {
                parts.push("/".to_owned());
            }
        }
        if self.positional == self.params.len() && self.arity.most.is_none() {
            parts.push("*args".to_owned());
        }
        parts.extend(self.arity.keywords.then(|| "**kwargs".to_owned()));
        Some(format!("({})", parts.join(", ")))
    }
}

impl Function {
    /// A function under the name that scripts see. Its parameters have no names: arguments are given by
    /// position. A parameter of type `Option` may be left out at the end.
    pub fn new<M, F: HostFn<M, Output: HostReturn>>(name: &str, function: F) -> Self {
        let call: Call = Arc::new(move |cx, args| function.invoke(cx, args)?.into_result(cx));
        Self(Arc::new(Definition::new(name, F::ARITY, call)))
    }

    /// A function without Rust code behind it: a call of it stops the run with
    /// [`Step::HostCall`](crate::Step::HostCall), and the run goes on when the host has the answer.
    ///
    /// It takes the parameters that are named afterwards, with [`Function::param`] and [`Function::param_or`].
    ///
    /// ```
    /// use nonlocal::{Engine, Fuel, Function, Module};
    ///
    /// let fetch = Function::deferred("fetch").param("url").param_or("timeout", 30);
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

    /// Names the next parameter: arguments may be given by this name too. Names for more parameters than the Rust
    /// function has are ignored; the order is that of its arguments.
    #[must_use]
    pub fn param(self, name: &str) -> Self {
        self.parameter(name, ParameterKind::Either, None)
    }

    /// Names the next parameter and gives its default, which is converted anew for each call that leaves it out:
    /// other than in Python, the list from a `Vec` is a new one each time.
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
    /// use nonlocal::{Function, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let function = Function::new("power", |base: i64, exponent: u32| base.pow(exponent))
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

    /// Names the next parameter, which can be given by its name only: what stands behind a `*`.
    ///
    /// ```
    /// use nonlocal::{Function, Runtime};
    ///
    /// let round = |x: f64, up: bool| if up { x.ceil() } else { x.floor() };
    /// let mut rt = Runtime::new();
    /// let round = rt.define(&Function::new("round", round).positional("x").keyword_or("up", false));
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
        let name = name.into();
        self.change(|definition| {
            definition.push(Parameter {
                name,
                kind,
                default,
            });
        })
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

impl fmt::Debug for Function {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Function({})", self.0.name)
    }
}

/// Makes a host function on the heap.
pub(crate) fn define(vm: &mut Vm, function: &Function, module: Option<&Arc<str>>) -> VmValue {
    let definition = &function.0;
    let signature = if definition.params.is_empty() && definition.arity.parameters > 0 {
        None
    } else {
        definition.text_signature(vm)
    };
    vm.heap.new_object(HostFunction {
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
