//! `type`: classes as objects, and the metaclass of everything that names no other.

use super::{annotations, sizes};
use crate::value::{TypeId, Value};
use crate::vm::price;
use crate::vm::protocol::display::display_class_name;
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__call__" => call;
    slot "__repr__" => repr;
    slot "__getattribute__" => getattribute;
    slot "__setattr__" => setattr;
    slot "__delattr__" => delattr;
    slot "__or__" => or;
    slot "__ror__" => ror;
    method "mro" "($self, /)" "The order in which classes are searched for attributes." => mro;
    method "__subclasses__" => subclasses;
    method "__instancecheck__" => instance_check;
    method "__subclasscheck__" => subclass_check;
    method "__dir__" => dir;
    method "__sizeof__" => sizeof;
    class_method "__prepare__" => prepare;
    getset "__name__" => name, set_name;
    getset "__qualname__" => qualname, set_qualname;
    getset "__module__" => module, set_module;
    getset "__doc__" => doc, set_doc;
    getset "__bases__" => bases, set_bases;
    getset "__annotations__" => annotations::get, annotations::set;
    getset "__annotate__" => annotations::annotate, annotations::set_annotate;
    getset "__type_params__" => type_params, set_type_params;
    getset "__abstractmethods__" => abstract_methods, set_abstract_methods;
    getset "__mro__" => mro_tuple;
    member "__basicsize__" => basic_size;
    member "__itemsize__" => item_size;
    member "__flags__" => flags;
    member "__dictoffset__" => dict_offset;
    member "__weakrefoffset__" => no_offset;
    member "__base__" => base;
    getset "__dict__" => dict;
    getset "__text_signature__" => parameters;
};

/// `__text_signature__`: the parameters of a built-in class.
fn parameters(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let ty = args.get(0).as_builtin_type();
    let text = ty.and_then(|ty| vm.registry.type_def(ty).params.shown());
    Ok(match text {
        Some(text) => vm.heap.new_str(text),
        None => Value::NONE,
    })
}

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("object_or_name[, bases, dict], /, **kwds"),
    subclassable: true,
    has_dict: true,
    weak_refs: true,
    ..TypeDef::new(
        TypeId::Type,
        "The class of classes: type(object) tells, type(name, bases, namespace) makes one.",
        &[METHODS],
    )
};

/// `type.__new__(meta, name, bases, namespace, **keywords)`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let meta = args.get(0);
    if args.len() != 4 {
        let given = args.len().saturating_sub(1);
        return Err(vm.type_error(format!(
            "type.__new__() takes exactly 3 arguments ({given} given)"
        )));
    }
    let (name, bases, namespace) = (args.get(1), args.get(2), args.get(3));
    pay_for_name(vm, name)?;
    let Some(text) = vm.heap.as_text(name).map(str::to_owned) else {
        return Err(wrong_argument(vm, 1, "str", name));
    };
    let Some(bases_key) = vm.heap.payload(bases).as_tuple() else {
        return Err(wrong_argument(vm, 2, "tuple", bases));
    };
    let Some(mut dict) = vm.heap.payload(namespace).as_dict() else {
        return Err(wrong_argument(vm, 3, "dict", namespace));
    };
    if vm.heap.ordered_dict(namespace).is_some() {
        // Its order is not that of the dict inside.
        dict = vm.heap.new_dict();
        vm.heap.keep(dict.into());
        vm.dict_merge_from(dict, namespace)?;
    }
    let items = vm.heap[bases_key].items.to_vec();
    for &base in &items {
        if !base.is_type() && vm.getattr_named(base, "__mro_entries__")?.is_some() {
            return Err(
                vm.type_error("type() doesn't support MRO entry resolution; use types.new_class()")
            );
        }
    }
    let winner = vm.most_derived_metaclass(meta, &items)?;
    if winner != meta {
        let key = vm.heap.intern("__new__");
        if let Some(new) = vm.lookup_type(winner, key)
            && !vm.registry.is_native_of(new, TypeId::Type, "__new__")
        {
            let new = vm.bind(new, Value::UNBOUND, winner)?;
            let all = [winner, name, bases, namespace];
            return vm.call_kw_leaving(args.leave, new, &all, args.kw);
        }
    }
    vm.refuse_surrogates(&text)?;
    if text.contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    let doc = vm.heap.intern("__doc__");
    let doc = vm.heap.dict_get_str(dict, doc);
    if let Some(doc) = doc {
        pay_for_name(vm, doc)?;
    }
    if let Some(doc) = doc
        && let Some(doc) = vm.heap.as_text(doc).map(str::to_owned)
    {
        vm.refuse_surrogates(&doc)?;
    }
    vm.type_new(winner, name, &items, dict, args.kw, args.leave)
}

/// A name is copied, and looked through for what does not belong there.
fn pay_for_name(vm: &mut Vm, name: Value) -> Outcome<()> {
    vm.look_at(name)?;
    vm.look_at(name)
}

fn wrong_argument(vm: &mut Vm, index: usize, expected: &str, given: Value) -> crate::vm::Fault {
    let given = vm.argument_name(given);
    vm.type_error(format!(
        "type.__new__() argument {index} must be {expected}, not {given}"
    ))
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let given = args.len().saturating_sub(1);
    if given == 1 && !args.kw.is_empty() {
        return Err(vm.type_error("type.__init__() takes no keyword arguments"));
    }
    if given != 1 && given != 3 {
        return Err(vm.type_error("type.__init__() takes 1 or 3 arguments"));
    }
    Ok(Value::NONE)
}

fn call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.type_call(
        args.get(0),
        Args::new(args.pos.get(1..).unwrap_or_default(), args.kw).leaving(args.leave),
    )
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = display_class_name(&mut vm.heap, args.get(0));
    Ok(vm.heap.new_string(format!("<class '{name}'>")))
}

fn getattribute(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    match vm.class_getattr(args.get(0), name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(args.get(0), name)),
    }
}

fn setattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    vm.class_setattr(args.get(0), name, args.get(2))?;
    Ok(Value::NONE)
}

fn delattr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    vm.class_setattr(args.get(0), name, Value::UNBOUND)?;
    Ok(Value::NONE)
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_of(args.get(0), args.get(1))
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_of(args.get(1), args.get(0))
}

fn mro(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let order = match args.get(0).as_class() {
        Some(key) => vm.linearize(key)?,
        None => vm.heap.mro(args.get(0)),
    };
    vm.budget.burn(price::copied(order.len()))?;
    Ok(vm.heap.new_list(order))
}

fn basic_size(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(sizes::basic_size(vm, args.get(0))))
}

fn item_size(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let layout = vm.heap.layout_of_class(args.get(0));
    Ok(Value::int(sizes::item_size(layout)))
}

/// The bits that scripts read: made by a script, may be derived from, abstract, and the built-in layout.
fn flags(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    // `Generic` is made at run time in CPython as well.
    let is_made = class.as_class().is_some() || class == Value::builtin_type(TypeId::Generic);
    let made = if is_made { 1 << 9 } else { 0 };
    let open = if vm.is_acceptable_base(class) {
        1 << 10
    } else {
        0
    };
    let is_abstract = class.as_class().is_some_and(|key| vm.heap[key].is_abstract);
    let kind = match vm.heap.layout_of_class(class) {
        TypeId::Int | TypeId::Bool => 1 << 24,
        TypeId::List => 1 << 25,
        TypeId::Tuple => 1 << 26,
        TypeId::Bytes => 1 << 27,
        TypeId::Str => 1 << 28,
        TypeId::Dict | TypeId::OrderedDict => 1 << 29,
        TypeId::Type => 1 << 31,
        layout if layout.is_exception() => 1 << 30,
        _ => 0,
    };
    const READY: i64 = 1 << 12;
    // CPython keeps the dict of a class's instances itself where the base has no layout of its own, and
    // the values inside the instance where nothing varies in size.
    let managed = match vm.heap.layout_of_class(class) {
        _ if class.as_class().is_none() || !vm.class_has_dict(class) => 0,
        TypeId::Object => 1 << 4 | 1 << 2,
        _ => 1 << 4,
    };
    Ok(Value::int(
        READY | managed | made | open | if is_abstract { 1 << 20 } else { 0 } | kind,
    ))
}

fn dict_offset(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::int(if vm.class_has_dict(args.get(0)) {
        16
    } else {
        0
    }))
}

fn no_offset(_vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Ok(Value::int(0))
}

/// None while the class is being made.
fn mro_tuple(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let order = vm.heap.mro(args.get(0));
    vm.budget.burn(price::copied(order.len()))?;
    if order.is_empty() {
        return Ok(Value::NONE);
    }
    Ok(vm.heap.new_tuple(&order))
}

fn subclasses(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let found = vm.heap.direct_subclasses(args.get(0));
    Ok(vm.heap.new_list(found))
}

fn instance_check(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.real_is_instance(args.get(1), args.get(0))?))
}

fn subclass_check(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.real_is_subclass(args.get(1), args.get(0))?))
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let names = vm.class_dir(args.get(0))?;
    Ok(vm.heap.new_list(names))
}

/// A class of a script is an object with room for all methods and the keys of its instances; a built-in type is less.
fn sizeof(_vm: &mut Vm, args: Args<'_>) -> Outcome {
    let made = args.get(0).as_class().is_some();
    Ok(Value::int(if made { 1696 } else { 416 }))
}

fn prepare(vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Ok(vm.heap.new_dict().into())
}

fn name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match args.get(0).as_class() {
        Some(key) => Ok(vm.heap[key].name),
        None => {
            let name = vm.heap.class_name(args.get(0));
            Ok(vm.heap.intern(&name))
        }
    }
}

/// Nothing about a built-in type can be set.
pub(super) fn immutable(vm: &mut Vm, args: Args<'_>, attr: &str) -> Outcome<()> {
    match args.get(0).as_class() {
        Some(_) => Ok(()),
        None => {
            let class = vm.heap.dotted_type_name(args.get(0));
            Err(vm.type_error(format!(
                "cannot set '{attr}' attribute of immutable type '{class}'"
            )))
        }
    }
}

/// CPython words the refusal as for immutable types.
fn cannot_delete(vm: &mut Vm, args: Args<'_>, attr: &str) -> crate::vm::Fault {
    let class = vm.heap.class_name(args.get(0));
    vm.type_error(format!(
        "cannot delete '{attr}' attribute of immutable type '{class}'"
    ))
}

/// Checks the new `__name__` or `__qualname__` of a class.
fn new_name(vm: &mut Vm, args: Args<'_>, attr: &str) -> Outcome {
    let (class, value) = (vm.heap.class_name(args.get(0)), args.get(1));
    immutable(vm, args, attr)?;
    if value.is_unbound() {
        return Err(cannot_delete(vm, args, attr));
    }
    if vm.heap.as_text(value).is_none() {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!(
            "can only assign string to {class}.{attr}, not '{given}'"
        )));
    }
    Ok(vm.heap.payload(value))
}

fn set_name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = new_name(vm, args, "__name__")?;
    pay_for_name(vm, value)?;
    let text = vm.heap.text(value).to_owned();
    vm.refuse_surrogates(&text)?;
    if text.contains('\0') {
        return Err(vm.value_error("type name must not contain null characters"));
    }
    if let Some(key) = args.get(0).as_class() {
        vm.heap[key].name = value;
    }
    Ok(Value::NONE)
}

fn qualname(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match args.get(0).as_class() {
        Some(key) => Ok(vm.heap[key].qualname),
        None => name(vm, args),
    }
}

fn set_qualname(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = new_name(vm, args, "__qualname__")?;
    if let Some(key) = args.get(0).as_class() {
        vm.heap[key].qualname = value;
    }
    Ok(Value::NONE)
}

/// Reads a key of the class's own namespace.
fn own(vm: &mut Vm, class: Value, key: &str) -> Option<Value> {
    let name = vm.heap.intern(key);
    vm.own_attr(class, name)
}

/// Writes a key of the class's own namespace; deleting what is not there is an AttributeError.
fn set_own(vm: &mut Vm, args: Args<'_>, key: &str) -> Outcome {
    immutable(vm, args, key)?;
    let name = vm.heap.intern(key);
    if let Some(class) = args.get(0).as_class() {
        vm.store_class_attr(class, name, args.get(1))?;
    }
    Ok(Value::NONE)
}

fn module(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let Some(ty) = args.get(0).as_builtin_type() {
        return Ok(vm.heap.intern(ty.module()));
    }
    match own(vm, args.get(0), "__module__") {
        Some(module) => Ok(module),
        None => {
            let name = vm.heap.intern("__module__");
            Err(vm.attribute_error("__module__", args.get(0), name))
        }
    }
}

fn set_module(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if args.get(1).is_unbound() {
        immutable(vm, args, "__module__")?;
        return Err(cannot_delete(vm, args, "__module__"));
    }
    let result = set_own(vm, args, "__module__")?;
    // The line of a class means nothing in another module.
    if let Some(key) = args.get(0).as_class() {
        let (dict, name) = (vm.heap[key].dict, vm.heap.intern("__firstlineno__"));
        vm.heap.dict_remove_str(dict, name);
    }
    Ok(result)
}

fn doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if args.get(0).as_builtin_type().is_some() {
        return Ok(vm.builtin_type_doc(args.get(0)));
    }
    match own(vm, args.get(0), "__doc__") {
        Some(doc) => vm.bind(doc, Value::UNBOUND, args.get(0)),
        None => Ok(Value::NONE),
    }
}

fn set_doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if args.get(1).is_unbound() {
        return Err(cannot_delete(vm, args, "__doc__"));
    }
    set_own(vm, args, "__doc__")
}

fn bases(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bases = match args.get(0).as_class() {
        Some(key) => vm.heap[key].bases.clone(),
        None => args
            .get(0)
            .as_builtin_type()
            .map(|ty| {
                ty.bases()
                    .iter()
                    .map(|base| Value::builtin_type(*base))
                    .collect()
            })
            .unwrap_or_default(),
    };
    Ok(vm.heap.new_tuple(&bases))
}

fn set_bases(vm: &mut Vm, args: Args<'_>) -> Outcome {
    immutable(vm, args, "__bases__")?;
    let (class, value) = (vm.heap.class_name(args.get(0)), args.get(1));
    if value.is_unbound() {
        return Err(cannot_delete(vm, args, "__bases__"));
    }
    let Some(tuple) = vm.heap.payload(value).as_tuple() else {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!(
            "can only assign tuple to {class}.__bases__, not {given}"
        )));
    };
    let items = vm.heap[tuple].items.to_vec();
    if items.is_empty() {
        return Err(vm.type_error(format!(
            "can only assign non-empty tuple to {class}.__bases__, not ()"
        )));
    }
    if let Some(key) = args.get(0).as_class() {
        vm.set_bases(key, &items)?;
    }
    Ok(Value::NONE)
}

fn type_params(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match own(vm, args.get(0), "__type_params__") {
        Some(params) if args.get(0) != Value::builtin_type(TypeId::Type) => Ok(params),
        _ => Ok(vm.heap.new_tuple(&[])),
    }
}

fn set_type_params(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if args.get(1).is_unbound() && args.get(0).as_class().is_some() {
        return Err(cannot_delete(vm, args, "__type_params__"));
    }
    set_own(vm, args, "__type_params__")
}

fn abstract_methods(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let found = args
        .get(0)
        .as_class()
        .map(|key| vm.heap[key].abstract_methods)
        .filter(|v| v.is_bound());
    match found {
        Some(found) => Ok(found),
        None => {
            let name = vm.heap.intern("__abstractmethods__");
            Err(vm.attribute_error("__abstractmethods__", args.get(0), name))
        }
    }
}

fn set_abstract_methods(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (class, value) = (args.get(0), args.get(1));
    let Some(key) = class.as_class() else {
        return Ok(Value::NONE);
    };
    if value.is_unbound() && vm.heap[key].abstract_methods.is_unbound() {
        return abstract_methods(vm, args);
    }
    let any = value.is_bound() && vm.truthy(value)?;
    vm.heap[key].abstract_methods = value;
    // An empty set does not stop the fast path of making instances.
    vm.heap[key].is_abstract = any;
    let (dict, name) = (vm.heap[key].dict, vm.heap.intern("__abstractmethods__"));
    if value.is_bound() {
        vm.heap.dict_set_str(dict, name, value);
    } else {
        vm.heap.dict_remove_str(dict, name);
    }
    vm.class_changed();
    Ok(Value::NONE)
}

fn base(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(
        match (args.get(0).as_class(), args.get(0).as_builtin_type()) {
            (Some(key), _) => vm.heap[key].base,
            (None, Some(ty)) if ty != TypeId::Object => Value::builtin_type(ty.base()),
            _ => Value::NONE,
        },
    )
}

fn dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(vm.class_dict(args.get(0)))
}
