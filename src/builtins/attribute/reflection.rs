//! Functions that inspect objects: attributes, types, identity; and the one behind `class`.

use crate::heap::Heap;
use crate::value::Value;
use crate::vm::{Args, NativeDef, Outcome, Vm, asking, builtin_type_of, natives};

pub(crate) const FUNCTIONS: &[NativeDef] = natives! {
    function "__build_class__" "func, name, /, *bases, **kwds"
        "Makes a class: what a class statement calls." => build_class;
    shortcut(quick_isinstance) function "isinstance" "($module, obj, class_or_tuple, /)"
        "Whether an object is an instance of a class, or of one of several." => asking!("isinstance", isinstance);
    function "issubclass" "($module, cls, class_or_tuple, /)"
        "Whether a class derives from another, or from one of several." => asking!("issubclass", issubclass);
    function "getattr" "object, name[, default], /"
        "obj.name, for a name that is a value; a default takes the place of AttributeError." => getattr;
    function "setattr" "($module, obj, name, value, /)" "obj.name = value, for a name that is a value." => setattr;
    function "delattr" "($module, obj, name, /)" "del obj.name, for a name that is a value." => delattr;
    function "hasattr" "($module, obj, name, /)" "Whether the object has an attribute of that name." => hasattr;
    function "id" "($module, obj, /)" "A number that no other living object has." => id;
    function "callable" "($module, obj, /)" "Whether the object can be called." => callable;
};

fn build_class(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.build_class(args)
}

/// [`isinstance`] of the very class.
fn quick_isinstance(heap: &mut Heap, args: &[Value]) -> Option<Value> {
    let &[object, class] = args else { return None };
    let same = match object.as_instance() {
        Some(instance) => heap[instance].class == class.as_class()?,
        None => builtin_type_of(object)? == class.as_builtin_type()?,
    };
    same.then_some(Value::TRUE)
}

fn isinstance(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.is_instance(args.get(0), args.get(1))?))
}

fn issubclass(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.is_subclass(args.get(0), args.get(1))?))
}

fn getattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    match args.opt(2) {
        None => vm.getattr_leaving(args.leave, args.get(0), name),
        Some(default) => vm.getattr_default_leaving(args.leave, args.get(0), name, default),
    }
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    let name = vm.heap.intern_value(name);
    vm.setattr_leaving(args.leave, args.get(0), name, args.get(2))?;
    Ok(Value::NONE)
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    vm.setattr_leaving(args.leave, args.get(0), name, Value::UNBOUND)?;
    Ok(Value::NONE)
}

fn hasattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    vm.hasattr_leaving(args.leave, args.get(0), name)
}

fn id(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let address = args.get(0).address();
    Ok(vm.heap.new_int(address.into()))
}

fn callable(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.is_callable(args.get(0))))
}
