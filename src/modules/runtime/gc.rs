//! `gc`: the collector, as far as scripts have to do with it.

use std::collections::{HashMap, HashSet};

use crate::modules::add;
use crate::value::{DictKey, Tag, Value};
use crate::vm::{Args, ModuleDef, NativeDef, Outcome, Vm, natives};

pub(crate) const MODULE: ModuleDef = ModuleDef {
    functions: &[FUNCTIONS],
    fill: Some(fill),
    ..ModuleDef::new("gc")
};

const FUNCTIONS: &[NativeDef] = natives! {
    function "collect" "($module, /, generation=2)"
        "Collects garbage now; gives how many objects were found." => collect;
    function "enable" "($module, /)" "Says that collections are wanted." => enable;
    function "disable" "($module, /)"
        "Says that collections are not wanted; the runtime collects nevertheless." => disable;
    function "isenabled" "($module, /)" "Whether collections are wanted." => is_enabled;
    function "get_count" "($module, /)" "Objects since the last collection, and two zeros." => get_count;
    function "get_threshold" "($module, /)" "What set_threshold() was told." => get_threshold;
    function "set_threshold" "threshold0[, threshold1[, threshold2]], /"
        "Remembers thresholds, which have no effect." => set_threshold;
    function "get_debug" "($module, /)" "What set_debug() was told." => |vm, _| Ok(Value::int(vm.gc.debug.into()));
    function "set_debug" "($module, flags, /)" "Sets what collect() reports and keeps." => set_debug;
    function "is_tracked" "($module, obj, /)" "Whether the object can refer to others." => is_tracked;
    function "is_finalized" "($module, obj, /)" "Whether the finaliser of the object has run." => is_finalized;
    function "freeze" "($module, /)" "Does nothing." => nothing;
    function "unfreeze" "($module, /)" "Does nothing." => nothing;
    function "get_freeze_count" "($module, /)" "0: nothing is ever frozen." => zero;
    function "get_stats" "($module, /)" "How many collections there were, and what they freed." => get_stats;
    function "get_objects" "($module, /, generation=None)" "All containers that the program can reach." => get_objects;
    function "get_referents" "($module, /, *objs)" "What the objects refer to." => get_referents;
    function "get_referrers" "($module, /, *objs)" "The containers that refer to the objects." => get_referrers;
};

/// Statistics of each collection.
const DEBUG_STATS: i32 = 1;
/// A line for each object of a cycle that is found.
const DEBUG_COLLECTABLE: i32 = 2;
/// A line for each object that cannot be freed: there are none.
const DEBUG_UNCOLLECTABLE: i32 = 4;
/// What is found is put into `gc.garbage`.
const DEBUG_SAVEALL: i32 = 32;

fn fill(vm: &mut Vm, dict: DictKey) -> Outcome<()> {
    let garbage = vm.heap.new_list(Vec::new());
    add(vm, dict, "garbage", garbage);
    let callbacks = vm.heap.new_list(Vec::new());
    add(vm, dict, "callbacks", callbacks);
    for (name, flags) in [
        ("DEBUG_STATS", DEBUG_STATS),
        ("DEBUG_COLLECTABLE", DEBUG_COLLECTABLE),
        ("DEBUG_UNCOLLECTABLE", DEBUG_UNCOLLECTABLE),
        ("DEBUG_SAVEALL", DEBUG_SAVEALL),
        (
            "DEBUG_LEAK",
            DEBUG_COLLECTABLE | DEBUG_UNCOLLECTABLE | DEBUG_SAVEALL,
        ),
    ] {
        add(vm, dict, name, Value::int(flags.into()));
    }
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
    call_callbacks(vm, "start", 0)?;
    let found = match vm.gc.debug {
        0 => vm.collect_and_finalize()?,
        debug => collect_reporting(vm, debug)?,
    };
    call_callbacks(vm, "stop", found)?;
    Ok(vm.heap.new_usize(found))
}

/// A collection with the reports that `gc.set_debug` has asked for.
fn collect_reporting(vm: &mut Vm, debug: i32) -> Outcome<usize> {
    if debug & DEBUG_STATS != 0 {
        let young = vm.heap.accounting.since_collection(vm.heap.len());
        let old = vm.heap.len().saturating_sub(young);
        report(
            vm,
            format!(
                "gc: collecting generation 2...\n\
                 gc: objects in each generation: {young} 0 {old}\n\
                 gc: objects in permanent generation: 0\n"
            ),
        )?;
    }
    vm.heap.release_share();
    vm.settle_for_run()?;
    let cycles = match debug & (DEBUG_COLLECTABLE | DEBUG_SAVEALL) {
        0 => Vec::new(),
        _ => unreachable_cycles(vm)?,
    };
    // A report may run a script, and that a collection.
    vm.heap.new_list(cycles.clone());
    for &value in &cycles {
        if debug & DEBUG_COLLECTABLE != 0 {
            let (name, address) = (vm.type_name(value), value.address());
            report(vm, format!("gc: collectable <{name} {address:#x}>\n"))?;
        }
    }
    let found = if debug & DEBUG_SAVEALL != 0 {
        let gc = vm.import_module("gc")?;
        let name = vm.heap.intern("garbage");
        if let Some(garbage) = vm.getattr_opt(gc, name)?.and_then(Value::as_list) {
            vm.charge_items(cycles.len(), size_of::<Value>())?;
            vm.heap[garbage].items.extend_from_slice(&cycles);
        }
        vm.collect_and_finalize()?;
        cycles.len()
    } else {
        vm.collect_and_finalize()?
    };
    if debug & DEBUG_STATS != 0 {
        report(
            vm,
            format!("gc: done, {found} unreachable, 0 uncollectable, 0.0000s elapsed\n"),
        )?;
    }
    Ok(found)
}

fn report(vm: &mut Vm, text: String) -> Outcome<()> {
    super::sys::write_error(vm, text).map(drop)
}

/// The containers that nothing reaches, and that are in a cycle or reached from one: what CPython's collector would
/// find, for it never sees what goes with its last reference.
fn unreachable_cycles(vm: &mut Vm) -> Outcome<Vec<Value>> {
    pay_for_all(vm)?;
    let reachable = vm.reachable()?;
    let mut alive = HashSet::with_capacity(reachable.len());
    for (index, value) in reachable.into_iter().enumerate() {
        vm.budget.look_at_times(index)?;
        alive.insert(value.untwinned());
    }
    let all = vm.heap.all_objects();
    vm.budget.burn(all.len() as u64)?;
    vm.charge_items(all.len(), 4 * size_of::<Value>())?;
    let dead: Vec<Value> = all.into_iter().filter(|v| !alive.contains(v)).collect();
    drop(alive);
    let mut holders: HashMap<Value, usize> = dead.iter().map(|value| (*value, 0)).collect();
    for &value in &dead {
        vm.visit_paid(value, &mut |held| {
            if let Some(count) = holders.get_mut(&held.untwinned()) {
                *count += 1;
            }
        })?;
    }
    let mut free: Vec<Value> = dead.iter().copied().filter(|v| holders[v] == 0).collect();
    while let Some(value) = free.pop() {
        holders.remove(&value);
        vm.visit_paid(value, &mut |held| {
            let held = held.untwinned();
            if let Some(count) = holders.get_mut(&held) {
                *count = count.saturating_sub(1);
                if *count == 0 {
                    free.push(held);
                }
            }
        })?;
    }
    let mut found: Vec<Value> = dead
        .into_iter()
        .filter(|v| holders.contains_key(v))
        .collect();
    let dicts = found.iter().filter_map(|v| vm.heap.instance_dict(*v));
    let inner: HashSet<Value> = dicts.map(Value::from).collect();
    let inner: HashSet<Value> = found
        .iter()
        .filter_map(|v| slots_of(vm, *v))
        .chain(inner)
        .collect();
    found.retain(|value| is_container(*value) && !inner.contains(value));
    Ok(found)
}

fn set_debug(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.gc.debug = vm.c_int(args.get(0))?;
    Ok(Value::NONE)
}

/// Tells each of `gc.callbacks` that a collection starts or has ended.
fn call_callbacks(vm: &mut Vm, phase: &str, collected: usize) -> Outcome<()> {
    let gc = vm.import_module("gc")?;
    let name = vm.heap.intern("callbacks");
    let Some(callbacks) = vm.getattr_opt(gc, name)?.and_then(Value::as_list) else {
        return Ok(());
    };
    let callbacks = vm.heap[callbacks].items.clone();
    if callbacks.is_empty() {
        return Ok(());
    }
    for callback in &callbacks {
        vm.heap.keep(*callback);
    }
    let phase = vm.heap.new_str(phase);
    let info = vm.heap.new_dict();
    let collected = vm.heap.new_usize(collected);
    for (name, value) in [
        ("generation", Value::int(2)),
        ("collected", collected),
        ("uncollectable", Value::int(0)),
    ] {
        add(vm, info, name, value);
    }
    for callback in callbacks {
        if let Err(fault) = vm.call(callback, &[phase, info.into()]) {
            vm.report_unraisable(fault, "calling GC callback", callback)?;
        }
    }
    Ok(())
}

/// What scripts see as objects that the collector looks after.
fn is_container(value: Value) -> bool {
    value.is_heap()
        && !matches!(
            value.tag(),
            Tag::BigInt
                | Tag::Complex
                | Tag::Str
                | Tag::Bytes
                | Tag::ByteArray
                | Tag::Range
                | Tag::Code
                | Tag::Cell
        )
}

/// Pays for looking at all objects, before a list and a set of them are made.
fn pay_for_all(vm: &mut Vm) -> Outcome<()> {
    let objects = vm.heap.len();
    vm.budget.burn(objects as u64)?;
    vm.refuse(objects * 6 * size_of::<Value>())
}

/// Every container that the program can reach, each once.
fn containers(vm: &mut Vm) -> Outcome<Vec<Value>> {
    pay_for_all(vm)?;
    vm.disown_all();
    let mut objects = vm.reachable()?;
    vm.budget.burn(objects.len() as u64)?;
    vm.charge_items(objects.len(), size_of::<Value>())?;
    let inner: HashSet<Value> = objects.iter().filter_map(|v| slots_of(vm, *v)).collect();
    objects.retain(|v| is_container(*v) && !inner.contains(v));
    Ok(objects)
}

/// The list behind the `__slots__` of an instance, which is not one of the program's objects.
fn slots_of(vm: &Vm, value: Value) -> Option<Value> {
    vm.heap[value.as_instance()?].slots.map(Value::from)
}

fn get_objects(vm: &mut Vm, args: Args<'_>) -> Outcome {
    if let Some(generation) = args.opt(0).filter(|generation| !generation.is_none()) {
        match vm.index_i64(generation)? {
            -1..=2 => {}
            n if n < 0 => {
                return Err(vm.value_error("generation parameter cannot be negative"));
            }
            _ => {
                return Err(vm.value_error(
                    "generation parameter must be less than the number of available generations (3)",
                ));
            }
        }
    }
    let objects = containers(vm)?;
    Ok(vm.heap.new_list(objects))
}

fn get_referents(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.disown_all();
    let mut count = 0;
    for &object in args.pos {
        vm.visit_paid(object, &mut |_| count += 1)?;
        if let Some(slots) = slots_of(vm, object) {
            vm.visit_paid(slots, &mut |_| count += 1)?;
        }
    }
    vm.charge_items(count, size_of::<Value>())?;
    let mut found = Vec::with_capacity(count);
    for &object in args.pos {
        let inner = slots_of(vm, object);
        let mut visit = |value: Value| {
            if value.is_bound() && Some(value) != inner {
                found.push(value);
            }
        };
        vm.heap.visit_references(object, &mut visit);
        if let Some(slots) = inner {
            vm.heap.visit_references(slots, &mut visit);
        }
    }
    Ok(vm.heap.new_list(found))
}

fn get_referrers(vm: &mut Vm, args: Args<'_>) -> Outcome {
    vm.budget.burn(args.pos.len() as u64)?;
    let wanted: HashSet<Value> = args.pos.iter().copied().collect();
    let mut objects = containers(vm)?;
    let mut paid = Ok(());
    objects.retain(|&holder| {
        let mut holds = false;
        if paid.is_ok() {
            paid = vm.visit_paid(holder, &mut |held| holds |= wanted.contains(&held));
        }
        holds
    });
    paid?;
    Ok(vm.heap.new_list(objects))
}

/// Whether the `__del__` of an object has run, or is about to.
fn is_finalized(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let object = args.get(0);
    if let Some(key) = object.as_generator() {
        return Ok(Value::bool(vm.heap[key].finalized));
    }
    let class = vm.type_of(object).as_class();
    let finalizer = class.is_some_and(|class| vm.hooks(class).finalizer);
    Ok(Value::bool(finalizer && !vm.is_finalizable(object)?))
}

fn get_stats(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let collections = vm.heap.accounting.collections();
    let freed = vm.heap.accounting.freed();
    let mut generations = Vec::new();
    for generation in 0..3 {
        let row = vm.heap.new_dict();
        let (count, freed) = if generation == 2 {
            (usize::try_from(collections).unwrap_or(usize::MAX), freed)
        } else {
            (0, 0)
        };
        let (count, freed) = (vm.heap.new_usize(count), vm.heap.new_usize(freed));
        for (name, value) in [
            ("collections", count),
            ("collected", freed),
            ("uncollectable", Value::int(0)),
        ] {
            add(vm, row, name, value);
        }
        generations.push(row.into());
    }
    Ok(vm.heap.new_list(generations))
}

/// The collector of this runtime cannot be switched off; the switch is only remembered.
fn enable(vm: &mut Vm, _: Args<'_>) -> Outcome {
    vm.gc.enabled = true;
    Ok(Value::NONE)
}

fn disable(vm: &mut Vm, _: Args<'_>) -> Outcome {
    vm.gc.enabled = false;
    Ok(Value::NONE)
}

fn is_enabled(vm: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::bool(vm.gc.enabled))
}

/// Containers of the youngest generation, and collections of it: there is one generation, and a collection of it
/// takes all.
fn get_count(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let young = vm.heap.accounting.since_collection(vm.heap.len());
    let young = vm.heap.new_usize(young);
    Ok(vm.heap.new_tuple(&[young, Value::int(0), Value::int(0)]))
}

fn get_threshold(vm: &mut Vm, _: Args<'_>) -> Outcome {
    let thresholds = vm
        .gc
        .thresholds
        .map(|threshold| Value::int(threshold.into()));
    Ok(vm.heap.new_tuple(&thresholds))
}

/// The thresholds are remembered. When to collect is decided by the bytes in use.
fn set_threshold(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let mut thresholds = vm.gc.thresholds;
    for (threshold, &value) in thresholds.iter_mut().zip(args.pos) {
        let number = vm.index_i64(value)?;
        match i32::try_from(number) {
            Ok(number) => *threshold = number,
            Err(_) if number < 0 => {
                return Err(vm.overflow_error("signed integer is less than minimum"));
            }
            Err(_) => return Err(vm.overflow_error("signed integer is greater than maximum")),
        }
    }
    vm.gc.thresholds = thresholds;
    Ok(Value::NONE)
}

fn zero(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::int(0))
}

fn nothing(_: &mut Vm, _: Args<'_>) -> Outcome {
    Ok(Value::NONE)
}

fn is_tracked(_: &mut Vm, args: Args<'_>) -> Outcome {
    let atomic = matches!(
        args.get(0).tag(),
        Tag::BigInt | Tag::Complex | Tag::Str | Tag::Bytes | Tag::ByteArray | Tag::Range
    );
    Ok(Value::bool(args.get(0).is_heap() && !atomic))
}
