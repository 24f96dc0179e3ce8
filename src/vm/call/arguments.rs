//! Binding the arguments of a call to the slots of the frame of a script function
//! (language reference, section "Calls"; CPython: `initialize_locals` in `ceval.c`).

use super::parameters::Parameters;
use super::{Keywords, Positional};
use crate::code::{CodeFlags, CodeObject};
use crate::heap::{Alloc, Heap};
use crate::object::Tuple;
use crate::value::{FunctionKey, Value};
use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Vm};

impl Vm {
    /// Binds the arguments that lie at `first` to the slots of a frame that starts there, and clears the
    /// other named slots. Raises: TypeError.
    pub(in crate::vm) fn bind_arguments(
        &mut self,
        key: FunctionKey,
        first: usize,
        count: usize,
        names: Option<Value>,
    ) -> Outcome<()> {
        let function = &self.heap[key];
        let (defaults, kwdefaults) = (function.defaults, function.kwdefaults);
        let code = self.heap[function.code].code.clone();
        let clear_end = self.heap[function.code].entry.clear_end;
        let (pos, kw) = self.take_args(first, count, names);
        let positional = code.argcount as usize;
        let all = positional + code.kwonlyargcount as usize;
        let parameters = Parameters {
            names: &code.varnames[..all],
            positional_only: code.posonlyargcount as usize,
            positional,
            has_keywords: code.flags.contains(CodeFlags::VARKEYWORDS),
        };

        self.pay_for_binding(&code, pos.len(), &kw)?;
        let mut slots: Positional = smallvec::smallvec![Value::UNBOUND; code.parameter_count()];
        let taken = pos.len().min(positional);
        slots[..taken].copy_from_slice(&pos[..taken]);
        let rest = &pos[taken..];
        let has_rest = code.flags.contains(CodeFlags::VARARGS);
        if has_rest {
            let tuple = self.heap.alloc(Tuple { items: rest.into() });
            slots[all] = self.heap.keep(tuple.into());
        }
        let mut others = Keywords::new();
        parameters
            .place_keywords(self, &kw, &mut slots[..all], &mut others)
            .map_err(|message| self.misfit_of(key, &message))?;
        if parameters.has_keywords {
            let dict = self.heap.new_dict();
            let last = slots.len() - 1;
            slots[last] = dict.into();
            for (name, value) in others {
                self.dict_set(dict, name, value)?;
            }
        }
        if !rest.is_empty() && !has_rest {
            let optional = defaults.as_tuple();
            let optional = optional.map_or(0, |tuple| self.heap[tuple].items.len());
            let message = parameters.too_many(pos.len(), 0, optional, &slots[..all]);
            return Err(self.misfit_of(key, &message));
        }
        fill_positional(&self.heap, defaults, &parameters, &mut slots)
            .map_err(|message| self.misfit_of(key, &message))?;
        fill_keyword_only(&mut self.heap, kwdefaults, &code, &mut slots);
        parameters
            .check_given(positional..all, &slots, |_| false)
            .map_err(|message| self.misfit_of(key, &message))?;

        self.stack[first..first + slots.len()].copy_from_slice(&slots);
        let end = first + clear_end as usize;
        if first + slots.len() < end {
            self.stack[first + slots.len()..end].fill(Value::UNBOUND);
        }
        Ok(())
    }

    /// Pays for matching arguments with parameters, by how many there are.
    fn pay_for_binding(
        &mut self,
        code: &CodeObject,
        given: usize,
        keywords: &[(Value, Value)],
    ) -> Outcome<()> {
        let slots = code.parameter_count() + given;
        let mut cost = price::BINDING + price::copied(slots) + price::copied(4 * keywords.len());
        // Defaults of keyword-only parameters are looked up by name.
        cost += price::copied(2 * code.kwonlyargcount as usize);
        for (name, _) in keywords {
            cost += price::text(self.heap.text(*name).len());
        }
        self.budget.burn(cost)
    }

    /// The `TypeError` for a call whose arguments do not fit the function.
    #[cold]
    fn misfit_of(&mut self, key: FunctionKey, message: &str) -> Fault {
        let function = self.heap.qualname_of(key);
        self.misfit(&function, message)
    }
}

/// Positional parameters that got nothing take their defaults; an error for those that have none.
fn fill_positional(
    heap: &Heap,
    defaults: Value,
    parameters: &Parameters<'_>,
    slots: &mut Positional,
) -> Result<(), String> {
    let positional = parameters.positional;
    let defaults: &[Value] = match defaults.as_tuple() {
        Some(tuple) => &heap[tuple].items,
        None => &[],
    };
    // More defaults than parameters: the last ones count (`f.__defaults__ = ...`).
    let first = positional.saturating_sub(defaults.len());
    let skip = defaults.len().saturating_sub(positional);
    parameters.check_given(0..first, slots, |_| false)?;
    for (slot, value) in slots[first..positional].iter_mut().zip(&defaults[skip..]) {
        if slot.is_unbound() {
            *slot = *value;
        }
    }
    Ok(())
}

/// Keyword-only parameters that got nothing take their defaults.
fn fill_keyword_only(
    heap: &mut Heap,
    kwdefaults: Value,
    code: &CodeObject,
    slots: &mut Positional,
) {
    let Some(dict) = kwdefaults.as_dict() else {
        return;
    };
    let first = code.argcount as usize;
    for index in first..first + code.kwonlyargcount as usize {
        if slots[index].is_unbound() {
            let name = heap.intern(&code.varnames[index]);
            if let Some(value) = heap.dict_get_str(dict, name) {
                slots[index] = value;
            }
        }
    }
}
