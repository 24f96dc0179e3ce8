//! `memoryview`: its constructor, attributes, and what makes copies of the bytes.
//!
//! A view refers to the bytes object or bytearray that holds the memory; a view of a view refers to the
//! same. Items are in `items`, their formats in `format`, other shapes in `cast`.

mod cast;
mod format;
mod items;

use super::bytes::hex_text;
use crate::builtins::generator::class_getitem;
use crate::builtins::string::argument_type;
use crate::object::{Extents, ItemFormat, MemoryView, Rare};
use crate::value::{RareKey, Tag, TypeId, Value};
use crate::vm::price;
use crate::vm::{Args, NativeDef, Outcome, Pattern, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__hash__" => hash;
    slot "__eq__" => items::eq;
    slot "__ne__" => items::ne;
    slot "__lt__" => unordered;
    slot "__le__" => unordered;
    slot "__gt__" => unordered;
    slot "__ge__" => unordered;
    slot "__len__" => len;
    slot "__iter__" => items::iter;
    slot "__getitem__" => items::get_item;
    slot "__setitem__" => items::set_item;
    slot "__delitem__" => items::del_item;
    slot "__buffer__" => buffer;
    slot "__release_buffer__" => release_buffer;
    method "__enter__" => enter;
    method "__exit__" => release;
    method "release" "($self, /)" "Lets go of the object; the view cannot be used any more." => release;
    method "tobytes" "($self, /, order='C')" "A copy of the items as bytes." => to_bytes;
    method "hex" "($self, /, sep=<unrepresentable>, bytes_per_sep=1)" "Hexadecimal digits of the value." => hex;
    method "tolist" "($self, /)" "The items as a list." => items::to_list;
    method "cast" "($self, /, format, shape=<unrepresentable>)"
        "A view of the same bytes as items of another format." => cast::cast;
    method "index" "($self, value, start=0, stop=sys.maxsize, /)"
        "The index of the first item of that value; an error if there is none." => items::index;
    method "count" "($self, value, /)" "How often the value occurs." => items::count;
    class_method "__class_getitem__" => class_getitem;
    method "toreadonly" "($self, /)" "A view that cannot write." => to_readonly;
    getset "obj" => |vm, args| Ok(this(vm, args)?.object);
    getset "nbytes" => |vm, args| Ok(Value::int(this(vm, args)?.byte_len()));
    getset "readonly" => |vm, args| Ok(Value::bool(this(vm, args)?.readonly));
    getset "itemsize" => |vm, args| Ok(Value::int(this(vm, args)?.format.size()));
    getset "format" "The text with its replacement fields filled in." => |vm, args| {
        let text = format::text(this(vm, args)?.format);
        Ok(vm.heap.new_string(text))
    };
    getset "ndim" => |vm, args| Ok(Value::int(this(vm, args)?.shape.len() as i64));
    getset "shape" => |vm, args| {
        let shape = this(vm, args)?.shape;
        Ok(extents(vm, &shape))
    };
    getset "strides" => |vm, args| {
        let strides = this(vm, args)?.strides;
        Ok(extents(vm, &strides))
    };
    getset "suboffsets" => |vm, args| {
        this(vm, args)?;
        Ok(vm.heap.new_tuple(&[]))
    };
    getset "c_contiguous" => |vm, args| Ok(Value::bool(this(vm, args)?.is_c_contiguous()));
    getset "f_contiguous" => |vm, args| Ok(Value::bool(this(vm, args)?.is_f_contiguous()));
    getset "contiguous" => |vm, args| {
        let view = this(vm, args)?;
        Ok(Value::bool(
            view.is_c_contiguous() || view.is_f_contiguous(),
        ))
    };
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(object)"),
    weak_refs: true,
    pattern: Pattern::Sequence,
    ..TypeDef::new(
        TypeId::MemoryView,
        "A window on the bytes of another object.",
        &[METHODS],
    )
};

/// The key of the receiver's view, and that it is one.
fn key(vm: &mut Vm, args: Args<'_>) -> Outcome<RareKey> {
    args.this_with(vm, TypeId::MemoryView, |vm, value| {
        value
            .as_rare()
            .filter(|_| vm.heap.memory_view(value).is_some())
    })
}

/// A copy of the receiver's view, which must not be released.
fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<MemoryView> {
    key(vm, args)?;
    live(vm, args.get(0))
}

/// A copy of the view that a value is, which must not be released.
fn live(vm: &mut Vm, value: Value) -> Outcome<MemoryView> {
    match vm
        .heap
        .memory_view(value)
        .filter(|view| !view.released)
        .cloned()
    {
        Some(view) => Ok(view),
        None => Err(vm.value_error("operation forbidden on released memoryview object")),
    }
}

fn extents(vm: &mut Vm, sizes: &Extents) -> Value {
    let sizes: Vec<Value> = sizes.iter().map(|size| Value::int(*size)).collect();
    vm.heap.new_tuple(&sizes)
}

/// Puts a view on the heap; its memory counts it.
fn alloc(vm: &mut Vm, mut view: MemoryView) -> Value {
    view.hash = None;
    if let Some(array) = view.buffer.as_byte_array() {
        let views = &mut vm.heap[array].views;
        *views = views.saturating_add(1);
    }
    vm.heap.new_object(Rare::MemoryView(Box::new(view)))
}

/// `memoryview(object)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let object = vm.bind_new(&TYPE, args)?[0];
    view_of(vm, object)
}

/// A view of a bytes-like object.
fn view_of(vm: &mut Vm, object: Value) -> Outcome {
    if vm.heap.memory_view(object).is_some() {
        let view = live(vm, object)?;
        return Ok(alloc(vm, view));
    }
    let buffer = vm.heap.payload(object);
    if let Some(data) = vm.heap.bytes_of(buffer) {
        let len = data.len() as i64;
        let view = MemoryView {
            buffer,
            object,
            lent: Value::UNBOUND,
            released: false,
            readonly: buffer.tag() == Tag::Bytes,
            format: ItemFormat::BYTES,
            offset: 0,
            shape: Extents::from_slice(&[len]),
            strides: Extents::from_slice(&[1]),
            hash: None,
        };
        return Ok(alloc(vm, view));
    }
    // PyBUF_FULL_RO is what CPython asks for.
    if vm.lookup_special(object, "__buffer__").is_some()
        && let Some(lent) = vm.call_special(object, "__buffer__", &[Value::int(0x11c)])?
    {
        vm.heap.keep(lent);
        if vm.heap.memory_view(lent).is_none() {
            return Err(vm.type_error("__buffer__ returned non-memoryview object"));
        }
        let mut view = live(vm, lent)?;
        (view.object, view.lent) = (object, lent);
        return Ok(alloc(vm, view));
    }
    let name = vm.type_name(object);
    Err(vm.type_error(format!(
        "memoryview: a bytes-like object is required, not '{name}'"
    )))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = key(vm, args)?;
    let released = matches!(&vm.heap[key], Rare::MemoryView(view) if view.released);
    let address = args.get(0).address();
    let kind = if released {
        "released memory"
    } else {
        "memory"
    };
    Ok(vm.heap.new_string(format!("<{kind} at {address:#x}>")))
}

fn unordered(_vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Ok(Value::NOT_IMPLEMENTED)
}

/// The hash of the bytes, where neither they nor their meaning can change.
fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = key(vm, args)?;
    if let Rare::MemoryView(view) = &vm.heap[key]
        && let Some(hash) = view.hash
    {
        return Ok(Value::int(hash));
    }
    let view = this(vm, args)?;
    let (readonly, is_byte, object) = (view.readonly, view.format.is_byte(), view.object);
    if !readonly {
        return Err(vm.value_error("cannot hash writable memoryview object"));
    }
    if !is_byte {
        return Err(vm.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'"));
    }
    vm.hash(object)?;
    let data = packed_bytes(vm, args.get(0))?;
    let data = vm.heap.new_bytes(data);
    let hash = vm.hash(data)?;
    if let Rare::MemoryView(view) = &mut vm.heap[key] {
        view.hash = Some(hash);
    }
    Ok(Value::int(hash))
}

fn len(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match this(vm, args)?.shape.first() {
        Some(len) => Ok(Value::int(*len)),
        None => Err(vm.type_error("0-dim memory has no length")),
    }
}

fn enter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    this(vm, args)?;
    Ok(args.get(0))
}

/// `release()` and `__exit__(..)`: lets go of the memory. Doing it again has no effect.
fn release(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = key(vm, args)?;
    let Rare::MemoryView(view) = &mut vm.heap[key] else {
        return Ok(Value::NONE);
    };
    if std::mem::replace(&mut view.released, true) {
        return Ok(Value::NONE);
    }
    let (buffer, object, lent) = (view.buffer, view.object, view.lent);
    if let Some(array) = buffer.as_byte_array() {
        let views = &mut vm.heap[array].views;
        *views = views.saturating_sub(1);
    }
    if lent.is_bound() {
        vm.call_special(object, "__release_buffer__", &[lent])?;
    }
    Ok(Value::NONE)
}

/// `__buffer__(flags)` of views.
fn buffer(vm: &mut Vm, args: Args<'_>) -> Outcome {
    buffer_of(vm, args)
}

/// `__buffer__(flags)`: a view, which must be writable if the flags say so.
pub(crate) fn buffer_of(vm: &mut Vm, args: Args<'_>) -> Outcome {
    const WRITABLE: i64 = 1;
    let flags = vm.index_i64(args.get(1))?;
    let view = view_of(vm, args.get(0))?;
    let readonly = vm.heap.memory_view(view).is_some_and(|view| view.readonly);
    if flags & WRITABLE != 0 && readonly {
        let message = if vm.heap.memory_view(args.get(0)).is_some() {
            "memoryview: underlying buffer is not writable"
        } else {
            "Object is not writable."
        };
        return Err(vm.raise(TypeId::BufferError, message));
    }
    Ok(view)
}

/// `__release_buffer__(view)`: takes a view of the receiver back.
pub(crate) fn release_buffer(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let view = args.get(1);
    if vm.heap.memory_view(view).is_none() {
        return Err(vm.type_error("expected a memoryview object"));
    }
    release(vm, Args::new(&[view], &[]))
}

/// A copy of the items' bytes, the last index running fastest.
pub(crate) fn packed_bytes(vm: &mut Vm, value: Value) -> Outcome<Vec<u8>> {
    let view = live(vm, value)?;
    vm.charge(view.byte_len() as usize)?;
    vm.budget.burn(price::moved(view.count() as usize))?;
    if let Some(data) = vm.heap.view_bytes(value) {
        return Ok(data.to_vec());
    }
    let size = view.format.size() as usize;
    let memory = vm.heap.bytes_of(view.buffer).unwrap_or_default();
    let mut data = Vec::with_capacity(view.byte_len() as usize);
    for (item, at) in view.item_offsets().enumerate() {
        vm.budget.look_at_times(item)?;
        let at = at as usize;
        data.extend_from_slice(memory.get(at..at + size).unwrap_or_default());
    }
    Ok(data)
}

/// `tobytes(order='C')`
fn to_bytes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let order = match args.opt(1).filter(|order| !order.is_none()) {
        Some(order) => match vm.heap.as_text(order) {
            Some(order) => order.chars().take(2).collect(),
            None => {
                let given = argument_type(vm, order);
                return Err(vm.type_error(format!(
                    "tobytes() argument 'order' must be str or None, not {given}"
                )));
            }
        },
        None => "C".to_owned(),
    };
    let view = this(vm, args)?;
    let columns_first = match order.as_str() {
        "C" => false,
        "F" => true,
        "A" => view.is_f_contiguous() && !view.is_c_contiguous(),
        _ => return Err(vm.value_error("order must be 'C', 'F' or 'A'")),
    };
    let data = if columns_first {
        let mut turned = view;
        turned.shape.reverse();
        turned.strides.reverse();
        let turned = alloc(vm, turned);
        vm.heap.keep(turned);
        let data = packed_bytes(vm, turned)?;
        release(vm, Args::new(&[turned], &[]))?;
        data
    } else {
        packed_bytes(vm, args.get(0))?
    };
    Ok(vm.heap.new_bytes(data))
}

fn hex(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let data = packed_bytes(vm, args.get(0))?;
    let buffer = live(vm, args.get(0))?.buffer;
    vm.borrowing(buffer, |vm| hex_text(vm, &data, args.opt(1), args.opt(2)))
}

fn to_readonly(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut view = this(vm, args)?;
    view.readonly = true;
    Ok(alloc(vm, view))
}
