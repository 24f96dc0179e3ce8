//! `function`: closures as objects, with everything that scripts may read and replace.

use smallvec::SmallVec;

use crate::object::{Function, FunctionExtras};
use crate::value::{CellKey, DictKey, FunctionKey, TypeId, Value};
use crate::vm::name::set_own_builtins;
use crate::vm::{Args, Fault, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__call__" => call;
    slot "__get__" => get;
    slot "__repr__" => repr;
    getset "__code__" => code, set_code;
    getset "__defaults__" => defaults, set_defaults;
    getset "__kwdefaults__" => kwdefaults, set_kwdefaults;
    getset "__annotations__" => annotations, set_annotations;
    getset "__annotate__" => annotate, set_annotate;
    getset "__dict__" => dict, set_dict;
    getset "__name__" => name, set_name;
    getset "__qualname__" => qualname, set_qualname;
    getset "__type_params__" => type_params, set_type_params;
    member "__closure__" => closure;
    member "__globals__" => globals;
    member "__builtins__" => builtins;
    getset "__doc__" => doc, set_doc;
    getset "__module__" => module, set_module;
};

/// `types.FunctionType(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)`
pub(crate) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let bound = vm.bind_new(&TYPE, args)?;
    let given = |i: usize| {
        bound
            .get(i)
            .copied()
            .filter(|v| v.is_bound() && !v.is_none())
    };
    let Some(code) = bound[0].as_code() else {
        return Err(wrong_type(vm, "code", "code", bound[0]));
    };
    let Some(globals) = vm.heap.payload(bound[1]).as_dict() else {
        return Err(wrong_type(vm, "globals", "dict", bound[1]));
    };
    if given(2).is_some_and(|name| vm.heap.as_text(name).is_none()) {
        return Err(vm.type_error("arg 3 (name) must be None or string"));
    }
    if given(3).is_some_and(|v| vm.heap.payload(v).as_tuple().is_none()) {
        return Err(vm.type_error("arg 4 (defaults) must be None or tuple"));
    }
    let cells = closure_cells(vm, code, given(4))?;
    vm.heap[code].chosen_cells |= !cells.is_empty();
    if given(5).is_some_and(|v| vm.heap.payload(v).as_dict().is_none()) {
        return Err(vm.type_error("arg 6 (kwdefaults) must be None or dict"));
    }
    let mut function = Function {
        code,
        closure: cells,
        globals,
        defaults: given(3).unwrap_or(Value::NONE),
        kwdefaults: given(5).unwrap_or(Value::NONE),
        extras: None,
    };
    if let Some(name) = given(2) {
        let extras = function.extras_mut();
        extras.name = name;
    }
    if bound[1].as_instance().is_some() {
        function.extras_mut().globals_object = bound[1];
    }
    let builtins = vm.inherited_builtins(globals);
    let function = vm.heap.new_object(function);
    if let Some(key) = function.as_function().filter(|_| builtins.is_bound()) {
        set_own_builtins(&mut vm.heap, key, builtins);
    }
    Ok(function)
}

fn wrong_type(vm: &mut Vm, name: &str, expected: &str, given: Value) -> Fault {
    let given = vm.argument_name(given);
    vm.type_error(format!(
        "function() argument '{name}' must be {expected}, not {given}"
    ))
}

/// The cells of the `closure` argument: as many as the code has free variables.
fn closure_cells(
    vm: &mut Vm,
    code: crate::value::CodeKey,
    closure: Option<Value>,
) -> Outcome<SmallVec<[CellKey; 3]>> {
    let wanted = vm.heap[code].code.freevars.len();
    let items: Vec<Value> = match closure {
        None if wanted == 0 => Vec::new(),
        None => return Err(vm.type_error("arg 5 (closure) must be tuple")),
        Some(closure) => match vm.heap.payload(closure).as_tuple() {
            Some(tuple) => vm.heap[tuple].items.to_vec(),
            None => return Err(vm.type_error("arg 5 (closure) must be None or tuple")),
        },
    };
    if items.len() != wanted {
        let name = vm.heap[code].code.name.clone();
        return Err(vm.value_error(format!(
            "{name} requires closure of length {wanted}, not {}",
            items.len()
        )));
    }
    let mut cells = SmallVec::new();
    for item in items {
        match item.as_cell() {
            Some(cell) => cells.push(cell),
            None => {
                let given = vm.type_name(item);
                return Err(vm.type_error(format!("arg 5 (closure) expected cell, found {given}")));
            }
        }
    }
    Ok(cells)
}

fn call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.call_kw(args.get(0), args.pos.get(1..).unwrap_or_default(), args.kw)
}

fn get(vm: &mut Vm, args: Args<'_>) -> Outcome {
    super::native_objects::descriptor_get(vm, args)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let name = vm.heap.function_qualname(key);
    let (name, address) = (vm.heap.text(name).to_owned(), args.get(0).address());
    Ok(vm
        .heap
        .new_string(format!("<function {name} at {address:#x}>")))
}

fn code(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    Ok(vm.heap[key].code.into())
}

fn set_code(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let Some(code) = args.get(1).as_code() else {
        return Err(vm.type_error("__code__ must be set to a code object"));
    };
    let (has, needs) = (
        vm.heap[key].closure.len(),
        vm.heap[code].code.freevars.len(),
    );
    if has != needs {
        let name = vm.heap.function_name(key);
        let name = vm.heap.text(name).to_owned();
        return Err(vm.value_error(format!(
            "{name}() requires a code object with {has} free vars, not {needs}"
        )));
    }
    // What the old code said stays as it was seen from outside.
    let (name, qualname, doc) = (
        vm.heap.function_name(key),
        vm.heap.function_qualname(key),
        function_doc(vm, key),
    );
    let function = &mut vm.heap[key];
    let extras = function.extras_mut();
    (extras.name, extras.qualname, extras.doc) = (name, qualname, doc);
    function.code = code;
    let chosen = !function.closure.is_empty();
    vm.heap[code].chosen_cells |= chosen;
    vm.class_changed();
    Ok(Value::NONE)
}

fn defaults(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    Ok(vm.heap[key].defaults)
}

fn set_defaults(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let value = none_if_deleted(args.get(1));
    if !value.is_none() && vm.heap.payload(value).as_tuple().is_none() {
        return Err(vm.type_error("__defaults__ must be set to a tuple object"));
    }
    vm.heap[key].defaults = vm.heap.payload(value);
    Ok(Value::NONE)
}

fn kwdefaults(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    Ok(vm.heap[key].kwdefaults)
}

fn set_kwdefaults(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let value = none_if_deleted(args.get(1));
    if !value.is_none() && vm.heap.payload(value).as_dict().is_none() {
        return Err(vm.type_error("__kwdefaults__ must be set to a dict object"));
    }
    vm.heap[key].kwdefaults = vm.heap.payload(value);
    Ok(Value::NONE)
}

fn none_if_deleted(value: Value) -> Value {
    if value.is_unbound() {
        Value::NONE
    } else {
        value
    }
}

/// One of the extras; unbound where the code's word stands.
fn extra(vm: &Vm, key: FunctionKey, field: impl Fn(&FunctionExtras) -> Value) -> Value {
    vm.heap[key]
        .extras
        .as_ref()
        .map_or(Value::UNBOUND, |extras| field(extras))
}

/// A dict, made on the first look.
fn annotations(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let found = extra(vm, key, |x| x.annotations);
    if found.is_bound() {
        return Ok(found);
    }
    let annotate = vm.function_annotate(key);
    let dict = if vm.is_callable(annotate) {
        vm.call_annotate(annotate)?
    } else {
        vm.heap.new_dict().into()
    };
    vm.heap[key].extras_mut().annotations = dict;
    Ok(dict)
}

fn set_annotations(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let value = args.get(1);
    let value = if value.is_unbound() || value.is_none() {
        Value::UNBOUND
    } else {
        value
    };
    if value.is_bound() && vm.heap.payload(value).as_dict().is_none() {
        return Err(vm.type_error("__annotations__ must be set to a dict object"));
    }
    let extras = vm.heap[key].extras_mut();
    extras.annotations = value;
    forget_annotate(extras, Value::UNBOUND);
    Ok(Value::NONE)
}

fn annotate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    Ok(vm.function_annotate(key))
}

fn set_annotate(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let value = args.get(1);
    if value.is_unbound() {
        return Err(vm.type_error("__annotate__ cannot be deleted"));
    }
    vm.check_annotate(value)?;
    let extras = vm.heap[key].extras_mut();
    forget_annotate(extras, value);
    if !value.is_none() {
        extras.annotations = Value::UNBOUND;
    }
    Ok(Value::NONE)
}

/// Puts something else in the place of a function for annotations.
fn forget_annotate(extras: &mut FunctionExtras, instead: Value) {
    extras.annotate = instead;
    extras.annotate_cells.clear();
}

fn dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.instance_dict_attr(args.get(0))
}

fn set_dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.set_instance_dict(args.get(0), args.get(1))?;
    Ok(Value::NONE)
}

fn name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    Ok(vm.heap.function_name(key))
}

fn set_name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    if vm.heap.as_text(args.get(1)).is_none() {
        return Err(vm.type_error("__name__ must be set to a string object"));
    }
    vm.heap[key].extras_mut().name = args.get(1);
    Ok(Value::NONE)
}

fn qualname(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    Ok(vm.heap.function_qualname(key))
}

fn set_qualname(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    if vm.heap.as_text(args.get(1)).is_none() {
        return Err(vm.type_error("__qualname__ must be set to a string object"));
    }
    vm.heap[key].extras_mut().qualname = args.get(1);
    Ok(Value::NONE)
}

fn type_params(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let known = extra(vm, key, |x| x.type_params);
    if known.is_bound() {
        return Ok(known);
    }
    let tuple = vm.heap.new_tuple(&[]);
    vm.heap[key].extras_mut().type_params = tuple;
    Ok(tuple)
}

fn set_type_params(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    if args.get(1).is_unbound() || vm.heap.payload(args.get(1)).as_tuple().is_none() {
        return Err(vm.type_error("__type_params__ must be set to a tuple"));
    }
    vm.heap[key].extras_mut().type_params = args.get(1);
    Ok(Value::NONE)
}

/// A tuple of cells, the same each time, or None.
fn closure(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    if vm.heap[key].closure.is_empty() {
        return Ok(Value::NONE);
    }
    let known = extra(vm, key, |x| x.closure_tuple);
    if known.is_bound() {
        return Ok(known);
    }
    let cells: Vec<Value> = vm.heap[key]
        .closure
        .iter()
        .map(|&cell| cell.into())
        .collect();
    let tuple = vm.heap.new_tuple(&cells);
    vm.heap[key].extras_mut().closure_tuple = tuple;
    Ok(tuple)
}

fn globals(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let object = extra(vm, key, |x| x.globals_object);
    Ok(if object.is_bound() {
        object
    } else {
        vm.heap[key].globals.into()
    })
}

fn builtins(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let own = extra(vm, key, |x| x.builtins);
    if own.is_bound() {
        return Ok(own);
    }
    let globals: DictKey = vm.heap[key].globals;
    let found = match vm.builtins_of(globals)? {
        Some(found) => found,
        None => vm.import_module("builtins")?,
    };
    let dict = vm
        .heap
        .payload(found)
        .as_module()
        .map_or(found, |module| vm.heap[module].dict.into());
    Ok(dict)
}

fn doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    Ok(function_doc(vm, key))
}

/// The docstring: the first constant of code that says it has one.
pub(crate) fn function_doc(vm: &mut Vm, key: FunctionKey) -> Value {
    let found = extra(vm, key, |x| x.doc);
    if found.is_bound() {
        return found;
    }
    let linked = &vm.heap[vm.heap[key].code];
    match linked
        .code
        .flags
        .contains(crate::code::CodeFlags::HAS_DOCSTRING)
    {
        true => {
            let first = linked.constants.first().copied();
            first
                .filter(|doc| doc.as_str().is_some())
                .unwrap_or(Value::NONE)
        }
        false => Value::NONE,
    }
}

fn set_doc(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    vm.heap[key].extras_mut().doc = none_if_deleted(args.get(1));
    Ok(Value::NONE)
}

/// `__name__` of the globals, as it is at the first look.
fn module(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    let found = extra(vm, key, |x| x.module);
    if found.is_bound() {
        return Ok(found);
    }
    let name = vm.heap.intern("__name__");
    Ok(vm
        .heap
        .dict_get_str(vm.heap[key].globals, name)
        .unwrap_or(Value::NONE))
}

fn set_module(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<FunctionKey>(vm)?;
    vm.heap[key].extras_mut().module = none_if_deleted(args.get(1));
    Ok(Value::NONE)
}

/// Facts about the type.
pub(crate) const TYPE: crate::vm::TypeDef = TypeDef {
    new: Some(new),
    params: params!("(code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)"),
    has_dict: true,
    weak_refs: true,
    ..TypeDef::new(
        TypeId::Function,
        "A function: code with the cells it captured.",
        &[METHODS],
    )
};
