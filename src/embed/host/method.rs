//! Typed Rust functions as methods of a host type, and as its constructor.

use super::function::{Arity, WithCtx, arity};
use super::host_arg::{HostArg, HostArguments};
use crate::embed::{Ctx, Error, Result};

/// A Rust function that is a method of the host type `T`: any `Fn + Send + Sync + 'static` that takes a `&T` or
/// a `&mut T`, then a `&mut Ctx<'_>` if it wants one, then zero to seven arguments.
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
    message = "`{Self}` is no method of a host type `{T}`",
    note = "its first argument must be written as `this: &{T}` or `this: &mut {T}`, the others as for `HostFn`"
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

/// Marks the implementations for methods that take a `&T`.
#[doc(hidden)]
#[derive(Debug)]
pub struct ByRef(());

/// Marks the implementations for methods that take a `&mut T`.
#[doc(hidden)]
#[derive(Debug)]
pub struct ByMut(());

macro_rules! methods {
    ($($($arg:ident $slot:ident),*;)*) => {
        $(
            methods! { @ ByRef, &'t T, shared, [], $($arg $slot),* }
            methods! { @ ByMut, &'t mut T, exclusive, [mut], $($arg $slot),* }
        )*
    };
    (@ $marker:ident, $this:ty, $borrow:ident, [$($mutable:tt)?], $($arg:ident $slot:ident),*) => {
        impl<T: 'static, Func, R, $($arg: HostArg),*> HostMethod<T, fn($marker, $($arg),*) -> R> for Func
        where
            Func: for<'t> Fn($this, $($arg),*) -> R
                + for<'t, 'x> Fn($this, $($arg::Item<'x>),*) -> R
                + Send + Sync + 'static,
        {
            const ARITY: Arity = arity([$($arg::KIND),*]);
            type Output = R;

            #[allow(non_snake_case, unused_variables, unused_mut, reason = "the macro names variables by types")]
            #[inline]
            fn invoke(&self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<R> {
                #[allow(clippy::too_many_arguments, reason = "as many as a host function may have")]
                #[inline]
                fn call<T, R, $($arg),*>(
                    function: impl for<'t> Fn($this, $($arg),*) -> R,
                    this: & $($mutable)? T,
                    $($slot: $arg),*
                ) -> R {
                    function(this, $($slot),*)
                }
                let data = args.data::<T>(cx)?;
                $(let $arg = args.next::<$arg>(cx)?;)*
                let mut this = data.$borrow()?;
                $(let mut $slot = <$arg::Slot as Default>::default();)*
                Ok(call(self, & $($mutable)? *this, $($arg::pass($arg, &mut $slot)?),*))
            }
        }

        impl<T: 'static, Func, R, $($arg: HostArg),*> HostMethod<T, fn($marker, WithCtx, $($arg),*) -> R> for Func
        where
            Func: for<'t, 'c, 'v> Fn($this, &'c mut Ctx<'v>, $($arg),*) -> R
                + for<'t, 'c, 'v, 'x> Fn($this, &'c mut Ctx<'v>, $($arg::Item<'x>),*) -> R
                + Send + Sync + 'static,
        {
            const ARITY: Arity = arity([$($arg::KIND),*]);
            type Output = R;

            #[allow(non_snake_case, unused_variables, unused_mut, reason = "the macro names variables by types")]
            #[inline]
            fn invoke(&self, cx: &mut Ctx<'_>, args: &mut HostArguments<'_>) -> Result<R> {
                #[allow(clippy::too_many_arguments, reason = "as many as a host function may have")]
                #[inline]
                fn call<T, R, $($arg),*>(
                    function: impl for<'t, 'c, 'v> Fn($this, &'c mut Ctx<'v>, $($arg),*) -> R,
                    this: & $($mutable)? T,
                    cx: &mut Ctx<'_>,
                    $($slot: $arg),*
                ) -> R {
                    function(this, cx, $($slot),*)
                }
                let data = args.data::<T>(cx)?;
                $(let $arg = args.next::<$arg>(cx)?;)*
                let mut this = data.$borrow()?;
                $(let mut $slot = <$arg::Slot as Default>::default();)*
                Ok(call(self, & $($mutable)? *this, cx, $($arg::pass($arg, &mut $slot)?),*))
            }
        }
    };
}

methods! {
    ;
    A a;
    A a, B b;
    A a, B b, C c;
    A a, B b, C c, D d;
    A a, B b, C c, D d, E e;
    A a, B b, C c, D d, E e, F f;
    A a, B b, C c, D d, E e, F f, G g;
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
