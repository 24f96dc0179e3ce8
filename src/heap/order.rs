//! In which order objects are finalised that go together: holders before what they hold.

use std::collections::HashMap;

use super::Heap;
use crate::value::Value;

/// With more objects and references than this the order is not looked for: it takes some 50 bytes for each, which nobody
/// has paid.
const MOST: usize = 1 << 17;

impl Heap {
    /// Sorts unreached objects so that each comes before those that it reaches; those that reach each other, and
    /// those that have nothing to do with each other, stay in the order given.
    ///
    /// Tarjan's components of what is reachable from them, without recursion. Where they reach too much, they stay in
    /// the order given as well.
    pub(super) fn holders_first(&self, objects: &[Value]) -> Vec<Value> {
        let rank: HashMap<Value, usize> =
            objects.iter().enumerate().map(|(i, v)| (*v, i)).collect();
        // For each visited object its number and the lowest number it reaches; `done`: without a number.
        let mut low: HashMap<Value, (usize, usize)> = HashMap::new();
        let mut open: Vec<Value> = Vec::new();
        let mut components: Vec<Vec<usize>> = Vec::new();
        let (mut numbers, mut looked_at) = (0, 0);
        // The path: an object, and those it refers to that are still to be visited.
        let mut path: Vec<(Value, Vec<Value>)> = Vec::new();
        for &start in objects.iter().rev() {
            let mut next = Some(start);
            loop {
                if let Some(value) = next.take()
                    && !low.contains_key(&value)
                {
                    low.insert(value, (numbers, numbers));
                    numbers += 1;
                    open.push(value);
                    let mut held = Vec::new();
                    self.visit_references(value, &mut |v| {
                        if v.is_heap() && !self.is_marked(v) {
                            held.push(v);
                        }
                    });
                    looked_at += 1 + held.len();
                    if looked_at > MOST {
                        return objects.to_vec();
                    }
                    path.push((value, held));
                }
                let Some((value, held)) = path.last_mut() else {
                    break;
                };
                let value = *value;
                if let Some(other) = held.pop() {
                    match low.get(&other) {
                        None => next = Some(other),
                        Some(&(number, _)) if number != usize::MAX => {
                            let entry = low.entry(value).or_insert((number, number));
                            entry.1 = entry.1.min(number);
                        }
                        Some(_) => {}
                    }
                    continue;
                }
                path.pop();
                let (number, lowest) = low.get(&value).copied().unwrap_or_default();
                if let Some((holder, _)) = path.last()
                    && let Some(entry) = low.get_mut(holder)
                {
                    entry.1 = entry.1.min(lowest);
                }
                if number == lowest {
                    let mut component = Vec::new();
                    while let Some(member) = open.pop() {
                        low.insert(member, (usize::MAX, usize::MAX));
                        component.extend(rank.get(&member));
                        if member == value {
                            break;
                        }
                    }
                    component.sort_unstable();
                    components.push(component);
                }
            }
        }
        let order = components.into_iter().rev().flatten();
        order.filter_map(|i| objects.get(i).copied()).collect()
    }
}
