//! [`Error`]: the one error that hosts see.
//!
//! Made from the faults of the evaluator (`fault.rs`), from the errors of the stages of the compiler
//! (`run/compile.rs`), from failed conversions (`value/`) and from the host's own errors.

mod exceeded;
pub(in crate::embed) mod fault;
mod kind;
#[cfg(feature = "miette")]
pub(in crate::embed) mod miette;
mod place;

use std::any::Any;
use std::fmt;
use std::sync::Arc;

pub(crate) use exceeded::Exceeded;
pub use kind::{ErrorKind, Limit};
pub(crate) use place::SourceText;
pub use place::TraceFrame;
pub(in crate::embed) use place::{Called, called, called_method};

use super::Object;
use crate::code::{CodeObject, VerifyError};
use crate::source::Span;
use crate::value::TypeId;

/// A result with the crate's [`Error`].
///
/// ```
/// use nonlocal::{Result, Runtime};
///
/// fn answer() -> Result<i64> {
///     Runtime::new().run("6 * 7")
/// }
/// assert_eq!(answer()?, 42);
/// # Ok::<(), nonlocal::Error>(())
/// ```
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An error of the host, shared so that an exception and the [`Error`] made of it can both hold it.
pub(crate) type HostError = Arc<dyn std::error::Error + Send + Sync>;

/// Why something that a host asked for did not work.
///
/// One word wide. `Display` gives the class and the message, `{:?}` the whole traceback if there is one. A clone shares
/// the error of the host that it was made from.
///
/// ```
/// use nonlocal::{ErrorKind, Runtime};
///
/// let error = Runtime::new().run::<()>("1 // 0").unwrap_err();
/// assert_eq!(error.kind(), ErrorKind::Exception);
/// assert_eq!(error.to_string(), "ZeroDivisionError: division by zero");
/// ```
#[derive(Clone)]
pub struct Error(Box<Inner>);

/// What an error knows. Only what fits its kind is filled in.
#[derive(Clone)]
pub(crate) struct Inner {
    pub(crate) kind: ErrorKind,
    pub(crate) message: String,
    /// The class of the exception, and the built-in class that it is or derives from.
    pub(crate) class: Option<(String, TypeId)>,
    /// The built-in classes that the exception's class derives from, where they are more than those of `class`.
    pub(crate) bases: Vec<TypeId>,
    pub(crate) exception: Option<Object>,
    pub(crate) traceback: Option<String>,
    pub(crate) file: Option<Arc<str>>,
    pub(crate) line: Option<u32>,
    pub(crate) span: Option<Span>,
    /// For a syntax error: the source only ends too early.
    pub(crate) incomplete: bool,
    /// For a conversion: the place inside the value, `[3].price`.
    pub(crate) path: String,
    pub(crate) source: Option<HostError>,
    /// The entries of the traceback, the outermost first.
    pub(crate) frames: Vec<TraceFrame>,
    /// For a limit: where the frames of the run stood, the outermost first.
    pub(crate) places: Vec<(CodeObject, u32)>,
    /// What follows the message: `Did you mean: 'x'?`
    pub(crate) hint: Option<String>,
    /// The lines of the source where it happened, with carets.
    pub(crate) excerpt: Option<String>,
    /// The source that `span` is in.
    pub(crate) text: Option<SourceText>,
    /// The exception that caused this one, or that was handled when this one was raised.
    pub(crate) cause: Option<Error>,
}

impl Error {
    pub(crate) fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            class: None,
            bases: Vec::new(),
            exception: None,
            traceback: None,
            file: None,
            line: None,
            span: None,
            incomplete: false,
            path: String::new(),
            source: None,
            frames: Vec::new(),
            places: Vec::new(),
            hint: None,
            excerpt: None,
            text: None,
            cause: None,
        }))
    }

    /// An error of the host's own: a host function returns it, scripts see a `RuntimeError` with its text,
    /// and [`Error::downcast_ref`] gives it back. A host function that returns a `Result` with another error type than
    /// [`Error`] does the same without this. A [`std::io::Error`] is the `OSError` that fits: `FileNotFoundError`,
    /// `TimeoutError`, .., with the number of the system as its `errno`.
    ///
    /// ```
    /// use nonlocal::{Error, Result, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let load = rt.function("load", || -> Result<String> {
    ///     std::fs::read_to_string("/no/such/file").map_err(Error::host)
    /// });
    /// rt.set("load", load)?;
    /// let error = rt.run::<()>("load()").unwrap_err();
    /// assert!(error.is_exception("FileNotFoundError"));
    /// let cause = error.downcast_ref::<std::io::Error>().expect("the host's own");
    /// assert_eq!(cause.kind(), std::io::ErrorKind::NotFound);
    /// # Ok::<(), Error>(())
    /// ```
    pub fn host(error: impl std::error::Error + Send + Sync + 'static) -> Self {
        let mut new = Self::new(ErrorKind::Host, error.to_string());
        new.0.source = Some(Arc::new(error));
        new
    }

    /// A Python exception for a host function to return: a built-in class by its name (`"ValueError"`) and
    /// a message. An unknown name gives a `RuntimeError`.
    ///
    /// ```
    /// use nonlocal::Error;
    ///
    /// let error = Error::exception("ValueError", "no such colour");
    /// assert_eq!(error.to_string(), "ValueError: no such colour");
    /// ```
    ///
    /// A class that a module defines is named with the module, which must have been imported by then; the message is its
    /// only argument.
    ///
    /// ```
    /// use nonlocal::{Engine, Error, Import, Module, Result};
    ///
    /// let order = |name: String| -> Result<()> { Err(Error::exception("shop.SoldOut", name)) };
    /// let engine = Engine::builder()
    ///     .module(Module::new("_shop").function("order", order))
    ///     .importer(|name: &str| (name == "shop").then(|| Import::source("
    /// from _shop import order
    /// class SoldOut(LookupError): pass")));
    /// let mut rt = engine.build().runtime();
    /// let text: String = rt.run("
    /// import shop
    /// try:
    ///     shop.order('tea')
    /// except shop.SoldOut as error:
    ///     text = repr(error)
    /// text")?;
    /// assert_eq!(text, "SoldOut('tea')");
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn exception(class: &str, message: impl Into<String>) -> Self {
        let class = class_name(class);
        let known = TypeId::ALL
            .iter()
            .copied()
            .find(|ty| ty.is_exception() && ty.name() == class);
        let ty = known.unwrap_or(TypeId::RuntimeError);
        let mut new = Self::new(ErrorKind::Exception, message);
        let name = if class.contains('.') {
            class
        } else {
            ty.name()
        };
        new.0.class = Some((name.to_owned(), ty));
        new
    }

    /// The end of the run, as if [`Interrupt::now`](crate::Interrupt::now) had asked for it, for a host function
    /// or an observer to return: no script can catch it.
    ///
    /// ```
    /// use nonlocal::{Error, ErrorKind, Result, Runtime};
    ///
    /// let mut rt = Runtime::new();
    /// let exit = rt.function("exit", || -> Result<()> { Err(Error::interrupted()) });
    /// rt.set("exit", exit)?;
    /// let error = rt.run::<()>("try:\n    exit()\nexcept BaseException:\n    pass").unwrap_err();
    /// assert_eq!(error.kind(), ErrorKind::Interrupted);
    /// # Ok::<(), Error>(())
    /// ```
    #[must_use]
    pub fn interrupted() -> Self {
        Self::new(ErrorKind::Interrupted, "interrupted by the host")
    }

    /// A limit was hit.
    pub(crate) fn limit(exceeded: &Exceeded<'_>) -> Self {
        Self::new(ErrorKind::Limit(exceeded.limit), exceeded.to_string())
    }

    /// A failed conversion.
    pub(crate) fn convert(expected: &str, got: &str) -> Self {
        Self::new(
            ErrorKind::Convert,
            format!("expected {expected}, got {got}"),
        )
    }

    pub(crate) fn foreign_handle() -> Self {
        Self::new(
            ErrorKind::ForeignHandle,
            "the handle belongs to another runtime, or to one that was dropped",
        )
    }

    pub(crate) fn stale_handle() -> Self {
        Self::new(
            ErrorKind::StaleHandle,
            "the object was freed: nothing kept it alive",
        )
    }

    pub(crate) fn not_found(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::NotFound, message)
    }

    pub(crate) fn inner(&self) -> &Inner {
        &self.0
    }

    pub(crate) fn inner_mut(&mut self) -> &mut Inner {
        &mut self.0
    }

    /// Notes that a failed conversion happened at an index of a sequence: for conversions that a host writes itself.
    ///
    /// ```
    /// use nonlocal::{Ctx, Error, FromValue, Result, Runtime, Value};
    ///
    /// struct Prices(Vec<f64>);
    ///
    /// impl FromValue for Prices {
    ///     fn from_value(value: Value, cx: &mut Ctx<'_>) -> Result<Self> {
    ///         let prices = Vec::<f64>::from_value(value, cx)?;
    ///         match prices.iter().position(|price| *price < 0.0) {
    ///             Some(at) => Err(Error::exception("ValueError", "negative price").at_index(at).at_key("prices")),
    ///             None => Ok(Self(prices)),
    ///         }
    ///     }
    /// }
    ///
    /// let error = Runtime::new().run::<Prices>("[1, -2]").map(|prices| prices.0).unwrap_err();
    /// assert_eq!(error.to_string(), "ValueError: negative price at .prices[1]");
    /// ```
    #[must_use]
    pub fn at_index(mut self, index: usize) -> Self {
        self.0.path.insert_str(0, &format!("[{index}]"));
        self
    }

    /// Notes that a failed conversion happened at a key of a dict or at an attribute; see [`Error::at_index`]. The place
    /// that is noted last stands first.
    #[must_use]
    pub fn at_key(mut self, key: &str) -> Self {
        self.0.path.insert_str(0, &format!(".{key}"));
        self
    }

    /// Says of a failed conversion which function gave the value, and where that function is defined.
    #[cold]
    pub(in crate::embed) fn of_result(mut self, called: impl FnOnce() -> Called) -> Self {
        let inner = &mut *self.0;
        if inner.kind != ErrorKind::Convert {
            return self;
        }
        let Called { name, code } = called();
        inner.message = match &code {
            Some(code) => format!(
                "result of {name}() ({}, line {}): {}",
                code.filename, code.firstlineno, inner.message
            ),
            None => format!("result of {name}(): {}", inner.message),
        };
        if let Some(code) = code {
            inner.file = Some(Arc::clone(&code.filename));
            inner.line = Some(code.firstlineno);
        }
        self
    }

    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The message alone, without the class of the exception and without the place.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The name of the exception's class (`"KeyError"`), for exceptions and syntax errors.
    #[must_use]
    pub fn exception_class(&self) -> Option<&str> {
        self.0.class.as_ref().map(|(name, _)| name.as_str())
    }

    /// Whether `except CLASS` of a script would catch it, for a built-in class by its name.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let error = Runtime::new().run::<()>("{}['key']").unwrap_err();
    /// assert!(error.is_exception("LookupError"));
    /// assert!(!error.is_exception("ValueError"));
    /// ```
    #[must_use]
    pub fn is_exception(&self, class: &str) -> bool {
        let class = class_name(class);
        let own = self.0.class.as_ref().map(|(_, ty)| ty.mro());
        let mut known = own.iter().flatten().chain(&self.0.bases);
        known.any(|ty| ty.is_exception() && ty.name() == class)
    }

    /// The exception object, for an exception that came out of a script: a handle, for instance to read attributes that
    /// the script gave it. None for [`ErrorKind::Syntax`] and for [`Error::exception`].
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// let script = "class Refused(Exception): pass\ne = Refused()\ne.code = 7\nraise e";
    /// let error = rt.run::<()>(script).unwrap_err();
    /// let exception = error.exception_object().expect("raised by the script");
    /// assert_eq!(rt.attr::<i64>(exception, "code")?, 7);
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn exception_object(&self) -> Option<&Object> {
        self.0.exception.as_ref()
    }

    /// The host's own error, if it is of this type: of this error, or of an exception that caused it. [`Error::host`]
    /// has an example.
    #[must_use]
    pub fn downcast_ref<E: std::error::Error + 'static>(&self) -> Option<&E> {
        let mut error = std::error::Error::source(self);
        while let Some(current) = error {
            if let Some(found) = current.downcast_ref::<E>() {
                return Some(found);
            }
            error = current.source();
        }
        None
    }

    /// Turns what a host function returned as its error into an [`Error`]; one of ours stays itself.
    pub(crate) fn from_host<E: std::error::Error + Send + Sync + 'static>(error: E) -> Self {
        let mut slot = Some(error);
        match (&mut slot as &mut dyn Any)
            .downcast_mut::<Option<Self>>()
            .and_then(Option::take)
        {
            Some(own) => own,
            None => match slot {
                Some(error) => Self::host(error),
                None => Self::new(ErrorKind::Host, "host error"),
            },
        }
    }
}

/// The name that a built-in class has itself, for one of its other names.
fn class_name(name: &str) -> &str {
    match name {
        "IOError" | "EnvironmentError" => TypeId::OsError.name(),
        name => name,
    }
}

impl From<VerifyError> for Error {
    fn from(error: VerifyError) -> Self {
        let mut new = Self::new(ErrorKind::Code, error.to_string());
        new.0.source = Some(Arc::new(error));
        new
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.class {
            Some((class, _)) if self.0.message.is_empty() => f.write_str(class)?,
            Some((class, _)) => write!(f, "{class}: {}", self.0.message)?,
            None => f.write_str(&self.0.message)?,
        }
        if self.0.path.is_empty() {
            Ok(())
        } else {
            write!(f, " at {}", self.0.path)
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.traceback {
            Some(traceback) => f.write_str(traceback.trim_end()),
            None => write!(f, "{:?}: {self}", self.0.kind),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match (&self.0.source, &self.0.cause) {
            (Some(source), _) => Some(&**source),
            (None, Some(cause)) => Some(cause),
            (None, None) => None,
        }
    }
}
