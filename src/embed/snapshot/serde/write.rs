//! A snapshot as a text for people.
//!
//! Invariant: what is written inside of each other is at most [`DEPTH`] deep, so that neither this recursion nor that of
//! readers goes deeper.

use ::serde::ser::{Serialize, SerializeMap, SerializeStruct, SerializeStructVariant, Serializer};
use num_bigint::BigInt;

use super::words;
use crate::embed::snapshot::tree::{Data, Function, Id, Instance, Snapshot, Variable};
use crate::text::surrogates;

/// So many objects stand inside of each other at most. Each takes up to three brackets, and readers of JSON allow 128.
const DEPTH: u8 = 24;
/// What serde calls the enum of all kinds of objects.
const KIND: &str = "State";

/// Which nodes stand in the list of objects, by their numbers there.
struct Plan<'a> {
    snapshot: &'a Snapshot,
    objects: Vec<Option<u32>>,
    /// The numbers of the owners of variables.
    owners: Vec<u32>,
}

impl<'a> Plan<'a> {
    /// Objects are those that several hold, and those that would be too deep.
    fn new(snapshot: &'a Snapshot) -> (Self, Vec<Id>) {
        let count = snapshot.nodes.len();
        let references = snapshot.references();
        let mut objects = vec![None; count];
        let mut depths = vec![0u8; count];
        let mut listed = Vec::new();
        // Those that lead to a node that nobody else holds have lower numbers.
        for (id, data) in (0..).zip(&snapshot.nodes) {
            let is_shared = references.get(&id).copied().unwrap_or(0) > 1;
            let depth = &mut depths[id as usize];
            if is_shared || *depth > DEPTH {
                objects[id as usize] = Some(listed.len() as u32);
                listed.push(id);
                *depth = 0;
            }
            let inner = *depth + 1;
            data.children(&mut |child| {
                if let Some(depth) = depths.get_mut(child as usize) {
                    *depth = inner;
                }
            });
        }
        let mut owners = Vec::with_capacity(snapshot.variables.len());
        for (owner, group) in (0..).zip(by_owner(&snapshot.variables)) {
            owners.extend(group.iter().map(|_| owner));
        }
        let plan = Self {
            snapshot,
            objects,
            owners,
        };
        (plan, listed)
    }

    fn place(&self, id: Id) -> Place<'_> {
        Place { plan: self, id }
    }
}

/// The variables of each owner.
fn by_owner(variables: &[(Variable, Id)]) -> impl Iterator<Item = &[(Variable, Id)]> {
    let is_one = |(one, _): &(Variable, Id), (next, _): &(Variable, Id)| {
        (&one.function, one.call) == (&next.function, next.call)
    };
    variables.chunk_by(is_one)
}

/// Writes the text.
pub(super) fn text<S: Serializer>(snapshot: &Snapshot, serializer: S) -> Result<S::Ok, S::Error> {
    let (plan, listed) = Plan::new(snapshot);
    let groups = by_owner(&snapshot.variables);
    let owner = |variables| OwnerText {
        plan: &plan,
        variables,
    };
    let owners: Vec<OwnerText<'_>> = groups.map(owner).collect();
    let objects: Vec<Object<'_>> = listed.iter().map(|id| Object(plan.place(*id))).collect();
    let mut out = serializer.serialize_struct("Snapshot", 2)?;
    out.serialize_field("owners", &owners)?;
    out.serialize_field("objects", &objects)?;
    out.end()
}

struct OwnerText<'a> {
    plan: &'a Plan<'a>,
    variables: &'a [(Variable, Id)],
}

impl Serialize for OwnerText<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let Some((first, _)) = self.variables.first() else {
            return serializer.serialize_unit();
        };
        let fields = 1 + usize::from(first.function.is_some()) + usize::from(first.call > 1);
        let mut out = serializer.serialize_struct("Owner", fields)?;
        match &first.function {
            Some(function) => out.serialize_field("function", &**function)?,
            None => out.skip_field("function")?,
        }
        match first.call {
            1 => out.skip_field("call")?,
            call => out.serialize_field("call", &call)?,
        }
        out.serialize_field("variables", &Variables(self))?;
        out.end()
    }
}

struct Variables<'a>(&'a OwnerText<'a>);

impl Serialize for Variables<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let OwnerText { plan, variables } = self.0;
        let variables = variables
            .iter()
            .map(|(variable, id)| (&*variable.name, plan.place(*id)));
        serializer.collect_map(variables)
    }
}

/// Where a node is held: itself, or its number in the list of objects.
#[derive(Clone, Copy)]
struct Place<'a> {
    plan: &'a Plan<'a>,
    id: Id,
}

impl Serialize for Place<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.plan.objects.get(self.id as usize).copied().flatten() {
            Some(number) => serializer.serialize_newtype_variant(KIND, 0, "object", &number),
            None => Object(*self).serialize(serializer),
        }
    }
}

/// A node itself.
struct Object<'a>(Place<'a>);

impl Object<'_> {
    fn places(&self, ids: &[Id]) -> Vec<Place<'_>> {
        ids.iter().map(|id| self.0.plan.place(*id)).collect()
    }

    fn pairs(&self, entries: &[(Id, Id)]) -> Vec<(Place<'_>, Place<'_>)> {
        let place = |id: Id| self.0.plan.place(id);
        let entries = entries.iter();
        entries
            .map(|(key, value)| (place(*key), place(*value)))
            .collect()
    }

    /// The keys of a dict, if they are all texts that can be keys of an object.
    fn text_keys(&self, entries: &[(Id, Id)]) -> Option<Vec<&str>> {
        let plan = self.0.plan;
        let key = |(key, _): &(Id, Id)| match plan.snapshot.data(*key) {
            Data::Str(text) if plan.objects[*key as usize].is_none() => {
                (!surrogates::contains(text)).then_some(&**text)
            }
            _ => None,
        };
        entries.iter().map(key).collect()
    }

    fn dict<S: Serializer>(&self, entries: &[(Id, Id)], out: S) -> Result<S::Ok, S::Error> {
        match self.text_keys(entries) {
            Some(keys) => {
                let dict = TextDict {
                    plan: self.0.plan,
                    keys,
                    entries,
                };
                tagged(out, "dict", &dict)
            }
            None => tagged(out, "pairs", &self.pairs(entries)),
        }
    }

    fn instance<S: Serializer>(&self, instance: &Instance, out: S) -> Result<S::Ok, S::Error> {
        let place = |id: Id| self.0.plan.place(id);
        let mut out = out.serialize_struct_variant(KIND, 0, "instance", 4)?;
        out.serialize_field("class", &place(instance.class))?;
        match instance.attributes {
            Some(id) => out.serialize_field("attributes", &place(id))?,
            None => out.skip_field("attributes")?,
        }
        if instance.slots.is_empty() {
            out.skip_field("slots")?;
        } else {
            let slots = instance.slots.iter();
            let slots: Vec<_> = slots.map(|(name, id)| (name, place(*id))).collect();
            out.serialize_field("slots", &slots)?;
        }
        match instance.value {
            Some(id) => out.serialize_field("value", &place(id))?,
            None => out.skip_field("value")?,
        }
        out.end()
    }

    /// A variable, as the number of its owner and its name.
    fn variable(&self, number: u32) -> (u32, &str) {
        let plan = self.0.plan;
        let owner = plan.owners.get(number as usize);
        match (owner, plan.snapshot.variables.get(number as usize)) {
            (Some(owner), Some((variable, _))) => (*owner, &variable.name),
            _ => (0, ""),
        }
    }

    fn closure<S: Serializer>(&self, function: &Function, out: S) -> Result<S::Ok, S::Error> {
        let mut out = out.serialize_struct_variant(KIND, 0, "closure", 2)?;
        out.serialize_field("function", &function.name)?;
        let numbers = function.variables.iter();
        let variables: Vec<_> = numbers.map(|number| self.variable(*number)).collect();
        out.serialize_field("variables", &variables)?;
        out.end()
    }
}

/// `{tag: content}`
fn tagged<S: Serializer, T: Serialize + ?Sized>(
    out: S,
    tag: &'static str,
    content: &T,
) -> Result<S::Ok, S::Error> {
    out.serialize_newtype_variant(KIND, 0, tag, content)
}

impl Serialize for Object<'_> {
    fn serialize<S: Serializer>(&self, out: S) -> Result<S::Ok, S::Error> {
        let place = |id: Id| self.0.plan.place(id);
        match self.0.plan.snapshot.data(self.0.id) {
            Data::Unbound => tagged(out, "unbound", &()),
            Data::None => out.serialize_unit(),
            Data::Ellipsis => tagged(out, "ellipsis", &()),
            Data::NotImplemented => tagged(out, "not_implemented", &()),
            Data::Bool(value) => out.serialize_bool(*value),
            Data::Int(value) => out.serialize_i64(*value),
            Data::BigInt(bytes) => tagged(
                out,
                "int",
                &words::int(&BigInt::from_signed_bytes_le(bytes)),
            ),
            Data::Float(bits) => match f64::from_bits(*bits) {
                value if words::is_simple(value) => out.serialize_f64(value),
                _ => tagged(out, "float", &words::float(*bits)),
            },
            Data::Complex(re, im) => {
                tagged(out, "complex", &(words::float(*re), words::float(*im)))
            }
            Data::Str(text) if surrogates::contains(text) => {
                tagged(out, "str", &words::odd_text(text))
            }
            Data::Str(text) => out.serialize_str(text),
            Data::Bytes(data) => tagged(out, "bytes", &words::bytes(data)),
            Data::ByteArray(data) => tagged(out, "bytearray", &words::bytes(data)),
            Data::Tuple(items) => tagged(out, "tuple", &self.places(items)),
            Data::List(items) => self.places(items).serialize(out),
            Data::Set(items) => tagged(out, "set", &self.places(items)),
            Data::FrozenSet(items) => tagged(out, "frozenset", &self.places(items)),
            Data::Deque(items, bound) => tagged(out, "deque", &(self.places(items), bound)),
            Data::Dict(entries) => self.dict(entries, out),
            Data::OrderedDict(entries) => tagged(out, "ordered_dict", &self.pairs(entries)),
            Data::Range(parts) => tagged(out, "range", &parts.map(place)),
            Data::Slice(parts) => tagged(out, "slice", &parts.map(place)),
            Data::Instance(instance) => self.instance(instance, out),
            Data::Namespace(dict) => tagged(out, "namespace", &place(*dict)),
            Data::Member(class, name) => tagged(out, "member", &(place(*class), name)),
            Data::Method { function, receiver } => {
                tagged(out, "method", &(place(*function), place(*receiver)))
            }
            Data::Class(name) => tagged(out, "class", name),
            Data::Function(function) => self.closure(function, out),
            Data::Cached(function) => tagged(out, "cached", &place(*function)),
            Data::Cell(number) => tagged(out, "cell", &self.variable(*number)),
            Data::Named(name) => tagged(out, "named", name),
        }
    }
}

/// A dict whose keys are texts.
struct TextDict<'a> {
    plan: &'a Plan<'a>,
    keys: Vec<&'a str>,
    entries: &'a [(Id, Id)],
}

impl Serialize for TextDict<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut out = serializer.serialize_map(Some(self.keys.len()))?;
        for (key, (_, value)) in self.keys.iter().zip(self.entries) {
            out.serialize_entry(key, &self.plan.place(*value))?;
        }
        out.end()
    }
}
