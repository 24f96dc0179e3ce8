//! Typed Rust functions that scripts can call: as functions ([`HostFn`]), as methods of a host type
//! ([`HostMethod`]) and as its constructor ([`Construct`]).
//!
//! The traits are implemented for every `Fn` with up to eight arguments that are [`HostArg`], with a receiver before
//! them for a method, and a [`Ctx`] if it wants one.

use super::host_arg::{ArgKind, HostArg, HostArguments};
use crate::embed::{Ctx, Error, IntoValue, Result};
use crate::value::Value as VmValue;

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
    message = "`{Self}` is not a function that scripts can call",
    note = "it has at most eight arguments (`Rest<T>` takes any number), each with its type written: `&str`, `Ref<'_, T>` of \
            a host type, or a type that is `FromValue`; the result is `IntoValue`, or a `Result` of that"
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

/// A Rust function that is a method of the host type `T`: any `Fn + Send + Sync + 'static` that takes a `&T` or
/// a `&mut T`, then a `&mut Ctx<'_>` if it wants one, then zero to eight arguments.
///
/// The types of all of them must be written: `|this: &Account, rate: f64| this.balance * rate`.
///
/// ```
/// use nonlocal::{Engine, HostType};
///
/// struct Account {
///     balance: f64,
/// }
///
/// let account = HostType::<Account>::new("Account")
///     .method("interest", |this: &Account, rate: f64| this.balance * rate)
///     .method("deposit", |this: &mut Account, amount: f64| this.balance += amount);
/// let mut rt = Engine::builder().host_type(account).build().runtime();
/// let account = rt.object(Account { balance: 100.0 })?;
/// rt.set("account", &account)?;
/// assert_eq!(rt.run::<f64>("account.deposit(100)\naccount.interest(0.25)")?, 50.0);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a method of a host type `{T}`",
    note = "its first argument is written `this: &{T}` or `this: &mut {T}`",
    note = "the others are as for `HostFn`: an object of a host type `P` is `Ref<'_, P>`, not `&P`"
)]
pub trait HostMethod<T, Marker>: Send + Sync + 'static {
    /// How many arguments it takes beside the receiver.
    #[doc(hidden)]
    const ARITY: Arity;

    /// What it returns.
    #[doc(hidden)]
    type Output;

    /// Calls it.
    #[doc(hidden)]
    fn invoke(&self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<Self::Output>;
}

/// A Rust function that scripts can call and that may change what it captures: any `FnMut` with zero to eight arguments,
/// before which it may take a `&mut Ctx<'_>`. [`Runtime::function_mut`](crate::Runtime::function_mut) and
/// [`Scoped::function`](crate::Scoped::function) take one.
///
/// As for [`HostFn`], the types of the arguments must be written.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a function that scripts can call",
    note = "it has at most eight arguments (`Rest<T>` takes any number), each with its type written: `&str`, `Ref<'_, T>` of \
            a host type, or a type that is `FromValue`; the result is `IntoValue`, or a `Result` of that"
)]
pub trait HostFnMut<Marker> {
    /// How many arguments it takes.
    #[doc(hidden)]
    const ARITY: Arity;

    /// What it returns.
    #[doc(hidden)]
    type Output;

    /// Calls it.
    #[doc(hidden)]
    fn invoke(&mut self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<Self::Output>;
}

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
        self.into_host_result(cx)
    }
}

impl<T: IntoValue, E: std::error::Error + Send + Sync + 'static> HostReturn
    for std::result::Result<T, E>
{
    #[inline]
    fn into_result(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        self.map_err(Error::from_host)?.into_host_result(cx)
    }
}

/// What the constructor of a host type returns: a `T`, or a [`Result`] of one with any error type.
///
/// ```
/// use nonlocal::{Engine, Error, HostType, Module, Result};
///
/// struct Rate(f64);
///
/// let rate = HostType::<Rate>::new("Rate").constructor(|rate: f64| -> Result<Rate> {
///     if rate < 0.0 { Err(Error::exception("ValueError", "negative rate")) } else { Ok(Rate(rate)) }
/// });
/// let mut rt = Engine::builder().module(Module::new("bank").ty(rate)).build().runtime();
/// rt.run::<()>("import bank\nbank.Rate(0.5)")?;
/// assert_eq!(rt.run::<()>("bank.Rate(-1.0)").unwrap_err().to_string(), "ValueError: negative rate");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a constructor of the host type `{T}` cannot return a `{Self}`",
    note = "it must return a `{T}`, or a `Result` of one"
)]
pub trait Construct<T> {
    /// The value, or what the script gets to see of the error.
    ///
    /// # Errors
    /// The error that the constructor returned.
    #[doc(hidden)]
    fn construct(self) -> Result<T>;
}

impl<T> Construct<T> for T {
    fn construct(self) -> Result<T> {
        Ok(self)
    }
}

impl<T, E: std::error::Error + Send + Sync + 'static> Construct<T> for std::result::Result<T, E> {
    fn construct(self) -> Result<T> {
        self.map_err(Error::from_host)
    }
}

/// How many arguments a function takes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Arity {
    /// Arguments that must be given.
    pub required: usize,
    /// How many arguments can be given by position; `None` for any number.
    pub most: Option<usize>,
    /// Parameters that take one value.
    pub parameters: usize,
    /// Those of them that stand before the one for `*args`.
    pub before_rest: usize,
    /// Whether keyword arguments are taken that no parameter is named after.
    pub keywords: bool,
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

/// Marks the implementations for functions that take a [`Ctx`].
#[derive(Debug)]
pub struct WithCtx(());

/// Marks the implementations for methods that take a `&T`.
#[derive(Debug)]
pub struct ByRef(());

/// Marks the implementations for methods that take a `&mut T`.
#[derive(Debug)]
pub struct ByMut(());

/// Implements the traits for each number of arguments, in three steps: as a function or a method, without or with a
/// `Ctx`, and then the implementation itself. What stands before the arguments is written as
/// `name: type in the bound | type of the variable = value`; in braces stands the trait, the kind of function, how it
/// is borrowed, and what else is asked of it.
macro_rules! callables {
    ($($($arg:ident $slot:ident),*;)*) => {
        $(
            callables! {
                @context {HostFn Fn [] [Send + Sync + 'static]} [] [] [] [] [] $($arg $slot),*
            }
            callables! { @context {HostFnMut FnMut [mut] []} [] [] [] [] [] $($arg $slot),* }
            callables! {
                @context {HostMethod Fn [] [Send + Sync + 'static]} [T] [ByRef] ['t] [this: &'t T | &T = &*this;] [data this borrow] $($arg $slot),*
            }
            callables! {
                @context {HostMethod Fn [] [Send + Sync + 'static]} [T] [ByMut] ['t] [this: &'t mut T | &mut T = &mut *this;] [data this borrow_mut]
                $($arg $slot),*
            }
        )*
    };
    (@context $name:tt [$($of:ident)?] [$($marker:ident)*] [$($life:lifetime)*]
        [$($lead:ident: $bound:ty | $ty:ty = $value:expr;)*] $receiver:tt $($arg:ident $slot:ident),*) => {
        callables! {
            @implement cx self $name [$($of)?] [$($marker)*] [$($life)*]
            [$($lead: $bound | $ty = $value;)*] $receiver $($arg $slot),*
        }
        callables! {
            @implement cx self $name [$($of)?] [$($marker)* WithCtx] [$($life)* 'c 'v]
            [$($lead: $bound | $ty = $value;)* cx: &'c mut Ctx<'v> | &mut Ctx<'_> = cx;] $receiver $($arg $slot),*
        }
    };
    (@implement $cx:ident $me:ident {$name:ident $kind:ident [$($mut:tt)?] [$($also:tt)*]} [$($of:ident)?] [$($marker:ident)*] [$($life:lifetime)*]
        [$($lead:ident: $bound:ty | $ty:ty = $value:expr;)*] [$($data:ident $this:ident $borrow:ident)?]
        $($arg:ident $slot:ident),*) => {
        impl<$($of: 'static,)? Func, R, $($arg: HostArg),*> $name<$($of,)? fn($($marker,)* $($arg),*) -> R> for Func
        where
            Func: for<$($life),*> $kind($($bound,)* $($arg),*) -> R
                + for<$($life,)* 'x> $kind($($bound,)* $($arg::Item<'x>),*) -> R
                + $($also)*,
        {
            const ARITY: Arity = arity([$($arg::KIND),*]);
            type Output = R;

            #[allow(non_snake_case, unused_variables, unused_mut, reason = "the macro names variables by types")]
            #[inline]
            fn invoke(&$($mut)? $me, $cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<R> {
                // Which of the two `Fn` bounds is meant, the types of this function's arguments decide.
                #[allow(clippy::too_many_arguments, reason = "as many as a host function may have")]
                #[inline]
                fn call<$($of,)? R, $($arg),*>(
                    $($mut)? function: impl for<$($life),*> $kind($($bound,)* $($arg),*) -> R,
                    $($lead: $ty,)*
                    $($slot: $arg),*
                ) -> R {
                    function($($lead,)* $($slot),*)
                }
                $(let $data = args.data::<$of>($cx)?;)?
                $(let $arg = args.next::<$arg>($cx)?;)*
                $(let mut $this = $data.$borrow()?;)?
                $(let mut $slot = <$arg::Slot as Default>::default();)*
                Ok(call($me, $($value,)* $($arg::pass($arg, &mut $slot)?),*))
            }
        }
    };
}

callables! {
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
