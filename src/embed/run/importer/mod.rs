//! [`Import`]: what a host's importer answers when a script imports a module that nothing else provides.
//!
//! ```text
//!  import a.b -> Vm::load_module -> host_import -> modules of the engine, then the importer (here)
//!             <- HostModule: an object that is ready, or code that the evaluator runs in a new module
//! ```
//!
//! Invariant: an importer runs under `catch_unwind`; its answer is checked before any of it runs.

#[cfg(feature = "files")]
mod folders;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::builtins::functions::exec::refuse_longer;
use crate::builtins::functions::exec::source;
use crate::builtins::functions::exec::source::SourceMode;
use crate::embed::host::call::guarded;
use crate::embed::run::program::ProgramKind;
use crate::embed::{Ctx, Error, ErrorKind, Module, Program, Result};
use crate::value::TypeId;
use crate::vm::name::import::{name_import_error, namespace_package};
use crate::vm::{Contained, HostModule, Outcome, Vm};

/// A module that an importer of the host found: source text, a [`Program`] or a [`Module`]; see
/// [`EngineBuilder::importer`](crate::EngineBuilder::importer).
///
/// ```
/// use nonlocal::{Engine, Import};
///
/// let find = |name: &str| match name {
///     "pets" => Some(Import::source("from .cat import sound").package()),
///     "pets.cat" => Some(Import::source("sound = 'miaow'").file("library/cat.py")),
///     _ => None,
/// };
/// let mut rt = Engine::builder().importer(find).build().runtime();
/// assert_eq!(rt.run::<String>("import pets\npets.sound")?, "miaow");
/// assert_eq!(rt.run::<String>("pets.cat.__file__")?, "library/cat.py");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct Import {
    content: Content,
    file: Option<Arc<str>>,
    is_package: bool,
    /// Whether a module of the runtime's own comes first.
    is_last: bool,
}

#[derive(Clone)]
enum Content {
    Source(Arc<str>),
    Program(Program),
    Module(Box<Module>),
    Namespace,
}

impl Import {
    /// Source text: compiled and run in a new module.
    ///
    /// Tracebacks call it by the module's name with slashes (`a/b.py`, or `a/b/__init__.py` for a package), unless
    /// [`Import::file`] says otherwise.
    pub fn source(text: impl Into<Arc<str>>) -> Self {
        Self::new(Content::Source(text.into()))
    }

    /// A program that was compiled before: run in a new module. Compiling once and answering with clones saves each
    /// runtime the work. Tracebacks call it by the program's own name.
    ///
    /// ```
    /// use nonlocal::{Engine, Import, Program};
    ///
    /// let greet = Program::compile("library/greet.py", "def hello(): return 'hello'")?;
    /// let find = move |name: &str| (name == "greet").then(|| Import::program(&greet));
    /// let engine = Engine::builder().importer(find).build();
    /// for _ in 0..2 {
    ///     assert_eq!(engine.runtime().run::<String>("import greet\ngreet.hello()")?, "hello");
    /// }
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn program(program: &Program) -> Self {
        Self::new(Content::Program(program.clone()))
    }

    /// A module of the host. It gets the name that was asked for; modules inside it are made with it.
    pub fn module(module: Module) -> Self {
        Self::new(Content::Module(Box::new(module)))
    }

    fn new(content: Content) -> Self {
        Self {
            content,
            file: None,
            is_package: false,
            is_last: false,
        }
    }

    /// A package without code of its own: a folder without `__init__.py`. It is the last that is taken: a module of the
    /// same name that another importer has, or the runtime, goes before it.
    ///
    /// ```
    /// use nonlocal::{Engine, Import};
    ///
    /// let find = |name: &str| match name {
    ///     "plugins" => Some(Import::namespace()),
    ///     "plugins.hello" => Some(Import::source("text = 'hello'")),
    ///     _ => None,
    /// };
    /// let mut rt = Engine::builder().importer(find).build().runtime();
    /// assert_eq!(rt.run::<String>("import plugins.hello\nplugins.hello.text")?, "hello");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn namespace() -> Self {
        Self::new(Content::Namespace).package()
    }

    /// Leaves the name to the module that comes with the runtime, if there is one.
    ///
    /// ```
    /// use nonlocal::{Engine, Import};
    ///
    /// let find = |name: &str| Some(Import::source(format!("x = '{name}'")).unless_built_in());
    /// let mut rt = Engine::builder().importer(find).build().runtime();
    /// assert_eq!(rt.run::<String>("import math, other\nassert math.pi > 3\nother.x")?, "other");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn unless_built_in(mut self) -> Self {
        self.is_last = true;
        self
    }

    /// An importer over folders: a module `a.b` is `a/b.py` or `a/b/__init__.py` in the first of them that has one, and a
    /// folder without `__init__.py` is a [namespace](Import::namespace). Files are read when they are asked for.
    ///
    /// ```
    /// use nonlocal::{Engine, Import};
    ///
    /// # let folder = std::env::temp_dir().join(format!("nonlocal-{}", std::process::id()));
    /// # std::fs::create_dir_all(folder.join("shop/rules"))?;
    /// # std::fs::write(folder.join("shop/__init__.py"), "from .rules import vat")?;
    /// # std::fs::write(folder.join("shop/rules/vat.py"), "rate = 0.2")?;
    /// let mut rt = Engine::builder().importer(Import::from_folders([&folder])).build().runtime();
    /// assert_eq!(rt.run::<f64>("import shop\nshop.vat.rate")?, 0.2);
    /// # std::fs::remove_dir_all(&folder)?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "files")]
    pub fn from_folders<P: Into<std::path::PathBuf>>(
        folders: impl IntoIterator<Item = P>,
    ) -> impl Fn(&str) -> std::io::Result<Option<Self>> + Send + Sync + 'static {
        let folders: Vec<std::path::PathBuf> = folders.into_iter().map(Into::into).collect();
        move |name| folders::find(&folders, name)
    }

    /// An importer over texts, by the whole names of the modules. What lies above one of them, and has no text, is a
    /// [namespace](Import::namespace).
    ///
    /// ```
    /// use nonlocal::{Engine, Import};
    ///
    /// let texts = [("shop.vat", "rate = 0.2"), ("shop.sum", "from .vat import rate\ndef gross(x): return x * (1 + rate)")];
    /// let mut rt = Engine::builder().importer(Import::from_texts(texts)).build().runtime();
    /// assert_eq!(rt.run::<f64>("from shop.sum import gross\ngross(10)")?, 12.0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn from_texts<N: Into<String>, T: Into<Arc<str>>>(
        texts: impl IntoIterator<Item = (N, T)>,
    ) -> impl Fn(&str) -> Option<Self> + Send + Sync + 'static {
        let texts = texts
            .into_iter()
            .map(|(name, text)| (name.into(), text.into()));
        let texts: BTreeMap<String, Arc<str>> = texts.collect();
        move |name| {
            let below = format!("{name}.");
            let next = texts.range(below.clone()..).next();
            let is_package = next.is_some_and(|(other, _)| other.starts_with(&below));
            match texts.get(name) {
                Some(text) if is_package => Some(Self::source(Arc::clone(text)).package()),
                Some(text) => Some(Self::source(Arc::clone(text))),
                None => is_package.then(Self::namespace),
            }
        }
    }

    /// What tracebacks and `__file__` call source text.
    pub fn file(mut self, name: impl Into<Arc<str>>) -> Self {
        self.file = Some(name.into());
        self
    }

    /// Says that other modules lie below this one: `import a.b` asks for `a.b` only if `a` is a package, and
    /// `from . import b` inside of `a` means `a.b`.
    pub fn package(mut self) -> Self {
        self.is_package = true;
        self
    }
}

impl fmt::Debug for Import {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let content: &dyn fmt::Debug = match &self.content {
            Content::Source(_) => &"source",
            Content::Program(program) => program,
            Content::Module(module) => module,
            Content::Namespace => &"namespace",
        };
        f.debug_struct("Import")
            .field("content", content)
            .field("file", &self.file)
            .field("is_package", &self.is_package)
            .finish()
    }
}

/// What an importer may answer: an [`Import`], source text as a `String` or a `&'static str`, a [`Program`] or a
/// [`Module`]; an `Option` of one, where `None` says that there is no such module; a `Result` of any of these with
/// any error type.
///
/// ```
/// use nonlocal::{Engine, Program};
///
/// // Compiled when it is asked for; a syntax error is the importer's error.
/// let find = |name: &str| match name {
///     "good" => Program::compile("good.py", "x = 1").map(Some),
///     "bad" => Program::compile("bad.py", "x =").map(Some),
///     _ => Ok(None),
/// };
/// let mut rt = Engine::builder().importer(find).build().runtime();
/// assert_eq!(rt.run::<i64>("import good\ngood.x")?, 1);
/// assert!(rt.run::<()>("import bad").unwrap_err().is_exception("SyntaxError"));
/// assert!(rt.run::<()>("import ugly").unwrap_err().is_exception("ModuleNotFoundError"));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[diagnostic::on_unimplemented(
    message = "an importer cannot answer with a `{Self}`",
    note = "it must be an `Import`, a `String`, a `Program` or a `Module`, or an `Option` or a `Result` of one"
)]
pub trait IntoImport {
    /// The module, if there is one.
    ///
    /// # Errors
    /// The error that the importer returned.
    #[doc(hidden)]
    fn into_import(self) -> Result<Option<Import>>;
}

impl IntoImport for Import {
    fn into_import(self) -> Result<Option<Import>> {
        Ok(Some(self))
    }
}

impl IntoImport for String {
    fn into_import(self) -> Result<Option<Import>> {
        Ok(Some(Import::source(self)))
    }
}

impl IntoImport for &'static str {
    fn into_import(self) -> Result<Option<Import>> {
        Ok(Some(Import::source(self)))
    }
}

impl IntoImport for Program {
    fn into_import(self) -> Result<Option<Import>> {
        Ok(Some(Import::program(&self)))
    }
}

impl IntoImport for Module {
    fn into_import(self) -> Result<Option<Import>> {
        Ok(Some(Import::module(self)))
    }
}

impl<A: IntoImport> IntoImport for Option<A> {
    fn into_import(self) -> Result<Option<Import>> {
        self.map_or(Ok(None), A::into_import)
    }
}

impl<A: IntoImport, E: std::error::Error + Send + Sync + 'static> IntoImport
    for std::result::Result<A, E>
{
    fn into_import(self) -> Result<Option<Import>> {
        self.map_err(Error::from_host)?.into_import()
    }
}

/// What an importer is asked; see [`EngineBuilder::importer_for`](crate::EngineBuilder::importer_for).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct ImportRequest<'a> {
    /// The whole name of the module.
    pub name: &'a str,
    /// The `__name__` of the module whose code imports it: `__main__` for a program, `None` where no script does, or one
    /// whose globals have no such name.
    pub importer: Option<&'a str>,
}

type Find = dyn Fn(&ImportRequest<'_>) -> Result<Option<Import>> + Send + Sync;

/// The importer of an engine.
#[derive(Clone)]
pub(crate) struct Importer(Arc<Find>);

impl Importer {
    pub(crate) fn new<A: IntoImport>(
        find: impl Fn(&ImportRequest<'_>) -> A + Send + Sync + 'static,
    ) -> Self {
        let find = Contained::new(find);
        Self(Arc::new(move |request| (*find)(request).into_import()))
    }
}

impl fmt::Debug for Importer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Importer(..)")
    }
}

/// Finds a module of the host: what `Vm::host_import` points to.
pub(crate) fn host_import(vm: &mut Vm, name: &str, ask: bool) -> Outcome<Option<HostModule>> {
    let settings = crate::embed::host::call::settings(vm);
    if let Some(module) = settings.modules.iter().find_map(|module| module.find(name)) {
        let made = guarded(vm, |cx| module.make(cx))?;
        return Ok(Some(HostModule::Ready(made)));
    }
    if !ask || settings.importers.is_empty() {
        return Ok(None);
    }
    let from = importing(vm);
    let request = ImportRequest {
        name,
        importer: from.as_deref(),
    };
    let has_own = vm.registry.modules().any(|def| def.name == name);
    // A namespace is what is left where nobody has a module of that name, as for CPython's path.
    let ask_all = |_: &mut Ctx<'_>| {
        let mut namespace = None;
        for importer in &settings.importers {
            match (importer.0)(&request).map_err(as_import_error)? {
                Some(import) if import.is_last && has_own => {}
                Some(import) if matches!(import.content, Content::Namespace) => {
                    namespace.get_or_insert(import);
                }
                Some(import) => return Ok(Some(import)),
                None => {}
            }
        }
        Ok(namespace.filter(|_| !has_own))
    };
    let found =
        guarded(vm, ask_all).map_err(|fault| name_import_error(&mut vm.heap, fault, name))?;
    let Some(Import {
        content,
        file,
        is_package,
        is_last: _,
    }) = found
    else {
        return Ok(None);
    };
    let code = match content {
        Content::Source(text) => {
            let file = file.unwrap_or_else(|| default_file(name, is_package));
            refuse_longer(vm, text.len())?;
            vm.refuse(text.len())?;
            vm.sources
                .insert(&mut vm.heap, Arc::clone(&file), Arc::clone(&text));
            source::compile(vm, &file, &text, SourceMode::Exec)?
        }
        Content::Program(program) => {
            if program.kind() != ProgramKind::Module || !program.code().freevars.is_empty() {
                let text = format!("the program for '{name}' is a function's body, not a module's");
                let fault = vm.raise(TypeId::ImportError, &text);
                return Err(name_import_error(&mut vm.heap, fault, name));
            }
            if let Some((file, text)) = program.source_text() {
                vm.refuse(text.len())?;
                vm.sources.insert(&mut vm.heap, file, text);
            }
            #[cfg(feature = "parser")]
            crate::embed::run::ctx::show_warnings(vm, &program)?;
            program.code().clone()
        }
        Content::Namespace => {
            let module = namespace_package(&mut vm.heap, name);
            return Ok(Some(HostModule::Ready(module)));
        }
        Content::Module(module) => {
            let module = module.named(name);
            let made = guarded(vm, |cx| module.make_all(cx))?;
            return Ok(Some(HostModule::Ready(made)));
        }
    };
    Ok(Some(HostModule::Code { code, is_package }))
}

/// The name of the module whose code runs.
fn importing(vm: &mut Vm) -> Option<String> {
    let globals = vm.frames.last()?.globals;
    let key = vm.heap.intern("__name__");
    let name = vm.heap.dict_get_str(globals, key)?;
    vm.heap.as_text(name).map(str::to_owned)
}

/// What tracebacks call the source of a module.
fn default_file(name: &str, is_package: bool) -> Arc<str> {
    let path = name.replace('.', "/");
    let ending = if is_package { "/__init__.py" } else { ".py" };
    (path + ending).into()
}

/// An error of the host's own is an ImportError in scripts.
fn as_import_error(mut error: Error) -> Error {
    if error.kind() == ErrorKind::Host && error.exception_class().is_none() {
        let class = TypeId::ImportError;
        error.inner_mut().class = Some((class.name().to_owned(), class));
    }
    error
}
