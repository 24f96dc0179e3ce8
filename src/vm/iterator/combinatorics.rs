//! Advancing the iterators of `itertools` that choose from pools. None of them runs scripts.

use crate::object::{Iter, Itertool};
use crate::value::{IteratorKey, Value};
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

type Items = smallvec::SmallVec<[Value; 8]>;

impl Vm {
    fn yield_items(&mut self, items: Option<Items>) -> Outcome<Option<Value>> {
        let Some(items) = items else {
            return Ok(None);
        };
        self.budget.burn(price::copied(items.len()))?;
        Ok(Some(self.heap.new_tuple(&items)))
    }

    pub(in crate::vm) fn product_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let items = match &mut self.heap[key] {
            Iter::Itertool(tool) => match tool.as_mut() {
                Itertool::Product {
                    pools,
                    indices,
                    stopped,
                } => next_product(pools, indices, stopped),
                _ => None,
            },
            _ => None,
        };
        self.yield_items(items)
    }

    pub(in crate::vm) fn combinations_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let items = match &mut self.heap[key] {
            Iter::Itertool(tool) => match tool.as_mut() {
                Itertool::Combinations {
                    pool,
                    size,
                    indices,
                    with_replacement,
                    stopped,
                } => next_combination(pool, *size, indices, *with_replacement, stopped),
                _ => None,
            },
            _ => None,
        };
        self.yield_items(items)
    }

    pub(in crate::vm) fn permutations_next(&mut self, key: IteratorKey) -> Outcome<Option<Value>> {
        let items = match &mut self.heap[key] {
            Iter::Itertool(tool) => match tool.as_mut() {
                Itertool::Permutations {
                    pool,
                    size,
                    indices,
                    cycles,
                    stopped,
                } => next_permutation(pool, *size, indices, cycles, stopped),
                _ => None,
            },
            _ => None,
        };
        self.yield_items(items)
    }
}

/// Counts on like an odometer: the last place first.
fn next_product(
    pools: &[Vec<Value>],
    indices: &mut Option<Vec<usize>>,
    stopped: &mut bool,
) -> Option<Items> {
    if *stopped {
        return None;
    }
    match indices {
        None => {
            if pools.iter().any(Vec::is_empty) {
                *stopped = true;
                return None;
            }
            *indices = Some(vec![0; pools.len()]);
        }
        Some(indices) => {
            let moved = (0..pools.len()).rev().any(|at| {
                indices[at] += 1;
                if indices[at] == pools[at].len() {
                    indices[at] = 0;
                    return false;
                }
                true
            });
            if !moved {
                *stopped = true;
                return None;
            }
        }
    }
    let indices = indices.as_ref()?;
    Some(
        pools
            .iter()
            .zip(indices)
            .map(|(pool, &at)| pool[at])
            .collect(),
    )
}

fn next_combination(
    pool: &[Value],
    size: usize,
    indices: &mut Option<Vec<usize>>,
    with_replacement: bool,
    stopped: &mut bool,
) -> Option<Items> {
    if *stopped {
        return None;
    }
    let count = pool.len();
    match indices {
        None => {
            let possible = match with_replacement {
                true => count > 0 || size == 0,
                false => size <= count,
            };
            if !possible {
                *stopped = true;
                return None;
            }
            *indices = Some(match with_replacement {
                true => vec![0; size],
                false => (0..size).collect(),
            });
        }
        Some(indices) => {
            // The last place that can still move on takes those after it along.
            let highest = |at: usize| match with_replacement {
                true => count - 1,
                false => at + count - size,
            };
            let Some(at) = (0..size).rev().find(|&at| indices[at] < highest(at)) else {
                *stopped = true;
                return None;
            };
            let first = indices[at] + 1;
            for (step, index) in indices[at..].iter_mut().enumerate() {
                *index = if with_replacement {
                    first
                } else {
                    first + step
                };
            }
        }
    }
    Some(indices.as_ref()?.iter().map(|&at| pool[at]).collect())
}

/// The order in which a counter of falling bases (`cycles`) visits the arrangements.
fn next_permutation(
    pool: &[Value],
    size: usize,
    indices: &mut [usize],
    cycles: &mut Option<Vec<usize>>,
    stopped: &mut bool,
) -> Option<Items> {
    if *stopped {
        return None;
    }
    let count = pool.len();
    match cycles {
        None => {
            if size > count {
                *stopped = true;
                return None;
            }
            *cycles = Some((0..size).map(|at| count - at).collect());
        }
        Some(cycles) => {
            let mut moved = false;
            for at in (0..size).rev() {
                cycles[at] -= 1;
                if cycles[at] == 0 {
                    indices[at..].rotate_left(1);
                    cycles[at] = count - at;
                } else {
                    indices.swap(at, count - cycles[at]);
                    moved = true;
                    break;
                }
            }
            if !moved {
                *stopped = true;
                return None;
            }
        }
    }
    Some(indices.iter().take(size).map(|&at| pool[at]).collect())
}
