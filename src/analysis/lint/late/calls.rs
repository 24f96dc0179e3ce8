//! What calls do with their arguments, as far as their names tell.
//!
//! A function of the same source is looked into; this is about all others. What is not listed keeps nothing: most
//! functions that take a function call it and are done.

use crate::analysis::occurrences::is_class_name;

/// What a call does with its arguments.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Treatment {
    /// Keeps them beyond the call.
    Keep,
    /// Keeps functions beyond the call; what else can be gone through, it goes through.
    Register,
    /// Keeps the last one, in place of the one before.
    Set,
    /// Begins to run them beside this code.
    Start,
    /// Makes a container of the elements.
    Collect,
    /// Adds the elements to its receiver.
    Merge,
    /// Goes through them, and is done.
    Consume,
    /// Gives an iterator that uses them later.
    Lazy,
    /// Gives an object that holds them.
    Wrap,
    /// Nobody knows.
    Unknown,
}

/// What a function or method of this name does.
pub(super) fn treatment(name: &str, is_method: bool) -> Treatment {
    match name {
        "list" | "tuple" | "set" | "frozenset" | "dict" | "sorted" | "deque" | "OrderedDict"
        | "Counter" | "nlargest" | "nsmallest" => Treatment::Collect,
        "any" | "all" | "sum" | "min" | "max" | "len" | "next" | "anext" | "print" | "reduce"
        | "isinstance" | "issubclass" | "callable" | "join" | "sort" | "bool" | "str" | "repr"
        | "id" | "hash" | "getattr" | "hasattr" | "bytes" | "bytearray" | "round" | "abs"
        | "product" | "permutations" | "combinations" | "Fraction" | "Decimal" => {
            Treatment::Consume
        }
        "filter" if is_method => Treatment::Unknown,
        "map" | "filter" | "zip" | "enumerate" | "reversed" | "iter" | "chain"
        | "from_iterable" | "islice" | "takewhile" | "dropwhile" | "starmap" | "groupby"
        | "accumulate" | "filterfalse" | "zip_longest" | "compress" | "imap" | "ifilter"
        | "izip" | "tee" | "aiter"
            if !is_method || !matches!(name, "map" | "zip") =>
        {
            Treatment::Lazy
        }
        "extend" | "update" | "extendleft" if is_method => Treatment::Merge,
        "create_task"
        | "ensure_future"
        | "submit"
        | "run_coroutine_threadsafe"
        | "start_soon"
        | "run_in_executor"
        | "start_new_thread"
        | "spawn"
        | "apply_async"
        | "map_async" => Treatment::Start,
        "partial"
        | "partialmethod"
        | "partialobject"
        | "wraps"
        | "staticmethod"
        | "classmethod"
        | "property"
        | "lru_cache"
        | "cache"
        | "contextmanager"
        | "asynccontextmanager"
        | "singledispatch"
        | "curry"
        | "compose"
        | "memoize"
        | "type"
        | "new_class"
        | "namedtuple"
        | "coroutine"
        | "delayed"
        | "defaultdict"
        | "WeakMethod"
        | "ref"
        | "MethodType"
        | "FunctionType" => Treatment::Wrap,
        _ if is_method && stores(name) => Treatment::Keep,
        _ if keeps(name, is_method) => Treatment::Register,
        _ if is_method && name.starts_with("set") => Treatment::Set,
        _ if is_class_name(name) || makes(name) => Treatment::Wrap,
        _ => Treatment::Unknown,
    }
}

/// Whether a method of this name puts an object into a container, whatever it is.
fn stores(name: &str) -> bool {
    matches!(
        name,
        "append"
            | "appendleft"
            | "add"
            | "insert"
            | "push"
            | "put"
            | "put_nowait"
            | "enqueue"
            | "setdefault"
    )
}

/// Whether something of this name keeps what it gets.
fn keeps(name: &str, is_method: bool) -> bool {
    let by_word = matches!(
        name,
        "call_later"
            | "call_soon"
            | "call_at"
            | "call_soon_threadsafe"
            | "callLater"
            | "callFromThread"
            | "callWhenRunning"
            | "addCallback"
            | "addCallbacks"
            | "addErrback"
            | "addBoth"
            | "add_done_callback"
            | "addCleanup"
            | "addfinalizer"
            | "finalize"
            | "after_idle"
            | "trace_add"
            | "connect_signal"
            | "tag_bind"
            | "event_listener"
            | "listens_for"
            | "defer"
            | "schedule"
    );
    let as_method = is_method
        && (matches!(
            name,
            "subscribe"
                | "connect"
                | "bind"
                | "on"
                | "attach"
                | "after"
                | "listen"
                | "observe"
                | "callback"
                | "then"
                | "once"
        ) || name.starts_with("on_")
            || name.starts_with("add_"));
    by_word || as_method || name.starts_with("register") || name.starts_with("subscribe")
}

/// Whether something of this name gives what it has made of its arguments.
fn makes(name: &str) -> bool {
    let name = name.trim_start_matches('_');
    [
        "make_", "create_", "build_", "wrap", "decorat", "new_", "lazy", "memo",
    ]
    .iter()
    .any(|prefix| name.starts_with(prefix))
        || name.ends_with("decorator")
        || name.ends_with("wrapper")
}

/// Whether a decorator of this name registers what it decorates.
pub(super) fn decorator_keeps(name: &str, is_method: bool) -> bool {
    let by_word = is_method
        && matches!(
            name,
            "route"
                | "get"
                | "post"
                | "put"
                | "delete"
                | "patch"
                | "command"
                | "group"
                | "handler"
                | "task"
                | "event"
                | "listener"
                | "errorhandler"
                | "hook"
                | "on"
                | "tool"
                | "connect"
                | "listen"
        );
    by_word || keeps(name, is_method)
}

/// Whether an argument of this name is one that is called when something happens.
pub(super) fn is_callback(keyword: &str) -> bool {
    matches!(
        keyword,
        "callback" | "cb" | "errback" | "command" | "handler" | "hook" | "done_callback"
    ) || keyword.starts_with("on_")
}

/// What a method of this name does with its object.
pub(super) fn method(name: &str) -> super::fate::Method {
    use super::fate::Method;
    match name {
        "start" | "start_soon" | "submit" | "schedule" => Method::Start,
        "join" | "result" | "wait" | "get_result" => Method::Wait,
        "clear" => Method::Clear,
        "pop" | "popleft" | "get" | "popitem" | "get_nowait" => Method::Take,
        "copy" | "values" | "items" | "keys" => Method::Copy,
        _ => Method::Other,
    }
}
