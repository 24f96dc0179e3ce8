//! `_struct`: what `struct` is made of.

mod codec;
mod layout;

use std::sync::Arc;

use nonlocal::{
    Bytes, Ctx, Error, Held, HostFunction, HostType, Module, Object, Rest, Result, Tuple, Value,
};

use crate::data::value;
use crate::host::Host;
use layout::{Layout, error};

/// The module.
pub(crate) fn module(_host: &Arc<Host>) -> Module {
    let unpack =
        |cx: &mut Ctx<'_>, format: Value, data: Value| unpack(&layout(&format, cx)?, &data, cx);
    let unpack_from = |cx: &mut Ctx<'_>, format: Value, buffer: Value, offset: Value| {
        unpack_from(&layout(&format, cx)?, &buffer, &offset, cx)
    };
    let unpack_from = HostFunction::new("unpack_from", unpack_from)
        .positional("format")
        .param("buffer")
        .param_or("offset", 0);
    let iter_unpack = |cx: &mut Ctx<'_>, format: Value, buffer: Value| {
        iteration(&Arc::new(layout(&format, cx)?), &buffer, cx)
    };
    let calcsize =
        |cx: &mut Ctx<'_>, format: Value| -> Result<usize> { Ok(layout(&format, cx)?.size) };
    let pack = |cx: &mut Ctx<'_>, Rest(args): Rest<Value>| {
        let (format, values) = format_first(&args)?;
        codec::pack(&layout(format, cx)?, values, cx).map(Bytes)
    };
    let pack_into = |cx: &mut Ctx<'_>, Rest(args): Rest<Value>| {
        let (format, values) = format_first(&args)?;
        pack_into(&layout(format, cx)?, values, cx)
    };
    Module::new("_struct")
        .function("calcsize", calcsize)
        .function("pack", pack)
        .function("pack_into", pack_into)
        .function("unpack", unpack)
        .with(unpack_from)
        .function("iter_unpack", iter_unpack)
        .function("_clearcache", || ())
        .ty(struct_type())
        .ty(iteration_type())
}

/// `Struct`: a format that is kept, to be used again.
fn struct_type() -> HostType<Arc<Layout>> {
    let new = |cx: &mut Ctx<'_>, format: Value| layout(&format, cx).map(Arc::new);
    let pack = |this: &Arc<Layout>, cx: &mut Ctx<'_>, Rest(values): Rest<Value>| {
        codec::pack(this, &values, cx).map(Bytes)
    };
    let pack_into = |this: &Arc<Layout>, cx: &mut Ctx<'_>, Rest(values): Rest<Value>| {
        pack_into(this, &values, cx)
    };
    let unpack = |this: &Arc<Layout>, cx: &mut Ctx<'_>, data: Value| unpack(this, &data, cx);
    let unpack_from = |this: &Arc<Layout>, cx: &mut Ctx<'_>, buffer: Value, offset: Value| {
        unpack_from(this, &buffer, &offset, cx)
    };
    let iter_unpack =
        |this: &Arc<Layout>, cx: &mut Ctx<'_>, buffer: Value| iteration(this, &buffer, cx);
    HostType::<Arc<Layout>>::new("Struct")
        .doc("A format, taken apart once.")
        .subclassable()
        .constructor_with(new, |new| new.param("format"))
        .property("format", |this: &Arc<Layout>| this.format.clone())
        .property("size", |this: &Arc<Layout>| this.size)
        .method("pack", pack)
        .method("pack_into", pack_into)
        .method("unpack", unpack)
        .method_with("unpack_from", unpack_from, |method| {
            method.param("buffer").param_or("offset", 0)
        })
        .method("iter_unpack", iter_unpack)
        .repr(|this| format!("Struct('{}')", this.format))
}

fn format_first(args: &[Value]) -> Result<(&Value, &[Value])> {
    let split = args.split_first();
    split.ok_or_else(|| value::type_error("missing format argument"))
}

/// Takes a format apart, which is a str or bytes.
fn layout(format: &Value, cx: &mut Ctx<'_>) -> Result<Layout> {
    let text = match format {
        Value::Str(text) if text.is_ascii() => text.clone(),
        Value::Object(object) if value::is_instance(format, &["bytes"], cx)? => {
            let text: Value = cx.call_method(object, "decode", ("ascii", "surrogateescape"))?;
            ascii(&text, cx)?
        }
        _ if value::is_instance(format, &["str"], cx)? => ascii(format, cx)?,
        _ => {
            let name = cx.type_name(format);
            return Err(value::type_error(format!(
                "Struct() argument 1 must be a str or bytes object, not {name}"
            )));
        }
    };
    cx.burn(text.len() as u64 / 4 + 1)?;
    Layout::parse(&text)
}

/// The text of a str, or the error of one that has other letters.
fn ascii(text: &Value, cx: &mut Ctx<'_>) -> Result<String> {
    let text: Object = match text {
        Value::Str(text) if text.is_ascii() => return Ok(text.clone()),
        Value::Object(object) => object.clone(),
        other => {
            let list = cx.value(vec![other.clone()])?;
            let list: Object = cx.from_value(list)?;
            cx.item(&list, 0)?
        }
    };
    let Bytes(bytes) = cx.call_method(&text, "encode", ("ascii",))?;
    Ok(bytes.into_iter().map(char::from).collect())
}

fn unpack(layout: &Layout, data: &Value, cx: &mut Ctx<'_>) -> Result<Tuple<Value>> {
    let size = layout.size;
    if value::byte_len(data, cx)? != size {
        return Err(error(format!("unpack requires a buffer of {size} bytes")));
    }
    unpack_at(layout, data, 0, cx)
}

/// The values at a place of a buffer that is long enough.
fn unpack_at(
    layout: &Layout,
    buffer: &Value,
    offset: usize,
    cx: &mut Ctx<'_>,
) -> Result<Tuple<Value>> {
    cx.charge(layout.size)?;
    let end = offset.saturating_add(layout.size);
    let copy = |data: &[u8]| data.get(offset..end).unwrap_or_default().to_vec();
    let data = cx.with_bytes(buffer, copy)?;
    codec::unpack(layout, &data, cx)
}

fn unpack_from(
    layout: &Layout,
    buffer: &Value,
    offset: &Value,
    cx: &mut Ctx<'_>,
) -> Result<Tuple<Value>> {
    let length = value::byte_len(buffer, cx)?;
    let offset = value::size(offset, cx)?;
    let offset = place(layout, length, offset, &UNPACKING)?;
    unpack_at(layout, buffer, offset, cx)
}

/// How the errors of a place call what is done there.
struct Doing {
    function: &'static str,
    verb: &'static str,
    no_room: &'static str,
}

const UNPACKING: Doing = Doing {
    function: "unpack_from",
    verb: "unpacking",
    no_room: "not enough data to unpack",
};

const PACKING: Doing = Doing {
    function: "pack_into",
    verb: "packing",
    no_room: "no space to pack",
};

/// Where in a buffer an offset is that may count from the end, with room behind it.
fn place(layout: &Layout, length: usize, offset: i64, doing: &Doing) -> Result<usize> {
    let size = layout.size;
    let Doing {
        function,
        verb,
        no_room,
    } = doing;
    let start = if offset < 0 {
        let back = offset.unsigned_abs() as usize;
        if back < size {
            return Err(error(format!("{no_room} {size} bytes at offset {offset}")));
        }
        let out = || {
            error(format!(
                "offset {offset} out of range for {length}-byte buffer"
            ))
        };
        length.checked_sub(back).ok_or_else(out)?
    } else {
        offset as usize
    };
    // Behind the end there is no room for nothing either.
    if start > length || length - start < size {
        let needed = start as u128 + size as u128;
        return Err(error(format!(
            "{function} requires a buffer of at least {needed} bytes for {verb} {size} bytes at offset {start} \
             (actual buffer size is {length})"
        )));
    }
    Ok(start)
}

fn pack_into(layout: &Layout, args: &[Value], cx: &mut Ctx<'_>) -> Result<()> {
    let [buffer, offset, values @ ..] = args else {
        let missing = if args.is_empty() { "buffer" } else { "offset" };
        return Err(error(format!("pack_into expected {missing} argument")));
    };
    if values.len() != layout.count {
        let (count, given) = (layout.count, values.len());
        return Err(error(format!(
            "pack_into expected {count} items for packing (got {given})"
        )));
    }
    let length = cx.with_bytes_mut(buffer, |data| data.len())?;
    let offset = value::size(offset, cx)?;
    let start = place(layout, length, offset, &PACKING)?;
    let packed = codec::pack(layout, values, cx)?;
    // What the values are may have changed the length of the buffer.
    let put = |data: &mut [u8]| match data.get_mut(start..start + packed.len()) {
        Some(place) => {
            place.copy_from_slice(&packed);
            true
        }
        None => false,
    };
    match cx.with_bytes_mut(buffer, put)? {
        true => Ok(()),
        false => Err(error("the buffer has become too short")),
    }
}

/// What `iter_unpack` gives.
struct Iteration {
    layout: Arc<Layout>,
    buffer: Held,
    at: usize,
}

fn iteration(
    layout: &Arc<Layout>,
    buffer: &Value,
    cx: &mut Ctx<'_>,
) -> Result<nonlocal::HostRef<Iteration>> {
    let size = layout.size;
    if size == 0 {
        return Err(error("cannot iteratively unpack with a struct of length 0"));
    }
    if value::byte_len(buffer, cx)? % size != 0 {
        return Err(error(format!(
            "iterative unpacking requires a buffer of a multiple of {size} bytes"
        )));
    }
    let object: Object = cx.from_value(buffer.clone())?;
    let layout = Arc::clone(layout);
    let buffer = cx.hold(&object)?;
    cx.object(Iteration {
        layout,
        buffer,
        at: 0,
    })
}

impl Iteration {
    fn buffer(&self, cx: &mut Ctx<'_>) -> Result<Value> {
        Ok(Value::Object(cx.held(&self.buffer)?))
    }

    fn next(&mut self, cx: &mut Ctx<'_>) -> Result<Tuple<Value>> {
        let buffer = self.buffer(cx)?;
        let end = self.at.saturating_add(self.layout.size);
        if value::byte_len(&buffer, cx)? < end {
            return Err(Error::exception("StopIteration", ""));
        }
        let values = unpack_at(&self.layout, &buffer, self.at, cx)?;
        self.at = end;
        Ok(values)
    }

    fn left(&self, cx: &mut Ctx<'_>) -> Result<usize> {
        let buffer = self.buffer(cx)?;
        let left = value::byte_len(&buffer, cx)?.saturating_sub(self.at);
        Ok(left / self.layout.size)
    }
}

fn iteration_type() -> HostType<Iteration> {
    HostType::<Iteration>::new("unpack_iterator")
        .handle_method("__iter__", |this: Object| this)
        .method("__next__", Iteration::next)
        .method("__length_hint__", Iteration::left)
        .trace(|this, visitor| visitor.visit(&this.buffer))
}
