//! `Generic`, the base of generic classes: `Generic[T]`, and what a class with type parameters does with `C[int]`. Where a
//! script has loaded `typing`, its functions take over.

use super::type_params::MODULE_NAME;
use crate::object::Rare;
use crate::value::{TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::typing::generic_alias::{alias_parts, is_type_parameter};
use crate::vm::{Args, Fault, NativeDef, Outcome, TypeDef, Vm, natives, params};

const METHODS: &[NativeDef] = natives! {
    class_method "__class_getitem__" "params, /" => get_item;
    class_method "__init_subclass__" "*args, **kwargs" => init_subclass;
};

pub(super) const TYPE: TypeDef = TypeDef {
    params: params!("*args, **kwargs"),
    subclassable: true,
    own_layout: false,
    ..TypeDef::new(
        TypeId::Generic,
        "The base of generic classes.",
        &[MODULE_NAME, METHODS],
    )
};

/// `Generic[T]`, and `C[int]` of a class with type parameters.
fn get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (class, item) = (args.get(0), args.get(1));
    if let Some(subscript) = vm
        .names
        .typing_function(&mut vm.heap, "_generic_class_getitem")
    {
        return vm.call(subscript, &[class, item]);
    }
    let given = if item.as_tuple().is_some() {
        vm.heap.tuple_items(item)
    } else {
        vec![item]
    };
    if class == Value::builtin_type(TypeId::Generic) {
        if given.is_empty() {
            return Err(vm.type_error("Parameter list to Generic[...] cannot be empty"));
        }
        let known = given.iter().all(|&v| {
            is_type_parameter(&vm.heap, v)
                || alias_parts(&vm.heap, v)
                    .is_some_and(|(origin, ..)| is_type_parameter(&vm.heap, origin))
        });
        if !known {
            return Err(vm.type_error("Parameters to Generic[...] must all be type variables or parameter specification variables."));
        }
        let args = vm.heap.new_tuple(&given);
        return vm.native_subscript_generic(args);
    }
    let name = vm.heap.intern("__parameters__");
    let parameters = match vm.getattr(class, name) {
        Ok(parameters) => vm.heap.tuple_items(parameters),
        Err(fault) => return Err(explained(vm, class, fault)),
    };
    if parameters.is_empty() {
        let text = vm.repr(class)?;
        return Err(vm.type_error(format!("{text} is not a generic class")));
    }
    let matched = vm.match_parameters(class, &parameters, &given)?;
    let mut items = Vec::new();
    for (parameter, value) in parameters.iter().zip(matched) {
        match vm.layout_of(*parameter) == TypeId::TypeVarTuple {
            true => items.extend(vm.heap.tuple_items(value)),
            false => items.push(value),
        }
    }
    let args = vm.heap.new_tuple(&items);
    Ok(vm.heap.new_object(Rare::GenericAlias {
        origin: class,
        args,
        starred: false,
    }))
}

/// The error of a class that derives from `Generic` and was not told its parameters, with a note: an
/// `__init_subclass__` may hide that of `Generic`.
fn explained(vm: &mut Vm, class: Value, fault: Fault) -> Fault {
    let hider = vm.getattr_named(class, "__init_subclass__");
    let hider = hider.and_then(|hider| match hider {
        Some(hider) => vm.getattr_named(hider, "__qualname__"),
        None => Ok(None),
    });
    if let (Fault::Raised(exc), Ok(Some(name))) = (fault, hider)
        && is_raised(&vm.heap, fault, TypeId::AttributeError)
        && let Ok(name) = vm.repr(name)
    {
        let note = format!(
            "Note: this exception may have been caused by {name} (or the '__init_subclass__' method on a superclass) not \
             calling 'super().__init_subclass__()'"
        );
        let note = vm.heap.new_str(&note);
        if let Err(other) = vm.add_note(exc, note) {
            return other;
        }
    }
    fault
}

/// Notes the type parameters of a new class: those of `Generic[..]` among its bases, else all.
fn init_subclass(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = args.get(0);
    if let Some(init) = vm
        .names
        .typing_function(&mut vm.heap, "_generic_init_subclass")
    {
        return vm.call_kw(init, args.pos, args.kw);
    }
    if !args.kw.is_empty() {
        let name = vm.heap.class_name(class);
        return Err(vm.type_error(format!(
            "{name}.__init_subclass__() takes no keyword arguments"
        )));
    }
    let bases = vm.heap.intern("__orig_bases__");
    let parameters = match vm.own_attr(class, bases) {
        None => vm.heap.new_tuple(&[]),
        Some(bases) => {
            let generic = vm.heap.tuple_items(bases).into_iter().find_map(|base| {
                alias_parts(&vm.heap, base)
                    .filter(|(origin, ..)| *origin == Value::builtin_type(TypeId::Generic))
                    .map(|parts| parts.1)
            });
            vm.type_parameters_of(generic.unwrap_or(bases))?
        }
    };
    let name = vm.heap.intern("__parameters__");
    if let Some(key) = class.as_class() {
        vm.store_class_attr(key, name, parameters)?;
    }
    Ok(Value::NONE)
}
