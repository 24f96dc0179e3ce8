//! `gc`: the collector, as far as scripts have to do with it.

use super::{add, add_functions};
use crate::value::{DictKey, Value};
use crate::vm::{Args, NativeDef, Outcome, Params, Signature, Vm};

const COLLECT: Params = Params {
    names: &["generation"],
    posonly: 0,
    kwonly: 1,
    required: 0,
};

pub(crate) const FUNCTIONS: &[NativeDef] = &[
    NativeDef::function("collect", Signature::Params(&COLLECT), collect),
    NativeDef::function("enable", Signature::NoArgs, enable),
    NativeDef::function("disable", Signature::NoArgs, disable),
    NativeDef::function("isenabled", Signature::NoArgs, is_enabled),
    NativeDef::function("get_count", Signature::NoArgs, get_count),
    NativeDef::function("get_threshold", Signature::NoArgs, get_threshold),
    NativeDef::function("set_threshold", Signature::Positional(1, 3), nothing),
    NativeDef::function("get_debug", Signature::NoArgs, zero),
    NativeDef::function("set_debug", Signature::One, nothing),
    NativeDef::function("is_tracked", Signature::One, is_tracked),
    NativeDef::function("freeze", Signature::NoArgs, nothing),
    NativeDef::function("unfreeze", Signature::NoArgs, nothing),
];

pub(crate) fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    add_functions(vm, "gc", dict);
    let garbage = vm.new_list(Vec::new());
    add(vm, dict, "garbage", garbage);
    let callbacks = vm.new_list(Vec::new());
    add(vm, dict, "callbacks", callbacks);
    Ok(())
}

/// `gc.collect(generation=2)`: the number of objects that were found to be garbage.
fn collect(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let Some(generation) = args.opt(0) {
        let generation = vm.index_i64(generation)?;
        if !(0..=2).contains(&generation) {
            return Err(vm.value_error("invalid generation"));
        }
    }
    let found = vm.collect_and_finalize()?;
    Ok(vm.new_usize(found))
}

/// The collector of this runtime cannot be switched off; the switch is only remembered.
fn enable(vm: &mut Vm, _: Args<'_>) -> Outcome {
    vm.gc_enabled = true;
    Ok(Value::NONE)
}

fn disable(vm: &mut Vm, _: Args<'_>) -> Outcome {
    vm.gc_enabled = false;
    Ok(Value::NONE)
}

fn is_enabled(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.gc_enabled))
}

fn get_count(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(vm.new_tuple(&[Value::int(0), Value::int(0), Value::int(0)]))
}

fn get_threshold(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(vm.new_tuple(&[Value::int(2000), Value::int(10), Value::int(0)]))
}

fn zero(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::int(0))
}

fn nothing(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn is_tracked(_: &mut Vm, args: Args<'_>) -> Outcome {
    use crate::value::Tag;
    let atomic = matches!(
        args.get(0).tag(),
        Tag::BigInt | Tag::Complex | Tag::Str | Tag::Bytes | Tag::ByteArray | Tag::Range
    );
    Ok(Value::bool(args.get(0).is_heap() && !atomic))
}
