//! [`Serde`]: any type that serde knows, as a value of scripts and back.
//!
//! ```text
//!  T: Serialize       -> Serializer   -> None, bool, int, float, str, bytes, list, tuple, dict
//!  T: Deserialize     <- Deserializer <- the same, sets too
//! ```
//!
//! Enums are what serde calls externally tagged: `'Name'` without content, `{'Name': content}` with.
//! Invariant: no script runs during a conversion, so nothing is collected; each level of nesting asks for its part of
//! the native stack, so that lists which contain themselves end in an error.

mod deserialize;
mod serialize;
mod words;

use ::serde::Serialize;
use ::serde::de::DeserializeOwned;

use crate::embed::{Ctx, FromValue, IntoValue, Result, Value};
use deserialize::Deserializer;
use serialize::Serializer;

/// Converts by serde: an argument, a result or a cell of any type that is `Serialize` or `Deserialize`.
///
/// | Rust | Python |
/// |---|---|
/// | structs, maps | `dict` |
/// | sequences | `list` (from a `list`, `tuple`, `set` or `frozenset`) |
/// | tuples, tuple structs | `tuple` |
/// | `Option`, `()` | `None`, or the value |
/// | `enum` | `'Variant'`, or `{'Variant': content}` |
/// | integers of any size, floats, `char`, strings, bytes | `int`, `float`, `str`, `bytes` |
///
/// ```
/// use nonlocal::{Closure, Runtime, Serde};
/// use serde::{Deserialize, Serialize};
///
/// #[derive(Serialize, Deserialize, PartialEq, Debug)]
/// struct Line { sku: String, count: u32 }
///
/// #[derive(Serialize, Deserialize, PartialEq, Debug)]
/// enum Offer { Reject, Price { cents: u64, lines: Vec<Line> } }
///
/// let mut rt = Runtime::new();
/// let price: Closure = rt.run("
/// def price(lines):
///     if not lines:
///         return 'Reject'
///     return {'Price': {'cents': sum(line['count'] * 250 for line in lines), 'lines': lines}}
/// price")?;
/// let lines = vec![Line { sku: "tea".into(), count: 2 }];
/// let Serde(offer) = rt.call::<Serde<Offer>>(&price, (Serde(&lines),))?;
/// assert_eq!(offer, Offer::Price { cents: 500, lines });
///
/// let error = rt.run::<Serde<Vec<Line>>>("[{'sku': 'tea', 'count': '2'}]").unwrap_err();
/// assert_eq!(error.to_string(), "expected int, got str at [0].count");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Serde<T>(pub T);

impl<T: Serialize> IntoValue for Serde<T> {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let raw = self.0.serialize(Serializer { cx })?;
        Ok(Value::from_raw(cx.vm, raw))
    }
}

impl<T: DeserializeOwned> FromValue for Serde<T> {
    fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
        let raw = value.into_raw(cx.vm)?;
        T::deserialize(Deserializer { cx, raw }).map(Self)
    }
}

impl Ctx<'_> {
    /// Checks that the conversion may go one level deeper.
    fn deeper(&mut self) -> Result<()> {
        let entered = self.vm.enter_native();
        self.lift(entered)
    }
}
