//! Whether every register holds what is read from it, in code that the compiler did not make.
//!
//! Input: the parts of a code object. Output: the registers that are read before they are written, those that the
//! collector would not visit, and whether a call would overwrite what its caller still needs. A frame begins with
//! whatever earlier frames left in its temporaries. A function's frame begins where the arguments of its call lie, so
//! whatever its caller has in registers from there on is gone afterwards. The compiler writes before it reads, and
//! puts its calls above all that it needs; other builders of code need not. [`CodeBuilder`](super::CodeBuilder) sets
//! unwritten registers to None, and makes the frame of such code so large that calls are made beyond it;
//! [`verify()`](super::verify()) refuses such parts.
//!
//! Registers are followed backwards, from where they are read to where they are written, until nothing changes
//! (`flow.rs`).

use super::flow::{Flow, Registers, Work};
use super::operand::Role;
use super::{CodeParts, Instr, Reg, Target};

/// What an instruction does with registers, and where the code goes on.
#[derive(Default)]
struct Effects {
    reads: Registers,
    /// What it writes, unless it raises.
    writes: Registers,
    /// Whether it writes nothing if it jumps.
    jumps_unwritten: bool,
    /// The callee of a call: registers from there on are lost.
    callee: Option<usize>,
    target: Option<Target>,
    terminates: bool,
}

impl Effects {
    fn of(parts: &CodeParts, instr: &Instr) -> Self {
        let mut effects = Self {
            terminates: instr.is_terminator(),
            ..Self::default()
        };
        instr.roles(|role| {
            if let Some(row) = role.reads() {
                effects.reads.insert_row(row);
            }
            if let Some(row) = role.writes() {
                effects.writes.insert_row(row);
            }
            match role {
                Role::WritesUnlessJumps(_) => effects.jumps_unwritten = true,
                Role::Calls(row) => effects.callee = Some(row.first.0.into()),
                Role::Captures(child) => {
                    let child = parts.children.get(usize::from(child.0));
                    let slots = child.iter().flat_map(|child| &child.captures);
                    slots.for_each(|slot| effects.reads.insert(usize::from(*slot)));
                }
                Role::Jumps(target) | Role::JumpsBack(target) => effects.target = Some(target),
                _ => {}
            }
        });
        effects
    }
}

/// What each instruction of some code needs in its registers.
pub(super) struct Liveness<'a> {
    parts: &'a CodeParts,
    effects: Vec<Effects>,
    flow: Flow,
    /// For each instruction the registers that it or a later one reads.
    needed: Vec<Registers>,
}

impl<'a> Liveness<'a> {
    /// Follows the registers of some code.
    pub(super) fn of(parts: &'a CodeParts) -> Self {
        let effects = parts.instrs.iter().map(|instr| Effects::of(parts, instr));
        let mut liveness = Self {
            parts,
            effects: effects.collect(),
            flow: Flow::of(parts),
            needed: vec![Registers::default(); parts.instrs.len()],
        };
        let sources = liveness.sources();
        let mut work = Work::all(parts.instrs.len());
        while let Some(index) = work.next() {
            let now = liveness.before(index);
            if now != liveness.needed[index] {
                liveness.needed[index] = now;
                sources
                    .of_instr(index)
                    .iter()
                    .for_each(|from| work.add(*from));
            }
        }
        liveness
    }

    /// From where the code comes to each instruction.
    fn sources(&self) -> Sources {
        let mut ways = Vec::new();
        for (index, effects) in self.effects.iter().enumerate() {
            if !effects.terminates {
                ways.push((index + 1, index));
            }
            if let Some(target) = effects.target {
                ways.push((target.0 as usize, index));
            }
            if let Some(row) = self.flow.handler(index) {
                ways.push((self.parts.handlers[row].target as usize, index));
            }
        }
        Sources::of(self.effects.len(), &ways)
    }

    /// The temporaries that may be read before they are written.
    pub(super) fn unwritten(&self) -> Vec<Reg> {
        let mut needed = self.needed.first().copied().unwrap_or_default();
        needed.remove(self.variables());
        let registers = (0..=u8::MAX).filter(|reg| needed.has(usize::from(*reg)));
        registers.map(Reg).collect()
    }

    /// The temporaries that an instruction or a later one reads, the lowest first.
    pub(super) fn temporaries_before(&self, index: usize) -> Vec<Reg> {
        let mut needed = self.needed.get(index).copied().unwrap_or_default();
        needed.remove(self.variables());
        let registers = (0..=u8::MAX).filter(|reg| needed.has(usize::from(*reg)));
        registers.map(Reg).collect()
    }

    /// Where the code goes on after an instruction, and whether it has written a register then: the next instruction,
    /// and the one that it may jump to. What lies above the callee of a call is lost there.
    pub(super) fn flow(&self, index: usize, reg: Reg) -> (Option<bool>, Option<(usize, bool)>) {
        let Some(effects) = self.effects.get(index) else {
            return (None, None);
        };
        let reg = usize::from(reg.0);
        let lost = effects.callee.is_some_and(|callee| reg >= callee);
        let writes = effects.writes.has(reg) || lost;
        let target = effects.target.map(|target| {
            (
                target.0 as usize,
                (writes && !effects.jumps_unwritten) || lost,
            )
        });
        ((!effects.terminates).then_some(writes), target)
    }

    /// The registers of variables and of cells.
    fn variables(&self) -> Registers {
        let (variables, cells) = (&self.parts.varname_slots, &self.parts.cell_slots);
        let slots = variables.iter().chain(cells);
        slots.map(|slot| usize::from(*slot)).collect()
    }

    /// The first instruction at which the collector would not see a register that is still to be read.
    ///
    /// A collection comes before an instruction has written its result.
    pub(super) fn uncollected(&self) -> Option<(usize, Reg)> {
        let mut rows = self.needed.iter().zip(&self.parts.live).enumerate();
        rows.find_map(|(index, (needed, &live))| {
            let mut unseen = u8::try_from(live).ok()?..=u8::MAX;
            let reg = unseen.rfind(|reg| needed.has(usize::from(*reg)))?;
            Some((index, Reg(reg)))
        })
    }

    /// Whether some call begins below a register that is read after it, or below a variable, which debuggers may read.
    pub(super) fn calls_lose_registers(&self) -> bool {
        let variables = self.variables();
        let mut effects = self.effects.iter().enumerate();
        effects.any(|(index, effects)| {
            effects.callee.is_some_and(|callee| {
                let mut after = self.after(index);
                // Where it raises, there is no result.
                after.join(self.by_handler(index));
                after.join(variables);
                after.has_from(callee)
            })
        })
    }

    /// The registers that an instruction or a later one reads.
    fn before(&self, index: usize) -> Registers {
        let effects = &self.effects[index];
        let mut before = self.after(index);
        before.join(effects.reads);
        // Where it raises, it has written nothing yet.
        before.join(self.by_handler(index));
        before
    }

    /// The registers that are read after an instruction that raises nothing, without those that it writes.
    fn after(&self, index: usize) -> Registers {
        let effects = &self.effects[index];
        let needed = |index: usize| self.needed.get(index).copied().unwrap_or_default();
        let mut next = match effects.terminates {
            true => Registers::default(),
            false => needed(index + 1),
        };
        let target = effects.target.map(|target| needed(target.0 as usize));
        let mut target = target.unwrap_or_default();
        next.remove(effects.writes);
        if !effects.jumps_unwritten {
            target.remove(effects.writes);
        }
        next.join(target);
        next
    }

    /// The registers that the handler of an instruction reads.
    fn by_handler(&self, index: usize) -> Registers {
        let Some(row) = self.flow.handler(index) else {
            return Registers::default();
        };
        let handler = &self.parts.handlers[row];
        let needed = self.needed.get(handler.target as usize);
        let mut needed = needed.copied().unwrap_or_default();
        needed.remove(std::iter::once(usize::from(handler.exc.0)).collect());
        needed
    }
}

/// Ways through the code, by where they lead.
struct Sources {
    /// `from[starts[i]..starts[i + 1]]`: the instructions from which the code comes to instruction i.
    starts: Vec<usize>,
    from: Vec<usize>,
}

impl Sources {
    /// Sorts ways, each as where it leads and where it comes from. Those that lead out of the code are left out.
    fn of(count: usize, ways: &[(usize, usize)]) -> Self {
        let inside = || ways.iter().filter(|(to, _)| *to < count);
        let mut starts = vec![0; count + 1];
        inside().for_each(|(to, _)| starts[to + 1] += 1);
        for index in 0..count {
            starts[index + 1] += starts[index];
        }
        let (mut next, mut from) = (starts.clone(), vec![0; starts[count]]);
        for &(to, source) in inside() {
            from[next[to]] = source;
            next[to] += 1;
        }
        Self { starts, from }
    }

    fn of_instr(&self, index: usize) -> &[usize] {
        &self.from[self.starts[index]..self.starts[index + 1]]
    }
}
