//! The recorder: an observer that writes down what the frames reach, and only what has changed.
//!
//! ```text
//!  an event -> which frames there are -> which objects may have changed (heap::changes) -> their contents, compared with
//!  the tape's -> objects that these name for the first time (`capture.rs`) -> a step on the tape
//! ```
//!
//! An object belongs to the recording from the step on at which a variable, or an object of the recording, names it
//! first. Of frames only the innermost can change its variables; its registers are compared with those of its last step.
//!
//! Invariant: it holds no object. A key that it knows and whose object is gone is never looked at again, as only what
//! changes is, and no other object ever has that key.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use smallvec::SmallVec;

use super::tape::{Code, Kind, StepRow, Tape, UNBOUND};
use super::{Bounds, Ended};
use crate::code::{CodeFlags, CodeObject, Instr};
use crate::embed::look::short as text;
use crate::object::FrameState;
use crate::text::surrogates;
use crate::value::{CellKey, CodeKey, GeneratorKey, Value};
use crate::vm::{Events, Observe, Outcome, Seen, Trap, Vm};

/// What a value takes in the table of those that are known.
pub(super) const KNOWN: usize = 48;

pub(super) type Table<K, V> = HashMap<K, V, foldhash::fast::RandomState>;

/// What an entity stands for.
#[derive(Clone, Copy)]
pub(super) enum Thing {
    /// A frame that runs or has run: looked at as long as it runs.
    Frame,
    /// A cell, with the texts of its name and its owner.
    Cell {
        key: CellKey,
        name: u32,
        owner: u32,
    },
    Object(Value),
}

/// A variable of a code object.
pub(super) struct Variable {
    /// The text of its name.
    pub(super) name: u32,
    pub(super) slot: Option<u16>,
    pub(super) cell: Option<u16>,
    pub(super) is_parameter: bool,
    /// Whether the code owns the cell.
    pub(super) owns: bool,
}

/// What a recording has to know of a code object.
pub(super) struct Layout {
    /// The text of the qualified name.
    pub(super) name: u32,
    pub(super) file: u32,
    pub(super) variables: Vec<Variable>,
    /// Registers in which loops and `await` keep what they go through, what is shown as their name, and the instructions
    /// between which they do.
    pub(super) held: Vec<(u16, u32, Range<u32>)>,
    /// How many slots the variables lie in.
    pub(super) slots: usize,
    /// Whether all variables lie in slots.
    pub(super) is_function: bool,
    /// Whether it is Python that the runtime itself brings along: what runs there is not recorded.
    hidden: bool,
}

impl Layout {
    /// The generators in the registers of [`Self::held`] of a frame that goes on at an instruction; unbound where there
    /// is none.
    pub(super) fn held_in<'a>(
        &'a self,
        code: &CodeObject,
        pc: u32,
        slots: &'a [Value],
    ) -> impl Iterator<Item = Value> + Clone + 'a {
        let at = pc.saturating_sub(1);
        let live = code.live.get(at as usize).copied().unwrap_or(0);
        self.held.iter().map(move |(register, _, within)| {
            let value = slots.get(usize::from(*register)).copied();
            let is_held = *register < live && within.contains(&at);
            let value = value.filter(|value| is_held && value.as_generator().is_some());
            value.unwrap_or(Value::UNBOUND)
        })
    }
}

/// A frame that runs.
struct Active {
    entity: u32,
    code: CodeKey,
    layout: Arc<Layout>,
    base: usize,
    /// The slots of its variables when it was looked at last, then what loops hold.
    slots: Vec<Value>,
    line: u32,
    /// The stack up to it, as the tape has it.
    stack: u32,
}

/// A recording that goes on.
pub(super) struct Recorder {
    pub(super) bounds: Bounds,
    pub(super) tape: Tape,
    /// The codes of values.
    pub(super) known: Table<Value, Code>,
    /// The texts of names in dicts, and whether the language itself gives them.
    pub(super) names: Table<Value, (u32, bool)>,
    /// Which entities show what lies in an object besides the object's own: the attributes in a dict.
    pub(super) shown_by: Table<Value, SmallVec<[u32; 2]>>,
    /// By entity.
    pub(super) things: Vec<Thing>,
    /// Entities that are still to be looked at.
    pub(super) queue: Vec<u32>,
    /// Objects whose changes nobody notes: looked at with each step.
    pub(super) restless: Vec<u32>,
    layouts: Table<CodeKey, Arc<Layout>>,
    frames: Vec<Active>,
    /// The frames of generators keep their entities.
    generator_frames: Table<GeneratorKey, u32>,
    /// Frames that have to be looked at again, by their entities.
    dirty: Vec<u32>,
    /// The frames that have called another one since the last step, by their places.
    callers: Vec<usize>,
    changed: Vec<Value>,
    /// The exception that the innermost frame is left with.
    raised: Option<String>,
    pub(super) ended: Option<Ended>,
    /// Whether the run ends when the recording is full.
    ends_run: bool,
    full: bool,
}

/// What the recorder wants to be told of.
pub(super) const EVENTS: Events =
    Events::all().difference(Events::CELL_WRITE.union(Events::FUNCTION));

impl Recorder {
    pub(super) fn new(bounds: Bounds, ends_run: bool) -> Self {
        Self {
            bounds,
            tape: Tape::default(),
            known: Table::default(),
            names: Table::default(),
            shown_by: Table::default(),
            things: Vec::new(),
            queue: Vec::new(),
            restless: Vec::new(),
            layouts: Table::default(),
            frames: Vec::new(),
            generator_frames: Table::default(),
            dirty: Vec::new(),
            callers: Vec::new(),
            changed: Vec::new(),
            raised: None,
            ended: None,
            ends_run,
            full: false,
        }
    }

    /// A new entity.
    pub(super) fn entity(&mut self, kind: Kind, thing: Thing) -> u32 {
        self.things.push(thing);
        self.tape.entity(kind)
    }

    /// Notes the code of a value.
    pub(super) fn know(&mut self, value: Value, code: Code) -> Code {
        self.tape.used += KNOWN;
        self.known.insert(value, code);
        code
    }

    /// The text of a name.
    pub(super) fn name(&mut self, name: &str) -> u32 {
        match name.len() <= self.bounds.text {
            true => self.tape.text(name),
            false => self.tape.text(&text::name(name, self.bounds.text)),
        }
    }

    fn is_over(&self) -> bool {
        self.tape.used >= self.bounds.bytes
    }

    /// What is known of a code object.
    pub(super) fn layout(&mut self, vm: &Vm, key: CodeKey) -> Arc<Layout> {
        if let Some(layout) = self.layouts.get(&key) {
            return Arc::clone(layout);
        }
        let code = vm.heap[key].code.clone();
        let cell_of = |name: &Arc<str>| {
            let at = code.cellvars.iter().position(|own| own == name)?;
            code.cell_slots.get(at).copied()
        };
        let parameters = code.parameter_count();
        let mut variables = Vec::new();
        let locals = code.varnames.iter().zip(&code.varname_slots).enumerate();
        for (index, (name, slot)) in locals.take(self.bounds.items) {
            if !is_compilers(name) {
                variables.push(Variable {
                    name: self.name(name),
                    slot: Some(*slot),
                    cell: cell_of(name),
                    is_parameter: index < parameters,
                    owns: true,
                });
            }
        }
        let cells = code.cellvars.iter().chain(&code.freevars);
        let cells = cells.zip(&code.cell_slots).enumerate();
        for (index, (name, slot)) in cells.take(self.bounds.items) {
            let owns = index < code.cellvars.len();
            let shown = owns && code.varnames.contains(name);
            if !shown && !is_compilers(name) {
                variables.push(Variable {
                    name: self.name(name),
                    slot: None,
                    cell: Some(*slot),
                    is_parameter: false,
                    owns,
                });
            }
        }
        let mut held = Vec::new();
        for (at, instr) in (0..).zip(&code.instrs) {
            let (register, name, end) = match instr {
                Instr::ForIter { iter, exit, .. } => (iter, "(for)", exit.0),
                Instr::Send { iter, .. } => (iter, "(from)", at + 1),
                _ => continue,
            };
            let row = (u16::from(register.0), self.tape.text(name), at..end);
            if held.len() < self.bounds.items && !held.contains(&row) {
                held.push(row);
            }
        }
        let slots = variables.iter().flat_map(|v| [v.slot, v.cell]).flatten();
        let slots = slots.max().map_or(0, |slot| usize::from(slot) + 1);
        let room = self.bounds.bytes.saturating_sub(self.tape.used) / 2;
        let file: Arc<str> = match code.filename.len() <= self.bounds.text {
            true => Arc::clone(&code.filename),
            false => text::name(&code.filename, self.bounds.text).into(),
        };
        let file = self
            .tape
            .file(&file, || match vm.sources.get(&code.filename) {
                Some(source) if source.len() <= room => Arc::clone(source),
                _ => "".into(),
            });
        let layout = Arc::new(Layout {
            name: self.name(&code.qualname),
            file,
            variables,
            held,
            slots,
            is_function: code.flags.contains(CodeFlags::OPTIMIZED),
            hidden: code.filename.starts_with("<frozen "),
        });
        self.tape.used += KNOWN + 16 * layout.variables.len();
        self.layouts.insert(key, Arc::clone(&layout));
        layout
    }

    /// Adds the frames that the recording does not know yet, and drops those that are gone.
    fn follow(&mut self, vm: &Vm, entered: bool) {
        let depth = vm.frames.len();
        self.frames
            .truncate(depth - usize::from(entered && depth > 0));
        let differs = |index: usize, active: &Active| {
            vm.frames[index].code != active.code || vm.frames[index].base != active.base
        };
        let last = self.frames.len().wrapping_sub(1);
        if self
            .frames
            .last()
            .is_some_and(|active| differs(last, active))
        {
            // They are those of a run that was given up.
            let mut frames = self.frames.iter().enumerate();
            let at = frames.position(|(index, active)| differs(index, active));
            self.frames.truncate(at.unwrap_or(last));
        }
        while let Some(frame) = vm.frames.get(self.frames.len()) {
            // What it has done since its line began is seen now or never.
            self.callers.extend(self.frames.len().checked_sub(1));
            let layout = self.layout(vm, frame.code);
            let generator = frame.ret.generator();
            let known = generator.and_then(|key| self.generator_frames.get(&key).copied());
            let entity = known.unwrap_or_else(|| self.entity(Kind::Frame, Thing::Frame));
            if let Some(key) = generator {
                self.tape.used += KNOWN;
                self.generator_frames.insert(key, entity);
            }
            if !layout.is_function {
                let namespace = namespace_of(vm, frame);
                self.show(namespace, entity);
            }
            let below = self.frames.last().map_or(0, |active| active.stack);
            let stack = match layout.hidden {
                true => below,
                false => self.tape.push_frame(below, entity),
            };
            self.dirty.push(entity);
            self.frames.push(Active {
                entity,
                code: frame.code,
                layout,
                base: frame.base,
                slots: Vec::new(),
                line: 0,
                stack,
            });
        }
    }

    /// Looks at what may have changed, and notes what has.
    fn note_changes(&mut self, vm: &mut Vm) {
        let mut changed = std::mem::take(&mut self.changed);
        vm.heap.take_changes(&mut changed);
        for value in changed.drain(..) {
            if let Some(code) = self.known.get(&value)
                && *code >= 0
            {
                self.queue.push(*code as u32);
            }
            if let Some(entities) = self.shown_by.get(&value) {
                self.queue.extend(entities);
            }
            // Variables of a frame that calls were written through its frame object.
            if let Some(slot) = value.as_frame().and_then(|key| vm.heap.frames.get(key))
                && let FrameState::Running { depth } = slot.object.state
                && let Some(active) = self.frames.get(depth)
            {
                self.dirty.push(active.entity);
            }
        }
        self.changed = changed;
        self.queue.extend(&self.restless);
        // In an order that does not depend on when garbage was collected.
        self.queue.sort_unstable_by(|a, b| b.cmp(a));
        self.queue.dedup();
        self.note_new(vm);
        for index in std::mem::take(&mut self.callers) {
            if index < self.frames.len() {
                self.note_frame(vm, index, false);
            }
        }
        let mut dirty = std::mem::take(&mut self.dirty);
        dirty.sort_unstable();
        dirty.dedup();
        for entity in &dirty {
            let found = self
                .frames
                .iter()
                .rposition(|active| active.entity == *entity);
            if let Some(index) = found {
                self.note_frame(vm, index, true);
            }
        }
        if let Some(top) = self.frames.last()
            && !dirty.contains(&top.entity)
        {
            self.note_frame(vm, self.frames.len() - 1, false);
        }
        self.note_new(vm);
    }

    /// Looks at everything that is to be looked at.
    fn note_new(&mut self, vm: &Vm) {
        while let Some(entity) = self.queue.pop() {
            if self.is_over() {
                self.queue.clear();
                return;
            }
            match self.things[entity as usize] {
                Thing::Frame => self.dirty.push(entity),
                thing => self.look_at(vm, entity, thing),
            }
        }
    }

    /// Looks at a frame, if anything in it is other than before.
    fn note_frame(&mut self, vm: &Vm, index: usize, dirty: bool) {
        let line = vm.running_line(index);
        let layout = Arc::clone(&self.frames[index].layout);
        let active = &mut self.frames[index];
        let (entity, code) = (active.entity, active.code);
        let window = vm.stack.get(active.base..).unwrap_or_default();
        let named = &window[..layout.slots.min(window.len())];
        let parts = &vm.heap[code].code;
        let held = layout.held_in(parts, vm.frames[index].pc, window);
        let all = named.iter().copied().chain(held);
        let same = active.slots.iter().copied().eq(all.clone());
        if same && active.line == line && !dirty {
            return;
        }
        active.line = line;
        let mut slots = std::mem::take(&mut active.slots);
        if !same {
            slots.clear();
            slots.extend(all);
        }
        let namespace = (!layout.is_function).then(|| namespace_of(vm, &vm.frames[index]));
        let head = [layout.name as i32, layout.file as i32, line as i32];
        let contents = self.frame_contents(vm, code, &layout, head, &slots, namespace);
        self.tape.put(entity, &contents);
        self.frames[index].slots = slots;
    }

    /// Adds a step, unless what runs is the runtime's own.
    fn step(&mut self, vm: &mut Vm, event: Events, said: Option<(String, Value)>) {
        let Some(active) = self.frames.last() else {
            return;
        };
        if active.layout.hidden {
            return;
        }
        self.note_changes(vm);
        let (text, value) = match said {
            Some((text, value)) => {
                let code = self.code_of(vm, value);
                self.note_new(vm);
                (self.tape.text(&text) + 1, code)
            }
            None => (0, UNBOUND),
        };
        let out = self.take_output(vm);
        if self.is_over() {
            self.fill(vm);
            return;
        }
        let Some(active) = self.frames.last() else {
            return;
        };
        let row = StepRow {
            file: active.layout.file,
            line: active.line,
            event: event.bits(),
            text,
            value,
            out,
            changes: 0,
            stack: active.stack,
        };
        self.tape.step(row);
        if self.tape.steps.len() >= self.bounds.steps {
            self.fill(vm);
        }
    }

    /// The text of what was printed since the last step, plus one; 0: nothing.
    fn take_output(&mut self, vm: &mut Vm) -> u32 {
        match vm.streams.stdout.take_copy() {
            Some(printed) => {
                self.tape.used += printed.len();
                self.tape.text(&surrogates::shown(&printed)) + 1
            }
            None => 0,
        }
    }

    /// The recording is full.
    fn fill(&mut self, vm: &mut Vm) {
        self.full = true;
        let why = match self.tape.steps.len() >= self.bounds.steps {
            true => format!("it has {} steps", self.bounds.steps),
            false => format!("it has {} bytes", self.bounds.bytes),
        };
        self.ended = Some(Ended::Stopped(format!("the recording is full: {why}")));
        self.leave(vm);
    }

    /// Lets go of what it had set up in the runtime.
    pub(super) fn leave(&self, vm: &mut Vm) {
        vm.heap.end_changes();
        vm.streams.stdout.end_copy();
    }

    /// The last step, when everything has ended.
    pub(super) fn finish(mut self, vm: &mut Vm) -> (Tape, Ended) {
        if !self.full {
            let out = self.take_output(vm);
            self.leave(vm);
            let row = StepRow {
                file: self.tape.steps.last().map_or(0, |step| step.file),
                line: 0,
                event: 0,
                text: 0,
                value: UNBOUND,
                out,
                changes: 0,
                stack: match vm.frames.is_empty() {
                    true => 0,
                    false => self.tape.steps.last().map_or(0, |step| step.stack),
                },
            };
            self.tape.step(row);
        }
        let stopped = || Ended::Stopped("the recording was ended while the script ran".to_owned());
        let ended = self.ended.take();
        self.tape.end();
        (self.tape, ended.unwrap_or_else(stopped))
    }
}

impl Observe for Recorder {
    fn see(&mut self, vm: &mut Vm, seen: Seen) -> Outcome<bool> {
        if self.full {
            return Ok(false);
        }
        self.follow(vm, matches!(seen, Seen::Call | Seen::Resume));
        let text = |vm: &Vm, value: Value, most: usize| (text::short(vm, value, most), value);
        let most = self.bounds.text;
        match seen {
            Seen::Call => self.step(vm, Events::CALL, None),
            Seen::Resume => self.step(vm, Events::RESUME, None),
            Seen::Line => self.step(vm, Events::LINE, None),
            Seen::Return(value) => {
                let said = text(vm, value, most);
                self.step(vm, Events::RETURN, Some(said));
            }
            Seen::Yield(value) => {
                let said = text(vm, value, most);
                self.step(vm, Events::YIELD, Some(said));
            }
            Seen::Raise(exc) => {
                let said = text::exception(vm, exc, most);
                self.raised = Some(said.clone());
                self.step(vm, Events::RAISE, Some((said, exc.into())));
            }
            Seen::Unwind => self.step(vm, Events::UNWIND, None),
            _ => {}
        }
        let leaves = matches!(seen, Seen::Return(_) | Seen::Yield(_) | Seen::Unwind);
        if leaves {
            self.frames.pop();
        }
        if leaves && self.frames.is_empty() && !self.full {
            self.ended = Some(match (seen, self.raised.take()) {
                (Seen::Unwind, Some(text)) => Ended::Raised(text),
                (Seen::Unwind, None) => Ended::Stopped("the run was ended".to_owned()),
                _ => Ended::Done,
            });
        } else if !self.full {
            self.ended = None;
        }
        if !matches!(seen, Seen::Raise(_) | Seen::Unwind) {
            self.raised = None;
        }
        match self.full && self.ends_run {
            true => Err(Trap::Interrupt.into()),
            false => Ok(false),
        }
    }

    fn is_done(&self) -> bool {
        self.full
    }
}

/// Whether a variable is one that only the compiler knows: nobody has written its name.
fn is_compilers(name: &str) -> bool {
    name.starts_with('.') || matches!(name, "__classdict__" | "__conditional_annotations__")
}

/// The dict of a frame's variables, or what stands in its place.
fn namespace_of(vm: &Vm, frame: &crate::vm::Frame) -> Value {
    match frame.namespace.is_bound() {
        true => vm.heap.payload(frame.namespace),
        false => frame.globals.into(),
    }
}
