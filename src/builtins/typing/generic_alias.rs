//! `types.GenericAlias`: `list[int]` and what scripts make of it.

use crate::builtins::class::reduce::copyreg;
use crate::object::{Iter, Rare};
use crate::value::{TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::protocol::display::display_class_name;
use crate::vm::typing::generic_alias::{alias_parts, is_type_parameter, new_alias};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__eq__" => eq;
    slot "__hash__" => hash;
    slot "__call__" => call;
    slot "__getitem__" => get_item;
    slot "__iter__" => iter;
    slot "__or__" => or;
    slot "__ror__" => ror;
    slot "__getattribute__" => getattribute;
    method "__mro_entries__" => mro_entries;
    method "__instancecheck__" "($self, object, /)" => instance_check;
    method "__subclasscheck__" "($self, object, /)" => subclass_check;
    method "__dir__" => dir;
    method "__reduce__" => reduce;
    member "__origin__" => origin;
    member "__args__" => arguments;
    member "__unpacked__" => unpacked;
    getset "__parameters__" => parameters;
    getset "__typing_unpacked_tuple_args__" => unpacked_tuple;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("(origin, args, /)"),
    subclassable: true,
    weak_refs: true,
    ..TypeDef::new(
        TypeId::GenericAlias,
        "A generic type with its arguments.",
        &[METHODS],
    )
};

/// `types.GenericAlias(origin, args)`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.check_positional(
        "GenericAlias",
        args.pos.get(1..).unwrap_or_default(),
        args.kw,
        2,
        2,
    )?;
    let alias = new_alias(&mut vm.heap, args.get(1), args.get(2));
    vm.wrap_payload(args.get(0), alias)
}

/// Origin, arguments and star of the alias in the first argument.
fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<(Value, Value, bool)> {
    args.this_with(vm, TypeId::GenericAlias, |vm, v| alias_parts(&vm.heap, v))
}

/// How a type shows inside an alias or a union: by its name rather than as `<class ..>`.
pub(crate) fn type_repr(vm: &mut Vm, v: Value) -> Outcome<String> {
    if v == Value::ELLIPSIS {
        return Ok("...".to_owned());
    }
    if v == Value::builtin_type(TypeId::NoneType) {
        return Ok("None".to_owned());
    }
    // What names its origin shows itself better: aliases that scripts define, and the classes of aliases.
    if v.as_rare().is_none()
        && vm.getattr_named(v, "__origin__")?.is_some()
        && vm.getattr_named(v, "__args__")?.is_some()
    {
        return vm.repr(v);
    }
    if v.as_builtin_type().is_some() {
        return Ok(display_class_name(&mut vm.heap, v));
    }
    if v.as_rare().is_none()
        && let (Some(module), Some(qualname)) = (
            vm.getattr_named(v, "__module__")?,
            vm.getattr_named(v, "__qualname__")?,
        )
        && !module.is_none()
    {
        let (module, qualname) = (vm.str_of(module)?, vm.str_of(qualname)?);
        return Ok(if module == "builtins" {
            qualname
        } else {
            format!("{module}.{qualname}")
        });
    }
    vm.repr(v)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, items, starred) = this(vm, args)?;
    if is_type_parameter(&vm.heap, origin) {
        let name = vm.repr(origin)?;
        return Ok(vm.heap.new_string(format!("typing.Unpack[{name}]")));
    }
    let mut text = if starred {
        "*".to_owned()
    } else {
        String::new()
    };
    text.push_str(&type_repr(vm, origin)?);
    text.push('[');
    let items = vm.heap.tuple_items(items);
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            text.push_str(", ");
        }
        // The parameter list of a ParamSpec.
        let list = match (item.as_list(), item.as_tuple()) {
            (Some(list), _) => Some(vm.heap[list].items.clone()),
            (_, Some(_)) if origin.is_type() && origin.as_class().is_some() => {
                Some(vm.heap.tuple_items(*item))
            }
            _ => None,
        };
        match list {
            Some(list) => {
                let mut parts = Vec::new();
                for part in list {
                    parts.push(type_repr(vm, part)?);
                }
                text.push_str(&format!("[{}]", parts.join(", ")));
            }
            None => text.push_str(&type_repr(vm, *item)?),
        }
    }
    if items.is_empty() {
        text.push_str("()");
    }
    text.push(']');
    Ok(vm.heap.new_string(text))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, items, starred) = this(vm, args)?;
    let Some((other_origin, other_items, other_starred)) = alias_parts(&vm.heap, args.get(1))
    else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let same =
        starred == other_starred && vm.eq(origin, other_origin)? && vm.eq(items, other_items)?;
    Ok(Value::bool(same))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, items, _) = this(vm, args)?;
    Ok(Value::int(vm.hash(origin)? ^ vm.hash(items)?))
}

/// Makes an instance of the origin, and tells it where it came from if it listens.
fn call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, ..) = this(vm, args)?;
    let object = vm.call_kw(origin, args.pos.get(1..).unwrap_or_default(), args.kw)?;
    let name = vm.heap.intern("__orig_class__");
    if vm.heap.has_instance_dict(object) && !object.is_type() {
        match vm.setattr(object, name, args.get(0)) {
            // Classes with type parameters have it as `typing` has: whatever they raise says that they do not listen.
            Err(fault)
                if is_raised(&vm.heap, fault, TypeId::Exception)
                    && vm.is_subtype(origin, Value::builtin_type(TypeId::Generic)) => {}
            Err(fault)
                if !is_raised(&vm.heap, fault, TypeId::AttributeError)
                    && !is_raised(&vm.heap, fault, TypeId::TypeError) =>
            {
                return Err(fault);
            }
            _ => {}
        }
    }
    Ok(object)
}

fn get_item(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, items, starred) = this(vm, args)?;
    let new = vm.substitute(args.get(0), items, args.get(1))?;
    Ok(vm.heap.new_object(Rare::GenericAlias {
        origin,
        args: new,
        starred,
    }))
}

/// `*alias` gives one item: the alias with a star.
fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    this(vm, args)?;
    Ok(vm
        .heap
        .new_object(Iter::GenericAlias { alias: args.get(0) }))
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_of(args.get(0), args.get(1))
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_of(args.get(1), args.get(0))
}

fn getattribute(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.attribute_name(args.get(1))?;
    match vm.alias_getattr(args.get(0), name)? {
        Some(found) => Ok(found),
        None => Err(vm.no_attribute(args.get(0), name)),
    }
}

fn mro_entries(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, ..) = this(vm, args)?;
    Ok(vm.heap.new_tuple(&[origin]))
}

/// `(GenericAlias, (origin, args))`; an alias with a star is what iterating over one without gives.
fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, items, starred) = this(vm, args)?;
    if !starred {
        let recipe = vm.heap.new_tuple(&[origin, items]);
        let class = Value::builtin_type(TypeId::GenericAlias);
        return Ok(vm.heap.new_tuple(&[class, recipe]));
    }
    let plain = new_alias(&mut vm.heap, origin, items);
    let star = copyreg(vm, "_with_star")?;
    let recipe = vm.heap.new_tuple(&[plain]);
    Ok(vm.heap.new_tuple(&[star, recipe]))
}

fn instance_check(vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Err(vm.type_error("isinstance() argument 2 cannot be a parameterized generic"))
}

fn subclass_check(vm: &mut Vm, _args: Args<'_>) -> Outcome {
    Err(vm.type_error("issubclass() argument 2 cannot be a parameterized generic"))
}

fn dir(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, ..) = this(vm, args)?;
    let names = vm
        .call_special(origin, "__dir__", &[])?
        .unwrap_or(Value::NONE);
    let mut items = vm.collect(names)?;
    for name in [
        "__args__",
        "__origin__",
        "__parameters__",
        "__mro_entries__",
        "__unpacked__",
        "__typing_unpacked_tuple_args__",
        "__class__",
        "__reduce__",
        "__reduce_ex__",
    ] {
        let name = vm.heap.intern(name);
        if !items.contains(&name) {
            items.push(name);
        }
    }
    Ok(vm.heap.new_list(items))
}

fn origin(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(this(vm, args)?.0)
}

fn arguments(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(this(vm, args)?.1)
}

fn unpacked(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(this(vm, args)?.2))
}

fn parameters(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let items = this(vm, args)?.1;
    vm.type_parameters_of(items)
}

fn unpacked_tuple(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, items, starred) = this(vm, args)?;
    Ok(if starred && origin == Value::builtin_type(TypeId::Tuple) {
        items
    } else {
        Value::NONE
    })
}
