//! Warnings: whether one is shown, raised or dropped, and how it is shown (CPython: `_warnings.c`).
//!
//! Input: a category, a message and a place. The filters are those of the module `warnings` once a script has
//! imported it, else the runtime's own; both are the same list until a script replaces it. What is shown goes through
//! `warnings._showwarnmsg`, or straight to `sys.stderr` while there is no such module.

use std::fmt::Write;

use crate::value::{DictKey, TypeId, Value};
use crate::vm::{Outcome, Vm};

/// Where a warning is said to be.
pub(crate) struct WarningPlace {
    /// The name of the source; a str.
    pub(crate) file: Value,
    pub(crate) line: i64,
    /// The name of the module; unbound: that of the source.
    pub(crate) module: Value,
    /// The `__warningregistry__` of the module, None or unbound where there is none.
    pub(crate) registry: Value,
}

#[cfg(feature = "parser")]
impl WarningPlace {
    /// A place in a source, outside of any module.
    pub(crate) fn in_source(file: Value, line: u32) -> Self {
        Self {
            file,
            line: i64::from(line),
            module: Value::UNBOUND,
            registry: Value::UNBOUND,
        }
    }
}

impl Vm {
    /// Warns about what the top frame does.
    ///
    /// # Errors
    /// The warning, where a filter makes an error of it.
    #[cold]
    pub(crate) fn warn(&mut self, category: TypeId, message: &str) -> Outcome<()> {
        let message = self.heap.new_str(message);
        let place = self.warning_place(1, Value::UNBOUND)?;
        self.warn_at(Value::builtin_type(category), message, &place, Value::NONE)
    }

    /// `warnings.warn(message, category, stacklevel, source, skip_file_prefixes=prefixes)`
    pub(crate) fn warn_from(
        &mut self,
        (category, message): (Value, Value),
        stacklevel: i64,
        source: Value,
        prefixes: Value,
    ) -> Outcome<()> {
        let base = Value::builtin_type(TypeId::Warning);
        let category = if self.is_instance(message, base)? {
            self.type_of(message)
        } else if category.is_none() {
            Value::builtin_type(TypeId::UserWarning)
        } else {
            category
        };
        if !category.is_type() || !self.is_subclass(category, base)? {
            let given = self.type_name(category);
            return Err(self.type_error(format!(
                "category must be a Warning subclass, not '{given}'"
            )));
        }
        let place = self.warning_place(stacklevel, prefixes)?;
        self.warn_at(category, message, &place, source)
    }

    /// The place of a frame, so many calls back; sources whose names begin with a prefix do not count.
    fn warning_place(&mut self, stacklevel: i64, prefixes: Value) -> Outcome<WarningPlace> {
        let prefixes: Vec<String> = if prefixes.is_bound() {
            let prefixes = self.heap.tuple_items(prefixes);
            let texts = prefixes
                .iter()
                .map(|prefix| self.heap.text(*prefix).to_owned());
            texts.collect()
        } else {
            Vec::new()
        };
        let mut at = self.frames.len().checked_sub(1);
        let mut left = stacklevel;
        while left > 1
            && let Some(index) = at
        {
            self.budget.burn(1)?;
            at = index.checked_sub(1);
            let skipped = at.is_some_and(|index| {
                let file = &self.heap[self.frames[index].code].code.filename;
                prefixes.iter().any(|prefix| file.starts_with(&**prefix))
            });
            left -= i64::from(!skipped);
        }
        let (globals, file, line) = match at {
            Some(index) => {
                let frame = self.frame_object(index);
                let code = self.heap[frame].code;
                let file = self.heap[code].code.filename.clone();
                let file = self.heap.new_str(&file);
                let line = self.frame_line(frame);
                (self.heap[frame].globals, file, line)
            }
            None => {
                let sys = self.import_module("sys")?.as_module();
                let globals = match sys {
                    Some(sys) => self.heap[sys].dict,
                    None => self.names.globals(),
                };
                (globals, self.heap.new_str("<sys>"), 0)
            }
        };
        let registry = self.warning_registry(globals);
        let name = self.heap.intern("__name__");
        let module = match self.heap.dict_get_str(globals, name) {
            Some(name) if name.is_none() || self.heap.as_text(name).is_some() => name,
            _ => self.heap.new_str("<string>"),
        };
        Ok(WarningPlace {
            file,
            line: i64::from(line),
            module,
            registry,
        })
    }

    /// The `__warningregistry__` of a module.
    fn warning_registry(&mut self, globals: DictKey) -> Value {
        let name = self.heap.intern("__warningregistry__");
        if let Some(registry) = self.heap.dict_get_str(globals, name) {
            return registry;
        }
        let registry = self.heap.new_dict().into();
        self.heap.dict_set_str(globals, name, registry);
        registry
    }

    /// `warnings.warn_explicit`: what the filters say about a warning at a place.
    pub(crate) fn warn_at(
        &mut self,
        mut category: Value,
        mut message: Value,
        place: &WarningPlace,
        source: Value,
    ) -> Outcome<()> {
        // Said once and remembered: what led to it cannot be begun again.
        self.retrace.stop();
        if place.module.is_bound() && place.module.is_none() {
            return Ok(());
        }
        let registry = match place.registry {
            registry if registry.is_unbound() || registry.is_none() => None,
            registry => match self.heap.payload(registry).as_dict() {
                Some(dict) => Some(dict),
                None => return Err(self.type_error("'registry' must be a dict or None")),
            },
        };
        let module = match place.module.is_bound() {
            true => place.module,
            false => {
                let file = self.heap.text(place.file);
                let module = file.strip_suffix(".py").unwrap_or(file).to_owned();
                let module = if file.is_empty() {
                    "<unknown>"
                } else {
                    &module
                };
                self.heap.new_str(module)
            }
        };
        let text = if self.is_instance(message, Value::builtin_type(TypeId::Warning))? {
            category = self.type_of(message);
            let text = self.str_of(message)?;
            self.heap.new_string(text)
        } else {
            let text = message;
            message = self.call(category, &[message])?;
            self.heap.keep(message);
            text
        };
        let key = self
            .heap
            .new_tuple(&[text, category, Value::int(place.line)]);
        if let Some(registry) = registry
            && self.already_warned(registry, key, false)?
        {
            return Ok(());
        }
        let (action, item) = self.warning_action(category, text, place.line, module)?;
        let action_text = self.heap.text(action).to_owned();
        match action_text.as_str() {
            "error" => return Err(self.raise_value(message, None)),
            "ignore" => return Ok(()),
            "always" => {}
            _ => {
                if let Some(registry) = registry {
                    self.dict_set(registry, key, Value::TRUE)?;
                }
                let once = self.heap.new_tuple(&[text, category]);
                let again = match action_text.as_str() {
                    "default" => false,
                    "module" => match registry {
                        Some(registry) => self.already_warned(registry, once, true)?,
                        None => false,
                    },
                    "once" => {
                        let registry = match registry {
                            Some(registry) => registry,
                            None => self.once_registry()?,
                        };
                        self.already_warned(registry, once, true)?
                    }
                    _ => {
                        let (action, item) = (self.repr(action)?, self.repr(item)?);
                        return Err(self.runtime_error(format!(
                            "Unrecognized action ({action}) in warnings.filters:\n {item}"
                        )));
                    }
                };
                if again {
                    return Ok(());
                }
            }
        }
        self.show_warning((category, message, text), place, source)
    }

    /// Whether a registry knows a key; `note`: from now on it does. A registry from before the filters changed
    /// starts anew.
    fn already_warned(&mut self, registry: DictKey, key: Value, note: bool) -> Outcome<bool> {
        let version = self.heap.intern("version");
        let current = Value::int(self.warnings.version);
        if self.heap.dict_get_str(registry, version) != Some(current) {
            self.heap[registry].clear();
            self.heap.dict_set_str(registry, version, current);
        } else if let Some(known) = self.dict_get(registry, key)? {
            return self.truthy(known);
        }
        if note {
            self.dict_set(registry, key, Value::TRUE)?;
        }
        Ok(false)
    }

    /// What the first filter that fits says, and that filter.
    fn warning_action(
        &mut self,
        category: Value,
        text: Value,
        line: i64,
        module: Value,
    ) -> Outcome<(Value, Value)> {
        let filters = match self.warnings_attribute("filters")? {
            Some(filters) => {
                self.warnings.filters = Some(filters);
                filters
            }
            None => self.warnings.filters(&mut self.heap),
        };
        self.heap.keep(filters);
        let Some(filters) = self.heap.payload(filters).as_list() else {
            return Err(self.value_error("_warnings.filters must be a list"));
        };
        // What a filter calls may change the list.
        let mut at = 0;
        while let Some(item) = self.heap[filters].items.get(at).copied() {
            self.budget.burn(1)?;
            self.heap.keep(item);
            let parts = match self.heap.payload(item) {
                tuple if tuple.as_tuple().is_some() => self.heap.tuple_items(tuple),
                _ => Vec::new(),
            };
            let &[action, message, of, in_module, at_line] = parts.as_slice() else {
                return Err(self.value_error(format!("warnings.filters item {at} isn't a 5-tuple")));
            };
            if self.heap.as_text(action).is_none() {
                let given = self.type_name(action);
                return Err(self.type_error(format!("action must be a string, not '{given}'")));
            }
            let fits = self.filter_fits(message, text)?;
            let fits = self.filter_fits(in_module, module)? && fits;
            let fits = self.is_subclass(category, of)? && fits;
            let Some(at_line) = self.heap.payload(at_line).as_int_or_bool() else {
                return Err(self.type_error("an integer is required"));
            };
            if fits && (at_line == 0 || at_line == line) {
                return Ok((action, item));
            }
            at += 1;
        }
        let action = match self.warnings_attribute("defaultaction")? {
            Some(action) => action,
            None => self.warnings.default_action(&mut self.heap),
        };
        if self.heap.as_text(action).is_none() {
            let given = self.type_name(action);
            return Err(self.type_error(format!(
                "_warnings.defaultaction must be a string, not '{given}'"
            )));
        }
        self.warnings.default_action = Some(action);
        Ok((action, Value::NONE))
    }

    /// Whether one part of a filter fits: None always does, a str to what it equals, else its `match` decides.
    fn filter_fits(&mut self, pattern: Value, text: Value) -> Outcome<bool> {
        if pattern.is_none() {
            return Ok(true);
        }
        if pattern.as_str().is_some() {
            return self.eq(pattern, text);
        }
        let found = self.call_method(pattern, "match", &[text])?;
        self.truthy(found)
    }

    fn once_registry(&mut self) -> Outcome<DictKey> {
        let registry = match self.warnings_attribute("onceregistry")? {
            Some(registry) => registry,
            None => self.warnings.once(&mut self.heap),
        };
        let Some(dict) = self.heap.payload(registry).as_dict() else {
            let given = self.type_name(registry);
            return Err(self.type_error(format!(
                "_warnings.onceregistry must be a dict, not '{given}'"
            )));
        };
        self.warnings.once = Some(registry);
        Ok(dict)
    }

    /// An attribute of the module `warnings`, if a script has imported it or the host has options for it.
    fn warnings_attribute(&mut self, name: &str) -> Outcome<Option<Value>> {
        let module = match self.names.module(&mut self.heap, "warnings") {
            Some(module) => module,
            None if self.warnings.options.is_empty() => return Ok(None),
            None => self.import_module("warnings")?,
        };
        let name = self.heap.intern(name);
        self.getattr_opt(module, name)
    }

    /// Shows a warning.
    fn show_warning(
        &mut self,
        (category, message, text): (Value, Value, Value),
        place: &WarningPlace,
        source: Value,
    ) -> Outcome<()> {
        if !source.is_none() && cfg!(feature = "parser") {
            self.import_module("warnings")?;
        }
        let Some(show) = self.warnings_attribute("_showwarnmsg")? else {
            return self.write_warning(category, text, place);
        };
        self.heap.keep(show);
        if !self.is_callable(show) {
            return Err(self.type_error("warnings._showwarnmsg() must be set to a callable"));
        }
        let Some(class) = self.warnings_attribute("WarningMessage")? else {
            return Err(self.runtime_error("unable to get warnings.WarningMessage"));
        };
        let line = Value::int(place.line);
        let described = self.call(
            class,
            &[
                message,
                category,
                place.file,
                line,
                Value::NONE,
                Value::NONE,
                source,
            ],
        )?;
        self.heap.keep(described);
        self.call(show, &[described])?;
        Ok(())
    }

    /// Writes a warning to `sys.stderr`: place, category and text, then the line of the source.
    fn write_warning(&mut self, category: Value, text: Value, place: &WarningPlace) -> Outcome<()> {
        let category = self.heap.class_name(category);
        let text = self.str_of(text)?;
        let file = self.heap.text(place.file).to_owned();
        let mut shown = format!("{file}:{}: {category}: {text}\n", place.line);
        let line = u32::try_from(place.line).unwrap_or(0);
        if let Some(line) = self.sources.line(&file, line) {
            let line = line.trim_matches([' ', '\t', '\x0c', '\r']);
            if !line.is_empty() {
                let _ = writeln!(shown, "  {line}");
            }
        }
        let sys = self.import_module("sys")?;
        let stderr = self.heap.intern("stderr");
        let stream = self.getattr_opt(sys, stderr)?;
        if let Some(stream) = stream.filter(|stream| !stream.is_none()) {
            self.heap.keep(stream);
            let shown = self.heap.new_string(shown);
            self.call_method(stream, "write", &[shown])?;
        }
        Ok(())
    }
}
