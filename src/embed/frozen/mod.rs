//! [`Frozen`]: closures and what they reach, as bytes.
//!
//! The format and the way through the heap are `crate::freeze`; here is what hosts see of it, and what their types have to
//! do with it (`host_data`).

pub(in crate::embed) mod host_data;
mod keep;
mod run;

use std::fmt;
use std::sync::Arc;

pub use keep::CapturedCell;

use self::host_data::HostTypes;
use crate::code::wire::Reader;
use crate::embed::error::fault::to_error;
use crate::embed::look::graph::expression;
use crate::embed::{Ctx, Error, ErrorKind, FromValue, IntoValue, Result, Runtime};
use crate::freeze::graph::{self, NotFrozen, NotThawed, Start, Thawed};
use crate::freeze::header::{self, Content};
use crate::object::Pack;
use crate::text::sha256;
use crate::value::Value as VmValue;
use crate::vm::Vm;

macro_rules! frozen {
    ($($(#[$meta:meta])* $name:ident: $content:ident, $reader:literal;)*) => {
        $(
            $(#[$meta])*
            #[derive(Clone, PartialEq, Eq)]
            pub struct $name {
                pub(in crate::embed) bytes: Arc<[u8]>,
            }

            impl $name {
                /// What `as_bytes` gave, from a file, a database or another machine. Only the first bytes are looked at here;
                #[doc = concat!("[`", $reader, "`](crate::", $reader, ") looks at all of them, and trusts none.")]
                ///
                /// ```
                #[doc = concat!("use nonlocal::{ErrorKind, ", stringify!($name), "};")]
                ///
                #[doc = concat!("let error = ", stringify!($name), "::from_bytes(*b\"something else\").unwrap_err();")]
                /// assert_eq!(error.kind(), ErrorKind::Frozen);
                /// ```
                ///
                /// # Errors
                /// [`ErrorKind::Frozen`] for bytes of something else, or of a version of the crate that this one does not
                /// read.
                pub fn from_bytes(bytes: impl Into<Arc<[u8]>>) -> Result<Self> {
                    let bytes = bytes.into();
                    match header::read(Content::$content, &mut Reader::new(&bytes)) {
                        Ok(()) => Ok(Self { bytes }),
                        Err(error) => Err(refused(Content::$content, &error.to_string())),
                    }
                }

                /// The bytes.
                #[must_use]
                pub fn as_bytes(&self) -> &[u8] {
                    &self.bytes
                }

                /// The SHA-256 digest of the bytes: a name for what is frozen, to keep it once or to see that it has
                /// changed.
                #[must_use]
                pub fn content_hash(&self) -> [u8; 32] {
                    sha256::digest(&self.bytes)
                }
            }

            impl fmt::Debug for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    write!(f, concat!(stringify!($name), "({} bytes)"), self.bytes.len())
                }
            }

            impl AsRef<[u8]> for $name {
                fn as_ref(&self) -> &[u8] {
                    &self.bytes
                }
            }
        )*
    };
}

frozen! {
    /// Closures, cells, scopes or any objects with all that they reach, as bytes: independent of the runtime that they come
    /// from, and of the machine. Cheap to clone.
    ///
    /// [`Runtime::freeze`] makes it and [`Runtime::thaw`] makes objects of it again. What goes along: code, cells with who
    /// shares them, values, instances and classes of scripts, generators where they stand, and those globals that the code
    /// names. What every runtime has is named and not copied: built-in functions and types, modules, what modules have.
    ///
    /// The same objects give the same bytes on every machine, so their digest is a name for them.
    ///
    /// ```
    /// use nonlocal::{Closure, Frozen, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let (step, show): (Closure, Closure) = rt.run("
    /// def make_counter(n):
    ///     def step():
    ///         nonlocal n
    ///         n += 1
    ///         return n
    ///     def show(): return n
    ///     return step, show
    /// make_counter(41)")?;
    /// let bytes = rt.freeze((&step, &show))?.as_bytes().to_vec();
    ///
    /// // Later, elsewhere.
    /// let mut other = Runtime::new();
    /// let (step, show): (Closure, Closure) = other.thaw(&Frozen::from_bytes(bytes)?)?;
    /// assert_eq!(other.call::<i64>(&step, ())?, 42);
    /// assert_eq!(other.call::<i64>(&show, ())?, 42);      // they share their cell again
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// ```
    /// # use nonlocal::{Closure, Runtime};
    /// let mut digests = Vec::new();
    /// for rate in [2, 2, 3] {
    ///     let mut rt = Runtime::new();
    ///     rt.set("rate", rate)?;
    ///     let price: Closure = rt.run("lambda count: count * rate")?;
    ///     digests.push(rt.freeze(&price)?.content_hash());
    /// }
    /// assert_eq!(digests[0], digests[1]);
    /// assert_ne!(digests[0], digests[2]);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    Frozen: Graph, "Runtime::thaw";

    /// A run that waits, as bytes: its frames and all that they reach, for [`Runtime::thaw_run`] in another process.
    ///
    /// [`Paused::freeze`](crate::Paused::freeze), [`HostCall::freeze`](crate::HostCall::freeze) and
    /// [`HostCalls::freeze`](crate::HostCalls::freeze) make it. The run that was frozen can go on as well.
    ///
    /// ```
    /// use nonlocal::{Engine, Fuel, FrozenRun, Module, Step};
    ///
    /// let engine = Engine::builder().module(Module::new("net").deferred("fetch", ["url"])).build();
    /// let script = "
    /// from net import fetch
    /// def sizes(urls):
    ///     for url in urls:
    ///         yield url, len(fetch(url))
    /// str(dict(sizes(['a', 'b'])))";
    /// let bytes = {
    ///     let mut rt = engine.runtime();
    ///     let Step::HostCall(mut call) = rt.start_program::<String>(script, Fuel::ALL)? else { panic!("it asks") };
    ///     call.freeze()?.as_bytes().to_vec()
    /// };
    ///
    /// // The process has ended; another one goes on, and knows what the call was.
    /// let mut rt = engine.runtime();
    /// let step = rt.thaw_run::<String>(&FrozenRun::from_bytes(bytes)?)?;
    /// let sizes = step.finish(|call| Ok::<_, std::io::Error>(format!("<{}>", call.args::<(String,)>().unwrap().0)))?;
    /// assert_eq!(sizes, "{'a': 3, 'b': 3}");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    FrozenRun: Run, "Runtime::thaw_run";
}

/// The error of bytes that are something else.
fn refused(content: Content, problem: &str) -> Error {
    let text = format!("the bytes are not {}: {problem}", content.name());
    Error::new(ErrorKind::Frozen, text)
}

/// # Freezing and thawing
impl Runtime {
    /// Closures, cells, scopes or any other objects as bytes, with all that they reach: see [`Frozen`]. Several in a tuple
    /// or a list keep sharing what they share.
    ///
    /// It runs no script and changes nothing. It costs fuel in proportion to what is written.
    ///
    /// ```
    /// use nonlocal::{Closure, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let discount: Closure = rt.run("
    /// limits = {'gold': 0.2}
    /// unrelated = open_file = None
    /// def make(kind):
    ///     return lambda price: price * (1 - limits[kind])
    /// make('gold')")?;
    /// let frozen = rt.freeze(&discount)?;
    /// let mut other = Runtime::new();
    /// let discount: Closure = other.thaw(&frozen)?;
    /// assert_eq!(other.call::<f64>(&discount, (50,))?, 40.0);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::Frozen`] for what cannot travel, with the way to it: data of a host type without
    /// [`HostType::frozen_by`](crate::HostType::frozen_by), a function of the host that no module and no global has, a
    /// frame that runs. A limit of the runtime; [`ErrorKind::ForeignHandle`] for a handle of another one.
    ///
    /// ```
    /// use nonlocal::{Closure, Engine, ErrorKind, HostType, Module};
    ///
    /// struct Editor;
    ///
    /// let ui = Module::new("ui").ty(HostType::<Editor>::new("Editor").constructor(|| Editor));
    /// let mut rt = Engine::builder().module(ui).build().runtime();
    /// let add: Closure = rt.run("
    /// import ui
    /// def make(n):
    ///     return lambda: n
    /// make({'ed': ui.Editor()})")?;
    /// let error = rt.freeze(&add).unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Frozen);
    /// assert_eq!(error.to_string(), "make.<locals>.<lambda>.<cell n>['ed'] is an Editor, which has no freeze");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn freeze(&mut self, roots: impl IntoValue) -> Result<Frozen> {
        self.enter(|cx| cx.freeze(roots))
    }

    /// Makes objects of what was frozen, new ones each time: thawed twice, they share nothing.
    ///
    /// Modules that they name are imported. Everything is looked at before anything is handed out, so the bytes may come
    /// from anybody; what the closures do when they are called is another matter. The only scripts that run are the code
    /// of modules that are imported, and the `__hash__` of instances that are keys.
    ///
    /// # Errors
    /// [`ErrorKind::Frozen`] for bytes that are damaged, and for what they name and this runtime lacks; [`ErrorKind::Convert`]
    /// for another type than what was frozen; limits of the runtime, to which bytes and fuel are charged. Then nothing
    /// is left of it after the next collection.
    ///
    /// ```
    /// use nonlocal::{Closure, Engine, Module, Runtime};
    ///
    /// let shop = Module::new("shop").function("price", |sku: &str| sku.len() as f64);
    /// let mut rt = Engine::builder().module(shop).build().runtime();
    /// let order: Closure = rt.run("import shop\nlambda sku, count: shop.price(sku) * count")?;
    /// let frozen = rt.freeze(&order)?;
    /// let error = Runtime::new().thaw::<Closure>(&frozen).unwrap_err();
    /// assert_eq!(error.to_string(), "ModuleNotFoundError: No module named 'shop'");
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    pub fn thaw<T: FromValue>(&mut self, frozen: &Frozen) -> Result<T> {
        self.enter(|cx| cx.thaw(frozen))
    }
}

/// # Freezing and thawing
impl Ctx<'_> {
    /// As [`Runtime::freeze`], inside of a run.
    ///
    /// # Errors
    /// As [`Runtime::freeze`].
    pub fn freeze(&mut self, roots: impl IntoValue) -> Result<Frozen> {
        let root = roots.into_value(self)?.into_raw(self.vm)?;
        let bytes = frozen_bytes(self.vm, Content::Graph, root)?;
        Ok(Frozen {
            bytes: bytes.into(),
        })
    }

    /// As [`Runtime::thaw`], inside of a run.
    ///
    /// # Errors
    /// As [`Runtime::thaw`].
    pub fn thaw<T: FromValue>(&mut self, frozen: &Frozen) -> Result<T> {
        let thawed = thawed(self.vm, Content::Graph, &frozen.bytes)?;
        let root = thawed.roots.first().copied().unwrap_or(VmValue::NONE);
        let value = crate::embed::Value::from_raw(self.vm, root);
        T::from_value(value, self)
    }
}

/// What some roots reach, as bytes.
pub(in crate::embed) fn frozen_bytes(
    vm: &mut Vm,
    content: Content,
    root: VmValue,
) -> Result<Vec<u8>> {
    let start = Start {
        record: &vec![root],
        uses: &[],
    };
    let frozen = graph::freeze(vm, content, start, &HostTypes);
    bytes_of(vm, frozen)
}

/// What was written, or the error of it.
fn bytes_of(vm: &mut Vm, frozen: Result<Vec<u8>, NotFrozen>) -> Result<Vec<u8>> {
    match frozen {
        Ok(bytes) => Ok(bytes),
        Err(NotFrozen::Fault(fault)) => Err(to_error(vm, fault)),
        Err(NotFrozen::Refused(way, why)) => {
            let place = expression(vm, &way);
            Err(Error::new(
                ErrorKind::Frozen,
                format!("{place} {why}").trim(),
            ))
        }
    }
}

/// The objects of what was frozen.
pub(in crate::embed) fn thawed(vm: &mut Vm, content: Content, bytes: &[u8]) -> Result<Thawed> {
    let thawed = graph::thaw(vm, content, bytes, &HostTypes, &mut |from| {
        Vec::unpack(from)
    });
    thawed.map_err(|error| not_thawed(vm, content, error))
}

/// The error that bytes do not become objects.
fn not_thawed(vm: &mut Vm, content: Content, error: NotThawed) -> Error {
    match error {
        NotThawed::Fault(fault) => to_error(vm, fault),
        NotThawed::Missing(what) => {
            let text = format!("{what} is not in this runtime, but what is frozen names it");
            Error::new(ErrorKind::Frozen, text)
        }
        NotThawed::Bytes(error) => refused(content, &error.reason),
    }
}
