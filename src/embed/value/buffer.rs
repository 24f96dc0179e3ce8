//! Texts and bytes where they lie, and parts of them: [`Buffer`], [`Text`], [`Slice`], [`Chars`], [`Tuple`].

use std::ops::Range;

use super::held::Held;
use crate::embed::{Ctx, Error, FromValue, IntoValue, Object, Result, Value};
use crate::object::Str;
use crate::text::surrogates;
use crate::value::Value as VmValue;

/// A str or bytes of a script, where it lies: [`Ctx::buffer`] gives it.
#[derive(Clone, Copy, Debug)]
pub enum Buffer<'a> {
    /// A str, or an instance of a class that derives from it.
    Text(Text<'a>),
    /// Bytes, a bytearray, or a memoryview whose bytes lie in one piece.
    Bytes(&'a [u8]),
}

/// The text of a str, where it lies.
///
/// A lone surrogate, which Rust's strings cannot hold, is the unassigned character that is 0xD0000 further:
/// U+DD800 to U+DDFFF.
#[derive(Clone, Copy, Debug)]
pub struct Text<'a>(&'a Str);

impl<'a> Text<'a> {
    /// All of it.
    #[inline]
    #[must_use]
    pub fn as_str(self) -> &'a str {
        self.0.as_str()
    }

    /// Whether every character is one byte.
    #[inline]
    #[must_use]
    pub fn is_ascii(self) -> bool {
        self.0.is_ascii()
    }

    /// How many characters it has: Python's `len()`.
    #[inline]
    #[must_use]
    pub fn char_count(self) -> usize {
        self.0.len()
    }

    /// The offset in bytes of the character at an index, found without a look at all that stands before; the length
    /// in bytes beyond the end.
    #[inline]
    #[must_use]
    pub fn offset(self, index: usize) -> usize {
        self.0.offset(index)
    }

    /// The index of the character at an offset in bytes, found as fast.
    #[inline]
    #[must_use]
    pub fn index(self, offset: usize) -> usize {
        self.0.index(offset)
    }
}

impl Ctx<'_> {
    /// The text or the bytes of an object, without a copy; `None` if it is neither.
    ///
    /// The borrow ends before the `Ctx` is used for anything else. A function that works long looks, pays
    /// ([`Ctx::burn`]), and looks again.
    ///
    /// ```
    /// use nonlocal::{Buffer, Ctx, Held, Result, Runtime, Slice};
    ///
    /// let mut rt = Runtime::new();
    /// let word = rt.function("word", |cx: &mut Ctx<'_>, text: Held| -> Result<Option<Slice>> {
    ///     let Some(Buffer::Text(found)) = cx.buffer(&text)? else { return Ok(None) };
    ///     let end = found.as_str().find(' ').unwrap_or(found.as_str().len());
    ///     Ok(Some(Slice::new(text, 0..end)))
    /// });
    /// rt.set("word", word)?;
    /// assert_eq!(rt.run::<String>("word('an apple')")?, "an");
    /// assert_eq!(rt.run::<Option<String>>("word(7)")?, None);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::StaleHandle`](crate::ErrorKind::StaleHandle) if nothing kept the object alive, and
    /// [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle) for a reference into another runtime.
    #[inline]
    pub fn buffer(&self, object: &Held) -> Result<Option<Buffer<'_>>> {
        let raw = object.raw(self.vm)?;
        let heap = &self.vm.heap;
        if let Some(key) = heap.payload(raw).as_str() {
            return Ok(Some(Buffer::Text(Text(&heap[key]))));
        }
        Ok(heap.as_bytes_like(raw).map(Buffer::Bytes))
    }
}

/// A part of a str or bytes, by offsets in bytes: an object is made of it when it crosses. Of all of a str, or of all of
/// bytes, that is the same object. [`Ctx::buffer`] has an example.
#[derive(Clone, Debug)]
pub struct Slice {
    of: Held,
    range: Range<usize>,
}

impl Slice {
    /// A part of an object. What is beyond the end is left out; offsets in the middle of a character give an empty str.
    #[inline]
    #[must_use]
    pub fn new(of: Held, range: Range<usize>) -> Self {
        Self { of, range }
    }
}

impl IntoValue for Slice {
    fn into_value(self, cx: &mut Ctx<'_>) -> Result<Value> {
        let raw = self.into_raw_value(cx)?;
        Ok(Value::from_raw(cx.vm, raw))
    }

    #[inline]
    fn into_raw_value(self, cx: &mut Ctx<'_>) -> Result<VmValue> {
        let raw = self.of.raw(cx.vm)?;
        let Range { start, end } = self.range;
        if let Some(key) = cx.vm.heap.payload(raw).as_str() {
            let text = &cx.vm.heap[key];
            let len = text.byte_len();
            let is_ascii = text.is_ascii();
            let end = end.min(len);
            let start = start.min(end);
            if (start, end) == (0, len) && raw.as_str().is_some() {
                return Ok(cx.vm.heap.keep(raw));
            }
            if end - start > 64 {
                let charged = cx.vm.charge(end - start);
                cx.lift(charged)?;
            }
            let text = cx.vm.heap[key].as_str().get(start..end).unwrap_or_default();
            if is_ascii && text.len() > 1 {
                let part = Str::with_chars(text, text.len());
                return Ok(cx.vm.heap.new_object(part));
            }
            let text: Box<str> = text.into();
            return Ok(match text.len() {
                0 | 1 => cx.vm.heap.new_str(&text),
                _ => cx.vm.heap.new_object(Str::new(text)),
            });
        }
        let Some(data) = cx.vm.heap.as_bytes_like(raw) else {
            return Err(Error::convert("str or bytes", &cx.vm.type_name(raw)));
        };
        let end = end.min(data.len());
        let start = start.min(end);
        if (start, end) == (0, data.len()) && raw.as_bytes().is_some() {
            return Ok(cx.vm.heap.keep(raw));
        }
        if end - start > 64 {
            let charged = cx.vm.charge(end - start);
            cx.lift(charged)?;
        }
        let data = cx.vm.heap.as_bytes_like(raw).unwrap_or_default();
        let data: Box<[u8]> = data.get(start..end).unwrap_or_default().into();
        Ok(cx.vm.heap.new_bytes(data))
    }
}

/// A str whose lone surrogates are the characters U+DD800 to U+DDFFF, as in a [`Text`]: for functions that take and
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
        let charged = cx.vm.charge(self.0.len());
        cx.lift(charged)?;
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
