//! Kinds of arguments and results that Rust's own types do not tell apart: [`Chars`], [`Tuple`], [`Either`].

use crate::embed::{Ctx, FromValue, IntoValue, Object, Result, Value};
use crate::text::surrogates;
use crate::value::Value as VmValue;

/// A str whose lone surrogates are the characters U+DD800 to U+DDFFF, as in a [`Text`](crate::Text): for functions that take and
/// give every str that a script can have.
///
/// ```
/// use nonlocal::{Chars, Runtime};
///
/// let mut rt = Runtime::new();
/// let twice = rt.function("twice", |text: Chars| Chars(text.0.repeat(2)));
/// rt.set("twice", twice)?;
/// assert!(rt.run::<bool>(r"twice('a\ud800') == 'a\ud800a\ud800'")?);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Chars(pub String);

impl FromValue for Chars {
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        match &value {
            Value::Str(text) => return Ok(Self(text.clone())),
            Value::Object(object) => {
                let raw = object.raw(cx.vm)?;
                if let Some(text) = cx.vm.heap.as_text(raw) {
                    return Ok(Self(text.to_owned()));
                }
            }
            _ => {}
        }
        Err(value.mismatch("str", cx))
    }

    fn from_raw_value(raw: VmValue, cx: &mut Ctx<'_>) -> Result<Self> {
        if let Some(text) = cx.vm.heap.as_text(raw) {
            return Ok(Self(text.to_owned()));
        }
        let value = Value::from_raw(cx.vm, raw);
        Err(value.mismatch("str", cx))
    }
}

impl IntoValue for Chars {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        if !surrogates::contains(&self.0) {
            return Ok(Value::Str(self.0));
        }
        let raw = self.into_raw_value(cx)?;
        Ok(Value::Object(Object::new(cx.vm.host.roots.root(raw))))
    }

    fn into_raw_value(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        cx.charge(self.0.len())?;
        Ok(cx.vm.heap.new_string(self.0))
    }
}

/// A tuple of any length: what a `Vec` is to a list.
///
/// ```
/// use nonlocal::{Runtime, Tuple};
///
/// let mut rt = Runtime::new();
/// let countdown = rt.function("countdown", |from: i64| Tuple((0..from).rev().collect()));
/// rt.set("countdown", countdown)?;
/// assert_eq!(rt.run::<String>("str(countdown(3))")?, "(2, 1, 0)");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tuple<T>(pub Vec<T>);

impl<T: IntoValue> IntoValue for Tuple<T> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let raw = self.into_raw_value(cx)?;
        Ok(Value::from_raw(cx.vm, raw))
    }

    fn into_raw_value(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        cx.charge_items(self.0.len())?;
        let items = self.0.into_iter().map(|item| item.into_raw_value(cx));
        let items = items.collect::<Result<Vec<_>>>()?;
        Ok(cx.vm.heap.new_tuple(&items))
    }
}

/// What a function gives that gives one of two things.
///
/// ```
/// use nonlocal::{Either, Runtime};
///
/// let mut rt = Runtime::new();
/// let half = rt.function("half", |n: i64| {
///     if n % 2 == 0 { Either::Left(n / 2) } else { Either::Right(n as f64 / 2.0) }
/// });
/// rt.set("half", half)?;
/// assert_eq!(rt.run::<String>("str((half(4), half(5)))")?, "(2, 2.5)");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Either<A, B> {
    /// The one.
    Left(A),
    /// The other.
    Right(B),
}

impl<A: IntoValue, B: IntoValue> IntoValue for Either<A, B> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        match self {
            Self::Left(value) => value.into_value(cx),
            Self::Right(value) => value.into_value(cx),
        }
    }

    #[inline]
    fn into_raw_value(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        match self {
            Self::Left(value) => value.into_raw_value(cx),
            Self::Right(value) => value.into_raw_value(cx),
        }
    }
}
