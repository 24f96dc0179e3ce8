//! Which variables of a snapshot are which of the closures that are there, and which functions are which.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::Arc;

use super::report::{Moved, Restored};
use super::scan::{self, Found, Scan};
use super::tree::{Function, Snapshot, Variable};
use crate::value::{CellKey, FunctionKey};
use crate::vm::{Outcome, Vm};

/// What belongs together.
pub(super) struct Matching {
    /// For each variable of the snapshot the number of the one that is there.
    pub(super) there: Vec<Option<usize>>,
    pub(super) report: Restored,
}

/// Matches variables: by owner and name; then those that are left, where the name says which: in the same call, or at all.
pub(super) fn variables(snapshot: &Snapshot, live: &Scan) -> Matching {
    let saved: Vec<&Variable> = snapshot.variables.iter().map(|(name, _)| name).collect();
    let found: Vec<&Variable> = live.variables.iter().map(|found| &found.variable).collect();
    let mut pairs = Pairs {
        there: vec![None; saved.len()],
        taken: vec![false; found.len()],
    };
    pairs.add(&saved, &found, |variable| (*variable).clone());
    let same = pairs.there.clone();
    pairs.add(&saved, &found, |variable| {
        (variable.call, Arc::clone(&variable.name))
    });
    pairs.add(&saved, &found, |variable| Arc::clone(&variable.name));
    let mut report = Restored::default();
    for (number, variable) in saved.iter().enumerate() {
        match (same[number], pairs.there[number]) {
            (Some(_), _) => report.restored.push((*variable).clone()),
            (None, Some(place)) => report.moved.push(Moved {
                from: (*variable).clone(),
                to: found[place].clone(),
            }),
            (None, None) => report.gone.push((*variable).clone()),
        }
    }
    let untaken = found.iter().zip(&pairs.taken).filter(|(_, taken)| !**taken);
    report.new = untaken.map(|(variable, _)| (*variable).clone()).collect();
    Matching {
        there: pairs.there,
        report,
    }
}

/// The pairs of variables so far.
struct Pairs {
    there: Vec<Option<usize>>,
    taken: Vec<bool>,
}

impl Pairs {
    /// Makes pairs of those that are left and have one key, which no other has on either side.
    fn add<K: Hash + Eq>(
        &mut self,
        saved: &[&Variable],
        found: &[&Variable],
        key: impl Fn(&Variable) -> K,
    ) {
        let open = |index: &usize| self.there[*index].is_none();
        let left = unique((0..saved.len()).filter(open), |index| key(saved[index]));
        let free = |index: &usize| !self.taken[*index];
        let right = unique((0..found.len()).filter(free), |index| key(found[index]));
        for (key, number) in left {
            if let (Some(number), Some(&Some(place))) = (number, right.get(&key)) {
                self.there[number] = Some(place);
                self.taken[place] = true;
            }
        }
    }
}

/// Indices by their keys; `None` where several have one.
fn unique<K: Hash + Eq>(
    indices: impl Iterator<Item = usize>,
    key: impl Fn(usize) -> K,
) -> HashMap<K, Option<usize>> {
    let mut found = HashMap::new();
    for index in indices {
        found
            .entry(key(index))
            .and_modify(|one| *one = None)
            .or_insert(Some(index));
    }
    found
}

/// The functions that are there, by their names.
pub(super) struct Functions<'a> {
    live: &'a Scan,
    /// By qualified names and the numbers of the variables that they capture; and how many of these were taken.
    exact: HashMap<(String, Vec<u32>), (Vec<FunctionKey>, usize)>,
    /// By qualified names.
    full: HashMap<String, Vec<FunctionKey>>,
    /// By the last part of these: what the function itself is called.
    last: HashMap<String, Vec<FunctionKey>>,
}

fn last(name: &str) -> &str {
    name.rsplit('.').next().unwrap_or(name)
}

impl<'a> Functions<'a> {
    pub(super) fn new(vm: &mut Vm, live: &'a Scan) -> Outcome<Self> {
        let mut functions = Self {
            live,
            exact: HashMap::new(),
            full: HashMap::new(),
            last: HashMap::new(),
        };
        for &function in &live.functions {
            let cells = &vm.heap[function].closure;
            let numbers = cells.iter().filter_map(|cell| live.numbers.get(cell));
            let mut numbers: Vec<u32> = numbers.copied().collect();
            numbers.sort_unstable();
            vm.budget.burn(1 + numbers.len() as u64)?;
            let name = scan::qualname(vm, function);
            let own = functions.last.entry(last(name).to_owned());
            own.or_default().push(function);
            let named = functions.full.entry(name.to_owned());
            named.or_default().push(function);
            let exact = functions.exact.entry((name.to_owned(), numbers));
            exact.or_default().0.push(function);
        }
        Ok(functions)
    }

    /// The function that is there in the place of one of the snapshot: of its qualified name, or of its own name where
    /// only one has that; and with the cells of the variables that both capture. Of several that are alike, each is
    /// taken once.
    pub(super) fn find(
        &mut self,
        vm: &mut Vm,
        saved: &Function,
        there: &[Option<usize>],
    ) -> Outcome<Option<FunctionKey>> {
        let places = saved.variables.iter();
        let places = places.filter_map(|number| there.get(*number as usize).copied().flatten());
        let mut numbers: Vec<u32> = places.map(|place| place as u32).collect();
        numbers.sort_unstable();
        vm.budget.burn(1 + numbers.len() as u64)?;
        let key = (saved.name.clone(), numbers);
        if let Some((functions, taken)) = self.exact.get_mut(&key) {
            *taken += 1;
            return Ok(functions.get(*taken - 1).or(functions.first()).copied());
        }
        let captured = key.1.iter();
        let captured: Vec<&Found> = captured
            .filter_map(|number| self.live.variables.get(*number as usize))
            .collect();
        let named = self.full.get(&saved.name);
        let found = fitting(vm, named, &captured)?;
        if let Some(function) = found.first() {
            return Ok(Some(*function));
        }
        let found = fitting(vm, self.last.get(last(&saved.name)), &captured)?;
        Ok(match found[..] {
            [function] => Some(function),
            _ => None,
        })
    }
}

/// Those of some functions that have these cells.
fn fitting(
    vm: &mut Vm,
    functions: Option<&Vec<FunctionKey>>,
    captured: &[&Found],
) -> Outcome<Vec<FunctionKey>> {
    let functions = functions.into_iter().flatten().copied();
    let mut found = Vec::new();
    for function in functions {
        vm.budget.burn(1 + captured.len() as u64)?;
        if has_cells(vm, function, captured) {
            found.push(function);
        }
    }
    Ok(found)
}

/// Whether a function has these cells, as far as it has variables of these names.
fn has_cells(vm: &Vm, function: FunctionKey, captured: &[&Found]) -> bool {
    let function = &vm.heap[function];
    let names = &vm.heap[function.code].code.freevars;
    let cell = |name: &Arc<str>| -> Option<CellKey> {
        let at = names.iter().position(|other| other == name)?;
        function.closure.get(at).copied()
    };
    captured
        .iter()
        .all(|found| cell(&found.variable.name).is_none_or(|cell| cell == found.cell))
}
