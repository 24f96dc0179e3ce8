//! `import`: modules of the host, and those that come with the runtime.
//!
//! Input: names as the three import instructions carry them. Output: module objects. There is no file
//! system: a module is in `sys.modules`, or the host makes it or has code for it, or the registry knows how to
//! fill it, or it does not exist.
//! Invariant: a module is in `sys.modules` before its namespace is filled, and leaves it if that fails.

use super::finders::Asker;
use crate::code::CodeObject;
use crate::heap::{Alloc, Heap};
use crate::object::{Module, field};
use crate::text::surrogates;
use crate::value::{CodeKey, DictKey, ModuleKey, Tag, TypeId, Value};
use crate::vm::exception::errors::is_raised;
use crate::vm::state::price;
use crate::vm::{Fault, HostModule, ModuleDef, Outcome, Vm};

/// How far the loading of a module has come.
pub(super) enum Loading {
    /// It is there.
    Done(Value),
    /// Its code fills it.
    Runs {
        module: Value,
        code: CodeKey,
        dict: DictKey,
    },
}

impl Vm {
    /// The dict of the `builtins` module; from the first call on, names are looked up in it.
    pub(crate) fn builtins_dict(&mut self) -> DictKey {
        if let Some(dict) = self.names.builtins() {
            return dict;
        }
        let module = new_module(&mut self.heap, "builtins");
        let dict = self.heap[module].dict;
        for (name, value) in self.registry.builtin_names() {
            let name = self.heap.intern(name);
            self.heap.dict_set_str(dict, name, value);
        }
        self.names.set_builtins(dict);
        dict
    }

    /// The module of an absolute dotted name for the runtime itself, with the modules above it; loads what is not there
    /// yet. Finders of scripts are asked for what nobody else has.
    pub(crate) fn import_module(&mut self, name: &str) -> Outcome {
        self.import_dotted(name, Asker::Runtime)
    }

    /// As [`Vm::import_module`], for a script.
    fn import_dotted(&mut self, name: &str, asker: Asker) -> Outcome {
        let mut module = Value::NONE;
        let ends = name
            .match_indices('.')
            .map(|(at, _)| at)
            .chain([name.len()]);
        let mut parent: Option<Value> = None;
        for end in ends {
            let path = &name[..end];
            module = match self.loaded_module(path)? {
                Some(module) => module,
                None => self.load_module(path, parent, asker)?,
            };
            parent = Some(module);
        }
        Ok(module)
    }

    /// What `sys.modules` has under a name; None there halts the import.
    pub(super) fn loaded_module(&mut self, name: &str) -> Outcome<Option<Value>> {
        let modules = self.names.make_modules(&mut self.heap);
        let key = self.heap.intern(name);
        match self.heap.dict_get_str(modules, key) {
            Some(value) if value.is_none() => Err(module_not_found(
                &mut self.heap,
                &format!("import of {name} halted; None in sys.modules"),
                name,
            )),
            Some(value) => Ok(Some(self.heap.keep(value))),
            None => Ok(None),
        }
    }

    /// Makes and fills a module that the host or the registry knows.
    fn load_module(&mut self, name: &str, parent: Option<Value>, asker: Asker) -> Outcome {
        match self.find_module(name, parent, asker)? {
            Loading::Done(module) => Ok(module),
            Loading::Runs { module, code, dict } => {
                let result = self.run_code(code, dict, Value::UNBOUND, &[]);
                self.end_module(name, module, parent, result)
            }
        }
    }

    /// The module of an absolute name if it is there, or the code that has to fill it.
    pub(super) fn begin_module(&mut self, name: &str, parent: Option<Value>) -> Outcome<Loading> {
        match self.loaded_module(name)? {
            Some(module) => Ok(Loading::Done(module)),
            None => self.find_module(name, parent, Asker::Script),
        }
    }

    /// Makes a module that the host or the registry knows, and fills it unless its code has to run.
    fn find_module(&mut self, name: &str, parent: Option<Value>, asker: Asker) -> Outcome<Loading> {
        let above = match parent {
            Some(parent) => self.is_package(parent)?,
            None => !matches!(name, "builtins" | "sys"),
        };
        if asker.asks_first(name)
            && above
            && let Some(module) = self.ask_finders(name, parent, true)?
        {
            self.enter_in_parent(name, module, parent)?;
            return Ok(Loading::Done(module));
        }
        match (self.host.import)(self, name, above)? {
            Some(HostModule::Ready(module)) => {
                self.set_spec_of_namespace(name, module)?;
                return self.enter_module(name, module, parent).map(Loading::Done);
            }
            Some(HostModule::Code { code, is_package }) => {
                return self.prepare_module(name, &code, is_package);
            }
            None => {}
        }
        if name == "builtins" {
            let (modules, key, dict) = (
                self.names.make_modules(&mut self.heap),
                self.heap.intern(name),
                self.builtins_dict(),
            );
            let module = self.heap.new_object(Module {
                name: key,
                dict,
                class: Value::UNBOUND,
            });
            self.heap.dict_set_str(modules, key, module);
            return Ok(Loading::Done(module));
        }
        let Some(def) = self.registry.modules().find(|def| def.name == name) else {
            if above && let Some(module) = self.ask_finders(name, parent, false)? {
                self.enter_in_parent(name, module, parent)?;
                return Ok(Loading::Done(module));
            }
            let message = match name.rsplit_once('.') {
                Some((outer, _)) if !above => {
                    format!("No module named '{name}'; '{outer}' is not a package")
                }
                _ if crate::vm::STDLIB_MODULES.binary_search(&name).is_ok() => format!(
                    "No module named '{name}'; it is not part of this runtime, but the host may provide a module of that name"
                ),
                _ => format!("No module named '{name}'"),
            };
            return Err(module_not_found(&mut self.heap, &message, name));
        };
        self.make_own_module(def, parent).map(Loading::Done)
    }

    /// Makes and fills a module of the runtime's own.
    pub(super) fn make_own_module(
        &mut self,
        def: &'static ModuleDef,
        parent: Option<Value>,
    ) -> Outcome {
        let name = def.name;
        let module = new_module(&mut self.heap, name);
        let dict = self.heap[module].dict;
        let prefix = format!("{name}.");
        let is_below = |other: &ModuleDef| other.name.starts_with(&prefix);
        if self.registry.modules().any(is_below) {
            make_package(&mut self.heap, name, dict, None);
        }
        self.enter_unfilled(name, module.into());
        let filled = (self.registry.fill_module)(self, def, dict);
        self.end_filling(name, module.into(), parent, filled)
    }

    /// Makes a module for the host's code.
    fn prepare_module(
        &mut self,
        name: &str,
        code: &CodeObject,
        is_package: bool,
    ) -> Outcome<Loading> {
        let module = new_module(&mut self.heap, name);
        let dict = self.heap[module].dict;
        if is_package {
            let folder = code.filename.rsplit_once('/').map(|(folder, _)| folder);
            make_package(&mut self.heap, name, dict, folder);
        }
        let (file, path) = (
            self.heap.intern("__file__"),
            self.heap.new_str(&code.filename),
        );
        self.heap.dict_set_str(dict, file, path);
        self.set_spec(name, dict, path, is_package)?;
        self.ensure_builtins(dict)?;
        let code = self.link(code);
        self.heap.keep(code.into());
        self.host.begin_import(dict);
        let module = module.into();
        self.enter_unfilled(name, module);
        Ok(Loading::Runs { module, code, dict })
    }

    /// The host's code has filled a module, or failed to.
    pub(super) fn end_module(
        &mut self,
        name: &str,
        module: Value,
        parent: Option<Value>,
        result: Outcome,
    ) -> Outcome {
        let filled = self.end_filling(name, module, parent, result.map(drop));
        self.host.end_import();
        filled
    }

    /// Enters a module in `sys.modules` before it is filled.
    fn enter_unfilled(&mut self, name: &str, module: Value) {
        let modules = self.names.make_modules(&mut self.heap);
        let key = self.heap.intern(name);
        self.heap.dict_set_str(modules, key, module);
    }

    /// A module was filled, or is taken out of `sys.modules` again.
    fn end_filling(
        &mut self,
        name: &str,
        module: Value,
        parent: Option<Value>,
        filled: Outcome<()>,
    ) -> Outcome {
        let modules = self.names.make_modules(&mut self.heap);
        let key = self.heap.intern(name);
        if let Err(fault) = filled {
            self.heap.dict_remove_str(modules, key);
            return Err(fault);
        }
        // A module may put another object in its place.
        let module = self.heap.dict_get_str(modules, key).unwrap_or(module);
        self.heap.keep(module);
        self.enter_in_parent(name, module, parent)?;
        Ok(module)
    }

    /// Enters a finished module in `sys.modules` and in the module above it.
    fn enter_module(&mut self, name: &str, module: Value, parent: Option<Value>) -> Outcome {
        let modules = self.names.make_modules(&mut self.heap);
        let key = self.heap.intern(name);
        self.heap.dict_set_str(modules, key, module);
        self.enter_in_parent(name, module, parent)?;
        Ok(module)
    }

    /// Makes a module an attribute of the one above it.
    fn enter_in_parent(&mut self, name: &str, module: Value, parent: Option<Value>) -> Outcome<()> {
        if let (Some(parent), Some((_, last))) = (parent, name.rsplit_once('.')) {
            let last = self.heap.intern(last);
            self.setattr(parent, last, module)?;
        }
        Ok(())
    }

    fn is_package(&mut self, module: Value) -> Outcome<bool> {
        let path = self.heap.intern("__path__");
        Ok(self.getattr_opt(module, path)?.is_some())
    }

    /// `ImportName`: calls `__import__` where a script has replaced it.
    pub(crate) fn import_name(&mut self, name: Value, fromlist: Value, level: Value) -> Outcome {
        let top = self.frames.len().checked_sub(1);
        let Some(top) = top else {
            return self.import(name, Value::NONE, fromlist, level);
        };
        let globals = self.frames[top].globals;
        let own = self.registry.builtin("__import__");
        if let Some(builtins) = self.builtins_of(globals)? {
            let key = self.heap.intern("__import__");
            match self.namespace_get(builtins, key)? {
                None => {
                    return Err(import_error(
                        &mut self.heap,
                        TypeId::ImportError,
                        "__import__ not found",
                        Value::NONE,
                        Value::NONE,
                    ));
                }
                Some(function) if Some(function) != own => {
                    let namespace = self.frame_namespace(top);
                    return self.call(
                        function,
                        &[name, globals.into(), namespace, fromlist, level],
                    );
                }
                Some(_) => {}
            }
        }
        self.import_leaving(name, globals.into(), fromlist, level)
    }

    /// `__import__(name, globals, .., fromlist, level)`: the module itself if something is taken from it,
    /// else the outermost package.
    pub(crate) fn import(
        &mut self,
        name: Value,
        globals: Value,
        fromlist: Value,
        level: Value,
    ) -> Outcome {
        let full = self.full_name(name, globals, level)?;
        let module = self.import_dotted(&full, Asker::Script)?;
        self.imported(name, globals, (fromlist, level), module)
    }

    /// The absolute name of what is imported.
    pub(super) fn full_name(
        &mut self,
        name: Value,
        globals: Value,
        level: Value,
    ) -> Outcome<String> {
        // The name is hashed, compared and put into a message.
        self.budget
            .burn(8 * price::text(self.heap.text(name).len()))?;
        let text = self.heap.text(name).to_owned();
        let level = level.as_int_or_bool().unwrap_or(0);
        if level < 0 {
            return Err(self.value_error("level must be >= 0"));
        }
        let full = match level > 0 {
            true => self.absolute_name(&text, globals, level)?,
            false => text,
        };
        match full.is_empty() {
            true => Err(self.value_error("Empty module name")),
            false => Ok(full),
        }
    }

    /// What `import` gives once the module of the whole name is there.
    pub(super) fn imported(
        &mut self,
        name: Value,
        globals: Value,
        (fromlist, level): (Value, Value),
        module: Value,
    ) -> Outcome {
        let text = self.heap.text(name).to_owned();
        let level = level.as_int_or_bool().unwrap_or(0);
        let full = match level > 0 {
            true => self.absolute_name(&text, globals, level)?,
            false => text.clone(),
        };
        let takes = !fromlist.is_none() && self.truthy(fromlist)?;
        if takes {
            self.import_submodules(module, &full, fromlist)?;
            return Ok(module);
        }
        if level == 0 {
            let outermost = text.split('.').next().unwrap_or(&text);
            return if outermost.len() == text.len() {
                Ok(module)
            } else {
                self.import_module(outermost)
            };
        }
        // `__import__('a.b', level=1)` gives the module of `a` inside the package.
        let cut = text.len() - text.split('.').next().unwrap_or(&text).len();
        self.import_module(&full[..full.len() - cut])
    }

    /// `from package import name` loads the module `package.name` if there is one and no such attribute.
    fn import_submodules(&mut self, module: Value, full: &str, fromlist: Value) -> Outcome<()> {
        if !self.is_package(module)? {
            return Ok(());
        }
        for item in self.collect(fromlist)? {
            let Some(text) = self.heap.as_text(item).map(str::to_owned) else {
                let given = self.type_name(item);
                return Err(
                    self.type_error(format!("Item in ``from list'' must be str, not {given}"))
                );
            };
            let path = format!("{full}.{text}");
            if self.getattr_opt(module, item)?.is_none()
                && let Err(fault) = self.import_dotted(&path, Asker::Script)
                && !is_missing(&self.heap, fault, &path)
            {
                return Err(fault);
            }
        }
        Ok(())
    }

    /// The package that a module's globals belong to; empty: none.
    fn package_of(&mut self, globals: DictKey) -> Outcome<String> {
        let text = |vm: &mut Self, name: &str| {
            let key = vm.heap.intern(name);
            vm.heap
                .dict_get_str(globals, key)
                .and_then(|value| vm.heap.as_text(value).map(str::to_owned))
        };
        if let Some(package) = text(self, "__package__") {
            return Ok(package);
        }
        let Some(name) = text(self, "__name__") else {
            let message = self.heap.new_str("'__name__' not in globals");
            return Err(self.key_error(message));
        };
        if text(self, "__path__").is_some() {
            return Ok(name);
        }
        Ok(name
            .rsplit_once('.')
            .map_or("", |(package, _)| package)
            .to_owned())
    }

    /// The absolute name of a relative import.
    fn absolute_name(&mut self, name: &str, globals: Value, level: i64) -> Outcome<String> {
        let package = match globals.as_dict() {
            Some(dict) => Some(self.package_of(dict)?),
            None => None,
        };
        let error = |vm: &mut Self, text: &str| {
            import_error(
                &mut vm.heap,
                TypeId::ImportError,
                text,
                Value::NONE,
                Value::NONE,
            )
        };
        let Some(package) = package.filter(|package| !package.is_empty()) else {
            return Err(error(
                self,
                "attempted relative import with no known parent package",
            ));
        };
        let mut base = package.as_str();
        for _ in 1..level {
            match base.rsplit_once('.') {
                Some((above, _)) => base = above,
                None => {
                    return Err(error(
                        self,
                        "attempted relative import beyond top-level package",
                    ));
                }
            }
        }
        Ok(if name.is_empty() {
            base.to_owned()
        } else {
            format!("{base}.{name}")
        })
    }

    /// `ImportFrom`: an attribute of the module, or a module below it.
    pub(crate) fn import_from(&mut self, module: Value, name: Value) -> Outcome {
        if let Some(value) = self.getattr_opt(module, name)? {
            return Ok(value);
        }
        let key = self.heap.intern("__name__");
        let module_name = self
            .getattr_opt(module, key)?
            .filter(|value| value.tag() == Tag::Str);
        let wanted = self.heap.text(name).to_owned();
        if let Some(module_name) = module_name {
            let path = format!("{}.{wanted}", self.heap.text(module_name));
            let (modules, path) = (
                self.names.make_modules(&mut self.heap),
                self.heap.intern(&path),
            );
            if let Some(found) = self.heap.dict_get_str(modules, path) {
                return Ok(found);
            }
        }
        let shown = module_name.map_or("<unknown module name>".to_owned(), |name| {
            self.heap.text(name).to_owned()
        });
        let file = self.heap.intern("__file__");
        let file = self
            .getattr_opt(module, file)?
            .filter(|file| self.heap.as_text(*file).is_some());
        let place = file.map_or("unknown location", |file| self.heap.text(file));
        let message = if self.host.is_importing(&self.heap, module) {
            format!(
                "cannot import name '{wanted}' from partially initialized module '{shown}' (most likely due to a circular import) ({place})"
            )
        } else {
            format!("cannot import name '{wanted}' from '{shown}' ({place})")
        };
        let name_value = module_name.unwrap_or(Value::NONE);
        let fault = import_error(
            &mut self.heap,
            TypeId::ImportError,
            &message,
            name_value,
            name,
        );
        if let (Fault::Raised(exc), Some(file)) = (fault, file) {
            self.heap[exc].set_field(field::IMPORT_PATH, file);
        }
        Err(fault)
    }

    /// `ImportStar`: binds the names in `__all__`, or all that do not begin with an underscore, in the
    /// namespace of the frame at `top`.
    pub(crate) fn import_star(&mut self, module: Value, top: usize) -> Outcome<()> {
        let all = self.heap.intern("__all__");
        let (names, explicit) = match self.getattr_opt(module, all)? {
            Some(names) => (self.collect(names)?, true),
            None => {
                let dict = self.heap.intern("__dict__");
                let Some(dict) = self.getattr_opt(module, dict)? else {
                    let message = "from-import-* object has no __dict__ and no __all__";
                    return Err(import_error(
                        &mut self.heap,
                        TypeId::ImportError,
                        message,
                        Value::NONE,
                        Value::NONE,
                    ));
                };
                (self.collect(dict)?, false)
            }
        };
        let namespace = self.frame_namespace(top);
        for name in names {
            let Some(text) = self.heap.as_text(name) else {
                return Err(self.bad_star_name(module, name, explicit));
            };
            if !explicit && text.starts_with('_') {
                continue;
            }
            let value = self.getattr(module, name)?;
            match namespace.as_dict() {
                Some(dict) => self.heap.dict_set_str(dict, name, value),
                None => self.set_item(namespace, name, value)?,
            }
        }
        Ok(())
    }

    fn bad_star_name(&mut self, module: Value, name: Value, explicit: bool) -> Fault {
        let key = self.heap.intern("__name__");
        let shown = match self.getattr_opt(module, key) {
            Ok(value) => value.map_or(String::new(), |value| self.heap.text(value).to_owned()),
            Err(fault) => return fault,
        };
        let given = self.type_name(name);
        self.type_error(if explicit {
            format!("Item in {shown}.__all__ must be str, not {given}")
        } else {
            format!("Key in {shown}.__dict__ must be str, not {given}")
        })
    }

    /// Prints the value of an expression statement of an interactive program: `sys.displayhook`.
    pub(crate) fn display_hook(&mut self, value: Value) -> Outcome {
        if let Some(dict) = self.names.module_dict(&mut self.heap, "sys") {
            let hook = self.heap.intern("displayhook");
            return match self.heap.dict_get_str(dict, hook) {
                Some(hook) => self.call(hook, &[value]),
                None => Err(self.runtime_error("lost sys.displayhook")),
            };
        }
        self.default_display(value)
    }

    /// What `sys.displayhook` does unless a script replaced it.
    pub(crate) fn default_display(&mut self, value: Value) -> Outcome {
        if value.is_none() {
            return Ok(Value::NONE);
        }
        let mut text = self.repr(value)?;
        let (builtins, last) = (self.builtins_dict(), self.heap.intern("_"));
        self.heap.dict_set_str(builtins, last, Value::NONE);
        match self.replaced_stdout() {
            None => {
                text.push('\n');
                self.write_stdout(&surrogates::shown(&text))?;
            }
            Some(file) if file.is_none() => return Err(self.runtime_error("lost sys.stdout")),
            Some(file) => {
                self.heap.keep(file);
                for piece in [text.as_str(), "\n"] {
                    let piece = self.heap.new_str(piece);
                    self.call_method(file, "write", &[piece])?;
                }
            }
        }
        self.heap.dict_set_str(builtins, last, value);
        Ok(Value::NONE)
    }
}

/// A new module with the names that every module has; it is not entered in `sys.modules`.
pub(crate) fn new_module(heap: &mut Heap, name: &str) -> ModuleKey {
    let dict = heap.new_dict();
    let name_value = heap.intern(name);
    let package = heap.intern(name.rsplit_once('.').map_or("", |(parent, _)| parent));
    for (key, value) in [
        ("__name__", name_value),
        ("__doc__", Value::NONE),
        ("__package__", package),
        ("__loader__", Value::NONE),
        ("__spec__", Value::NONE),
    ] {
        let key = heap.intern(key);
        heap.dict_set_str(dict, key, value);
    }
    let module = heap.alloc(Module {
        name: name_value,
        dict,
        class: Value::UNBOUND,
    });
    heap.keep(module.into());
    module
}

/// A package without code of its own, below which other modules lie.
pub(crate) fn namespace_package(heap: &mut Heap, name: &str) -> Value {
    let module = new_module(heap, name);
    let dict = heap[module].dict;
    make_package(heap, name, dict, None);
    module.into()
}

/// Gives a module's namespace the names that make it a package; `folder` is where its code is from, if it has any.
fn make_package(heap: &mut Heap, name: &str, dict: DictKey, folder: Option<&str>) {
    let folders = folder.map(|folder| heap.new_str(folder));
    let (path, folders) = (
        heap.intern("__path__"),
        heap.new_list(folders.into_iter().collect()),
    );
    heap.dict_set_str(dict, path, folders);
    let (package, own) = (heap.intern("__package__"), heap.intern(name));
    heap.dict_set_str(dict, package, own);
}

/// `ModuleNotFoundError(message, name=name)`
pub(crate) fn module_not_found(heap: &mut Heap, message: &str, name: &str) -> Fault {
    let name = heap.intern(name);
    import_error(
        heap,
        TypeId::ModuleNotFoundError,
        message,
        name,
        Value::NONE,
    )
}

fn import_error(heap: &mut Heap, class: TypeId, message: &str, name: Value, from: Value) -> Fault {
    let message = heap.new_str(message);
    let exc = heap.new_exception(class, &[message]);
    let object = &mut heap[exc];
    object.set_field(field::IMPORT_NAME, name);
    object.set_field(field::IMPORT_PATH, Value::NONE);
    object.set_field(field::IMPORT_MSG, message);
    object.set_field(field::IMPORT_NAME_FROM, from);
    Fault::Raised(exc)
}

/// Fills in the fields of an ImportError that an importer raised for a module; other faults stay as they are.
pub(crate) fn name_import_error(heap: &mut Heap, fault: Fault, name: &str) -> Fault {
    if let Fault::Raised(exc) = fault
        && is_raised(heap, fault, TypeId::ImportError)
    {
        let name = heap.intern(name);
        let args = heap[exc].args;
        let message = heap.tuple_items(args).first().copied();
        let object = &mut heap[exc];
        for (index, value) in [
            (field::IMPORT_NAME, name),
            (field::IMPORT_PATH, Value::NONE),
            (field::IMPORT_MSG, message.unwrap_or(Value::NONE)),
            (field::IMPORT_NAME_FROM, Value::NONE),
        ] {
            object.set_field(index, value);
        }
    }
    fault
}

/// Whether a fault says that this very module does not exist.
fn is_missing(heap: &Heap, fault: Fault, path: &str) -> bool {
    let Fault::Raised(exc) = fault else {
        return false;
    };
    let name = heap[exc].field(field::IMPORT_NAME);
    is_raised(heap, fault, TypeId::ModuleNotFoundError) && heap.as_text(name) == Some(path)
}
