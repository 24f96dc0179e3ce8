//! Taking a snapshot: what variables hold, as nodes.
//!
//! Nodes are numbered when they are met, and read in the order of their numbers, so nothing recurses.

use std::collections::{HashMap, HashSet};

use super::scan::{self, Scan};
use super::tree::{Data, Function, Id, Instance, Snapshot};
use crate::embed::error::fault::to_error;
use crate::embed::look::graph::expression;
use crate::embed::value::containers::dict_entries;
use crate::embed::{Error, ErrorKind, Result};
use crate::freeze::graph::names;
use crate::heap::Heap;
use crate::object::Rare;
use crate::value::{ClassKey, DictKey, InstanceKey, Tag, Value};
use crate::vm::{Fault, Vm, price};

/// Texts and numbers of fewer bytes are written wherever they are met; longer ones are shared as other objects are.
const SHORT: usize = 64;

/// Why nothing was taken.
enum Refused {
    Fault(Fault),
    /// An object has no state by name: why, as the end of a sentence.
    Object(String),
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

/// Takes a snapshot of what the closures captured.
pub(super) fn take(vm: &mut Vm, roots: &[Value]) -> Result<Snapshot> {
    let scan = match scan::scan(vm, roots) {
        Ok(scan) => scan,
        Err(fault) => return Err(to_error(vm, fault)),
    };
    let mut taker = Taker {
        vm,
        scan: &scan,
        values: Vec::new(),
        leaders: Vec::new(),
        ids: HashMap::new(),
        inside: HashSet::new(),
        bytes: 0,
    };
    let mut nodes = Vec::new();
    let mut variables = Vec::with_capacity(scan.variables.len());
    for (number, found) in (0..).zip(&scan.variables) {
        let contents = taker.vm.heap[found.cell].contents;
        let id = taker.meet(contents, Leader::Variable(number));
        variables.push((found.variable.clone(), id));
    }
    let mut next = 0;
    while let Some(&value) = taker.values.get(next) {
        match taker.node(next as Id, value) {
            Ok(data) => nodes.push(data),
            Err(Refused::Fault(fault)) => return Err(to_error(taker.vm, fault)),
            Err(Refused::Object(why)) => return Err(taker.refused(next as Id, &why)),
        }
        next += 1;
    }
    Ok(Snapshot { variables, nodes })
}

/// Through what an object was met.
#[derive(Clone, Copy)]
enum Leader {
    Variable(u32),
    Node(Id),
}

struct Taker<'a> {
    vm: &'a mut Vm,
    scan: &'a Scan,
    /// The objects by their numbers.
    values: Vec<Value>,
    leaders: Vec<Leader>,
    /// The numbers of the objects whose identity counts.
    ids: HashMap<Value, Id>,
    /// The built-in values inside instances.
    inside: HashSet<Value>,
    /// What the nodes take so far.
    bytes: usize,
}

impl Taker<'_> {
    /// The number of an object.
    fn meet(&mut self, value: Value, leader: Leader) -> Id {
        let id = self.values.len() as Id;
        if has_identity(&self.vm.heap, value) && self.scan.known.get(self.vm, value).is_none() {
            match self.ids.get(&value) {
                Some(&id) => return id,
                None => self.ids.insert(value, id),
            };
        }
        self.values.push(value);
        self.leaders.push(leader);
        id
    }

    fn meet_all(&mut self, values: &[Value], from: Id) -> Vec<Id> {
        let values = values.iter();
        values
            .map(|value| self.meet(*value, Leader::Node(from)))
            .collect()
    }

    /// Pays for something that is about to be written: `count` parts, of so many bytes each.
    fn pay(&mut self, count: usize, bytes: usize) -> Result<(), Refused> {
        self.bytes = self.bytes.saturating_add(count.saturating_mul(bytes));
        self.vm.refuse(self.bytes)?;
        Ok(self.vm.budget.burn(price::copied(count))?)
    }

    /// Pays for items, each of which is a node of its own.
    fn pay_items(&mut self, count: usize) -> Result<(), Refused> {
        const EACH: usize = size_of::<Data>() + size_of::<Value>() + size_of::<Leader>() + 32;
        self.pay(count, EACH)?;
        Ok(self.vm.budget.burn(count as u64)?)
    }

    /// What an object is.
    fn node(&mut self, id: Id, value: Value) -> Result<Data, Refused> {
        self.pay_items(1)?;
        if let Some(name) = self.name(value) {
            return Ok(Data::Named(name));
        }
        if let Some(leaf) = self.leaf(value)? {
            return Ok(leaf);
        }
        let data = match value.tag() {
            Tag::List | Tag::Tuple | Tag::Set | Tag::FrozenSet => self.sequence(id, value)?,
            Tag::Dict => match value.as_dict() {
                Some(dict) => Data::Dict(self.entries(id, dict)?),
                None => Data::None,
            },
            Tag::Range | Tag::Slice => {
                let heap = &self.vm.heap;
                let range = value.as_range().map(|key| {
                    let range = &heap[key];
                    [range.start, range.stop, range.step]
                });
                let slice = value.as_slice().map(|key| {
                    let slice = &heap[key];
                    [slice.start, slice.stop, slice.step]
                });
                let parts = range.or(slice).unwrap_or([Value::NONE; 3]);
                let parts = parts.map(|part| self.meet(part, Leader::Node(id)));
                match range {
                    Some(_) => Data::Range(parts),
                    None => Data::Slice(parts),
                }
            }
            Tag::Instance => match value.as_instance() {
                Some(key) => self.instance(id, key)?,
                None => Data::None,
            },
            Tag::Method => self.method(id, value)?,
            Tag::Class => {
                let name = scan::class_qualname(self.vm, value).unwrap_or_default();
                Data::Class(name.to_owned())
            }
            Tag::Function => self.function(value),
            Tag::Cell => match value
                .as_cell()
                .and_then(|cell| self.scan.numbers.get(&cell))
            {
                Some(&number) => Data::Cell(number),
                None => return Err(self.unsayable(value)),
            },
            Tag::Rare => self.rare(id, value)?,
            _ => return Err(self.unsayable(value)),
        };
        Ok(data)
    }

    /// The name of what is named: what every runtime has, or a module.
    fn name(&self, value: Value) -> Option<names::Name> {
        if value.is_heap() {
            if let Some(name) = self.scan.known.get(self.vm, value) {
                return Some(name.clone());
            }
            return match value.tag() {
                Tag::HostFunction => names::of_global(self.vm, value),
                Tag::Rare => names::of_single(self.vm, value),
                Tag::Module => {
                    let module = value.as_module().map(|key| self.vm.heap[key].dict);
                    let is_main = module == Some(self.vm.names.globals());
                    is_main.then(|| names::Name::Module("__main__".into()))
                }
                _ => None,
            };
        }
        names::of_built_in(self.vm, value)
    }

    /// What refers to nothing.
    fn leaf(&mut self, value: Value) -> Result<Option<Data>, Refused> {
        let heap = &self.vm.heap;
        let length = match value.tag() {
            Tag::BigInt => heap.int_bits(value) as usize / 8 + 1,
            _ => heap
                .as_text(value)
                .map(str::len)
                .or_else(|| heap.as_bytes_like(value).map(<[u8]>::len))
                .unwrap_or(0),
        };
        self.pay(length, 1)?;
        let heap = &self.vm.heap;
        Ok(Some(match value.tag() {
            Tag::Unbound => Data::Unbound,
            Tag::None => Data::None,
            Tag::Ellipsis => Data::Ellipsis,
            Tag::NotImplemented => Data::NotImplemented,
            Tag::Bool => Data::Bool(value.bits() != 0),
            Tag::Int => Data::Int(value.bits() as i64),
            Tag::Float => Data::Float(value.bits()),
            Tag::BigInt => match value.as_big_int() {
                Some(key) => Data::BigInt(heap[key].to_signed_bytes_le()),
                None => Data::None,
            },
            Tag::Complex => match value.as_complex().map(|key| &heap[key]) {
                Some(number) => Data::Complex(number.re.to_bits(), number.im.to_bits()),
                None => Data::None,
            },
            Tag::Str => Data::Str(heap.text(value).to_owned()),
            Tag::Bytes => Data::Bytes(heap.bytes_of(value).unwrap_or_default().to_vec()),
            Tag::ByteArray => {
                let data = heap.as_bytes_like(value).unwrap_or_default();
                Data::ByteArray(data.to_vec())
            }
            _ => return Ok(None),
        }))
    }

    fn sequence(&mut self, id: Id, value: Value) -> Result<Data, Refused> {
        let heap = &self.vm.heap;
        let list = value.as_list().map(|key| heap[key].items.len());
        let tuple = value.as_tuple().map(|key| heap[key].items.len());
        let set = value.as_any_set().map(|key| heap[key].len());
        self.pay_items(list.or(tuple).or(set).unwrap_or(0))?;
        let heap = &self.vm.heap;
        let items: Vec<Value> = if let Some(key) = value.as_list() {
            heap[key].items.clone()
        } else if let Some(key) = value.as_tuple() {
            heap[key].items.to_vec()
        } else if let Some(key) = value.as_any_set() {
            heap[key].iter().map(|slot| slot.key).collect()
        } else {
            Vec::new()
        };
        let ids = self.meet_all(&items, id);
        Ok(match value.tag() {
            Tag::List => Data::List(ids),
            Tag::Tuple => Data::Tuple(ids),
            Tag::Set => Data::Set(ids),
            _ => Data::FrozenSet(ids),
        })
    }

    fn entries(&mut self, id: Id, dict: DictKey) -> Result<Vec<(Id, Id)>, Refused> {
        self.pay_items(2 * self.vm.heap[dict].len())?;
        let entries = self.vm.heap[dict].iter();
        let entries: Vec<(Value, Value)> = entries.map(|entry| (entry.key, entry.value)).collect();
        Ok(self.met_entries(id, &entries))
    }

    fn met_entries(&mut self, id: Id, entries: &[(Value, Value)]) -> Vec<(Id, Id)> {
        let from = Leader::Node(id);
        let entries = entries.iter();
        entries
            .map(|(key, value)| (self.meet(*key, from), self.meet(*value, from)))
            .collect()
    }

    fn function(&mut self, value: Value) -> Data {
        let Some(key) = value.as_function() else {
            return Data::None;
        };
        let cells = self.vm.heap[key].closure.iter();
        let numbers = cells.filter_map(|cell| self.scan.numbers.get(cell).copied());
        Data::Function(Function {
            name: scan::qualname(self.vm, key).to_owned(),
            variables: numbers.collect(),
        })
    }

    fn method(&mut self, id: Id, value: Value) -> Result<Data, Refused> {
        let method = value.as_method().map(|key| &self.vm.heap[key]);
        let Some(&crate::object::Method { function, receiver }) = method else {
            return Ok(Data::None);
        };
        if !can_be_bound(function) {
            return Err(self.unsayable(value));
        }
        Ok(Data::Method {
            function: self.meet(function, Leader::Node(id)),
            receiver: self.meet(receiver, Leader::Node(id)),
        })
    }

    fn instance(&mut self, id: Id, key: InstanceKey) -> Result<Data, Refused> {
        let heap = &self.vm.heap;
        let crate::object::Instance {
            class,
            dict,
            slots,
            payload,
        } = heap[key];
        let value = Value::from(key);
        if let Some(members) = members(heap, class) {
            return match member_name(heap, members, value) {
                Some(name) => {
                    let name = name.to_owned();
                    Ok(Data::Member(
                        self.meet(class.into(), Leader::Node(id)),
                        name,
                    ))
                }
                None => Err(Refused::Object(format!(
                    "is no member of its enum {} that has a name",
                    heap.class_name(class.into())
                ))),
            };
        }
        let is_odd = dict.is_some_and(|dict| heap[dict].owner.is_some());
        if is_odd || !can_be_inside(heap, payload) {
            return Err(self.unsayable(value));
        }
        let names = slot_names(heap, class);
        let slots = slots.map(|slots| heap[slots].items.clone());
        let slots = slots.unwrap_or_default();
        self.pay_items(slots.len())?;
        let from = Leader::Node(id);
        let class = self.meet(class.into(), from);
        let attributes = dict.map(|dict| self.meet(dict.into(), from));
        let named = names.into_iter().filter_map(|(name, index)| {
            let slot = *slots.get(index as usize)?;
            slot.is_bound().then_some((name, slot))
        });
        let slots = named
            .map(|(name, slot)| (name, self.meet(slot, from)))
            .collect();
        self.inside.insert(payload);
        let value = payload.is_bound().then(|| self.meet(payload, from));
        Ok(Data::Instance(Instance {
            class,
            attributes,
            slots,
            value,
        }))
    }

    fn rare(&mut self, id: Id, value: Value) -> Result<Data, Refused> {
        let Some(key) = value.as_rare() else {
            return Ok(Data::None);
        };
        match &self.vm.heap[key] {
            Rare::Namespace { dict } => {
                let dict = *dict;
                Ok(Data::Namespace(self.meet(dict.into(), Leader::Node(id))))
            }
            Rare::LruCache(cache) if cache.function.as_function().is_some() => {
                let function = cache.function;
                Ok(Data::Cached(self.meet(function, Leader::Node(id))))
            }
            Rare::Deque(deque) => {
                let (count, bound) = (deque.items.len(), deque.maxlen.map(|most| most as u64));
                self.pay_items(count)?;
                let items = match &self.vm.heap[key] {
                    Rare::Deque(deque) => deque.items.iter().copied().collect(),
                    _ => Vec::new(),
                };
                Ok(Data::Deque(self.meet_all(&items, id), bound))
            }
            Rare::OrderedDict(ordered) => {
                let (dict, attributes) = (ordered.dict, ordered.attributes);
                // Inside of an instance, they are those of the instance.
                if has_entries(&self.vm.heap, attributes) && !self.inside.contains(&value) {
                    return Err(self.unsayable(value));
                }
                self.pay_items(2 * self.vm.heap[dict].len())?;
                let entries = dict_entries(self.vm, value).unwrap_or_default();
                Ok(Data::OrderedDict(self.met_entries(id, &entries)))
            }
            _ => Err(self.unsayable(value)),
        }
    }

    /// That an object has no state by name.
    fn unsayable(&self, value: Value) -> Refused {
        let name = self.vm.type_name(value);
        let article = match name.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']) {
            true => "an",
            false => "a",
        };
        Refused::Object(format!("is {article} {name}, which a snapshot cannot hold"))
    }

    /// The error, with the way to the object: from a closure on.
    fn refused(&self, id: Id, why: &str) -> Error {
        let mut way = Vec::new();
        let mut leader = Leader::Node(id);
        loop {
            match leader {
                Leader::Node(id) => {
                    way.push(self.values[id as usize]);
                    leader = self.leaders[id as usize];
                }
                Leader::Variable(number) => {
                    let found = &self.scan.variables[number as usize];
                    way.push(found.cell.into());
                    way.push(found.function.into());
                    break;
                }
            }
        }
        way.reverse();
        let place = expression(self.vm, &way);
        Error::new(ErrorKind::Frozen, format!("{place} {why}"))
    }
}

/// Whether it counts which object it is.
fn has_identity(heap: &Heap, value: Value) -> bool {
    match value.tag() {
        Tag::Str => heap.text(value).len() >= SHORT,
        Tag::Bytes => heap.bytes_of(value).is_some_and(|data| data.len() >= SHORT),
        Tag::BigInt => heap.int_bits(value) / 8 >= SHORT as u64,
        // It is found by its name.
        Tag::Complex | Tag::Class | Tag::Module => false,
        _ => value.is_heap(),
    }
}

/// Whether something can be the function of a method.
pub(super) fn can_be_bound(function: Value) -> bool {
    matches!(
        function.tag(),
        Tag::Function | Tag::Builtin | Tag::HostFunction
    )
}

/// Whether something can be the built-in value inside an instance.
fn can_be_inside(heap: &Heap, payload: Value) -> bool {
    match payload.tag() {
        Tag::Unbound
        | Tag::Bool
        | Tag::Int
        | Tag::Float
        | Tag::BigInt
        | Tag::Complex
        | Tag::Str
        | Tag::Bytes
        | Tag::ByteArray
        | Tag::Tuple
        | Tag::List
        | Tag::Dict
        | Tag::Set
        | Tag::FrozenSet => true,
        Tag::Rare => payload
            .as_rare()
            .is_some_and(|key| matches!(heap[key], Rare::Deque(_) | Rare::OrderedDict(_))),
        _ => false,
    }
}

fn has_entries(heap: &Heap, dict: Value) -> bool {
    dict.as_dict().is_some_and(|dict| heap[dict].len() > 0)
}

/// The members of an enum by name.
pub(super) fn members(heap: &Heap, class: ClassKey) -> Option<DictKey> {
    let entry = heap[heap[class].dict]
        .iter()
        .find(|entry| heap.as_text(entry.key) == Some("_member_map_"))?;
    entry.value.as_dict()
}

/// The name of a member.
fn member_name(heap: &Heap, members: DictKey, value: Value) -> Option<&str> {
    let entry = heap[members].iter().find(|entry| entry.value == value)?;
    heap.as_text(entry.key)
}

/// The names of all slots of the instances of a class, with their places: where two have one name, that of the subclass.
pub(super) fn slot_names(heap: &Heap, class: ClassKey) -> Vec<(String, u32)> {
    let mut found: Vec<(String, u32)> = Vec::new();
    for class in heap[class].mro.iter().filter_map(|class| class.as_class()) {
        for entry in heap[heap[class].dict].iter() {
            let slot = entry.value.as_rare().map(|key| &heap[key]);
            if let Some(Rare::Slot {
                class: owner,
                name,
                index,
            }) = slot
                && *owner == class
            {
                let name = heap.text(*name);
                if found
                    .iter()
                    .all(|(other, place)| other != name && place != index)
                {
                    found.push((name.to_owned(), *index));
                }
            }
        }
    }
    found.sort_by_key(|(_, place)| *place);
    found
}
