//! The disassembler: a listing of a code object, with arrows for its jumps, its handlers, and its nested code.
//!
//! ```text
//! make.<locals>.step(by), 1 free variable, line 3, 6 slots
//!   4       0  LoadDeref           dst=R2 cell=n
//!   4  ╭─   1  JumpUnlessCompare   a=R2 b=by op=< target=4
//! ```
//!
//! One line for each instruction: the line of the source where it changes, arrows, the index, the mnemonic, and
//! the operands, with the names of variables instead of their registers.

use std::fmt::{self, Write};

use super::{CodeObject, Constant, Handler, Instr, Operand, Reg};

/// The most arrows that are drawn side by side; others are left out.
const MAX_LANES: usize = 12;

impl CodeObject {
    /// The listing of the code and of all code nested in it.
    #[must_use]
    pub fn disassemble(&self) -> String {
        let mut listing = String::new();
        let mut pending = vec![self];
        while let Some(code) = pending.pop() {
            if !listing.is_empty() {
                listing.push('\n');
            }
            // Writing to a string does not fail.
            let _ = write_code(code, &mut listing);
            pending.extend(code.children.iter().rev().map(|child| &child.code));
        }
        listing
    }
}

fn write_code(code: &CodeObject, out: &mut String) -> fmt::Result {
    write_header(code, out)?;
    let arrows = Arrows::of(&code.instrs);
    let mut last_line = 0;
    for (index, instr) in code.instrs.iter().enumerate() {
        let line = code
            .positions
            .get(index)
            .map_or(0, |position| position.line);
        if line != last_line && line != 0 {
            write!(out, "{line:>5}  ")?;
        } else {
            out.push_str("       ");
        }
        last_line = line;
        let mut row = String::new();
        write!(row, "{}{index:>4}  {:<20}", arrows.row(index), instr.name())?;
        write_operands(code, instr, &mut row)?;
        out.push_str(row.trim_end());
        out.push('\n');
    }
    code.handlers
        .iter()
        .try_for_each(|row| write_handler(code, *row, out))
}

/// An operand of an instruction as a listing shows it.
pub(crate) struct ShownOperand {
    pub(crate) field: &'static str,
    pub(crate) operand: Operand,
    /// Empty where the listing leaves the operand out.
    pub(crate) text: String,
}

/// The operands of an instruction as a listing shows them; the slots that a closure captures come last.
pub(crate) fn shown_operands(code: &CodeObject, instr: &Instr) -> Vec<ShownOperand> {
    let mut shown = Vec::new();
    instr.operands(|field, operand| {
        let mut text = String::new();
        // Writing to a string does not fail.
        let _ = write_operand(code, (field, operand), &mut text);
        shown.push(ShownOperand {
            field,
            operand,
            text: text.trim_start().to_owned(),
        });
    });
    if let (Some(last), Some(captures)) = (shown.last_mut(), captures_text(code, instr)) {
        last.text.push_str(&captures);
    }
    shown
}

/// The register of a handler as a listing shows it.
pub(crate) fn shown_register(code: &CodeObject, reg: Reg) -> String {
    register(code, reg)
}

fn write_header(code: &CodeObject, out: &mut String) -> fmt::Result {
    let parameters = code.varnames.iter().take(code.parameter_count());
    let parameters: Vec<&str> = parameters.map(|name| &**name).collect();
    write!(
        out,
        "{}({}), line {}",
        code.qualname,
        parameters.join(", "),
        code.firstlineno
    )?;
    for (what, names) in [("cells", &code.cellvars), ("free", &code.freevars)] {
        if !names.is_empty() {
            write!(out, ", {what} {}", names.join(" "))?;
        }
    }
    writeln!(out, ", {} slots", code.frame_size)
}

fn write_handler(code: &CodeObject, row: Handler, out: &mut String) -> fmt::Result {
    let exc = register(code, row.exc);
    writeln!(
        out,
        "       {}..{} -> {} exc={exc}",
        row.start, row.end, row.target
    )
}

fn write_operands(code: &CodeObject, instr: &Instr, out: &mut String) -> fmt::Result {
    let mut result = Ok(());
    instr.operands(|field, operand| {
        if result.is_ok() {
            result = write_operand(code, (field, operand), out);
        }
    });
    if let Some(captures) = captures_text(code, instr) {
        out.push_str(&captures);
    }
    result
}

/// The slots that a new closure captures; `None` if the instruction makes no closure, or one that captures nothing.
fn captures_text(code: &CodeObject, instr: &Instr) -> Option<String> {
    let (Instr::MakeClosure { child, .. } | Instr::SetAnnotate { child, .. }) = instr else {
        return None;
    };
    let child = code.children.get(usize::from(child.0))?;
    if child.captures.is_empty() {
        return None;
    }
    let captures: Vec<String> = child
        .captures
        .iter()
        .map(|&slot| slot_name(code, slot))
        .collect();
    Some(format!(" [{}]", captures.join(" ")))
}

fn write_operand(
    code: &CodeObject,
    (field, operand): (&str, Operand),
    out: &mut String,
) -> fmt::Result {
    match operand {
        Operand::Reg(reg) => write!(out, " {field}={}", register(code, reg)),
        Operand::Slot(slot) => write!(out, " {field}={}", slot_name(code, slot.0)),
        Operand::Const(idx) => match code.constants.get(idx as usize) {
            Some(constant) => write!(out, " {}", constant_text(constant)),
            None => write!(out, " K{idx}"),
        },
        Operand::Name(idx) => match code.names.get(usize::from(idx.0)) {
            Some(name) => write!(out, " {name}"),
            None => write!(out, " N{}", idx.0),
        },
        Operand::Child(idx) => match code.children.get(usize::from(idx.0)) {
            Some(child) => write!(out, " {}", child.code.qualname),
            None => write!(out, " child {}", idx.0),
        },
        Operand::Cache(_) => Ok(()),
        Operand::Target(target) => write!(out, " {field}={}", target.0),
        Operand::Count(count) => write!(out, " {field}={}", count.0),
        Operand::Int(value) => write!(out, " {value}"),
        // An operator stands for itself, a switch is named, and one that is off is left out.
        Operand::Text("false" | "") => Ok(()),
        Operand::Text("true") => write!(out, " {field}"),
        Operand::Text(text) => write!(out, " {text}"),
    }
}

/// A register: the name of its variable, or its number.
fn register(code: &CodeObject, reg: Reg) -> String {
    slot_name(code, u16::from(reg.0))
}

/// A slot: the name of its variable, with `&` for a cell, or its number.
fn slot_name(code: &CodeObject, slot: u16) -> String {
    if let Some(index) = code.varname_slots.iter().position(|&other| other == slot) {
        return code.varnames[index].to_string();
    }
    if let Some(index) = code.cell_slots.iter().position(|&other| other == slot) {
        let name = code.cellvars.iter().chain(&code.freevars).nth(index);
        return name.map_or_else(|| format!("&{slot}"), |name| format!("&{name}"));
    }
    format!("R{slot}")
}

/// A constant as Python writes it, shortened if it is long.
fn constant_text(constant: &Constant) -> String {
    const LONGEST: usize = 60;
    let text = match constant {
        Constant::None => "None".to_owned(),
        Constant::Ellipsis => "...".to_owned(),
        Constant::Bool(true) => "True".to_owned(),
        Constant::Bool(false) => "False".to_owned(),
        Constant::Int(value) => value.to_string(),
        Constant::BigInt(value) if value.bits() > 256 => format!("<int of {} bits>", value.bits()),
        Constant::BigInt(value) => value.to_string(),
        Constant::Float(value) => format!("{value:?}"),
        Constant::Complex(re, im) => format!("({re:?}+{im:?}j)"),
        Constant::Str(text) => format!("{:?}", text.chars().take(LONGEST).collect::<String>()),
        Constant::Bytes(bytes) => {
            format!("b\"{}\"", bytes[..bytes.len().min(LONGEST)].escape_ascii())
        }
        Constant::Tuple(items) => row_text("(", items, if items.len() == 1 { ",)" } else { ")" }),
        Constant::FrozenSet(items) => row_text("frozenset({", items, "})"),
    };
    if text.chars().count() > 2 * LONGEST {
        return text
            .chars()
            .take(2 * LONGEST)
            .chain("...".chars())
            .collect();
    }
    text
}

fn row_text(open: &str, items: &[Constant], close: &str) -> String {
    let texts: Vec<String> = items.iter().take(16).map(constant_text).collect();
    let more = if items.len() > 16 { ", ..." } else { "" };
    format!("{open}{}{more}{close}", texts.join(", "))
}

/// The jumps of a code object, each drawn in its own lane from the first instruction to the last.
struct Arrows {
    /// `(first, last, goes to the first)` and the lane, the innermost nearest to the instructions.
    jumps: Vec<(usize, usize, bool, usize)>,
    lanes: usize,
}

impl Arrows {
    fn of(instrs: &[Instr]) -> Self {
        let mut spans = Vec::new();
        for (index, instr) in instrs.iter().enumerate() {
            instr.operands(|_, operand| {
                if let Operand::Target(target) = operand {
                    let target = target.0 as usize;
                    spans.push((index.min(target), index.max(target), target < index));
                }
            });
        }
        // Short arrows lie inside; a lane is free again after the end of its arrow.
        spans.sort_by_key(|&(first, last, _)| (last - first, first));
        let mut lanes: Vec<Vec<(usize, usize)>> = Vec::new();
        let mut jumps = Vec::new();
        for (first, last, up) in spans {
            let free = |lane: &Vec<(usize, usize)>| {
                lane.iter().all(|&(from, to)| last < from || to < first)
            };
            let lane = lanes.iter().position(free).unwrap_or(lanes.len());
            if lane >= MAX_LANES {
                continue;
            }
            if lane == lanes.len() {
                lanes.push(Vec::new());
            }
            lanes[lane].push((first, last));
            jumps.push((first, last, up, lane));
        }
        Self {
            jumps,
            lanes: lanes.len(),
        }
    }

    /// What is drawn before an instruction.
    fn row(&self, index: usize) -> String {
        if self.lanes == 0 {
            return " ".to_owned();
        }
        let mut cells = vec![' '; 2 * self.lanes + 1];
        let column = |lane: usize| 2 * (self.lanes - 1 - lane);
        for &(first, last, _, lane) in &self.jumps {
            if first < index && index < last {
                cells[column(lane)] = '│';
            }
        }
        for &(first, last, up, lane) in &self.jumps {
            if index != first && index != last {
                continue;
            }
            let corner = if index == first { '╭' } else { '╰' };
            let at = column(lane);
            for cell in &mut cells[at + 1..2 * self.lanes] {
                *cell = match *cell {
                    '│' => '┼',
                    ' ' => '─',
                    drawn => drawn,
                };
            }
            cells[at] = match cells[at] {
                ' ' => corner,
                _ => '├',
            };
            let arrives = (index == first) == up;
            let end = &mut cells[2 * self.lanes];
            if arrives {
                *end = '>';
            } else if *end == ' ' {
                *end = '─';
            }
        }
        cells.into_iter().collect()
    }
}
