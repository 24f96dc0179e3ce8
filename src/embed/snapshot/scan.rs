//! The variables of closures that are there: found from the closures on, and named.
//!
//! ```text
//!  closures -> cells -> what they hold -> further closures -> ..    level by level
//! ```
//!
//! Followed are cells, containers, instances, methods, and the methods of classes that scripts defined; not what modules
//! have, not defaults and globals. Cells that one function captures of one owner belong to one call of it; where nothing
//! says so, calls are told apart by their variables: the second `n` of a function is that of a second call.
//!
//! Invariant: the same closures in the same order give the same names.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::tree::Variable;
use crate::code::CodeFlags;
use crate::embed::look::graph::leads_on;
use crate::embed::look::owner::{OwnerCode, owners};
use crate::embed::look::short;
use crate::freeze::graph::names::Known;
use crate::heap::Heap;
use crate::object::Rare;
use crate::value::{CellKey, CodeKey, FunctionKey, Tag, Value};
use crate::vm::{Outcome, Vm};

/// What was found.
pub(super) struct Scan {
    /// The variables, owner by owner.
    pub(super) variables: Vec<Found>,
    /// The numbers of variables, by their cells.
    pub(super) numbers: HashMap<CellKey, u32>,
    /// Functions of scripts, in the order in which they are met.
    pub(super) functions: Vec<FunctionKey>,
    /// Classes that scripts defined.
    pub(super) classes: Vec<Value>,
    /// What `functools.cache` made, by its function.
    pub(super) caches: HashMap<FunctionKey, Value>,
    /// What modules have.
    pub(super) known: Known,
}

/// A variable, and the function through which it was found first.
pub(super) struct Found {
    pub(super) variable: Variable,
    pub(super) cell: CellKey,
    pub(super) function: FunctionKey,
}

/// Who has made a cell, as far as its code says.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Owner {
    code: Option<CodeKey>,
    /// The qualified name; `None`: a scope of the host.
    function: Option<Arc<str>>,
}

/// A cell, before its call has a number.
struct Met {
    cell: CellKey,
    owner: Owner,
    name: Arc<str>,
    function: FunctionKey,
    /// The call that it belongs to.
    call: usize,
}

/// Goes through what the closures reach. All of it is kept until the running native returns.
pub(super) fn scan(vm: &mut Vm, roots: &[Value]) -> Outcome<Scan> {
    let mut scanner = Scanner {
        queue: roots.to_vec(),
        seen: roots.iter().copied().collect(),
        met: Vec::new(),
        places: HashMap::new(),
        calls: Vec::new(),
        owners: HashMap::new(),
        scan: Scan {
            variables: Vec::new(),
            numbers: HashMap::new(),
            functions: Vec::new(),
            classes: Vec::new(),
            caches: HashMap::new(),
            known: Known::new(vm),
        },
    };
    let mut next = 0;
    while let Some(&value) = scanner.queue.get(next) {
        next += 1;
        if next % 64 == 0 {
            vm.budget.burn(64)?;
            vm.refuse(scanner.queue.len() * BYTES_EACH)?;
        }
        scanner.object(vm, value)?;
    }
    Ok(scanner.named(vm))
}

/// What the search keeps of each object, about.
const BYTES_EACH: usize = 64;

struct Scanner {
    queue: Vec<Value>,
    seen: HashSet<Value>,
    met: Vec<Met>,
    /// Indices of `met`, by cells.
    places: HashMap<CellKey, usize>,
    /// The variables of each call, by names; empty where a call turned out to be another one.
    calls: Vec<HashMap<Arc<str>, usize>>,
    /// The owners of the free variables of code.
    owners: HashMap<CodeKey, Vec<Option<Owner>>>,
    scan: Scan,
}

impl Scanner {
    fn push(&mut self, value: Value) {
        if leads_on(value) && self.seen.insert(value) {
            self.queue.push(value);
        }
    }

    fn object(&mut self, vm: &mut Vm, value: Value) -> Outcome<()> {
        if self.scan.known.get(vm, value).is_some() {
            return Ok(());
        }
        if let Some(function) = value.as_function() {
            self.scan.functions.push(function);
            return self.function(vm, function);
        }
        let mut parts = Vec::new();
        if value.tag() == Tag::Class {
            self.scan.classes.push(value);
        }
        if let Some(cached) = cached(&vm.heap, value) {
            self.scan.caches.entry(cached).or_insert(value);
        }
        parts_of(&vm.heap, value, &mut |part| parts.push(part));
        vm.budget.burn(parts.len() as u64)?;
        parts.into_iter().for_each(|part| self.push(part));
        vm.heap.keep(value);
        Ok(())
    }

    /// Notes the cells of a function.
    fn function(&mut self, vm: &mut Vm, function: FunctionKey) -> Outcome<()> {
        vm.heap.keep(function.into());
        let code = vm.heap[function].code;
        let cells = vm.heap[function].closure.to_vec();
        let names = vm.heap[code].code.freevars.clone();
        vm.budget.burn(cells.len() as u64)?;
        let owners = match self.owners.get(&code) {
            Some(owners) => owners.clone(),
            None => {
                let found = named_owners(vm, code);
                self.owners.insert(code, found.clone());
                found
            }
        };
        // By owner, the call to which the cells of this function belong.
        let mut calls: HashMap<Owner, usize> = HashMap::new();
        for ((cell, name), owner) in cells.into_iter().zip(names).zip(owners) {
            // What a class body captures or is captured of is code.
            let Some(owner) = owner else { continue };
            self.push(cell.into());
            let place = *self.places.entry(cell).or_insert_with(|| {
                let call = self.calls.len();
                self.calls
                    .push(HashMap::from([(Arc::clone(&name), self.met.len())]));
                self.met.push(Met {
                    cell,
                    owner: owner.clone(),
                    name,
                    function,
                    call,
                });
                self.met.len() - 1
            });
            let met = &self.met[place];
            if met.owner != owner {
                continue;
            }
            let call = match calls.get(&owner) {
                Some(&call) => self.joined(call, self.met[place].call),
                None => met.call,
            };
            calls.insert(owner, call);
        }
        Ok(())
    }

    /// The call of which two are one: the first, where both have a variable of one name, as then they are two.
    fn joined(&mut self, one: usize, other: usize) -> usize {
        if one == other {
            return one;
        }
        let (large, small) = match self.calls[one].len() >= self.calls[other].len() {
            true => (one, other),
            false => (other, one),
        };
        let clash = |name: &Arc<str>| self.calls[large].contains_key(name);
        if self.calls[small].keys().any(clash) {
            return one;
        }
        for (name, place) in std::mem::take(&mut self.calls[small]) {
            self.met[place].call = large;
            self.calls[large].insert(name, place);
        }
        large
    }

    /// Numbers the calls, and puts the variables in order.
    fn named(self, vm: &mut Vm) -> Scan {
        // How many calls have a variable of this function and name.
        let mut counts: HashMap<(Option<Arc<str>>, Arc<str>), u32> = HashMap::new();
        let mut numbers: HashMap<usize, u32> = HashMap::new();
        for met in &self.met {
            if numbers.contains_key(&met.call) {
                continue;
            }
            let names = self.calls[met.call].keys();
            let keys = names.map(|name| (met.owner.function.clone(), Arc::clone(name)));
            let keys: Vec<_> = keys.collect();
            let before = keys.iter().filter_map(|key| counts.get(key)).max();
            let number = before.copied().unwrap_or(0) + 1;
            keys.into_iter().for_each(|key| {
                counts.insert(key, number);
            });
            numbers.insert(met.call, number);
        }
        let mut order: HashMap<(Option<Arc<str>>, u32), usize> = HashMap::new();
        let mut variables = Vec::with_capacity(self.met.len());
        for met in self.met {
            let call = numbers[&met.call];
            let next = order.len();
            let owner = *order
                .entry((met.owner.function.clone(), call))
                .or_insert(next);
            vm.heap.keep(met.cell.into());
            let variable = Variable {
                function: met.owner.function,
                call,
                name: met.name,
            };
            let (cell, function) = (met.cell, met.function);
            variables.push((
                owner,
                Found {
                    variable,
                    cell,
                    function,
                },
            ));
        }
        variables.sort_by_key(|(owner, _)| *owner);
        let variables: Vec<Found> = variables.into_iter().map(|(_, found)| found).collect();
        let numbered = (0..).zip(&variables);
        Scan {
            numbers: numbered
                .map(|(number, found)| (found.cell, number))
                .collect(),
            variables,
            ..self.scan
        }
    }
}

/// The function that `functools.cache` has made something of.
fn cached(heap: &Heap, value: Value) -> Option<FunctionKey> {
    match &heap[value.as_rare()?] {
        Rare::LruCache(cache) => cache.function.as_function(),
        _ => None,
    }
}

/// Shows what is followed of an object.
fn parts_of(heap: &Heap, value: Value, add: &mut impl FnMut(Value)) {
    match value.tag() {
        Tag::Cell
        | Tag::List
        | Tag::Tuple
        | Tag::Dict
        | Tag::Set
        | Tag::FrozenSet
        | Tag::Method
        | Tag::Property
        | Tag::Wrapper
        | Tag::Slice => heap.visit_references(value, add),
        Tag::Instance => {
            if let Some(instance) = value.as_instance().map(|key| &heap[key]) {
                add(instance.class.into());
                instance.dict.into_iter().for_each(|dict| add(dict.into()));
                let slots = instance.slots.map(|slots| &heap[slots].items);
                slots.into_iter().flatten().for_each(|slot| add(*slot));
                add(instance.payload);
            }
        }
        Tag::Class => {
            let entries = value.as_class().map(|key| heap[heap[key].dict].iter());
            let values = entries.into_iter().flatten().map(|entry| entry.value);
            let is_code = |value: &Value| {
                matches!(
                    value.tag(),
                    Tag::Function | Tag::Property | Tag::Wrapper | Tag::Class
                )
            };
            values.filter(is_code).for_each(add);
        }
        Tag::Rare => match value.as_rare().map(|key| &heap[key]) {
            Some(Rare::LruCache(cache)) => add(cache.function),
            Some(Rare::OrderedDict(ordered)) => add(ordered.dict.into()),
            Some(Rare::Deque(_) | Rare::Namespace { .. }) => heap.visit_references(value, add),
            _ => {}
        },
        _ => {}
    }
}

/// The owners of the free variables of code; `None` for what belongs to a class body or to type parameters.
fn named_owners(vm: &Vm, code: CodeKey) -> Vec<Option<Owner>> {
    let names = &vm.heap[code].code.freevars;
    let owner = |(owner, name): (OwnerCode, &Arc<str>)| match owner {
        OwnerCode::Code(key) => {
            let code = &vm.heap[key].code;
            let is_function = code.flags.contains(CodeFlags::OPTIMIZED)
                && !code.name.starts_with("<generic parameters");
            is_function.then(|| Owner {
                code: Some(key),
                function: Some(Arc::clone(&code.qualname)),
            })
        }
        OwnerCode::Host => Some(Owner {
            code: None,
            function: None,
        }),
        OwnerCode::Unknown if matches!(&**name, "__class__" | "__classdict__") => None,
        OwnerCode::Unknown => Some(Owner {
            code: None,
            function: Some(around(&vm.heap[code].code.qualname)),
        }),
    };
    owners(vm, code).into_iter().zip(names).map(owner).collect()
}

/// The qualified name of the function around one, by that one's: code that is gone can still be named so.
fn around(qualname: &str) -> Arc<str> {
    let outer = qualname.rsplit_once(".<locals>.");
    outer.map_or(qualname, |(outer, _)| outer).into()
}

/// The qualified name of a function.
pub(super) fn qualname(vm: &Vm, function: FunctionKey) -> &str {
    short::function_qualname(&vm.heap, function)
}

/// The qualified name of a class.
pub(super) fn class_qualname(vm: &Vm, class: Value) -> Option<&str> {
    vm.heap.as_text(vm.heap[class.as_class()?].qualname)
}
