//! Annotations: the functions that evaluate them, and the dicts that come of it.
//!
//! A new function keeps the code of its annotations and the cells that it captures; the function that scripts see
//! as `__annotate__` is made when one asks for it.

use crate::code::{ChildIdx, CompareOp};
use crate::object::{Function, FunctionExtras};
use crate::value::{FunctionKey, Tag, TypeId, Value};
use crate::vm::{Fault, Outcome, Vm};

/// The highest format that compiled code gives (`VALUE_WITH_FAKE_GLOBALS`): values, whatever the globals are.
const HIGHEST_FORMAT: i64 = 2;

/// The format of values (`VALUE`).
const VALUE_FORMAT: i64 = 1;

impl Vm {
    /// `SetAnnotate`
    pub(in crate::vm) fn set_annotate(
        &mut self,
        top: usize,
        function: Value,
        child: ChildIdx,
    ) -> Outcome<()> {
        let Some(key) = function.as_function() else {
            return Err(self.bad_operand());
        };
        let (code, cells) = self.captured(top, child)?;
        let extras = self.heap[key].extras_mut();
        (extras.annotate, extras.annotate_cells) = (code.into(), cells);
        Ok(())
    }

    /// `Intrinsic::CheckFormat`
    pub(in crate::vm) fn check_format(&mut self, format: Value) -> Outcome {
        let highest = Value::int(HIGHEST_FORMAT);
        let higher = self.compare(CompareOp::Gt, format, highest)?;
        if self.truthy(higher)? {
            let error = self.heap.new_exception(TypeId::NotImplementedError, &[]);
            return Err(Fault::Raised(error));
        }
        Ok(format)
    }

    /// `Intrinsic::NoteAnnotation`: a script may have put anything in the place of the set.
    pub(in crate::vm) fn note_annotation(&mut self, set: Value, number: Value) -> Outcome {
        let payload = self.heap.payload(set);
        let Some(key) = payload.as_any_set().filter(|_| payload.tag() == Tag::Set) else {
            let given = self.type_name(set);
            return Err(self.type_error(format!("'{given}' object is not a set")));
        };
        self.set_add(key, number)?;
        Ok(set)
    }

    /// `function.__annotate__`: None if the function has no annotations that wait.
    pub(crate) fn function_annotate(&mut self, key: FunctionKey) -> Value {
        let function = &self.heap[key];
        let Some(extras) = &function.extras else {
            return Value::NONE;
        };
        let Some(code) = extras.annotate.as_code() else {
            return if extras.annotate.is_bound() {
                extras.annotate
            } else {
                Value::NONE
            };
        };
        let (closure, globals) = (extras.annotate_cells.clone(), function.globals);
        let (builtins, globals_object) = (extras.builtins, extras.globals_object);
        let name = format!("{}.__annotate__", self.heap[function.code].code.qualname);
        let qualname = self.heap.new_string(name);
        let made = self.heap.new_object(Function {
            code,
            closure,
            globals,
            defaults: Value::NONE,
            kwdefaults: Value::NONE,
            extras: Some(Box::new(FunctionExtras {
                qualname,
                globals_object,
                ..FunctionExtras::default()
            })),
        });
        if builtins.is_bound()
            && let Some(made) = made.as_function()
        {
            crate::vm::name::set_own_builtins(&mut self.heap, made, builtins);
        }
        let extras = self.heap[key].extras_mut();
        extras.annotate = made;
        extras.annotate_cells.clear();
        made
    }

    /// Calls a function that evaluates annotations: a dict of values.
    pub(crate) fn call_annotate(&mut self, annotate: Value) -> Outcome {
        let found = self.call(annotate, &[Value::int(VALUE_FORMAT)])?;
        if self.heap.payload(found).as_dict().is_none() {
            let given = self.type_name(found);
            return Err(
                self.type_error(format!("__annotate__ returned non-dict of type '{given}'"))
            );
        }
        Ok(found)
    }

    /// Refuses what cannot be an `__annotate__`.
    pub(crate) fn check_annotate(&mut self, value: Value) -> Outcome<()> {
        if value.is_none() || self.is_callable(value) {
            return Ok(());
        }
        Err(self.type_error("__annotate__ must be callable or None"))
    }
}
