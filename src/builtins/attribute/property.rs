//! `property`: attributes that are computed by functions.

use crate::object::Property;
use crate::value::{PropertyKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__get__" => get;
    slot "__set__" => set;
    slot "__delete__" => delete;
    raw method "__set_name__" => set_name;
    method "getter" "($self, object, /)" "A copy of the property with another function that reads." => with_getter;
    method "setter" "($self, object, /)" "A copy of the property with another function that writes." => with_setter;
    method "deleter" "($self, object, /)" "A copy of the property with another function that deletes." => with_deleter;
    member "fget" "The function that reads." => fget;
    member "fset" "The function that writes." => fset;
    member "fdel" "The function that deletes." => fdel;
    member "__doc__" => doc, set_doc;
    getset "__name__" => name, rename;
    getset "__isabstractmethod__" => is_abstract;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(fget=None, fset=None, fdel=None, doc=None)"),
    subclassable: true,
    fills_in_init: true,
    ..TypeDef::new(
        TypeId::Property,
        "An attribute computed by functions.",
        &[METHODS],
    )
};

/// `property(fget=None, fset=None, fdel=None, doc=None)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let object = vm.heap.new_object(Property {
        getter: Value::NONE,
        setter: Value::NONE,
        deleter: Value::NONE,
        doc: Value::NONE,
        getter_doc: false,
        name: Value::UNBOUND,
    });
    let object = vm.wrap_payload(args.get(0), object)?;
    fill(vm, object, args.pos.get(1..).unwrap_or_default(), args.kw)?;
    Ok(object)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    args.this::<PropertyKey>(vm)?;
    fill(
        vm,
        args.get(0),
        args.pos.get(1..).unwrap_or_default(),
        args.kw,
    )?;
    Ok(Value::NONE)
}

/// Takes the functions; without a docstring of its own the property has its getter's. An instance of a
/// subclass keeps the docstring in its dict, where the class's own does not hide it.
fn fill(vm: &mut Vm, object: Value, pos: &[Value], kw: &[(Value, Value)]) -> Outcome<()> {
    let bound = vm.bind_params("property", TYPE.params, pos, kw)?;
    let or_none = |i: usize| {
        bound
            .get(i)
            .copied()
            .filter(|v| v.is_bound())
            .unwrap_or(Value::NONE)
    };
    let mut doc = or_none(3);
    let mut getter_doc = false;
    if doc.is_none() && !or_none(0).is_none() {
        doc = vm
            .getattr_named(or_none(0), "__doc__")?
            .unwrap_or(Value::NONE);
        vm.heap.keep(doc);
        getter_doc = !doc.is_none();
    }
    let Some(key) = vm.heap.payload(object).as_property() else {
        return Ok(());
    };
    let own = object.as_property().is_some();
    let name = vm.heap[key].name;
    vm.heap[key] = Property {
        getter: or_none(0),
        setter: or_none(1),
        deleter: or_none(2),
        doc: if own { doc } else { Value::NONE },
        getter_doc,
        name,
    };
    if own {
        return Ok(());
    }
    let name = vm.heap.intern("__doc__");
    match vm.setattr(object, name, doc) {
        // A class without room for it drops a docstring that was given.
        Err(fault) if !getter_doc && is_raised(&vm.heap, fault, TypeId::AttributeError) => Ok(()),
        done => done,
    }
}

fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    let (instance, owner) = (args.get(1), args.get(2));
    if instance.is_none() {
        if owner.is_unbound() || owner.is_none() {
            return Err(vm.type_error("__get__(None, None) is invalid"));
        }
        return Ok(args.get(0));
    }
    let getter = vm.heap[key].getter;
    match getter.is_none() {
        true => vm.property_get(key, instance),
        false => vm.call_leaving(args.leave, getter, &[instance]),
    }
}

fn set(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    vm.property_set(key, args.get(1), args.get(2))?;
    Ok(Value::NONE)
}

fn delete(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    vm.property_set(key, args.get(1), Value::UNBOUND)?;
    Ok(Value::NONE)
}

fn set_name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    if args.len() != 3 || !args.kw.is_empty() {
        let given = args.len() + args.kw.len() - 1;
        return Err(vm.type_error(format!(
            "__set_name__() takes 2 positional arguments but {given} were given"
        )));
    }
    vm.heap[key].name = args.get(2);
    Ok(Value::NONE)
}

/// A copy of the property with one function replaced; of a subclass, through its constructor.
///
/// None in the place of the function leaves the one that is there.
fn copy(vm: &mut Vm, args: Args<'_>, change: impl FnOnce(&mut Property, Value)) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    let mut property = vm.heap[key];
    if !args.get(1).is_none() {
        change(&mut property, args.get(1));
    }
    let class = vm.type_of(args.get(0));
    let inherited = property.getter_doc && !property.getter.is_none();
    let doc = if inherited { Value::NONE } else { property.doc };
    let copy = vm.call(
        class,
        &[property.getter, property.setter, property.deleter, doc],
    )?;
    if let Some(new) = vm.heap.payload(copy).as_property() {
        vm.heap[new].name = property.name;
    }
    Ok(copy)
}

fn with_getter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    copy(vm, args, |property, function| property.getter = function)
}

fn with_setter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    copy(vm, args, |property, function| property.setter = function)
}

fn with_deleter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    copy(vm, args, |property, function| property.deleter = function)
}

fn fget(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    Ok(vm.heap[key].getter)
}

fn fset(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    Ok(vm.heap[key].setter)
}

fn fdel(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    Ok(vm.heap[key].deleter)
}

fn doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    Ok(vm.heap[key].doc)
}

fn set_doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    vm.heap[key].doc = if args.get(1).is_unbound() {
        Value::NONE
    } else {
        args.get(1)
    };
    Ok(Value::NONE)
}

fn name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    let own = vm.heap[key].name;
    if own.is_bound() {
        return Ok(own);
    }
    let getter = vm.heap[key].getter;
    if !getter.is_none()
        && let Some(name) = vm.getattr_named(getter, "__name__")?
    {
        return Ok(name);
    }
    let name = vm.heap.intern("__name__");
    Err(vm.no_attribute(args.get(0), name))
}

fn rename(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    vm.heap[key].name = args.get(1);
    Ok(Value::NONE)
}

fn is_abstract(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<PropertyKey>(vm)?;
    let Property {
        getter,
        setter,
        deleter,
        ..
    } = vm.heap[key];
    for function in [getter, setter, deleter] {
        if vm.says_abstract(function)? {
            return Ok(Value::TRUE);
        }
    }
    Ok(Value::FALSE)
}
