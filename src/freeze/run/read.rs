//! Reading a run into a runtime, and whether it can be one.

use std::collections::HashSet;

use super::record::{Activation, Native, Record};
use super::{Standing, steps};
use crate::code::Needed;
use crate::freeze::graph::{self, HostData, NotThawed};
use crate::freeze::header::Content;
use crate::object::{Damaged, FrameState, GeneratorState, Pack, Unpacked};
use crate::value::{DictKey, FrameKey, GeneratorKey, Value};
use crate::vm::{Frame, NativeFrame, NativeState, ReturnTo, Stop, Vm, Waiting, price};

/// Puts a run in the place of what the runtime has in `__main__`; it stands as it stood.
pub(crate) fn thaw(vm: &mut Vm, bytes: &[u8], host: &dyn HostData) -> Result<Standing, NotThawed> {
    let mut record = None;
    let thawed = graph::thaw(vm, Content::Run, bytes, host, &mut |from| {
        record = Some(Record::unpack(from)?);
        Ok(Vec::new())
    })?;
    let Some(record) = record else {
        return Err(Damaged("there is no run").into());
    };
    let claimed = check(vm, &record)?;
    claimed.fits(vm, &thawed.objects)?;
    let before = Names::of(vm);
    install(vm, record).inspect_err(|_| before.put_back(vm))
}

/// What the runtime has in `__main__` and its modules, in case that a run cannot take their place.
struct Names {
    main: Vec<(Value, Value)>,
    modules: Option<DictKey>,
}

impl Names {
    fn of(vm: &mut Vm) -> Self {
        let main = vm.heap[vm.names.globals()].iter();
        let main: Vec<_> = main.map(|entry| (entry.key, entry.value)).collect();
        let modules = vm.names.modules();
        let held = main.iter().flat_map(|(name, value)| [*name, *value]);
        for value in held.chain(modules.map(Value::from)) {
            vm.heap.keep(value);
        }
        Self { main, modules }
    }

    fn put_back(self, vm: &mut Vm) {
        vm.abandon();
        let globals = vm.names.globals();
        // They were there before: what it may raise has not been raised then.
        let _ = refill(vm, globals, self.main);
        if let Some(modules) = self.modules {
            vm.names.set_modules(modules);
        }
    }
}

fn ensure(holds: bool, problem: &'static str) -> Unpacked<()> {
    if holds { Ok(()) } else { Err(Damaged(problem)) }
}

/// The generators and frame objects that belong to the frames.
#[derive(Default)]
struct Claimed {
    generators: HashSet<GeneratorKey>,
    frames: HashSet<(FrameKey, usize)>,
}

impl Claimed {
    /// Whether all that runs belongs to a frame.
    fn fits(&self, vm: &Vm, objects: &[Value]) -> Unpacked<()> {
        for object in objects {
            if let Some(key) = object.as_generator() {
                let runs = vm.heap[key].state == GeneratorState::Running;
                ensure(
                    runs == self.generators.contains(&key),
                    "a generator runs in no frame",
                )?;
            } else if let Some(key) = object.as_frame()
                && let FrameState::Running { depth } = vm.heap[key].state
            {
                ensure(
                    self.frames.contains(&(key, depth)),
                    "a frame object is that of no frame",
                )?;
            }
        }
        Ok(())
    }
}

/// Looks at the frames, from the outermost on, and at the natives between them.
fn check(vm: &mut Vm, record: &Record) -> Result<Claimed, NotThawed> {
    ensure(!record.frames.is_empty(), "a run has no frames")?;
    ensure(
        record.frames.len() <= vm.bounds.frames,
        "a run has more frames than may be",
    )?;
    let mut claimed = Claimed::default();
    // Where the window of the next frame may begin, at least and at most.
    let (mut least, mut most) = (0, 0);
    let waits = record.waiting.is_some() || !record.natives.is_empty();
    for (depth, activation) in record.frames.iter().enumerate() {
        let is_top = depth + 1 == record.frames.len();
        ensure((least..=most).contains(&activation.base), "frames overlap")?;
        let end = frame(vm, activation, !is_top || waits)?;
        least = activation.base + end;
        let size = vm.heap[activation.code].code.frame_size;
        most = activation.base + usize::from(size).max(256) + 512;
        owner(vm, activation, depth, &mut claimed)?;
    }
    natives(vm, record)?;
    Ok(claimed)
}

/// Looks at one frame; gives the first slot behind all that it needs.
fn frame(vm: &mut Vm, activation: &Activation, waits: bool) -> Result<usize, NotThawed> {
    let linked = &vm.heap[activation.code];
    let code = linked.code.clone();
    vm.budget.burn(price::copied(code.instrs.len()))?;
    let needed = Needed::at(&code, activation.pc)
        .ok_or(Damaged("a frame stands where its code never comes"))?;
    let size = usize::from(code.frame_size);
    let mut slots = vec![Value::UNBOUND; size];
    let mut last = None;
    for (slot, value) in &activation.registers {
        ensure(last < Some(*slot), "registers are not in order")?;
        last = Some(*slot);
        *slots
            .get_mut(usize::from(*slot))
            .ok_or(Damaged("a frame has more slots than its code"))? = *value;
    }
    let at = |reg: crate::code::Reg| slots.get(usize::from(reg.0)).copied().unwrap_or_default();
    let is_written = |reg: &crate::code::Reg| waits && needed.awaited.contains(reg);
    let in_cell = |reg: &crate::code::Reg| is_written(reg) || at(*reg).as_cell().is_some();
    ensure(needed.cells.iter().all(in_cell), "a variable is in no cell")?;
    let handled = activation.handled;
    ensure(
        handled.is_unbound() || handled.as_exception().is_some(),
        "a frame handles no exception",
    )?;
    if size > 256 {
        return Ok(size);
    }
    let variables = code
        .varname_slots
        .iter()
        .chain(&code.cell_slots)
        .map(|slot| usize::from(*slot));
    let kept = needed
        .bound
        .iter()
        .chain(&needed.cells)
        .filter(|reg| !is_written(reg));
    let kept = kept.map(|reg| usize::from(reg.0));
    Ok(variables
        .chain(kept)
        .map(|slot| slot + 1)
        .max()
        .unwrap_or(0))
}

/// Notes the generator and the frame object of a frame.
fn owner(vm: &Vm, activation: &Activation, depth: usize, claimed: &mut Claimed) -> Unpacked<()> {
    if let Some(key) = activation.ret.generator() {
        let generator = &vm.heap[key];
        let fits = generator.state == GeneratorState::Running
            && generator.code == activation.code
            && generator.frame.is_some();
        ensure(
            fits && claimed.generators.insert(key),
            "a frame is not that of its generator",
        )?;
    }
    let is_first = matches!(activation.ret, ReturnTo::Entry);
    ensure(is_first == (depth == 0), "a result goes nowhere")?;
    ensure(
        !activation.ret.is_entry() || depth == 0,
        "a frame was entered from Rust",
    )?;
    if let Some(key) = activation.object {
        let state = &vm.heap[key].state;
        let fits = matches!(state, FrameState::Running { depth: own } if *own == depth);
        ensure(
            fits && vm.heap[key].code == activation.code,
            "a frame has the object of another one",
        )?;
        claimed.frames.insert((key, depth));
    }
    Ok(())
}

/// Natives and frames agree: each frame that a native has called stands above one, and each group of natives has one
/// whose result goes to an instruction.
fn natives(vm: &Vm, record: &Record) -> Result<(), NotThawed> {
    let to_native =
        |ret: &ReturnTo| matches!(ret, ReturnTo::Native | ReturnTo::GeneratorNative { .. });
    let called = record
        .frames
        .iter()
        .filter(|frame| to_native(&frame.ret))
        .count();
    let groups = record
        .natives
        .iter()
        .filter(|native| !native.to_native)
        .count();
    let waits = record
        .waiting
        .as_ref()
        .is_some_and(|waiting| to_native(&waiting.ret));
    ensure(
        groups == called + usize::from(waits),
        "natives and frames do not fit",
    )?;
    ensure(
        record
            .natives
            .first()
            .is_none_or(|native| !native.to_native),
        "natives and frames do not fit",
    )?;
    let most = vm.bounds.frames.saturating_mul(4);
    ensure(
        record.natives.len() <= most,
        "a run has more natives than may be",
    )?;
    let stop = record.standing.stop;
    ensure(
        (stop == Stop::HostCall || stop == Stop::HostCalls) == record.waiting.is_some(),
        "a run waits for nothing",
    )?;
    if let Some(waiting) = &record.waiting {
        let ret = matches!(waiting.ret, ReturnTo::Register(_) | ReturnTo::Native);
        ensure(ret, "an answer goes nowhere")?;
        let top = record.frames.last().map(|frame| &vm.heap[frame.code].code);
        let within = |exit: u32| top.is_some_and(|code| (exit as usize) < code.instrs.len());
        ensure(waiting.exit.is_none_or(within), "an answer goes nowhere")?;
        let answers = match stop {
            Stop::HostCall => {
                waiting.function.as_host_function().is_some()
                    || waiting.function.as_rare().is_some()
            }
            _ => waiting.function.as_rare().is_some(),
        };
        ensure(answers, "a run waits for no function")?;
    }
    Ok(())
}

/// The run takes its place.
fn install(vm: &mut Vm, record: Record) -> Result<Standing, NotThawed> {
    let Record {
        standing,
        main,
        builtins,
        modules,
        importing,
        warnings,
        warnings_version,
        frames,
        natives,
        waiting,
        awaited,
        lent,
        stands_before,
        handed,
        recursion_limit,
    } = record;
    let globals = vm.names.globals();
    refill(vm, globals, main)?;
    if let Some(builtins) = builtins {
        let dict = vm.builtins_dict();
        refill(vm, dict, builtins)?;
    }
    if let Some(modules) = modules {
        vm.names.set_modules(modules);
    }
    importing
        .into_iter()
        .for_each(|dict| vm.host.begin_import(dict));
    let warnings: [Value; 3] = warnings
        .try_into()
        .map_err(|_| Damaged("warnings have odd parts"))?;
    vm.warnings.set_parts(warnings, warnings_version);
    vm.set_recursion_limit(recursion_limit.clamp(1, vm.bounds.frames));
    for activation in frames {
        push(vm, activation)?;
    }
    for Native {
        step,
        stage,
        count,
        values,
        fresh,
        to_native,
    } in natives
    {
        let step = steps::step(step).ok_or(Damaged("there is no such native"));
        let room = vm.room_for_native();
        let values: Result<[Value; 5], _> = values.try_into();
        let (Ok(step), Ok(()), Ok(values)) = (step, room, values) else {
            return Err(Damaged("a native has other values than it takes").into());
        };
        let mut state = NativeState {
            stage,
            count,
            values,
        };
        steps::renew(vm, step, &mut state)?;
        vm.natives.push(NativeFrame {
            step,
            state,
            fresh,
            to_native,
        });
    }
    if let Some(waiting) = waiting {
        vm.host.wait(Waiting {
            function: waiting.function,
            args: waiting.args,
            ret: waiting.ret,
            exit: waiting.exit,
        });
    }
    let loops = &mut vm.host.awaited;
    loops.event_loop = awaited.event_loop;
    loops.count_from(awaited.last);
    loops.shown = awaited.shown;
    loops.answers = awaited
        .answers
        .into_iter()
        .map(|(id, (failed, value))| (id, failed, value))
        .collect();
    loops.contexts = awaited.contexts;
    loops.hooks = [awaited.hooks.0, awaited.hooks.1];
    loops
        .clock
        .set(std::time::Duration::from_nanos(awaited.now));
    vm.gc.lent = lent
        .into_iter()
        .map(|(iterator, owned)| (iterator, owned.into()))
        .collect();
    vm.stands_before = stands_before;
    vm.gc.handed = handed;
    Ok(standing)
}

/// Gives a namespace of the runtime these entries.
fn refill(vm: &mut Vm, dict: DictKey, entries: Vec<(Value, Value)>) -> Result<(), NotThawed> {
    vm.heap[dict].clear();
    for (name, value) in entries {
        if name.as_str().is_some() {
            vm.heap.dict_set_str(dict, name, value);
        } else {
            vm.dict_set(dict, name, value)?;
        }
    }
    Ok(())
}

fn push(vm: &mut Vm, activation: Activation) -> Result<(), NotThawed> {
    let size = usize::from(vm.heap[activation.code].code.frame_size);
    vm.room_for_frame()?;
    vm.make_room(activation.base, size.max(256) + 512)?;
    let window = &mut vm.stack[activation.base..];
    // A collection may look at any of them.
    window[..size].fill(Value::UNBOUND);
    for (slot, value) in activation.registers {
        window[usize::from(slot)] = value;
    }
    vm.frames.push(Frame {
        code: activation.code,
        base: activation.base,
        pc: activation.pc,
        ret: activation.ret,
        function: activation.function,
        globals: activation.globals.0,
        namespace: activation.namespace,
        handled: activation.handled,
        object: activation.object,
    });
    Ok(())
}
