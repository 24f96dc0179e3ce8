//! The references of an object, each with what it is called: a free variable, an item, an attribute.
//!
//! What scripts do not see as an object of its own is left out between: an instance refers to the values of its
//! attributes, not to a dict with them; a function to its defaults, not to a tuple of them. The world around, which
//! everything leads to, is left out too: globals, modules and code.
//!
//! Kinds without names of their own are visited as the collector visits them.

use crate::code::CodeObject;
use crate::embed::look::short;
use crate::heap::Heap;
use crate::object::{FrameState, GeneratorState, Rare};
use crate::value::{CodeKey, DictKey, Tag, Value};
use crate::vm::{Frame, Vm};

/// What a reference is called.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Link {
    /// Free variable of the code, by its index.
    FreeVariable(CodeKey, u32),
    /// A free variable of the annotations of a function that nobody has asked for.
    Annotation(CodeKey, u32),
    /// What a cell holds.
    Contents,
    /// Item of a sequence, by its index.
    Item(u32),
    /// An item that has no index.
    Element,
    /// A key of a dict.
    Key,
    /// The value under a key of a dict.
    Entry(Value),
    /// An attribute, by its name.
    Attribute(Value),
    /// The default of a positional parameter, by its index.
    Default(CodeKey, u32),
    /// The default of a keyword-only parameter, by its name.
    KeywordDefault(Value),
    /// A local, own cell or free variable of a frame, by the index in these.
    Variable(CodeKey, u32),
    /// Another register of a frame.
    Temporary,
    /// What else an object has one of.
    Part(&'static str),
    /// There is no name for it.
    Unnamed,
}

/// Whether a reference can lead on to closures and cells. What cannot, and the world around, is not followed.
#[inline]
pub(in crate::embed) fn leads_on(value: Value) -> bool {
    value.is_heap()
        && !matches!(
            value.tag(),
            Tag::BigInt
                | Tag::Complex
                | Tag::Str
                | Tag::Bytes
                | Tag::ByteArray
                | Tag::Range
                | Tag::Code
                | Tag::Module
        )
}

/// The name of a variable of a frame: of its locals, then its own cells, then its free variables.
fn variable_name(code: &CodeObject, index: u32) -> &str {
    let mut index = index as usize;
    for names in [&code.varnames, &code.cellvars, &code.freevars] {
        match names.get(index) {
            Some(name) => return name,
            None => index -= names.len(),
        }
    }
    ""
}

impl Link {
    /// The name of what is referred to: `n`, `3`, `'key'`; empty where the link has none.
    pub(super) fn name(self, vm: &Vm, most: usize) -> String {
        let heap = &vm.heap;
        let cut = |text: &str| short::name(text, most);
        match self {
            Self::FreeVariable(code, index) | Self::Annotation(code, index) => {
                let names = &heap[code].code.freevars;
                names
                    .get(index as usize)
                    .map_or_else(String::new, |name| cut(name))
            }
            Self::Item(index) => index.to_string(),
            Self::Entry(key) => short::short(vm, key, most),
            Self::Attribute(name) | Self::KeywordDefault(name) => cut(heap.text(name)),
            Self::Default(code, index) | Self::Variable(code, index) => {
                cut(variable_name(&heap[code].code, index))
            }
            Self::Part(part) => part.to_owned(),
            Self::Contents | Self::Element | Self::Key | Self::Temporary | Self::Unnamed => {
                String::new()
            }
        }
    }

    /// The link in words: `free variable n`, `item 3`; empty where nothing can be said.
    pub(super) fn words(self, vm: &Vm, most: usize) -> String {
        let name = self.name(vm, most);
        match self {
            Self::FreeVariable(..) => format!("free variable {name}"),
            Self::Annotation(..) => format!("free variable {name} of its annotations"),
            Self::Contents => "contents".to_owned(),
            Self::Item(_) => format!("item {name}"),
            Self::Element => "element".to_owned(),
            Self::Key => "key".to_owned(),
            Self::Entry(_) => format!("value of {name}"),
            Self::Attribute(_) => format!("attribute {name}"),
            Self::Default(..) | Self::KeywordDefault(_) => format!("default of {name}"),
            Self::Variable(..) => format!("variable {name}"),
            Self::Temporary => "temporary".to_owned(),
            Self::Part(part) => part.to_owned(),
            Self::Unnamed => String::new(),
        }
    }
}

/// Shows the entries of a namespace as attributes.
fn attributes(heap: &Heap, dict: DictKey, visit: &mut dyn FnMut(Link, Value)) {
    for entry in heap[dict].iter() {
        visit(Link::Attribute(entry.key), entry.value);
    }
}

/// Shows what an object refers to.
pub(super) fn visit(heap: &Heap, value: Value, visit: &mut dyn FnMut(Link, Value)) {
    match value.tag() {
        Tag::Cell => {
            if let Some(key) = value.as_cell() {
                visit(Link::Contents, heap[key].contents);
            }
        }
        Tag::Function => function(heap, value, visit),
        Tag::Generator => generator(heap, value, visit),
        Tag::Frame => frame_object(heap, value, visit),
        Tag::List | Tag::Tuple => {
            let list = value.as_list().map(|key| heap[key].items.as_slice());
            let tuple = value.as_tuple().map(|key| heap[key].items.as_slice());
            for (index, item) in list.or(tuple).unwrap_or_default().iter().enumerate() {
                visit(Link::Item(index as u32), *item);
            }
        }
        Tag::Dict => {
            let entries = value.as_dict().map(|key| heap[key].iter());
            for entry in entries.into_iter().flatten() {
                visit(Link::Key, entry.key);
                visit(Link::Entry(entry.key), entry.value);
            }
        }
        Tag::Set | Tag::FrozenSet => {
            heap.visit_references(value, &mut |item| visit(Link::Element, item));
        }
        Tag::Instance => {
            let Some(instance) = value.as_instance().map(|key| &heap[key]) else {
                return;
            };
            visit(Link::Part("class"), instance.class.into());
            if let Some(dict) = instance.dict {
                attributes(heap, dict, visit);
            }
            if let Some(slots) = instance.slots {
                let slots = heap[slots].items.iter();
                slots.for_each(|slot| visit(Link::Part("slot"), *slot));
            }
            visit(Link::Part("value"), instance.payload);
        }
        Tag::Class => {
            let Some(class) = value.as_class().map(|key| &heap[key]) else {
                return;
            };
            let bases = class.bases.iter();
            bases.for_each(|base| visit(Link::Part("base"), *base));
            visit(Link::Part("metaclass"), class.metaclass);
            attributes(heap, class.dict, visit);
        }
        // What a class has for the dict and the slots of its instances leads back to it.
        Tag::Rare
            if let Some(key) = value.as_rare()
                && let Rare::ClassGetSet { .. } | Rare::Slot { .. } = heap[key] => {}
        Tag::Rare => {
            heap.visit_references(value, &mut |held| visit(Link::Unnamed, held));
        }
        Tag::Method => {
            if let Some(method) = value.as_method().map(|key| &heap[key]) {
                visit(Link::Part("function"), method.function);
                visit(Link::Part("self"), method.receiver);
            }
        }
        Tag::Module => {
            if let Some(module) = value.as_module().map(|key| &heap[key]) {
                attributes(heap, module.dict, visit);
            }
        }
        _ => heap.visit_references(value, &mut |held| visit(Link::Unnamed, held)),
    }
}

fn function(heap: &Heap, value: Value, visit: &mut dyn FnMut(Link, Value)) {
    let Some(function) = value.as_function().map(|key| &heap[key]) else {
        return;
    };
    let code = function.code;
    for (index, cell) in function.closure.iter().enumerate() {
        visit(Link::FreeVariable(code, index as u32), (*cell).into());
    }
    let defaults = function.defaults.as_tuple();
    let defaults = defaults.map_or(&[][..], |key| &heap[key].items);
    let first = (heap[code].code.argcount as usize).saturating_sub(defaults.len());
    for (index, default) in defaults.iter().enumerate() {
        visit(Link::Default(code, (first + index) as u32), *default);
    }
    let keywords = function.kwdefaults.as_dict().map(|key| heap[key].iter());
    for entry in keywords.into_iter().flatten() {
        visit(Link::KeywordDefault(entry.key), entry.value);
    }
    let Some(extras) = &function.extras else {
        return;
    };
    if let Some(dict) = extras.dict.as_dict() {
        attributes(heap, dict, visit);
    }
    let annotate = extras.annotate.as_code();
    for (index, cell) in extras.annotate_cells.iter().enumerate() {
        if let Some(code) = annotate {
            visit(Link::Annotation(code, index as u32), (*cell).into());
        }
    }
    visit(Link::Part("annotate"), extras.annotate);
    visit(Link::Part("annotations"), extras.annotations);
    visit(Link::Part("type parameters"), extras.type_params);
}

/// Shows what slots hold, by the variables of the code.
fn slots(
    heap: &Heap,
    code: CodeKey,
    slots: impl Iterator<Item = (usize, Value)>,
    visit: &mut dyn FnMut(Link, Value),
) {
    let object = &heap[code].code;
    let mut variables = vec![u32::MAX; usize::from(object.frame_size)];
    let named = object.varname_slots.iter().chain(&object.cell_slots);
    for (index, slot) in (0..).zip(named) {
        if let Some(variable) = variables.get_mut(usize::from(*slot)) {
            *variable = index;
        }
    }
    for (slot, value) in slots {
        if value.is_heap() {
            let link = match variables.get(slot) {
                Some(&index) if index != u32::MAX => Link::Variable(code, index),
                _ => Link::Temporary,
            };
            visit(link, value);
        }
    }
}

fn generator(heap: &Heap, value: Value, visit: &mut dyn FnMut(Link, Value)) {
    let Some(generator) = value.as_generator().map(|key| &heap[key]) else {
        return;
    };
    let frame = match (&generator.frame, generator.state) {
        (Some(frame), GeneratorState::Created | GeneratorState::Suspended) => frame,
        _ => return,
    };
    let live = frame.slots.iter().copied().enumerate();
    slots(heap, generator.code, live, visit);
    if let Some(function) = frame.function {
        visit(Link::Part("function"), function.into());
    }
    visit(Link::Part("handled exception"), frame.handled);
}

fn frame_object(heap: &Heap, value: Value, visit: &mut dyn FnMut(Link, Value)) {
    let Some(frame) = value.as_frame().map(|key| &heap[key]) else {
        return;
    };
    match &frame.state {
        FrameState::Finished { slots: held } => {
            slots(heap, frame.code, held.iter().copied().enumerate(), visit);
        }
        FrameState::Suspended { generator } => visit(Link::Part("generator"), (*generator).into()),
        FrameState::Running { .. } => {}
    }
    if let Some(back) = frame.back {
        visit(Link::Part("caller"), back.into());
    }
    visit(Link::Part("other locals"), frame.extra_locals);
}

/// Shows what a running activation refers to.
pub(super) fn of_activation(vm: &Vm, frame: &Frame, visit: &mut dyn FnMut(Link, Value)) {
    let code = &vm.heap[frame.code].code;
    slots(&vm.heap, frame.code, vm.live_registers(frame, code), visit);
    if let Some(function) = frame.function {
        visit(Link::Part("function"), function.into());
    }
    if let Some(generator) = frame.ret.generator() {
        visit(Link::Part("generator"), generator.into());
    }
    visit(Link::Part("handled exception"), frame.handled);
}
