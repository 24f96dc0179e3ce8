//! Natives as objects: built-in functions and methods, and the descriptors in built-in types.
//!
//! The types `builtin_function_or_method`, `method_descriptor`, `wrapper_descriptor`, `method-wrapper`,
//! `classmethod_descriptor`, `getset_descriptor` and `member_descriptor` are put together from the tables here.

use crate::object::{HostFunction, Rare};
use crate::value::{TypeId, Value};
use crate::vm::call::registry::c_module;
use crate::vm::protocol::hash::identity_hash;
use crate::vm::{Args, NativeDef, NativeKind, Outcome, Signature, TypeDef, Vm, natives};

/// What all of them have.
const NATIVE: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    getset "__qualname__" => qualname;
    getset "__doc__" => doc;
};

/// What can be called has besides.
const CALLABLE: &[NativeDef] = natives! {
    slot "__call__" => call;
    getset "__text_signature__" => parameters;
};

/// What can be found again by its name.
const NAMED: &[NativeDef] = natives! {
    method "__reduce__" => reduce;
};

/// Functions and bound methods.
const BOUND: &[NativeDef] = natives! {
    slot "__eq__" => eq;
    slot "__hash__" => hash;
    getset "__name__" => name;
};

const FUNCTION: &[NativeDef] = natives! {
    getset "__self__" => receiver;
    member "__module__" => module;
};

const METHOD_WRAPPER: &[NativeDef] = natives! {
    member "__self__" => receiver;
    getset "__objclass__" => owner_class;
};

const DESCRIPTOR: &[NativeDef] = natives! {
    slot "__get__" => get;
    member "__name__" => name;
    member "__objclass__" => owner_class;
};

/// Descriptors that stand for an attribute.
const ATTRIBUTE: &[NativeDef] = natives! {
    slot "__set__" => set;
    slot "__delete__" => delete;
};

pub(crate) const TYPES: &[TypeDef] = &[
    TypeDef {
        weak_refs: true,
        ..TypeDef::new(
            TypeId::BuiltinFunction,
            "A function written in Rust.",
            &[NATIVE, CALLABLE, NAMED, BOUND, FUNCTION],
        )
    },
    TypeDef::new(
        TypeId::MethodDescriptor,
        "",
        &[NATIVE, CALLABLE, NAMED, DESCRIPTOR],
    ),
    TypeDef::new(
        TypeId::WrapperDescriptor,
        "",
        &[NATIVE, CALLABLE, NAMED, DESCRIPTOR],
    ),
    TypeDef::new(
        TypeId::MethodWrapper,
        "",
        &[NATIVE, CALLABLE, NAMED, BOUND, METHOD_WRAPPER],
    ),
    TypeDef::new(
        TypeId::ClassMethodDescriptor,
        "",
        &[NATIVE, CALLABLE, DESCRIPTOR],
    ),
    TypeDef::new(
        TypeId::GetSetDescriptor,
        "",
        &[NATIVE, DESCRIPTOR, ATTRIBUTE],
    ),
    TypeDef::new(
        TypeId::MemberDescriptor,
        "",
        &[NATIVE, NAMED, DESCRIPTOR, ATTRIBUTE],
    ),
];

/// What a native or a slot of a class is called, whose it is, and what it is bound to.
struct Facts {
    name: String,
    /// Its row; `None` for what is the host's, and for slots of a script's class.
    def: Option<&'static NativeDef>,
    /// The type or class that it belongs to; `None` for functions of modules.
    owner: Option<Value>,
    kind: NativeKind,
    /// The module of a function.
    module: &'static str,
    /// Unbound: not bound.
    receiver: Value,
}

fn facts(vm: &mut Vm, v: Value) -> Option<Facts> {
    if let Some(key) = v.as_method() {
        let (function, receiver) = (vm.heap[key].function, vm.heap[key].receiver);
        return facts(vm, function).map(|facts| Facts { receiver, ..facts });
    }
    if let Some((table, row)) = v.as_builtin() {
        let (def, table) = (vm.registry.native(table, row), vm.registry.table(table));
        let ty = if let Signature::New(ty) = def.signature {
            Some(ty)
        } else {
            table.ty
        };
        let owner = ty.map(Value::builtin_type);
        let receiver = if def.kind == NativeKind::Static {
            owner.unwrap_or_default()
        } else {
            Value::UNBOUND
        };
        return Some(Facts {
            name: def.name.to_owned(),
            def: Some(def),
            owner,
            kind: def.kind,
            module: table.owner,
            receiver,
        });
    }
    if let Some(key) = v.as_host_function() {
        let function = &vm.heap[key];
        let kind = if function.binds {
            NativeKind::Method
        } else {
            NativeKind::Function
        };
        return Some(Facts {
            name: function.name.to_string(),
            def: None,
            owner: function.owner.map(Value::class),
            kind,
            module: "",
            receiver: Value::UNBOUND,
        });
    }
    let (class, name, kind) = match vm.heap[v.as_rare()?] {
        Rare::Slot { class, name, .. } => {
            (class, vm.heap.text(name).to_owned(), NativeKind::Member)
        }
        Rare::ClassGetSet { class, weakref } => (
            class,
            if weakref { "__weakref__" } else { "__dict__" }.to_owned(),
            NativeKind::GetSet,
        ),
        _ => return None,
    };
    Some(Facts {
        name,
        def: None,
        owner: Some(class.into()),
        kind,
        module: "",
        receiver: Value::UNBOUND,
    })
}

fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<Facts> {
    match facts(vm, args.get(0)) {
        Some(facts) => Ok(facts),
        None => Err(args.wrong_receiver(vm, TypeId::BuiltinFunction)),
    }
}

/// `__text_signature__`
fn parameters(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let Some(function) = host_function(vm, args) {
        let text = function.signature.clone();
        return Ok(text.map_or(Value::NONE, |text| vm.heap.new_str(&text)));
    }
    let def = this(vm, args)?.def;
    Ok(match def.and_then(|def| def.params.shown()) {
        Some(text) => vm.heap.new_str(text),
        None => Value::NONE,
    })
}

fn call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.call_kw(args.get(0), args.pos.get(1..).unwrap_or_default(), args.kw)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Facts {
        name,
        owner,
        kind,
        receiver,
        ..
    } = this(vm, args)?;
    let owner = owner
        .map(|owner| vm.heap.dotted_type_name(owner))
        .unwrap_or_default();
    let text = match kind {
        NativeKind::Slot if receiver.is_bound() => {
            let (class, address) = (vm.type_name(receiver), receiver.address());
            format!("<method-wrapper '{name}' of {class} object at {address:#x}>")
        }
        _ if receiver.is_bound() => {
            let (class, address) = (vm.type_name(receiver), receiver.address());
            format!("<built-in method {name} of {class} object at {address:#x}>")
        }
        NativeKind::Function | NativeKind::Static => format!("<built-in function {name}>"),
        NativeKind::Method | NativeKind::ClassMethod => {
            format!("<method '{name}' of '{owner}' objects>")
        }
        NativeKind::Slot => format!("<slot wrapper '{name}' of '{owner}' objects>"),
        NativeKind::GetSet => format!("<attribute '{name}' of '{owner}' objects>"),
        NativeKind::Member | NativeKind::ClassValue => {
            format!("<member '{name}' of '{owner}' objects>")
        }
    };
    Ok(vm.heap.new_string(text))
}

/// The same function, bound to the very same object.
fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (a, b) = (args.get(0), args.get(1));
    if vm.type_of(a) != vm.type_of(b) {
        return Ok(Value::NOT_IMPLEMENTED);
    }
    Ok(Value::bool(match (a.as_method(), b.as_method()) {
        (Some(a), Some(b)) => {
            vm.heap[a].function == vm.heap[b].function
                && vm.heap[a].receiver.is(vm.heap[b].receiver)
        }
        _ => a.is(b),
    }))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(match args.get(0).as_method() {
        Some(key) => {
            let (function, receiver) = (vm.heap[key].function, vm.heap[key].receiver);
            identity_hash(function) ^ identity_hash(receiver).rotate_left(7)
        }
        None => identity_hash(args.get(0)),
    }))
}

fn name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = this(vm, args)?.name;
    Ok(vm.heap.intern(&name))
}

fn qualname(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Facts {
        name,
        owner,
        kind,
        receiver,
        ..
    } = this(vm, args)?;
    // A method bound to a class is named after that class, any other after the receiver's.
    let owner = match kind {
        NativeKind::ClassMethod if receiver.is_bound() => Some(receiver),
        NativeKind::Method if receiver.is_bound() => Some(vm.type_of(receiver)),
        _ => owner,
    };
    let text = match owner {
        Some(owner) => format!("{}.{name}", vm.heap.qualified_class_name(owner)),
        None => name,
    };
    Ok(vm.heap.intern(&text))
}

fn receiver(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Facts {
        receiver,
        module,
        owner,
        ..
    } = this(vm, args)?;
    if receiver.is_bound() {
        return Ok(receiver);
    }
    Ok(match owner.is_none() && !module.is_empty() {
        true => vm.import_module(module)?,
        false => Value::NONE,
    })
}

/// `(getattr, (owner, name))`, where the owner is what the native is bound to or stands in; the name alone for the
/// functions of a module.
fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Facts {
        name,
        owner,
        receiver,
        ..
    } = this(vm, args)?;
    let name = vm.heap.intern(&name);
    let bound = Some(receiver).filter(|receiver| receiver.is_bound());
    match bound.or(owner) {
        Some(owner) => reduce_to_attribute(vm, owner, name),
        None => Ok(name),
    }
}

/// `(getattr, (owner, name))`
pub(in crate::builtins) fn reduce_to_attribute(vm: &mut Vm, owner: Value, name: Value) -> Outcome {
    let getattr = vm.frame_builtin("getattr")?;
    let recipe = vm.heap.new_tuple(&[owner, name]);
    Ok(vm.heap.new_tuple(&[getattr, recipe]))
}

fn module(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let Facts { module, owner, .. } = this(vm, args)?;
    if let Some(key) = args.get(0).as_host_function() {
        return Ok(match vm.heap[key].module.clone() {
            Some(module) => vm.heap.intern(&module),
            None => Value::NONE,
        });
    }
    Ok(if owner.is_none() && !module.is_empty() {
        vm.heap.intern(c_module(module))
    } else {
        Value::NONE
    })
}

fn doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let Some(function) = host_function(vm, args) {
        let doc = function.doc.clone();
        return Ok(doc.map_or(Value::NONE, |doc| vm.heap.new_str(&doc)));
    }
    let def = this(vm, args)?.def;
    Ok(match def.and_then(|def| def.doc) {
        Some(text) => vm.heap.new_str(text),
        None => Value::NONE,
    })
}

/// The function of the host behind a function or a bound method.
fn host_function<'a>(vm: &'a Vm, args: Args<'_>) -> Option<&'a HostFunction> {
    let function = args.get(0);
    let function = function
        .as_method()
        .map_or(function, |method| vm.heap[method].function);
    function.as_host_function().map(|key| &vm.heap[key])
}

fn owner_class(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(this(vm, args)?.owner.unwrap_or(Value::NONE))
}

fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    descriptor_get(vm, args)
}

/// `__get__(instance, owner=None)` of the built-in descriptors.
pub(in crate::builtins) fn descriptor_get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (attr, instance) = (args.get(0), args.get(1));
    let owner = args.opt(2).filter(|owner| !owner.is_none());
    if instance.is_none() && owner.is_none() {
        return Err(vm.type_error("__get__(None, None) is invalid"));
    }
    if vm.registry.native_kind(attr) == Some(NativeKind::ClassMethod) {
        return class_method_get(vm, attr, instance, owner);
    }
    // The type of None is a type like any other: its own attributes do bind to it.
    let none_type = Value::builtin_type(TypeId::NoneType);
    if instance.is_none() && owner != Some(none_type) {
        return Ok(attr);
    }
    check_instance(vm, attr, instance)?;
    let owner = owner.unwrap_or_else(|| vm.type_of(instance));
    vm.bind(attr, instance, owner)
}

/// `__get__` of a class method of a built-in type.
fn class_method_get(vm: &mut Vm, attr: Value, instance: Value, owner: Option<Value>) -> Outcome {
    let Some(Facts {
        name,
        owner: Some(ty),
        ..
    }) = facts(vm, attr)
    else {
        return Ok(attr);
    };
    let ty_name = vm.heap.dotted_type_name(ty);
    let class = owner.unwrap_or_else(|| vm.type_of(instance));
    if !class.is_type() {
        let given = vm.type_name(class);
        return Err(vm.type_error(format!(
            "descriptor '{name}' for type '{ty_name}' needs a type, not a '{given}' as arg 2"
        )));
    }
    if !vm.is_subtype(class, ty) {
        let given = vm.heap.class_name(class);
        return Err(vm.type_error(format!(
            "descriptor '{name}' requires a subtype of '{ty_name}' but received '{given}'"
        )));
    }
    vm.bind(attr, Value::UNBOUND, class)
}

/// A descriptor of a built-in type takes only that type's instances.
fn check_instance(vm: &mut Vm, attr: Value, instance: Value) -> Outcome<()> {
    let Some(Facts {
        name,
        owner: Some(owner),
        ..
    }) = facts(vm, attr)
    else {
        return Ok(());
    };
    if vm.is_subtype(vm.type_of(instance), owner) {
        return Ok(());
    }
    let (owner, given) = (vm.heap.dotted_type_name(owner), vm.type_name(instance));
    Err(vm.type_error(format!(
        "descriptor '{name}' for '{owner}' objects doesn't apply to a '{given}' object"
    )))
}

fn set(vm: &mut Vm, args: Args<'_>) -> Outcome {
    store(vm, args, args.get(2))
}

fn delete(vm: &mut Vm, args: Args<'_>) -> Outcome {
    store(vm, args, Value::UNBOUND)
}

fn store(vm: &mut Vm, args: Args<'_>, value: Value) -> Outcome {
    let name = this(vm, args)?.name;
    check_instance(vm, args.get(0), args.get(1))?;
    let name = vm.heap.intern(&name);
    vm.descriptor_set(args.get(0), name, args.get(1), value)?;
    Ok(Value::NONE)
}
