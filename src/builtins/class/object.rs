//! `object`: what every object can do.

use super::reduce;
use crate::builtins::string::argument_type;
use crate::code::Conversion;
use crate::object::Rare;
use crate::value::{TypeId, Value};
use crate::vm::protocol::display::display_class_name;
use crate::vm::protocol::hash::identity_hash;
use crate::vm::protocol::steps::TRUTH;
use crate::vm::{
    Action, Args, Fault, NativeDef, NativeState, NativeStep, Outcome, Resumed, TypeDef, Vm,
    natives, params,
};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__repr__" => repr;
    slot "__str__" => str;
    slot "__hash__" => hash;
    slot "__eq__" => eq;
    slot "__ne__" => ne;
    slot "__lt__" => not_implemented;
    slot "__le__" => not_implemented;
    slot "__gt__" => not_implemented;
    slot "__ge__" => not_implemented;
    slot "__getattribute__" => getattribute;
    slot "__setattr__" => setattr;
    slot "__delattr__" => delattr;
    method "__format__" => format;
    method "__dir__" => dir;
    method "__sizeof__" => super::sizes::size_of;
    raw class_method "__init_subclass__" => init_subclass;
    raw class_method "__subclasshook__" => subclass_hook;
    getset "__class__" => class, set_class;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("()"),
    subclassable: true,
    ..TypeDef::new(
        TypeId::Object,
        "The base of all classes; an instance of its own has no attributes.",
        &[METHODS, reduce::OBJECT],
    )
};

/// `object.__new__(cls)`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    let excess = args.len() > 1 || !args.kw.is_empty();
    match class.as_class() {
        Some(key) => {
            if excess {
                vm.check_no_arguments(class, true)?;
            }
            vm.new_plain_object(key)
        }
        None if excess => Err(vm.type_error("object() takes no arguments")),
        None => Ok(vm.heap.new_object(Rare::Object)),
    }
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if args.len() > 1 || !args.kw.is_empty() {
        let class = vm.type_of(args.get(0));
        vm.check_no_arguments(class, false)?;
    }
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = vm.type_of(args.get(0));
    let name = display_class_name(&mut vm.heap, class);
    let address = args.get(0).address();
    Ok(vm
        .heap
        .new_string(format!("<{name} object at {address:#x}>")))
}

fn str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.text_leaving(args.leave, args.get(0), Conversion::Repr)
}

fn hash(_: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(identity_hash(args.get(0))))
}

fn eq(_vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(if args.get(0).is(args.get(1)) {
        Value::TRUE
    } else {
        Value::NOT_IMPLEMENTED
    })
}

/// The opposite of what `__eq__` of the object's type says.
fn ne(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.begin(args.leave, &NE, NativeState::of(args.pos))
}

/// `object.__ne__`: `[a, b]`.
pub(crate) static NE: NativeStep = NativeStep {
    name: "__ne__",
    run: |vm, state, resumed| {
        let [a, b, ..] = state.values;
        let result = match (resumed, state.stage) {
            (Resumed::Start, _) => match vm.lookup_special(a, "__eq__") {
                Some(method) => match vm.special_action_if_had(method, a, &[b])? {
                    Some(action) => return Ok(action),
                    None => Value::NOT_IMPLEMENTED,
                },
                None => Value::NOT_IMPLEMENTED,
            },
            (resumed, 0) => resumed.value()?,
            (resumed, _) => {
                let equal = resumed.value()? == Value::TRUE;
                return Ok(Action::Done(Value::bool(!equal)));
            }
        };
        if result.is_not_implemented() {
            return Ok(Action::Done(result));
        }
        state.stage = 1;
        Ok(Action::Native(&TRUTH, NativeState::of(&[result])))
    },
};

fn not_implemented(_vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Ok(Value::NOT_IMPLEMENTED)
}

fn getattribute(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    vm.own_attr_leaving(args.leave, args.get(0), name)
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    if args.get(0).is_type() {
        let text = format!(
            "can't apply this __setattr__ to {} object",
            vm.type_name(args.get(0))
        );
        return Err(vm.type_error(text));
    }
    vm.default_setattr_leaving(args.leave, args.get(0), name, args.get(2))?;
    Ok(Value::NONE)
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    if args.get(0).is_type() {
        let text = format!(
            "can't apply this __delattr__ to {} object",
            vm.type_name(args.get(0))
        );
        return Err(vm.type_error(text));
    }
    vm.default_setattr_leaving(args.leave, args.get(0), name, Value::UNBOUND)?;
    Ok(Value::NONE)
}

fn format(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Some(spec) = vm.heap.as_text(args.get(1)).map(str::to_owned) else {
        let text = format!(
            "__format__() argument must be str, not {}",
            argument_type(vm, args.get(1))
        );
        return Err(vm.type_error(text));
    };
    if !spec.is_empty() {
        let text = format!(
            "unsupported format string passed to {}.__format__",
            vm.type_name(args.get(0))
        );
        return Err(vm.type_error(text));
    }
    vm.text_leaving(args.leave, args.get(0), Conversion::Str)
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let names = vm.object_dir(args.get(0))?;
    Ok(vm.heap.new_list(names))
}

fn init_subclass(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = match args.get(0).as_class() {
        Some(key) => vm.heap.text(vm.heap[key].qualname).to_owned(),
        None => vm.heap.class_name(args.get(0)),
    };
    if !args.kw.is_empty() {
        return Err(vm.type_error(format!(
            "{class}.__init_subclass__() takes no keyword arguments"
        )));
    }
    if args.len() > 1 {
        let given = args.len() - 1;
        return Err(vm.type_error(format!(
            "{class}.__init_subclass__() takes no arguments ({given} given)"
        )));
    }
    Ok(Value::NONE)
}

fn subclass_hook(_vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Ok(Value::NOT_IMPLEMENTED)
}

fn class(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(vm.type_of(args.get(0)))
}

fn set_class(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (object, class) = (args.get(0), args.get(1));
    if class.is_unbound() {
        return Err(vm.type_error("can't delete __class__ attribute"));
    }
    if !class.is_type() {
        let text = format!(
            "__class__ must be set to a class, not '{}' object",
            vm.type_name(class)
        );
        return Err(vm.type_error(text));
    }
    let old = vm.type_of(object);
    if let Some(key) = object.as_module()
        && vm.heap.layout_of_class(class) == TypeId::Module
    {
        let plain = vm.solid_base(Value::builtin_type(TypeId::Module));
        let adds_slots = vm.solid_base(class) != plain;
        if adds_slots {
            return Err(layout_differs(vm, old, class));
        }
        vm.heap[key].class = class.as_class().map_or(Value::UNBOUND, Value::class);
        return Ok(Value::NONE);
    }
    let mutable = |vm: &Vm, class: Value| {
        class
            .as_class()
            .filter(|_| vm.heap.host_class(class).is_none())
    };
    let (Some(new_key), Some(_)) = (mutable(vm, class), mutable(vm, old)) else {
        return Err(vm.type_error(
            "__class__ assignment only supported for mutable types or ModuleType subclasses",
        ));
    };
    if !same_layout(vm, old, class) {
        return Err(layout_differs(vm, old, class));
    }
    let old_key = old.as_class();
    if let Some(key) = object.as_instance() {
        vm.heap[key].class = new_key;
        if !old_key.is_some_and(|old| vm.hooks(old).finalizer) {
            vm.note_instance(class, object);
        }
    } else if let Some(key) = object.as_exception() {
        vm.heap[key].class = class;
    } else if let Some(key) = object.as_class() {
        vm.heap[key].metaclass = class;
        vm.class_changed();
    }
    Ok(Value::NONE)
}

fn layout_differs(vm: &mut Vm, old: Value, new: Value) -> Fault {
    let text = format!(
        "__class__ assignment: '{}' object layout differs from '{}'",
        vm.heap.class_name(new),
        vm.heap.class_name(old)
    );
    vm.type_error(text)
}

/// Whether instances of both classes are made of the same parts.
fn same_layout(vm: &mut Vm, a: Value, b: Value) -> bool {
    if vm.heap.layout_of_class(a) != vm.heap.layout_of_class(b)
        || vm.has_weakref(a) != vm.has_weakref(b)
        || vm.heap.host_base(a) != vm.heap.host_base(b)
    {
        return false;
    }
    vm.heap.layout_of_class(a) == TypeId::Type
        || vm.class_has_dict(a) == vm.class_has_dict(b) && same_slots(vm, a, b)
}

/// Whether the last classes that add slots are the same, or add the same ones to the same base.
fn same_slots(vm: &Vm, a: Value, b: Value) -> bool {
    let (a, b) = (vm.solid_base(a), vm.solid_base(b));
    if a == b {
        return true;
    }
    match (a.as_class(), b.as_class()) {
        (Some(a), Some(b)) => {
            vm.heap[a].base == vm.heap[b].base && vm.heap.own_slots(a) == vm.heap.own_slots(b)
        }
        _ => false,
    }
}
