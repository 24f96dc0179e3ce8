//! Where an [`Error`] happened: traceback, places, excerpts of the source, what caused it.

use std::sync::Arc;

use super::Error;
use crate::code::CodeObject;
use crate::source::Span;
use crate::value::Value as VmValue;
use crate::vm::Vm;

/// One entry of a traceback; see [`Error::frames`].
///
/// ```
/// use nonlocal::Runtime;
///
/// let source = "def f():\n    return 1 // 0\nf()";
/// let error = Runtime::new().run::<()>(source).unwrap_err();
/// let last = error.frames().last().expect("two entries");
/// assert_eq!((&*last.file, last.line, &*last.function), ("<string>", 2, "f"));
/// let span = last.span.expect("the source is known");
/// assert_eq!(&source[span.start as usize..span.end as usize], "1 // 0");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct TraceFrame {
    /// The name of the source; `<host>` for a function of the host that called back into the script.
    pub file: Arc<str>,
    /// The line, counted from 1; 0 if there is no line.
    pub line: u32,
    /// The name of the function, `<module>` for a module.
    pub function: Arc<str>,
    /// The bytes of the source that were being evaluated, if the source is known.
    pub span: Option<Span>,
}

/// What was called, for an error about its result.
pub(in crate::embed) struct Called {
    pub(in crate::embed) name: String,
    /// The code of a function of a script.
    pub(in crate::embed) code: Option<CodeObject>,
}

/// What a callable is.
pub(in crate::embed) fn called(vm: &mut Vm, callable: VmValue) -> Called {
    let function = callable
        .as_method()
        .map_or(callable, |method| vm.heap[method].function);
    match function.as_function() {
        Some(function) => {
            let code = vm.heap[vm.heap[function].code].code.clone();
            Called {
                name: code.qualname.to_string(),
                code: Some(code),
            }
        }
        None => {
            let text = vm.callee_text(callable);
            let name = text.strip_suffix("()").unwrap_or(&text).to_owned();
            Called { name, code: None }
        }
    }
}

/// What a method of an object is.
pub(in crate::embed) fn called_method(vm: &mut Vm, object: VmValue, name: &str) -> Called {
    let attribute = vm.heap.intern(name);
    match vm.getattr_opt(object, attribute) {
        Ok(Some(method)) => called(vm, method),
        _ => Called {
            name: format!("{}.{name}", vm.type_name(object)),
            code: None,
        },
    }
}

/// A source by its name, for the excerpts of errors.
#[derive(Clone, Debug)]
#[cfg_attr(
    not(feature = "miette"),
    allow(dead_code, reason = "what shows excerpts of it is behind the feature")
)]
pub(crate) struct SourceText {
    pub(crate) name: Arc<str>,
    pub(crate) text: Arc<str>,
}

/// # Where it happened
impl Error {
    /// The traceback as CPython prints it, the line with the exception included and with a newline at its
    /// end; for syntax errors the place in the source. For a limit, an interrupt and a panic of a callback the same of
    /// where the run stood that it ended; the last line is what `Display` gives.
    ///
    /// ```
    /// use nonlocal::{Engine, Limits, Runtime};
    ///
    /// let error = Runtime::new().run::<()>("1 // 0").unwrap_err();
    /// let traceback = error.traceback().expect("an exception has one");
    /// assert!(traceback.starts_with("Traceback (most recent call last):\n  File \"<string>\", line 1, in <module>\n"));
    /// assert!(traceback.ends_with("\nZeroDivisionError: division by zero\n"));
    ///
    /// let limits = Limits::new().fuel(1000);
    /// let mut rt = Engine::builder().limits(limits).build().runtime();
    /// let error = rt.run::<()>("def wait():\n    while True: pass\n\nwait()").unwrap_err();
    /// let traceback = error.traceback().expect("a place");
    /// assert!(traceback.contains("line 4, in <module>\n    wait()\n"));
    /// assert!(traceback.ends_with("in wait\n    while True: pass\nout of fuel: the limit is 1000 units\n"));
    /// ```
    #[must_use]
    pub fn traceback(&self) -> Option<&str> {
        self.0.traceback.as_deref()
    }

    /// The entries of the traceback as data, the outermost first: where the host entered the script, and last
    /// where the exception was raised. For a limit, an interrupt and a panic, where the run stood that it ended;
    /// empty for other errors.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let error = Runtime::new().run::<()>("def f(x):\n    return x['k']\n\nf({})").unwrap_err();
    /// let places: Vec<_> = error.frames().iter().map(|f| (&*f.function, f.line)).collect();
    /// assert_eq!(places, [("<module>", 4), ("f", 2)]);
    /// ```
    #[must_use]
    pub fn frames(&self) -> &[TraceFrame] {
        &self.0.frames
    }

    /// The lines of the source where it happened, with carets under what was being evaluated, where
    /// [`traceback`](Error::traceback) has them.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let error = Runtime::new().run::<()>("prices = {}\ntotal = 1 + prices['tea']").unwrap_err();
    /// assert_eq!(error.excerpt(), Some("total = 1 + prices['tea']\n            ~~~~~~^^^^^^^\n"));
    /// ```
    #[must_use]
    pub fn excerpt(&self) -> Option<&str> {
        self.0.excerpt.as_deref()
    }

    /// What CPython suggests after the message: `Did you mean: 'total'?`
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let error = Runtime::new().run::<()>("total = 1\ntotl").unwrap_err();
    /// assert_eq!(error.hint(), Some("Did you mean: 'total'?"));
    /// ```
    #[must_use]
    pub fn hint(&self) -> Option<&str> {
        self.0.hint.as_deref()
    }

    /// The exception that this one was raised from (`__cause__`), or that was being handled when it was raised
    /// (`__context__`), as far as CPython would show it. [`source`](std::error::Error::source) gives it too,
    /// unless there is an error of the host to give.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let script = "try:\n    {}['k']\nexcept KeyError as e:\n    raise ValueError('no such key') from e";
    /// let error = Runtime::new().run::<()>(script).unwrap_err();
    /// assert_eq!(error.to_string(), "ValueError: no such key");
    /// assert_eq!(error.cause().map(ToString::to_string).as_deref(), Some("KeyError: 'k'"));
    /// ```
    #[must_use]
    pub fn cause(&self) -> Option<&Error> {
        self.0.cause.as_ref()
    }

    /// The bytes of the source that it is about, as offsets from its start: of a syntax error, or what the innermost
    /// entry of the traceback was evaluating.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.0.span
    }

    /// The name of the source where it happened, as it was given when the [`Program`](crate::Program) was compiled;
    /// `<string>` for text that was run as it is.
    #[must_use]
    pub fn file(&self) -> Option<&str> {
        self.0.file.as_deref()
    }

    /// The line, from 1, where it happened.
    #[must_use]
    pub fn line(&self) -> Option<u32> {
        self.0.line
    }

    /// Whether the only thing wrong with the source is that it ends too early: a bracket or a string of three quotes is
    /// open, a block has a header and no body, the last line ends in a backslash. More lines may make it one, so a
    /// REPL asks for them and an editor does not complain yet. False for every mistake that more lines cannot mend.
    ///
    /// The parser decides this, not the wording of the message; the answer is CPython's (`codeop.compile_command` with
    /// `symbol="exec"`). A block that has a body is a program, to which more lines may still belong: a REPL waits for
    /// an empty line there.
    ///
    /// ```
    /// use nonlocal::Program;
    ///
    /// let is_incomplete = |source| Program::compile("<input>", source).is_err_and(|e| e.is_incomplete_input());
    /// assert!(is_incomplete("total = sum([1,"));
    /// assert!(is_incomplete("for n in range(3):"));
    /// assert!(!is_incomplete("total = = 1"));
    /// assert!(!is_incomplete("total = 1"));
    /// ```
    #[must_use]
    pub fn is_incomplete_input(&self) -> bool {
        self.0.incomplete
    }
}
