//! `module`

use crate::object::Module;
use crate::value::{DictKey, ModuleKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

/// The names under which a module keeps its annotations, and the function that evaluates them.
const ANNOTATIONS: &str = "__annotations__";
const ANNOTATE: &str = "__annotate__";

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__repr__" => repr;
    slot "__getattribute__" => getattribute;
    method "__dir__" => dir;
    member "__dict__" => dict;
    getset "__annotations__" => annotations, set_annotations;
    getset "__annotate__" => annotate, set_annotate;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(name, doc=None)"),
    subclassable: true,
    fills_in_init: true,
    has_dict: true,
    weak_refs: true,
    ..TypeDef::new(TypeId::Module, "A namespace with a name.", &[METHODS])
};

/// `types.ModuleType(name, doc=None)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let dict = vm.heap.new_dict();
    let module = vm.heap.new_object(Module {
        name: Value::NONE,
        dict,
        class: Value::UNBOUND,
    });
    if let Some(key) = module.as_module() {
        fill(vm, key, args.pos.get(1..).unwrap_or_default(), args.kw)?;
    }
    vm.wrap_payload(args.get(0), module)
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<ModuleKey>(vm)?;
    fill(vm, key, args.pos.get(1..).unwrap_or_default(), args.kw)?;
    Ok(Value::NONE)
}

fn fill(vm: &mut Vm, key: ModuleKey, pos: &[Value], kw: &[(Value, Value)]) -> Outcome<()> {
    let bound = vm.bind_params("module", TYPE.params, pos, kw)?;
    if vm.heap.as_text(bound[0]).is_none() {
        let given = vm.argument_name(bound[0]);
        return Err(vm.type_error(format!("module() argument 'name' must be str, not {given}")));
    }
    let doc = if bound[1].is_bound() {
        bound[1]
    } else {
        Value::NONE
    };
    let dict = vm.heap[key].dict;
    vm.heap[key].name = bound[0];
    let entries = [
        ("__name__", bound[0]),
        ("__doc__", doc),
        ("__package__", Value::NONE),
        ("__loader__", Value::NONE),
        ("__spec__", Value::NONE),
    ];
    for (name, value) in entries {
        let name = vm.heap.intern(name);
        vm.heap.dict_set_str(dict, name, value);
    }
    Ok(())
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<ModuleKey>(vm)?;
    let name = vm.heap.intern("__name__");
    let name = vm
        .heap
        .dict_get_str(vm.heap[key].dict, name)
        .and_then(|v| vm.heap.as_text(v))
        .unwrap_or("?")
        .to_owned();
    let built_in = name == "builtins" || vm.registry.modules().any(|module| module.name == name);
    let own = vm.names.modules().is_some_and(|modules| {
        vm.heap[modules]
            .iter()
            .any(|entry| entry.value == args.get(0))
    });
    let file = vm.heap.intern("__file__");
    let file = vm.heap.dict_get_str(vm.heap[key].dict, file);
    let origin = match file {
        Some(file) if vm.heap.as_text(file).is_some() => format!(" from {}", vm.repr(file)?),
        _ if built_in && own => " (built-in)".to_owned(),
        _ => String::new(),
    };
    Ok(vm.heap.new_string(format!("<module '{name}'{origin}>")))
}

fn getattribute(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    match vm.module_getattr(args.get(0), name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(args.get(0), name)),
    }
}

/// The names of the module, or what its own `__dir__` says.
fn dir(vm: &mut Vm, args: Args<'_>) -> Outcome {
    args.this::<ModuleKey>(vm)?;
    let dict = vm
        .getattr_named(args.get(0), "__dict__")?
        .unwrap_or(Value::NONE);
    let Some(dict) = vm.heap.payload(dict).as_dict() else {
        return Err(vm.type_error("<module>.__dict__ is not a dictionary"));
    };
    let hook = vm.heap.intern("__dir__");
    if let Some(hook) = vm.heap.dict_get_str(dict, hook) {
        return vm.call(hook, &[]);
    }
    let names: Vec<Value> = vm.heap[dict].iter().map(|entry| entry.key).collect();
    Ok(vm.heap.new_list(names))
}

fn dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<ModuleKey>(vm)?;
    vm.complete_module(key)?;
    Ok(vm.heap[key].dict.into())
}

fn annotations(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<ModuleKey>(vm)?;
    let dict = vm.heap[key].dict;
    let (name, annotate) = (vm.heap.intern(ANNOTATIONS), vm.heap.intern(ANNOTATE));
    if let Some(found) = vm.heap.dict_get_str(dict, name) {
        return Ok(found);
    }
    let annotate = vm.heap.dict_get_str(dict, annotate);
    let found = match annotate {
        Some(annotate) if vm.is_callable(annotate) => vm.call_annotate(annotate)?,
        _ => vm.heap.new_dict().into(),
    };
    // Those of a module that still runs may become more.
    if !is_initializing(vm, dict)? {
        vm.heap.dict_set_str(dict, name, found);
    }
    Ok(found)
}

/// Whether the module's `__spec__` says that its code still runs (`_PyModuleSpec_IsInitializing`).
fn is_initializing(vm: &mut Vm, dict: DictKey) -> Outcome<bool> {
    let spec = vm.heap.intern("__spec__");
    let Some(spec) = vm.heap.dict_get_str(dict, spec).filter(|v| !v.is_none()) else {
        return Ok(false);
    };
    match vm.getattr_named(spec, "_initializing")? {
        Some(says) => vm.truthy(says),
        None => Ok(false),
    }
}

fn set_annotations(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<ModuleKey>(vm)?;
    let dict = vm.heap[key].dict;
    let (name, annotate) = (vm.heap.intern(ANNOTATIONS), vm.heap.intern(ANNOTATE));
    if args.get(1).is_bound() {
        vm.heap.dict_set_str(dict, name, args.get(1));
    } else if vm.heap.dict_remove_str(dict, name).is_none() {
        return Err(vm.attribute_error(ANNOTATIONS, args.get(0), name));
    }
    vm.heap.dict_remove_str(dict, annotate);
    Ok(Value::NONE)
}

fn annotate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<ModuleKey>(vm)?;
    let (dict, name) = (vm.heap[key].dict, vm.heap.intern(ANNOTATE));
    if let Some(found) = vm.heap.dict_get_str(dict, name) {
        return Ok(found);
    }
    vm.heap.dict_set_str(dict, name, Value::NONE);
    Ok(Value::NONE)
}

fn set_annotate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<ModuleKey>(vm)?;
    let value = args.get(1);
    if value.is_unbound() {
        return Err(vm.type_error("cannot delete __annotate__ attribute"));
    }
    vm.check_annotate(value)?;
    let dict = vm.heap[key].dict;
    let (name, annotations) = (vm.heap.intern(ANNOTATE), vm.heap.intern(ANNOTATIONS));
    vm.heap.dict_set_str(dict, name, value);
    if !value.is_none() {
        vm.heap.dict_remove_str(dict, annotations);
    }
    Ok(Value::NONE)
}
