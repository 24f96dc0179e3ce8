//! Linking: a code object becomes runnable in this runtime.

use std::collections::HashMap;
use std::hash::{Hash, Hasher};

use super::{Outcome, Vm};
use crate::code::{CodeObject, Constant};
use crate::heap::Alloc;
use crate::object::{Bytes, Cache, Complex, EntryInfo, LinkedCode, Set, Tuple};
use crate::value::{CodeKey, SetKey, Value};

/// The constants of one compilation so far: equal ones of one type are one object, as in CPython.
type Merged<'a> = HashMap<ByContents<'a>, Value>;

/// A constant as a key of a table.
#[derive(PartialEq, Eq)]
struct ByContents<'a>(&'a Constant);

impl Hash for ByContents<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        std::mem::discriminant(self.0).hash(state);
        match self.0 {
            Constant::None | Constant::Ellipsis => {}
            Constant::Bool(value) => value.hash(state),
            Constant::Int(value) => value.hash(state),
            Constant::BigInt(value) => value.hash(state),
            Constant::Float(value) => value.to_bits().hash(state),
            Constant::Complex(re, im) => (re.to_bits(), im.to_bits()).hash(state),
            Constant::Str(text) => text.hash(state),
            Constant::Bytes(data) => data.hash(state),
            Constant::Tuple(items) | Constant::FrozenSet(items) => {
                items.iter().for_each(|item| ByContents(item).hash(state));
            }
        }
    }
}

impl Vm {
    /// Links a code object that does not come out of the compiler, which has asked for the room before: pays for it
    /// in advance.
    pub(crate) fn link_given(&mut self, code: &CodeObject) -> Outcome<CodeKey> {
        // Code that no compiler made may ask for more caches than it has instructions.
        let caches = code.caches_in_all().saturating_mul(size_of::<Cache>());
        let bytes = code.bytes_in_all().saturating_mul(2);
        self.refuse(bytes.saturating_add(caches))?;
        Ok(self.link(code))
    }

    /// Links a code object and, with it, its nested ones. The source's nesting bounds the recursion, the
    /// builder's bound does so for code without source.
    pub(crate) fn link(&mut self, code: &CodeObject) -> CodeKey {
        self.units = self.units.wrapping_add(1);
        self.link_part(code, &mut Merged::new())
    }

    fn link_part<'a>(&mut self, code: &'a CodeObject, merged: &mut Merged<'a>) -> CodeKey {
        let children: Box<[CodeKey]> = code
            .children
            .iter()
            .map(|child| self.link_part(&child.code, merged))
            .collect();
        let constants: Box<[Value]> = code
            .constants
            .iter()
            .map(|constant| self.merged_constant(constant, merged))
            .collect();
        let names: Box<[Value]> = code
            .names
            .iter()
            .map(|name| self.heap.intern(name))
            .collect();
        let key = self.heap.alloc(LinkedCode {
            instrs: code.instrs.as_slice().into(),
            constants,
            names,
            children,
            parent: None,
            chosen_cells: false,
            caches: vec![Cache::Empty; code.cache_count as usize].into(),
            own_builtins: false,
            entry: entry_info(code),
            unit: self.units,
            given: Box::default(),
            code: code.clone(),
        });
        self.heap.keep(key.into());
        for index in 0..code.children.len() {
            let child = self.heap[key].children[index];
            self.heap[child].parent = Some(key);
        }
        key
    }

    /// The value of a constant; kept until the native that is under way returns.
    #[cfg(feature = "trees")]
    pub(crate) fn constant_value(&mut self, constant: &Constant) -> Value {
        let value = self.merged_constant(constant, &mut Merged::default());
        self.heap.keep(value)
    }

    /// The value of a constant, which is one object with those that are equal to it. Short texts that look like
    /// names are interned, as CPython does.
    fn merged_constant<'a>(&mut self, constant: &'a Constant, merged: &mut Merged<'a>) -> Value {
        match constant {
            Constant::None => Value::NONE,
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Bool(value) => Value::bool(*value),
            Constant::Int(value) => Value::int(*value),
            Constant::Float(value) => Value::float(*value),
            Constant::Str(text) if text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') => {
                self.heap.intern(text)
            }
            _ => match merged.get(&ByContents(constant)) {
                Some(&value) => value,
                None => {
                    let value = self.new_constant(constant, merged);
                    merged.insert(ByContents(constant), value);
                    value
                }
            },
        }
    }

    /// A constant that is an object of the heap.
    fn new_constant<'a>(&mut self, constant: &'a Constant, merged: &mut Merged<'a>) -> Value {
        match constant {
            Constant::BigInt(value) => self.heap.new_int((**value).clone()),
            Constant::Complex(re, im) => self.heap.new_object(Complex { re: *re, im: *im }),
            Constant::Str(text) => self.heap.new_str(text),
            Constant::Bytes(data) => self.heap.new_object(Bytes {
                data: (**data).into(),
                hash: 0,
            }),
            Constant::Tuple(items) => {
                let items = items
                    .iter()
                    .map(|item| self.merged_constant(item, merged))
                    .collect();
                self.heap.new_object(Tuple { items })
            }
            Constant::FrozenSet(items) => {
                let items = items.iter().map(|item| self.merged_constant(item, merged));
                let items: Vec<Value> = items.collect();
                let key = self.constant_set(&items);
                Value::set(key, true)
            }
            // The others are values without an object.
            _ => self.merged_constant(constant, merged),
        }
    }
}

impl Vm {
    fn constant_set(&mut self, items: &[Value]) -> SetKey {
        let key = self.heap.alloc(Set::default());
        self.heap.keep(Value::set(key, true));
        for &item in items {
            // Constants hash and compare without running scripts; a fault cannot come.
            let _ = self.set_add(key, item);
        }
        key
    }
}

/// What the fast path of a call needs to know.
fn entry_info(code: &CodeObject) -> EntryInfo {
    let named = || code.varname_slots.iter().chain(&code.cell_slots).copied();
    let all_registers = code.frame_size <= 256;
    let free_slots = code
        .cell_slots
        .get(code.cellvars.len()..)
        .unwrap_or_default();
    let free_base = free_slots.first().copied().unwrap_or(0);
    let consecutive = free_slots
        .iter()
        .enumerate()
        .all(|(i, slot)| *slot as usize == free_base as usize + i);
    let plain = code.parameter_count() == code.argcount as usize && !code.flags.is_generator_like();
    let clear_end = if all_registers && !code.clears() {
        let last = named().map(|slot| slot + 1).max().unwrap_or(0);
        last.max(code.parameter_count() as u16)
    } else {
        code.frame_size
    };
    let free_last = usize::from(free_base) + free_slots.len() == usize::from(clear_end);
    EntryInfo {
        simple_argc: if plain && all_registers && consecutive {
            code.argcount
        } else {
            u32::MAX
        },
        clear_end,
        locals_end: if consecutive && free_last && !free_slots.is_empty() {
            free_base
        } else {
            clear_end
        },
        free_base,
        frame_size: code.frame_size,
    }
}
