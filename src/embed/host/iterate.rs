//! [`Iterate`]: a Rust iterator as an iterator of scripts.

use std::fmt;

use crate::embed::{Ctx, Error, HostObject, HostType, IntoValue, Object, Result, Value};

/// A Rust iterator for scripts: it makes an item when the script asks for one.
///
/// ```
/// use nonlocal::{Iterate, Runtime};
///
/// let mut rt = Runtime::new();
/// let squares = rt.function("squares", || Iterate::new((1_u64..).map(|n| n * n)));
/// rt.set("squares", squares)?;
/// let found: u64 = rt.run("next(n for n in squares() if n > 50)")?;
/// assert_eq!(found, 64);
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct Iterate(Box<Next>);

/// Makes the next item; `None` after the last.
type Next = dyn FnMut(&mut Ctx<'_>) -> Option<Result<Value>> + Send;

impl Iterate {
    /// The iterator for scripts.
    pub fn new<I>(iter: I) -> Self
    where
        I: IntoIterator<Item: IntoValue, IntoIter: Send + 'static>,
    {
        let mut iter = iter.into_iter();
        Self(Box::new(move |cx| {
            iter.next().map(|value| value.into_value(cx))
        }))
    }

    /// An iterator that calls a function for each item, which may use the runtime; `None` is the end. An error is
    /// raised in the script where it asked for the item.
    ///
    /// ```
    /// use nonlocal::{Closure, Ctx, Iterate, Result, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let polls = rt.function("polls", |f: Closure| {
    ///     Iterate::from_fn(move |cx: &mut Ctx<'_>| -> Result<Option<i64>> { cx.call(&f, ()) })
    /// });
    /// rt.set("polls", polls)?;
    /// assert_eq!(rt.run::<Vec<i64>>("left = [None, 1, 2]\nlist(polls(left.pop))")?, [2, 1]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn from_fn<V: IntoValue>(
        mut next: impl FnMut(&mut Ctx<'_>) -> Result<Option<V>> + Send + 'static,
    ) -> Self {
        Self(Box::new(move |cx| match next(cx) {
            Ok(Some(value)) => Some(value.into_value(cx)),
            Ok(None) => None,
            Err(error) => Some(Err(error)),
        }))
    }
}

impl HostObject for Iterate {
    fn host_type() -> HostType<Self> {
        HostType::exclusive("host_iterator")
            .handle_method("__iter__", |this: Object| this)
            .method(
                "__next__",
                |this: &mut Self, cx: &mut Ctx<'_>| match (this.0)(cx) {
                    Some(item) => item,
                    None => Err(Error::exception("StopIteration", "")),
                },
            )
    }
}

impl fmt::Debug for Iterate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Iterate")
    }
}
