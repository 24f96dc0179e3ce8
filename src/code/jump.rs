//! Whether code can go on at another instruction: what a debugger's jump (`frame.f_lineno = line`) has to know.
//!
//! Input: the parts of a code object, the instruction that comes next, and a line. Output: the instruction to go on
//! at, or why there is none. An instruction needs certain temporaries: the iterator of the loop around it, what a
//! `with` block has to call, the exception that a handler saved. A jump is allowed if each of them has been written by
//! the same instruction on every way, both to where the jump starts and to where it ends, and is still needed where it
//! starts: then it lies there.
//!
//! CPython asks the same of its stack (`mark_stacks` in `frameobject.c`).

use super::liveness::Liveness;
use super::{CodeParts, Instr, Reg};

/// Where a jump ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Jump {
    /// The next instruction.
    pub(crate) target: u32,
    /// The register that holds the exception which was handled before the handlers that the jump leaves.
    pub(crate) handled: Option<Reg>,
}

/// Who writes a temporary before an instruction.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Writer {
    /// The instruction cannot be reached.
    Unreached,
    /// Nobody, or somebody else on another way.
    Unknown,
    /// This instruction.
    Instr(u32),
    /// The handler that begins here: the exception.
    Handler(u32),
}

impl Writer {
    fn join(self, other: Self) -> Self {
        match (self, other) {
            (Self::Unreached, known) | (known, Self::Unreached) => known,
            (a, b) if a == b => a,
            _ => Self::Unknown,
        }
    }
}

/// The jump from before an instruction to the first instruction of a line.
///
/// # Errors
/// CPython's words for what is in the way.
pub(crate) fn jump_to_line(parts: &CodeParts, from: u32, line: u32) -> Result<Jump, &'static str> {
    let liveness = Liveness::of(parts);
    let here = from as usize;
    let line_at = |at: usize| parts.positions.get(at).map_or(0, |position| position.line);
    let starts = (0..parts.instrs.len())
        .filter(|&at| line_at(at) == line && (at == 0 || line_at(at - 1) != line))
        // The end of a loop's body has the loop's line, but does not begin it.
        .filter(|&at| !matches!(parts.instrs[at], Instr::JumpBack { .. }));
    let mut best: Option<(usize, usize)> = None;
    let mut reason = None;
    for target in starts {
        let needed = liveness.temporaries_before(target);
        match obstacle(parts, &liveness, here, target, &needed) {
            None if best.is_none_or(|(_, depth)| depth < needed.len()) => {
                best = Some((target, needed.len()));
            }
            None => {}
            Some(found) => reason = reason.or(Some(found)),
        }
    }
    let Some((target, _)) = best else {
        return Err(reason.unwrap_or(UNREACHABLE));
    };
    let kept = liveness.temporaries_before(target);
    let left = liveness.temporaries_before(here).into_iter().filter(|reg| {
        !kept.contains(reg)
            && matches!(
                writers(parts, &liveness, *reg).get(here),
                Some(Writer::Instr(at)) if saves_exception(parts, *at)
            )
    });
    Ok(Jump {
        target: u32::try_from(target).unwrap_or(u32::MAX),
        // Handlers nest: the outermost one has the lowest register.
        handled: left.min_by_key(|reg| reg.0),
    })
}

const UNREACHABLE: &str = "can't jump into an exception handler, or code may be unreachable";

/// What is in the way of a jump.
fn obstacle(
    parts: &CodeParts,
    liveness: &Liveness<'_>,
    from: usize,
    to: usize,
    needed: &[Reg],
) -> Option<&'static str> {
    let held = liveness.temporaries_before(from);
    // The innermost block around the target has the highest register.
    for &reg in needed.iter().rev() {
        let writers = writers(parts, liveness, reg);
        let (there, here) = (writers.get(to)?, writers.get(from)?);
        return Some(match *there {
            Writer::Unreached => UNREACHABLE,
            there if there == *here && there != Writer::Unknown && held.contains(&reg) => {
                continue;
            }
            Writer::Handler(_) => "can't jump into an 'except' block as there's no exception",
            Writer::Instr(at) => match parts.instrs.get(at as usize) {
                Some(Instr::GetIter { .. } | Instr::GetAIter { .. }) => {
                    "can't jump into the body of a for loop"
                }
                Some(Instr::PushExc { .. } | Instr::SaveExc { .. }) => {
                    "can't jump into an 'except' block as there's no exception"
                }
                _ => "incompatible stacks",
            },
            Writer::Unknown => "incompatible stacks",
        });
    }
    None
}

fn saves_exception(parts: &CodeParts, at: u32) -> bool {
    matches!(
        parts.instrs.get(at as usize),
        Some(Instr::PushExc { .. } | Instr::SaveExc { .. })
    )
}

/// Who has written a register before each instruction.
fn writers(parts: &CodeParts, liveness: &Liveness<'_>, reg: Reg) -> Vec<Writer> {
    let mut before = vec![Writer::Unreached; parts.instrs.len()];
    let mut work: Vec<(usize, Writer)> = vec![(0, Writer::Unknown)];
    while let Some((at, writer)) = work.pop() {
        let Some(known) = before.get_mut(at) else {
            continue;
        };
        let joined = known.join(writer);
        if joined == *known {
            continue;
        }
        *known = joined;
        let number = u32::try_from(at).unwrap_or(u32::MAX);
        let (next, target) = liveness.flow(at, reg);
        let after = |writes: bool| {
            if writes {
                Writer::Instr(number)
            } else {
                joined
            }
        };
        if let Some(writes) = next {
            work.push((at + 1, after(writes)));
        }
        if let Some((target, writes)) = target {
            work.push((target, after(writes)));
        }
        for handler in &parts.handlers {
            if (handler.start..handler.end).contains(&number) {
                let caught = match handler.exc == reg {
                    true => Writer::Handler(handler.target),
                    false => joined,
                };
                work.push((handler.target as usize, caught));
            }
        }
    }
    before
}
