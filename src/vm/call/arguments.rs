//! Binding the arguments of a call to the parameters of a script function
//! (language reference, section "Calls"; CPython: `initialize_locals` in `ceval.c`).

use super::{Keywords, Positional};
use crate::code::{CodeFlags, CodeObject};
use crate::heap::Alloc;
use crate::object::Tuple;
use crate::value::{FunctionKey, Value};
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
        let argcount = code.argcount as usize;
        let params = argcount + code.kwonlyargcount as usize;

        let mut slots: Positional = smallvec::smallvec![Value::UNBOUND; code.parameter_count()];
        let taken = pos.len().min(argcount);
        slots[..taken].copy_from_slice(&pos[..taken]);
        let rest = &pos[taken..];
        if code.flags.contains(CodeFlags::VARARGS) {
            let tuple = self.heap.alloc(Tuple { items: rest.into() });
            slots[params] = self.heap.keep(tuple.into());
        }
        self.bind_keywords(key, &code, &mut slots, &kw)?;
        if !rest.is_empty() && !code.flags.contains(CodeFlags::VARARGS) {
            return Err(self.too_many_positional(key, &code, pos.len(), &slots, defaults));
        }
        self.fill_defaults(key, &code, &mut slots, defaults, kwdefaults)?;

        self.stack[first..first + slots.len()].copy_from_slice(&slots);
        let end = first + clear_end as usize;
        if first + slots.len() < end {
            self.stack[first + slots.len()..end].fill(Value::UNBOUND);
        }
        Ok(())
    }

    /// Keyword arguments go to their parameters, the others to `**kwargs`.
    fn bind_keywords(
        &mut self,
        key: FunctionKey,
        code: &CodeObject,
        slots: &mut Positional,
        kw: &Keywords,
    ) -> Outcome<()> {
        let params = code.argcount as usize + code.kwonlyargcount as usize;
        let posonly = code.posonlyargcount as usize;
        let kwargs = if code.flags.contains(CodeFlags::VARKEYWORDS) {
            let dict = self.heap.new_dict();
            let last = slots.len() - 1;
            slots[last] = dict.into();
            Some(dict)
        } else {
            None
        };
        let mut misplaced = Vec::new();
        for (name, value) in kw {
            let text = self.heap.text(*name);
            match code.varnames[posonly..params]
                .iter()
                .position(|param| **param == *text)
            {
                Some(index) => {
                    let slot = &mut slots[posonly + index];
                    if slot.is_bound() {
                        let message = format!(
                            "{}() got multiple values for argument '{text}'",
                            self.qualname_of(key)
                        );
                        return Err(self.type_error(message));
                    }
                    *slot = *value;
                }
                None => match kwargs {
                    Some(dict) => self.dict_set(dict, *name, *value)?,
                    None if code.varnames[..posonly]
                        .iter()
                        .any(|param| **param == *text) =>
                    {
                        misplaced.push(*name)
                    }
                    None => return Err(self.unexpected_argument(key, code, *name, kw)),
                },
            }
        }
        if misplaced.is_empty() {
            return Ok(());
        }
        let given: Vec<&str> = misplaced.iter().map(|name| self.heap.text(*name)).collect();
        // In the order of the parameters.
        let names: Vec<&str> = code.varnames[..posonly]
            .iter()
            .map(|n| &**n)
            .filter(|n| given.contains(n))
            .collect();
        let message = format!(
            "{}() got some positional-only arguments passed as keyword arguments: '{}'",
            self.qualname_of(key),
            names.join(", ")
        );
        Err(self.type_error(message))
    }

    /// `f() got an unexpected keyword argument 'x'`; where parameters are positional only, those given by
    /// keyword are reported first.
    fn unexpected_argument(
        &mut self,
        key: FunctionKey,
        code: &CodeObject,
        name: Value,
        kw: &Keywords,
    ) -> Fault {
        let posonly = &code.varnames[..code.posonlyargcount as usize];
        let misplaced: Vec<&str> = posonly
            .iter()
            .map(|n| &**n)
            .filter(|n| kw.iter().any(|(name, _)| self.heap.text(*name) == *n))
            .collect();
        let function = self.qualname_of(key);
        if !misplaced.is_empty() {
            let message = format!(
                "{function}() got some positional-only arguments passed as keyword arguments: '{}'",
                misplaced.join(", ")
            );
            return self.type_error(message);
        }
        let text = self.heap.text(name).to_owned();
        let params = code.argcount as usize + code.kwonlyargcount as usize;
        let candidates = code.varnames[posonly.len()..params].iter().map(|n| &**n);
        let hint = match crate::vm::closest_name(&text, candidates) {
            Some(close) => format!(" Did you mean '{close}'?"),
            None => String::new(),
        };
        let dot = if hint.is_empty() { "" } else { "." };
        self.type_error(format!(
            "{function}() got an unexpected keyword argument '{text}'{dot}{hint}"
        ))
    }

    /// Parameters that got nothing take their defaults. Raises: TypeError for those that have none.
    fn fill_defaults(
        &mut self,
        key: FunctionKey,
        code: &CodeObject,
        slots: &mut Positional,
        defaults: Value,
        kwdefaults: Value,
    ) -> Outcome<()> {
        let argcount = code.argcount as usize;
        let defaults: &[Value] = match defaults.as_tuple() {
            Some(tuple) => &self.heap[tuple].items,
            None => &[],
        };
        // More defaults than parameters: the last ones count (`f.__defaults__ = ...`).
        let first_default = argcount.saturating_sub(defaults.len());
        let skip = defaults.len().saturating_sub(argcount);
        let missing: Vec<usize> = (0..first_default)
            .filter(|i| slots[*i].is_unbound())
            .collect();
        if !missing.is_empty() {
            return Err(self.missing_arguments(key, code, &missing, "positional"));
        }
        for (slot, value) in slots[first_default..argcount]
            .iter_mut()
            .zip(&defaults[skip..])
        {
            if slot.is_unbound() {
                *slot = *value;
            }
        }
        let mut missing = Vec::new();
        for index in argcount..argcount + code.kwonlyargcount as usize {
            if slots[index].is_bound() {
                continue;
            }
            let name = self.heap.intern(&code.varnames[index]);
            match kwdefaults
                .as_dict()
                .and_then(|dict| self.dict_get_str(dict, name))
            {
                Some(value) => slots[index] = value,
                None => missing.push(index),
            }
        }
        if missing.is_empty() {
            Ok(())
        } else {
            Err(self.missing_arguments(key, code, &missing, "keyword-only"))
        }
    }

    /// `f() missing 2 required positional arguments: 'a' and 'b'`
    #[cold]
    fn missing_arguments(
        &mut self,
        key: FunctionKey,
        code: &CodeObject,
        missing: &[usize],
        kind: &str,
    ) -> Fault {
        let names: Vec<String> = missing
            .iter()
            .map(|i| format!("'{}'", code.varnames[*i]))
            .collect();
        let list = match names.as_slice() {
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
            [] => String::new(),
        };
        let plural = if missing.len() == 1 { "" } else { "s" };
        let function = self.qualname_of(key);
        self.type_error(format!(
            "{function}() missing {} required {kind} argument{plural}: {list}",
            missing.len()
        ))
    }

    /// `f() takes 2 positional arguments but 3 were given`, in all its variants.
    #[cold]
    fn too_many_positional(
        &mut self,
        key: FunctionKey,
        code: &CodeObject,
        given: usize,
        slots: &Positional,
        defaults: Value,
    ) -> Fault {
        let argcount = code.argcount as usize;
        let kwonly = slots[argcount..argcount + code.kwonlyargcount as usize]
            .iter()
            .filter(|v| v.is_bound())
            .count();
        let defcount = defaults
            .as_tuple()
            .map_or(0, |tuple| self.heap[tuple].items.len());
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let (takes, many) = if defcount > 0 {
            (
                format!("from {} to {argcount}", argcount.saturating_sub(defcount)),
                true,
            )
        } else {
            (argcount.to_string(), argcount != 1)
        };
        let also = if kwonly > 0 {
            format!(
                " positional argument{} (and {kwonly} keyword-only argument{})",
                plural(given),
                plural(kwonly)
            )
        } else {
            String::new()
        };
        let message = format!(
            "{}() takes {takes} positional argument{} but {given}{also} {} given",
            self.qualname_of(key),
            if many { "s" } else { "" },
            if given == 1 && kwonly == 0 {
                "was"
            } else {
                "were"
            }
        );
        self.type_error(message)
    }

    /// The name of a function in messages: its `__qualname__`.
    pub(crate) fn qualname_of(&self, key: FunctionKey) -> String {
        let function = &self.heap[key];
        match function
            .extras
            .as_ref()
            .map(|x| x.qualname)
            .filter(|v| v.is_bound())
        {
            Some(name) => self.heap.text(name).to_owned(),
            None => self.heap[function.code].code.qualname.to_string(),
        }
    }
}
