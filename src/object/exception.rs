//! Exceptions and tracebacks.

use smallvec::SmallVec;

use super::packed;
use crate::value::{DictKey, FrameKey, TracebackKey, Value};

packed! {
    /// An exception object, of a built-in class or of one made by a script.
    #[derive(Debug)]
    pub(crate) struct Exception {
        /// A built-in type or a class with such a layout.
        pub(crate) class: Value,
        /// `args`: a tuple.
        pub(crate) args: Value,
        /// `__dict__`, made with the first attribute; `__notes__` lives there.
        pub(crate) dict: Option<DictKey>,
        /// `__cause__`: an exception or None.
        pub(crate) cause: Value,
        /// `__context__`: an exception or None.
        pub(crate) context: Value,
        pub(crate) suppress_context: bool,
        /// Whether another exception has, or had, this one as its context: only then can linking a context
        /// make a cycle.
        pub(crate) is_context: bool,
        /// Whether the first frame that it passes leaves its context as it is: `throw()` sets none.
        pub(crate) keeps_context: bool,
        /// `__traceback__`
        pub(crate) traceback: Option<TracebackKey>,
        /// The fields of the class beyond `args`, by the indices of [`field`]; unbound: not set.
        pub(crate) fields: SmallVec<[Value; 2]>,
    }
}

/// Where the fields of each exception class lie in [`Exception::fields`].
pub(crate) mod field {
    pub(crate) const STOP_VALUE: usize = 0;
    pub(crate) const EXIT_CODE: usize = 0;
    /// NameError and AttributeError.
    pub(crate) const NAME: usize = 0;
    /// AttributeError: the object that lacks the attribute.
    pub(crate) const OBJ: usize = 1;
    pub(crate) const IMPORT_NAME: usize = 0;
    pub(crate) const IMPORT_PATH: usize = 1;
    pub(crate) const IMPORT_MSG: usize = 2;
    pub(crate) const IMPORT_NAME_FROM: usize = 3;
    pub(crate) const SYNTAX_MSG: usize = 0;
    pub(crate) const SYNTAX_FILENAME: usize = 1;
    pub(crate) const SYNTAX_LINE: usize = 2;
    pub(crate) const SYNTAX_OFFSET: usize = 3;
    pub(crate) const SYNTAX_TEXT: usize = 4;
    pub(crate) const SYNTAX_END_LINE: usize = 5;
    pub(crate) const SYNTAX_END_OFFSET: usize = 6;
    /// What the parser says for who looks for the keyword that was meant.
    pub(crate) const SYNTAX_METADATA: usize = 7;
    pub(crate) const SYNTAX_PRINT_FILE_AND_LINE: usize = 8;
    /// What a traceback shows where a keyword is misspelt: message, text of the line, two columns.
    pub(crate) const SYNTAX_TYPO: usize = 9;
    pub(crate) const OS_ERRNO: usize = 0;
    pub(crate) const OS_STRERROR: usize = 1;
    pub(crate) const OS_FILENAME: usize = 2;
    pub(crate) const OS_FILENAME2: usize = 3;
    pub(crate) const OS_WRITTEN: usize = 4;
    pub(crate) const UNICODE_ENCODING: usize = 0;
    pub(crate) const UNICODE_OBJECT: usize = 1;
    pub(crate) const UNICODE_START: usize = 2;
    pub(crate) const UNICODE_END: usize = 3;
    pub(crate) const UNICODE_REASON: usize = 4;
    pub(crate) const GROUP_MESSAGE: usize = 0;
    /// The nested exceptions, a tuple.
    pub(crate) const GROUP_EXCEPTIONS: usize = 1;
    /// How the sequence of exceptions showed when the group was made, if it was neither a list nor a tuple.
    pub(crate) const GROUP_SHOWN: usize = 2;
}

impl Exception {
    /// A field of the class ([`field`]); unbound where it was never set or was deleted.
    pub(crate) fn field(&self, index: usize) -> Value {
        self.fields.get(index).copied().unwrap_or(Value::UNBOUND)
    }

    /// Sets a field of the class.
    pub(crate) fn set_field(&mut self, index: usize, value: Value) {
        if self.fields.len() <= index {
            self.fields.resize(index + 1, Value::UNBOUND);
        }
        self.fields[index] = value;
    }
}

packed! {
    /// One entry of a traceback; the first is the outermost frame.
    #[derive(Clone, Copy, Debug)]
    pub(crate) struct Traceback {
        pub(crate) frame: FrameKey,
        /// The instruction that raised or called.
        pub(crate) pc: u32,
        /// `tb_lasti`
        pub(crate) lasti: i64,
        /// `tb_lineno`
        pub(crate) line: u32,
        pub(crate) next: Option<TracebackKey>,
    }
}
