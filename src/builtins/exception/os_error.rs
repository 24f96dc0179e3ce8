//! OSError and its subclasses, which the constructor chooses by the error number.
//!
//! A sandbox has no operating system to fail; scripts and hosts raise these themselves.

use super::{base, field_accessors, refuse_keywords, store_args, text};
use crate::object::field;
use crate::value::{ExceptionKey, TypeId, Value};
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

field_accessors! {
    errno set_errno field::OS_ERRNO;
    strerror set_strerror field::OS_STRERROR;
    filename set_filename field::OS_FILENAME;
    filename2 set_filename2 field::OS_FILENAME2;
}

const METHODS: &[NativeDef] = natives! {
    slot "__init__" => init;
    slot "__str__" => str;
    method "__reduce__" => reduce;
    member "errno" "The number of the error." => errno, set_errno;
    member "strerror" "The text of the error." => strerror, set_strerror;
    member "filename" "The file that it is about." => filename, set_filename;
    member "filename2" "The second file that it is about." => filename2, set_filename2;
    getset "characters_written" => written, set_written;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(new),
    params: params!("[errno, strerror[, filename[, winerror[, filename2]]]], /"),
    ..super::class(
        TypeId::OsError,
        "An operation of the operating system failed.",
        &[METHODS],
    )
};

/// `OSError(errno, strerror[, filename[, winerror[, filename2]]])`
fn new(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut class = args.get(0);
    let given = args.pos.get(1..).unwrap_or_default();
    if !args.kw.is_empty() && !init_does_it(vm, class) {
        let name = vm.heap.class_name(class);
        return Err(vm.type_error(format!("{name}() takes no keyword arguments")));
    }
    if class == Value::builtin_type(TypeId::OsError)
        && (2..=5).contains(&given.len())
        && let Some(ty) = given[0].as_int().and_then(class_of_number)
    {
        class = Value::builtin_type(ty);
    }
    let mut all = args.pos.to_vec();
    if let Some(first) = all.first_mut() {
        *first = class;
    }
    let made = base::new(vm, Args::new(&all, args.kw))?;
    if let Some(exc) = made.as_exception()
        && !init_does_it(vm, class)
    {
        fill(vm, exc, given);
    }
    Ok(made)
}

/// Whether `__init__` handles the arguments, and not `__new__`: a subclass has an `__init__` of its own,
/// but no `__new__`.
fn init_does_it(vm: &mut Vm, class: Value) -> bool {
    let [init, new] = ["__init__", "__new__"].map(|name| vm.heap.intern(name));
    let own = |vm: &Vm, name: Value| {
        vm.heap
            .mro(class)
            .into_iter()
            .filter_map(Value::as_class)
            .any(|class| vm.heap.dict_get_str(vm.heap[class].dict, name).is_some())
    };
    own(vm, init) && !own(vm, new)
}

/// The class that stands for an error number.
fn class_of_number(number: i64) -> Option<TypeId> {
    Some(match number {
        1 | 13 => TypeId::PermissionError,
        2 => TypeId::FileNotFoundError,
        3 => TypeId::ProcessLookupError,
        4 => TypeId::InterruptedError,
        10 => TypeId::ChildProcessError,
        11 | 114 | 115 => TypeId::BlockingIoError,
        17 => TypeId::FileExistsError,
        20 => TypeId::NotADirectoryError,
        21 => TypeId::IsADirectoryError,
        32 | 108 => TypeId::BrokenPipeError,
        103 => TypeId::ConnectionAbortedError,
        104 => TypeId::ConnectionResetError,
        110 => TypeId::TimeoutError,
        111 => TypeId::ConnectionRefusedError,
        _ => return None,
    })
}

/// Distributes the arguments over the fields, and leaves the file names out of `args`.
fn fill(vm: &mut Vm, exc: ExceptionKey, given: &[Value]) {
    let mut kept = given;
    if (2..=5).contains(&given.len()) {
        let object = &mut vm.heap[exc];
        object.set_field(field::OS_ERRNO, given[0]);
        object.set_field(field::OS_STRERROR, given[1]);
        let name = given.get(2).copied().filter(|name| !name.is_none());
        if let Some(name) = name {
            // BlockingIOError takes a number of characters in this place.
            let written = object.class == Value::builtin_type(TypeId::BlockingIoError)
                && name.as_int().is_some();
            if written {
                object.set_field(field::OS_WRITTEN, name);
            } else {
                object.set_field(field::OS_FILENAME, name);
                if let Some(other) = given.get(4).filter(|other| !other.is_none()) {
                    object.set_field(field::OS_FILENAME2, *other);
                }
                kept = &given[..2];
            }
        }
    }
    let tuple = vm.heap.new_tuple(kept);
    vm.heap[exc].args = tuple;
}

fn init(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    if !init_does_it(vm, vm.heap[exc].class) {
        return Ok(Value::NONE);
    }
    refuse_keywords(vm, exc, args)?;
    store_args(vm, exc, args);
    fill(vm, exc, args.pos.get(1..).unwrap_or_default());
    Ok(Value::NONE)
}

fn str(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let shown = vm.os_error_str(exc)?;
    text(vm, shown)
}

fn reduce(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let class = vm.heap[exc].class;
    let mut items = vm.heap.tuple_items(vm.heap[exc].args);
    let name = vm.heap[exc].field(field::OS_FILENAME);
    if items.len() == 2 && name.is_bound() {
        items.push(name);
        let other = vm.heap[exc].field(field::OS_FILENAME2);
        if other.is_bound() {
            items.extend([Value::NONE, other]);
        }
    }
    let items = vm.heap.new_tuple(&items);
    Ok(match vm.heap[exc].dict {
        Some(dict) => vm.heap.new_tuple(&[class, items, dict.into()]),
        None => vm.heap.new_tuple(&[class, items]),
    })
}

fn written(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let value = vm.heap[exc].field(field::OS_WRITTEN);
    if value.is_bound() {
        return Ok(value);
    }
    let name = vm.heap.intern("characters_written");
    Err(vm.attribute_error("characters_written", exc.into(), name))
}

fn set_written(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let exc = args.this::<ExceptionKey>(vm)?;
    let value = match args.opt(1) {
        Some(value) => vm.index(value)?,
        None => {
            written(vm, args)?;
            Value::UNBOUND
        }
    };
    vm.heap[exc].set_field(field::OS_WRITTEN, value);
    Ok(Value::NONE)
}
