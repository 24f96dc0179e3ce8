//! Snapshots as text for people: one line for each variable, what it holds as Python writes it.
//!
//! An object that several hold is shown where it is met first, after an anchor: `&1 [2, 3]`; elsewhere it is `*1`.

use std::collections::HashMap;
use std::fmt::{self, Write as _};

use num_bigint::BigInt;

use super::tree::{ClosureState, Data, Entries, Id, InstanceState, Node, Nodes, Snapshot, State};
use crate::text::literals::{complex_repr, float_repr, quote, quote_bytes};
use crate::text::surrogates;

/// Ints of more bits are written in hexadecimal digits, which takes no longer than there are digits.
const DECIMAL_BITS: u64 = 14_000;

/// The digits of an int.
pub(super) fn int_text(value: &BigInt) -> String {
    match value.bits() > DECIMAL_BITS {
        true if value.sign() == num_bigint::Sign::Minus => format!("-0x{:x}", value.magnitude()),
        true => format!("0x{:x}", value.magnitude()),
        false => value.to_string(),
    }
}

/// What is written next.
enum Part {
    Text(&'static str),
    Owned(String),
    Node(Id),
}

struct Shower<'a> {
    snapshot: &'a Snapshot,
    references: HashMap<Id, u32>,
    anchors: HashMap<Id, usize>,
}

impl Shower<'_> {
    /// Writes a node, without recursion.
    fn write(&mut self, f: &mut fmt::Formatter<'_>, id: Id) -> fmt::Result {
        let mut work = vec![Part::Node(id)];
        while let Some(part) = work.pop() {
            match part {
                Part::Text(text) => f.write_str(text)?,
                Part::Owned(text) => f.write_str(&text)?,
                Part::Node(id) => {
                    let begin = work.len();
                    if self.anchored(f, id)? {
                        self.node(id, &mut work);
                        work[begin..].reverse();
                    }
                }
            }
        }
        Ok(())
    }

    /// Writes the anchor of a shared object; whether the object itself comes next.
    fn anchored(&mut self, f: &mut fmt::Formatter<'_>, id: Id) -> Result<bool, fmt::Error> {
        let data = self.snapshot.data(id);
        let is_code = matches!(
            data,
            Data::Named(_) | Data::Class(_) | Data::Function(_) | Data::Member(..)
        );
        if is_code || self.references.get(&id).copied().unwrap_or(0) < 2 {
            return Ok(true);
        }
        let next = self.anchors.len() + 1;
        if let Some(anchor) = self.anchors.get(&id) {
            write!(f, "*{anchor}")?;
            return Ok(false);
        }
        self.anchors.insert(id, next);
        write!(f, "&{next} ")?;
        Ok(true)
    }

    /// Adds the parts of a node, in order.
    fn node(&self, id: Id, work: &mut Vec<Part>) {
        let mut text = |text: String| work.push(Part::Owned(text));
        let node = self.snapshot.node(id);
        match node.state() {
            State::Unbound => text("(unbound)".to_owned()),
            State::None => text("None".to_owned()),
            State::Ellipsis => text("Ellipsis".to_owned()),
            State::NotImplemented => text("NotImplemented".to_owned()),
            State::Bool(true) => text("True".to_owned()),
            State::Bool(false) => text("False".to_owned()),
            State::Int(value) => text(value.to_string()),
            State::BigInt(value) => text(int_text(&value)),
            State::Float(value) => text(float_repr(value)),
            State::Complex(re, im) => text(complex_repr(re, im)),
            State::Str(_) => {
                if let Data::Str(own) = self.snapshot.data(id) {
                    text(surrogates::shown_string(quote(own)));
                }
            }
            State::Bytes(data) => text(quote_bytes(data)),
            State::ByteArray(data) => text(format!("bytearray({})", quote_bytes(data))),
            State::Tuple(items) if items.len() == 1 => list(work, "(", items, ",)"),
            State::Tuple(items) => list(work, "(", items, ")"),
            State::List(items) => list(work, "[", items, "]"),
            State::Set(items) if items.len() == 0 => text("set()".to_owned()),
            State::Set(items) => list(work, "{", items, "}"),
            State::FrozenSet(items) if items.len() == 0 => text("frozenset()".to_owned()),
            State::FrozenSet(items) => list(work, "frozenset({", items, "})"),
            State::Deque(items, None) => list(work, "deque([", items, "])"),
            State::Deque(items, Some(bound)) => {
                list(work, "deque([", items, "], maxlen=");
                work.push(Part::Owned(format!("{bound})")));
            }
            State::Dict(entries) => dict(work, "{", entries, "}"),
            State::OrderedDict(entries) => dict(work, "OrderedDict({", entries, "})"),
            State::Range(parts) => nodes(work, "range(", &parts, ")"),
            State::Slice(parts) => nodes(work, "slice(", &parts, ")"),
            State::Instance(instance) => self.instance(instance, work),
            State::Namespace(dict) => nodes(work, "namespace(", &[dict], ")"),
            State::Member(class, name) => {
                work.push(Part::Node(class.id));
                work.push(Part::Owned(format!(".{name}")));
            }
            State::Method(function, receiver) => {
                work.push(Part::Text("<method "));
                work.push(Part::Node(function.id));
                work.push(Part::Text(" of "));
                work.push(Part::Node(receiver.id));
                work.push(Part::Text(">"));
            }
            State::Class(name) => text(format!("<class {name}>")),
            State::Closure(closure) => text(format!("<function {}>", closure.name())),
            State::Cached(function) => nodes(work, "<cached ", &[function], ">"),
            State::Cell(variable) => text(format!("<cell {variable}>")),
            State::Named(name) => text(format!("<{name}>")),
        }
    }

    fn instance(&self, instance: InstanceState<'_>, work: &mut Vec<Part>) {
        let name = match instance.class().state() {
            State::Class(name) => name.to_owned(),
            State::Named(name) => name,
            _ => String::new(),
        };
        work.push(Part::Owned(format!("<{name}")));
        for node in instance.value().into_iter().chain(instance.attributes()) {
            work.push(Part::Text(" "));
            work.push(Part::Node(node.id));
        }
        for (name, slot) in instance.slots() {
            work.push(Part::Owned(format!(" {name}=")));
            work.push(Part::Node(slot.id));
        }
        work.push(Part::Text(">"));
    }
}

fn list(work: &mut Vec<Part>, open: &'static str, items: Nodes<'_>, close: &'static str) {
    let items: Vec<Node<'_>> = items.collect();
    nodes(work, open, &items, close);
}

fn nodes(work: &mut Vec<Part>, open: &'static str, items: &[Node<'_>], close: &'static str) {
    work.push(Part::Text(open));
    for (index, item) in items.iter().enumerate() {
        if index > 0 {
            work.push(Part::Text(", "));
        }
        work.push(Part::Node(item.id));
    }
    work.push(Part::Text(close));
}

fn dict(work: &mut Vec<Part>, open: &'static str, entries: Entries<'_>, close: &'static str) {
    work.push(Part::Text(open));
    for (index, (key, value)) in entries.enumerate() {
        if index > 0 {
            work.push(Part::Text(", "));
        }
        work.push(Part::Node(key.id));
        work.push(Part::Text(": "));
        work.push(Part::Node(value.id));
    }
    work.push(Part::Text(close));
}

impl fmt::Display for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shower = Shower {
            snapshot: self,
            references: self.references(),
            anchors: HashMap::new(),
        };
        for (index, (variable, id)) in self.variables.iter().enumerate() {
            if index > 0 {
                f.write_char('\n')?;
            }
            write!(f, "{variable} = ")?;
            shower.write(f, *id)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Snapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Snapshot({self})")
    }
}

impl fmt::Display for Node<'_> {
    /// As Python writes it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shower = Shower {
            snapshot: self.snapshot,
            references: self.snapshot.references(),
            anchors: HashMap::new(),
        };
        shower.write(f, self.id)
    }
}

/// The text that people read, in the place of the fields.
macro_rules! debug_as {
    ($($ty:ident: $value:ident => $text:expr;)*) => {
        $(impl fmt::Debug for $ty<'_> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                let $value = self;
                write!(f, concat!(stringify!($ty), "({})"), $text)
            }
        })*
    };
}

debug_as! {
    Node: node => node;
    Nodes: nodes => nodes.len();
    Entries: entries => entries.len();
    InstanceState: instance => instance.class();
    ClosureState: closure => closure.name();
}
