//! A recording as data: JSON, and `Serialize`.
//!
//! ```text
//!  { "format": 1, "name", "files": [{"name", "source"}], "ended": {"how", "text"}, "strings": [..],
//!    "steps": [{"f": file, "l": line, "e": event, "t": text, "v": value,       what the step is
//!               "keep": n, "stack": [frame..],                  n frames stay, these come on top of them
//!               "set": [[id, entity or null]..],                what is new or other than before; null: gone
//!               "out": text}] }                                 what was printed
//! ```
//!
//! Names and texts of values are indices of `strings`. A value is the id of an entity, or below 0 a text: `-1 - index`.
//! The entities are the arms of [`Player::entity`].

use super::moment::Event;
use super::tape::{Code, Kind, UNBOUND};
use super::{Ended, Recording};

/// Entities that may be passed for each step in search of those that are gone.
const SEARCHED: usize = 200;

/// A piece of the data.
pub(super) enum Node<'a> {
    Null,
    Number(i64),
    Text(&'a str),
    List(Vec<Self>),
    Map(Vec<(&'static str, Self)>),
}

impl Node<'_> {
    fn number(number: impl Into<i64>) -> Self {
        Self::Number(number.into())
    }

    fn numbers(numbers: &[i32]) -> Self {
        Self::List(numbers.iter().map(|number| Self::number(*number)).collect())
    }

    /// Numbers in groups.
    fn groups(numbers: &[i32], size: usize) -> Self {
        Self::List(numbers.chunks_exact(size).map(Self::numbers).collect())
    }

    fn write(&self, out: &mut String) {
        match self {
            Self::Null => out.push_str("null"),
            Self::Number(number) => out.push_str(&number.to_string()),
            Self::Text(text) => write_text(text, out),
            Self::List(items) => {
                out.push('[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    item.write(out);
                }
                out.push(']');
            }
            Self::Map(fields) => {
                out.push('{');
                for (index, (name, value)) in fields.iter().enumerate() {
                    if index > 0 {
                        out.push(',');
                    }
                    write_text(name, out);
                    out.push(':');
                    value.write(out);
                }
                out.push('}');
            }
        }
    }
}

/// A text of JSON that may stand in a page too: nothing in it ends a script, or a line of one.
pub(in crate::embed::look) fn write_text(text: &str, out: &mut String) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\u{0}'..='\u{1f}' | '<' | '>' | '&' | '\u{7f}' | '\u{2028}' | '\u{2029}' => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            _ => out.push(c),
        }
    }
    out.push('"');
}

/// Goes through the steps in their order, and gives each as data.
pub(super) struct Player<'a> {
    recording: &'a Recording,
    next: usize,
    /// By entity.
    contents: Vec<Vec<i32>>,
    /// Whether whoever reads the data has the entity.
    has: Vec<bool>,
    had: usize,
    stack: Vec<u32>,
    /// Whether something that was reached may not be any more.
    lost: bool,
    /// How many entities may be passed.
    credit: usize,
}

impl<'a> Player<'a> {
    pub(super) fn new(recording: &'a Recording) -> Self {
        let entities = recording.tape.kinds.len();
        Self {
            recording,
            next: 0,
            contents: vec![Vec::new(); entities],
            has: vec![false; entities],
            had: 0,
            stack: Vec::new(),
            lost: false,
            credit: 0,
        }
    }

    /// An entity as data.
    fn entity(&self, id: u32) -> Node<'a> {
        let kind = self.recording.tape.kinds[id as usize];
        let rows = kind.rows(&self.contents[id as usize]);
        let head = |at: usize| Node::number(rows.head[at]);
        let value = |at: usize| match rows.head[at] {
            UNBOUND => Node::Null,
            value => Node::number(value),
        };
        let with_cells = |names: &[&'static str; 3], items: &'static str| {
            let mut fields: Vec<_> = (0..3).map(|at| (names[at], head(at))).collect();
            fields.push((items, Node::groups(rows.items, 2)));
            fields.push(("cells", cells(kind, rows.cells)));
            fields
        };
        let mut fields = match kind {
            Kind::Frame => with_cells(&["name", "f", "l"], "vars"),
            Kind::Function => with_cells(&["name", "f", "l"], "defaults"),
            Kind::Generator | Kind::Coroutine => {
                let mut fields = with_cells(&["name", "state", "l"], "vars");
                fields[1].1 = Node::Text(self.recording.text_of(rows.head[1]));
                fields
            }
            Kind::Cell => vec![("name", head(0)), ("owner", head(1)), ("v", value(2))],
            Kind::List | Kind::Tuple | Kind::Set | Kind::FrozenSet => {
                vec![("items", Node::numbers(rows.items))]
            }
            Kind::Dict => vec![("items", Node::groups(rows.items, 2))],
            Kind::Instance => vec![("class", head(0)), ("attrs", Node::groups(rows.items, 2))],
            Kind::Class => vec![("name", head(0)), ("attrs", Node::groups(rows.items, 2))],
            Kind::Method => vec![("function", value(0)), ("self", value(1))],
            Kind::Other => vec![("type", head(0)), ("text", head(1))],
        };
        fields.insert(0, ("k", Node::Text(kind.word())));
        if rows.more > 0 {
            fields.push(("more", Node::number(rows.more)));
        }
        Node::Map(fields)
    }

    /// Which frames stay, and which are on top of them now.
    fn move_stack(&mut self, stack: Vec<u32>) -> Option<(usize, Vec<u32>)> {
        let both = self.stack.iter().zip(&stack);
        let same = both.take_while(|(old, new)| old == new).count();
        if same == self.stack.len() && same == stack.len() {
            return None;
        }
        self.lost |= same < self.stack.len();
        let new = stack[same..].to_vec();
        self.stack = stack;
        Some((same, new))
    }

    /// Gives entities to whoever reads the data, and what these name and was not given before.
    fn give(&mut self, mut work: Vec<u32>, set: &mut Vec<Node<'a>>) {
        let mut given = std::collections::HashSet::new();
        while let Some(id) = work.pop() {
            if self.contents[id as usize].is_empty() || !given.insert(id) {
                continue;
            }
            set.push(Node::List(vec![Node::number(id), self.entity(id)]));
            self.had += usize::from(!std::mem::replace(&mut self.has[id as usize], true));
            let kind = self.recording.tape.kinds[id as usize];
            let has = &self.has;
            kind.each_value(&self.contents[id as usize], &mut |code: Code| {
                work.extend(u32::try_from(code).ok().filter(|id| !has[*id as usize]));
            });
        }
    }

    /// Takes away what no frame reaches any more. What takes long is put off: the longer, the more there is.
    fn take_away(&mut self, value: Code, set: &mut Vec<Node<'a>>) {
        self.credit = self.credit.saturating_add(SEARCHED);
        let last = self.next == self.recording.tape.steps.len();
        if !self.lost || (self.credit < self.had && !last) {
            return;
        }
        self.credit -= self.had.min(self.credit);
        self.lost = false;
        let mut reached = vec![false; self.has.len()];
        let mut work = self.stack.clone();
        work.extend(u32::try_from(value));
        while let Some(id) = work.pop() {
            if std::mem::replace(&mut reached[id as usize], true) {
                continue;
            }
            let kind = self.recording.tape.kinds[id as usize];
            kind.each_value(&self.contents[id as usize], &mut |code: Code| {
                work.extend(u32::try_from(code));
            });
        }
        for (id, reached) in reached.into_iter().enumerate() {
            if self.has[id] && !reached {
                self.has[id] = false;
                self.had -= 1;
                set.push(Node::List(vec![Node::number(id as u32), Node::Null]));
            }
        }
    }

    /// What changes with a step.
    fn changes(&mut self, number: usize, stack: &[u32], set: &mut Vec<Node<'a>>) {
        let tape = &self.recording.tape;
        let row = &tape.steps[number];
        let changes = tape.changes_before(number) as usize..row.changes as usize;
        let mut work: Vec<u32> = Vec::new();
        for change in &tape.changes[changes] {
            tape.apply(
                change.version as usize,
                &mut self.contents[change.entity as usize],
            );
            // What it held before may be out of reach now.
            self.lost = true;
            work.push(change.entity);
        }
        work.extend(stack.iter().filter(|id| !self.has[**id as usize]));
        let value = u32::try_from(row.value).ok();
        work.extend(value.filter(|id| !self.has[*id as usize]));
        work.reverse();
        self.give(work, set);
        self.take_away(row.value, set);
    }
}

impl<'a> Iterator for Player<'a> {
    type Item = Node<'a>;

    fn next(&mut self) -> Option<Node<'a>> {
        let number = self.next;
        let tape = &self.recording.tape;
        let row = tape.steps.get(number)?;
        self.next += 1;
        let mut fields = vec![
            ("f", Node::number(row.file)),
            ("l", Node::number(row.line)),
            ("e", Node::Text(Event::of(row).word())),
        ];
        if let Some(text) = row.text.checked_sub(1) {
            fields.push(("t", Node::number(text)));
        }
        if row.value != UNBOUND {
            fields.push(("v", Node::number(row.value)));
        }
        let new = self.move_stack(tape.stack(row));
        let mut set = Vec::new();
        let above = new.as_ref().map_or(&[][..], |(_, above)| above);
        self.changes(number, above, &mut set);
        if let Some((keep, above)) = new {
            if keep > 0 {
                fields.push(("keep", Node::number(keep as u32)));
            }
            let above = above.into_iter().map(Node::number).collect();
            fields.push(("stack", Node::List(above)));
        }
        if !set.is_empty() {
            fields.push(("set", Node::List(set)));
        }
        if let Some(out) = row.out.checked_sub(1) {
            fields.push(("out", Node::number(out)));
        }
        Some(Node::Map(fields))
    }
}

fn cells<'a>(kind: Kind, cells: &[i32]) -> Node<'a> {
    let cells = cells.chunks_exact(3).map(|cell| {
        let mut row = vec![Node::number(cell[0]), Node::number(cell[1])];
        if kind != Kind::Function {
            row.push(Node::Text(if cell[2] != 0 { "own" } else { "free" }));
        }
        Node::List(row)
    });
    Node::List(cells.collect())
}

impl Recording {
    /// What stands before the steps.
    fn fields(&self) -> Vec<(&'static str, Node<'_>)> {
        let files = self.files().map(|(name, source)| {
            Node::Map(vec![
                ("name", Node::Text(name)),
                ("source", Node::Text(source)),
            ])
        });
        let (how, text) = match self.ended() {
            Ended::Done => ("done", ""),
            Ended::Raised(text) => ("raised", text.as_str()),
            Ended::Stopped(text) => ("stopped", text.as_str()),
        };
        let ended = vec![("how", Node::Text(how)), ("text", Node::Text(text))];
        let texts = &self.tape.texts;
        let strings = (0..texts.len()).map(|index| Node::Text(texts.get(index)));
        vec![
            ("format", Node::Number(1)),
            ("name", Node::Text(self.name())),
            ("files", Node::List(files.collect())),
            ("ended", Node::Map(ended)),
            ("strings", Node::List(strings.collect())),
        ]
    }

    /// The recording as JSON, which may also stand in a script of a page: no `<` is in it, and no line separator but
    /// escaped.
    ///
    /// Names and texts of values are indices of `strings`; a value is the id of an entity, or, below 0, a text:
    /// `-1 - index`. Each of the `steps` has its file (`f`), the line that comes next (`l`), the event (`e`), in short
    /// what is returned, yielded or raised (`t`; as a value `v`), how many frames stay (`keep`) and which are on top of
    /// them (`stack`), if the stack is another one, the entities that are new or hold something else (`set`, `null` for
    /// those that are out of reach), and what was printed (`out`).
    ///
    /// ```
    /// use nonlocal::recording::Bounds;
    /// use nonlocal::{Program, Recording, Runtime};
    ///
    /// let program = Program::compile("one.py", "a = 1")?;
    /// let recording = Recording::of(&mut Runtime::new(), &program, Bounds::new())?;
    /// let json = recording.to_json();
    /// assert!(json.starts_with(r#"{"format":1,"name":"one.py","files":[{"name":"one.py","source":"a = 1"}],"#));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut out = String::new();
        Node::Map(self.fields()).write(&mut out);
        out.pop();
        out.push_str(",\"steps\":[");
        for (index, step) in Player::new(self).enumerate() {
            out.push_str(if index > 0 { ",\n" } else { "\n" });
            step.write(&mut out);
        }
        out.push_str("]}");
        out
    }
}

#[cfg(feature = "serde")]
mod serialize {
    use serde::ser::{Serialize, SerializeMap, Serializer};

    use super::{Node, Player, Recording};

    impl Serialize for Node<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            match self {
                Self::Null => serializer.serialize_none(),
                Self::Number(number) => serializer.serialize_i64(*number),
                Self::Text(text) => serializer.serialize_str(text),
                Self::List(items) => serializer.collect_seq(items),
                Self::Map(fields) => {
                    serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
                }
            }
        }
    }

    /// The steps, made one after the other.
    struct Steps<'a>(&'a Recording);

    impl Serialize for Steps<'_> {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            serializer.collect_seq(Player::new(self.0))
        }
    }

    /// As [`Recording::to_json`].
    impl Serialize for Recording {
        fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
            let fields = self.fields();
            let mut map = serializer.serialize_map(Some(fields.len() + 1))?;
            for (name, value) in &fields {
                map.serialize_entry(name, value)?;
            }
            map.serialize_entry("steps", &Steps(self))?;
            map.end()
        }
    }
}
