//! [`FromValue`] and [`IntoValue`]: between Rust's types and [`Value`].
//!
//! Here are the traits and the simple types; containers are in `containers.rs`.

use std::borrow::Cow;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use num_bigint::BigInt;

use crate::embed::{Cell, Closure, Ctx, Error, Object, Result, Value};
use crate::value::Value as VmValue;
use crate::vm::container::bytes::BUFFER_SIMPLE;

/// A type that a Python value can become.
///
/// | Rust | Python |
/// |---|---|
/// | `()` | whatever it is |
/// | `bool` | `bool` |
/// | `i8` .. `i128`, `u8` .. `u128`, `isize`, `usize`, [`NonZero`] of them, [`BigInt`] | `int`, also of a subclass, in the range of the type |
/// | `f64`, `f32` | `float`, or an `int` that a float holds exactly |
/// | `String`, `Box<str>`, `Rc<str>`, `Arc<str>`, `Cow<str>`, [`PathBuf`] | `str` |
/// | `char` | a `str` of one character |
/// | [`Bytes`] | `bytes`, `bytearray`, `memoryview` |
/// | [`Duration`] | a number of seconds |
/// | `Option<T>` | `None`, or what `T` takes |
/// | `Rc<T>`, `Arc<T>` | what `T` takes |
/// | `Vec<T>`, `VecDeque<T>`, `Box<[T]>`, `[T; N]` | `list` or `tuple` |
/// | tuples of up to twelve | `tuple` or `list` of exactly as many |
/// | `HashSet<T>`, `BTreeSet<T>` | `set` or `frozenset` |
/// | `HashMap<K, V>`, `BTreeMap<K, V>` | `dict` |
/// | [`Template`](crate::Template) | a template string |
/// | [`Closure`] | anything that can be called |
/// | [`Cell`] | a cell |
/// | [`HostRef<T>`](crate::HostRef) | an object of the host type; `T` itself if it is a [`HostObject`](crate::HostObject) and `Clone` |
/// | `Serde<T>` (feature `serde`) | what `T` deserializes from |
/// | [`Object`], [`Value`] | anything |
///
/// With the feature `derive`, `#[derive(FromValue)]` makes one for a type of the host:
///
/// | Rust | Python |
/// |---|---|
/// | a struct with named fields | a `dict` with their names as keys, or an object with attributes of these names |
/// | a struct with one field without a name | what the field takes |
/// | a struct with more of them | a `tuple` or a `list` of as many items |
/// | a variant of an enum without fields | a `str`: the name of the variant |
/// | a variant with one field without a name | what the field takes; the first variant that takes the value is it |
///
/// `#[nonlocal(rename = "..")]` on a field or a variant and `#[nonlocal(rename_all = "snake_case")]` on the type change
/// names; a field of type `Option`, or with `#[nonlocal(default)]`, may be missing.
///
/// ```
/// use nonlocal::{Ctx, FromValue, Result, Runtime, Value};
///
/// struct Celsius(f64);
///
/// impl FromValue for Celsius {
///     fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
///         f64::from_value(value, cx).map(Celsius)
///     }
/// }
///
/// assert_eq!(Runtime::new().run::<Celsius>("36.6")?.0, 36.6);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a Python value cannot become a `{Self}`",
    note = "derive or implement `FromValue` for it, or ask for a `nonlocal::Value`",
    note = "a `!` stands where nobody said what the value is to be: write `run::<()>(..)`, `call::<i64>(..)`"
)]
pub trait FromValue: Sized {
    /// Whether an argument of this type may be left out in a call; then it is made from `None`.
    #[doc(hidden)]
    const OPTIONAL: bool = false;

    /// Whether the conversion runs no code of scripts or of the host's, so that no bounds need to be set for it.
    #[doc(hidden)]
    const IS_PLAIN: bool = false;

    /// Converts the value.
    ///
    /// # Errors
    /// [`ErrorKind::Convert`](crate::ErrorKind::Convert) with what was expected, what came, and where.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self>;

    /// As [`FromValue::from_value`], from where the value lies.
    #[doc(hidden)]
    #[inline]
    fn from_raw_value(raw: VmValue, cx: &mut Ctx<'_>) -> Result<Self> {
        let value = Value::from_raw(cx.vm, raw);
        Self::from_value(value, cx)
    }
}

/// A type that can become a Python value: the types of the table at [`FromValue`], and references to most of them. Lists,
/// dicts and sets are new ones each time.
///
/// | Rust | Python |
/// |---|---|
/// | `()`, `None` of an `Option` | `None` |
/// | `&str` and all owned texts, `char`, `&Path` | `str` |
/// | [`Duration`] | `float`, in seconds |
/// | `Vec<T>`, `&[T]`, `[T; N]`, `VecDeque<T>`, `Box<[T]>` | `list` |
/// | tuples of up to twelve | `tuple` |
/// | `Rc<T>`, `Arc<T>` | what `T` becomes |
/// | a [`HostObject`](crate::HostObject) | an object of its host type |
///
/// ```
/// use nonlocal::{Ctx, IntoValue, Result, Runtime, Value};
///
/// struct Celsius(f64);
///
/// impl IntoValue for Celsius {
///     fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
///         self.0.into_value(cx)
///     }
/// }
///
/// let mut rt = Runtime::new();
/// rt.set("body", Celsius(36.6))?;
/// assert!(rt.run::<bool>("body == 36.6")?);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot become a Python value",
    note = "derive or implement `IntoValue` to pass a copy, or `HostObject` to pass an object with methods"
)]
pub trait IntoValue {
    /// Whether the conversion runs no code of scripts or of the host's, so that no bounds need to be set for it.
    #[doc(hidden)]
    const IS_PLAIN: bool = false;

    /// Converts the value.
    ///
    /// # Errors
    /// [`ErrorKind::Limit`](crate::ErrorKind::Limit) if the heap has no room for it, and
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a handle of another runtime. A conversion of
    /// the host's own may return what it likes; in a host function that is an exception of the script.
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value>;

    /// As [`IntoValue::into_value`], as it will lie in a register.
    #[doc(hidden)]
    #[inline]
    fn into_raw_value(self, cx: &mut Ctx<'_>) -> Result<VmValue>
    where
        Self: Sized,
    {
        self.into_value(cx)?.into_raw(cx.vm)
    }

    /// The same for the result of a host function, which may be a call that is still to be made.
    #[doc(hidden)]
    #[inline]
    fn into_host_result(self, cx: &mut Ctx<'_>) -> Result<VmValue>
    where
        Self: Sized,
    {
        self.into_raw_value(cx)
    }
}

impl FromValue for Value {
    const IS_PLAIN: bool = true;

    fn from_value(value: Value, _cx: &mut Ctx<'_>) -> Result<Self> {
        Ok(value)
    }
}

impl FromValue for () {
    const IS_PLAIN: bool = true;

    /// Any value: what a call gives does not matter.
    fn from_value(_value: Value, _cx: &mut Ctx<'_>) -> Result<Self> {
        Ok(())
    }

    #[inline]
    fn from_raw_value(_raw: VmValue, _cx: &mut Ctx<'_>) -> Result<Self> {
        Ok(())
    }
}

impl FromValue for bool {
    const IS_PLAIN: bool = true;

    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        match value {
            Value::Bool(value) => Ok(value),
            other => Err(other.mismatch("bool", cx)),
        }
    }

    #[inline]
    fn from_raw_value(raw: VmValue, cx: &mut Ctx<'_>) -> Result<Self> {
        match raw {
            VmValue::TRUE => Ok(true),
            VmValue::FALSE => Ok(false),
            other => Self::from_value(Value::from_raw(cx.vm, other), cx),
        }
    }
}

/// The error for an int that the Rust type cannot hold.
#[cold]
fn out_of_range(value: &BigInt, ty: &str) -> Error {
    let digits = if value.bits() > 256 {
        format!("an int of {} bits", value.bits())
    } else {
        value.to_string()
    };
    Error::new(
        crate::embed::ErrorKind::Convert,
        format!("expected {ty}, got {digits}, which is out of its range"),
    )
}

macro_rules! integers {
    ($($ty:ident)*) => {
        $(
            impl FromValue for $ty {
                const IS_PLAIN: bool = true;

                fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
                    match value {
                        Value::Int(value) => $ty::try_from(value)
                            .map_err(|_| out_of_range(&BigInt::from(value), stringify!($ty))),
                        other => {
                            let value = any_int(other, cx)?;
                            $ty::try_from(&value).map_err(|_| out_of_range(&value, stringify!($ty)))
                        }
                    }
                }

                #[inline]
                fn from_raw_value(raw: VmValue, cx: &mut Ctx<'_>) -> Result<Self> {
                    if let Some(Ok(value)) = raw.as_int().map($ty::try_from) {
                        return Ok(value);
                    }
                    let value = Value::from_raw(cx.vm, raw);
                    Self::from_value(value, cx)
                }
            }

            impl IntoValue for $ty {
                const IS_PLAIN: bool = size_of::<Self>() <= size_of::<i64>();

                fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
                    Ok(i64::try_from(self).map_or_else(|_| Value::BigInt(BigInt::from(self)), Value::Int))
                }

                #[inline]
                fn into_raw_value(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
                    match i64::try_from(self) {
                        Ok(value) => Ok(VmValue::int(value)),
                        Err(_) => self.into_value(cx)?.into_raw(cx.vm),
                    }
                }
            }
        )*
    };
}

integers! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

/// The int that a value is, or is an instance of a subclass of.
#[inline(never)]
fn any_int(value: Value, cx: &mut Ctx<'_>) -> Result<BigInt> {
    match value.unwrap_payload(cx)? {
        Value::Int(value) => Ok(value.into()),
        Value::Bool(value) => Ok(u8::from(value).into()),
        Value::BigInt(value) => Ok(value),
        other => Err(other.mismatch("int", cx)),
    }
}

impl FromValue for BigInt {
    const IS_PLAIN: bool = true;

    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        any_int(value, cx)
    }
}

impl FromValue for f64 {
    const IS_PLAIN: bool = true;

    /// A float, or an int that a float holds exactly.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        match value.unwrap_payload(cx)? {
            Value::Float(value) => Ok(value),
            Value::Int(value) if value.unsigned_abs() <= 1 << f64::MANTISSA_DIGITS => {
                Ok(value as Self)
            }
            other => Err(other.mismatch("float", cx)),
        }
    }

    #[inline]
    fn from_raw_value(raw: VmValue, cx: &mut Ctx<'_>) -> Result<Self> {
        if let Some(value) = raw.as_float() {
            return Ok(value);
        }
        let value = Value::from_raw(cx.vm, raw);
        Self::from_value(value, cx)
    }
}

impl FromValue for f32 {
    const IS_PLAIN: bool = true;

    /// A float, rounded to the nearest.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        f64::from_value(value, cx).map(|value| value as Self)
    }
}

impl FromValue for String {
    const IS_PLAIN: bool = true;

    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        match value.unwrap_payload(cx)? {
            Value::Str(text) => Ok(text),
            other => Err(other.mismatch("str", cx)),
        }
    }
}

impl FromValue for Box<str> {
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        String::from_value(value, cx).map(String::into_boxed_str)
    }
}

macro_rules! texts {
    ($($ty:ty)*) => {
        $(
            impl FromValue for $ty {
                const IS_PLAIN: bool = true;

                fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
                    String::from_value(value, cx).map(Self::from)
                }
            }

            impl IntoValue for $ty {
                fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
                    (&*self).into_value(cx)
                }
            }
        )*
    };
}

texts! { Arc<str> Rc<str> Cow<'_, str> }

impl IntoValue for Box<str> {
    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(Value::Str(self.into()))
    }
}

/// Python's `bytes`. A `Vec<u8>` is a list of ints, as every `Vec` is a list; this is for data in bulk.
///
/// ```
/// use nonlocal::{Bytes, Runtime};
///
/// let mut rt = Runtime::new();
/// rt.set("data", Bytes::from(&[0xde, 0xad][..]))?;
/// assert_eq!(rt.run::<String>("data.hex()")?, "dead");
/// assert_eq!(rt.run::<Bytes>("data * 2")?, Bytes(vec![0xde, 0xad, 0xde, 0xad]));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Bytes(pub Vec<u8>);

impl From<Vec<u8>> for Bytes {
    fn from(data: Vec<u8>) -> Self {
        Self(data)
    }
}

impl From<&[u8]> for Bytes {
    fn from(data: &[u8]) -> Self {
        Self(data.to_vec())
    }
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl FromValue for Bytes {
    /// `bytes`, a `bytearray`, a `memoryview`, or what the `__buffer__` of a script's class lends.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        if let Value::Object(object) = &value {
            let raw = object.raw(cx.vm)?;
            if let Some(data) = cx.vm.heap.as_bytes_like(raw) {
                return Ok(Self(data.to_vec()));
            }
            let lent = cx.vm.lent_bytes(raw, BUFFER_SIMPLE);
            if let Some(data) = cx.lift(lent)? {
                return Ok(Self(data));
            }
        }
        Err(value.mismatch("bytes", cx))
    }
}

impl IntoValue for Bytes {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let charged = cx.vm.charge(self.0.len());
        cx.lift(charged)?;
        let raw = cx.vm.heap.new_bytes(self.0);
        Ok(Value::from_raw(cx.vm, raw))
    }
}

impl FromValue for char {
    const IS_PLAIN: bool = true;

    /// A str of one character.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        match value.unwrap_payload(cx)? {
            Value::Str(text) => {
                let mut chars = text.chars();
                match (chars.next(), chars.next()) {
                    (Some(char), None) => Ok(char),
                    _ => Err(Error::convert(
                        "a str of one character",
                        &format!("a str of {}", text.chars().count()),
                    )),
                }
            }
            other => Err(other.mismatch("a str of one character", cx)),
        }
    }
}

impl<T: FromValue> FromValue for Option<T> {
    const OPTIONAL: bool = true;
    const IS_PLAIN: bool = T::IS_PLAIN;

    /// `None` is `None`.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        match value {
            Value::None => Ok(None),
            value => T::from_value(value, cx).map(Some),
        }
    }

    #[inline]
    fn from_raw_value(raw: VmValue, cx: &mut Ctx<'_>) -> Result<Self> {
        if raw.is_none() || raw.is_unbound() {
            Ok(None)
        } else {
            T::from_raw_value(raw, cx).map(Some)
        }
    }
}

impl FromValue for Closure {
    /// Anything that can be called.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        value.into_callable(cx)
    }
}

impl FromValue for Cell {
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        match value {
            Value::Cell(cell) => Ok(cell),
            other => Err(other.mismatch("cell", cx)),
        }
    }
}

impl FromValue for Object {
    /// Any value.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        match value {
            Value::Object(object) => Ok(object),
            Value::Closure(closure) => Ok(closure.into_object()),
            Value::Cell(cell) => Ok(cell.into()),
            other => {
                let raw = other.into_raw(cx.vm)?;
                Ok(Self::new(cx.vm.host.roots.root(raw)))
            }
        }
    }
}

macro_rules! into_value {
    ($($ty:ty)*) => {
        $(impl IntoValue for $ty {
            fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
                Ok(self.into())
            }
        })*
    };
}

into_value! { () &str String BigInt Closure Cell Object }

impl IntoValue for Value {
    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(self)
    }
}

impl IntoValue for bool {
    const IS_PLAIN: bool = true;

    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(self.into())
    }

    #[inline]
    fn into_raw_value(self, _cx: &mut Ctx<'_>) -> Result<VmValue> {
        Ok(VmValue::bool(self))
    }
}

impl IntoValue for f64 {
    const IS_PLAIN: bool = true;

    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(self.into())
    }

    #[inline]
    fn into_raw_value(self, _cx: &mut Ctx<'_>) -> Result<VmValue> {
        Ok(VmValue::float(self))
    }
}

impl IntoValue for f32 {
    const IS_PLAIN: bool = true;

    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(Value::Float(self.into()))
    }
}

/// Copies what is behind a pointer.
macro_rules! pointers {
    ($($pointer:ident)*) => {
        $(
            impl<T: FromValue> FromValue for $pointer<T> {
                const OPTIONAL: bool = T::OPTIONAL;
                const IS_PLAIN: bool = T::IS_PLAIN;

                fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
                    T::from_value(value, cx).map(Self::new)
                }
            }

            /// A copy, where others hold the value too.
            impl<T: IntoValue + Clone> IntoValue for $pointer<T> {
                const IS_PLAIN: bool = T::IS_PLAIN;

                fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
                    Self::unwrap_or_clone(self).into_value(cx)
                }
            }
        )*
    };
}

pointers! { Rc Arc }

macro_rules! non_zero {
    ($($ty:ident)*) => {
        $(
            impl FromValue for NonZero<$ty> {
                const IS_PLAIN: bool = true;

                fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
                    let value = $ty::from_value(value, cx)?;
                    Self::new(value)
                        .ok_or_else(|| Error::convert(concat!(stringify!($ty), " that is not 0"), "0"))
                }
            }

            impl IntoValue for NonZero<$ty> {
                const IS_PLAIN: bool = <$ty as IntoValue>::IS_PLAIN;

                fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
                    self.get().into_value(cx)
                }
            }
        )*
    };
}

non_zero! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize }

impl FromValue for Duration {
    const IS_PLAIN: bool = true;

    /// A number of seconds, as `time.sleep` takes it.
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let seconds = f64::from_value(value, cx)?;
        Self::try_from_secs_f64(seconds)
            .map_err(|_| Error::convert("a number of seconds", &seconds.to_string()))
    }
}

impl IntoValue for Duration {
    const IS_PLAIN: bool = true;

    /// Seconds, as a float.
    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(Value::Float(self.as_secs_f64()))
    }
}

impl FromValue for PathBuf {
    const IS_PLAIN: bool = true;

    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        String::from_value(value, cx).map(Self::from)
    }
}

impl IntoValue for &Path {
    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        match self.to_str() {
            Some(text) => Ok(text.into()),
            None => Err(Error::convert(
                "a path in UTF-8",
                &self.display().to_string(),
            )),
        }
    }
}

impl IntoValue for PathBuf {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        self.as_path().into_value(cx)
    }
}

impl IntoValue for char {
    fn into_value(self, _cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(Value::Str(self.to_string()))
    }
}

macro_rules! clone_into_value {
    ($($ty:ty)*) => {
        $(impl IntoValue for &$ty {
            fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
                self.clone().into_value(cx)
            }
        })*
    };
}

clone_into_value! { String BigInt Closure Cell Object Value }

impl<T: IntoValue> IntoValue for Option<T> {
    const IS_PLAIN: bool = T::IS_PLAIN;

    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        self.map_or(Ok(Value::None), |value| value.into_value(cx))
    }

    #[inline]
    fn into_raw_value(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        self.map_or(Ok(VmValue::NONE), |value| value.into_raw_value(cx))
    }
}
