//! `method`: a function bound to its first argument.

use super::native_objects::reduce_to_attribute;
use crate::object::Method;
use crate::value::{MethodKey, TypeId, Value};
use crate::vm::protocol::hash::identity_hash;
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__call__" => call;
    slot "__get__" => get;
    slot "__repr__" => repr;
    slot "__eq__" => eq;
    slot "__hash__" => hash;
    slot "__getattribute__" => getattribute;
    method "__reduce__" => reduce;
    getset "__doc__" => doc;
    member "__func__" => function;
    member "__self__" => receiver;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(function, instance, /)"),
    weak_refs: true,
    ..TypeDef::new(
        TypeId::Method,
        "A function bound to its first argument.",
        &[METHODS],
    )
};

/// `types.MethodType(function, instance)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.check_positional(
        "method",
        args.pos.get(1..).unwrap_or_default(),
        args.kw,
        2,
        2,
    )?;
    let (function, receiver) = (args.get(1), args.get(2));
    if !vm.is_callable(function) {
        return Err(vm.type_error("first argument must be callable"));
    }
    if receiver.is_none() {
        return Err(vm.type_error("instance must not be None"));
    }
    Ok(vm.heap.new_method(function, receiver))
}

/// Function and receiver of the method in the first argument.
fn parts(vm: &mut Vm, args: Args<'_>) -> Outcome<(Value, Value)> {
    let key = args.this::<MethodKey>(vm)?;
    let Method { function, receiver } = vm.heap[key];
    Ok((function, receiver))
}

fn call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.call_kw(args.get(0), args.pos.get(1..).unwrap_or_default(), args.kw)
}

/// A bound method stays bound to what it is bound to.
fn get(_vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(args.get(0))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (function, receiver) = parts(vm, args)?;
    let mut name = vm.getattr_named(function, "__qualname__")?;
    if name.is_none() {
        name = vm.getattr_named(function, "__name__")?;
    }
    let name = name
        .and_then(|name| vm.heap.as_text(name).map(str::to_owned))
        .unwrap_or_else(|| "?".to_owned());
    let receiver = vm.repr(receiver)?;
    Ok(vm
        .heap
        .new_string(format!("<bound method {name} of {receiver}>")))
}

/// The same function, bound to the very same object.
fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (function, receiver) = parts(vm, args)?;
    let Some(other) = args
        .get(1)
        .as_method()
        .filter(|_| vm.type_of(args.get(0)) == vm.type_of(args.get(1)))
    else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let (other_function, other_receiver) = (vm.heap[other].function, vm.heap[other].receiver);
    Ok(Value::bool(
        receiver.is(other_receiver) && vm.eq(function, other_function)?,
    ))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (function, receiver) = parts(vm, args)?;
    let function = vm.hash(function)?;
    Ok(Value::int(function ^ identity_hash(receiver)))
}

fn getattribute(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    match vm.default_getattr(args.get(0), name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(args.get(0), name)),
    }
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (function, receiver) = parts(vm, args)?;
    let name = vm.heap.intern("__name__");
    let name = vm.getattr(function, name)?;
    vm.heap.keep(name);
    reduce_to_attribute(vm, receiver, name)
}

fn doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (function, _) = parts(vm, args)?;
    Ok(vm
        .getattr_named(function, "__doc__")?
        .unwrap_or(Value::NONE))
}

fn function(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(parts(vm, args)?.0)
}

fn receiver(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(parts(vm, args)?.1)
}
