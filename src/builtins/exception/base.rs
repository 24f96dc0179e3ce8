//! BaseException: what all exceptions have.

use smallvec::SmallVec;

use super::{refuse_keywords, store_args, text};
use crate::object::Exception;
use crate::value::{DictKey, ExceptionKey, Tag, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__repr__" => repr;
    slot "__str__" => str;
    method "with_traceback" "($self, tb, /)" "Sets the traceback and gives the exception itself." => with_traceback;
    method "add_note" "($self, note, /)"
        "Adds a text to those that a traceback shows below the exception." => add_note;
    method "__reduce__" => reduce;
    method "__setstate__" "($self, state, /)" "Takes over the state that a copy brings." => set_state;
    getset "args" "The arguments of the exception." => args, set_args;
    getset "__traceback__" => traceback, set_traceback;
    getset "__context__" => context, set_context;
    getset "__cause__" => cause, set_cause;
    getset "__dict__" => dict, set_dict;
    member "__suppress_context__" => suppress_context, set_suppress_context;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("*args, **kwargs"),
    ..super::class(
        TypeId::BaseException,
        "The root of all exception classes.",
        &[METHODS],
    )
};

/// `BaseException.__new__(cls, *args, **kwargs)`: keeps the positional arguments, ignores the others.
pub(super) fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let items = vm.heap.new_tuple(args.pos.get(1..).unwrap_or_default());
    let class = args.get(0);
    Ok(vm.heap.new_object(Exception {
        class,
        args: items,
        dict: None,
        cause: Value::NONE,
        context: Value::NONE,
        suppress_context: false,
        is_context: false,
        keeps_context: false,
        traceback: None,
        fields: SmallVec::new(),
    }))
}

/// `BaseException.__init__(*args)`
pub(crate) fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    refuse_keywords(vm, exc, args)?;
    store_args(vm, exc, args);
    Ok(Value::NONE)
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let shown = vm.exception_repr(exc)?;
    text(vm, shown)
}

fn str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let shown = vm.base_exception_str(exc)?;
    text(vm, shown)
}

fn with_traceback(vm: &mut Vm, args: Args<'_>) -> Outcome {
    set_traceback(vm, args)?;
    Ok(args.get(0))
}

fn add_note(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    if vm.heap.as_text(args.get(1)).is_none() {
        let given = vm.argument_name(args.get(1));
        return Err(vm.type_error(format!("add_note() argument must be str, not {given}")));
    }
    vm.add_note(exc, args.get(1))?;
    Ok(Value::NONE)
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let dict = vm.heap[exc].dict;
    Ok(reduce_with(vm, exc, dict))
}

/// `(class, args)`, with a state where there is one.
pub(super) fn reduce_with(vm: &mut Vm, exc: ExceptionKey, state: Option<DictKey>) -> Value {
    let (class, items) = (vm.heap[exc].class, vm.heap[exc].args);
    match state {
        Some(state) => vm.heap.new_tuple(&[class, items, state.into()]),
        None => vm.heap.new_tuple(&[class, items]),
    }
}

fn set_state(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let state = args.get(1);
    if state.is_none() {
        return Ok(Value::NONE);
    }
    let Some(dict) = vm.heap.payload(state).as_dict() else {
        return Err(vm.type_error("state is not a dictionary"));
    };
    vm.budget.burn(vm.heap[dict].len() as u64)?;
    let entries: Vec<_> = vm.heap[dict]
        .iter()
        .map(|entry| (entry.key, entry.value))
        .collect();
    for &(key, value) in &entries {
        vm.heap.keep(key);
        vm.heap.keep(value);
    }
    for (key, value) in entries {
        vm.budget.burn(1)?;
        vm.setattr(exc.into(), key, value)?;
    }
    Ok(Value::NONE)
}

fn args(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    Ok(vm.heap[exc].args)
}

fn set_args(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let Some(value) = args.opt(1) else {
        return Err(vm.type_error("args may not be deleted"));
    };
    let items = if value.tag() == Tag::Tuple {
        value
    } else {
        let items = vm.collect(value)?;
        vm.heap.new_tuple(&items)
    };
    vm.heap[exc].args = items;
    Ok(Value::NONE)
}

fn traceback(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    Ok(vm.heap[exc].traceback.map_or(Value::NONE, Value::from))
}

fn set_traceback(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let Some(value) = args.opt(1) else {
        return Err(vm.type_error("__traceback__ may not be deleted"));
    };
    if !value.is_none() && value.as_traceback().is_none() {
        return Err(vm.type_error("__traceback__ must be a traceback or None"));
    }
    vm.heap[exc].traceback = value.as_traceback();
    Ok(Value::NONE)
}

fn context(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    Ok(vm.heap[exc].context)
}

fn set_context(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let Some(value) = args.opt(1) else {
        return Err(vm.type_error("__context__ may not be deleted"));
    };
    if !value.is_none() && value.as_exception().is_none() {
        return Err(vm.type_error("exception context must be None or derive from BaseException"));
    }
    vm.heap.link_context(exc, value);
    Ok(Value::NONE)
}

fn cause(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    Ok(vm.heap[exc].cause)
}

fn set_cause(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let Some(value) = args.opt(1) else {
        return Err(vm.type_error("__cause__ may not be deleted"));
    };
    if !value.is_none() && value.as_exception().is_none() {
        return Err(vm.type_error("exception cause must be None or derive from BaseException"));
    }
    vm.heap[exc].cause = value;
    vm.heap[exc].suppress_context = true;
    Ok(Value::NONE)
}

fn suppress_context(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    Ok(Value::bool(vm.heap[exc].suppress_context))
}

fn set_suppress_context(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let Some(value) = args.opt(1) else {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    };
    let Some(flag) = value.as_bool() else {
        return Err(vm.type_error("attribute value type must be bool"));
    };
    vm.heap[exc].suppress_context = flag;
    Ok(Value::NONE)
}

fn dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    vm.instance_dict_attr(exc.into())
}

fn set_dict(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let Some(value) = args.opt(1) else {
        return Err(vm.type_error("cannot delete __dict__"));
    };
    vm.set_instance_dict(exc.into(), value)?;
    Ok(Value::NONE)
}
