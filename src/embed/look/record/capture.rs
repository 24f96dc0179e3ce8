//! What the objects of a recording hold, as numbers of the tape.

use super::recorder::{KNOWN, Layout, Recorder, Thing};
use super::tape::{Code, Kind, UNBOUND};
use crate::embed::look::owner::owner;
use crate::embed::look::short as text;
use crate::object::{Dict, GeneratorKind, GeneratorState, Rare};
use crate::value::{CellKey, CodeKey, DictKey, FunctionKey, GeneratorKey, Tag, Value};
use crate::vm::Vm;

/// So many empty slots of a table are passed for each item that is wanted.
const PASSED: usize = 16;
/// A namespace has at most so many names that the language gives: `__name__`, `__module__`.
const SPECIAL: usize = 16;

impl Recorder {
    /// The code of a value, which becomes part of the recording if it is new.
    pub(super) fn code_of(&mut self, vm: &Vm, value: Value) -> Code {
        if value.is_unbound() {
            return UNBOUND;
        }
        if let Some(code) = self.known.get(&value) {
            return *code;
        }
        if text::is_plain(value) {
            let index = match value.as_int() {
                Some(int) => self.tape.text(&int.to_string()),
                None => self.tape.text(&text::short(vm, value, self.bounds.text)),
            };
            return self.know(value, -1 - index as Code);
        }
        if let Some(key) = value.as_cell() {
            let none = self.tape.text("");
            return self.cell(key, none, |_| none);
        }
        let kind = match value.tag() {
            Tag::Function => Kind::Function,
            Tag::Method => Kind::Method,
            Tag::List => Kind::List,
            Tag::Tuple => Kind::Tuple,
            Tag::Dict => Kind::Dict,
            Tag::Set => Kind::Set,
            Tag::FrozenSet => Kind::FrozenSet,
            Tag::Instance | Tag::Exception => Kind::Instance,
            Tag::Class => Kind::Class,
            Tag::Generator => match value.as_generator().map(|key| vm.heap[key].kind) {
                Some(GeneratorKind::Coroutine) => Kind::Coroutine,
                _ => Kind::Generator,
            },
            _ => Kind::Other,
        };
        let entity = self.entity(kind, Thing::Object(value));
        if kind == Kind::Other && !matches!(value.tag(), Tag::Rare) {
            // Only what other objects are borrowed for is noted.
            if value.tag() == Tag::ByteArray {
                self.restless.push(entity);
            }
        }
        self.queue.push(entity);
        self.know(value, entity as Code)
    }

    /// The code of a cell; the owner is asked for where it is new.
    fn cell(&mut self, key: CellKey, name: u32, owner: impl FnOnce(&mut Self) -> u32) -> Code {
        if let Some(code) = self.known.get(&key.into()) {
            let code = *code;
            // As an object it has no name; a frame or a function that captures it knows better.
            if let Some(Thing::Cell { name: known, .. }) = self.things.get(code as usize)
                && self.tape.texts.get(*known as usize).is_empty()
                && *known != name
            {
                let owner = owner(self);
                self.things[code as usize] = Thing::Cell { key, name, owner };
                self.queue.push(code as u32);
            }
            return code;
        }
        let owner = owner(self);
        let entity = self.entity(Kind::Cell, Thing::Cell { key, name, owner });
        self.queue.push(entity);
        self.know(key.into(), entity as Code)
    }

    /// An entity shows what lies in an object besides its own.
    pub(super) fn show(&mut self, object: Value, entity: u32) {
        let entities = self.shown_by.entry(object).or_default();
        if !entities.contains(&entity) {
            entities.push(entity);
            self.tape.used += 48;
        }
    }

    /// Notes what an entity holds now.
    pub(super) fn look_at(&mut self, vm: &Vm, entity: u32, thing: Thing) {
        let contents = match thing {
            Thing::Frame => return,
            Thing::Cell { key, name, owner } => {
                let Some(cell) = vm.heap.cells.get(key) else {
                    return;
                };
                let value = self.code_of(vm, cell.object.contents);
                vec![name as i32, owner as i32, value]
            }
            Thing::Object(value) => {
                if !vm.heap.contains(value) {
                    return;
                }
                self.contents(vm, entity, value)
            }
        };
        self.tape.put(entity, &contents);
    }

    fn contents(&mut self, vm: &Vm, entity: u32, value: Value) -> Vec<i32> {
        let items = self.bounds.items;
        match value.tag() {
            Tag::List | Tag::Tuple => {
                let (list, tuple) = (value.as_list(), value.as_tuple());
                let list = list.map(|key| &vm.heap[key].items[..]);
                let all = list.or(tuple.map(|key| &vm.heap[key].items[..]));
                let all = all.unwrap_or_default();
                let mut contents = vec![all.len().saturating_sub(items) as i32];
                contents.extend(all.iter().take(items).map(|item| self.code_of(vm, *item)));
                contents
            }
            Tag::Set | Tag::FrozenSet => {
                let Some(set) = value.as_any_set().map(|key| &vm.heap[key]) else {
                    return vec![0];
                };
                let mut contents = vec![0];
                let slots = (0..set.entry_count()).take(PASSED * items.max(1));
                let shown = slots.filter_map(|at| set.entry(at)).take(items);
                contents.extend(shown.map(|slot| self.code_of(vm, slot.key)));
                contents[0] = (set.len() + 1).saturating_sub(contents.len()) as i32;
                contents
            }
            Tag::Dict => {
                let mut contents = vec![0];
                if let Some(key) = value.as_dict() {
                    let dict = &vm.heap[key];
                    for (key, value) in first_entries(dict, items) {
                        contents.extend([self.code_of(vm, key), self.code_of(vm, value)]);
                    }
                    contents[0] = (dict.len() - contents.len() / 2) as i32;
                }
                contents
            }
            Tag::Instance => self.instance(vm, entity, value),
            Tag::Exception => self.exception(vm, entity, value),
            Tag::Class => self.class(vm, entity, value),
            Tag::Method => match value.as_method().map(|key| &vm.heap[key]) {
                Some(method) => {
                    let (function, receiver) = (method.function, method.receiver);
                    vec![self.code_of(vm, function), self.code_of(vm, receiver)]
                }
                None => vec![UNBOUND; 2],
            },
            Tag::Function => match value.as_function() {
                Some(key) => self.function(vm, key),
                None => Vec::new(),
            },
            Tag::Generator => match value.as_generator() {
                Some(key) => self.generator(vm, key),
                None => Vec::new(),
            },
            _ => {
                let class = vm.type_name(value);
                let short = text::short(vm, value, self.bounds.text);
                vec![self.name(&class) as i32, self.tape.text(&short) as i32]
            }
        }
    }

    /// The text of a name in a dict, and whether it is one that the language itself gives; `None` for another key.
    fn key_name(&mut self, vm: &Vm, key: Value) -> Option<(u32, bool)> {
        if let Some(name) = self.names.get(&key) {
            return Some(*name);
        }
        let text = vm.heap[key.as_str()?].beginning(self.bounds.text + 1);
        let is_special = text.starts_with("__") && text.ends_with("__") && text != "__init__";
        let name = (self.name(&text), is_special);
        self.tape.used += KNOWN;
        self.names.insert(key, name);
        Some(name)
    }

    /// The attributes in a dict: names and values; names that the language gives only where `all` are wanted. Gives how
    /// many are left out.
    fn attributes(&mut self, vm: &Vm, dict: DictKey, all: bool, contents: &mut Vec<i32>) -> usize {
        let dict = &vm.heap[dict];
        let (mut left, mut passed) = (self.bounds.items, 0);
        for (key, value) in first_entries(dict, self.bounds.items + SPECIAL) {
            let Some((name, is_special)) = self.key_name(vm, key) else {
                continue;
            };
            if is_special && !all {
                passed += 1;
                continue;
            }
            if left == 0 {
                break;
            }
            left -= 1;
            passed += 1;
            contents.extend([name as i32, self.code_of(vm, value)]);
        }
        dict.len() - passed
    }

    fn instance(&mut self, vm: &Vm, entity: u32, value: Value) -> Vec<i32> {
        let Some(key) = value.as_instance() else {
            return vec![0, 0];
        };
        let instance = &vm.heap[key];
        let class = vm.heap.class_name(instance.class.into());
        let mut contents = vec![self.name(&class) as i32, 0];
        if let Some(dict) = instance.dict {
            self.show(dict.into(), entity);
            contents[1] = self.attributes(vm, dict, true, &mut contents) as i32;
        }
        if let Some(list) = instance.slots {
            self.show(list.into(), entity);
            let names = slot_names(vm, instance.class.into(), self.bounds.items);
            for (name, at) in names {
                let value = vm.heap[list].items.get(at as usize).copied();
                if let Some(value) = value.filter(|value| value.is_bound()) {
                    let name = vm.heap.text(name);
                    contents.extend([self.name(name) as i32, self.code_of(vm, value)]);
                }
            }
        }
        if instance.payload.is_bound() {
            // What an instance of a subclass of `list` is as a list.
            let name = self
                .tape
                .text(&format!("({})", vm.type_name(instance.payload)));
            contents.extend([name as i32, self.code_of(vm, instance.payload)]);
        }
        contents
    }

    fn exception(&mut self, vm: &Vm, entity: u32, value: Value) -> Vec<i32> {
        let Some(key) = value.as_exception() else {
            return vec![0, 0];
        };
        let exception = &vm.heap[key];
        let class = vm.heap.class_name(exception.class);
        let mut contents = vec![self.name(&class) as i32, 0];
        let args = self.tape.text("args");
        contents.extend([args as i32, self.code_of(vm, exception.args)]);
        if let Some(dict) = exception.dict {
            self.show(dict.into(), entity);
            contents[1] = self.attributes(vm, dict, true, &mut contents) as i32;
        }
        contents
    }

    fn class(&mut self, vm: &Vm, entity: u32, value: Value) -> Vec<i32> {
        let Some(key) = value.as_class() else {
            return vec![0, 0];
        };
        let (name, dict) = (vm.heap.class_name(value), vm.heap[key].dict);
        let mut contents = vec![self.name(&name) as i32, 0];
        self.show(dict.into(), entity);
        contents[1] = self.attributes(vm, dict, false, &mut contents) as i32;
        contents
    }

    fn function(&mut self, vm: &Vm, key: FunctionKey) -> Vec<i32> {
        let function = &vm.heap[key];
        let layout = self.layout(vm, function.code);
        let qualname = vm.heap.qualname_of(key);
        let code = vm.heap[function.code].code.clone();
        let (name, file) = (self.name(&qualname) as i32, layout.file as i32);
        let mut contents = vec![name, file, code.firstlineno as i32, 0, 0];
        let most = self.bounds.items;
        if let Some(defaults) = function.defaults.as_tuple() {
            let defaults = &vm.heap[defaults].items;
            let first = (code.argcount as usize).saturating_sub(defaults.len());
            let names = code.varnames.get(first..).unwrap_or_default();
            for (name, value) in names.iter().zip(defaults).take(most) {
                contents.extend([self.name(name) as i32, self.code_of(vm, *value)]);
                contents[4] += 1;
            }
        }
        if let Some(dict) = function.kwdefaults.as_dict() {
            for (key, value) in first_entries(&vm.heap[dict], most) {
                let name = vm.heap.text(key);
                contents.extend([self.name(name) as i32, self.code_of(vm, value)]);
                contents[4] += 1;
            }
        }
        let cells = code.freevars.iter().zip(&function.closure);
        for (name, cell) in cells.take(most) {
            let text = self.name(name);
            let cell = self.cell(*cell, text, |this| this.owner(vm, function.code, name));
            contents.extend([text as i32, cell, 0]);
        }
        contents
    }

    /// The text of the function that owns a free variable.
    fn owner(&mut self, vm: &Vm, code: CodeKey, name: &str) -> u32 {
        let owner = owner(vm, code, name);
        self.name(owner.as_deref().unwrap_or_default())
    }

    fn generator(&mut self, vm: &Vm, key: GeneratorKey) -> Vec<i32> {
        let generator = &vm.heap[key];
        let layout = self.layout(vm, generator.code);
        let state = match generator.state {
            GeneratorState::Created => "created",
            GeneratorState::Suspended => "suspended",
            GeneratorState::Running => "running",
            GeneratorState::Closed => "closed",
        };
        let code = &vm.heap[generator.code].code;
        let suspended = match generator.state {
            GeneratorState::Created | GeneratorState::Suspended => generator.frame.as_deref(),
            GeneratorState::Running | GeneratorState::Closed => None,
        };
        let line = match (generator.state, suspended) {
            (GeneratorState::Suspended, Some(frame)) => {
                let at = (frame.pc as usize).saturating_sub(1);
                code.positions.get(at).map_or(0, |position| position.line)
            }
            (GeneratorState::Created, _) => code.firstlineno,
            _ => 0,
        };
        let head = [
            layout.name as i32,
            self.tape.text(state) as i32,
            line as i32,
        ];
        let mut slots = Vec::new();
        if let Some(frame) = suspended {
            let named = frame.slots.get(..layout.slots).unwrap_or_default();
            slots.extend(named);
            slots.extend(layout.held_in(code, frame.pc, &frame.slots));
        }
        let slots = &slots[..];
        self.frame_contents(vm, generator.code, &layout, head, slots, None)
    }

    /// The variables and cells of a frame, after the numbers that begin it. `slots` has those of the variables, then what
    /// loops hold.
    pub(super) fn frame_contents(
        &mut self,
        vm: &Vm,
        code: CodeKey,
        layout: &Layout,
        head: [i32; 3],
        slots: &[Value],
        namespace: Option<Value>,
    ) -> Vec<i32> {
        let mut contents = Vec::with_capacity(5 + 2 * layout.variables.len());
        contents.extend(head);
        contents.extend([0, 0]);
        let slot = |at: Option<u16>| at.and_then(|at| slots.get(usize::from(at)).copied());
        for variable in &layout.variables {
            let is_captured = slot(variable.cell).is_some_and(|value| value.as_cell().is_some());
            // In an inlined comprehension its own variable hides the captured one of the name. Before its cell is made,
            // a captured parameter lies in its slot like any other.
            let value = match is_captured && variable.is_parameter {
                true => None,
                false => slot(variable.slot).filter(|value| value.is_bound()),
            };
            if let Some(value) = value {
                contents.extend([variable.name as i32, self.code_of(vm, value)]);
            }
        }
        if let Some(dict) = namespace.and_then(Value::as_dict) {
            let left_out = self.attributes(vm, dict, false, &mut contents);
            contents[3] = left_out as i32;
        }
        let held = slots.get(layout.slots..).unwrap_or_default();
        for ((_, name, _), value) in layout.held.iter().zip(held) {
            if value.is_bound() {
                contents.extend([*name as i32, self.code_of(vm, *value)]);
            }
        }
        contents[4] = (contents.len() as i32 - 5) / 2;
        for variable in &layout.variables {
            if let Some(cell) = slot(variable.cell).and_then(Value::as_cell) {
                let name = variable.name;
                let cell = self.cell(cell, name, |this| match variable.owns {
                    true => layout.name,
                    false => {
                        let name = this.tape.texts.get(name as usize).to_owned();
                        this.owner(vm, code, &name)
                    }
                });
                contents.extend([name as i32, cell, i32::from(variable.owns)]);
            }
        }
        contents
    }
}

/// The first entries of a dict, without a long way over deleted ones.
fn first_entries(dict: &Dict, most: usize) -> impl Iterator<Item = (Value, Value)> {
    let places = (dict.head()..dict.entry_count()).take(PASSED * most.max(1));
    let entries = places.filter_map(|at| dict.entry(at));
    entries.map(|entry| (entry.key, entry.value)).take(most)
}

/// The names of the `__slots__` of a class and of its bases, and their places.
fn slot_names(vm: &Vm, class: Value, most: usize) -> Vec<(Value, u32)> {
    let Some(class) = class.as_class() else {
        return Vec::new();
    };
    let classes = vm.heap[class]
        .mro
        .iter()
        .filter_map(|class| class.as_class());
    let dicts = classes.map(|class| &vm.heap[vm.heap[class].dict]);
    let members = dicts.flat_map(|dict| first_entries(dict, 4 * most));
    let mut names: Vec<(Value, u32)> = members
        .filter_map(|(_, member)| match &vm.heap[member.as_rare()?] {
            Rare::Slot { name, index, .. } => Some((*name, *index)),
            _ => None,
        })
        .take(most)
        .collect();
    names.sort_by_key(|(_, index)| *index);
    names
}
