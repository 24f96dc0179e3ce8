//! [`IntoArgs`] and [`IntoKwargs`]: what a host passes to a call.

use std::collections::{BTreeMap, HashMap};

use smallvec::SmallVec;

use crate::embed::{Ctx, IntoValue, Result, Value};
use crate::value::Value as VmValue;

/// Positional arguments, ready for a call: what an [`IntoArgs`] makes, and nothing else can.
#[derive(Default)]
pub struct Arguments(pub(crate) SmallVec<[VmValue; 8]>);

/// What can be the positional arguments of a call: `()`, a tuple of up to eight values, a `Vec` or an array of any
/// number, or a slice of [`Value`].
///
/// ```
/// use nonlocal::{Closure, Runtime, Value};
///
/// let mut rt = Runtime::new();
/// let count: Closure = rt.run("lambda *args: len(args)")?;
/// assert_eq!(rt.call::<usize>(&count, ())?, 0);
/// assert_eq!(rt.call::<usize>(&count, (1, "two", 3.0))?, 3);
/// assert_eq!(rt.call::<usize>(&count, vec![7; 20])?, 20);
/// assert_eq!(rt.call::<usize>(&count, &[Value::None, Value::from("x")][..])?, 2);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the arguments of a call",
    label = "not a tuple, a `Vec`, an array or a slice of values",
    note = "one argument is written `(x,)`, none `()`; more than eight go into a `Vec` of `nonlocal::Value`"
)]
pub trait IntoArgs {
    /// Converts the arguments.
    ///
    /// # Errors
    /// What the conversion of a value refuses; see [`IntoValue::into_value`].
    fn into_args(self, cx: &mut Ctx<'_>) -> Result<Arguments>;
}

impl IntoArgs for () {
    fn into_args(self, _cx: &mut Ctx<'_>) -> Result<Arguments> {
        Ok(Arguments::default())
    }
}

fn collect<T: IntoValue>(
    values: impl IntoIterator<Item = T>,
    cx: &mut Ctx<'_>,
) -> Result<Arguments> {
    let values = values.into_iter().map(|value| value.into_raw_value(cx));
    values.collect::<Result<_>>().map(Arguments)
}

impl<T: IntoValue> IntoArgs for Vec<T> {
    fn into_args(self, cx: &mut Ctx<'_>) -> Result<Arguments> {
        collect(self, cx)
    }
}

impl<T: IntoValue, const N: usize> IntoArgs for [T; N] {
    fn into_args(self, cx: &mut Ctx<'_>) -> Result<Arguments> {
        collect(self, cx)
    }
}

impl IntoArgs for &[Value] {
    fn into_args(self, cx: &mut Ctx<'_>) -> Result<Arguments> {
        collect(self, cx)
    }
}

macro_rules! tuples {
    ($($($name:ident $index:tt),*;)*) => {
        $(impl<$($name: IntoValue),*> IntoArgs for ($($name,)*) {
            #[inline]
            fn into_args(self, cx: &mut Ctx<'_>) -> Result<Arguments> {
                let mut args = SmallVec::new();
                $(args.push(self.$index.into_raw_value(cx)?);)*
                Ok(Arguments(args))
            }
        })*
    };
}

tuples! {
    A 0;
    A 0, B 1;
    A 0, B 1, C 2;
    A 0, B 1, C 2, D 3;
    A 0, B 1, C 2, D 3, E 4;
    A 0, B 1, C 2, D 3, E 4, F 5;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6;
    A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7;
}

/// Keyword arguments, ready for a call: what an [`IntoKwargs`] makes, and nothing else can.
#[derive(Default)]
pub struct KeywordArguments(pub(crate) SmallVec<[(VmValue, VmValue); 4]>);

/// Names with values: the keyword arguments of a call, or the variables of a [`Scope`](crate::Scope). Pairs in an array, a
/// `Vec` or a map; or, where the values have different types, a tuple of up to eight pairs.
///
/// ```
/// use nonlocal::{Closure, Runtime, Value};
///
/// let mut rt = Runtime::new();
/// let greet: Closure = rt.run("def greet(name, sign='.'): return 'Hello ' + name + sign\ngreet")?;
/// assert_eq!(rt.call_with::<String>(&greet, ("you",), [("sign", "!")])?, "Hello you!");
/// let scope = rt.scope((("count", 2), ("what", "tea")))?;
/// assert_eq!(rt.run_in::<String>(&scope, "f'{count} {what}'")?, "2 tea");
/// # Ok::<(), nonlocal::Error>(())
/// ```
///
/// A name that comes twice is a `TypeError` if it is that of a parameter; what a function collects by `**kwargs` has the
/// last value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be names with values",
    note = "write `[(\"name\", value)]`, or, for values of different types, `((\"one\", 1), (\"two\", \"x\"))`; an iterator is \
            collected into a `Vec` first"
)]
pub trait IntoKwargs {
    /// Converts the arguments.
    ///
    /// # Errors
    /// What the conversion of a value refuses; see [`IntoValue::into_value`].
    fn into_kwargs(self, cx: &mut Ctx<'_>) -> Result<KeywordArguments>;
}

/// A name and a value of the runtime.
fn pair(
    (name, value): (impl AsRef<str>, impl IntoValue),
    cx: &mut Ctx<'_>,
) -> Result<(VmValue, VmValue)> {
    let name = cx.vm.heap.intern(name.as_ref());
    Ok((name, value.into_raw_value(cx)?))
}

macro_rules! pairs {
    ($([$($parameter:tt)*] $ty:ty;)*) => {
        $(impl<S: AsRef<str>, V: IntoValue, $($parameter)*> IntoKwargs for $ty {
            fn into_kwargs(self, cx: &mut Ctx<'_>) -> Result<KeywordArguments> {
                let pairs = self.into_iter().map(|each| pair(each, cx));
                pairs.collect::<Result<_>>().map(KeywordArguments)
            }
        })*
    };
}

pairs! {
    [const N: usize] [(S, V); N];
    [] Vec<(S, V)>;
    [H] HashMap<S, V, H>;
    [] BTreeMap<S, V>;
}

impl IntoKwargs for () {
    fn into_kwargs(self, _cx: &mut Ctx<'_>) -> Result<KeywordArguments> {
        Ok(KeywordArguments::default())
    }
}

macro_rules! pair_tuples {
    ($($($name:ident $value:ident $index:tt),*;)*) => {
        $(impl<$($name: AsRef<str>, $value: IntoValue),*> IntoKwargs for ($(($name, $value),)*) {
            fn into_kwargs(self, cx: &mut Ctx<'_>) -> Result<KeywordArguments> {
                Ok(KeywordArguments(SmallVec::from_iter([$(pair(self.$index, cx)?),*])))
            }
        })*
    };
}

pair_tuples! {
    A B 0;
    A B 0, C D 1;
    A B 0, C D 1, E F 2;
    A B 0, C D 1, E F 2, G H 3;
    A B 0, C D 1, E F 2, G H 3, I J 4;
    A B 0, C D 1, E F 2, G H 3, I J 4, K L 5;
    A B 0, C D 1, E F 2, G H 3, I J 4, K L 5, M N 6;
    A B 0, C D 1, E F 2, G H 3, I J 4, K L 5, M N 6, O P 7;
}
