//! `weakref.ref`, and the functions that ask for weak references; the collections of weak references are Python.

use crate::builtins::generator::class_getitem;
use crate::modules::add_functions;
use crate::object::WeakRef;
use crate::value::{DictKey, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    types: &[&[TYPE]],
    values: &[("ref", Value::builtin_type(TypeId::ReferenceType))],
    fill: Some(fill),
    python: &[("weakref", python!("weakref.py"))],
    ..ModuleDef::new("weakref")
};

/// The functions, which name this as their module.
pub(crate) const NATIVE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    values: &[("ref", Value::builtin_type(TypeId::ReferenceType))],
    ..ModuleDef::new("_weakref")
};

const METHODS: &[NativeDef] = natives! {
    class_method "__class_getitem__" => class_getitem;
    slot "__call__" => call;
    slot "__init__" => init;
    slot "__eq__" => eq;
    slot "__ne__" => ne;
    slot "__hash__" => hash;
    slot "__repr__" => repr;
    member "__callback__" => callback;
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "getweakrefcount" "($module, object, /)" "How many weak references to the object there are." => count;
    function "getweakrefs" "($module, object, /)" "The weak references to the object, as a list." => references;
};

const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("object[, callback], /"),
    subclassable: true,
    ..TypeDef::new(
        TypeId::ReferenceType,
        "A reference that does not keep its object alive.",
        &[METHODS],
    )
};

fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    add_functions(vm, NATIVE.name, dict);
    let (name, own) = (
        vm.heap.intern("getweakrefs"),
        vm.heap.intern("_getweakrefs"),
    );
    if let Some(function) = vm.heap.dict_get_str(dict, name) {
        vm.heap.dict_set_str(dict, own, function);
    }
    Ok(())
}

fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<WeakRef> {
    args.this_with(vm, TypeId::ReferenceType, |vm, value| {
        vm.heap.weak_ref(value)
    })
}

/// `ref(object, callback=None)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    let given = args.pos.get(1..).unwrap_or_default();
    let kw = if vm.refuses_keywords(class, "__init__") {
        args.kw
    } else {
        &[]
    };
    vm.check_positional("__new__", given, kw, 1, 2)?;
    let callback = args.opt(2).filter(|callback| !callback.is_none());
    vm.new_weak_ref(class, args.get(1), callback.unwrap_or(Value::UNBOUND))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.check_positional(
        "__init__",
        args.pos.get(1..).unwrap_or_default(),
        args.kw,
        1,
        2,
    )?;
    Ok(Value::NONE)
}

/// `ref()`: the object, or None.
fn call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let weak = this(vm, args)?;
    vm.check_positional(
        "weakref",
        args.pos.get(1..).unwrap_or_default(),
        args.kw,
        0,
        0,
    )?;
    Ok(if weak.target.is_bound() {
        vm.heap.keep(weak.target)
    } else {
        Value::NONE
    })
}

/// While both objects live, references are equal if those are; afterwards only to themselves.
fn equal(vm: &mut Vm, args: Args<'_>) -> Outcome<Option<bool>> {
    let left = this(vm, args)?;
    let Some(right) = vm.heap.weak_ref(args.get(1)) else {
        return Ok(None);
    };
    if left.target.is_unbound() || right.target.is_unbound() {
        return Ok(Some(args.get(0) == args.get(1)));
    }
    vm.heap.keep(left.target);
    vm.heap.keep(right.target);
    vm.eq(left.target, right.target).map(Some)
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(equal(vm, args)?.map_or(Value::NOT_IMPLEMENTED, Value::bool))
}

fn ne(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(equal(vm, args)?.map_or(Value::NOT_IMPLEMENTED, |same| Value::bool(!same)))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let weak = this(vm, args)?;
    if let Some(hash) = weak.hash {
        return Ok(Value::int(hash));
    }
    if weak.target.is_unbound() {
        return Err(vm.type_error("weak object has gone away"));
    }
    vm.heap.keep(weak.target);
    let hash = vm.hash(weak.target)?;
    if let Some(weak) = vm.heap.weak_ref_mut(args.get(0)) {
        weak.hash = Some(hash);
    }
    Ok(Value::int(hash))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let weak = this(vm, args)?;
    let at = args.get(0).address();
    if weak.target.is_unbound() {
        return Ok(vm.heap.new_string(format!("<weakref at {at:#x}; dead>")));
    }
    vm.heap.keep(weak.target);
    let (class, address) = (vm.type_of(weak.target), weak.target.address());
    let kind = vm.heap.qualified_class_name(class);
    let module = vm.getattr_named(class, "__module__")?;
    let module = module.and_then(|module| vm.heap.as_text(module).map(str::to_owned));
    let kind = match module.as_deref() {
        None | Some("builtins" | "__main__") => kind,
        Some(module) => format!("{module}.{kind}"),
    };
    // Only what the type says counts, not an attribute of the object.
    let name = match vm.lookup_special(weak.target, "__name__") {
        Some(attr) => match vm.bind(attr, weak.target, class) {
            Err(fault) if is_raised(&vm.heap, fault, TypeId::AttributeError) => None,
            bound => Some(bound?),
        },
        None => None,
    };
    let name = name.and_then(|name| vm.heap.as_text(name).map(str::to_owned));
    let name = name.map_or_else(String::new, |name| format!(" ({name})"));
    Ok(vm.heap.new_string(format!(
        "<weakref at {at:#x}; to '{kind}' at {address:#x}{name}>"
    )))
}

fn callback(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let weak = this(vm, args)?;
    Ok(if weak.callback.is_bound() && weak.target.is_bound() {
        weak.callback
    } else {
        Value::NONE
    })
}

fn count(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let count = vm.heap.weak_refs(args.get(0)).len();
    Ok(vm.heap.new_usize(count))
}

fn references(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut refs = vm.heap.weak_refs(args.get(0)).to_vec();
    vm.charge_items(refs.len(), size_of::<Value>())?;
    // The one that all share is the first, before the others from the latest on.
    refs.reverse();
    let shared = vm.heap.shared_weak_ref(args.get(0));
    if let Some(at) = refs.iter().position(|&known| Some(known) == shared) {
        refs[..=at].rotate_right(1);
    }
    Ok(vm.heap.new_list(refs))
}
