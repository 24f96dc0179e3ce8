//! What one pass over the instructions shows of code, from the first to the last.
//!
//! Input: the parts of a code object whose tables have been checked. Output: whether its registers and cells are right,
//! where that can be seen in one pass: where the frame is small, every instruction can be reached, and what holds at the
//! beginning of a loop holds when it comes around. That is nearly all code. For the rest, and for what is wrong,
//! [`verify()`](super::verify()) goes by `cells.rs` and `liveness.rs`, which follow registers until nothing changes, and say
//! what the matter is. Whatever passes here passes there.
//!
//! Registers are followed forwards. One is *held* where it has been written on every way, and neither a callee nor the
//! collector may have taken what was in it since. Only jumps back go backwards, so an instruction comes after all others
//! from which the code gets there.

use super::operand::{Role, Row};
use super::verify::are_keywords;
use super::{CacheIdx, ChildIdx, CodeParts, Handler, Instr, Operand, Reg};

/// Frames have fewer registers than this: a bit is left that no register has.
const REGISTERS: usize = 63;

/// The exception table is gone through for each instruction.
const MAX_HANDLERS: usize = 16;

/// What is known before an instruction; one bit for each register.
#[derive(Clone, Copy)]
struct State {
    held: u64,
    /// Registers that hold cells.
    cells: u64,
}

impl State {
    /// Of an instruction to which no way is known.
    const UNREACHED: Self = Self {
        held: u64::MAX,
        cells: u64::MAX,
    };

    fn is_reached(self) -> bool {
        self.held >> REGISTERS == 0
    }

    /// What holds on both ways.
    fn meet(&mut self, other: Self) {
        self.held &= other.held;
        self.cells &= other.cells;
    }

    fn includes(self, other: Self) -> bool {
        other.held & !self.held == 0 && other.cells & !self.cells == 0
    }
}

/// What one pass has shown.
pub(super) struct Shown {
    /// No register that is live at some instruction may hold what another frame has left.
    pub(super) all_written: bool,
}

/// Goes over some code once; `None` where that does not show that it is right.
pub(super) fn one_pass(parts: &CodeParts) -> Option<Shown> {
    let frame = Frame::of(parts)?;
    let mut before = vec![State::UNREACHED; parts.instrs.len()];
    *before.first_mut()? = frame.at_entry;
    let mut fallen = State::UNREACHED;
    let mut all_written = true;
    for (index, instr) in parts.instrs.iter().enumerate() {
        let mut state = before[index];
        state.meet(fallen);
        if !state.is_reached() {
            return None;
        }
        before[index] = state;
        let effects = Effects::of(parts, index, instr);
        let live = frame.live(parts.live[index])?;
        if !effects.fit(&frame, state, live) {
            return None;
        }
        all_written &= live & !state.held == 0;
        let after = effects.after(instr, state, live);
        if let Some(target) = effects.target {
            let reached = before.get_mut(target)?;
            if target > index {
                reached.meet(after.target);
            } else if !after.target.includes(*reached) {
                return None;
            }
        }
        if let Some(row) = covering(parts, index) {
            let exc = bit(row.exc);
            before.get_mut(row.target as usize)?.meet(State {
                held: after.raised.held | exc,
                cells: after.raised.cells & !exc,
            });
        }
        fallen = match instr.is_terminator() {
            true => State::UNREACHED,
            false => after.next,
        };
    }
    Some(Shown { all_written })
}

/// The first row of the exception table that covers an instruction.
fn covering(parts: &CodeParts, index: usize) -> Option<&Handler> {
    let covers = |row: &&Handler| (row.start as usize..row.end as usize).contains(&index);
    parts.handlers.iter().find(covers)
}

/// The bit of a register; those beyond [`REGISTERS`] are refused by whoever asks.
fn bit(reg: Reg) -> u64 {
    1_u64.wrapping_shl(reg.0.into())
}

/// The registers below a number.
fn below(end: usize) -> u64 {
    match end {
        0..64 => (1 << end) - 1,
        _ => u64::MAX,
    }
}

/// What does not change in a frame.
struct Frame {
    registers: u64,
    /// The registers of variables and cells.
    variables: u64,
    /// The number of registers up to the last variable.
    first_temporary: u16,
    /// The registers that are cells'.
    cells: u64,
    at_entry: State,
    suspends: bool,
}

impl Frame {
    fn of(parts: &CodeParts) -> Option<Self> {
        if usize::from(parts.frame_size) > REGISTERS || parts.handlers.len() > MAX_HANDLERS {
            return None;
        }
        let set = |slots: &[u16]| {
            slots
                .iter()
                .fold(0, |set, slot| set | 1_u64.wrapping_shl((*slot).into()))
        };
        let free = parts.cell_slots.get(parts.cellvars.len()..)?;
        let (cells, free) = (set(&parts.cell_slots), set(free));
        let variables = set(&parts.varname_slots) | cells;
        Some(Self {
            registers: below(parts.frame_size.into()),
            variables,
            first_temporary: 64 - variables.leading_zeros() as u16,
            cells,
            at_entry: State {
                held: variables,
                cells: free,
            },
            suspends: parts.flags.is_generator_like(),
        })
    }

    /// The registers that the collector visits at an instruction.
    fn live(&self, live: u16) -> Option<u64> {
        let registers = below(live.into());
        let fits = live >= self.first_temporary && registers & !self.registers == 0;
        fits.then_some(registers)
    }
}

/// What an instruction does with registers, and where the code goes on.
struct Effects {
    reads: u64,
    writes: u64,
    /// Registers that must hold cells.
    reads_cells: u64,
    makes_cell: u64,
    /// Registers that a callee leaves alone.
    kept: u64,
    /// Whether it writes nothing if it jumps.
    jumps_unwritten: bool,
    target: Option<usize>,
    /// Whether something in it cannot be seen here, or is wrong.
    unclear: bool,
    suspends: bool,
}

/// Where the code goes on after an instruction, and what holds there.
struct After {
    next: State,
    target: State,
    raised: State,
}

impl Effects {
    #[inline]
    fn of(parts: &CodeParts, index: usize, instr: &Instr) -> Self {
        let mut effects = Self {
            reads: 0,
            writes: 0,
            reads_cells: 0,
            makes_cell: 0,
            kept: u64::MAX,
            jumps_unwritten: false,
            target: None,
            unclear: false,
            suspends: matches!(instr, Instr::Yield { .. }),
        };
        instr.fields(
            #[inline(always)]
            |operand, role| {
                effects.unclear |= is_outside(parts, operand);
                effects.note(parts, index, role);
            },
        );
        effects
    }

    #[inline(always)]
    fn note(&mut self, parts: &CodeParts, index: usize, role: Role) {
        match role {
            Role::Reads(row) => self.reads |= self.row(row),
            Role::Calls(row) => {
                self.reads |= self.row(row);
                self.kept = below(row.first.0.into());
            }
            Role::Updates(reg) => {
                let set = self.row(Row::one(reg));
                self.reads |= set;
                self.writes |= set;
            }
            Role::ReadsCell(reg) => {
                let set = self.row(Row::one(reg));
                self.reads |= set;
                self.reads_cells |= set;
            }
            Role::Writes(row) => self.writes |= self.row(row),
            Role::WritesUnlessJumps(reg) => {
                self.writes |= self.row(Row::one(reg));
                self.jumps_unwritten = true;
            }
            Role::WritesCell(reg) => {
                let set = self.row(Row::one(reg));
                self.writes |= set;
                self.makes_cell |= set;
            }
            Role::ReadsSlot(_) | Role::WritesSlot(_) => self.unclear = true,
            Role::Captures(child) => {
                let captured = captured(parts, child);
                self.reads |= captured;
                self.reads_cells |= captured;
            }
            Role::Keywords(names, argc) => self.unclear |= !are_keywords(parts, names, argc),
            Role::Jumps(target) => {
                self.target = Some(target.0 as usize);
                self.unclear |= target.0 as usize <= index;
            }
            Role::JumpsBack(target) => {
                self.target = Some(target.0 as usize);
                self.unclear |= target.0 as usize > index;
            }
            Role::Other => {}
        }
    }

    /// Registers side by side; where an empty row starts does not matter.
    #[inline(always)]
    fn row(&mut self, row: Row) -> u64 {
        let end = usize::from(row.first.0) + row.count;
        if row.count == 0 {
            return 0;
        }
        self.unclear |= end > REGISTERS;
        below(end) & !below(row.first.0.into())
    }

    /// Whether the instruction finds what it needs, and may be where it is.
    fn fit(&self, frame: &Frame, state: State, live: u64) -> bool {
        let missing = self.reads & !(live & state.held)
            | self.writes & !frame.registers
            | self.reads_cells & !(state.cells & frame.cells)
            | self.makes_cell & !frame.cells
            | frame.variables & !self.kept;
        missing == 0 && !self.unclear && (frame.suspends || !self.suspends)
    }

    fn after(&self, instr: &Instr, state: State, live: u64) -> After {
        let kept = live & self.kept;
        let raised = State {
            held: state.held & kept,
            cells: state.cells & kept,
        };
        let moved = match *instr {
            Instr::Move { dst, src } if state.cells & bit(src) != 0 => bit(dst),
            _ => self.makes_cell,
        };
        let next = State {
            held: raised.held | self.writes,
            cells: raised.cells & !self.writes | moved,
        };
        After {
            next,
            target: if self.jumps_unwritten { raised } else { next },
            raised,
        }
    }
}

/// Whether an operand is an index beyond its table.
#[inline(always)]
fn is_outside(parts: &CodeParts, operand: Operand) -> bool {
    match operand {
        Operand::Const(idx) => idx as usize >= parts.constants.len(),
        Operand::Name(idx) => usize::from(idx.0) >= parts.names.len(),
        Operand::Child(idx) => usize::from(idx.0) >= parts.children.len(),
        Operand::Cache(idx) => idx != CacheIdx::NONE && idx.0 >= parts.cache_count,
        Operand::Target(target) => target.0 as usize >= parts.instrs.len(),
        // Where a role names a slot, it is not decided here.
        Operand::Slot(_) => false,
        Operand::Reg(_) | Operand::Count(_) | Operand::Int(_) | Operand::Text(_) => false,
    }
}

/// The registers whose cells a child captures.
#[inline(never)]
fn captured(parts: &CodeParts, child: ChildIdx) -> u64 {
    let child = parts.children.get(usize::from(child.0));
    let slots = child.iter().flat_map(|child| &child.captures);
    // They are slots of cells, as other checks have seen to: they lie in the frame.
    slots.fold(0, |set, slot| set | 1_u64.wrapping_shl((*slot).into()))
}
