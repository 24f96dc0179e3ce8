//! `TypeVar`, `ParamSpec`, `TypeVarTuple` and `Generic`: the objects behind `def f[T]` and `class C[T]`. Those behind
//! `type X = ..` are in `type_aliases`.

use super::{generic, type_aliases};
use crate::builtins::typing::generic_alias::type_repr;
use crate::object::{LazyParts, Rare};
use crate::value::{RareKey, TypeId, Value};
use crate::vm::typing::type_params::has_type_default;
use crate::vm::typing::type_params::{
    BOUND, CONSTRAINTS, CONTRAVARIANT, COVARIANT, DEFAULT, INFERRED, INVARIANT,
};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

/// What all three kinds of parameters have.
const PARAMETER: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    method "has_default" "($self, /)" "Whether the parameter has a default." => has_default;
    method "__typing_subst__" => substitute;
    method "__typing_prepare_subst__" => prepare;
    method "__mro_entries__" => mro_entries;
    member "__name__" => name;
    method "__reduce__" => |vm, args| Ok(facts(vm, args)?.1);
    getset "__module__" => module, set_module;
    getset "__default__" => default;
    getset "evaluate_default" => evaluate_default;
};

/// What those have that stand for one type, or for the parameters of one.
const VARIANCE: &[NativeDef] = natives! {
    slot "__or__" => or;
    slot "__ror__" => ror;
    member "__covariant__" => covariant;
    member "__contravariant__" => contravariant;
    member "__infer_variance__" => inferred;
};

const TYPE_VAR: &[NativeDef] = natives! {
    getset "__bound__" => bound;
    getset "__constraints__" => constraints;
    getset "evaluate_bound" => evaluate_bound;
    getset "evaluate_constraints" => evaluate_constraints;
};

/// `_typing._ConstEvaluator`
pub(crate) const CONST_EVALUATOR: &[NativeDef] = natives! {
    slot "__call__" => const_call;
    slot "__repr__" => const_repr;
};

const PARAM_SPEC: &[NativeDef] = natives! {
    member "__bound__" => bound;
    getset "args" => args_part;
    getset "kwargs" => kwargs_part;
};

const TYPE_VAR_TUPLE: &[NativeDef] = natives! {
    slot "__iter__" => iter;
};

pub(crate) const PARAM_SPEC_PART: &[NativeDef] = natives! {
    slot "__repr__" => part_repr;
    slot "__eq__" => part_eq;
    method "__mro_entries__" => mro_entries;
    member "__origin__" => part_origin;
};

/// The namespaces of the types say which module they are from.
pub(super) const MODULE_NAME: &[NativeDef] = natives! {
    class_value "__module__" => |vm, _| Ok(vm.heap.intern("typing"));
};

pub(crate) const TYPES: &[TypeDef] = &[
    TypeDef {
        new: Some(new_type_var),
        params: params!(
            "name, *constraints, bound=None, covariant=False, contravariant=False, default=NoDefault, infer_variance=False"
        ),
        has_dict: true,
        weak_refs: true,
        ..TypeDef::new(
            TypeId::TypeVar,
            "A type parameter.",
            &[PARAMETER, VARIANCE, TYPE_VAR],
        )
    },
    TypeDef {
        new: Some(new_param_spec),
        params: params!(
            "name, *, bound=None, covariant=False, contravariant=False, default=NoDefault, infer_variance=False"
        ),
        has_dict: true,
        weak_refs: true,
        ..TypeDef::new(
            TypeId::ParamSpec,
            "A type parameter that stands for parameters.",
            &[PARAMETER, VARIANCE, PARAM_SPEC],
        )
    },
    TypeDef {
        new: Some(new_type_var_tuple),
        params: params!("name, *, default=NoDefault"),
        has_dict: true,
        weak_refs: true,
        ..TypeDef::new(
            TypeId::TypeVarTuple,
            "A type parameter that stands for several types.",
            &[PARAMETER, TYPE_VAR_TUPLE],
        )
    },
    type_aliases::TYPE,
    TypeDef {
        params: params!("(format, /)"),
        ..TypeDef::new(
            TypeId::ConstEvaluator,
            "A function that evaluates nothing: its value is known.",
            &[CONST_EVALUATOR],
        )
    },
    generic::TYPE,
    PARAM_SPEC_ARGS,
    PARAM_SPEC_KWARGS,
];

const PARAM_SPEC_ARGS: TypeDef = TypeDef {
    unhashable: true,
    weak_refs: true,
    new: Some(|vm, args| new_part(vm, args, &PARAM_SPEC_ARGS)),
    params: params!("origin"),
    ..TypeDef::new(
        TypeId::ParamSpecArgs,
        "The positional arguments that a parameter specification stands for.",
        &[MODULE_NAME, PARAM_SPEC_PART],
    )
};

const PARAM_SPEC_KWARGS: TypeDef = TypeDef {
    unhashable: true,
    weak_refs: true,
    new: Some(|vm, args| new_part(vm, args, &PARAM_SPEC_KWARGS)),
    params: params!("origin"),
    ..TypeDef::new(
        TypeId::ParamSpecKwargs,
        "The keyword arguments that a parameter specification stands for.",
        &[MODULE_NAME, PARAM_SPEC_PART],
    )
};

// ---- making them by hand ---------------------------------------------------------------------------

/// Takes the keyword arguments that all three kinds share out of the call.
struct Options {
    name: Value,
    positional: Vec<Value>,
    bound: Value,
    default: Value,
    variance: u8,
}

fn options(vm: &mut Vm, function: &str, args: Args<'_>) -> Outcome<Options> {
    let mut positional = args.pos.get(1..).unwrap_or_default().to_vec();
    let mut name = if positional.is_empty() {
        Value::UNBOUND
    } else {
        positional.remove(0)
    };
    let (mut bound, mut default) = (Value::NONE, Value::UNBOUND);
    let (mut co, mut contra, mut infer) = (false, false, false);
    for &(key, value) in args.kw {
        match vm.heap.text(key) {
            "name" if name.is_unbound() => name = value,
            "bound" => bound = value,
            "default" => default = value,
            "covariant" => co = vm.truthy(value)?,
            "contravariant" => contra = vm.truthy(value)?,
            "infer_variance" => infer = vm.truthy(value)?,
            _ => {
                let known = [
                    "name",
                    "bound",
                    "default",
                    "covariant",
                    "contravariant",
                    "infer_variance",
                ];
                return Err(vm.unexpected_keyword(function, key, &known));
            }
        }
    }
    if default == vm.names.no_type_default(&mut vm.heap) {
        default = Value::UNBOUND;
    }
    if name.is_unbound() {
        return Err(vm.type_error(format!(
            "{function}() missing required argument 'name' (pos 1)"
        )));
    }
    if vm.heap.as_text(name).is_none() {
        let given = vm.argument_name(name);
        return Err(vm.type_error(format!(
            "{function}() argument 'name' must be str, not {given}"
        )));
    }
    if co && contra {
        return Err(vm.value_error("Bivariant types are not supported."));
    }
    if infer && (co || contra) {
        return Err(vm.value_error("Variance cannot be specified with infer_variance."));
    }
    if !bound.is_none()
        && function == "typevar"
        && let Some(check) = vm.names.typing_function(&mut vm.heap, "_type_check")
    {
        let message = vm.heap.new_str("Bound must be a type.");
        bound = vm.call(check, &[bound, message])?;
    }
    let variance = match (co, contra, infer) {
        (true, ..) => COVARIANT,
        (_, true, _) => CONTRAVARIANT,
        (_, _, true) => INFERRED,
        _ => INVARIANT,
    };
    Ok(Options {
        name,
        positional,
        bound,
        default,
        variance,
    })
}

/// A parameter whose parts are all there.
fn parameter(vm: &mut Vm, ty: TypeId, options: Options) -> Value {
    let lazy = options.default.is_unbound().then(|| {
        // That there is no default is known from the start.
        let value = vm.names.no_type_default(&mut vm.heap);
        let default = vm.heap.new_object(Rare::ConstEvaluator { value });
        Box::new(LazyParts {
            default,
            ..LazyParts::default()
        })
    });
    let constraints = vm.heap.new_tuple(&options.positional);
    vm.heap.new_object(Rare::TypeParam {
        ty,
        name: options.name,
        bound: options.bound,
        constraints,
        default: options.default,
        evaluated: BOUND | CONSTRAINTS | DEFAULT,
        variance: options.variance,
        lazy,
        dict: Value::UNBOUND,
    })
}

/// Notes the module of the script that makes a type parameter; None where it cannot be told.
fn with_module(vm: &mut Vm, parameter: Value) -> Outcome {
    vm.heap.keep(parameter);
    let module = vm.calling_module();
    let name = vm.heap.intern("__module__");
    if let Some(dict) = vm.heap.make_instance_dict(parameter) {
        vm.dict_set(dict, name, module)?;
    }
    Ok(parameter)
}

fn new_type_var(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut options = options(vm, "typevar", args)?;
    if options.positional.len() == 1 {
        return Err(vm.type_error("A single constraint is not allowed"));
    }
    if !options.positional.is_empty() && !options.bound.is_none() {
        return Err(vm.type_error("Constraints cannot be combined with bound=..."));
    }
    if let Some(check) = vm.names.typing_function(&mut vm.heap, "_type_check") {
        let message = vm
            .heap
            .new_str("TypeVar(name, constraint, ...): constraints must be types.");
        for constraint in &mut options.positional {
            *constraint = vm.call(check, &[*constraint, message])?;
            vm.heap.keep(*constraint);
        }
    }
    let made = parameter(vm, TypeId::TypeVar, options);
    with_module(vm, made)
}

fn new_param_spec(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut options = options(vm, "paramspec", args)?;
    options.positional.clear();
    let made = parameter(vm, TypeId::ParamSpec, options);
    with_module(vm, made)
}

fn new_type_var_tuple(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut options = options(vm, "typevartuple", args)?;
    options.positional.clear();
    let made = parameter(vm, TypeId::TypeVarTuple, options);
    with_module(vm, made)
}

// ---- attributes of parameters ------------------------------------------------------------------------

fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<RareKey> {
    let key = args.this::<RareKey>(vm)?;
    match vm.heap[key] {
        Rare::TypeParam { .. } => Ok(key),
        _ => Err(args.wrong_receiver(vm, TypeId::TypeVar)),
    }
}

fn facts(vm: &mut Vm, args: Args<'_>) -> Outcome<(TypeId, Value, u8)> {
    let key = this(vm, args)?;
    match vm.heap[key] {
        Rare::TypeParam {
            ty, name, variance, ..
        } => Ok((ty, name, variance)),
        _ => Err(args.wrong_receiver(vm, TypeId::TypeVar)),
    }
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (ty, name, variance) = facts(vm, args)?;
    let sign = match variance {
        COVARIANT => "+",
        CONTRAVARIANT => "-",
        INVARIANT if ty != TypeId::TypeVarTuple => "~",
        _ => "",
    };
    let text = format!("{sign}{}", vm.heap.text(name));
    Ok(vm.heap.new_string(text))
}

fn or(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_from(&[args.get(0), args.get(1)])
}

fn ror(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.union_from(&[args.get(1), args.get(0)])
}

fn name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(facts(vm, args)?.1)
}

fn covariant(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(facts(vm, args)?.2 == COVARIANT))
}

fn contravariant(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(facts(vm, args)?.2 == CONTRAVARIANT))
}

fn inferred(vm: &mut Vm, args: Args<'_>) -> Outcome {
    Ok(Value::bool(facts(vm, args)?.2 == INFERRED))
}

fn bound(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = this(vm, args)?;
    vm.type_param_part(key, BOUND)
}

fn constraints(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = this(vm, args)?;
    vm.type_param_part(key, CONSTRAINTS)
}

fn default(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = this(vm, args)?;
    let found = vm.type_param_part(key, DEFAULT)?;
    Ok(if found.is_bound() {
        found
    } else {
        vm.names.no_type_default(&mut vm.heap)
    })
}

fn evaluate_bound(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = this(vm, args)?;
    Ok(vm.type_param_evaluator(key, BOUND))
}

fn evaluate_constraints(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = this(vm, args)?;
    Ok(vm.type_param_evaluator(key, CONSTRAINTS))
}

fn evaluate_default(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = this(vm, args)?;
    Ok(vm.type_param_evaluator(key, DEFAULT))
}

fn known_value(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let key = args.this::<RareKey>(vm)?;
    match vm.heap[key] {
        Rare::ConstEvaluator { value } => Ok(value),
        _ => Err(args.wrong_receiver(vm, TypeId::ConstEvaluator)),
    }
}

/// The value, or in the format of strings its text (`constevaluator_call`).
fn const_call(vm: &mut Vm, args: Args<'_>) -> Outcome {
    /// `annotationlib.Format.STRING`
    const STRING: i64 = 4;

    let value = known_value(vm, args)?;
    let rest = args.pos.get(1..).unwrap_or_default();
    if rest.len() != 1 || !args.kw.is_empty() {
        return Err(vm.type_error(format!(
            "constevaluator.__call__() takes exactly 1 argument ({} given)",
            rest.len() + args.kw.len()
        )));
    }
    let format = rest[0];
    let Some(number) = vm.heap.payload(format).as_int() else {
        let given = vm.type_name(format);
        return Err(vm.type_error(format!(
            "'{given}' object cannot be interpreted as an integer"
        )));
    };
    if number != STRING {
        return Ok(value);
    }
    let text = match value.as_tuple() {
        None => type_repr(vm, value)?,
        Some(tuple) => {
            let items = vm.heap[tuple].items.to_vec();
            let mut texts = Vec::with_capacity(items.len());
            for item in items {
                texts.push(type_repr(vm, item)?);
            }
            format!("({})", texts.join(", "))
        }
    };
    Ok(vm.heap.new_string(text))
}

fn const_repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let value = known_value(vm, args)?;
    let text = vm.repr(value)?;
    Ok(vm.heap.new_string(format!("<constevaluator {text}>")))
}

fn has_default(vm: &mut Vm, args: Args<'_>) -> Outcome {
    this(vm, args)?;
    Ok(Value::bool(has_type_default(&vm.heap, args.get(0))))
}

/// The module that was noted or set; `typing` for what a statement made.
fn module(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.heap.intern("__module__");
    let dict = vm.heap.instance_dict(args.get(0));
    let noted = dict.and_then(|dict| vm.heap.dict_get_str(dict, name));
    Ok(noted.unwrap_or_else(|| vm.heap.intern("typing")))
}

fn set_module(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let name = vm.heap.intern("__module__");
    let Some(dict) = vm.heap.make_instance_dict(args.get(0)) else {
        return Ok(Value::NONE);
    };
    if args.get(1).is_bound() {
        vm.dict_set(dict, name, args.get(1))?;
    } else if vm.heap.dict_remove_str(dict, name).is_none() {
        return Err(vm.no_attribute(args.get(0), name));
    }
    Ok(Value::NONE)
}

/// `T.__typing_subst__(arg)`: what an alias has in the place of the parameter.
fn substitute(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (ty, ..) = facts(vm, args)?;
    if ty == TypeId::TypeVarTuple {
        return Err(vm.bare_type_var_tuple());
    }
    vm.checked_argument(args.get(0), args.get(1))
}

/// `T.__typing_prepare_subst__(alias, args)`: the arguments with defaults filled in, and gathered for a
/// TypeVarTuple.
fn prepare(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (ty, ..) = facts(vm, args)?;
    let (alias, given) = (args.get(1), args.get(2));
    let function = match ty {
        TypeId::ParamSpec => "_paramspec_prepare_subst",
        TypeId::TypeVarTuple => "_typevartuple_prepare_subst",
        _ => "",
    };
    if let Some(function) = vm.names.typing_function(&mut vm.heap, function) {
        return vm.call(function, &[args.get(0), alias, given]);
    }
    let parameters = match vm.getattr_named(alias, "__parameters__")? {
        Some(parameters) => vm.heap.tuple_items(parameters),
        None => Vec::new(),
    };
    let mut items = vm.collect(given)?;
    match parameters.iter().position(|p| *p == args.get(0)) {
        Some(at) if at < items.len() => Ok(given),
        Some(at) if at == items.len() && has_type_default(&vm.heap, args.get(0)) => {
            let key = this(vm, args)?;
            items.push(vm.type_param_part(key, DEFAULT)?);
            Ok(vm.heap.new_tuple(&items))
        }
        Some(at) => {
            let (text, actual, least) = (vm.repr(alias)?, items.len(), at + 1);
            Err(vm.type_error(format!(
                "Too few arguments for {text}; actual {actual}, expected at least {least}"
            )))
        }
        None => Ok(given),
    }
}

fn mro_entries(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let class = vm.type_of(args.get(0));
    let kind = vm.heap.class_name(class);
    Err(vm.type_error(format!("Cannot subclass an instance of {kind}")))
}

/// `*Ts` gives one item: the parameter with a star.
pub(super) fn iter(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let starred = vm.unpacked_parameter(args.get(0))?;
    let one = vm.heap.new_tuple(&[starred]);
    vm.iter(one)
}

// ---- P.args, P.kwargs ------------------------------------------------------------------------------------

fn args_part(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, ty) = (args.get(0), TypeId::ParamSpecArgs);
    Ok(vm.heap.new_object(Rare::ParamSpecPart { origin, ty }))
}

fn kwargs_part(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, ty) = (args.get(0), TypeId::ParamSpecKwargs);
    Ok(vm.heap.new_object(Rare::ParamSpecPart { origin, ty }))
}

/// `typing.ParamSpecArgs(origin)`, `typing.ParamSpecKwargs(origin)`
fn new_part(vm: &mut Vm, args: Args<'_>, def: &TypeDef) -> Outcome {
    let name = def.id.name().to_lowercase();
    let given = args.pos.get(1..).unwrap_or_default();
    let origin = vm.bind_params(&name, def.params, given, args.kw)?[0];
    Ok(vm
        .heap
        .new_object(Rare::ParamSpecPart { origin, ty: def.id }))
}

fn part(vm: &Vm, v: Value) -> Option<(Value, TypeId)> {
    match vm.heap[v.as_rare()?] {
        Rare::ParamSpecPart { origin, ty } => Some((origin, ty)),
        _ => None,
    }
}

fn part_repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, ty) = args.this_with(vm, TypeId::ParamSpecArgs, part)?;
    let name = match origin.as_rare().map(|key| &vm.heap[key]) {
        Some(&Rare::TypeParam { name, .. }) => vm.heap.text(name).to_owned(),
        _ => vm.repr(origin)?,
    };
    let suffix = if ty == TypeId::ParamSpecArgs {
        "args"
    } else {
        "kwargs"
    };
    Ok(vm.heap.new_string(format!("{name}.{suffix}")))
}

fn part_eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    match part(vm, args.get(1)) {
        Some(other) => Ok(Value::bool(part(vm, args.get(0)) == Some(other))),
        None => Ok(Value::NOT_IMPLEMENTED),
    }
}

fn part_origin(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (origin, _) = args.this_with(vm, TypeId::ParamSpecArgs, part)?;
    Ok(origin)
}
