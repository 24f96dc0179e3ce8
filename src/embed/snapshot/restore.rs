//! Restoring a snapshot: all that its variables hold is made anew, then written into their cells.
//!
//! ```text
//!  reach -> resolve (code by name) -> make (empty objects) -> fill -> fill tables (keys have to be there) -> write
//! ```
//!
//! Invariant: before `write` nothing that a script can see has changed, and if that fails it is undone.

use num_bigint::BigInt;

use super::matching::{self, Functions, Matching};
use super::report::Restored;
use super::scan::{self, Scan};
use super::take;
use super::tree::{Data, Id, Instance, Snapshot};
use crate::embed::error::fault::to_error;
use crate::embed::frozen::host_data::HostTypes;
use crate::embed::{Error, ErrorKind, Result};
use crate::freeze::graph::NotThawed;
use crate::freeze::graph::names::Name;
use crate::object::ByteArray;
use crate::value::{CellKey, ClassKey, Tag, TypeId, Value};
use crate::vm::{Fault, Outcome, Trap, Vm, Writer, price};

/// Gives the variables of the closures what the snapshot says.
pub(super) fn restore(vm: &mut Vm, snapshot: &Snapshot, roots: &[Value]) -> Result<Restored> {
    let live = match scan::scan(vm, roots) {
        Ok(live) => live,
        Err(fault) => return Err(to_error(vm, fault)),
    };
    let paid = vm
        .budget
        .burn((snapshot.variables.len() + live.variables.len()) as u64);
    paid.map_err(|fault| to_error(vm, fault))?;
    let Matching { there, report } = matching::variables(snapshot, &live);
    let mut builder = Builder {
        vm,
        snapshot,
        live: &live,
        there: &there,
        reached: Vec::new(),
        leaders: vec![None; snapshot.nodes.len()],
        values: Vec::new(),
    };
    match builder.build() {
        Ok(()) => {}
        Err(Failed::Fault(fault)) => return Err(to_error(builder.vm, fault)),
        Err(Failed::Node(id, why)) => return Err(builder.error(id, &why)),
    }
    let pairs = snapshot.variables.iter().zip(&there);
    let written = pairs.filter_map(|((_, id), place)| {
        Some((live.variables[(*place)?].cell, builder.values[*id as usize]))
    });
    let written: Vec<(CellKey, Value)> = written.collect();
    match write(vm, &written) {
        Ok(()) => Ok(report),
        Err(fault) => Err(to_error(vm, fault)),
    }
}

/// Writes the cells; who watches them is told, and may refuse. Then none is written.
fn write(vm: &mut Vm, cells: &[(CellKey, Value)]) -> Outcome<()> {
    vm.budget.burn(cells.len() as u64)?;
    let before = cells.iter().map(|(cell, _)| vm.heap[*cell].contents);
    let before: Vec<Value> = before.collect();
    before.iter().for_each(|value| {
        vm.heap.keep(*value);
    });
    for (done, (cell, value)) in cells.iter().enumerate() {
        let Err(fault) = vm.set_cell(*cell, *value, Writer::Host) else {
            continue;
        };
        for ((cell, _), before) in cells[..=done].iter().zip(&before) {
            vm.heap[*cell].contents = *before;
        }
        return Err(fault);
    }
    Ok(())
}

/// Why nothing was restored.
pub(super) enum Failed {
    Fault(Fault),
    /// A node cannot be made: why, as a sentence.
    Node(Id, String),
}

impl From<Fault> for Failed {
    fn from(fault: Fault) -> Self {
        Self::Fault(fault)
    }
}

pub(super) type Made<T> = std::result::Result<T, Failed>;

pub(super) fn failed<T>(id: Id, why: impl Into<String>) -> Made<T> {
    Err(Failed::Node(id, why.into()))
}

pub(super) struct Builder<'a> {
    pub(super) vm: &'a mut Vm,
    pub(super) snapshot: &'a Snapshot,
    live: &'a Scan,
    /// For each variable of the snapshot that of the closures.
    there: &'a [Option<usize>],
    /// The nodes that the variables which are there lead to.
    reached: Vec<Id>,
    /// For each of these the variable from which it was reached.
    leaders: Vec<Option<u32>>,
    /// What was made of the nodes.
    pub(super) values: Vec<Value>,
}

impl Builder<'_> {
    fn build(&mut self) -> Made<()> {
        self.reach()?;
        let bytes = self.snapshot.nodes.len() * size_of::<Value>();
        self.vm.refuse(bytes)?;
        self.values = vec![Value::UNBOUND; self.snapshot.nodes.len()];
        let reached = std::mem::take(&mut self.reached);
        let mut functions = Functions::new(self.vm, self.live)?;
        for &id in &reached {
            self.resolve(id, &mut functions)?;
        }
        for &id in &reached {
            self.resolve_inner(id)?;
        }
        for (count, &id) in reached.iter().enumerate() {
            if count % 256 == 0 {
                self.vm.budget.burn(256)?;
                if self.vm.heap.accounting.over_limit() {
                    return Err(Failed::Fault(Trap::Memory.into()));
                }
            }
            self.make(id)?;
        }
        for &id in &reached {
            self.fill(id)?;
        }
        self.fill_tables(&reached)
    }

    /// Finds the nodes to make.
    fn reach(&mut self) -> Made<()> {
        for (number, (_, id)) in (0..).zip(&self.snapshot.variables) {
            if self.there[number as usize].is_some() {
                self.meet(*id, number);
            }
        }
        let mut next = 0;
        while let Some(&id) = self.reached.get(next) {
            next += 1;
            let number = self.leaders[id as usize].unwrap_or_default();
            let mut children = Vec::new();
            self.snapshot
                .data(id)
                .children(&mut |child| children.push(child));
            self.vm.budget.burn(1 + price::copied(children.len()))?;
            children
                .into_iter()
                .for_each(|child| self.meet(child, number));
        }
        Ok(())
    }

    fn meet(&mut self, id: Id, number: u32) {
        if let Some(leader) = self.leaders.get_mut(id as usize)
            && leader.is_none()
        {
            *leader = Some(number);
            self.reached.push(id);
        }
    }

    fn error(&self, id: Id, why: &str) -> Error {
        let number = self.leaders.get(id as usize).copied().flatten();
        let variable = number.and_then(|number| self.snapshot.variables.get(number as usize));
        let text = match variable {
            Some((variable, _)) => format!("{variable}: {why}"),
            None => why.to_owned(),
        };
        Error::new(ErrorKind::Frozen, text)
    }

    // ---- code --------------------------------------------------------------------------------

    /// Finds what is there by its name.
    fn resolve(&mut self, id: Id, functions: &mut Functions<'_>) -> Made<()> {
        let found = match self.snapshot.data(id) {
            Data::Named(name) => self.named(id, name)?,
            Data::Class(name) => match self.class(name) {
                Some(class) => class,
                None => return failed(id, format!("the class {name} is not here")),
            },
            Data::Function(saved) => {
                let found = functions.find(self.vm, saved, self.there)?.map(Value::from);
                let found = found.or_else(|| {
                    let global = self.global(&saved.name)?;
                    global.as_function().map(Value::from)
                });
                match found {
                    Some(function) => function,
                    None => {
                        let name = &saved.name;
                        return failed(id, format!("no closure here is {name}"));
                    }
                }
            }
            Data::Cell(number) => {
                let place = self.there.get(*number as usize).copied().flatten();
                match place.and_then(|place| self.live.variables.get(place)) {
                    Some(found) => found.cell.into(),
                    None => return failed(id, "the variable of a cell is not here"),
                }
            }
            _ => return Ok(()),
        };
        self.values[id as usize] = self.vm.heap.keep(found);
        Ok(())
    }

    /// As [`Builder::resolve`], for what is found in something that was found.
    fn resolve_inner(&mut self, id: Id) -> Made<()> {
        let found = match self.snapshot.data(id) {
            Data::Member(class, name) => {
                let members = self.value(*class).as_class();
                let members = members.and_then(|class| take::members(&self.vm.heap, class));
                let name_value = self.vm.heap.intern(name);
                match members.and_then(|members| self.vm.heap.dict_get_str(members, name_value)) {
                    Some(member) => member,
                    None => return failed(id, format!("no enum here has the member {name}")),
                }
            }
            Data::Cached(function) => {
                let function = self.value(*function).as_function();
                match function.and_then(|function| self.live.caches.get(&function)) {
                    Some(cache) => *cache,
                    None => return failed(id, "a function is not cached here"),
                }
            }
            _ => return Ok(()),
        };
        self.values[id as usize] = self.vm.heap.keep(found);
        Ok(())
    }

    fn named(&mut self, id: Id, name: &Name) -> Made<Value> {
        match name.find(self.vm, &HostTypes) {
            Ok(found) => Ok(found),
            Err(NotThawed::Fault(fault)) => Err(fault.into()),
            Err(_) => failed(id, format!("{name} is not here")),
        }
    }

    /// A class of a script: among those that the closures reach, or a global.
    fn class(&mut self, name: &str) -> Option<Value> {
        let mut classes = self.live.classes.iter();
        let found = classes.find(|class| scan::class_qualname(self.vm, **class) == Some(name));
        match found {
            Some(class) => Some(*class),
            None => self.global(name).filter(|value| value.as_class().is_some()),
        }
    }

    /// What stands among the globals of `__main__` under a qualified name.
    fn global(&mut self, name: &str) -> Option<Value> {
        let mut dict = self.vm.names.globals();
        let mut parts = name.split('.').peekable();
        loop {
            let part = self.vm.heap.intern(parts.next()?);
            let found = self.vm.heap.dict_get_str(dict, part)?;
            if parts.peek().is_none() {
                return Some(found);
            }
            dict = self.vm.heap[found.as_class()?].dict;
        }
    }

    // ---- objects -----------------------------------------------------------------------------

    pub(super) fn value(&self, id: Id) -> Value {
        self.values.get(id as usize).copied().unwrap_or_default()
    }

    /// The values of nodes, none of which is an empty variable.
    pub(super) fn all_bound(&self, id: Id, nodes: &[Id]) -> Made<Vec<Value>> {
        let values: Vec<Value> = nodes.iter().map(|node| self.value(*node)).collect();
        match values.iter().all(|value| value.is_bound()) {
            true => Ok(values),
            false => failed(id, "a container holds nothing at a place"),
        }
    }

    /// As [`Builder::all_bound`], for a fixed number of nodes.
    pub(super) fn bound<const N: usize>(&self, id: Id, nodes: [Id; N]) -> Made<[Value; N]> {
        self.all_bound(id, &nodes)?;
        Ok(nodes.map(|node| self.value(node)))
    }

    /// Makes the object of a node; what refers to others is empty.
    fn make(&mut self, id: Id) -> Made<()> {
        let snapshot = self.snapshot;
        let made = match snapshot.data(id) {
            Data::Unbound => Value::UNBOUND,
            Data::None => Value::NONE,
            Data::Ellipsis => Value::ELLIPSIS,
            Data::NotImplemented => Value::NOT_IMPLEMENTED,
            Data::Bool(value) => Value::bool(*value),
            Data::Int(value) => Value::int(*value),
            Data::Float(bits) => Value::float(f64::from_bits(*bits)),
            Data::Complex(re, im) => {
                let (re, im) = (f64::from_bits(*re), f64::from_bits(*im));
                self.vm.heap.new_complex(re, im)
            }
            Data::BigInt(bytes) => {
                self.pay(bytes.len())?;
                let value = BigInt::from_signed_bytes_le(bytes);
                if value.bits() > self.vm.bounds.integer_bits {
                    return Err(Failed::Fault(Trap::IntegerBits.into()));
                }
                self.vm.heap.new_int(value)
            }
            Data::Str(text) => {
                self.pay(text.len())?;
                self.vm.heap.new_str(text)
            }
            Data::Bytes(data) => {
                self.pay(data.len())?;
                self.vm.heap.new_bytes(&**data)
            }
            Data::ByteArray(data) => {
                self.pay(data.len())?;
                self.vm.heap.new_object(ByteArray {
                    data: data.clone(),
                    ..ByteArray::default()
                })
            }
            Data::Tuple(_) => self.empty(Tag::Tuple),
            Data::List(_) => self.empty(Tag::List),
            Data::Set(_) => self.empty(Tag::Set),
            Data::FrozenSet(_) => self.empty(Tag::FrozenSet),
            Data::Dict(_) => self.empty(Tag::Dict),
            Data::Range(_) => self.empty(Tag::Range),
            Data::Slice(_) => self.empty(Tag::Slice),
            Data::Method { .. } => self.empty(Tag::Method),
            Data::Deque(..) | Data::Namespace(_) => self.empty(Tag::Rare),
            Data::OrderedDict(_) => self.vm.new_ordered_dict(),
            Data::Instance(instance) => self.empty_instance(id, instance)?,
            Data::Named(_)
            | Data::Class(_)
            | Data::Function(_)
            | Data::Cell(_)
            | Data::Member(..)
            | Data::Cached(_) => return Ok(()),
        };
        self.values[id as usize] = made;
        Ok(())
    }

    fn empty(&mut self, tag: Tag) -> Value {
        let heap = &mut self.vm.heap;
        let made = heap.new_empty(tag).unwrap_or(Value::NONE);
        heap.keep(made)
    }

    /// Pays for bytes that are about to be copied.
    fn pay(&mut self, bytes: usize) -> Outcome<()> {
        self.vm.refuse(bytes)?;
        self.vm.budget.burn(price::copied(bytes))
    }

    /// Pays for items that are about to be copied.
    pub(super) fn pay_items(&mut self, count: usize) -> Outcome<()> {
        self.vm.refuse(count.saturating_mul(size_of::<Value>()))?;
        self.vm.budget.burn(count as u64)
    }

    fn empty_instance(&mut self, id: Id, instance: &Instance) -> Made<Value> {
        let Some(class) = self.instantiable(instance.class) else {
            return failed(id, "the class of an instance makes no instances here");
        };
        let count = self.vm.heap[class].slot_count as usize;
        self.pay_items(count)?;
        let made = self.vm.heap.make_instance(class, Value::UNBOUND);
        self.vm.note_instance(class.into(), made);
        Ok(made)
    }

    /// A class of which instances can be made without its help.
    fn instantiable(&self, class: Id) -> Option<ClassKey> {
        let heap = &self.vm.heap;
        let value = self.value(class);
        let class = value.as_class()?;
        let is_hosts = heap[class].host.is_some() || heap.host_base(value).is_some();
        let layout = heap[class].layout;
        let is_special = layout.is_exception() || layout == TypeId::Type;
        (!is_hosts && !is_special && take::members(heap, class).is_none()).then_some(class)
    }
}
