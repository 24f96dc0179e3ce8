//! Linking: a code object becomes runnable in this runtime.

use super::Vm;
use crate::code::{CodeObject, CodeParts, Constant};
use crate::heap::Alloc;
use crate::object::{Bytes, Cache, Complex, EntryInfo, LinkedCode, Set, Tuple};
use crate::value::{CodeKey, SetKey, Value};

impl Vm {
    /// Links a code object and, with it, its nested ones. The source's nesting bounds the recursion, the
    /// builder's bound does so for code without source.
    pub(crate) fn link(&mut self, code: &CodeObject) -> CodeKey {
        let children: Box<[CodeKey]> = code
            .children
            .iter()
            .map(|child| self.link(&child.code))
            .collect();
        let constants: Box<[Value]> = code
            .constants
            .iter()
            .map(|constant| self.constant(constant))
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
            caches: vec![Cache::Empty; code.cache_count as usize].into(),
            own_builtins: false,
            entry: entry_info(code),
            code: code.clone(),
        });
        self.heap.keep(key.into());
        key
    }

    /// The value of a constant. Short texts that look like names are interned, as CPython does.
    pub(crate) fn constant(&mut self, constant: &Constant) -> Value {
        match constant {
            Constant::None => Value::NONE,
            Constant::Ellipsis => Value::ELLIPSIS,
            Constant::Bool(value) => Value::bool(*value),
            Constant::Int(value) => Value::int(*value),
            Constant::BigInt(value) => self.heap.new_int((**value).clone()),
            Constant::Float(value) => Value::float(*value),
            Constant::Complex(re, im) => self.heap.new_object(Complex { re: *re, im: *im }),
            Constant::Str(text) if text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_') => {
                self.heap.intern(text)
            }
            Constant::Str(text) => self.heap.new_str(text),
            Constant::Bytes(data) => self.heap.new_object(Bytes {
                data: (**data).into(),
                hash: 0,
            }),
            Constant::Tuple(items) => {
                let items = items.iter().map(|item| self.constant(item)).collect();
                self.heap.new_object(Tuple { items })
            }
            Constant::FrozenSet(items) => {
                let items: Vec<Value> = items.iter().map(|item| self.constant(item)).collect();
                let key = self.constant_set(&items);
                // CPython makes such a set twice, the second time in the order of the first: merging constants.
                let items: Vec<Value> = self.heap[key].iter().map(|slot| slot.key).collect();
                let key = self.constant_set(&items);
                Value::set(key, true)
            }
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
fn entry_info(code: &CodeParts) -> EntryInfo {
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
    EntryInfo {
        simple_argc: if plain && all_registers && consecutive {
            code.argcount
        } else {
            u32::MAX
        },
        clear_end: if all_registers {
            let last = named().map(|slot| slot + 1).max().unwrap_or(0);
            last.max(code.parameter_count() as u16)
        } else {
            code.frame_size
        },
        free_base,
        frame_size: code.frame_size,
    }
}
