//! `staticmethod` and `classmethod`.

use crate::builtins::generator::class_getitem;
use crate::object::Wrapper;
use crate::value::{TypeId, Value, WrapperKey};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const STATIC: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__get__" => get;
    slot "__call__" => call;
    slot "__repr__" => repr;
    member "__func__" => function;
    member "__wrapped__" => function;
    class_method "__class_getitem__" => class_getitem;
    getset "__isabstractmethod__" => is_abstract;
    getset "__dict__" => dict, set_dict;
    getset "__annotations__" => annotations, set_annotations;
    getset "__annotate__" => annotate, set_annotate;
};

pub(crate) const CLASS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__get__" => get;
    slot "__repr__" => repr;
    member "__func__" => function;
    member "__wrapped__" => function;
    class_method "__class_getitem__" => class_getitem;
    getset "__isabstractmethod__" => is_abstract;
    getset "__dict__" => dict, set_dict;
    getset "__annotations__" => annotations, set_annotations;
    getset "__annotate__" => annotate, set_annotate;
};

pub(crate) const STATIC_TYPE: TypeDef = TypeDef {
    new: Some(new_static),
    params: params!("(function, /)"),
    subclassable: true,
    has_dict: true,
    ..TypeDef::new(
        TypeId::StaticMethod,
        "A function of a class that gets no receiver.",
        &[STATIC],
    )
};

pub(crate) const CLASS_TYPE: TypeDef = TypeDef {
    new: Some(new_class),
    params: params!("(function, /)"),
    subclassable: true,
    has_dict: true,
    ..TypeDef::new(
        TypeId::ClassMethod,
        "A function of a class that gets the class.",
        &[CLASS],
    )
};

/// Attributes of the function that the wrapper takes over.
const COPIED: [&str; 4] = ["__module__", "__name__", "__qualname__", "__doc__"];

fn new_static(vm: &mut Vm, args: Args<'_>) -> Outcome {
    new(vm, args, false)
}

fn new_class(vm: &mut Vm, args: Args<'_>) -> Outcome {
    new(vm, args, true)
}

fn new(vm: &mut Vm, args: Args<'_>, binds_class: bool) -> Outcome {
    let name = if binds_class {
        "classmethod"
    } else {
        "staticmethod"
    };
    let rest = args.pos.get(1..).unwrap_or_default();
    vm.check_positional(name, rest, args.kw, 1, 1)?;
    // What a class of a script makes of it is up to its `__init__`.
    let plain = vm.refuses_keywords(args.get(0), "__init__");
    let function = if plain { rest[0] } else { Value::NONE };
    let object = vm.heap.new_object(Wrapper {
        function,
        binds_class,
        dict: Value::UNBOUND,
    });
    let wrapped = vm.wrap_payload(args.get(0), object)?;
    if plain {
        copy_attributes(vm, wrapped, function)?;
    }
    Ok(wrapped)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<WrapperKey>(vm)?;
    let name = if vm.heap[key].binds_class {
        "classmethod"
    } else {
        "staticmethod"
    };
    let rest = args.pos.get(1..).unwrap_or_default();
    vm.check_positional(name, rest, args.kw, 1, 1)?;
    vm.heap[key].function = rest[0];
    copy_attributes(vm, args.get(0), rest[0])?;
    Ok(Value::NONE)
}

fn copy_attributes(vm: &mut Vm, wrapper: Value, function: Value) -> Outcome<()> {
    for name in COPIED {
        let name = vm.heap.intern(name);
        if let Some(value) = vm.getattr_opt(function, name)? {
            vm.heap.keep(value);
            vm.store_in_dict(wrapper, name, value)?;
        }
    }
    Ok(())
}

fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<WrapperKey>(vm)?;
    let Wrapper {
        function,
        binds_class,
        ..
    } = vm.heap[key];
    if !binds_class {
        return Ok(function);
    }
    let class = match args.opt(2).filter(|owner| !owner.is_none()) {
        Some(owner) => owner,
        None if args.get(1).is_none() => {
            return Err(vm.type_error("__get__(None, None) is invalid"));
        }
        None => vm.type_of(args.get(1)),
    };
    Ok(vm.heap.new_method(function, class))
}

fn call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<WrapperKey>(vm)?;
    let function = vm.heap[key].function;
    vm.call_kw(function, args.pos.get(1..).unwrap_or_default(), args.kw)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<WrapperKey>(vm)?;
    let Wrapper {
        function,
        binds_class,
        ..
    } = vm.heap[key];
    let name = if binds_class {
        "classmethod"
    } else {
        "staticmethod"
    };
    let function = vm.repr(function)?;
    Ok(vm.heap.new_string(format!("<{name}({function})>")))
}

fn function(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<WrapperKey>(vm)?;
    Ok(vm.heap[key].function)
}

fn is_abstract(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<WrapperKey>(vm)?;
    let function = vm.heap[key].function;
    Ok(Value::bool(vm.says_abstract(function)?))
}

fn dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.instance_dict_attr(args.get(0))
}

fn set_dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.set_instance_dict(args.get(0), args.get(1))?;
    Ok(Value::NONE)
}

fn annotations(vm: &mut Vm, args: Args<'_>) -> Outcome {
    taken_over(vm, args, "__annotations__")
}

fn set_annotations(vm: &mut Vm, args: Args<'_>) -> Outcome {
    set_taken_over(vm, args, "__annotations__")
}

fn annotate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    taken_over(vm, args, "__annotate__")
}

fn set_annotate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    set_taken_over(vm, args, "__annotate__")
}

/// An attribute that the wrapper takes over from its function when someone asks (`descriptor_get_wrapped_attribute`).
fn taken_over(vm: &mut Vm, args: Args<'_>, name: &str) -> Outcome {
    let key = args.this::<WrapperKey>(vm)?;
    let name = vm.heap.intern(name);
    let own = vm.heap.instance_dict(args.get(0));
    if let Some(found) = own.and_then(|dict| vm.heap.dict_get_str(dict, name)) {
        return Ok(found);
    }
    let function = vm.heap[key].function;
    let found = vm.getattr(function, name)?;
    vm.heap.keep(found);
    vm.store_in_dict(args.get(0), name, found)?;
    Ok(found)
}

fn set_taken_over(vm: &mut Vm, args: Args<'_>, name: &str) -> Outcome {
    args.this::<WrapperKey>(vm)?;
    let name = vm.heap.intern(name);
    if !vm.store_in_dict(args.get(0), name, args.get(1))? {
        return Err(vm.no_attribute(args.get(0), name));
    }
    Ok(Value::NONE)
}
