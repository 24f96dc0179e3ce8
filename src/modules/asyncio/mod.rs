//! `asyncio`: an event loop in Python, over what the host answers. The natives here are its ends: the clock, the calls
//! of awaited functions, and the wait for the host.
//!
//! Invariant: one event loop at a time runs in a runtime; the evaluator knows which, as calls are passed up to it.

use std::time::Duration;

use super::run_python;
use crate::builtins::number::float::construct::need_real;
use crate::object::{HostWait, Rare};
use crate::value::{DictKey, RareKey, TypeId, Value};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

/// The modules of this folder.
pub(super) const MODULES: &[ModuleDef] = &[ModuleDef {
    functions: &[FUNCTIONS],
    fill: Some(fill),
    values: &[
        ("_CoroutineType", Value::builtin_type(TypeId::Coroutine)),
        ("_GeneratorType", Value::builtin_type(TypeId::Generator)),
        ("_GenericAlias", Value::builtin_type(TypeId::GenericAlias)),
        ("_deque", Value::builtin_type(TypeId::Deque)),
        ("_weak_ref", Value::builtin_type(TypeId::ReferenceType)),
    ],
    python: &[
        ("asyncio.events", python!("events.py")),
        ("asyncio.futures", python!("futures.py")),
        ("asyncio.tasks", python!("tasks.py")),
        ("asyncio.runners", python!("runners.py")),
    ],
    ..ModuleDef::new("asyncio")
}];

/// The parts that run when one of their names is first asked for.
const LATER: &[(&str, &str)] = &[
    ("asyncio.waiting", python!("waiting.py")),
    ("asyncio.groups", python!("groups.py")),
    ("asyncio.locks", python!("locks.py")),
];

const FUNCTIONS: &[NativeDef] = natives! {
    function "_get_running_loop" "($module, /)" "The event loop that runs, or None." => |vm, _| {
        let running = vm.host.awaited.event_loop;
        Ok(if running.is_bound() { running } else { Value::NONE })
    };
    function "_set_running_loop" "($module, loop, /)" "Sets which event loop runs." => |vm, args| {
        let running = args.get(0);
        vm.host.awaited.event_loop = if running.is_none() { Value::UNBOUND } else { running };
        Ok(Value::NONE)
    };
    function "_time" "($module, /)" "The time by the clock of the host, in seconds." => |vm, _| {
        let now = vm.host.awaited.clock.now();
        Ok(Value::float(now.as_secs_f64()))
    };
    function "_wait_for_host" "($module, calls, until, /)"
        "What waits for answers to calls, or for a time, where a generator yields from it." => wait_for_host;
    function "_is_host_call" "($module, object, /)" "Whether an awaited object is a call that the host answers."
        => |vm, args| Ok(Value::bool(vm.heap.host_wait(args.get(0)).is_some()));
    function "_get_asyncgen_hooks" "($module, /)" "As sys.get_asyncgen_hooks, a plain tuple." => |vm, _| {
        let hooks = vm.host.awaited.hooks.map(|hook| if hook.is_bound() { hook } else { Value::NONE });
        Ok(vm.heap.new_tuple(&hooks))
    };
    function "_set_asyncgen_hooks" "($module, firstiter, finalizer, /)" "As sys.set_asyncgen_hooks." => |vm, args| {
        let hook = |hook: Value| if hook.is_none() { Value::UNBOUND } else { hook };
        vm.host.awaited.hooks = [hook(args.get(0)), hook(args.get(1))];
        Ok(Value::NONE)
    };
    function "_run_part" "($module, namespace, name, /)" "Runs a part of this module in its namespace." => run_part;
    function "_name_parts" "($module, namespace, names, /)"
        "Enters this module under the names of the modules that CPython has below it." => name_parts;
    function "_number" "($module, call, /)" "Gives a call the number by which the host answers it." => number;
    function "_settle" "($module, call, failed, answer, /)" "Gives a call its answer." => settle;
};

/// Without a parser there is nothing to run the module's own code with.
fn fill(vm: &mut Vm, _: DictKey) -> Outcome<()> {
    if cfg!(feature = "parser") {
        return Ok(());
    }
    Err(vm.raise(
        TypeId::ImportError,
        "asyncio is written in Python: this runtime has no parser",
    ))
}

fn run_part(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (namespace, name) = (args.get(0), args.get(1));
    let part = vm.heap.as_text(name).and_then(|name| {
        let is_it = |(part, _): &&(&str, &str)| part.strip_prefix("asyncio.") == Some(name);
        LATER.iter().find(is_it)
    });
    let (Some(part), Some(namespace)) = (part, namespace.as_dict()) else {
        return Err(vm.type_error("not a part of asyncio"));
    };
    run_python(vm, part, namespace)?;
    Ok(Value::NONE)
}

fn name_parts(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let names = vm.heap.tuple_items(args.get(1)).to_vec();
    let Some(module) = vm.names.module(&mut vm.heap, "asyncio") else {
        return Ok(Value::NONE);
    };
    let modules = vm.names.make_modules(&mut vm.heap);
    for name in names {
        let Some(text) = vm.heap.as_text(name) else {
            continue;
        };
        let whole = format!("asyncio.{text}");
        let whole = vm.heap.intern(&whole);
        vm.heap.dict_set_str(modules, whole, module);
        if let Some(namespace) = args.get(0).as_dict() {
            vm.heap.dict_set_str(namespace, name, module);
        }
    }
    Ok(Value::NONE)
}

/// A time as far as a run could wait for it: what is later is never.
fn nanoseconds(seconds: f64) -> Option<u64> {
    let until = Duration::try_from_secs_f64(seconds.max(0.0)).ok()?;
    u64::try_from(until.as_nanos()).ok()
}

fn wait_for_host(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (calls, until) = (args.get(0), args.get(1));
    if calls.as_dict().is_none() {
        return Err(vm.type_error("the calls must be a dict"));
    }
    let until = match until.is_none() {
        true => None,
        false => nanoseconds(need_real(vm, until)?).or(Some(u64::MAX)),
    };
    let wait = HostWait::many(calls, until);
    Ok(vm.heap.new_object(Rare::HostWait(Box::new(wait))))
}

fn host_call(vm: &mut Vm, args: Args<'_>) -> Outcome<RareKey> {
    match vm.heap.host_wait(args.get(0)) {
        Some(call) => Ok(call),
        None => Err(vm.type_error("not a call that the host answers")),
    }
}

fn number(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let call = host_call(vm, args)?;
    let number = vm.number_call(call).unwrap_or_default();
    Ok(Value::int(i64::try_from(number).unwrap_or(i64::MAX)))
}

fn settle(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let call = host_call(vm, args)?;
    let failed = vm.truthy(args.get(1))?;
    vm.settle_call(call, failed, args.get(2));
    Ok(Value::NONE)
}
