//! [`Moment`]: a step of a recording, put together.

use std::collections::HashSet;
use std::fmt;

use super::Recording;
use super::tape::{self, Code, Kind, UNBOUND, event_of};
use crate::vm::Events;

/// What happened at a step of a recording. At each step, nothing of what comes next has been done yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Event {
    /// A function, a module or a class body begins.
    Call,
    /// A line comes next.
    Line,
    /// The innermost frame returns.
    Return,
    /// The innermost frame is suspended.
    Yield,
    /// A generator or a coroutine goes on.
    Resume,
    /// An exception was raised in the innermost frame, or has come out of a call there.
    Raise,
    /// The innermost frame is left without a result.
    Unwind,
    /// The end.
    End,
}

impl Event {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Call => "call",
            Self::Line => "line",
            Self::Return => "return",
            Self::Yield => "yield",
            Self::Resume => "resume",
            Self::Raise => "raise",
            Self::Unwind => "unwind",
            Self::End => "end",
        }
    }

    pub(super) fn of(row: &tape::StepRow) -> Self {
        match event_of(row) {
            Events::CALL => Self::Call,
            Events::LINE => Self::Line,
            Events::RETURN => Self::Return,
            Events::YIELD => Self::Yield,
            Events::RESUME => Self::Resume,
            Events::RAISE => Self::Raise,
            Events::UNWIND => Self::Unwind,
            _ => Self::End,
        }
    }
}

/// The number of a frame, a cell or an object: the same at all steps of a recording, and given to nothing else.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct EntityId(pub(super) u32);

impl EntityId {
    /// The number itself, as it stands in the JSON of the recording.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A value as a recording has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown<'a> {
    /// A value of which only its text matters, in Python's notation: numbers, strings, built-in functions, modules, ..
    Text(&'a str),
    /// A list, an instance, a closure, ..: [`Moment::entity`] has it.
    Entity(EntityId),
}

/// A frame, a cell or an object at a step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Entity<'a> {
    id: EntityId,
    content: Content<'a>,
}

/// What an [`Entity`] is, and what it holds.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Content<'a> {
    /// An activation. Variables that are captured are among the cells.
    #[non_exhaustive]
    Frame {
        /// The qualified name of its code.
        name: &'a str,
        /// What its source is called.
        file: &'a str,
        /// The line that it stands at.
        line: u32,
        /// Its variables; the names of its namespace where it is that of a module or a class.
        variables: Vec<(&'a str, Shown<'a>)>,
        /// Its cells: name, cell, and whether the variable is its own.
        cells: Vec<(&'a str, EntityId, bool)>,
        /// How many variables, items or attributes are left out.
        more: u32,
    },
    /// A captured variable.
    #[non_exhaustive]
    Cell {
        /// The name of the variable; empty for a cell that no code has by a name.
        name: &'a str,
        /// The qualified name of the function whose variable it is; empty if that is not known.
        owner: &'a str,
        /// What it is bound to, if it is.
        value: Option<Shown<'a>>,
    },
    /// A function of a script.
    #[non_exhaustive]
    Function {
        /// Its qualified name.
        name: &'a str,
        /// What the source of its definition is called.
        file: &'a str,
        /// The line of its definition.
        line: u32,
        /// What it has captured.
        cells: Vec<(&'a str, EntityId)>,
        /// The values of its parameters that have one.
        defaults: Vec<(&'a str, Shown<'a>)>,
    },
    /// A generator, a coroutine or an asynchronous generator.
    #[non_exhaustive]
    Generator {
        /// Whether it is a coroutine.
        is_coroutine: bool,
        /// The qualified name of its code.
        name: &'a str,
        /// `"created"`, `"suspended"`, `"running"` or `"closed"`.
        state: &'a str,
        /// The line that it is suspended at; 0 while it runs, and after its end.
        line: u32,
        /// Its variables, while it does not run.
        variables: Vec<(&'a str, Shown<'a>)>,
        /// Its cells, likewise.
        cells: Vec<(&'a str, EntityId, bool)>,
        /// How many variables, items or attributes are left out.
        more: u32,
    },
    /// A list, a tuple, a set or a frozenset.
    #[non_exhaustive]
    Sequence {
        /// `"list"`, `"tuple"`, `"set"` or `"frozenset"`.
        kind: &'static str,
        /// What it holds, in its order.
        items: Vec<Shown<'a>>,
        /// How many items are left out.
        more: u32,
    },
    /// A dict.
    #[non_exhaustive]
    Dict {
        /// Its keys with their values, in its order.
        items: Vec<(Shown<'a>, Shown<'a>)>,
        /// How many of these are left out.
        more: u32,
    },
    /// An instance of a class, or an exception.
    #[non_exhaustive]
    Instance {
        /// The name of its class.
        class: &'a str,
        /// Its attributes; what it is as an instance of a built-in class is there by the name of that, in parentheses.
        attributes: Vec<(&'a str, Shown<'a>)>,
        /// How many variables, items or attributes are left out.
        more: u32,
    },
    /// A class of a script.
    #[non_exhaustive]
    Class {
        /// Its name.
        name: &'a str,
        /// Its attributes, without those that the language gives every class.
        attributes: Vec<(&'a str, Shown<'a>)>,
        /// How many variables, items or attributes are left out.
        more: u32,
    },
    /// A bound method.
    #[non_exhaustive]
    Method {
        /// The function.
        function: Shown<'a>,
        /// What it is bound to.
        receiver: Shown<'a>,
    },
    /// Anything else.
    #[non_exhaustive]
    Other {
        /// The name of its type.
        type_name: &'a str,
        /// What it is in short.
        text: &'a str,
    },
}

impl<'a> Entity<'a> {
    /// Its number.
    #[must_use]
    pub fn id(&self) -> EntityId {
        self.id
    }

    /// What it is and holds.
    #[must_use]
    pub fn content(&self) -> &Content<'a> {
        &self.content
    }

    /// The name of a frame's code, a variable, a function, a generator, a class, or of the type of anything else.
    #[must_use]
    pub fn name(&self) -> &'a str {
        match &self.content {
            Content::Frame { name, .. }
            | Content::Cell { name, .. }
            | Content::Function { name, .. }
            | Content::Generator { name, .. }
            | Content::Class { name, .. } => name,
            Content::Sequence { kind, .. } => kind,
            Content::Dict { .. } => "dict",
            Content::Instance { class, .. } => class,
            Content::Method { .. } => "method",
            Content::Other { type_name, .. } => type_name,
        }
    }
}

/// A step of a [`Recording`]: what there is when it begins.
#[derive(Clone, Copy)]
pub struct Moment<'a> {
    recording: &'a Recording,
    number: usize,
}

impl<'a> Moment<'a> {
    pub(super) fn new(recording: &'a Recording, number: usize) -> Self {
        Self { recording, number }
    }

    fn row(&self) -> &'a tape::StepRow {
        &self.recording.tape.steps[self.number]
    }

    /// Which step it is, from 0.
    #[must_use]
    pub fn number(&self) -> usize {
        self.number
    }

    /// What happens.
    #[must_use]
    pub fn event(&self) -> Event {
        Event::of(self.row())
    }

    /// The line that comes next, or that the innermost frame stands at; 0 at the end.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.row().line
    }

    /// What the source of the line is called.
    #[must_use]
    pub fn file(&self) -> &'a str {
        let file = self.recording.tape.files.get(self.row().file as usize);
        file.map_or("", |file| &file.name)
    }

    /// In short, what is returned, yielded or raised.
    #[must_use]
    pub fn text(&self) -> Option<&'a str> {
        let index = self.row().text.checked_sub(1)?;
        Some(self.recording.tape.texts.get(index as usize))
    }

    /// What is returned, yielded or raised.
    #[must_use]
    pub fn value(&self) -> Option<Shown<'a>> {
        self.recording.shown(self.row().value)
    }

    /// The frames, the outermost first; all of them are [`Content::Frame`].
    #[must_use]
    pub fn frames(&self) -> Vec<Entity<'a>> {
        let stack = self.recording.tape.stack(self.row());
        let frames = stack.into_iter();
        frames.filter_map(|id| self.entity(EntityId(id))).collect()
    }

    /// The cells that the frames reach; all of them are [`Content::Cell`].
    #[must_use]
    pub fn cells(&self) -> Vec<Entity<'a>> {
        self.reached(|kind| kind == Kind::Cell)
    }

    /// The objects that the frames reach.
    #[must_use]
    pub fn objects(&self) -> Vec<Entity<'a>> {
        self.reached(|kind| !matches!(kind, Kind::Cell | Kind::Frame))
    }

    /// All output up to this step.
    #[must_use]
    pub fn output(&self) -> String {
        let steps = &self.recording.tape.steps[..=self.number];
        let pieces = steps.iter().filter_map(|row| row.out.checked_sub(1));
        pieces
            .map(|index| self.recording.tape.texts.get(index as usize))
            .collect()
    }

    /// What was printed since the step before.
    #[must_use]
    pub fn printed(&self) -> &'a str {
        let index = self.row().out.checked_sub(1);
        index.map_or("", |index| self.recording.tape.texts.get(index as usize))
    }

    /// A frame, a cell or an object as it is at this step; `None` if the recording does not know it yet.
    #[must_use]
    pub fn entity(&self, id: EntityId) -> Option<Entity<'a>> {
        let tape = &self.recording.tape;
        let kind = *tape.kinds.get(id.index())?;
        let mut contents = Vec::new();
        tape.contents_at(id.0, self.row().changes, &mut contents)
            .then(|| Entity {
                id,
                content: self.recording.content(kind, &contents),
            })
    }

    /// What the frames reach, and is of certain kinds.
    fn reached(&self, wanted: impl Fn(Kind) -> bool) -> Vec<Entity<'a>> {
        let tape = &self.recording.tape;
        let mut seen: HashSet<u32> = HashSet::new();
        let mut found = Vec::new();
        let mut contents = Vec::new();
        let mut work = tape.stack(self.row());
        work.reverse();
        if let Some(Shown::Entity(id)) = self.value() {
            work.insert(0, id.0);
        }
        while let Some(id) = work.pop() {
            if !seen.insert(id) || !tape.contents_at(id, self.row().changes, &mut contents) {
                continue;
            }
            let kind = tape.kinds[id as usize];
            let start = work.len();
            kind.each_value(&contents, &mut |code| work.extend(u32::try_from(code)));
            work[start..].reverse();
            if wanted(kind) {
                let content = self.recording.content(kind, &contents);
                let id = EntityId(id);
                found.push(Entity { id, content });
            }
        }
        found
    }
}

impl fmt::Debug for Moment<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (event, line) = (self.event(), self.line());
        write!(f, "<step {}: {event:?} at line {line}>", self.number)
    }
}

impl Recording {
    pub(super) fn text_of(&self, index: i32) -> &str {
        self.tape.texts.get(index as usize)
    }

    fn shown(&self, code: Code) -> Option<Shown<'_>> {
        match code {
            UNBOUND => None,
            0.. => Some(Shown::Entity(EntityId(code as u32))),
            _ => Some(Shown::Text(self.text_of(-1 - code))),
        }
    }

    fn value(&self, code: Code) -> Shown<'_> {
        self.shown(code).unwrap_or(Shown::Text(""))
    }

    fn named(&self, items: &[i32]) -> Vec<(&str, Shown<'_>)> {
        let pairs = items.chunks_exact(2);
        pairs
            .map(|pair| (self.text_of(pair[0]), self.value(pair[1])))
            .collect()
    }

    fn cells(&self, cells: &[i32]) -> Vec<(&str, EntityId, bool)> {
        let cells = cells.chunks_exact(3);
        cells
            .map(|cell| {
                (
                    self.text_of(cell[0]),
                    EntityId(cell[1] as u32),
                    cell[2] != 0,
                )
            })
            .collect()
    }

    fn content(&self, kind: Kind, contents: &[i32]) -> Content<'_> {
        let rows = kind.rows(contents);
        let more = rows.more;
        let text = |at: usize| self.text_of(rows.head[at]);
        let file = |at: usize| &*self.tape.files[rows.head[at] as usize].name;
        match kind {
            Kind::Frame => Content::Frame {
                name: text(0),
                file: file(1),
                line: rows.head[2] as u32,
                variables: self.named(rows.items),
                cells: self.cells(rows.cells),
                more,
            },
            Kind::Cell => Content::Cell {
                name: text(0),
                owner: text(1),
                value: self.shown(rows.head[2]),
            },
            Kind::Function => Content::Function {
                name: text(0),
                file: file(1),
                line: rows.head[2] as u32,
                cells: self
                    .cells(rows.cells)
                    .into_iter()
                    .map(|(name, cell, _)| (name, cell))
                    .collect(),
                defaults: self.named(rows.items),
            },
            Kind::Generator | Kind::Coroutine => Content::Generator {
                is_coroutine: kind == Kind::Coroutine,
                name: text(0),
                state: text(1),
                line: rows.head[2] as u32,
                variables: self.named(rows.items),
                cells: self.cells(rows.cells),
                more,
            },
            Kind::List | Kind::Tuple | Kind::Set | Kind::FrozenSet => Content::Sequence {
                kind: kind.word(),
                items: rows.items.iter().map(|code| self.value(*code)).collect(),
                more,
            },
            Kind::Dict => Content::Dict {
                items: rows
                    .items
                    .chunks_exact(2)
                    .map(|pair| (self.value(pair[0]), self.value(pair[1])))
                    .collect(),
                more,
            },
            Kind::Instance => Content::Instance {
                class: text(0),
                attributes: self.named(rows.items),
                more,
            },
            Kind::Class => Content::Class {
                name: text(0),
                attributes: self.named(rows.items),
                more,
            },
            Kind::Method => Content::Method {
                function: self.value(rows.head[0]),
                receiver: self.value(rows.head[1]),
            },
            Kind::Other => Content::Other {
                type_name: text(0),
                text: text(1),
            },
        }
    }
}

impl Kind {
    /// The word for it.
    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Cell => "cell",
            Self::Function => "function",
            Self::Generator => "generator",
            Self::Coroutine => "coroutine",
            Self::List => "list",
            Self::Tuple => "tuple",
            Self::Set => "set",
            Self::FrozenSet => "frozenset",
            Self::Dict => "dict",
            Self::Instance => "instance",
            Self::Class => "class",
            Self::Method => "method",
            Self::Other => "other",
        }
    }
}
