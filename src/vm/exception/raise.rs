//! Raising and catching, as the statements `raise`, `except` and `with` need it.
//!
//! Input: values that scripts raise or name in `except` clauses. Output: exception objects with their
//! cause, context and traceback linked. The unwinding itself is the evaluator's.
//! Invariant: a chain of contexts that [`Vm::set_context`] extends has no cycle that it made itself.

use crate::object::field;
use crate::value::{ExceptionKey, TypeId, Value};
use crate::vm::state::price;
use crate::vm::{Fault, Outcome, Vm};

impl Vm {
    /// `raise value`: an exception as it is, a class is called without arguments.
    pub(crate) fn make_raised(&mut self, value: Value) -> Outcome<ExceptionKey> {
        if let Some(exc) = value.as_exception() {
            return Ok(exc);
        }
        if self.heap.is_exception_class(value) {
            return self.instantiate_exception(value);
        }
        Err(self.type_error("exceptions must derive from BaseException"))
    }

    /// Warns about more than one argument of `throw` or `athrow`.
    pub(crate) fn check_throw(&mut self, method: &str, given: &[Value]) -> Outcome<()> {
        if given.len() < 2 {
            return Ok(());
        }
        let message = format!(
            "the (type, exc, tb) signature of {method}() is deprecated, use the single-arg signature instead."
        );
        self.warn(TypeId::DeprecationWarning, &message)
    }

    /// The exception object of the arguments of `throw`: `(type[, value[, traceback]])`.
    pub(crate) fn thrown_exception(&mut self, given: &[Value]) -> Outcome<ExceptionKey> {
        let at = |index: usize| {
            given
                .get(index)
                .copied()
                .filter(|value| value.is_bound() && !value.is_none())
        };
        let Some(first) = given.first().copied() else {
            return Err(self.type_error("throw expected at least 1 argument, got 0"));
        };
        let (value, traceback) = (at(1), at(2));
        if traceback.is_some_and(|traceback| traceback.as_traceback().is_none()) {
            return Err(self.type_error("throw() third argument must be a traceback object"));
        }
        let exc = if let Some(exc) = first.as_exception() {
            if value.is_some() {
                return Err(self.type_error("instance exception may not have a separate value"));
            }
            exc
        } else if self.heap.is_exception_class(first) {
            match self.normalized(first, value) {
                Ok(exc) => exc,
                // What goes wrong here is thrown instead.
                Err(Fault::Raised(exc)) => exc,
                Err(trap) => return Err(trap),
            }
        } else {
            let given = self.type_name(first);
            return Err(self.type_error(format!(
                "exceptions must be classes or instances deriving from BaseException, not {given}"
            )));
        };
        self.heap.keep(exc.into());
        if let Some(traceback) = traceback {
            self.heap[exc].traceback = traceback.as_traceback();
        }
        self.heap[exc].keeps_context = true;
        Ok(exc)
    }

    /// An exception of a class, made from the value that goes with it.
    fn normalized(&mut self, class: Value, value: Option<Value>) -> Outcome<ExceptionKey> {
        let Some(value) = value else {
            return self.instantiate_exception(class);
        };
        if let Some(exc) = value.as_exception()
            && self.is_caught_by(value, class)
        {
            return Ok(exc);
        }
        let arguments = if value.as_tuple().is_some() {
            self.heap.tuple_items(value)
        } else {
            vec![value]
        };
        let made = self.call(class, &arguments)?;
        self.make_raised(made)
    }

    /// `raise .. from cause`
    pub(crate) fn set_cause(&mut self, exc: ExceptionKey, cause: Value) -> Outcome<()> {
        let cause = if self.heap.is_exception_class(cause) {
            self.instantiate_exception(cause)?.into()
        } else if cause.is_none() || cause.as_exception().is_some() {
            cause
        } else {
            return Err(self.type_error("exception causes must derive from BaseException"));
        };
        self.heap[exc].cause = cause;
        self.heap[exc].suppress_context = true;
        Ok(())
    }

    /// The result of calling an exception class, which scripts may make anything of.
    fn instantiate_exception(&mut self, class: Value) -> Outcome<ExceptionKey> {
        let ty = class.as_builtin_type();
        if let Some(ty) = ty.filter(|ty| ty.is_plain_exception()) {
            self.budget.burn(1)?;
            return Ok(self.heap.new_exception(ty, &[]));
        }
        let made = self.call(class, &[])?;
        if let Some(exc) = made.as_exception() {
            return Ok(exc);
        }
        let class = self.repr(class)?;
        let ty = self.type_of(made);
        let ty = self.repr(ty)?;
        Err(self.type_error(format!(
            "calling {class} should have returned an instance of BaseException, not {ty}"
        )))
    }

    /// `except ty`: whether the exception is an instance of the class, or of one in the tuple.
    pub(crate) fn exception_matches(&mut self, exc: Value, ty: Value) -> Outcome<bool> {
        self.pay_for_classes(ty)?;
        for class in self.heap.caught_classes(ty) {
            if !self.heap.is_exception_class(class) {
                return Err(self.type_error(
                    "catching classes that do not inherit from BaseException is not allowed",
                ));
            }
        }
        Ok(self.is_caught_by(exc, ty))
    }

    /// Pays for a comparison with each class of an `except` clause.
    pub(crate) fn pay_for_classes(&mut self, ty: Value) -> Outcome<()> {
        match self.heap.payload(ty).as_tuple() {
            Some(tuple) => self
                .budget
                .burn(price::copied(4 * self.heap[tuple].items.len())),
            None => Ok(()),
        }
    }

    /// The test of an `except` clause whose classes have been checked.
    pub(crate) fn is_caught_by(&self, exc: Value, ty: Value) -> bool {
        let class = self.type_of(exc);
        self.heap
            .caught_classes(ty)
            .into_iter()
            .any(|of| of.is_type() && self.is_subtype(class, of))
    }

    /// Notes that `exc` was raised while `context` was handled. If `exc` is in the chain of contexts
    /// already, the chain is cut there, as CPython does.
    pub(crate) fn set_context(&mut self, exc: ExceptionKey, context: Value) {
        let Some(start) = context.as_exception().filter(|start| *start != exc) else {
            return;
        };
        if !self.heap[exc].is_context {
            self.heap.link_context(exc, context);
            return;
        }
        let (mut at, mut slow, mut steps) = (start, start, 0_u64);
        while let Some(next) = self.heap[at].context.as_exception() {
            if next == exc {
                self.heap[at].context = Value::NONE;
                break;
            }
            at = next;
            steps += 1;
            if steps.is_multiple_of(2)
                && let Some(next) = self.heap[slow].context.as_exception()
            {
                slow = next;
                if slow == at {
                    break; // A cycle that a script made.
                }
            }
        }
        // A long chain costs fuel; the next safepoint notices.
        self.budget.burn_later(steps / 16);
        self.heap.link_context(exc, context);
    }

    /// `repr` of an exception as BaseException has it: `Name(args)`.
    pub(crate) fn exception_repr(&mut self, exc: ExceptionKey) -> Outcome<String> {
        let name = self.heap.class_name(self.heap[exc].class);
        let args = self.heap[exc].args;
        let items = self.heap.tuple_items(args);
        match items.as_slice() {
            [one] => Ok(format!("{name}({})", self.repr(*one)?)),
            _ => Ok(format!("{name}{}", self.repr(args)?)),
        }
    }

    /// `BaseException.__str__`
    pub(crate) fn base_exception_str(&mut self, exc: ExceptionKey) -> Outcome<String> {
        let args = self.heap[exc].args;
        match self.heap.tuple_items(args).as_slice() {
            [] => Ok(String::new()),
            [one] => self.str_of(*one),
            _ => self.repr(args),
        }
    }

    /// `KeyError.__str__`: a single key as its repr, so that `''` shows.
    pub(crate) fn key_error_str(&mut self, exc: ExceptionKey) -> Outcome<String> {
        match self.heap.tuple_items(self.heap[exc].args).as_slice() {
            [one] => self.repr(*one),
            _ => self.base_exception_str(exc),
        }
    }

    /// `ImportError.__str__`
    pub(crate) fn import_error_str(&mut self, exc: ExceptionKey) -> Outcome<String> {
        let message = self.heap[exc].field(field::IMPORT_MSG);
        match message.as_str() {
            Some(key) => Ok(self.heap[key].as_str().to_owned()),
            None => self.base_exception_str(exc),
        }
    }

    /// `SyntaxError.__str__`: the message with file and line as far as they are known.
    pub(crate) fn syntax_error_str(&mut self, exc: ExceptionKey) -> Outcome<String> {
        let object = &self.heap[exc];
        let (message, file, line) = (
            object.field(field::SYNTAX_MSG),
            object.field(field::SYNTAX_FILENAME),
            object.field(field::SYNTAX_LINE),
        );
        let message = if message.is_unbound() {
            "None".to_owned()
        } else {
            self.str_of(message)?
        };
        let file = file.as_str().map(|key| {
            let path = self.heap[key].as_str();
            path.rsplit('/').next().unwrap_or(path).to_owned()
        });
        Ok(match (file, line.as_int()) {
            (Some(file), Some(line)) => format!("{message} ({file}, line {line})"),
            (Some(file), None) => format!("{message} ({file})"),
            (None, Some(line)) => format!("{message} (line {line})"),
            (None, None) => message,
        })
    }

    /// `OSError.__str__`
    pub(crate) fn os_error_str(&mut self, exc: ExceptionKey) -> Outcome<String> {
        let object = &self.heap[exc];
        let [errno, strerror, file, file2] = [
            field::OS_ERRNO,
            field::OS_STRERROR,
            field::OS_FILENAME,
            field::OS_FILENAME2,
        ]
        .map(|i| object.field(i));
        let shown = |value: Value| {
            if value.is_unbound() {
                Value::NONE
            } else {
                value
            }
        };
        if file.is_bound() && !file.is_none() {
            let number = self.str_of(shown(errno))?;
            let text = self.str_of(shown(strerror))?;
            let name = self.repr(file)?;
            if file2.is_bound() && !file2.is_none() {
                let other = self.repr(file2)?;
                return Ok(format!("[Errno {number}] {text}: {name} -> {other}"));
            }
            return Ok(format!("[Errno {number}] {text}: {name}"));
        }
        if errno.is_bound() && strerror.is_bound() {
            let number = self.str_of(errno)?;
            let text = self.str_of(strerror)?;
            return Ok(format!("[Errno {number}] {text}"));
        }
        self.base_exception_str(exc)
    }

    /// `str` of an exception group: the message and how many exceptions it holds.
    pub(crate) fn group_str(&mut self, exc: ExceptionKey) -> Outcome<String> {
        let message = self.heap[exc].field(field::GROUP_MESSAGE);
        let count = self.heap.group_exceptions(exc).len();
        let message = if message.is_unbound() {
            String::new()
        } else {
            self.str_of(message)?
        };
        Ok(format!(
            "{message} ({count} sub-exception{})",
            if count == 1 { "" } else { "s" }
        ))
    }
}
