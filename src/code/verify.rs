//! The verifier: what every code object passes before it runs.
//!
//! Input: [`CodeParts`], from the compiler or from a host. Output: a [`CodeObject`], or a [`VerifyError`] that
//! names the instruction and what is wrong with it.
//!
//! What passes cannot reach outside its frame, its tables or its instructions, jumps backwards at safepoints only,
//! never runs off its end, and reads no register that holds what another frame left (`liveness.rs`). Which value a
//! register holds is not checked here: an instruction that finds something else than it needs raises an exception.

use crate::quick_hash::HashSet;
use std::sync::Arc;

use smallvec::SmallVec;

use super::liveness::Liveness;
use super::{CodeObject, CodeParts, Constant, Instr, Intrinsic, Operand, Reg};

/// How many slots are registers.
const REGISTERS: u16 = 256;

/// Why a code object is refused.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
pub struct VerifyError {
    /// The index of the instruction that is wrong; none if it is something else.
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

type Check = Result<(), String>;

/// Checks a code object. Its children were checked when they were made.
///
/// # Errors
/// The first thing that is wrong.
pub fn verify(parts: CodeParts) -> Result<CodeObject, VerifyError> {
    let code = verify_layout(parts)?;
    check_registers(&code).map_err(|reason| VerifyError {
        instruction: None,
        reason,
    })?;
    Ok(code)
}

/// Registers are read after they were written, and calls leave alone what is read later.
fn check_registers(parts: &CodeParts) -> Check {
    let liveness = Liveness::of(parts);
    if let Some(reg) = liveness.unwritten().first() {
        return Err(format!("{reg} is read before anything is written to it"));
    }
    let variables = parts.varname_slots.iter().chain(&parts.cell_slots);
    let variables = SlotSet::of(&variables.copied().collect::<Vec<_>>());
    for instr in &parts.instrs {
        if let Instr::LoadSlot { slot, .. } | Instr::CheckBoundSlot { slot } = instr {
            let known = variables.contains(slot.0);
            ensure(known, || format!("slot {} is no variable", slot.0))?;
        }
    }
    if let Some((index, reg)) = liveness.uncollected() {
        return Err(format!(
            "{reg} is needed at instruction {index}, which has {} live registers",
            parts.live[index]
        ));
    }
    let lost = parts.frame_size <= REGISTERS && liveness.calls_lose_registers();
    ensure(!lost, || {
        "a call takes the place of a register that is read later".into()
    })
}

/// As [`verify`], for code that reads no register in vain because of how it was made.
pub(crate) fn verify_layout(parts: CodeParts) -> Result<CodeObject, VerifyError> {
    let whole = |reason| VerifyError {
        instruction: None,
        reason,
    };
    check_tables(&parts).map_err(whole)?;
    check_variables(&parts).map_err(whole)?;
    check_children(&parts).map_err(whole)?;
    check_handlers(&parts).map_err(whole)?;
    let frame = Layout::of(&parts);
    for (index, instr) in (0u32..).zip(&parts.instrs) {
        check_instruction(&parts, &frame, index, instr).map_err(|reason| VerifyError {
            instruction: Some(index),
            reason: format!("{}: {reason}", instr.name()),
        })?;
    }
    Ok(CodeObject::from_verified(parts))
}

/// A set of slots, one bit for each.
#[derive(Default)]
struct SlotSet(SmallVec<[u64; REGISTERS as usize / 64]>);

impl SlotSet {
    fn of(slots: &[u16]) -> Self {
        let mut set = Self::default();
        for &slot in slots {
            set.insert(slot);
        }
        set
    }

    /// Adds a slot; whether it is new.
    fn insert(&mut self, slot: u16) -> bool {
        let (word, bit) = (usize::from(slot / 64), 1 << (slot % 64));
        if word >= self.0.len() {
            self.0.resize(word + 1, 0);
        }
        let new = self.0[word] & bit == 0;
        self.0[word] |= bit;
        new
    }

    fn contains(&self, slot: u16) -> bool {
        let word = self.0.get(usize::from(slot / 64));
        word.is_some_and(|word| word & (1 << (slot % 64)) != 0)
    }
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
    if holds { Ok(()) } else { Err(reason()) }
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
    let ends = parts.instrs.last().is_some_and(is_terminator);
    ensure(ends, || {
        "the last instruction lets the code run off its end".into()
    })?;
    ensure(parts.posonlyargcount <= parts.argcount, || {
        "more positional-only parameters than positional ones".into()
    })
}

/// Whether the code never goes on behind an instruction.
pub(super) fn is_terminator(instr: &Instr) -> bool {
    matches!(
        instr,
        Instr::Return { .. }
            | Instr::Raise { .. }
            | Instr::RaiseFrom { .. }
            | Instr::RaiseCurrent {}
            | Instr::Reraise { .. }
            | Instr::Jump { .. }
            | Instr::JumpBack { .. }
    )
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
            format!("two variables in slot {slot}")
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
                format!("child {index} captures slot {slot}, which holds no cell")
            })?;
        }
    }
    Ok(())
}

/// The exception table: handlers lie behind what they cover, so that raising never goes backwards.
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

fn check_instruction(parts: &CodeParts, frame: &Layout, index: u32, instr: &Instr) -> Check {
    let live = parts.live[index as usize];
    let registers = parts.frame_size.min(REGISTERS);
    ensure(live <= registers, || {
        format!("{live} live registers of {registers}")
    })?;
    ensure(live >= frame.variables, || {
        format!(
            "{live} live registers, but variables up to R{}",
            frame.variables - 1
        )
    })?;
    let mut result = Ok(());
    instr.operands(|field, operand| {
        if result.is_ok() {
            result = check_operand((parts, frame), index, instr, (field, operand));
        }
    });
    result?;
    if let Some((base, length)) = row(instr) {
        let end = usize::from(base.0) + length;
        ensure(end <= usize::from(registers), || {
            format!("registers {base}..R{end} of {registers}")
        })?;
        let reads = !matches!(
            instr,
            Instr::LoadMethod { .. } | Instr::UnpackSequence { .. } | Instr::UnpackEx { .. }
        );
        ensure(!reads || end <= usize::from(live), || {
            format!("reads up to R{end} of {live} live registers")
        })?;
    }
    check_constant(parts, instr)
}

fn check_operand(
    (parts, frame): (&CodeParts, &Layout),
    index: u32,
    instr: &Instr,
    (field, operand): (&str, Operand),
) -> Check {
    let below = |value: u64, limit: usize, what: &str| {
        ensure(value < limit as u64, || {
            format!("{field}: {what} {value} of {limit}")
        })
    };
    match operand {
        Operand::Reg(reg) => check_register((parts, frame), index, instr, (field, reg)),
        Operand::Slot(slot) => below(u64::from(slot.0), usize::from(parts.frame_size), "slot"),
        Operand::Const(idx) => below(u64::from(idx), parts.constants.len(), "constant"),
        Operand::Name(idx) => below(u64::from(idx.0), parts.names.len(), "name"),
        Operand::Child(idx) => below(u64::from(idx.0), parts.children.len(), "child"),
        Operand::Cache(super::CacheIdx::NONE) => Ok(()),
        Operand::Cache(idx) => below(u64::from(idx.0), usize::from(parts.cache_count), "cache"),
        Operand::Target(target) => {
            below(u64::from(target.0), parts.instrs.len(), "instruction")?;
            let backwards = target.0 <= index;
            let may = matches!(instr, Instr::JumpBack { .. });
            ensure(backwards == may, || {
                format!("{field}: jumps the wrong way, to {}", target.0)
            })
        }
        Operand::Count(_) | Operand::Int(_) | Operand::Text(_) => Ok(()),
    }
}

/// A register lies in the frame; one that is read lies below what is live; a cell lies where cells are.
fn check_register(
    (parts, frame): (&CodeParts, &Layout),
    index: u32,
    instr: &Instr,
    (field, reg): (&str, Reg),
) -> Check {
    let slot = u16::from(reg.0);
    // Most registers: what is live lies in the frame, and may be read and written.
    if slot < parts.live[index as usize] && field != "cell" {
        return Ok(());
    }
    // The start of an empty row is not looked at.
    if field == "base" && row(instr).is_some_and(|(_, length)| length == 0) {
        return Ok(());
    }
    ensure(slot < parts.frame_size, || {
        format!("{field}: {reg} in a frame of {}", parts.frame_size)
    })?;
    let written = match field {
        "dst" | "base" => true,
        "save" => matches!(instr, Instr::PushExc { .. } | Instr::SaveExc { .. }),
        "var" => matches!(instr, Instr::ClearLocal { .. }),
        "cell" => matches!(instr, Instr::MakeCell { .. }),
        _ => false,
    };
    ensure(written || slot < parts.live[index as usize], || {
        format!(
            "{field}: reads {reg} of {} live registers",
            parts.live[index as usize]
        )
    })?;
    let near_cells = field == "cell" && parts.frame_size <= REGISTERS;
    ensure(!near_cells || frame.cells.contains(slot), || {
        format!("{field}: {reg} holds no cell")
    })
}

/// The row of registers that an instruction takes from `base`.
pub(super) fn row(instr: &Instr) -> Option<(Reg, usize)> {
    Some(match *instr {
        Instr::BuildTuple { base, count, .. }
        | Instr::BuildList { base, count, .. }
        | Instr::BuildSet { base, count, .. }
        | Instr::BuildString { base, count, .. }
        | Instr::UnpackSequence { base, count, .. } => (base, usize::from(count.0)),
        Instr::BuildMap { base, count, .. } => (base, 2 * usize::from(count.0)),
        Instr::BuildSlice { base, .. } => (base, 3),
        Instr::UnpackEx {
            base,
            before,
            after,
            ..
        } => (base, usize::from(before.0) + 1 + usize::from(after.0)),
        Instr::LoadMethod { base, .. }
        | Instr::ImportName { base, .. }
        | Instr::MatchClass { base, .. } => (base, 2),
        Instr::Call { base, argc, .. } | Instr::CallKw { base, argc, .. } => {
            (base, 1 + usize::from(argc.0))
        }
        Instr::CallMethod { base, argc, .. } | Instr::CallMethodKw { base, argc, .. } => {
            (base, 2 + usize::from(argc.0))
        }
        Instr::CallEx { base, keywords, .. } => (base, 2 + usize::from(keywords)),
        Instr::Intrinsic { src, which, .. } => (src, intrinsic_row(which)),
        _ => return None,
    })
}

fn intrinsic_row(which: Intrinsic) -> usize {
    match which {
        Intrinsic::TypeVarWithBound
        | Intrinsic::TypeVarWithConstraints
        | Intrinsic::SetTypeParamDefault
        | Intrinsic::PrepReraiseStar => 2,
        Intrinsic::TypeAlias => 3,
        _ => 1,
    }
}

/// Constants that must be of a certain kind.
fn check_constant(parts: &CodeParts, instr: &Instr) -> Check {
    let (Instr::CallKw { argc, names, .. } | Instr::CallMethodKw { argc, names, .. }) = *instr
    else {
        return Ok(());
    };
    let Some(Constant::Tuple(names)) = parts.constants.get(usize::from(names.0)) else {
        return Err("the names of the keyword arguments are no tuple".into());
    };
    let mut seen: HashSet<&Arc<str>> = HashSet::default();
    for name in names.iter() {
        let Constant::Str(name) = name else {
            return Err("the name of a keyword argument is no string".into());
        };
        ensure(seen.insert(name), || {
            format!("two keyword arguments named {name}")
        })?;
    }
    ensure(names.len() <= usize::from(argc.0), || {
        "more keyword arguments than arguments".into()
    })
}
