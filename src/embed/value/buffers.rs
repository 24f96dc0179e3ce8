//! The memory of bytes, bytearrays and views, for functions of the host that read and write it in place.

use crate::embed::{Ctx, Result, Value};
use crate::value::{Tag, Value as VmValue};
use crate::vm::{Outcome, Vm};

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
                return Err(crate::Error::exception("TypeError", text));
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
                return Err(crate::Error::exception("TypeError", text));
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
            crate::Error::exception("TypeError", text)
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
