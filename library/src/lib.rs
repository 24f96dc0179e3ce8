#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]

#[cfg(feature = "crypto")]
mod crypto;
#[cfg(feature = "data")]
mod data;
mod entry;
mod host;
mod network;
#[cfg(feature = "numbers")]
mod numbers;
mod process;
#[cfg(feature = "source")]
mod source;
#[cfg(feature = "system")]
mod system;
#[cfg(feature = "text")]
mod text;
#[cfg(feature = "time")]
mod time;

use std::collections::HashMap;
use std::error::Error as StdError;
use std::sync::{Arc, LazyLock};
use std::time::{Duration, SystemTime};

use nonlocal::{Ctx, EngineBuilder, Import, Module, Result};

use entry::Entry;
use host::Host;
pub use network::{Request, Response};
pub use process::{Command, Output};

/// The modules by folder.
const MODULES: &[&[Entry]] = &[
    #[cfg(feature = "numbers")]
    numbers::MODULES,
    #[cfg(feature = "data")]
    data::MODULES,
    #[cfg(feature = "crypto")]
    crypto::MODULES,
    #[cfg(feature = "time")]
    time::MODULES,
    #[cfg(feature = "system")]
    system::MODULES,
    #[cfg(feature = "source")]
    source::MODULES,
    #[cfg(feature = "text")]
    text::MODULES,
];

/// All of them, by name.
static BY_NAME: LazyLock<HashMap<&str, &Entry>> = LazyLock::new(|| {
    let entries = MODULES.iter().copied().flatten();
    entries.map(|entry| (entry.name, entry)).collect()
});

/// Adds the modules of this crate to an engine, with nothing of the host's surroundings; see [`Library`].
///
/// They come after the modules and importers that the engine has already, and after the runtime's own.
pub fn install(engine: EngineBuilder) -> EngineBuilder {
    Library::new().install(engine)
}

/// The modules of this crate, with what the host gives them.
#[derive(Clone, Debug, Default)]
#[must_use]
pub struct Library {
    host: Arc<Host>,
}

impl Library {
    /// The modules, with nothing of the host's surroundings.
    pub fn new() -> Self {
        Self::default()
    }

    /// Gives scripts random bytes that nobody can foresee: what `random` starts from where a script gives no seed,
    /// `random.SystemRandom`, `secrets`, `uuid.uuid4`. The function fills the whole slice, or says why it cannot, which is
    /// an `OSError` in the script.
    ///
    /// Without it `import random` works, and so does whatever was seeded: `random.seed(1)`, `random.Random("dice")`. What
    /// would draw from a generator that has no seed is a `NotImplementedError` that names this method, so that no script
    /// takes numbers for random that are the same in each run. A host whose runs are to be the same each time gives
    /// bytes of its choice.
    ///
    /// ```
    /// use nonlocal::Engine;
    /// use nonlocal_library::Library;
    ///
    /// let mut bare = nonlocal_library::install(Engine::builder()).build().runtime();
    /// assert!(bare.run::<f64>("import random\nrandom.seed(7)\nrandom.random()")? > 0.3);
    /// let error = bare.run::<f64>("random.seed()\nrandom.random()").unwrap_err();
    /// assert!(error.message().contains("Library::entropy"));
    ///
    /// let library = Library::new().entropy(getrandom::fill);
    /// let mut rt = library.install(Engine::builder()).build().runtime();
    /// assert!(rt.run::<f64>("import random\nrandom.random()")? < 1.0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn entropy<E>(
        mut self,
        fill: impl Fn(&mut [u8]) -> std::result::Result<(), E> + Send + Sync + 'static,
    ) -> Self
    where
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Arc::make_mut(&mut self.host).entropy =
            Some(Arc::new(move |bytes| fill(bytes).map_err(Into::into)));
        self
    }

    /// Gives scripts the time of day: `time.time()`, `datetime.now()`, `date.today()`. Scripts see it in UTC.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    ///
    /// use nonlocal::Engine;
    /// use nonlocal_library::Library;
    ///
    /// let library = Library::new().clock(|| SystemTime::UNIX_EPOCH + Duration::from_secs(86_400));
    /// let mut rt = library.install(Engine::builder()).build().runtime();
    /// assert_eq!(rt.run::<String>("from datetime import datetime\nstr(datetime.now())")?, "1970-01-02 00:00:00");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn clock(mut self, now: impl Fn() -> SystemTime + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.host).now = Some(Arc::new(now));
        self
    }

    /// Gives scripts a time that never goes back, since any moment in the past: `time.monotonic()`,
    /// `time.perf_counter()` and `time.process_time()`.
    pub fn monotonic(mut self, elapsed: impl Fn() -> Duration + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.host).monotonic = Some(Arc::new(elapsed));
        self
    }

    /// Lets scripts wait with `time.sleep()`: the function waits for so long, or moves the host's own clock.
    /// What waits on a thread looks now and then, by [`Ctx::look`], whether the run is to stop.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use std::sync::atomic::{AtomicU64, Ordering};
    /// use std::time::Duration;
    ///
    /// use nonlocal::Engine;
    /// use nonlocal_library::Library;
    ///
    /// let clock = Arc::new(AtomicU64::new(0));
    /// let moved = Arc::clone(&clock);
    /// let library = Library::new()
    ///     .monotonic(move || Duration::from_millis(clock.load(Ordering::Relaxed)))
    ///     .sleep(move |_cx, time| {
    ///         moved.fetch_add(time.as_millis() as u64, Ordering::Relaxed);
    ///         Ok(())
    ///     });
    /// let mut rt = library.install(Engine::builder()).build().runtime();
    /// assert_eq!(rt.run::<f64>("import time\ntime.sleep(3600)\ntime.monotonic()")?, 3600.0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn sleep(
        mut self,
        wait: impl Fn(&mut Ctx<'_>, Duration) -> Result<()> + Send + Sync + 'static,
    ) -> Self {
        Arc::make_mut(&mut self.host).sleep = Some(Arc::new(wait));
        self
    }

    /// Gives scripts the time zones that `zoneinfo.ZoneInfo` asks for by name (`Europe/Berlin`), in the format of the
    /// system's files (TZif, RFC 9636); `None` is a zone that is not known. The names are relative and stay below where they
    /// start, so that they can be looked up in a folder.
    ///
    /// ```
    /// use nonlocal::Engine;
    /// use nonlocal_library::Library;
    ///
    /// let library = Library::new().zones(|name| std::fs::read(format!("/usr/share/zoneinfo/{name}")).ok());
    /// let mut rt = library.install(Engine::builder()).build().runtime();
    /// let script = "
    /// from zoneinfo import ZoneInfo, ZoneInfoNotFoundError
    /// try:
    ///     found = str(ZoneInfo('Atlantis/Capital'))
    /// except ZoneInfoNotFoundError:
    ///     found = 'nowhere'
    /// found";
    /// assert_eq!(rt.run::<String>(script)?, "nowhere");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn zones(mut self, zone: impl Fn(&str) -> Option<Vec<u8>> + Send + Sync + 'static) -> Self {
        Arc::make_mut(&mut self.host).zones = Some(Arc::new(zone));
        self
    }

    /// Gives scripts the clocks of the process, and lets them sleep on its threads, until the run's deadline or an
    /// interrupt at most.
    pub fn system_clock(self) -> Self {
        self.clock(SystemTime::now)
            .monotonic(host::process_time)
            .sleep(host::sleep_on_thread)
    }

    /// Gives scripts an environment: `os.environ`. Without it theirs is empty. What a script changes stays in its runtime.
    ///
    /// ```
    /// use nonlocal::Engine;
    /// use nonlocal_library::Library;
    ///
    /// let library = Library::new().environ([("LANG", "C"), ("HOME", "/home/ada")]);
    /// let mut rt = library.install(Engine::builder()).build().runtime();
    /// assert_eq!(rt.run::<String>("import os\nos.path.expanduser('~/notes')")?, "/home/ada/notes");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn environ<K: Into<String>, V: Into<String>>(
        mut self,
        variables: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let variables = variables.into_iter();
        Arc::make_mut(&mut self.host).environ = variables
            .map(|(name, value)| (name.into(), value.into()))
            .collect();
        self
    }

    /// Gives scripts functions of the host's under the names of those in `os`, in place of those that refuse with a
    /// `PermissionError` (`listdir`, `stat`, `remove`) or know nothing (`getcwd`). What is built on them in `os.path` and
    /// `pathlib` works then; `open` is built in, and comes with [`EngineBuilder::builtins`].
    ///
    /// ```
    /// use nonlocal::{Engine, Module};
    /// use nonlocal_library::Library;
    ///
    /// let mut bare = nonlocal_library::install(Engine::builder()).build().runtime();
    /// let error = bare.run::<()>("import os\nos.listdir('/')").unwrap_err();
    /// assert!(error.message().contains("Library::os"));
    ///
    /// let os = Module::new("os").function("listdir", |_path: &str| vec!["notes.txt"]);
    /// let mut rt = Library::new().os(os).install(Engine::builder()).build().runtime();
    /// assert_eq!(rt.run::<Vec<String>>("import os\nos.listdir('/')")?, ["notes.txt"]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn os(mut self, functions: Module) -> Self {
        Arc::make_mut(&mut self.host).os = Some(functions);
        self
    }

    /// Gives scripts a network: `urllib.request.urlopen`, and what else opens addresses of `http`, `https` and `ftp`. The
    /// function is asked for each request, also where an answer sends the script to another address; a host that wants to
    /// say which addresses are open looks at [`Request::url`] each time. What waits on a thread looks now and then, by
    /// [`Ctx::look`], whether the run is to stop.
    ///
    /// An error that is an `OSError` to scripts, as a [`std::io::Error`] in [`Error::host`](nonlocal::Error::host) is, is
    /// the `reason` of a `urllib.error.URLError`; others pass as they are. Without a function each such address is a
    /// `URLError` that names this method; addresses of the scheme `data` need none.
    ///
    /// ```
    /// use nonlocal::{Ctx, Engine};
    /// use nonlocal_library::{Library, Request, Response};
    ///
    /// let script = "from urllib.request import urlopen\nurlopen('http://example.com/greeting').read()";
    /// let mut bare = nonlocal_library::install(Engine::builder()).build().runtime();
    /// let error = bare.run::<nonlocal::Bytes>(script).unwrap_err();
    /// assert!(error.message().contains("Library::network"));
    ///
    /// let library = Library::new().network(|_cx: &mut Ctx<'_>, request: Request| {
    ///     let body = format!("{} of {}", request.method, request.url).into_bytes();
    ///     Ok(Response { status: 200, headers: Vec::new(), body })
    /// });
    /// let mut rt = library.install(Engine::builder()).build().runtime();
    /// let greeting = rt.run::<nonlocal::Bytes>(script)?;
    /// assert_eq!(greeting.0, b"GET of http://example.com/greeting");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn network(
        mut self,
        fetch: impl Fn(&mut Ctx<'_>, Request) -> Result<Response> + Send + Sync + 'static,
    ) -> Self {
        Arc::make_mut(&mut self.host).network = Some(Arc::new(fetch));
        self
    }

    /// Gives scripts programs to run: the module `subprocess`. The function is asked for each of them, runs it or answers in
    /// its place, and says what came of it once it has ended; nothing runs without it. A host that runs what scripts name
    /// gives up the sandbox: let it choose by [`Command::program`] among the few that it means. What waits on a thread looks
    /// now and then, by [`Ctx::look`], whether the run is to stop.
    ///
    /// An error that is an `OSError` to scripts, as a [`std::io::Error`] in [`Error::host`](nonlocal::Error::host) is, is
    /// raised as such, but for a `TimeoutError`: that is a `subprocess.TimeoutExpired`. Without a function `subprocess` can
    /// be imported, and to start a program is a `PermissionError` that names this method.
    ///
    /// ```
    /// use nonlocal::{Ctx, Engine, Error};
    /// use nonlocal_library::{Command, Library, Output};
    ///
    /// let script = "import subprocess\nsubprocess.check_output(['tally', 'votes'], text=True)";
    /// let mut bare = nonlocal_library::install(Engine::builder()).build().runtime();
    /// let error = bare.run::<String>(script).unwrap_err();
    /// assert!(error.message().contains("Library::processes"));
    ///
    /// let library = Library::new().processes(|_cx: &mut Ctx<'_>, command: Command| {
    ///     if command.program != "tally" {
    ///         return Err(Error::host(std::io::Error::from(std::io::ErrorKind::NotFound)));
    ///     }
    ///     let stdout = format!("3 {}\n", command.args[1]).into_bytes();
    ///     Ok(Output { stdout, ..Output::default() })
    /// });
    /// let mut rt = library.install(Engine::builder()).build().runtime();
    /// assert_eq!(rt.run::<String>(script)?, "3 votes\n");
    /// let error = rt.run::<()>("subprocess.run(['rm', '-r', '/'])").unwrap_err();
    /// assert!(error.is_exception("FileNotFoundError"));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn processes(
        mut self,
        run: impl Fn(&mut Ctx<'_>, Command) -> Result<Output> + Send + Sync + 'static,
    ) -> Self {
        Arc::make_mut(&mut self.host).processes = Some(Arc::new(run));
        self
    }

    /// Adds the modules to an engine, behind the modules and importers that it has already, and behind the runtime's own.
    /// Adds the modules to an engine, after the modules and importers that it has already, and after the runtime's own.
    pub fn install(self, engine: EngineBuilder) -> EngineBuilder {
        engine.importer(move |name: &str| -> Option<Import> {
            let entry = BY_NAME.get(name)?;
            Some(entry.import(&self.host))
        })
    }

    /// The names of all modules, in the order of the alphabet.
    #[must_use]
    pub fn names() -> Vec<&'static str> {
        let mut names: Vec<&str> = BY_NAME.keys().copied().collect();
        names.sort_unstable();
        names
    }
}
