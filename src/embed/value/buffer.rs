//! Texts and bytes where they lie, and parts of them: [`Buffer`], [`Text`], [`Slice`], and bytes that are changed in place.

use std::ops::Range;

use super::held::Held;
use crate::embed::{Ctx, Error, IntoValue, Result, Value};
use crate::object::Str;
use crate::value::{Tag, Value as VmValue};
use crate::vm::{Outcome, Vm};

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

/// # Texts and bytes in place
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
                cx.charge(end - start)?;
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
            cx.charge(end - start)?;
        }
        let data = cx.vm.heap.as_bytes_like(raw).unwrap_or_default();
        let data: Box<[u8]> = data.get(start..end).unwrap_or_default().into();
        Ok(cx.vm.heap.new_bytes(data))
    }
}

/// # Bytes in place
///
/// [`Bytes`](crate::Bytes) copies. These look at the memory where it lies, so that a function which wants four bytes of a
/// million does not pay for the million.
///
/// ```
/// use nonlocal::{Ctx, Engine, Module, Result, Value};
///
/// let tools = Module::new("tools")
///     .function("first", |cx: &mut Ctx<'_>, data: Value| cx.with_bytes(&data, |data| data.first().copied()))
///     .function("clear", |cx: &mut Ctx<'_>, data: Value| cx.with_bytes_mut(&data, |data| data.fill(0)));
/// let mut rt = Engine::builder().module(tools).build().runtime();
/// rt.run::<()>("from tools import *\ndata = bytearray(b'spam')")?;
/// assert_eq!(rt.run::<u8>("first(memoryview(data)[1:])")?, b'p');
/// assert!(rt.run::<bool>("clear(data)\ndata == bytes(4)")?);
/// let error = rt.run::<()>("first('text')").unwrap_err();
/// assert_eq!(error.to_string(), "TypeError: a bytes-like object is required, not 'str'");
/// # Ok::<(), nonlocal::Error>(())
/// ```
impl Ctx<'_> {
    /// Shows a function the bytes of `bytes`, a `bytearray`, a `memoryview` of one piece, or what the `__buffer__` of a
    /// script's class lends.
    ///
    /// # Errors
    /// `TypeError` for any other object; what `__buffer__` raises.
    pub fn with_bytes<R>(&mut self, value: &Value, look: impl FnOnce(&[u8]) -> R) -> Result<R> {
        self.scoped(|cx| {
            let raw = value.clone().into_raw(cx.vm)?;
            if let Some(data) = cx.vm.heap.as_bytes_like(raw) {
                return Ok(look(data));
            }
            let lent = lend(cx.vm, raw, false);
            let Some(view) = cx.lift(lent)? else {
                let name = cx.vm.type_name(raw);
                let text = format!("a bytes-like object is required, not '{name}'");
                return Err(Error::exception("TypeError", text));
            };
            let seen = cx.vm.heap.view_bytes(view).map(look);
            cx.give_back(raw, view, seen)
        })
    }

    /// Lets a function change the bytes of a `bytearray`, of a `memoryview` of one piece that may be written to, or of what the
    /// `__buffer__` of a script's class lends. Their number stays.
    ///
    /// # Errors
    /// `TypeError` for any other object; what `__buffer__` raises.
    pub fn with_bytes_mut<R>(
        &mut self,
        value: &Value,
        change: impl FnOnce(&mut [u8]) -> R,
    ) -> Result<R> {
        self.scoped(|cx| {
            let raw = value.clone().into_raw(cx.vm)?;
            if let Some(data) = writable(cx.vm, raw) {
                return Ok(change(data));
            }
            let lent = match cx.vm.heap.as_bytes_like(raw) {
                Some(_) => Ok(None),
                None => lend(cx.vm, raw, true),
            };
            let Some(view) = cx.lift(lent)? else {
                let name = cx.vm.type_name(raw);
                let text = format!("argument must be read-write bytes-like object, not {name}");
                return Err(Error::exception("TypeError", text));
            };
            let changed = writable(cx.vm, view).map(change);
            cx.give_back(raw, view, changed)
        })
    }

    /// Ends a loan.
    fn give_back<R>(&mut self, lender: VmValue, view: VmValue, result: Option<R>) -> Result<R> {
        let released = self.vm.call_special(lender, "__release_buffer__", &[view]);
        self.lift(released)?;
        result.ok_or_else(|| {
            let text = "__buffer__ returned non-memoryview object";
            Error::exception("TypeError", text)
        })
    }
}

/// The view that an object of a script's class lends.
fn lend(vm: &mut Vm, lender: VmValue, write: bool) -> Outcome<Option<VmValue>> {
    if !write {
        vm.check_contiguous(lender)?;
    }
    if !matches!(lender.tag(), Tag::Instance | Tag::Exception) {
        return Ok(None);
    }
    let view = vm.call_special(lender, "__buffer__", &[VmValue::int(i64::from(write))])?;
    if let Some(view) = view {
        vm.heap.keep(view);
    }
    Ok(view)
}

/// The memory of a bytearray or of a view on one.
fn writable(vm: &mut Vm, value: VmValue) -> Option<&mut [u8]> {
    let payload = vm.heap.payload(value);
    let (array, range) = match vm.heap.memory_view(payload) {
        Some(view) => {
            if view.released || view.readonly || !view.is_c_contiguous() {
                return None;
            }
            let start = usize::try_from(view.offset).ok()?;
            let len = usize::try_from(view.byte_len()).ok()?;
            let range = if len == 0 {
                0..0
            } else {
                start..start.checked_add(len)?
            };
            (view.buffer.as_byte_array()?, Some(range))
        }
        None => (payload.as_byte_array()?, None),
    };
    let data = &mut vm.heap[array].data;
    match range {
        Some(range) => data.get_mut(range),
        None => Some(data),
    }
}
