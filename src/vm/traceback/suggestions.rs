//! The hints after a message: `Did you mean`, `Did you forget to import`.
//!
//! They are computed when a traceback is printed, never when an exception is raised.

use super::STDLIB_MODULES;
use crate::object::field;
use crate::text::suggest::{MAX_CANDIDATES, closest_name};
use crate::value::{ExceptionKey, TracebackKey, TypeId, Value};
use crate::vm::Vm;

impl Vm {
    /// What follows the message of a NameError, AttributeError or ImportError; mostly nothing.
    pub(crate) fn hint(&mut self, exc: ExceptionKey, traceback: Option<TracebackKey>) -> String {
        let innermost = self.heap.last_traceback(traceback);
        let layout = self.heap.layout_of_class(self.heap[exc].class);
        let is_name = layout.is_subtype(TypeId::NameError);
        let index = if layout.is_subtype(TypeId::ImportError) {
            field::IMPORT_NAME_FROM
        } else if is_name || layout.is_subtype(TypeId::AttributeError) {
            field::NAME
        } else {
            return String::new();
        };
        let name = self.heap[exc].field(index);
        let Some(name) = self.heap.as_text(name).map(str::to_owned) else {
            return String::new();
        };
        let suggestion = if is_name {
            self.suggest_name(innermost, &name)
        } else if index == field::NAME {
            self.suggest_attribute(exc, innermost, &name)
        } else {
            self.suggest_import(exc, &name)
        };
        let mut hint = suggestion
            .as_ref()
            .map_or_else(String::new, |s| format!(". Did you mean: '{s}'?"));
        if is_name && STDLIB_MODULES.binary_search(&name.as_str()).is_ok() {
            hint.push_str(if suggestion.is_some() {
                " Or did"
            } else {
                ". Did"
            });
            hint.push_str(&format!(" you forget to import '{name}'?"));
        }
        hint
    }

    /// For a NameError: names of the frame it was raised in, or the attribute of `self`.
    fn suggest_name(&mut self, innermost: Option<TracebackKey>, name: &str) -> Option<String> {
        let frame = self.heap[innermost?].frame;
        if let Some(receiver) = self.peek_frame_local(frame, "self") {
            self.heap.keep(receiver);
            let attribute = self.heap.intern(name);
            if matches!(self.getattr_opt(receiver, attribute), Ok(Some(_))) {
                return Some(format!("self.{name}"));
            }
        }
        // With so many names none is suggested.
        if self.heap[self.heap[frame].globals].len() > MAX_CANDIDATES {
            return None;
        }
        let mut candidates = self.frame_local_names(frame);
        for key in self.heap.dict_keys(self.heap[frame].globals) {
            candidates.extend(self.heap.as_text(key).map(str::to_owned));
        }
        candidates.extend(self.builtin_candidates());
        closest(name, &candidates)
    }

    /// The names of the builtins, in their order.
    fn builtin_candidates(&self) -> Vec<String> {
        if let Some(dict) = self.names.builtins() {
            let keys = self.heap.dict_keys(dict).into_iter();
            return keys
                .filter_map(|key| self.heap.as_text(key).map(str::to_owned))
                .collect();
        }
        let names = self.registry.builtin_names().into_iter();
        names.map(|(name, _)| name.to_owned()).collect()
    }

    /// For an AttributeError: attributes of the object, private ones only for private names or inside
    /// the object's own methods.
    fn suggest_attribute(
        &mut self,
        exc: ExceptionKey,
        innermost: Option<TracebackKey>,
        name: &str,
    ) -> Option<String> {
        let obj = self.heap[exc].field(field::OBJ);
        let obj = if obj.is_bound() { obj } else { Value::NONE };
        let mut candidates = self.dir_of(obj)?;
        let own_method = innermost.is_some_and(|last| {
            let frame = self.heap[last].frame;
            self.peek_frame_local(frame, "self") == Some(obj)
        });
        if !name.starts_with('_') && !own_method {
            candidates.retain(|candidate| !candidate.starts_with('_'));
        }
        closest(name, &candidates)
    }

    /// For `from module import name`: names of the module.
    fn suggest_import(&mut self, exc: ExceptionKey, name: &str) -> Option<String> {
        let module = self.heap[exc].field(field::IMPORT_NAME);
        let modules = self.names.modules()?;
        let module = module
            .as_str()
            .and_then(|_| self.heap.dict_get_str(modules, module))?;
        let mut candidates = self.dir_of(module)?;
        if !name.starts_with('_') {
            candidates.retain(|candidate| !candidate.starts_with('_'));
        }
        closest(name, &candidates)
    }

    /// `object.__dir__()` as sorted texts, that of its metaclass for a class; `None` where it fails.
    fn dir_of(&mut self, object: Value) -> Option<Vec<String>> {
        let names = match self.call_method(object, "__dir__", &[]) {
            Ok(names) => names,
            Err(_) => self.call_special(object, "__dir__", &[]).ok()??,
        };
        let names = self.collect(names).ok()?;
        let texts = names
            .into_iter()
            .filter_map(|name| self.heap.as_text(name).map(str::to_owned));
        let mut texts: Vec<String> = texts.collect();
        texts.sort();
        Some(texts)
    }
}

fn closest(name: &str, candidates: &[String]) -> Option<String> {
    closest_name(name, candidates.iter().map(String::as_str)).map(str::to_owned)
}
