//! The verifier: what every code object passes before it runs.
//!
//! Input: [`CodeParts`], from the compiler or from a host. Output: a [`CodeObject`], or a [`VerifyError`] that
//! names the instruction and what is wrong with it.
//!
//! What passes cannot reach outside its frame, its tables or its instructions, jumps backwards at safepoints only,
//! never runs off its end, reads no register that holds what another frame left (`liveness.rs`), finds cells where it
//! works on cells (`cells.rs`), and yields only where a generator runs. Which value a register holds otherwise is not
//! checked here: an instruction that finds a value of the wrong kind raises an exception.
//! What an instruction does with its operands is not decided here but in the instruction table ([`Role`]).
//!
//! Nearly all code is seen to be right in one pass (`one_pass.rs`), so that loading a program takes a fraction of compiling
//! it; what is not is looked at thoroughly.

use crate::table::HashSet;
use std::sync::Arc;

use super::cells::missing_cell;
use super::flow::SlotSet;
use super::liveness::Liveness;
use super::one_pass::one_pass;
use super::operand::{Role, Row};
use super::{CodeObject, CodeParts, Constant, Count, Instr, Operand, ShortConstIdx, Slot, Target};

/// How many slots are registers.
const REGISTERS: u16 = 256;

/// Why a code object is refused.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct VerifyError {
    /// The index of the instruction that is wrong; `None` if it is something else.
    pub instruction: Option<u32>,
    /// What is wrong.
    pub reason: String,
}

impl std::fmt::Display for VerifyError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.instruction {
            Some(index) => write!(f, "instruction {index}: {}", self.reason),
            None => f.write_str(&self.reason),
        }
    }
}

impl std::error::Error for VerifyError {}

type Check<E = String> = Result<(), E>;

/// What a check says that fails. Instructions are checked for a mere yes or no first: that they hold is the rule, and
/// compiling would pay for the texts of its checks otherwise.
trait Reason: Sized {
    fn of(text: impl FnOnce() -> String) -> Self;
}

impl Reason for String {
    fn of(text: impl FnOnce() -> String) -> Self {
        text()
    }
}

/// Fails without a text.
struct Untold;

impl Reason for Untold {
    fn of(_: impl FnOnce() -> String) -> Self {
        Self
    }
}

/// Checks a code object. Its children were checked when they were made.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify(parts: CodeParts) -> Result<CodeObject, VerifyError> {
    check_whole(&parts)?;
    let Some(shown) = one_pass(&parts) else {
        return verify_thoroughly(parts);
    };
    debug_assert_eq!(
        verify_thoroughly(parts.clone()).err(),
        None,
        "one pass shows it of code that is right"
    );
    let code = CodeObject::from_verified(parts);
    Ok(match shown.all_written {
        true => code,
        false => code.clearing(),
    })
}

/// Follows registers and cells until nothing changes.
fn verify_thoroughly(parts: CodeParts) -> Result<CodeObject, VerifyError> {
    let code = verify_rearranged(parts)?;
    check_registers(&code).map_err(|reason| VerifyError {
        instruction: None,
        reason,
    })?;
    Ok(code)
}

/// Registers are read only after they were written, and no call overwrites one that is still needed.
fn check_registers(parts: &CodeParts) -> Check {
    let liveness = Liveness::of(parts);
    if let Some(reg) = liveness.unwritten().first() {
        return Err(format!("{reg} is read before it is written"));
    }
    let variables = parts.varname_slots.iter().chain(&parts.cell_slots);
    let variables = SlotSet::of(&variables.copied().collect::<Vec<_>>());
    let mut unknown = None;
    for instr in &parts.instrs {
        instr.roles(|role| match role {
            Role::ReadsSlot(slot) if !variables.contains(slot.0) => unknown = Some(slot),
            _ => {}
        });
    }
    if let Some(Slot(slot)) = unknown {
        return Err(format!("slot {slot} is read, but does not hold a variable"));
    }
    if let Some((index, reg)) = liveness.uncollected() {
        return Err(format!(
            "{reg} is still needed at instruction {index}, but only {} registers are live there",
            parts.live[index]
        ));
    }
    let lost = parts.frame_size <= REGISTERS && liveness.calls_lose_registers();
    ensure(!lost, || {
        "a call would overwrite a register that is still live".into()
    })
}

/// As [`verify`], for instructions of the compiler in other surroundings: what it takes for a cell must still be one.
pub(crate) fn verify_rearranged(parts: CodeParts) -> Result<CodeObject, VerifyError> {
    let code = verify_layout(parts)?.clearing();
    match missing_cell(&code) {
        None => Ok(code),
        Some(missing) => Err(VerifyError {
            instruction: u32::try_from(missing.index).ok(),
            reason: format!("{}: {}", code.instrs[missing.index].name(), missing.reason),
        }),
    }
}

/// As [`verify`], for compiler output, which never reads an unwritten register.
pub(crate) fn verify_layout(parts: CodeParts) -> Result<CodeObject, VerifyError> {
    check_whole(&parts)?;
    let frame = Layout::of(&parts);
    for (index, instr) in (0u32..).zip(&parts.instrs) {
        if check_instruction::<Untold>(&parts, &frame, index, instr).is_ok() {
            continue;
        }
        check_instruction(&parts, &frame, index, instr).map_err(|reason: String| VerifyError {
            instruction: Some(index),
            reason: format!("{}: {reason}", instr.name()),
        })?;
    }
    Ok(CodeObject::from_verified(parts))
}

/// What is not about single instructions.
fn check_whole(parts: &CodeParts) -> Check<VerifyError> {
    let checks = [
        check_tables,
        check_variables,
        check_children,
        check_handlers,
    ];
    let mut checks = checks.iter().map(|check| check(parts));
    checks.try_for_each(|check| {
        check.map_err(|reason| VerifyError {
            instruction: None,
            reason,
        })
    })
}

/// What the checks of the instructions ask of the variables.
struct Layout {
    /// Which slots hold cells.
    cells: SlotSet,
    /// The number of registers up to the last variable.
    variables: u16,
}

impl Layout {
    fn of(parts: &CodeParts) -> Self {
        let slots = parts.varname_slots.iter().chain(&parts.cell_slots);
        let last = slots.copied().filter(|&slot| slot < REGISTERS).max();
        Self {
            cells: SlotSet::of(&parts.cell_slots),
            variables: last.map_or(0, |last| last + 1),
        }
    }
}

fn ensure(holds: bool, reason: impl FnOnce() -> String) -> Check {
    demand(holds, reason)
}

#[inline]
fn demand<E: Reason>(holds: bool, reason: impl FnOnce() -> String) -> Check<E> {
    if holds { Ok(()) } else { Err(E::of(reason)) }
}

/// The tables that go along with the instructions.
fn check_tables(parts: &CodeParts) -> Check {
    let count = parts.instrs.len();
    ensure(u32::try_from(count).is_ok(), || {
        "too many instructions".into()
    })?;
    ensure(parts.positions.len() == count, || {
        format!(
            "{} positions for {count} instructions",
            parts.positions.len()
        )
    })?;
    ensure(parts.live.len() == count, || {
        format!("{} live counts for {count} instructions", parts.live.len())
    })?;
    let ends = parts.instrs.last().is_some_and(Instr::is_terminator);
    ensure(ends, || {
        "the last instruction must return, raise or jump".into()
    })?;
    ensure(parts.posonlyargcount <= parts.argcount, || {
        "more positional-only parameters than positional ones".into()
    })
}

/// The slots of variables.
fn check_variables(parts: &CodeParts) -> Check {
    let parameters = parts.parameter_count();
    let (names, slots) = (parts.varnames.len(), parts.varname_slots.len());
    ensure(names == slots, || {
        format!("{slots} slots for {names} local variables")
    })?;
    ensure(parameters <= names, || {
        format!("{parameters} parameters, but {names} local variables")
    })?;
    ensure(parameters <= usize::from(parts.frame_size), || {
        "more parameters than slots".into()
    })?;
    let cells = parts.cellvars.len() + parts.freevars.len();
    ensure(cells == parts.cell_slots.len(), || {
        format!("{} slots for {cells} cells", parts.cell_slots.len())
    })?;
    let mut taken = SlotSet::default();
    for &slot in parts.varname_slots.iter().chain(&parts.cell_slots) {
        ensure(slot < parts.frame_size, || {
            format!("slot {slot} in a frame of {}", parts.frame_size)
        })?;
        ensure(taken.insert(slot), || {
            format!("two variables have slot {slot}")
        })?;
    }
    // Parameters arrive in the first slots; the prologue may move some beyond the registers.
    for (index, &slot) in parts.varname_slots.iter().take(parameters).enumerate() {
        let at_home = usize::from(slot) == index || slot >= REGISTERS;
        ensure(at_home, || format!("parameter {index} in slot {slot}"))?;
    }
    Ok(())
}

/// Nested code: each free variable has a cell here.
fn check_children(parts: &CodeParts) -> Check {
    let cells = SlotSet::of(&parts.cell_slots);
    for (index, child) in parts.children.iter().enumerate() {
        let (wanted, given) = (child.code.freevars.len(), child.captures.len());
        ensure(wanted == given, || {
            format!("child {index} has {wanted} free variables and captures {given} cells")
        })?;
        for slot in &child.captures {
            ensure(cells.contains(*slot), || {
                format!("child {index} captures slot {slot}, which does not hold a cell")
            })?;
        }
    }
    Ok(())
}

/// The exception table: handlers come after what they cover, so that raising never goes backwards.
fn check_handlers(parts: &CodeParts) -> Check {
    let count = parts.instrs.len();
    for (index, row) in parts.handlers.iter().enumerate() {
        ensure(row.start < row.end && row.end as usize <= count, || {
            format!(
                "handler {index} covers {}..{} of {count} instructions",
                row.start, row.end
            )
        })?;
        ensure(
            (row.target as usize) < count && row.target >= row.end,
            || {
                format!(
                    "handler {index} goes to {} from {}..{}",
                    row.target, row.start, row.end
                )
            },
        )?;
        ensure(u16::from(row.exc.0) < parts.frame_size, || {
            format!(
                "handler {index} writes {} in a frame of {}",
                row.exc, parts.frame_size
            )
        })?;
    }
    Ok(())
}

/// One instruction: the check of its operands and of what it does with them.
fn check_instruction<E: Reason>(
    parts: &CodeParts,
    frame: &Layout,
    index: u32,
    instr: &Instr,
) -> Check<E> {
    let live = parts.live[index as usize];
    let registers = parts.frame_size.min(REGISTERS);
    demand::<E>(live <= registers, || {
        format!("{live} live registers in a frame of {registers}")
    })?;
    demand::<E>(live >= frame.variables, || {
        format!(
            "{live} live registers, but variables up to R{}",
            frame.variables - 1
        )
    })?;
    let suspends = matches!(instr, Instr::Yield { .. });
    demand::<E>(!suspends || parts.flags.is_generator_like(), || {
        "only generators and coroutines yield".into()
    })?;
    let mut result = Ok(());
    instr.operands(|field, operand| {
        if result.is_ok() {
            result = check_operand(parts, field, operand);
        }
    });
    instr.roles(|role| {
        if result.is_ok() {
            result = check_role((parts, frame), index, role);
        }
    });
    result
}

/// An operand that is an index lies in its table.
#[inline]
fn check_operand<E: Reason>(parts: &CodeParts, field: &str, operand: Operand) -> Check<E> {
    let below = |value: u64, limit: usize, what: &str| {
        demand::<E>(value < limit as u64, || {
            format!("{field}: {what} {value} of {limit}")
        })
    };
    match operand {
        Operand::Slot(slot) => below(u64::from(slot.0), usize::from(parts.frame_size), "slot"),
        Operand::Const(idx) => below(u64::from(idx), parts.constants.len(), "constant"),
        Operand::Name(idx) => below(u64::from(idx.0), parts.names.len(), "name"),
        Operand::Child(idx) => below(u64::from(idx.0), parts.children.len(), "child"),
        Operand::Cache(super::CacheIdx::NONE) => Ok(()),
        Operand::Cache(idx) => below(u64::from(idx.0), usize::from(parts.cache_count), "cache"),
        Operand::Target(target) => below(u64::from(target.0), parts.instrs.len(), "instruction"),
        Operand::Reg(_) | Operand::Count(_) | Operand::Int(_) | Operand::Text(_) => Ok(()),
    }
}

/// Registers lie in the frame, and below what is live if they are read; jumps go the way that they may go.
#[inline]
fn check_role<E: Reason>(
    (parts, frame): (&CodeParts, &Layout),
    index: u32,
    role: Role,
) -> Check<E> {
    if let Some(row) = role.reads() {
        check_row::<E>(parts, row)?;
        let (end, live) = (row.numbers().end, parts.live[index as usize]);
        demand::<E>(row.count == 0 || end <= usize::from(live), || {
            format!("reads R{}, but only {live} registers are live", end - 1)
        })?;
    }
    if let Some(row) = role.writes() {
        check_row::<E>(parts, row)?;
    }
    match role {
        // Cells beyond the registers are copied to other registers before use.
        Role::ReadsCell(reg) | Role::WritesCell(reg) if parts.frame_size <= REGISTERS => {
            demand::<E>(frame.cells.contains(u16::from(reg.0)), || {
                format!("{reg} does not hold a cell")
            })
        }
        Role::Jumps(Target(target)) => demand::<E>(target > index, || {
            format!("jumps to {target}, but only `JumpBack` may jump backwards")
        }),
        Role::JumpsBack(Target(target)) => demand::<E>(target <= index, || {
            format!("jumps to {target}, but must jump backwards")
        }),
        Role::Keywords(names, argc) => check_keywords(parts, names, argc),
        _ => Ok(()),
    }
}

/// Registers lie in the frame; where an empty row starts does not matter.
#[inline]
fn check_row<E: Reason>(parts: &CodeParts, row: Row) -> Check<E> {
    let registers = parts.frame_size.min(REGISTERS);
    let end = row.numbers().end;
    demand::<E>(row.count == 0 || end <= usize::from(registers), || {
        format!("R{} in a frame of {registers} registers", end - 1)
    })
}

/// Whether a constant has the names of keyword arguments.
pub(super) fn are_keywords(parts: &CodeParts, names: ShortConstIdx, argc: Count) -> bool {
    check_keywords::<Untold>(parts, names, argc).is_ok()
}

/// The names of keyword arguments.
fn check_keywords<E: Reason>(parts: &CodeParts, names: ShortConstIdx, argc: Count) -> Check<E> {
    let Some(Constant::Tuple(names)) = parts.constants.get(usize::from(names.0)) else {
        return Err(E::of(|| "keyword names must be a tuple".into()));
    };
    demand::<E>(names.len() <= usize::from(argc), || {
        "there are more keyword names than arguments".into()
    })?;
    let mut seen: HashSet<&Arc<str>> = HashSet::default();
    for name in names.iter() {
        let Constant::Str(name) = name else {
            return Err(E::of(|| "a keyword name must be a string".into()));
        };
        demand::<E>(seen.insert(name), || {
            format!("two keyword arguments are named {name}")
        })?;
    }
    Ok(())
}
