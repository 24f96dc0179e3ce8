//! [`LateBinding`]: an observer that sees closures read loop variables that were rebound.
//!
//! What `lints` guesses from a source, this sees in a run. For each closure it remembers how often each of its cells had
//! been written when it was made; what it reads after the loop has written the cell again is reported.

use std::collections::HashMap;
use std::sync::Arc;

use crate::code::{CodeObject, Instr};
use crate::embed::{Event, Events, Flow, Frame, Observer, Result};
use crate::value::{CellKey, FunctionKey};
use crate::vm::Vm;

/// A closure that has read a variable which its loop had rebound; see [`LateBinding`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct LateRead {
    /// The variable.
    pub name: Arc<str>,
    /// The qualified name of the closure.
    pub closure: Arc<str>,
    /// What the source is called.
    pub file: Arc<str>,
    /// The line that made the closure.
    pub made: u32,
    /// The line that has rebound the variable since then.
    pub rebound: u32,
    /// The line of the closure that reads it.
    pub read: u32,
}

/// An observer that reports closures which read a variable that the loop in which they were made has rebound since:
/// each closure once for each variable. It sees captured variables; those of a loop of the module are globals, which no
/// closure captures.
///
/// ```
/// use std::sync::{Arc, Mutex};
///
/// use nonlocal::{LateBinding, LateRead, Runtime};
///
/// let found = Arc::new(Mutex::new(Vec::new()));
/// let reads = Arc::clone(&found);
/// let mut rt = Runtime::new();
/// rt.observe(LateBinding::new(move |read: &LateRead| reads.lock().unwrap().push(read.clone())));
/// rt.run::<()>("
/// def make():
///     handlers = []
///     for i in range(2):
///         handlers.append(lambda: i)
///         handlers[-1]()
///     return handlers
/// [handler() for handler in make()]
/// ")?;
/// let [read] = &found.lock().unwrap()[..] else { panic!("the first handler") };
/// assert_eq!((&*read.name, &*read.closure), ("i", "make.<locals>.<lambda>"));
/// assert_eq!((read.made, read.rebound, read.read), (5, 4, 5));
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub struct LateBinding<F> {
    report: F,
    made: HashMap<FunctionKey, Made>,
    written: HashMap<CellKey, Written>,
}

/// A closure, when it was made.
struct Made {
    code: CodeObject,
    at: u32,
    line: u32,
    /// For each free variable how often its cell had been written; `None` once it is reported.
    writes: Vec<Option<u32>>,
}

/// The last write of a cell.
struct Written {
    count: u32,
    code: CodeObject,
    at: u32,
    line: u32,
}

/// So many closures, and as many cells, are remembered; then all are forgotten.
const MOST: usize = 1 << 16;

impl<F: FnMut(&LateRead) + Send + 'static> LateBinding<F> {
    /// An observer that calls a function with each such read, as it is about to happen.
    #[must_use]
    pub fn new(report: F) -> Self {
        Self {
            report,
            made: HashMap::new(),
            written: HashMap::new(),
        }
    }

    /// A function was made by the top frame.
    fn note_made(&mut self, vm: &Vm, function: FunctionKey) {
        // It stands before the instruction behind the one that made the function.
        let Some((code, at, line)) = place(vm, 2) else {
            return;
        };
        let cells = &vm.heap[function].closure;
        if cells.is_empty() {
            return;
        }
        if self.made.len() >= MOST {
            self.made.clear();
        }
        let count = |cell| self.written.get(cell).map_or(0, |written| written.count);
        let writes = cells.iter().map(|cell| Some(count(cell))).collect();
        let made = Made {
            code,
            at,
            line,
            writes,
        };
        self.made.insert(function, made);
    }

    /// A cell was written by the top frame.
    fn note_write(&mut self, vm: &Vm, cell: CellKey) {
        let Some((code, at, line)) = place(vm, 1) else {
            return;
        };
        if self.written.len() >= MOST {
            self.written.clear();
            self.made.clear();
        }
        let count = self.written.get(&cell).map_or(0, |written| written.count);
        let written = Written {
            count: count.saturating_add(1),
            code,
            at,
            line,
        };
        self.written.insert(cell, written);
    }

    /// The top frame is about to run a line.
    fn look_at_line(&mut self, vm: &Vm, line: u32) {
        let Some(frame) = vm.frames.last() else {
            return;
        };
        let Some(function) = frame.function else {
            return;
        };
        let Some(made) = self.made.get_mut(&function) else {
            return;
        };
        let code = &vm.heap[frame.code].code;
        let cells = &vm.heap[function].closure;
        for (index, cell) in cells.iter().enumerate() {
            let Some(Some(before)) = made.writes.get(index).copied() else {
                continue;
            };
            let written = self.written.get(cell);
            let Some(written) = written.filter(|written| written.count > before) else {
                continue;
            };
            let is_late = written.code.ptr_eq(&made.code)
                && in_one_loop(&made.code, made.at, written.at)
                && reads(code, index, line);
            if !is_late {
                continue;
            }
            made.writes[index] = None;
            let Some(name) = code.freevars.get(index) else {
                continue;
            };
            (self.report)(&LateRead {
                name: Arc::clone(name),
                closure: Arc::clone(&code.qualname),
                file: Arc::clone(&code.filename),
                made: made.line,
                rebound: written.line,
                read: line,
            });
        }
    }
}

/// The code of the top frame, an instruction so many before its program counter, and its line.
fn place(vm: &Vm, back: u32) -> Option<(CodeObject, u32, u32)> {
    let frame = vm.frames.last()?;
    let code = &vm.heap[frame.code].code;
    let at = frame.pc.saturating_sub(back);
    let position = code.positions.get(at as usize);
    let line = position.map_or(0, |position| position.line);
    Some((code.clone(), at, line))
}

/// Whether a loop of the code repeats both instructions.
fn in_one_loop(code: &CodeObject, first: u32, second: u32) -> bool {
    let (first, last) = (first.min(second), first.max(second));
    let mut instrs = code.instrs.iter().enumerate();
    instrs.any(|(at, instr)| {
        matches!(instr, Instr::JumpBack { target } if target.0 <= first && last as usize <= at)
    })
}

/// Whether a line of the code reads a free variable.
fn reads(code: &CodeObject, free: usize, line: u32) -> bool {
    let slot = code.cell_slots.get(code.cellvars.len() + free);
    let mut instrs = code.instrs.iter().zip(&code.positions);
    instrs.any(|(instr, position)| {
        position.line == line
            && matches!(instr, Instr::LoadDeref { cell, .. } if Some(&u16::from(cell.0)) == slot)
    })
}

impl<F: FnMut(&LateRead) + Send + 'static> Observer for LateBinding<F> {
    fn event(&mut self, event: &Event, frame: &mut Frame<'_>) -> Result<Flow> {
        let line = frame.line();
        let vm = frame.vm();
        match event {
            Event::Line => self.look_at_line(vm, line),
            Event::Function(closure) => {
                if let Some(function) = closure.raw(vm)?.as_function() {
                    self.note_made(vm, function);
                }
            }
            Event::CellWrite { cell, .. } => {
                if let Some(cell) = cell.raw(vm)?.as_cell() {
                    self.note_write(vm, cell);
                }
            }
            _ => {}
        }
        Ok(Flow::Continue)
    }

    fn mask(&self) -> Events {
        Events::LINE | Events::CELL_WRITE | Events::FUNCTION
    }
}
