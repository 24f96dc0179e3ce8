//! The text for people again.

use std::cell::Cell;
use std::collections::HashMap;
use std::fmt;

use ::serde::Deserialize;
use ::serde::de::value::MapAccessDeserializer;
use ::serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use num_bigint::BigInt;

use super::{int, words};
use crate::embed::snapshot::tree::{Data, Function, Id, Instance, Variable};
use crate::freeze::graph::names::Name;
use crate::text::surrogates;

/// How deep objects may stand inside of each other in a text: deeper than they are written. Formats have bounds of their
/// own, but not all of them.
const DEPTH: u32 = 64;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    owners: Vec<Owner>,
    objects: Vec<Tree>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Owner {
    #[serde(default)]
    function: Option<String>,
    #[serde(default = "one")]
    call: u32,
    variables: Pairs,
}

fn one() -> u32 {
    1
}

/// The entries of an object, in order.
struct Pairs(Vec<(String, Tree)>);

impl<'de> Deserialize<'de> for Pairs {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Entries;
        impl<'de> Visitor<'de> for Entries {
            type Value = Pairs;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Pairs, A::Error> {
                let mut entries = Vec::new();
                while let Some(entry) = map.next_entry()? {
                    entries.push(entry);
                }
                Ok(Pairs(entries))
            }
        }
        deserializer.deserialize_map(Entries)
    }
}

/// An object of the text.
enum Tree {
    Leaf(Data),
    List(Vec<Self>),
    Tagged(Box<Tagged>),
}

/// What stands below one telling key.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Tagged {
    Object(u32),
    Unbound(()),
    Ellipsis(()),
    NotImplemented(()),
    Int(String),
    Float(String),
    Complex(String, String),
    Str(String),
    Bytes(String),
    #[serde(rename = "bytearray")]
    ByteArray(String),
    Tuple(Vec<Tree>),
    Set(Vec<Tree>),
    #[serde(rename = "frozenset")]
    FrozenSet(Vec<Tree>),
    Deque(Vec<Tree>, Option<u64>),
    Dict(Pairs),
    Pairs(Vec<(Tree, Tree)>),
    OrderedDict(Vec<(Tree, Tree)>),
    Range([Tree; 3]),
    Slice([Tree; 3]),
    #[serde(rename = "instance")]
    InstanceOf(InstanceText),
    Namespace(Tree),
    Member(Tree, String),
    Method(Tree, Tree),
    Class(String),
    Closure(ClosureText),
    Cached(Tree),
    Cell(u32, String),
    Named(Name),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct InstanceText {
    class: Tree,
    #[serde(default)]
    attributes: Option<Tree>,
    #[serde(default)]
    slots: Vec<(String, Tree)>,
    #[serde(default)]
    value: Option<Tree>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClosureText {
    function: String,
    variables: Vec<(u32, String)>,
}

thread_local! {
    /// How many trees are being read inside of each other.
    static OPEN: Cell<u32> = const { Cell::new(0) };
}

/// One level of reading.
struct Level;

impl Level {
    fn enter() -> Option<Self> {
        let depth = OPEN.get();
        (depth < DEPTH).then(|| {
            OPEN.set(depth + 1);
            Self
        })
    }
}

impl Drop for Level {
    fn drop(&mut self) {
        OPEN.set(OPEN.get() - 1);
    }
}

impl<'de> Deserialize<'de> for Tree {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match Level::enter() {
            Some(_level) => deserializer.deserialize_any(Objects),
            None => Err(D::Error::custom("objects are nested too deep")),
        }
    }
}

struct Objects;

impl<'de> Visitor<'de> for Objects {
    type Value = Tree;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the state of an object")
    }

    fn visit_unit<E: Error>(self) -> Result<Tree, E> {
        Ok(Tree::Leaf(Data::None))
    }

    fn visit_none<E: Error>(self) -> Result<Tree, E> {
        self.visit_unit()
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Tree, D::Error> {
        Tree::deserialize(deserializer)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Tree, E> {
        Ok(Tree::Leaf(Data::Bool(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Tree, E> {
        Ok(Tree::Leaf(Data::Int(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Tree, E> {
        Ok(Tree::Leaf(int(&BigInt::from(value))))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Tree, E> {
        Ok(Tree::Leaf(Data::Float(value.to_bits())))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Tree, E> {
        match surrogates::contains(text) {
            true => Err(E::custom(surrogates::REFUSED)),
            false => Ok(Tree::Leaf(Data::Str(text.to_owned()))),
        }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Tree, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Tree::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Tree, A::Error> {
        let tagged = Tagged::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Tree::Tagged(Box::new(tagged)))
    }
}

/// Variables with the numbers of what they hold, and the nodes.
type Read = (Vec<(Variable, Id)>, Vec<Data>);

/// Reads the text.
pub(super) fn text<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Read, D::Error> {
    let Text { owners, objects } = Text::deserialize(deserializer)?;
    let mut reader = Reader {
        objects: objects.len(),
        // The objects come first, so that their numbers are those of their nodes.
        nodes: vec![Data::Unbound; objects.len()],
        variables: HashMap::new(),
    };
    let mut number = 0;
    for (at, owner) in (0..).zip(&owners) {
        for (name, _) in &owner.variables.0 {
            reader.variables.insert((at, name.clone()), number);
            number += 1;
        }
    }
    for (place, object) in objects.into_iter().enumerate() {
        reader.nodes[place] = reader.object(object).map_err(D::Error::custom)?;
    }
    let mut variables = Vec::new();
    for owner in owners {
        for (name, tree) in owner.variables.0 {
            let id = reader.add(tree).map_err(D::Error::custom)?;
            let variable = Variable {
                function: owner.function.as_deref().map(Into::into),
                call: owner.call,
                name: name.into(),
            };
            variables.push((variable, id));
        }
    }
    Ok((variables, reader.nodes))
}

type Wrong = &'static str;

struct Reader {
    /// How many objects the list has.
    objects: usize,
    nodes: Vec<Data>,
    /// The numbers of variables, by the numbers of their owners and their names.
    variables: HashMap<(u32, String), u32>,
}

impl Reader {
    /// Adds what stands at a place; gives its number.
    fn add(&mut self, tree: Tree) -> Result<Id, Wrong> {
        if let Tree::Tagged(tagged) = &tree
            && let Tagged::Object(number) = **tagged
        {
            return match (number as usize) < self.objects {
                true => Ok(number),
                false => Err("a number of an object is out of range"),
            };
        }
        let data = self.object(tree)?;
        self.nodes.push(data);
        Ok((self.nodes.len() - 1) as Id)
    }

    fn add_all(&mut self, trees: Vec<Tree>) -> Result<Vec<Id>, Wrong> {
        trees.into_iter().map(|tree| self.add(tree)).collect()
    }

    fn three(&mut self, parts: [Tree; 3]) -> Result<[Id; 3], Wrong> {
        let [start, stop, step] = parts;
        Ok([self.add(start)?, self.add(stop)?, self.add(step)?])
    }

    fn pairs(&mut self, pairs: Vec<(Tree, Tree)>) -> Result<Vec<(Id, Id)>, Wrong> {
        let pairs = pairs.into_iter();
        pairs
            .map(|(key, value)| Ok((self.add(key)?, self.add(value)?)))
            .collect()
    }

    fn variable(&self, owner: u32, name: String) -> Result<u32, Wrong> {
        let found = self.variables.get(&(owner, name));
        found
            .copied()
            .ok_or("a variable that is named is not there")
    }

    fn object(&mut self, tree: Tree) -> Result<Data, Wrong> {
        match tree {
            Tree::Leaf(data) => Ok(data),
            Tree::List(items) => Ok(Data::List(self.add_all(items)?)),
            Tree::Tagged(tagged) => self.tagged(*tagged),
        }
    }

    fn tagged(&mut self, tagged: Tagged) -> Result<Data, Wrong> {
        let float = |text: &str| words::read_float(text).ok_or("a float is none");
        let bytes = |text: &str| words::read_bytes(text).ok_or("bytes have a wrong escape");
        Ok(match tagged {
            Tagged::Object(_) => return Err("an object is the number of another one"),
            Tagged::Unbound(()) => Data::Unbound,
            Tagged::Ellipsis(()) => Data::Ellipsis,
            Tagged::NotImplemented(()) => Data::NotImplemented,
            Tagged::Int(text) => int(&words::read_int(&text).ok_or("an int is none")?),
            Tagged::Float(text) => Data::Float(float(&text)?),
            Tagged::Complex(re, im) => Data::Complex(float(&re)?, float(&im)?),
            Tagged::Str(text) => {
                Data::Str(words::read_odd_text(&text).ok_or("a str has a wrong escape")?)
            }
            Tagged::Bytes(text) => Data::Bytes(bytes(&text)?),
            Tagged::ByteArray(text) => Data::ByteArray(bytes(&text)?),
            Tagged::Tuple(items) => Data::Tuple(self.add_all(items)?),
            Tagged::Set(items) => Data::Set(self.add_all(items)?),
            Tagged::FrozenSet(items) => Data::FrozenSet(self.add_all(items)?),
            Tagged::Deque(items, bound) => Data::Deque(self.add_all(items)?, bound),
            Tagged::Dict(Pairs(entries)) => {
                let key = |text: String| Tree::Leaf(Data::Str(text));
                if entries.iter().any(|(text, _)| surrogates::contains(text)) {
                    return Err(surrogates::REFUSED);
                }
                let entries = entries.into_iter();
                let pairs = entries.map(|(text, value)| (key(text), value));
                Data::Dict(self.pairs(pairs.collect())?)
            }
            Tagged::Pairs(pairs) => Data::Dict(self.pairs(pairs)?),
            Tagged::OrderedDict(pairs) => Data::OrderedDict(self.pairs(pairs)?),
            Tagged::Range(parts) => Data::Range(self.three(parts)?),
            Tagged::Slice(parts) => Data::Slice(self.three(parts)?),
            Tagged::InstanceOf(instance) => Data::Instance(self.instance(instance)?),
            Tagged::Namespace(dict) => Data::Namespace(self.add(dict)?),
            Tagged::Member(class, name) => Data::Member(self.add(class)?, name),
            Tagged::Method(function, receiver) => Data::Method {
                function: self.add(function)?,
                receiver: self.add(receiver)?,
            },
            Tagged::Class(name) => Data::Class(name),
            Tagged::Closure(closure) => {
                let variables = closure.variables.into_iter();
                let numbers = variables.map(|(owner, name)| self.variable(owner, name));
                Data::Function(Function {
                    name: closure.function,
                    variables: numbers.collect::<Result<_, _>>()?,
                })
            }
            Tagged::Cached(function) => Data::Cached(self.add(function)?),
            Tagged::Cell(owner, name) => Data::Cell(self.variable(owner, name)?),
            Tagged::Named(name) => Data::Named(name),
        })
    }

    fn instance(&mut self, instance: InstanceText) -> Result<Instance, Wrong> {
        let class = self.add(instance.class)?;
        let attributes = instance.attributes.map(|tree| self.add(tree)).transpose()?;
        let mut slots = Vec::new();
        for (name, tree) in instance.slots {
            slots.push((name, self.add(tree)?));
        }
        let value = instance.value.map(|tree| self.add(tree)).transpose()?;
        Ok(Instance {
            class,
            attributes,
            slots,
            value,
        })
    }
}
