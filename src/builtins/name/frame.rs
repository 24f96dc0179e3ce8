//! Frame and traceback objects.

use crate::builtins::call::code_object::{instruction_at, instruction_offset};
use crate::object::{FrameState, GeneratorState, Rare, Traceback};
use crate::value::{FrameKey, Tag, TracebackKey, TypeId, Value};
use crate::vm::name::frame_locals::{clear_frame_slots, frame_code};
use crate::vm::{Args, JumpState, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const FRAME: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    method "clear" "($self, /)" "Lets go of the variables of a frame that does not run." => clear;
    getset "f_back" "The frame that called this one." => back;
    getset "f_code" => code;
    getset "f_globals" => globals;
    getset "f_builtins" => builtins;
    getset "f_locals" "The local variables; writing changes them." => locals;
    getset "f_lineno" => line, set_line;
    getset "f_lasti" => instruction;
    getset "f_generator" "The generator or coroutine whose frame it is, or None." => generator;
    getset "f_trace" => trace, set_trace;
    member "f_trace_lines" => trace_lines, set_trace_lines;
    getset "f_trace_opcodes" => trace_opcodes, set_trace_opcodes;
};

pub(crate) const TRACEBACK: &[NativeDef] = natives! {
    getset "tb_next" => tb_next, set_tb_next;
    member "tb_frame" => tb_frame;
    member "tb_lasti" => tb_lasti;
    getset "tb_lineno" => tb_lineno;
    method "__dir__" => traceback_dir;
};

pub(crate) const FRAME_TYPE: TypeDef = TypeDef::new(TypeId::Frame, "", &[FRAME]);

pub(crate) const TRACEBACK_TYPE: TypeDef = TypeDef {
    new: Some(new_traceback),
    params: params!("(tb_next, tb_frame, tb_lasti, tb_lineno)"),
    ..TypeDef::new(TypeId::Traceback, "One entry of a traceback.", &[TRACEBACK])
};

/// `<frame at 0x.., file '..', line .., code ..>`
fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    let (code, line) = (frame_code(&vm.heap, frame), vm.frame_line(frame));
    let file = vm.heap.new_str(&code.filename);
    let file = vm.repr(file)?;
    let address = args.get(0).address();
    Ok(vm.heap.new_string(format!(
        "<frame at {address:#x}, file {file}, line {line}, code {}>",
        code.name
    )))
}

/// `frame.clear()`: lets go of the variables of a frame that does not run.
fn clear(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    match vm.heap[frame].state {
        FrameState::Running { .. } => {
            return Err(vm.runtime_error("cannot clear an executing frame"));
        }
        FrameState::Suspended { generator } => {
            if vm.heap[generator].state == GeneratorState::Suspended {
                return Err(vm.runtime_error("cannot clear a suspended frame"));
            }
            vm.close_generator(generator)?;
            vm.heap[frame].state = FrameState::Finished {
                slots: Box::default(),
            };
        }
        FrameState::Finished { .. } => {}
    }
    clear_frame_slots(&mut vm.heap, frame);
    Ok(Value::NONE)
}

fn back(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    Ok(match vm.heap[frame].state {
        FrameState::Running { depth } => match depth.checked_sub(1) {
            Some(caller) if caller < vm.frames.len() => vm.frame_object(caller).into(),
            _ => Value::NONE,
        },
        FrameState::Suspended { .. } => Value::NONE,
        FrameState::Finished { .. } => vm.heap[frame].back.map_or(Value::NONE, Value::from),
    })
}

fn code(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    Ok(vm.heap[frame].code.into())
}

fn globals(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    Ok(vm.heap[frame].globals.into())
}

fn builtins(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    match vm.builtins_of(vm.heap[frame].globals)? {
        Some(builtins) => Ok(builtins),
        None => Ok(vm.builtins_dict().into()),
    }
}

/// `f_locals`: the live namespace, or a proxy of a function's variables.
fn locals(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    if vm.has_slot_locals(frame) {
        return Ok(vm.heap.new_object(Rare::FrameLocals { frame }));
    }
    vm.frame_locals_dict(frame)
}

fn line(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    if vm.frame_position(frame).line == 0 && vm.frame_instruction(frame) > 0 {
        return Ok(Value::NONE);
    }
    Ok(Value::int(vm.frame_line(frame).into()))
}

/// `frame.f_lineno = line`: a trace function that is told of a line lets its frame go on at another one.
fn set_line(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    let Some(value) = args.opt(1) else {
        return Err(vm.raise(
            TypeId::AttributeError,
            "attribute 'f_lineno' of 'frame' objects cannot be deleted",
        ));
    };
    let line = match value.tag() {
        Tag::Int => value.as_int().unwrap_or_default(),
        Tag::BigInt => return Err(vm.overflow_error("Python int too large to convert to C long")),
        _ => return Err(vm.value_error("lineno must be an integer")),
    };
    match vm.jump_state() {
        JumpState::AtLine => {}
        JumpState::Untold => {
            return Err(vm.value_error("f_lineno can only be set in a trace function"));
        }
        JumpState::Elsewhere(true) => {
            let message = "can't jump from the 'call' trace event of a new frame";
            return Err(vm.value_error(message));
        }
        JumpState::Elsewhere(false) => {
            return Err(vm.value_error("can only jump from a 'line' trace event"));
        }
    }
    // The frame that is told of lies below those of the trace function; which is its own is what it was given.
    let FrameState::Running { depth } = vm.heap[frame].state else {
        return Err(vm.value_error("f_lineno can only be set in a trace function"));
    };
    if vm.traced_depth() != Some(depth) {
        return Err(vm.value_error("can only jump from a 'line' trace event"));
    }
    vm.jump_frame(frame, depth, line)?;
    Ok(Value::NONE)
}

fn generator(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    Ok(match vm.heap[frame].state {
        FrameState::Suspended { generator } => generator.into(),
        FrameState::Running { depth } => vm
            .frames
            .get(depth)
            .and_then(|frame| frame.ret.generator())
            .map_or(Value::NONE, Value::from),
        FrameState::Finished { .. } => Value::NONE,
    })
}

/// `f_lasti`: the offset of the instruction, in bytes as in CPython.
fn instruction(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    let index = vm.frame_instruction(frame) as usize;
    Ok(vm.heap.new_usize(instruction_offset(index)))
}

fn trace(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    Ok(vm.heap[frame].trace)
}

fn set_trace(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    vm.heap[frame].trace = args.opt(1).unwrap_or(Value::NONE);
    Ok(Value::NONE)
}

fn trace_lines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    Ok(Value::bool(vm.heap[frame].trace_lines))
}

fn set_trace_lines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    let value = args.get(1);
    if value.is_unbound() {
        return Err(vm.type_error("can't delete numeric/char attribute"));
    }
    vm.heap[frame].trace_lines = truth(vm, value)?;
    Ok(Value::NONE)
}

fn trace_opcodes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    Ok(Value::bool(vm.heap[frame].trace_opcodes))
}

/// Kept, as CPython does; events for single instructions are not sent.
fn set_trace_opcodes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let frame = args.this::<FrameKey>(vm)?;
    if args.opt(1).is_none() {
        return Err(vm.raise(
            TypeId::AttributeError,
            "attribute 'f_trace_opcodes' of 'frame' objects cannot be deleted",
        ));
    }
    vm.heap[frame].trace_opcodes = truth(vm, args.get(1))?;
    Ok(Value::NONE)
}

fn truth(vm: &mut Vm, value: Value) -> Outcome<bool> {
    match value {
        Value::TRUE => Ok(true),
        Value::FALSE => Ok(false),
        _ => Err(vm.type_error("attribute value type must be bool")),
    }
}

/// `types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno)`
pub(crate) fn new_traceback(vm: &mut Vm, args: Args<'_>) -> Outcome {
    const NAMES: [&str; 4] = ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"];
    let mut values = [Value::UNBOUND; 4];
    let given = args.pos.get(1..).unwrap_or_default();
    if given.len() > 4 {
        let count = given.len();
        return Err(vm.type_error(format!(
            "traceback() takes at most 4 arguments ({count} given)"
        )));
    }
    values[..given.len()].copy_from_slice(given);
    for &(name, value) in args.kw {
        match NAMES.iter().position(|known| *known == vm.heap.text(name)) {
            Some(at) => values[at] = value,
            None => {
                let name = vm.heap.text(name).to_owned();
                return Err(vm.type_error(format!(
                    "traceback() got an unexpected keyword argument '{name}'"
                )));
            }
        }
    }
    if let Some(missing) = values.iter().position(|value| value.is_unbound()) {
        let name = NAMES[missing];
        let number = missing + 1;
        return Err(vm.type_error(format!(
            "traceback() missing required argument '{name}' (pos {number})"
        )));
    }
    let [next, frame, lasti, line] = values;
    let Some(frame) = frame.as_frame() else {
        let given = vm.argument_name(frame);
        return Err(vm.type_error(format!(
            "traceback() argument 'tb_frame' must be frame, not {given}"
        )));
    };
    let lasti = vm.index_i64(lasti)?;
    let line = vm.index_i64(line)?;
    if !next.is_none() && next.as_traceback().is_none() {
        let given = vm.type_name(next);
        return Err(vm.type_error(format!("expected traceback object or None, got '{given}'")));
    }
    Ok(vm.heap.new_object(Traceback {
        frame,
        pc: instruction_at(lasti)
            .map_or(u32::MAX, |index| u32::try_from(index).unwrap_or(u32::MAX)),
        lasti,
        line: u32::try_from(line).unwrap_or(0),
        next: next.as_traceback(),
    }))
}

fn tb_next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let traceback = args.this::<TracebackKey>(vm)?;
    Ok(vm.heap[traceback].next.map_or(Value::NONE, Value::from))
}

fn set_tb_next(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let traceback = args.this::<TracebackKey>(vm)?;
    let Some(value) = args.opt(1) else {
        return Err(vm.type_error("can't delete tb_next attribute"));
    };
    if !value.is_none() && value.as_traceback().is_none() {
        let given = vm.type_name(value);
        return Err(vm.type_error(format!("expected traceback object, got '{given}'")));
    }
    let mut at = value.as_traceback();
    while let Some(entry) = at {
        if entry == traceback {
            return Err(vm.value_error("traceback loop detected"));
        }
        vm.budget.burn(1)?;
        at = vm.heap[entry].next;
    }
    vm.heap[traceback].next = value.as_traceback();
    Ok(Value::NONE)
}

fn tb_frame(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let traceback = args.this::<TracebackKey>(vm)?;
    Ok(vm.heap[traceback].frame.into())
}

fn tb_lasti(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let traceback = args.this::<TracebackKey>(vm)?;
    Ok(Value::int(vm.heap[traceback].lasti))
}

/// The attributes that are a traceback's own.
fn traceback_dir(vm: &mut Vm, args: Args<'_>) -> Outcome {
    args.this::<TracebackKey>(vm)?;
    let names = ["tb_frame", "tb_next", "tb_lasti", "tb_lineno"].map(|name| vm.heap.intern(name));
    Ok(vm.heap.new_list(names.to_vec()))
}

fn tb_lineno(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let traceback = args.this::<TracebackKey>(vm)?;
    let line = vm.heap[traceback].line;
    Ok(if line == 0 {
        Value::NONE
    } else {
        Value::int(line.into())
    })
}
