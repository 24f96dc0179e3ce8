//! Lists and tuples as sequences: `+`, `*` and the ordering of their items.

use num_traits::ToPrimitive;

use crate::code::CompareOp;
use crate::value::{ListKey, Tag, Value};
use crate::vm::state::price;
use crate::vm::{Outcome, Vm};

impl Vm {
    /// `a + b` where `a` is a list or a tuple (or an instance of a subclass); `None`: it is neither.
    pub(crate) fn sequence_concat(&mut self, a: Value, b: Value) -> Outcome<Option<Value>> {
        let (left, right) = (self.heap.payload(a), self.heap.payload(b));
        let kind = match left.tag() {
            Tag::List => "list",
            Tag::Tuple => "tuple",
            _ => return Ok(None),
        };
        if left.tag() != right.tag() {
            let name = self.type_name(b);
            return Err(self.type_error(format!(
                "can only concatenate {kind} (not \"{name}\") to {kind}"
            )));
        }
        let total = self.heap.sequence_len(left) + self.heap.sequence_len(right);
        self.budget.burn(price::copied(total))?;
        self.charge_items(total, size_of::<Value>())?;
        if let (Some(left), Some(right)) = (left.as_list(), right.as_list()) {
            let mut items = Vec::with_capacity(total);
            for part in [left, right] {
                self.budget
                    .copy_behind(&mut items, &self.heap[part].items)?;
            }
            return Ok(Some(self.heap.new_list(items)));
        }
        if a == left && self.heap.sequence_len(right) == 0 {
            return Ok(Some(a));
        }
        if b == right && self.heap.sequence_len(left) == 0 {
            return Ok(Some(b));
        }
        let mut items = Vec::with_capacity(total);
        for part in [left, right] {
            if let Some(tuple) = part.as_tuple() {
                self.budget
                    .copy_behind(&mut items, &self.heap[tuple].items)?;
            }
        }
        Ok(Some(self.heap.new_tuple_of(items)))
    }

    /// `seq * n` where `seq` is a list or a tuple (or an instance of a subclass); `None`: it is neither.
    pub(crate) fn sequence_repeat(&mut self, seq: Value, n: Value) -> Outcome<Option<Value>> {
        let inner = self.heap.payload(seq);
        if !matches!(inner.tag(), Tag::List | Tag::Tuple) {
            return Ok(None);
        }
        let count = self.repeat_count(n)?;
        if count == 1 && inner == seq && seq.tag() == Tag::Tuple {
            return Ok(Some(seq));
        }
        let items = match self.pay_for_repetition(self.heap.sequence_len(inner), count)? {
            false => Vec::new(),
            true => match (inner.as_list(), inner.as_tuple()) {
                (Some(list), _) => self.budget.repeat(&self.heap[list].items, count)?,
                (_, Some(tuple)) => self.budget.repeat(&self.heap[tuple].items, count)?,
                _ => Vec::new(),
            },
        };
        Ok(Some(if inner.tag() == Tag::List {
            self.heap.new_list(items)
        } else {
            self.heap.new_tuple_of(items)
        }))
    }

    /// Pays for `count` copies of `len` items; `false`: there is nothing to copy.
    fn pay_for_repetition(&mut self, len: usize, count: usize) -> Outcome<bool> {
        if len == 0 || count == 0 {
            return Ok(false);
        }
        let Some(total) = len.checked_mul(count) else {
            return Err(self.memory_error(""));
        };
        self.charge_items(total, size_of::<Value>())?;
        self.budget.burn(price::copied(total))?;
        Ok(true)
    }

    /// How often a sequence is repeated; negative counts as none.
    pub(crate) fn repeat_count(&mut self, n: Value) -> Outcome<usize> {
        if let Some(count) = n.as_int_or_bool() {
            return Ok(count.to_usize().unwrap_or(0));
        }
        if !self.has_index(n) {
            let name = self.type_name(n);
            return Err(self.type_error(format!(
                "can't multiply sequence by non-int of type '{name}'"
            )));
        }
        let index = self.index(n)?;
        match index.as_int_or_bool() {
            Some(count) => Ok(count.to_usize().unwrap_or(0)),
            None => {
                let name = self.type_name(n);
                Err(self.overflow_error(format!("cannot fit '{name}' into an index-sized integer")))
            }
        }
    }

    /// Removes the item at a place that there is, and pays for those behind it, which move.
    pub(crate) fn list_remove_at(&mut self, list: ListKey, at: usize) -> Outcome {
        let behind = self.heap[list].items.len() - at;
        self.budget.burn(price::moved(behind))?;
        let items = &mut self.heap[list].items;
        let removed = items[at];
        self.budget.splice(items, at..at + 1, &[])?;
        Ok(removed)
    }

    /// `list *= n`
    pub(crate) fn list_repeat_in_place(&mut self, list: ListKey, n: Value) -> Outcome<()> {
        let count = self.repeat_count(n)?;
        self.heap[list].items = match self.pay_for_repetition(self.heap[list].items.len(), count)? {
            true => self.budget.repeat(&self.heap[list].items, count)?,
            false => Vec::new(),
        };
        Ok(())
    }

    /// `a op b` of two lists or two tuples (or instances of subclasses); `None`: they are not comparable.
    pub(crate) fn compare_sequences(
        &mut self,
        op: CompareOp,
        a: Value,
        b: Value,
    ) -> Outcome<Option<Value>> {
        let (left, right) = (self.heap.payload(a), self.heap.payload(b));
        if left.tag() != right.tag() || !matches!(left.tag(), Tag::List | Tag::Tuple) {
            return Ok(None);
        }
        let equality = matches!(op, CompareOp::Eq | CompareOp::Ne);
        if equality && self.heap.sequence_len(left) != self.heap.sequence_len(right) {
            return Ok(Some(Value::bool(op == CompareOp::Ne)));
        }
        let mark = self.heap.mark();
        let mut at = 0;
        while let (Some(x), Some(y)) = (
            self.heap.sequence_item(left, at),
            self.heap.sequence_item(right, at),
        ) {
            self.budget.burn(1)?;
            let same = x == y || {
                self.heap.keep(x);
                self.heap.keep(y);
                self.eq(x, y)?
            };
            if !same {
                return match op {
                    // A comparison that shortened a list has made the sizes decide.
                    _ if at
                        >= self
                            .heap
                            .sequence_len(left)
                            .min(self.heap.sequence_len(right)) =>
                    {
                        break;
                    }
                    CompareOp::Eq => Ok(Some(Value::FALSE)),
                    CompareOp::Ne => Ok(Some(Value::TRUE)),
                    _ => self.compare(op, x, y).map(Some),
                };
            }
            self.heap.release(mark);
            at += 1;
        }
        let (m, n) = (self.heap.sequence_len(left), self.heap.sequence_len(right));
        Ok(Some(Value::bool(compare_sizes(op, m, n))))
    }
}

/// `m op n`
pub(crate) fn compare_sizes(op: CompareOp, m: usize, n: usize) -> bool {
    match op {
        CompareOp::Lt => m < n,
        CompareOp::Le => m <= n,
        CompareOp::Eq => m == n,
        CompareOp::Ne => m != n,
        CompareOp::Gt => m > n,
        CompareOp::Ge => m >= n,
    }
}
