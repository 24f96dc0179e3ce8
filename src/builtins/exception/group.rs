//! BaseExceptionGroup and ExceptionGroup.

use super::{base, get_field, text};
use crate::builtins::generator::class_getitem;
use crate::object::field;
use crate::value::{ExceptionKey, Tag, TypeId, Value};
use crate::vm::{Args, GroupMatcher, NativeDef, Outcome, TypeDef, Vm, natives, params};

const METHODS: &[NativeDef] = natives! {
    slot "__init__" => base::init;
    slot "__str__" => str;
    slot "__repr__" => repr;
    method "derive" "($self, excs, /)" "A new group of the same kind with other exceptions." => derive;
    method "split" "($self, matcher_value, /)" "Two groups: what matches and what does not." => split;
    method "subgroup" "($self, matcher_value, /)" "The group of what matches, or None." => subgroup;
    class_method "__class_getitem__" => class_getitem;
    member "message" "What the group says of itself." => message;
    member "exceptions" "The exceptions of the group." => exceptions;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("message, exceptions, /"),
    ..super::class(
        TypeId::BaseExceptionGroup,
        "Several exceptions, raised together.",
        &[METHODS],
    )
};

/// `BaseExceptionGroup(message, exceptions)`; makes an ExceptionGroup if all exceptions are Exceptions.
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let given = args.pos.get(1..).unwrap_or_default();
    let &[message, sequence] = given else {
        let count = given.len();
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() takes exactly 2 arguments ({count} given)"
        )));
    };
    if vm.heap.as_text(message).is_none() {
        let given = vm.argument_name(message);
        return Err(vm.type_error(format!(
            "BaseExceptionGroup.__new__() argument 1 must be str, not {given}"
        )));
    }
    if !is_sequence(vm, sequence) {
        return Err(vm.type_error("second argument (exceptions) must be a sequence"));
    }
    // What is no list and no tuple is shown as it is now.
    let shown = match vm.heap.payload(sequence).tag() {
        Tag::List | Tag::Tuple => Value::UNBOUND,
        _ => {
            let shown = vm.repr(sequence)?;
            let shown = vm.heap.new_string(shown);
            vm.heap.keep(shown)
        }
    };
    vm.budget
        .burn(vm.heap.sequence_len(vm.heap.payload(sequence)) as u64)?;
    let items = vm.collect(sequence)?;
    if items.is_empty() {
        return Err(vm.value_error("second argument (exceptions) must be a non-empty sequence"));
    }
    vm.budget.burn(items.len() as u64)?;
    let mut only_exceptions = true;
    let exception = Value::builtin_type(TypeId::Exception);
    for (index, item) in items.iter().enumerate() {
        if item.as_exception().is_none() {
            return Err(vm.value_error(format!(
                "Item {index} of second argument (exceptions) is not an exception"
            )));
        }
        only_exceptions &= vm.is_subtype(vm.type_of(*item), exception);
    }
    let class = group_class(vm, args.get(0), only_exceptions)?;
    let made = base::new(vm, Args::new(&[class, message, sequence], &[]))?;
    let tuple = vm.heap.new_tuple(&items);
    if let Some(exc) = made.as_exception() {
        vm.heap[exc].set_field(field::GROUP_MESSAGE, message);
        vm.heap[exc].set_field(field::GROUP_EXCEPTIONS, tuple);
        vm.heap[exc].set_field(field::GROUP_SHOWN, shown);
    }
    Ok(made)
}

/// The class that the new group gets, or an error if it may not hold its exceptions.
fn group_class(vm: &mut Vm, class: Value, only_exceptions: bool) -> Outcome {
    let group = Value::builtin_type(TypeId::ExceptionGroup);
    if class == Value::builtin_type(TypeId::BaseExceptionGroup) {
        return Ok(if only_exceptions { group } else { class });
    }
    if !only_exceptions && class == group {
        return Err(vm.type_error("Cannot nest BaseExceptions in an ExceptionGroup"));
    }
    if !only_exceptions && vm.is_subtype(class, Value::builtin_type(TypeId::Exception)) {
        let name = vm.heap.class_name(class);
        return Err(vm.type_error(format!("Cannot nest BaseExceptions in '{name}'")));
    }
    Ok(class)
}

/// Whether a value is a sequence; sets, dicts and iterators are none.
fn is_sequence(vm: &mut Vm, value: Value) -> bool {
    match vm.heap.payload(value).tag() {
        Tag::List | Tag::Tuple | Tag::Str | Tag::Bytes | Tag::ByteArray | Tag::Range => true,
        Tag::Dict => false,
        _ if matches!(vm.layout_of(value), TypeId::Deque | TypeId::MemoryView) => true,
        _ => vm.type_of(value).as_class().is_some() && vm.has_special(value, "__getitem__"),
    }
}

fn str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let shown = vm.group_str(exc)?;
    text(vm, shown)
}

/// The exceptions show as a list if a list was given, even where that has changed since.
fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let message = vm.heap[exc].field(field::GROUP_MESSAGE);
    let shown = vm.heap[exc].field(field::GROUP_SHOWN);
    if message.is_unbound() {
        let shown = vm.exception_repr(exc)?;
        return text(vm, shown);
    }
    let message = vm.repr(message)?;
    let exceptions = if shown.is_bound() {
        vm.str_of(shown)?
    } else {
        let mut items = vm.heap[exc].field(field::GROUP_EXCEPTIONS);
        let given = vm.heap.tuple_items(vm.heap[exc].args);
        let was_list = match given.as_slice() {
            [_, exceptions] => vm.heap.payload(*exceptions).as_list().is_some(),
            _ => false,
        };
        if was_list {
            let list = vm.heap.tuple_items(items);
            items = vm.heap.new_list(list);
        }
        vm.repr(items)?
    };
    let class = vm.type_of(args.get(0));
    let name = vm.heap.class_name(class);
    text(vm, format!("{name}({message}, {exceptions})"))
}

fn derive(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let message = vm.heap[exc].field(field::GROUP_MESSAGE);
    vm.call(
        Value::builtin_type(TypeId::BaseExceptionGroup),
        &[message, args.get(1)],
    )
}

fn split(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = this_group(vm, args)?;
    let matcher = matcher(vm, args.get(1))?;
    let (matched, rest) = vm.split_group(exc.into(), &matcher, true)?;
    Ok(vm
        .heap
        .new_tuple(&[matched.unwrap_or(Value::NONE), rest.unwrap_or(Value::NONE)]))
}

fn subgroup(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = this_group(vm, args)?;
    let matcher = matcher(vm, args.get(1))?;
    let (matched, _) = vm.split_group(exc.into(), &matcher, false)?;
    Ok(matched.unwrap_or(Value::NONE))
}

fn this_group(vm: &mut Vm, args: Args<'_>) -> Outcome<ExceptionKey> {
    let exc = args.this::<ExceptionKey>(vm)?;
    if vm.heap.is_group(exc.into()) {
        return Ok(exc);
    }
    Err(args.wrong_receiver(vm, TypeId::BaseExceptionGroup))
}

/// What `split` and `subgroup` take: a class, a tuple of classes, or a predicate.
fn matcher(vm: &mut Vm, condition: Value) -> Outcome<GroupMatcher<'static>> {
    if condition.is_type() || condition.as_tuple().is_some() {
        let classes = vm.heap.caught_classes(condition);
        if classes
            .iter()
            .all(|class| vm.heap.is_exception_class(*class))
        {
            return Ok(GroupMatcher::Classes(condition));
        }
    } else if vm.is_callable(condition) {
        return Ok(GroupMatcher::Predicate(condition));
    }
    Err(vm.type_error(
        "expected an exception type, a tuple of exception types, or a callable (other than a class)",
    ))
}

fn message(vm: &mut Vm, args: Args<'_>) -> Outcome {
    get_field(vm, args, field::GROUP_MESSAGE)
}

fn exceptions(vm: &mut Vm, args: Args<'_>) -> Outcome {
    get_field(vm, args, field::GROUP_EXCEPTIONS)
}
