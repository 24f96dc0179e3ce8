//! Writing a run that waits.

use super::record::{Activation, Awaiting, Loops, Native, Record, Scope};
use super::{Standing, steps};
use crate::freeze::graph::{self, HostData, NotFrozen, Start};
use crate::freeze::header::Content;
use crate::value::{CodeKey, DictKey, GeneratorKey, IteratorKey, Value};
use crate::vm::{Frame, Vm};

/// Writes the run that stands still in this runtime.
pub(crate) fn freeze(
    vm: &mut Vm,
    standing: Standing,
    host: &dyn HostData,
) -> Result<Vec<u8>, NotFrozen> {
    let record = record(vm, standing)?;
    let uses: Vec<(DictKey, CodeKey)> = vm
        .frames
        .iter()
        .map(|frame| (frame.globals, frame.code))
        .collect();
    graph::freeze(
        vm,
        Content::Run,
        Start {
            record: &record,
            uses: &uses,
        },
        host,
    )
}

fn refused(why: impl Into<String>) -> NotFrozen {
    NotFrozen::Refused(Vec::new(), why.into())
}

fn record(vm: &mut Vm, standing: Standing) -> Result<Record, NotFrozen> {
    if vm.observing.is_some() {
        return Err(refused(
            "the run is observed, by the host or by a trace function of its own",
        ));
    }
    let natives = vm.natives.iter().map(|native| {
        let step = steps::number(native.step).ok_or_else(|| {
            refused(format!(
                "the run stands in a call that {} has made",
                native.step.name
            ))
        })?;
        Ok(Native {
            step,
            stage: native.state.stage,
            count: native.state.count,
            values: native.state.values.to_vec(),
            fresh: native.fresh,
            to_native: native.to_native,
        })
    });
    let natives = natives.collect::<Result<_, NotFrozen>>()?;
    let entries = |dict: DictKey| {
        let entries = vm.heap[dict].iter();
        entries
            .map(|entry| (entry.key, entry.value))
            .collect::<Vec<_>>()
    };
    let waiting = vm.host.waiting().map(|waiting| Awaiting {
        function: waiting.function,
        args: waiting.args.clone(),
        ret: waiting.ret,
        exit: waiting.exit,
    });
    Ok(Record {
        standing,
        main: entries(vm.names.globals()),
        builtins: vm.names.builtins().map(entries),
        modules: vm.names.modules(),
        importing: vm.host.importing().to_vec(),
        warnings: vm.warnings.parts().to_vec(),
        warnings_version: vm.warnings.version,
        frames: vm
            .frames
            .iter()
            .map(|frame| activation(vm, frame))
            .collect(),
        natives,
        waiting,
        awaited: loops(vm),
        lent: lent(vm),
        stands_before: vm.stands_before,
        handed: vm
            .gc
            .handed
            .filter(|(generator, _)| vm.heap.contains((*generator).into())),
        recursion_limit: vm.bounds.recursion_limit,
    })
}

fn activation(vm: &Vm, frame: &Frame) -> Activation {
    let code = &vm.heap[frame.code].code;
    let live = vm.live_registers(frame, code);
    // Where an instruction waits for its result, what lies in its register may be gone.
    let there = live.filter(|(_, value)| value.is_bound() && vm.heap.contains(*value));
    let registers = there.map(|(slot, value)| (slot as u16, value));
    Activation {
        code: frame.code,
        base: frame.base,
        pc: frame.pc,
        ret: frame.ret,
        function: frame.function,
        globals: Scope(frame.globals),
        namespace: frame.namespace,
        handled: frame.handled,
        object: frame.object,
        registers: registers.collect(),
    }
}

fn loops(vm: &mut Vm) -> Loops {
    let awaited = &mut vm.host.awaited;
    let [first, second] = awaited.hooks;
    let answers = awaited.answers.iter();
    Loops {
        event_loop: awaited.event_loop,
        last: awaited.last(),
        shown: awaited.shown,
        answers: answers
            .map(|(id, failed, value)| (*id, (*failed, *value)))
            .collect(),
        contexts: awaited.contexts.clone(),
        hooks: (first, second),
        now: u64::try_from(awaited.clock.now().as_nanos()).unwrap_or(u64::MAX),
    }
}

/// What iterators own, in the order of their places.
fn lent(vm: &Vm) -> Vec<(IteratorKey, Vec<GeneratorKey>)> {
    let is_there = |value: Value| vm.heap.contains(value);
    let all = vm.gc.lent.iter();
    let all = all.filter(|(iterator, _)| is_there((**iterator).into()));
    let mut all: Vec<_> = all
        .map(|(iterator, owned)| {
            let owned = owned.iter().copied();
            (
                *iterator,
                owned.filter(|key| is_there((*key).into())).collect(),
            )
        })
        .collect();
    all.sort_by_key(|(iterator, _)| Value::from(*iterator).bits());
    all
}
