//! Calls whose arguments must be spread first: `f(*args, **kwargs)`, and `functools.partial`.
//!
//! Input: sequences and mappings of arguments. Output: a window of arguments as `call` takes it.

use smallvec::SmallVec;

use super::{Called, Keywords};
use crate::object::Partial;
use crate::value::{TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::state::price;
use crate::vm::{Outcome, ReturnTo, Vm};

impl Vm {
    /// `CallEx`: callee, an iterable of positional arguments, and perhaps a dict, from `at`.
    pub(in crate::vm) fn call_ex(
        &mut self,
        at: usize,
        keywords: bool,
        ret: ReturnTo,
    ) -> Outcome<()> {
        let (callee, iterable) = (self.stack[at], self.stack[at + 1]);
        let args: SmallVec<[Value; 8]> = match (iterable.as_tuple(), iterable.as_list()) {
            (Some(tuple), _) => self.heap[tuple].items.iter().copied().collect(),
            (_, Some(list)) => self.heap[list].items.iter().copied().collect(),
            _ => {
                if let Some(list) = self.star_leaving(iterable) {
                    // Nothing has left: the instruction goes on with the list.
                    self.stack[at + 1] = list?;
                    return self.call_ex(at, keywords, ret);
                }
                let args = self.star_arguments(callee, iterable);
                self.end_owned_after(iterable, args)?
            }
        };
        self.budget.burn_later(price::SPREAD);
        let kw: Keywords = match self.stack[at + 2].as_dict() {
            Some(dict) if keywords => self.heap[dict]
                .iter()
                .map(|entry| (entry.key, entry.value))
                .collect(),
            _ => Keywords::new(),
        };
        if kw
            .iter()
            .any(|(name, _)| self.heap.as_text(*name).is_none())
        {
            return Err(self.type_error("keywords must be strings"));
        }
        let to = self.stack_top();
        let count = args.len() + kw.len();
        self.budget.burn(price::copied(count + 2 * kw.len()))?;
        self.make_room(to, count + 1 + 256)?;
        self.stack[to] = callee;
        for (slot, value) in self.stack[to + 1..]
            .iter_mut()
            .zip(args.iter().chain(kw.iter().map(|(_, value)| value)))
        {
            *slot = *value;
        }
        let names = (!kw.is_empty()).then(|| {
            let names: Vec<Value> = kw.iter().map(|(name, _)| *name).collect();
            self.heap.new_tuple(&names)
        });
        let base = self.frames[self.frames.len() - 1].base;
        match self.enter_call(to, count, names, ret)? {
            Called::Frame => Ok(()),
            Called::Value(value) => {
                if let ReturnTo::Register(dst) = ret {
                    self.stack[base + dst.0 as usize] = value;
                }
                Ok(())
            }
        }
    }

    /// The arguments after `*` from any iterable.
    pub(in crate::vm) fn star_arguments(
        &mut self,
        callee: Value,
        iterable: Value,
    ) -> Outcome<SmallVec<[Value; 8]>> {
        match self.collect(iterable) {
            Ok(items) => Ok(items.into()),
            Err(fault)
                if is_raised(&self.heap, fault, TypeId::TypeError)
                    && !self.is_iterable(iterable) =>
            {
                let message = format!(
                    "{} argument after * must be an iterable, not {}",
                    self.callee_text(callee),
                    self.type_name(iterable)
                );
                Err(self.type_error(message))
            }
            Err(fault) => Err(fault),
        }
    }

    /// Puts the arguments of a `functools.partial` before those of its call, beyond everything that is in
    /// use; gives the new window, in front of which one slot is free, and the names of its keyword arguments.
    pub(in crate::vm) fn spread_partial(
        &mut self,
        partial: Partial,
        first: usize,
        count: usize,
        names: Option<Value>,
    ) -> Outcome<(usize, usize, Option<Value>)> {
        self.heap.keep(partial.function);
        let later: SmallVec<[Value; 8]> = match names.and_then(Value::as_tuple) {
            Some(tuple) => self.heap[tuple].items.as_slice().into(),
            None => SmallVec::new(),
        };
        let positional = count - later.len();
        self.check_placeholders(partial, positional)?;
        let given = match partial.args.as_tuple() {
            Some(tuple) => self.heap[tuple].items.len(),
            None => 0,
        };
        let own = self.heap[partial.keywords].len();
        let to = self.stack_top().max(first + count);
        self.make_room(to, 1 + given + count + own + 256)?;
        self.budget.burn(price::copied(given + own))?;
        let start = to + 1;
        self.stack[to] = Value::NONE;
        if let Some(tuple) = partial.args.as_tuple() {
            let items = &self.heap.tuples[tuple].object.items;
            self.stack[start..start + given].copy_from_slice(items);
        }
        let (mut first, mut count, mut positional) = (first, count, positional);
        if partial.placeholders > 0 {
            let placeholder = self.names.placeholder(&mut self.heap);
            let mut next = first;
            for at in start..start + given {
                if self.stack[at] == placeholder {
                    self.stack[at] = self.stack[next];
                    next += 1;
                }
            }
            count -= next - first;
            positional -= next - first;
            first = next;
        }
        for at in start..start + given {
            let value = self.stack[at];
            self.heap.keep(value);
        }
        if own == 0 {
            self.stack.copy_within(first..first + count, start + given);
            return Ok((start, given + count, names));
        }
        self.stack
            .copy_within(first..first + positional, start + given);
        let mut keywords = self.partial_keywords(partial)?;
        for (at, name) in later.into_iter().enumerate() {
            let value = self.stack[first + positional + at];
            let known = keywords
                .iter()
                .position(|(known, _)| self.heap.text(*known) == self.heap.text(name));
            match known {
                Some(known) => keywords[known].1 = value,
                None => keywords.push((name, value)),
            }
        }
        let end = start + given + positional;
        for (at, &(_, value)) in keywords.iter().enumerate() {
            self.stack[end + at] = value;
            self.heap.keep(value);
        }
        let all: Vec<Value> = keywords.iter().map(|(name, _)| *name).collect();
        let total = given + positional + all.len();
        Ok((start, total, Some(self.heap.new_tuple(&all))))
    }

    /// The keyword arguments of a partial: scripts reach the dict that has them.
    pub(crate) fn partial_keywords(&mut self, partial: Partial) -> Outcome<Vec<(Value, Value)>> {
        let entries = self.heap[partial.keywords].iter();
        let keywords: Vec<_> = entries.map(|entry| (entry.key, entry.value)).collect();
        match keywords
            .iter()
            .all(|&(name, _)| self.heap.as_text(name).is_some())
        {
            true => Ok(keywords),
            false => Err(self.type_error("keywords must be strings")),
        }
    }

    /// Refuses a call of a partial that does not fill all of its places.
    pub(crate) fn check_placeholders(&mut self, partial: Partial, given: usize) -> Outcome<()> {
        let expected = partial.placeholders;
        if given >= expected {
            return Ok(());
        }
        Err(self.type_error(format!(
            "missing positional arguments in 'partial' call; expected at least {expected}, got {given}"
        )))
    }

    /// How CPython names a callee in messages about its arguments: `module.f()`.
    pub(crate) fn callee_text(&mut self, callee: Value) -> String {
        let attr = |vm: &mut Self, name: &str| {
            let name = vm.heap.intern(name);
            vm.getattr_opt(callee, name)
                .ok()
                .flatten()
                .and_then(|v| vm.heap.as_text(v).map(str::to_owned))
        };
        match (attr(self, "__module__"), attr(self, "__qualname__")) {
            (module, Some(qualname)) => match module {
                Some(module) if module != "builtins" => format!("{module}.{qualname}()"),
                _ => format!("{qualname}()"),
            },
            _ => self.str_of(callee).unwrap_or_default(),
        }
    }
}
