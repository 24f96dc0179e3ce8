//! [`Value`]: what crosses the border by value, and the two ways across.

pub(in crate::embed) mod buffer;
pub(in crate::embed) mod containers;
pub(in crate::embed) mod convert;
#[cfg(feature = "derive")]
pub(in crate::embed) mod derived;
pub(in crate::embed) mod handle;
pub(in crate::embed) mod held;
pub(in crate::embed) mod into_args;
#[cfg(feature = "serde")]
pub(in crate::embed) mod serde;
pub(in crate::embed) mod shapes;
pub(in crate::embed) mod template;

use std::borrow::Cow;

use num_bigint::BigInt;

use super::{Cell, Closure, Ctx, Error, HostRef, Object, Result};
use crate::text::surrogates;
use crate::value::{Tag, TypeId, Value as VmValue};
use crate::vm::Vm;

/// A Python value on the host's side: the simple ones by value, everything else as a handle.
///
/// ```
/// use nonlocal::{Runtime, Value};
///
/// let mut rt = Runtime::new();
/// assert_eq!(rt.run::<Value>("6 * 7")?, Value::Int(42));
/// assert_eq!(rt.run::<Value>("'a' * 3")?, Value::from("aaa"));
/// assert!(matches!(rt.run::<Value>("lambda: 0")?, Value::Closure(_)));
/// # Ok::<(), nonlocal::Error>(())
/// ```
///
/// What needs no runtime becomes one by `From`; a list, a dict or a set lives in a runtime, and is made by
/// [`Runtime::value`](crate::Runtime::value).
///
/// `==` is Rust's: values are equal if they have the same kind and content (`Int(1)` does not equal `Float(1.0)`),
/// handles if they name the same object.
#[derive(Clone, PartialEq, Debug, Default)]
#[non_exhaustive]
pub enum Value {
    /// `None`
    #[default]
    None,
    /// `True` or `False`
    Bool(bool),
    /// An int that fits 64 bits with its sign.
    Int(i64),
    /// Any other int.
    BigInt(BigInt),
    /// A float: IEEE 754, 64 bits.
    Float(f64),
    /// A str, copied. One with lone surrogates, which Rust's strings cannot hold, is a [`Value::Object`].
    Str(String),
    /// A function of a script or of the host, a bound method, or a built-in function. Classes and other objects that
    /// can be called are [`Value::Object`]; asking for a [`Closure`] takes them too.
    Closure(Closure),
    /// A cell: what `function.__closure__` has as its items.
    Cell(Cell),
    /// Anything else, as a handle: lists, dicts, instances, classes, subclasses of the types above, ..
    Object(Object),
}

impl Value {
    /// Brings a value of the runtime across.
    #[inline]
    pub(crate) fn from_raw(vm: &mut Vm, raw: VmValue) -> Self {
        match raw.tag() {
            Tag::Int => Self::Int(raw.bits() as i64),
            Tag::Float => Self::Float(f64::from_bits(raw.bits())),
            _ => Self::from_other(vm, raw),
        }
    }

    /// Brings across what is neither a small int nor a float.
    #[inline(never)]
    fn from_other(vm: &mut Vm, raw: VmValue) -> Self {
        if let Some(key) = raw.as_big_int() {
            return Self::BigInt(vm.heap[key].clone());
        }
        if let Some(key) = raw.as_str()
            && !surrogates::contains(vm.heap[key].as_str())
        {
            return Self::Str(vm.heap[key].as_str().to_owned());
        }
        match raw.tag() {
            Tag::None | Tag::Unbound => Self::None,
            Tag::Bool => Self::Bool(raw.bits() != 0),
            Tag::Cell => Self::Cell(Cell::new(vm.host.roots.root(raw))),
            Tag::Function | Tag::Method | Tag::Builtin | Tag::HostFunction => {
                Self::Closure(Closure::new(vm.host.roots.root(raw)))
            }
            _ => Self::Object(Object::new(vm.host.roots.root(raw))),
        }
    }

    /// Brings a value of the host across. What is made here stays rooted until the native or the entry
    /// that is under way returns.
    #[inline]
    pub(crate) fn into_raw(self, vm: &mut Vm) -> Result<VmValue> {
        match self {
            Self::None => Ok(VmValue::NONE),
            Self::Bool(value) => Ok(VmValue::bool(value)),
            Self::Int(value) => Ok(VmValue::int(value)),
            Self::Float(value) => Ok(VmValue::float(value)),
            other => other.into_heap(vm),
        }
    }

    /// As [`Value::into_raw`], for what lives on the heap.
    #[inline(never)]
    fn into_heap(self, vm: &mut Vm) -> Result<VmValue> {
        Ok(match self {
            Self::None | Self::Bool(_) | Self::Int(_) | Self::Float(_) => return self.into_raw(vm),
            Self::BigInt(value) => {
                vm.charge(value.bits() as usize / 8)
                    .map_err(|fault| super::error::fault::to_error(vm, fault))?;
                vm.heap.new_int(value)
            }
            Self::Str(text) => {
                vm.charge(text.len())
                    .map_err(|fault| super::error::fault::to_error(vm, fault))?;
                if surrogates::contains(&text) {
                    return Err(Error::convert(
                        "a text without the unassigned characters U+DD800 to U+DDFFF",
                        "one that has some",
                    ));
                }
                vm.heap.new_string(text)
            }
            Self::Closure(handle) => handle.raw(vm).map(|raw| vm.heap.keep(raw))?,
            Self::Cell(handle) => handle.raw(vm).map(|raw| vm.heap.keep(raw))?,
            Self::Object(handle) => handle.raw(vm).map(|raw| vm.heap.keep(raw))?,
        })
    }

    /// The name of the value's type, as scripts see it.
    pub(crate) fn type_name(&self, cx: &Ctx<'_>) -> String {
        match self {
            Self::None => "None".to_owned(),
            Self::Bool(_) => "bool".to_owned(),
            Self::Int(_) | Self::BigInt(_) => "int".to_owned(),
            Self::Float(_) => "float".to_owned(),
            Self::Str(_) => "str".to_owned(),
            Self::Cell(_) => "cell".to_owned(),
            Self::Closure(handle) => handle
                .raw(cx.vm)
                .map_or_else(|_| "function".to_owned(), |raw| cx.vm.type_name(raw)),
            Self::Object(handle) => match handle.raw(cx.vm) {
                Err(_) => "object".to_owned(),
                // Others have come across as `Str`.
                Ok(raw) if raw.as_str().is_some() => surrogates::DESCRIBED.to_owned(),
                Ok(raw) => cx.vm.type_name(raw),
            },
        }
    }

    /// The error of a conversion that wanted something else.
    pub(crate) fn mismatch(&self, expected: &str, cx: &Ctx<'_>) -> Error {
        Error::convert(expected, &self.type_name(cx))
    }

    /// The built-in value inside an instance of a subclass of a built-in type; other values as they are.
    pub(crate) fn unwrap_payload(self, cx: &mut Ctx<'_>) -> Result<Self> {
        let Self::Object(handle) = &self else {
            return Ok(self);
        };
        let raw = handle.raw(cx.vm)?;
        let payload = cx.vm.heap.payload(raw);
        if payload == raw {
            Ok(self)
        } else {
            Ok(Self::from_raw(cx.vm, payload))
        }
    }

    /// As a handle, if it can be called.
    pub(crate) fn into_callable(self, cx: &mut Ctx<'_>) -> Result<Closure> {
        match self {
            Self::Closure(closure) => Ok(closure),
            Self::Object(object) => {
                let raw = object.raw(cx.vm)?;
                if is_callable(cx.vm, raw) {
                    Ok(object.into_closure())
                } else {
                    Err(Self::Object(object).mismatch("function", cx))
                }
            }
            other => Err(other.mismatch("function", cx)),
        }
    }
}

/// Whether a call of the value gets anywhere.
fn is_callable(vm: &mut Vm, raw: VmValue) -> bool {
    match raw.tag() {
        Tag::Function | Tag::Method | Tag::Builtin | Tag::HostFunction | Tag::Type | Tag::Class => {
            true
        }
        _ => vm.layout_of(raw) != TypeId::NoneType && vm.lookup_special(raw, "__call__").is_some(),
    }
}

macro_rules! from {
    ($($ty:ty => $value:ident: $e:expr;)*) => {
        $(impl From<$ty> for Value {
            fn from($value: $ty) -> Self { $e }
        })*
    };
}

from! {
    () => _value: Self::None;
    bool => value: Self::Bool(value);
    i8 => value: Self::Int(value.into());
    i16 => value: Self::Int(value.into());
    i32 => value: Self::Int(value.into());
    i64 => value: Self::Int(value);
    i128 => value: BigInt::from(value).into();
    isize => value: BigInt::from(value).into();
    u8 => value: Self::Int(value.into());
    u16 => value: Self::Int(value.into());
    u32 => value: Self::Int(value.into());
    u64 => value: BigInt::from(value).into();
    u128 => value: BigInt::from(value).into();
    usize => value: BigInt::from(value).into();
    f32 => value: Self::Float(value.into());
    f64 => value: Self::Float(value);
    char => value: Self::Str(value.into());
    &String => value: Self::Str(value.clone());
    Box<str> => value: Self::Str(value.into());
    Cow<'_, str> => value: Self::Str(value.into_owned());
    &str => value: Self::Str(value.to_owned());
    String => value: Self::Str(value);
    Closure => value: Self::Closure(value);
    Cell => value: Self::Cell(value);
    Object => value: Self::Object(value);
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::None, Into::into)
    }
}

impl<T> From<HostRef<T>> for Value {
    fn from(handle: HostRef<T>) -> Self {
        Self::Object(handle.into())
    }
}

impl From<BigInt> for Value {
    fn from(value: BigInt) -> Self {
        i64::try_from(&value).map_or_else(|_| Self::BigInt(value), Self::Int)
    }
}
