//! [`Engine`]: what runtimes share.

use std::sync::Arc;

use super::importer::{ImportRequest, Importer};
use crate::embed::host::host_type::Spec;
use crate::embed::{HostType, Input, IntoImport, Limits, Module, Output, Runtime};

/// Limits, modules of the host and output: what every [`Runtime`] made from it shares. Cheap to clone.
///
/// ```
/// use nonlocal::{Engine, Output};
///
/// let engine = Engine::builder().stdout(Output::collect()).build();
/// let mut rt = engine.runtime();
/// rt.run::<()>("print('hello')")?;
/// assert_eq!(rt.take_output(), "hello\n");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Default, Debug)]
pub struct Engine(Arc<Settings>);

#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) limits: Arc<Limits>,
    pub(crate) modules: Vec<Module>,
    /// Asked in this order.
    pub(crate) importers: Vec<Importer>,
    /// What scripts find among the built-in names.
    pub(crate) builtins: Option<Module>,
    /// What `sys.argv` has.
    pub(crate) argv: Arc<[String]>,
    /// All host types, those of the modules included.
    pub(crate) host_types: Vec<Arc<Spec>>,
    pub(crate) stdout: Output,
    pub(crate) stderr: Output,
    pub(crate) stdin: Input,
    pub(crate) warnings: Arc<[String]>,
    pub(crate) gc_stress: bool,
    pub(crate) clock: Clock,
    #[cfg(feature = "async")]
    pub(crate) timer: Option<crate::embed::run::future::Timer>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            limits: Arc::default(),
            modules: Vec::new(),
            importers: Vec::new(),
            builtins: None,
            argv: Arc::default(),
            host_types: Vec::new(),
            stdout: Output::stdout(),
            stderr: Output::stderr(),
            stdin: Input::none(),
            warnings: Arc::default(),
            gc_stress: false,
            clock: Clock::Real,
            #[cfg(feature = "async")]
            timer: None,
        }
    }
}

impl Engine {
    /// Starts from the defaults: no modules, [`Limits::default`], printing to the standard output, errors to the
    /// standard error, no input.
    pub fn builder() -> EngineBuilder {
        EngineBuilder::default()
    }

    /// A new runtime. Takes a few microseconds.
    #[must_use]
    pub fn runtime(&self) -> Runtime {
        Runtime::with_engine(self.clone())
    }

    /// The limits of every run in a runtime of this engine.
    #[must_use]
    pub fn limits(&self) -> &Limits {
        &self.0.limits
    }

    pub(crate) fn settings(&self) -> &Arc<Settings> {
        &self.0
    }
}

/// What `asyncio.sleep` and other waits of scripts go by.
///
/// ```
/// use nonlocal::{Clock, Engine};
///
/// let mut rt = Engine::builder().clock(Clock::Virtual).build().runtime();
/// let script = "
/// import asyncio
/// async def main():
///     await asyncio.sleep(3600)
///     return asyncio.get_running_loop().time()
/// asyncio.run(main())";
/// assert_eq!(rt.run::<f64>(script)?, 3600.0);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default, Debug)]
#[non_exhaustive]
pub enum Clock {
    /// The time that passes. A run in one go sleeps on its thread; one that was started stops with
    /// [`Step::HostCalls`](crate::Step::HostCalls), so that the host decides how it waits.
    #[default]
    Real,
    /// A clock of the runtime's own that stands still while something can run, and jumps to the next time that
    /// something waits for: scripts never sleep, and take the same way each time.
    Virtual,
}

/// Makes an [`Engine`]; every setting has a default, see [`Engine::builder`].
///
/// ```
/// use nonlocal::{Engine, Limits, Module, Output};
///
/// let engine = Engine::builder()
///     .limits(Limits::new().fuel(1_000_000))
///     .module(Module::new("shop").value("VERSION", 3))
///     .stdout(Output::collect())
///     .build();
/// let mut rt = engine.runtime();
/// assert_eq!(rt.run::<i64>("import shop\nshop.VERSION")?, 3);
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Default, Debug)]
#[must_use]
pub struct EngineBuilder(Settings);

impl EngineBuilder {
    /// Sets the limits; the default is [`Limits::default`].
    pub fn limits(mut self, limits: Limits) -> Self {
        self.0.limits = Arc::new(limits);
        self
    }

    /// Sets what `asyncio.sleep` and other waits of scripts go by; the default is [`Clock::Real`].
    pub fn clock(mut self, clock: Clock) -> Self {
        self.0.clock = clock;
        self
    }

    /// Sets what runs that are futures wait for a time with: the timer of the host's executor. Without one, they use a
    /// thread that this crate starts when it is first needed.
    ///
    /// ```
    /// use nonlocal::Engine;
    ///
    /// let engine = Engine::builder().timer(tokio::time::sleep).build();
    /// let executor = tokio::runtime::Builder::new_current_thread().enable_time().build()?;
    /// let mut rt = engine.runtime();
    /// let script = "import asyncio\nasyncio.run(asyncio.sleep(0.01, 'rested'))";
    /// let text = executor.block_on(async { rt.run_async::<String>(script).await })?;
    /// assert_eq!(text, "rested");
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[cfg(feature = "async")]
    pub fn timer<Fut>(
        mut self,
        sleep: impl Fn(std::time::Duration) -> Fut + Send + Sync + 'static,
    ) -> Self
    where
        Fut: Future<Output = ()> + Send + 'static,
    {
        self.0.timer = Some(crate::embed::run::future::Timer::new(sleep));
        self
    }

    /// Adds a module that scripts can import, in place of an earlier one of the same name. It hides a module of its
    /// name that comes with the runtime.
    ///
    /// ```
    /// use nonlocal::{Engine, Module};
    ///
    /// let random = Module::new("random").function("random", || 0.5);
    /// let mut rt = Engine::builder().module(random).build().runtime();
    /// assert_eq!(rt.run::<f64>("import random\nrandom.random()")?, 0.5);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn module(mut self, module: Module) -> Self {
        self.0.modules.retain(|other| other.name() != module.name());
        self.0.modules.push(module);
        self
    }

    /// Adds the names of a module to those that are built in: scripts use them without an import. A name that is built
    /// in already is replaced. The module itself cannot be imported.
    ///
    /// ```
    /// use nonlocal::{Engine, Module};
    ///
    /// let names = Module::new("builtins").function("shout", |text: &str| text.to_uppercase()).value("LEVEL", 3);
    /// let mut rt = Engine::builder().builtins(names).build().runtime();
    /// assert_eq!(rt.run::<String>("shout('a') * LEVEL")?, "AAA");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// Each runtime makes them when it is made; a value that cannot be converted is left out.
    pub fn builtins(mut self, names: Module) -> Self {
        self.0.builtins = Some(names);
        self
    }

    /// Sets `sys.argv`: the name of the script, and what follows it. The default is one empty text.
    ///
    /// ```
    /// use nonlocal::Engine;
    ///
    /// let mut rt = Engine::builder().argv(["rules.py", "--all"]).build().runtime();
    /// assert_eq!(rt.run::<Vec<String>>("import sys\nsys.argv")?, ["rules.py", "--all"]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn argv<S: Into<String>>(mut self, argv: impl IntoIterator<Item = S>) -> Self {
        self.0.argv = argv.into_iter().map(Into::into).collect();
        self
    }

    /// Adds an importer: asked by name for each module that scripts import and that is not one of the engine's own
    /// ([`EngineBuilder::module`]), before the modules that come with the runtime, `sys` and `builtins` excepted.
    /// Where there are several, they are asked in the order in which they were added.
    /// It answers with source text, a [`Program`](crate::Program), a [`Module`] or an [`Import`](crate::Import),
    /// or with `None`: then the runtime's own modules are searched, and the script gets a `ModuleNotFoundError` if
    /// they do not have it either.
    ///
    /// Names are whole: `import a.b` asks for `a`, and for `a.b` if `a` is a package
    /// ([`Import::package`](crate::Import::package)); relative imports are resolved before. A runtime asks once for
    /// each name and keeps the module in `sys.modules`, where it stands already while its code runs: modules may
    /// import each other as in CPython.
    ///
    /// An error of the importer is an `ImportError` in the script, and comes back out of the run with
    /// [`Error::downcast_ref`](crate::Error::downcast_ref) if the script does not catch it.
    ///
    /// ```
    /// use std::collections::HashMap;
    ///
    /// use nonlocal::Engine;
    ///
    /// let library = HashMap::from([("greet", "def hello(name):\n    return 'hello ' + name")]);
    /// let engine = Engine::builder().importer(move |name: &str| library.get(name).copied()).build();
    /// let mut rt = engine.runtime();
    /// assert_eq!(rt.run::<String>("from greet import hello\nhello('Ada')")?, "hello Ada");
    /// let error = rt.run::<()>("import grete").unwrap_err();
    /// assert_eq!(error.to_string(), "ModuleNotFoundError: No module named 'grete'");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn importer<A: IntoImport>(
        mut self,
        find: impl Fn(&str) -> A + Send + Sync + 'static,
    ) -> Self {
        self.0
            .importers
            .push(Importer::new(move |request| find(request.name)));
        self
    }

    /// Adds an importer that is told who imports as well; otherwise as [`EngineBuilder::importer`].
    ///
    /// ```
    /// use nonlocal::{Engine, Import, ImportRequest};
    ///
    /// // Only the shop itself may import its secrets.
    /// let find = |request: &ImportRequest<'_>| match (request.name, request.importer) {
    ///     ("shop", _) => Some(Import::source("from secrets import key\nlength = len(key)")),
    ///     ("secrets", Some("shop")) => Some(Import::source("key = 'xyz'")),
    ///     _ => None,
    /// };
    /// let engine = Engine::builder().importer_for(find).build();
    /// assert_eq!(engine.runtime().run::<i64>("import shop\nshop.length")?, 3);
    /// assert!(engine.runtime().run::<()>("import secrets").is_err());
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn importer_for<A: IntoImport>(
        mut self,
        find: impl Fn(&ImportRequest<'_>) -> A + Send + Sync + 'static,
    ) -> Self {
        self.0.importers.push(Importer::new(find));
        self
    }

    /// Adds a host type without making its class visible: scripts only see objects that the host gives them.
    /// Types that scripts are to import belong in a module ([`Module::ty`]).
    ///
    /// ```
    /// use nonlocal::{Engine, HostType};
    ///
    /// struct Thermometer(f64);
    ///
    /// let ty = HostType::<Thermometer>::new("Thermometer").property("degrees", |this: &Thermometer| this.0);
    /// let mut rt = Engine::builder().host_type(ty).build().runtime();
    /// let thermometer = rt.object(Thermometer(36.6))?;
    /// rt.set("t", &thermometer)?;
    /// assert_eq!(rt.run::<f64>("t.degrees")?, 36.6);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn host_type<T: Send + 'static>(mut self, ty: HostType<T>) -> Self {
        self.0.host_types.push(Arc::new(ty.into_spec()));
        self
    }

    /// Sets where scripts' output goes; the default is the standard output of the process.
    pub fn stdout(mut self, output: Output) -> Self {
        self.0.stdout = output;
        self
    }

    /// Sets where text that scripts write to `sys.stderr` goes: tracebacks that they print, for instance. It is
    /// passed on at once, after what was printed before it.
    ///
    /// ```
    /// use nonlocal::{Engine, Output};
    ///
    /// let engine = Engine::builder().stderr(Output::collect()).build();
    /// let mut rt = engine.runtime();
    /// rt.run::<()>("import sys; print('careful', file=sys.stderr)")?;
    /// assert_eq!(rt.take_stderr(), "careful\n");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn stderr(mut self, output: Output) -> Self {
        self.0.stderr = output;
        self
    }

    /// Sets where `input` and `sys.stdin` read from; the default is nowhere, and `input()` raises a `RuntimeError`.
    ///
    /// ```
    /// use nonlocal::{Engine, Input};
    ///
    /// let engine = Engine::builder().stdin(Input::text("Ada\n")).build();
    /// let mut rt = engine.runtime();
    /// assert_eq!(rt.run::<String>("'hello ' + input()")?, "hello Ada");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn stdin(mut self, input: Input) -> Self {
        self.0.stdin = input;
        self
    }

    /// Options for warnings, each as CPython's `-W` has it: `action:message:category:module:line`, where what is left
    /// out at the end holds for all. Scripts see them as `sys.warnoptions`; later ones come first.
    ///
    /// ```
    /// use nonlocal::{Engine, Program};
    ///
    /// let program = Program::compile("rules.py", "size = 5\nsize is 5")?;
    /// let mut strict = Engine::builder().warnings(["error::SyntaxWarning"]).build().runtime();
    /// let error = strict.run::<bool>(&program).unwrap_err();
    /// assert_eq!(error.to_string(), r#"SyntaxError: "is" with 'int' literal. Did you mean "=="? (rules.py, line 2)"#);
    ///
    /// let mut quiet = Engine::builder().warnings(["ignore"]).build().runtime();
    /// assert_eq!(quiet.run::<bool>(&program)?, true);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn warnings<S: Into<String>>(mut self, options: impl IntoIterator<Item = S>) -> Self {
        self.0.warnings = options.into_iter().map(Into::into).collect();
        self
    }

    /// Collects garbage at every opportunity: slow, for tests that search for values that are not rooted.
    pub fn gc_stress(mut self, stress: bool) -> Self {
        self.0.gc_stress = stress;
        self
    }

    /// The engine with these settings, which no longer change.
    #[must_use]
    pub fn build(self) -> Engine {
        let mut settings = self.0;
        for module in &settings.modules {
            module.collect_types(&mut settings.host_types);
        }
        Engine(Arc::new(settings))
    }
}
