//! The list of everything that is built in, handed to the evaluator when a runtime is made.
//!
//! The folders of `builtins` and `modules` list their types and modules; what is made of these lists here is made at
//! compile time.

use crate::text::words::words;
use std::sync::OnceLock;

use crate::builtins;
use crate::modules;
use crate::vm::{
    ModuleDef, NativeDef, NativeTable, Registry, TYPE_COUNT, TypeDef, count_tables,
    list_constructors, list_tables, list_types,
};

/// Everything built in.
pub(crate) static REGISTRY: Registry = Registry {
    tables: &TABLES,
    types: &TYPES,
    builtins: &builtins::MODULE,
    builtin_order: BUILTIN_ORDER,
    modules: modules::MODULES,
    fill_module: modules::fill,
    index: OnceLock::new(),
};

/// `builtins` and the modules.
const MODULES: [&[ModuleDef]; 1 + modules::MODULES.len()] = {
    let mut all: [&[ModuleDef]; _] = [&[builtins::MODULE]; 1 + modules::MODULES.len()];
    let mut at = 0;
    while at < modules::MODULES.len() {
        all[at + 1] = modules::MODULES[at];
        at += 1;
    }
    all
};

static TABLES: [NativeTable; count_tables(&MODULES)] = list_tables(&MODULES, &CONSTRUCTORS);
static TYPES: [TypeDef; TYPE_COUNT] = list_types(&MODULES);
static CONSTRUCTORS: [NativeDef; TYPE_COUNT] = list_constructors(&list_types(&MODULES));

/// The names of the `builtins` module in the order in which CPython 3.14 enters them: functions, constants, types,
/// exceptions, and what `site` adds.
///
/// It shows in listings such as `list(vars(builtins))`, and in suggestions: of names that are equally near to a
/// misspelled one, the first is suggested. A built-in type is among the names if it is listed here; names that the
/// host adds come last.
const BUILTIN_ORDER: &[&str] = words!(
    "__build_class__ __import__ abs all any ascii bin breakpoint callable chr compile delattr dir divmod eval exec \
     format getattr globals hasattr hash hex id input isinstance issubclass iter aiter len locals max min next anext \
     oct ord pow print repr round setattr sorted sum vars None Ellipsis NotImplemented False True bool memoryview \
     bytearray bytes classmethod complex dict enumerate filter float frozenset property int list map object range \
     reversed set slice staticmethod str super tuple type zip __debug__ BaseException BaseExceptionGroup Exception \
     GeneratorExit KeyboardInterrupt SystemExit ArithmeticError AssertionError AttributeError BufferError EOFError \
     ImportError LookupError MemoryError NameError OSError ReferenceError RuntimeError StopAsyncIteration \
     StopIteration SyntaxError SystemError TypeError ValueError Warning FloatingPointError OverflowError \
     ZeroDivisionError BytesWarning DeprecationWarning EncodingWarning FutureWarning ImportWarning \
     PendingDeprecationWarning ResourceWarning RuntimeWarning SyntaxWarning UnicodeWarning UserWarning \
     BlockingIOError ChildProcessError ConnectionError FileExistsError FileNotFoundError InterruptedError \
     IsADirectoryError NotADirectoryError PermissionError ProcessLookupError TimeoutError IndentationError \
     _IncompleteInputError IndexError KeyError ModuleNotFoundError NotImplementedError PythonFinalizationError \
     RecursionError UnboundLocalError UnicodeError BrokenPipeError ConnectionAbortedError ConnectionRefusedError \
     ConnectionResetError TabError UnicodeDecodeError UnicodeEncodeError UnicodeTranslateError ExceptionGroup \
     EnvironmentError IOError open quit exit help"
);
