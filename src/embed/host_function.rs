//! Typed Rust functions as functions of scripts.
//!
//! [`HostFn`] is implemented for every `Fn` with up to eight arguments that are [`HostArg`], a
//! [`Ctx`] before them if it wants one, and a result that is [`HostReturn`]. A [`Function`] adds a name and,
//! if the host gives them, the names and defaults of parameters.

use std::fmt;
use std::sync::Arc;

use super::arguments::{HostArg, HostArguments};
use super::{Ctx, Error, IntoValue, Result, Value};
use crate::object::HostFunction;
use crate::value::Value as Raw;
use crate::vm::Vm;

/// What a host function may return: a value, or a [`Result`] of one with any error type.
pub trait HostReturn {
    /// Turns it into a value, or into what the script gets to see of the error.
    ///
    /// # Errors
    /// The error that the function returned.
    #[doc(hidden)]
    fn into_result(self, cx: &mut Ctx<'_>) -> Result<Value>;
}

impl<T: IntoValue> HostReturn for T {
    fn into_result(self, cx: &mut Ctx<'_>) -> Result<Value> {
        self.into_value(cx)
    }
}

impl<T: IntoValue, E: std::error::Error + Send + Sync + 'static> HostReturn
    for std::result::Result<T, E>
{
    fn into_result(self, cx: &mut Ctx<'_>) -> Result<Value> {
        self.map_err(Error::from_host)?.into_value(cx)
    }
}

/// How many arguments a function takes.
#[doc(hidden)]
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arity {
    /// Arguments that must be given.
    pub required: usize,
    /// Arguments that can be given; none: any number.
    pub most: Option<usize>,
    /// Parameters of the Rust function.
    pub parameters: usize,
}

/// A Rust function that scripts can call: any `Fn + Send + Sync + 'static` with zero to eight arguments,
/// before which it may take a `&mut Ctx<'_>`.
///
/// The types of the arguments must be written: `|x: i64| x + 1`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no function that scripts can call",
    note = "write the types of its arguments; each must be `&str` or implement `FromValue`, and the result `IntoValue`"
)]
pub trait HostFn<Marker>: Send + Sync + 'static {
    /// How many arguments it takes.
    #[doc(hidden)]
    const ARITY: Arity;

    /// Calls it.
    #[doc(hidden)]
    fn invoke(&self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<Value>;
}

/// What a list of parameters amounts to.
const fn arity<const N: usize>(optional: [bool; N], variadic: [bool; N]) -> Arity {
    let mut required = 0;
    let mut index = 0;
    let mut rest = false;
    while index < N {
        if !optional[index] && !variadic[index] {
            required = index + 1;
        }
        rest |= variadic[index];
        index += 1;
    }
    Arity {
        required,
        most: if rest { None } else { Some(N) },
        parameters: N,
    }
}

macro_rules! functions {
    ($($($arg:ident $slot:ident),*;)*) => {
        $(
            impl<Func, R, $($arg: HostArg),*> HostFn<fn($($arg),*) -> R> for Func
            where
                Func: Fn($($arg),*) -> R + for<'x> Fn($($arg::Item<'x>),*) -> R + Send + Sync + 'static,
                R: HostReturn,
            {
                const ARITY: Arity = arity([$($arg::OPTIONAL),*], [$($arg::VARIADIC),*]);

                #[allow(non_snake_case, unused_variables, unused_mut, reason = "the macro names variables by types")]
                fn invoke(&self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<Value> {
                    // Which of the two `Fn` bounds is meant, the types of this function's arguments decide.
                    #[allow(clippy::too_many_arguments, reason = "as many as a host function may have")]
                    fn call<R, $($arg),*>(function: impl Fn($($arg),*) -> R, $($slot: $arg),*) -> R {
                        function($($slot),*)
                    }
                    $(let $arg = args.next::<$arg>(cx)?;)*
                    $(let mut $slot = <$arg::Slot as Default>::default();)*
                    call(self, $($arg::pass($arg, &mut $slot)),*).into_result(cx)
                }
            }

            impl<Func, R, $($arg: HostArg),*> HostFn<fn(WithCtx, $($arg),*) -> R> for Func
            where
                Func: for<'c, 'v> Fn(&'c mut Ctx<'v>, $($arg),*) -> R
                    + for<'c, 'v, 'x> Fn(&'c mut Ctx<'v>, $($arg::Item<'x>),*) -> R
                    + Send + Sync + 'static,
                R: HostReturn,
            {
                const ARITY: Arity = arity([$($arg::OPTIONAL),*], [$($arg::VARIADIC),*]);

                #[allow(non_snake_case, unused_variables, unused_mut, reason = "the macro names variables by types")]
                fn invoke(&self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<Value> {
                    #[allow(clippy::too_many_arguments, reason = "as many as a host function may have")]
                    fn call<R, $($arg),*>(
                        function: impl for<'c, 'v> Fn(&'c mut Ctx<'v>, $($arg),*) -> R,
                        cx: &mut Ctx<'_>,
                        $($slot: $arg),*
                    ) -> R {
                        function(cx, $($slot),*)
                    }
                    $(let $arg = args.next::<$arg>(cx)?;)*
                    $(let mut $slot = <$arg::Slot as Default>::default();)*
                    call(self, cx, $($arg::pass($arg, &mut $slot)),*).into_result(cx)
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

/// A parameter with a name.
#[derive(Clone)]
pub(crate) struct Parameter {
    pub(crate) name: Box<str>,
    pub(crate) default: Option<MakeValue>,
}

/// A Rust function with what scripts see of it: a name, and names and defaults of its parameters.
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
pub(crate) struct Definition {
    pub(crate) name: Arc<str>,
    pub(crate) arity: Arity,
    /// Empty: the parameters have no names, arguments are given by position.
    pub(crate) params: Vec<Parameter>,
    /// None: a deferred function, which the host answers later.
    pub(crate) call: Option<Call>,
}

type Call = Arc<dyn Fn(&mut Ctx<'_>, &mut HostArguments<'_>) -> Result<Value> + Send + Sync>;

impl Function {
    /// A function under the name that scripts see. Its parameters have no names: arguments are given by
    /// position. A parameter of type `Option` may be left out at the end.
    pub fn new<M, F: HostFn<M>>(name: &str, function: F) -> Self {
        let call: Call = Arc::new(move |cx, args| function.invoke(cx, args));
        Self(Arc::new(Definition {
            name: name.into(),
            arity: F::ARITY,
            params: Vec::new(),
            call: Some(call),
        }))
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
        Self(Arc::new(Definition {
            name: name.into(),
            arity: Arity {
                required: 0,
                most: Some(0),
                parameters: 0,
            },
            params: Vec::new(),
            call: None,
        }))
    }

    /// Names the next parameter: arguments may be given by this name too.
    #[must_use]
    pub fn param(self, name: &str) -> Self {
        self.with(Parameter {
            name: name.into(),
            default: None,
        })
    }

    /// Names the next parameter and gives its default.
    #[must_use]
    pub fn param_or(
        self,
        name: &str,
        default: impl IntoValue + Clone + Send + Sync + 'static,
    ) -> Self {
        self.with(Parameter {
            name: name.into(),
            default: Some(make_value(default)),
        })
    }

    fn with(self, parameter: Parameter) -> Self {
        let Definition {
            name,
            arity,
            params,
            call,
        } = &*self.0;
        let mut params = params.clone();
        let mut arity = *arity;
        if call.is_none() {
            // It has no types that say which parameters it has.
            arity.parameters += 1;
            arity.most = Some(arity.parameters);
            arity.required = arity.parameters;
        }
        if params.len() < arity.parameters {
            params.push(parameter);
        }
        Self(Arc::new(Definition {
            name: Arc::clone(name),
            arity,
            params,
            call: call.clone(),
        }))
    }

    /// The name.
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
pub(crate) fn define(vm: &mut Vm, function: &Function, module: Option<&Arc<str>>) -> Raw {
    vm.alloc(HostFunction {
        name: Arc::clone(&function.0.name),
        module: module.cloned(),
        call: Arc::clone(&function.0) as _,
        held: Vec::new(),
    })
}
