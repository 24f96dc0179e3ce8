//! `super`

use crate::object::Super;
use crate::value::{SuperKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__get__" => get;
    slot "__repr__" => repr;
    slot "__getattribute__" => getattribute;
    member "__thisclass__" => this_class;
    member "__self__" => receiver;
    member "__self_class__" => receiver_class;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("[type[, object]], /"),
    subclassable: true,
    fills_in_init: true,
    ..TypeDef::new(
        TypeId::Super,
        "Attributes of the classes after one in a method resolution order.",
        &[METHODS],
    )
};

/// `super()`, `super(type)`, `super(type, object_or_type)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    // A subclass whose `__init__` decides starts out with nothing.
    let rest = args.pos.get(1..).unwrap_or_default();
    let scripted = rest.is_empty() && args.get(0).as_class().is_some();
    let object = match scripted {
        true => vm.heap.new_object(Super {
            this_class: Value::builtin_type(TypeId::Object),
            receiver: Value::UNBOUND,
            receiver_class: Value::UNBOUND,
        }),
        false => make(vm, rest, args.kw, args.get(0).as_class().is_some())?,
    };
    vm.wrap_payload(args.get(0), object)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<SuperKey>(vm)?;
    let object = make(vm, args.pos.get(1..).unwrap_or_default(), args.kw, true)?;
    if let Some(made) = object.as_super() {
        vm.heap[key] = vm.heap[made];
    }
    Ok(Value::NONE)
}

/// A super object; CPython words one error otherwise where `__init__` makes it.
fn make(vm: &mut Vm, pos: &[Value], kw: &[(Value, Value)], by_init: bool) -> Outcome {
    if !kw.is_empty() {
        return Err(vm.type_error("super() takes no keyword arguments"));
    }
    if pos.len() > 2 {
        return Err(vm.type_error(format!(
            "super() expected at most 2 arguments, got {}",
            pos.len()
        )));
    }
    let Some(&class) = pos.first() else {
        return vm.implicit_super();
    };
    if !class.is_type() {
        let message = match (by_init, vm.type_name(class)) {
            (true, _) if class.is_none() => "super() argument 1 must be type, not None".to_owned(),
            (true, given) => format!("super() argument 1 must be type, not {given}"),
            (false, given) => format!("super() argument 1 must be a type, not {given}"),
        };
        return Err(vm.type_error(message));
    }
    let receiver = pos
        .get(1)
        .copied()
        .filter(|v| !v.is_none())
        .unwrap_or(Value::UNBOUND);
    vm.new_super(class, receiver)
}

fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<SuperKey>(vm)?;
    let Super {
        this_class,
        receiver,
        ..
    } = vm.heap[key];
    let class = vm.type_of(args.get(0));
    if class.as_class().is_none() {
        return vm.bind_super(key, args.get(1));
    }
    // A subclass makes one of its own.
    if receiver.is_bound() || args.get(1).is_none() {
        Ok(args.get(0))
    } else {
        vm.call(class, &[this_class, args.get(1)])
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<SuperKey>(vm)?;
    let Super {
        this_class,
        receiver_class,
        ..
    } = vm.heap[key];
    let class = vm.heap.class_name(this_class);
    let text = match receiver_class.is_bound() {
        true => format!(
            "<super: <class '{class}'>, <{} object>>",
            vm.heap.class_name(receiver_class)
        ),
        false => format!("<super: <class '{class}'>, NULL>"),
    };
    Ok(vm.heap.new_string(text))
}

fn getattribute(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    match vm.super_getattr(args.get(0), name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(args.get(0), name)),
    }
}

fn or_none(value: Value) -> Value {
    if value.is_unbound() {
        Value::NONE
    } else {
        value
    }
}

fn this_class(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<SuperKey>(vm)?;
    Ok(vm.heap[key].this_class)
}

fn receiver(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<SuperKey>(vm)?;
    Ok(or_none(vm.heap[key].receiver))
}

fn receiver_class(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<SuperKey>(vm)?;
    Ok(or_none(vm.heap[key].receiver_class))
}
