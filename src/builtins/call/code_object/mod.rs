//! `code`: compiled code as scripts see it.
//!
//! `co_code` is the bytes of this crate's own instructions and of the frame's layout: two code objects with equal
//! bytes run alike on equal fields. Offsets count two bytes an instruction, as `f_lasti` does; the first two belong to
//! the call itself, as in CPython, whose code begins with an instruction for it.

mod given;
mod locations;
mod make;

#[cfg(feature = "trees")]
pub(crate) use make::constant_of;

use given::Given;

use crate::code::{CodeFlags, CodeObject, Constant, Handler, Instr, Operand, Position};
use crate::object::Bytes;
use crate::value::{CodeKey, TypeId, Value};
use crate::vm::price;
use crate::vm::{Args, NativeDef, Outcome, TypeDef, Vm, natives, params};

pub(crate) const METHODS: &[NativeDef] = natives! {
    slot "__repr__" => repr;
    slot "__eq__" => eq;
    slot "__hash__" => hash;
    method "replace" "($self, /, **changes)" "A copy with some fields changed." => make::replace;
    method "__replace__" => make::replace;
    method "co_branches" "($self, /)"
        "An iterator over (branch, destination if not taken, destination if taken)." => branches;
    method "co_lines" "($self, /)" "An iterator over (start, end, line)." => lines;
    method "co_positions" "($self, /)"
        "An iterator over (line, end line, column, end column) of each instruction." => positions;
    method "_varname_from_oparg" "($self, /, oparg)" "The name of the variable with an index." => variable_name;
    member "co_name" => name;
    member "co_qualname" => qualname;
    member "co_filename" => filename;
    member "co_firstlineno" => firstlineno;
    member "co_argcount" => argcount;
    member "co_posonlyargcount" => posonlyargcount;
    member "co_kwonlyargcount" => kwonlyargcount;
    member "co_nlocals" => nlocals;
    member "co_stacksize" => stacksize;
    member "co_flags" => flags;
    member "co_names" => names;
    member "co_consts" => consts;
    getset "co_varnames" => varnames;
    getset "co_cellvars" => cellvars;
    getset "co_freevars" => freevars;
    getset "co_code" => code_bytes;
    getset "_co_code_adaptive" => code_bytes;
    getset "co_lnotab" => no_bytes;
    member "co_linetable" => line_table;
    member "co_exceptiontable" => handler_bytes;
};

pub(crate) const TYPE: TypeDef = TypeDef {
    new: Some(make::new),
    params: params!(
        "(argcount, posonlyargcount, kwonlyargcount, nlocals, stacksize, flags, codestring, constants, names, varnames, filename, name, qualname, firstlineno, linetable, exceptiontable, freevars=(), cellvars=(), /)"
    ),
    weak_refs: true,
    ..TypeDef::new(TypeId::Code, "Compiled code.", &[METHODS])
};

/// The code in the first argument.
fn this(vm: &mut Vm, args: Args<'_>) -> Outcome<(CodeKey, CodeObject)> {
    let key = args.this::<CodeKey>(vm)?;
    Ok((key, vm.heap[key].code.clone()))
}

fn repr(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, code) = this(vm, args)?;
    let address = args.get(0).address();
    let text = format!(
        "<code object {} at {address:#x}, file \"{}\", line {}>",
        code.name, code.filename, code.firstlineno
    );
    Ok(vm.heap.new_string(text))
}

fn eq(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, code) = this(vm, args)?;
    let Some(other) = args.get(1).as_code() else {
        return Ok(Value::NOT_IMPLEMENTED);
    };
    let other = vm.heap[other].code.clone();
    vm.budget.burn(weight(&code))?;
    Ok(Value::bool(same_code(&code, &other)))
}

/// What a look at the whole of a code object costs, its constants and the code in it included.
fn weight(code: &CodeObject) -> u64 {
    let constants = code.constants.iter().map(constant_weight);
    let children = code.children.iter().map(|child| 1 + weight(&child.code));
    price::copied(code.instrs.len()) + constants.sum::<u64>() + children.sum::<u64>()
}

fn constant_weight(constant: &Constant) -> u64 {
    match constant {
        Constant::Tuple(items) | Constant::FrozenSet(items) => {
            1 + items.iter().map(constant_weight).sum::<u64>()
        }
        Constant::Str(text) => price::text(text.len()),
        Constant::Bytes(data) => price::text(data.len()),
        Constant::BigInt(int) => price::linear(int.bits()),
        _ => 0,
    }
}

/// Whether two code objects would do the same, under the same name and at the same place. As in CPython the
/// dotted name and the file do not count.
fn same_code(a: &CodeObject, b: &CodeObject) -> bool {
    let header = |c: &CodeObject| {
        (
            c.argcount,
            c.posonlyargcount,
            c.kwonlyargcount,
            c.flags,
            c.firstlineno,
            c.frame_size,
        )
    };
    a.ptr_eq(b)
        || a.name == b.name
            && header(a) == header(b)
            && a.varnames == b.varnames
            && a.cellvars == b.cellvars
            && a.freevars == b.freevars
            && a.names == b.names
            && a.constants == b.constants
            && a.instrs == b.instrs
            && a.positions == b.positions
            && a.handlers == b.handlers
            && a.children.len() == b.children.len()
            && a.children
                .iter()
                .zip(&b.children)
                .all(|(a, b)| a.captures == b.captures && same_code(&a.code, &b.code))
}

fn hash(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let (_, code) = this(vm, args)?;
    vm.budget.burn(price::copied(
        code.instrs.len() + code.varnames.len() + code.names.len(),
    ))?;
    let mut hash = vm.heap.hash_text(&code.name);
    for name in code
        .varnames
        .iter()
        .chain(&code.cellvars)
        .chain(&code.freevars)
        .chain(&code.names)
    {
        hash = hash.rotate_left(5) ^ vm.heap.hash_text(name);
    }
    hash = hash.rotate_left(7)
        ^ (u64::from(code.firstlineno) << 32)
        ^ (u64::from(code.argcount) << 20)
        ^ (u64::from(code.posonlyargcount) << 10)
        ^ u64::from(code.kwonlyargcount)
        ^ vm.heap.hash_bytes(&instruction_bytes(&code));
    let hash = hash as i64;
    Ok(Value::int(if hash == -1 { -2 } else { hash }))
}

fn text(vm: &mut Vm, text: &str) -> Outcome {
    Ok(vm.heap.intern(text))
}

fn int(value: u32) -> Outcome {
    Ok(Value::int(i64::from(value)))
}

fn name_tuple(vm: &mut Vm, names: &[std::sync::Arc<str>]) -> Outcome {
    let items: Vec<Value> = names.iter().map(|name| vm.heap.intern(name)).collect();
    Ok(vm.heap.new_tuple(&items))
}

fn bytes(vm: &mut Vm, data: Vec<u8>) -> Outcome {
    vm.charge(data.len())?;
    Ok(vm.heap.new_object(Bytes {
        data: data.into(),
        hash: 0,
    }))
}

fn name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = this(vm, args)?.1;
    text(vm, &code.name)
}

fn qualname(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = this(vm, args)?.1;
    text(vm, &code.qualname)
}

fn filename(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = this(vm, args)?.1;
    text(vm, &code.filename)
}

fn firstlineno(vm: &mut Vm, args: Args<'_>) -> Outcome {
    int(this(vm, args)?.1.firstlineno)
}

fn argcount(vm: &mut Vm, args: Args<'_>) -> Outcome {
    int(this(vm, args)?.1.argcount)
}

fn posonlyargcount(vm: &mut Vm, args: Args<'_>) -> Outcome {
    int(this(vm, args)?.1.posonlyargcount)
}

fn kwonlyargcount(vm: &mut Vm, args: Args<'_>) -> Outcome {
    int(this(vm, args)?.1.kwonlyargcount)
}

fn nlocals(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let count = this(vm, args)?.1.varnames.len();
    Ok(vm.heap.new_usize(count))
}

/// Temporaries: the slots that are neither locals nor cells.
fn stacksize(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = this(vm, args)?.1;
    let named = code.varnames.len() + code.cellvars.len() + code.freevars.len();
    Ok(vm
        .heap
        .new_usize(usize::from(code.frame_size).saturating_sub(named).max(1)))
}

fn flags(vm: &mut Vm, args: Args<'_>) -> Outcome {
    int(this(vm, args)?.1.flags.bits())
}

fn names(vm: &mut Vm, args: Args<'_>) -> Outcome {
    given::merged(vm, args, Given::Names, |vm, _, code| {
        name_tuple(vm, &code.names)
    })
}

fn varnames(vm: &mut Vm, args: Args<'_>) -> Outcome {
    given::once(vm, args, Given::Varnames, |vm, _, code| {
        name_tuple(vm, &code.varnames)
    })
}

fn cellvars(vm: &mut Vm, args: Args<'_>) -> Outcome {
    given::once(vm, args, Given::Cellvars, |vm, _, code| {
        name_tuple(vm, &code.cellvars)
    })
}

fn freevars(vm: &mut Vm, args: Args<'_>) -> Outcome {
    given::once(vm, args, Given::Freevars, |vm, _, code| {
        name_tuple(vm, &code.freevars)
    })
}

fn consts(vm: &mut Vm, args: Args<'_>) -> Outcome {
    given::merged(vm, args, Given::Consts, |vm, key, code| {
        vm.budget.burn(price::copied(code.instrs.len()))?;
        let shown = shown_constants(code);
        let linked = &vm.heap[key];
        let items: Vec<Value> = shown
            .into_iter()
            .filter_map(|constant| match constant {
                Shown::Constant(index) => linked.constants.get(index).copied(),
                Shown::Child(index) => linked.children.get(index).map(|&child| child.into()),
                Shown::First(index) => first_leaf(vm, *linked.constants.get(index)?),
                Shown::Int(int) => Some(Value::int(int.into())),
            })
            .collect();
        Ok(vm.heap.new_tuple(&items))
    })
}

/// One entry of `co_consts`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Constant(usize),
    Child(usize),
    /// The first part of a constant that the compiler put together.
    First(usize),
    /// An int that stands in the instructions.
    Int(i32),
}

/// Ints from 0 up to here have an instruction of their own in CPython, and are no constants.
const LAST_SMALL_INT: i64 = 256;

/// What CPython 3.14 has in `co_consts`: the docstring, then constants and nested code in the order of their first
/// use, then what its optimiser makes of several of them. The first one is always there, even if nothing uses it;
/// small ints are left out otherwise.
fn shown_constants(code: &CodeObject) -> Vec<Shown> {
    let mut shown = Vec::with_capacity(code.constants.len() + code.children.len());
    let used = used_constants(code);
    match code.constants.first() {
        Some(Constant::Int(value)) if used.first() == Some(&false) => {
            // It stands in an instruction.
            let first = i32::try_from(value.saturating_abs()).map(Shown::Int);
            shown.push(first.unwrap_or(Shown::Constant(0)));
        }
        Some(_) if code.flags.contains(CodeFlags::HAS_DOCSTRING) || !used[0] => {
            shown.push(Shown::Constant(0));
        }
        _ => {}
    }
    let is_first = |index| index > 0 && code.constants[index] == code.constants[0];
    let mut seen = vec![false; code.constants.len()];
    let mut nested = vec![false; code.children.len()];
    let mut folded = Vec::new();
    for instr in &code.instrs {
        if let Instr::LoadInt { value, .. } = *instr {
            if value < 0 {
                if shown.is_empty() {
                    shown.push(Shown::Int(value.saturating_neg()));
                }
                if !folded.contains(&Shown::Int(value)) {
                    folded.push(Shown::Int(value));
                }
            } else if (shown.is_empty() || i64::from(value) > LAST_SMALL_INT)
                && !shown.contains(&Shown::Int(value))
            {
                shown.push(Shown::Int(value));
            }
        }
        instr.operands(|_, operand| match operand {
            Operand::Const(index) if !seen.get(index as usize).copied().unwrap_or(true) => {
                let index = index as usize;
                seen[index] = true;
                match &code.constants[index] {
                    _ if shown.contains(&Shown::Constant(index)) => {}
                    _ if shown.first() == Some(&Shown::Constant(0)) && is_first(index) => {}
                    Constant::Tuple(_) | Constant::FrozenSet(_) => {
                        if shown.is_empty() {
                            shown.push(Shown::First(index));
                        }
                        folded.push(Shown::Constant(index));
                    }
                    Constant::Int(0..=LAST_SMALL_INT) if !shown.is_empty() => {}
                    _ => shown.push(Shown::Constant(index)),
                }
            }
            Operand::Child(index) if !nested.get(index.0 as usize).copied().unwrap_or(true) => {
                nested[index.0 as usize] = true;
                shown.push(Shown::Child(index.0 as usize));
            }
            _ => {}
        });
    }
    for (index, known) in nested.iter().enumerate() {
        if !known {
            shown.push(Shown::Child(index));
        }
    }
    shown.append(&mut folded);
    shown
}

/// Which constants the instructions use.
fn used_constants(code: &CodeObject) -> Vec<bool> {
    let mut used = vec![false; code.constants.len()];
    for instr in &code.instrs {
        instr.operands(|_, operand| {
            if let Operand::Const(index) = operand
                && let Some(used) = used.get_mut(index as usize)
            {
                *used = true;
            }
        });
    }
    used
}

/// The first item of a constant tuple or frozenset, in however many of them.
fn first_leaf(vm: &Vm, mut value: Value) -> Option<Value> {
    loop {
        value = match (value.as_tuple(), value.as_any_set()) {
            (Some(tuple), _) => *vm.heap[tuple].items.first()?,
            (_, Some(set)) => vm.heap[set].iter().next()?.key,
            _ => return Some(value),
        };
    }
}

fn code_bytes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    given::once(vm, args, Given::Code, |vm, _, code| {
        vm.budget.burn(price::copied(code.instrs.len()))?;
        let data = instruction_bytes(code);
        bytes(vm, data)
    })
}

/// How many instructions, the layout of the frame, then opcodes and operands, one after the other.
fn instruction_bytes(code: &CodeObject) -> Vec<u8> {
    let mut out = Vec::with_capacity(code.instrs.len() * 8 + 64);
    out.extend((code.instrs.len() as u32).to_le_bytes());
    out.extend(code.frame_size.to_le_bytes());
    let captures = code.children.iter().map(|child| &*child.captures);
    for slots in [&*code.varname_slots, &*code.cell_slots]
        .into_iter()
        .chain(captures)
    {
        out.extend((slots.len() as u16).to_le_bytes());
        out.extend(slots.iter().flat_map(|slot| slot.to_le_bytes()));
    }
    for instr in &code.instrs {
        out.push(Instr::opcode(instr));
        instr.operands(|_, operand| match operand {
            Operand::Reg(reg) => out.push(reg.0),
            Operand::Slot(slot) => out.extend(slot.0.to_le_bytes()),
            Operand::Const(index) => out.extend(index.to_le_bytes()),
            Operand::Name(index) => out.extend(index.0.to_le_bytes()),
            Operand::Child(index) => out.extend(index.0.to_le_bytes()),
            Operand::Cache(index) => out.extend(index.0.to_le_bytes()),
            Operand::Target(target) => out.extend(target.0.to_le_bytes()),
            Operand::Count(count) => out.push(count.0),
            Operand::Int(value) => out.extend(value.to_le_bytes()),
            Operand::Text(text) => out.extend(text.bytes()),
        });
    }
    out
}

/// How many instructions there are, as the bytes say.
fn instruction_count(bytes: &[u8]) -> Option<usize> {
    let first = bytes.first_chunk().copied()?;
    usize::try_from(u32::from_le_bytes(first)).ok()
}

fn no_bytes(vm: &mut Vm, _args: Args<'_>) -> Outcome {
    let message = "co_lnotab is deprecated, use co_lines instead.";
    vm.warn(crate::value::TypeId::DeprecationWarning, message)?;
    bytes(vm, Vec::new())
}

fn line_table(vm: &mut Vm, args: Args<'_>) -> Outcome {
    given::merged(vm, args, Given::Lines, |vm, _, code| {
        let data = locations::encode(code);
        bytes(vm, data)
    })
}

fn handler_bytes(vm: &mut Vm, args: Args<'_>) -> Outcome {
    given::merged(vm, args, Given::Handlers, |vm, _, code| {
        let data = exception_table(&code.handlers);
        bytes(vm, data)
    })
}

fn exception_table(handlers: &[Handler]) -> Vec<u8> {
    let mut data = Vec::with_capacity(handlers.len() * 13);
    for handler in handlers {
        data.extend(
            [handler.start, handler.end, handler.target]
                .into_iter()
                .flat_map(u32::to_le_bytes),
        );
        data.push(handler.exc.0);
    }
    data
}

/// The lines and columns of the code's own part, the call: where the definition begins. Of modules: line 0.
fn call_position(code: &CodeObject) -> Position {
    let line = match &*code.name {
        "<module>" => 0,
        _ => code.firstlineno,
    };
    Position {
        line,
        end_line: line.max(1),
        ..Position::default()
    }
}

/// `(start, end, line)` of each run of instructions on one line; no line: None.
fn lines(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = this(vm, args)?.1;
    vm.budget.burn(price::copied(code.positions.len()))?;
    let mut rows = Vec::new();
    let (mut start, mut last) = (0, Some(call_position(&code).line));
    let known = |p: &Position| (p.line != 0).then_some(p.line);
    let ends = code.positions.iter().map(|p| Some(known(p)));
    for (index, line) in ends.chain([None]).enumerate() {
        if is_placeless(&code) || line == Some(last) {
            continue;
        }
        let end = instruction_offset(index);
        let row = [
            vm.heap.new_usize(start),
            vm.heap.new_usize(end),
            last.map_or(Value::NONE, |line| Value::int(line.into())),
        ];
        rows.push(vm.heap.new_tuple(&row));
        (start, last) = (end, line.flatten());
    }
    let list = vm.heap.new_list(rows);
    vm.iter(list)
}

/// Where the instructions lead to that may go on or jump.
fn branches(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = this(vm, args)?.1;
    vm.budget.burn(price::copied(code.instrs.len()))?;
    let mut rows = Vec::new();
    for (index, instr) in code.instrs.iter().enumerate() {
        if instr.is_terminator() {
            continue;
        }
        let mut target = None;
        instr.operands(|_, operand| {
            if let Operand::Target(to) = operand {
                target = Some(to.0 as usize);
            }
        });
        if let Some(target) = target {
            let row = [index, index + 1, target]
                .map(|index| vm.heap.new_usize(instruction_offset(index)));
            rows.push(vm.heap.new_tuple(&row));
        }
    }
    let list = vm.heap.new_list(rows);
    vm.iter(list)
}

/// Whether nothing is known of lines.
fn is_placeless(code: &CodeObject) -> bool {
    code.positions.iter().all(|p| p.line == 0)
}

/// Where an instruction begins, in bytes as CPython counts.
pub(crate) const fn instruction_offset(index: usize) -> usize {
    2 * (index + 1)
}

/// The instruction at an offset.
pub(crate) fn instruction_at(offset: i64) -> Option<usize> {
    usize::try_from(offset)
        .ok()
        .and_then(|at| (at / 2).checked_sub(1))
}

/// `(line, end_line, column, end_column)` of the call, and of each instruction.
fn positions(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = this(vm, args)?.1;
    let mut rows = Vec::with_capacity(code.positions.len() + 1);
    if !is_placeless(&code) {
        let own = call_position(&code);
        let row = [own.line, own.end_line, own.col, own.end_col];
        rows.push(row.map(|n| Value::int(n.into())));
        rows.extend(code.positions.iter().map(|p| match p.line {
            0 => [Value::NONE; 4],
            _ => [p.line, p.end_line, p.col, p.end_col].map(|n| Value::int(n.into())),
        }));
    }
    let rows = rows.iter().map(|row| vm.heap.new_tuple(row)).collect();
    let list = vm.heap.new_list(rows);
    vm.iter(list)
}

/// The variable by its number: locals, then cells, then free variables.
fn variable_name(vm: &mut Vm, args: Args<'_>) -> Outcome {
    let code = this(vm, args)?.1;
    let index = vm.index_i64(args.get(1))?;
    let own = |name: &&std::sync::Arc<str>| !code.varnames.contains(name);
    let found = usize::try_from(index).ok().and_then(|i| {
        code.varnames
            .iter()
            .chain(code.cellvars.iter().filter(own))
            .chain(&code.freevars)
            .nth(i)
    });
    match found {
        Some(name) => text(vm, name),
        None => Err(vm.index_error("tuple index out of range")),
    }
}
