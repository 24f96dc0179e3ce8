//! `memoryview.cast`: the same bytes as items of another format or in another shape.

use super::{alloc, format, this};
use crate::builtins::string::argument_type;
use crate::builtins::string::translate::int_payload;
use crate::object::{Extents, MemoryView};
use crate::value::Value;
use crate::vm::price;
use crate::vm::{Args, Outcome, Vm};

/// As many dimensions as CPython allows.
const MAX_DIMENSIONS: usize = 64;

/// `cast(format, shape=...)`
pub(super) fn cast(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.look_at(args.get(1))?;
    let Some(text) = vm.heap.as_text(args.get(1)).map(str::to_owned) else {
        let name = argument_type(vm, args.get(1));
        return Err(vm.type_error(format!("cast() argument 'format' must be str, not {name}")));
    };
    let view = this(vm, args)?;
    if !view.is_c_contiguous() {
        return Err(vm.type_error("memoryview: casts are restricted to C-contiguous views"));
    }
    let shape = args.opt(2);
    if (shape.is_some() || view.shape.len() != 1) && view.shape.contains(&0) {
        return Err(vm.type_error("memoryview: cannot cast view with zeros in shape or strides"));
    }
    let sizes = match shape {
        Some(shape) => Some(shape_items(vm, shape, &view)?),
        None => None,
    };
    let flat = to_one_dimension(vm, view, &text)?;
    let Some(sizes) = sizes else {
        return Ok(alloc(vm, flat));
    };
    let shaped = to_shape(vm, flat, &sizes)?;
    Ok(alloc(vm, shaped))
}

/// The items of the argument `shape`, not yet checked.
fn shape_items(vm: &mut Vm, shape: Value, view: &MemoryView) -> Outcome<Vec<Value>> {
    let payload = vm.heap.payload(shape);
    vm.budget
        .burn(price::copied(vm.heap.sequence_len(payload)))?;
    let items = match (payload.as_list(), payload.as_tuple()) {
        (Some(list), _) => vm.heap[list].items.clone(),
        (_, Some(tuple)) => vm.heap[tuple].items.to_vec(),
        _ => return Err(vm.type_error("shape must be a list or a tuple")),
    };
    if items.len() > MAX_DIMENSIONS {
        return Err(vm.value_error("memoryview: number of dimensions must not exceed 64"));
    }
    if view.shape.len() != 1 && items.len() != 1 {
        return Err(vm.type_error("memoryview: cast must be 1D -> ND or ND -> 1D"));
    }
    Ok(items)
}

fn to_one_dimension(vm: &mut Vm, mut view: MemoryView, text: &str) -> Outcome<MemoryView> {
    let Some(format) = format::parse(text) else {
        return Err(vm.value_error(
            "memoryview: destination format must be a native single character format prefixed with an \
             optional '@'",
        ));
    };
    if !view.format.is_byte() && !format.is_byte() {
        return Err(vm.type_error("memoryview: cannot cast between two non-byte formats"));
    }
    let len = view.byte_len();
    if len % format.size() != 0 {
        return Err(vm.type_error("memoryview: length is not a multiple of itemsize"));
    }
    view.format = format;
    view.shape = Extents::from_slice(&[len / format.size()]);
    view.strides = Extents::from_slice(&[format.size()]);
    Ok(view)
}

fn to_shape(vm: &mut Vm, mut view: MemoryView, sizes: &[Value]) -> Outcome<MemoryView> {
    let mut shape = Extents::new();
    let mut product = 1_i64;
    for &size in sizes {
        let Some(int) = int_payload(vm, size) else {
            return Err(vm.type_error("memoryview.cast(): elements of shape must be integers"));
        };
        let int = vm.index_i64(int)?;
        if int <= 0 {
            return Err(vm.value_error("memoryview.cast(): elements of shape must be integers > 0"));
        }
        let Some(larger) = product.checked_mul(int) else {
            return Err(vm.value_error("memoryview.cast(): product(shape) > SSIZE_MAX"));
        };
        product = larger;
        shape.push(int);
    }
    let len = view.byte_len();
    if product.checked_mul(view.format.size()) != Some(len) {
        return Err(vm.type_error("memoryview: product(shape) * itemsize != buffer size"));
    }
    view.strides = MemoryView::packed_strides(&shape, view.format.size());
    view.shape = shape;
    Ok(view)
}
