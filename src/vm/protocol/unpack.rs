//! Displays, unpacking and `*`/`**` arguments: what the evaluator's build and unpack instructions do.
//!
//! Positions of registers are absolute indices into the stack. Nothing is written to registers before the
//! whole unpacking has succeeded.

use crate::value::{DictKey, ListKey, Tag, Value};
use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Vm};

impl Vm {
    /// Unpacks an iterable into exactly `count` registers from `out_base`.
    pub(crate) fn unpack_sequence(
        &mut self,
        src: Value,
        out_base: usize,
        count: usize,
    ) -> Outcome<()> {
        let given = match src.tag() {
            Tag::Tuple | Tag::List => self.heap.sequence_len(src),
            _ => {
                if let Some(list) = self.unpack_leaving(src, count) {
                    let list = list?;
                    self.store_unpacked(out_base, list);
                    return Ok(());
                }
                return self.unpack_iterable(src, out_base, count);
            }
        };
        if given == count {
            let items: &[Value] = match (src.as_tuple(), src.as_list()) {
                (Some(tuple), _) => &self.heap[tuple].items,
                (_, Some(list)) => &self.heap[list].items,
                _ => &[],
            };
            if let Some(target) = self.stack.get_mut(out_base..out_base + count) {
                target.copy_from_slice(items);
            }
            return Ok(());
        }
        if given > count {
            return Err(self.too_many_values(count, Some(given)));
        }
        Err(self.value_error(format!(
            "not enough values to unpack (expected {count}, got {given})"
        )))
    }

    /// The error for a source with more items than targets; how many it has is said where that is known.
    fn too_many_values(&mut self, expected: usize, given: Option<usize>) -> Fault {
        let given = given.map_or(String::new(), |given| format!(", got {given}"));
        self.value_error(format!(
            "too many values to unpack (expected {expected}{given})"
        ))
    }

    fn unpack_iterable(&mut self, src: Value, out_base: usize, count: usize) -> Outcome<()> {
        let values = self.exactly(src, count)?;
        self.store_registers(out_base, &values);
        Ok(())
    }

    /// The items of an iterable that must have `count` of them.
    fn exactly(&mut self, src: Value, count: usize) -> Outcome<smallvec::SmallVec<[Value; 8]>> {
        let iterator = self.unpack_iter(src)?;
        let known = src.as_dict().map(|dict| self.heap[dict].len());
        let values = self.next_exactly(iterator, count, known);
        self.end_owned_after(iterator, values)
    }

    fn next_exactly(
        &mut self,
        iterator: Value,
        count: usize,
        known: Option<usize>,
    ) -> Outcome<smallvec::SmallVec<[Value; 8]>> {
        let mut values: smallvec::SmallVec<[Value; 8]> = smallvec::SmallVec::new();
        while values.len() < count {
            match self.next(iterator)? {
                Some(value) => values.push(self.heap.keep(value)),
                None => {
                    let given = values.len();
                    return Err(self.value_error(format!(
                        "not enough values to unpack (expected {count}, got {given})"
                    )));
                }
            }
        }
        if self.next(iterator)?.is_some() {
            return Err(self.too_many_values(count, known));
        }
        Ok(values)
    }

    fn unpack_iter(&mut self, src: Value) -> Outcome {
        if !self.defines_iteration(src) {
            let name = self.type_name(src);
            return Err(self.type_error(format!("cannot unpack non-iterable {name} object")));
        }
        self.iter_owned(src)
    }

    fn store_registers(&mut self, base: usize, values: &[Value]) {
        if let Some(target) = self.stack.get_mut(base..base + values.len()) {
            target.copy_from_slice(values);
        }
    }

    /// Unpacks an iterable into `before` registers, a list of what is between, and `after` registers.
    pub(crate) fn unpack_ex(
        &mut self,
        src: Value,
        out_base: usize,
        before: usize,
        after: usize,
    ) -> Outcome<()> {
        if let Some(list) = self.unpack_star_leaving(src, before, after) {
            let list = list?;
            self.store_unpacked(out_base, list);
            return Ok(());
        }
        let values = self.around_star(src, before, after)?;
        self.store_registers(out_base, &values);
        Ok(())
    }

    /// Stores the items of a list in registers.
    pub(in crate::vm) fn store_unpacked(&mut self, base: usize, list: Value) {
        let Some(list) = list.as_list() else {
            return;
        };
        let items = &self.heap.lists[list].object.items;
        if let Some(target) = self.stack.get_mut(base..base + items.len()) {
            target.copy_from_slice(items);
        }
    }

    /// Refuses a list of another number of items than were wanted; it has at most one more.
    pub(in crate::vm) fn check_unpacked(&mut self, list: ListKey, count: usize) -> Outcome<()> {
        let given = self.heap[list].items.len();
        if given > count {
            return Err(self.too_many_values(count, None));
        }
        if given < count {
            return Err(self.value_error(format!(
                "not enough values to unpack (expected {count}, got {given})"
            )));
        }
        Ok(())
    }

    /// All items of an iterable, split: those before a star, a list of what is between, those after it.
    pub(in crate::vm) fn split_around_star(
        &mut self,
        list: ListKey,
        before: usize,
        after: usize,
    ) -> Outcome {
        let given = self.heap[list].items.len();
        if given < before + after {
            return Err(self.not_enough_values(before, after, given));
        }
        self.charge_items(given + 1, size_of::<Value>())?;
        let middle = self.heap[list].items[before..given - after].to_vec();
        let middle = self.heap.new_list(middle);
        let items = &self.heap[list].items;
        let (first, last) = (items[..before].to_vec(), items[given - after..].to_vec());
        let all = [first, vec![middle], last].concat();
        Ok(self.heap.new_list(all))
    }

    /// Unpacks into a list: exactly `before` items, or, with a star, `before` items, a list, `star` items.
    pub(crate) fn unpack_to_list(
        &mut self,
        src: Value,
        before: usize,
        star: Option<usize>,
    ) -> Outcome {
        let left = match star {
            Some(after) => self.unpack_star_leaving(src, before, after),
            None if matches!(src.tag(), Tag::List | Tag::Tuple) => None,
            None => self.unpack_leaving(src, before),
        };
        if let Some(list) = left {
            return list;
        }
        let values = match star {
            Some(after) => self.around_star(src, before, after)?,
            None => self.exactly(src, before)?.into_vec(),
        };
        Ok(self.heap.new_list(values))
    }

    /// The items before a star, the list of what is between, and the items after it.
    fn around_star(&mut self, src: Value, before: usize, after: usize) -> Outcome<Vec<Value>> {
        let iterator = self.unpack_iter(src)?;
        let values = self.next_around_star(iterator, before, after);
        self.end_owned_after(iterator, values)
    }

    fn next_around_star(
        &mut self,
        iterator: Value,
        before: usize,
        after: usize,
    ) -> Outcome<Vec<Value>> {
        let mut values: Vec<Value> = Vec::with_capacity(before + 1 + after);
        while values.len() < before {
            match self.next(iterator)? {
                Some(value) => values.push(self.heap.keep(value)),
                None => return Err(self.not_enough_values(before, after, values.len())),
            }
        }
        let list = self.heap.new_list_key();
        self.list_append_all(list, iterator)?;
        let rest = self.heap[list].items.len();
        if rest < after {
            return Err(self.not_enough_values(before, after, before + rest));
        }
        let tail = self.heap[list].items.split_off(rest - after);
        tail.iter().for_each(|value| {
            self.heap.keep(*value);
        });
        values.push(list.into());
        values.extend(tail);
        Ok(values)
    }

    fn not_enough_values(&mut self, before: usize, after: usize, given: usize) -> Fault {
        let (least, expected) = if after == 0 {
            ("at least ", before)
        } else {
            ("at least ", before + after)
        };
        self.value_error(format!(
            "not enough values to unpack (expected {least}{expected}, got {given})"
        ))
    }

    /// `[*src]`: extends the list of a display or of positional arguments.
    pub(crate) fn list_extend(&mut self, list: ListKey, src: Value) -> Outcome<()> {
        if !self.defines_iteration(src) {
            let name = self.type_name(src);
            return Err(self.type_error(format!("Value after * must be an iterable, not {name}")));
        }
        let result = self.list_append_all(list, src);
        self.end_owned_after(src, result)
    }

    /// `{**src}`: updates the dict of a display.
    pub(crate) fn dict_update(&mut self, d: DictKey, src: Value) -> Outcome<()> {
        if let Some(source) = self.plain_dict(src) {
            return self.dict_update_from_dict(d, source, true);
        }
        match self.mapping_keys(src)? {
            Some(keys) => self.dict_update_from_mapping(d, src, keys),
            None => {
                let name = self.type_name(src);
                Err(self.type_error(format!("'{name}' object is not a mapping")))
            }
        }
    }

    /// The method `keys` of a mapping.
    fn mapping_keys(&mut self, src: Value) -> Outcome<Option<Value>> {
        let name = self.heap.intern("keys");
        self.getattr_opt(src, name)
    }

    /// `**src` in the arguments of a call to `func`: no key may be there already.
    pub(crate) fn dict_merge(&mut self, d: DictKey, src: Value, func: Value) -> Outcome<()> {
        let merged = match self.plain_dict(src) {
            Some(source) => self.dict_merge_unique(d, source)?,
            None => {
                let Some(keys) = self.mapping_keys(src)? else {
                    let function = self.function_str(func)?;
                    let name = self.type_name(src);
                    return Err(self.type_error(format!(
                        "{function} argument after ** must be a mapping, not {name}"
                    )));
                };
                self.dict_merge_mapping(d, src, keys)?
            }
        };
        let Some(duplicate) = merged else {
            return Ok(());
        };
        let function = self.function_str(func)?;
        self.heap.keep(duplicate);
        let name = self.str_of(duplicate)?;
        Err(self.type_error(format!(
            "{function} got multiple values for keyword argument '{name}'"
        )))
    }

    /// Adds all entries of `source`; gives the first key that was there already.
    fn dict_merge_unique(&mut self, d: DictKey, source: DictKey) -> Outcome<Option<Value>> {
        let mut index = 0;
        while index < self.heap[source].entry_count() {
            if let Some(&entry) = self.heap[source].entry(index) {
                self.budget.burn(1)?;
                let table = crate::vm::container::dicts::TableKey::Dict(d);
                if self.table_find(table, entry.hash, entry.key)?.is_some() {
                    return Ok(Some(entry.key));
                }
                self.dict_insert_new(d, entry.hash, entry.key, entry.value)?;
            }
            index += 1;
        }
        Ok(None)
    }

    /// Stores `src[key]` for each of `keys()`; gives the first key that was there already.
    fn dict_merge_mapping(
        &mut self,
        d: DictKey,
        src: Value,
        keys: Value,
    ) -> Outcome<Option<Value>> {
        let keys = self.mapping_key_list(src, keys)?;
        self.heap.keep(keys);
        let keys = self.iter(keys)?;
        self.heap.keep(keys);
        let mark = self.heap.mark();
        while let Some(key) = self.next(keys)? {
            self.budget.burn(1)?;
            if self.dict_get(d, key)?.is_some() {
                return Ok(Some(key));
            }
            let value = self.get_item(src, key)?;
            self.heap.keep(value);
            self.dict_set(d, key, value)?;
            self.heap.release(mark);
        }
        Ok(None)
    }

    /// A function as error messages name it: `module.qualname()` (CPython: `_PyObject_FunctionStr`).
    pub(crate) fn function_str(&mut self, func: Value) -> Outcome<String> {
        let qualname = self.heap.intern("__qualname__");
        let Some(qualname) = self.getattr_opt(func, qualname)? else {
            return self.str_of(func);
        };
        let qualname = self.str_of(qualname)?;
        let module = self.heap.intern("__module__");
        match self.getattr_opt(func, module)? {
            Some(module) if !module.is_none() => {
                let module = self.str_of(module)?;
                Ok(if module == "builtins" {
                    format!("{qualname}()")
                } else {
                    format!("{module}.{qualname}()")
                })
            }
            _ => Ok(format!("{qualname}()")),
        }
    }

    /// A dict from `count` pairs of registers from `base`.
    pub(crate) fn build_map(&mut self, base: usize, count: usize) -> Outcome {
        let dict = self.heap.new_dict();
        for pair in 0..count {
            let (key, value) = (self.stack[base + 2 * pair], self.stack[base + 2 * pair + 1]);
            self.dict_set(dict, key, value)?;
        }
        Ok(dict.into())
    }

    /// A set from `count` registers from `base`.
    pub(crate) fn build_set(&mut self, base: usize, count: usize) -> Outcome {
        let set = self.heap.new_set();
        for item in 0..count {
            let value = self.stack[base + item];
            self.set_add(set, value)?;
        }
        Ok(Value::set(set, false))
    }

    /// A tuple of an iterable's items; a tuple as it is.
    pub(crate) fn tuple_from(&mut self, src: Value) -> Outcome {
        if src.tag() == Tag::Tuple {
            return Ok(src);
        }
        if let Some(list) = src.as_list() {
            let count = self.heap[list].items.len();
            self.budget.burn(price::copied(count))?;
            self.charge_copy(count.saturating_mul(size_of::<Value>()))?;
            let items: smallvec::SmallVec<[Value; 2]> =
                smallvec::SmallVec::from_slice(&self.heap[list].items);
            return Ok(self.heap.new_object(crate::object::Tuple { items }));
        }
        let list = self.heap.new_list_key();
        self.list_append_unasked(list, src)?;
        Ok(self.heap.list_to_tuple(list))
    }

    /// Whether a constructor of a built-in type has to refuse keyword arguments: not where a script's
    /// `other` (`__init__` or `__new__`) is there to take them.
    pub(crate) fn refuses_keywords(&mut self, class: Value, other: &str) -> bool {
        if class.as_class().is_none() {
            return true;
        }
        let name = self.heap.intern(other);
        self.lookup_type(class, name)
            .is_none_or(|method| method.as_builtin().is_some())
    }
}
