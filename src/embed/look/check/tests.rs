//! Each invariant is reported where it is broken on purpose, and by nothing that scripts do.

use super::CheckError;
use crate::embed::{Closure, Runtime};
use crate::heap::{Alloc, Invariant};
use crate::object::{Cell, GeneratorState};
use crate::value::{CellKey, FunctionKey, GeneratorKey, Value};

/// Two functions that share a cell, a generator with a cell of its own and one of its function, and a list.
const SCRIPT: &str = "
def make(n):
    def get(): return n
    def put(new):
        nonlocal n
        n = new
    def count():
        own = 1
        read = lambda: own
        while True:
            yield n
            own += 1
    return get, put, count
get, put, count = make(1)
numbers = count()
next(numbers)
def annotated(kind):
    def f(x: kind): pass
    return f
f = annotated(int)
kept = []";

fn ready() -> Runtime {
    let mut rt = Runtime::new();
    rt.run::<()>(SCRIPT).expect("the script runs");
    rt.check().expect("it is whole");
    rt
}

fn global(rt: &mut Runtime, name: &str) -> Value {
    let vm = rt.vm_mut();
    let name = vm.heap.intern(name);
    let globals = vm.names.globals();
    vm.heap
        .dict_get_str(globals, name)
        .expect("a global of the script")
}

fn function(rt: &mut Runtime, name: &str) -> FunctionKey {
    global(rt, name).as_function().expect("a function")
}

fn generator(rt: &mut Runtime) -> GeneratorKey {
    global(rt, "numbers").as_generator().expect("a generator")
}

fn new_cell(rt: &mut Runtime) -> CellKey {
    rt.vm_mut().heap.alloc(Cell {
        contents: Value::NONE,
    })
}

/// An object that is gone.
fn gone(rt: &mut Runtime) -> Value {
    let list = rt.vm_mut().heap.new_list(Vec::new());
    rt.vm_mut().heap.release(0);
    rt.collect();
    list
}

#[track_caller]
fn breaks(rt: &mut Runtime, invariant: Invariant, object: &str, problem: &str) {
    let error = rt.check().expect_err("it is broken");
    assert_eq!(error.invariant(), invariant, "{error}");
    assert!(error.object().contains(object), "{error}");
    assert!(error.problem().contains(problem), "{error}");
    let text = error.to_string();
    assert!(text.contains(invariant.words()), "{text}");
}

#[test]
fn a_stale_key_in_an_object() {
    let mut rt = ready();
    let gone = gone(&mut rt);
    let kept = global(&mut rt, "kept").as_list().expect("a list");
    rt.vm_mut().heap[kept].items.push(gone);
    breaks(&mut rt, Invariant::NoStaleKeys, "List", "which is gone");
}

#[test]
fn a_stale_key_among_the_roots() {
    let mut rt = ready();
    let gone = gone(&mut rt);
    rt.vm_mut().heap.keep(gone);
    breaks(
        &mut rt,
        Invariant::NoStaleKeys,
        "root Runtime",
        "which is gone",
    );
}

#[test]
fn a_handle_to_what_is_gone() {
    let mut rt = ready();
    let gone = gone(&mut rt);
    let _handle = rt.vm_mut().host.roots.root(gone);
    breaks(
        &mut rt,
        Invariant::HandlesAreRooted,
        "handle",
        "which is gone",
    );
}

#[test]
fn a_function_without_its_cell() {
    let mut rt = ready();
    let get = function(&mut rt, "get");
    rt.vm_mut().heap[get].closure.clear();
    let problem = "has 0 cells, its code has 1 free variables";
    breaks(
        &mut rt,
        Invariant::CellsFitCode,
        "make.<locals>.get",
        problem,
    );
}

#[test]
fn annotations_without_their_cell() {
    let mut rt = ready();
    let f = function(&mut rt, "f");
    rt.vm_mut().heap[f].extras_mut().annotate_cells.clear();
    let problem = "has 0 cells for its annotations";
    breaks(
        &mut rt,
        Invariant::CellsFitCode,
        "annotated.<locals>.f",
        problem,
    );
}

#[test]
fn siblings_with_cells_of_their_own() {
    let mut rt = Runtime::new();
    let script = "
def make(n, m):
    def get(): return n, m
    def put(): return n, m
    return get, put
get, put = make(1, 2)";
    rt.run::<()>(script).expect("the script runs");
    rt.check().expect("it is whole");
    let (put, cell) = (function(&mut rt, "put"), new_cell(&mut rt));
    // They still share `n`, so they are of one call.
    rt.vm_mut().heap[put].closure[0] = cell;
    breaks(
        &mut rt,
        Invariant::SiblingsShare,
        "make.<locals>.",
        "cell of its own",
    );
}

#[test]
fn cells_that_somebody_chose_break_no_rule() {
    let mut rt = Runtime::new();
    let script = "
import types
def make(n, m):
    def get(): return n, m
    def put(): return n, m
    return get, put
get, put = make(1, 2)
cells = (types.CellType(3), get.__closure__[1])
other = types.FunctionType(get.__code__, globals(), 'other', None, cells)
put.__code__ = get.__code__
get";
    let get: Closure = rt.run(script).expect("the script runs");
    rt.check().expect("it is whole");
    let cell = rt.new_cell(1).expect("there is room");
    let _copy = rt.with_cell(&get, "m", &cell).expect("a copy");
    rt.check().expect("it is whole");
}

#[test]
fn a_generator_that_does_not_fit_its_code() {
    let mut rt = ready();
    let key = generator(&mut rt);
    let broken = |change: &dyn Fn(&mut Runtime), problem: &str| {
        let mut rt = ready();
        change(&mut rt);
        breaks(
            &mut rt,
            Invariant::FramesFitCode,
            "make.<locals>.count",
            problem,
        );
    };
    let slots = |rt: &mut Runtime, of: GeneratorKey| {
        let frame = rt.vm_mut().heap[of].frame.as_mut().expect("a frame");
        frame.slots.to_vec()
    };
    let put = |rt: &mut Runtime, slots: Vec<Value>| {
        let frame = rt.vm_mut().heap[key].frame.as_mut().expect("a frame");
        frame.slots = slots.into();
    };
    broken(
        &|rt| {
            let fewer = slots(rt, key)[1..].to_vec();
            put(rt, fewer);
        },
        "slots, its code",
    );
    broken(
        &|rt| rt.vm_mut().heap[key].frame.as_mut().expect("a frame").pc = 999,
        "stands at 999",
    );
    broken(&|rt| rt.vm_mut().heap[key].frame = None, "without a frame");
    broken(
        &|rt| rt.vm_mut().heap[key].frame.as_mut().expect("a frame").live = 0,
        "slots behind 0 are bound",
    );
    let heap = &rt.vm().heap;
    let code = heap[heap[key].code].code.clone();
    let (own, free) = (code.cell_slots[0], code.cell_slots[1]);
    broken(
        &|rt| {
            let mut changed = slots(rt, key);
            changed[usize::from(free)] = changed[usize::from(own)];
            put(rt, changed);
        },
        "free variable n",
    );
    broken(
        &|rt| {
            let mut changed = slots(rt, key);
            changed[usize::from(own)] = Value::NONE;
            put(rt, changed);
        },
        "has no cell",
    );
    broken(
        &|rt| {
            rt.vm_mut().heap[key].frame = None;
            rt.vm_mut().heap[key].state = GeneratorState::Created;
        },
        "is Created without a frame",
    );
}

#[test]
fn what_nothing_leads_to() {
    let mut rt = ready();
    rt.vm_mut().heap.new_list(Vec::new());
    rt.vm_mut().heap.release(0);
    let broken = rt.vm_mut().verify().expect_err("it is broken");
    assert_eq!(broken.invariant, Invariant::LiveIsReachable);
    assert!(broken.object.contains("List"), "{broken:?}");
    rt.check().expect("a collection puts it in order");
}

#[test]
fn bytes_that_are_not_there() {
    let mut rt = ready();
    rt.vm_mut().heap.accounting.allocated(100);
    let broken = rt.vm_mut().heap.check_accounts().expect_err("it is broken");
    assert_eq!(broken.invariant, Invariant::AccountsAddUp);
    rt.check().expect("a collection puts it in order");
}

#[test]
fn a_text_that_the_table_does_not_have() {
    let mut rt = ready();
    let text = rt.vm_mut().heap.new_str("not interned at all");
    let key = text.as_str().expect("a str");
    rt.vm_mut().heap[key].interned = true;
    breaks(
        &mut rt,
        Invariant::TablesFit,
        "interned texts",
        "strs are interned",
    );
}

#[test]
fn an_error_is_one_word_and_says_it_all() {
    assert_eq!(size_of::<CheckError>(), size_of::<usize>());
    let broken = Invariant::CellsFitCode.broken_by("f", "has no cells");
    let error = CheckError(Box::new(broken));
    let text = "f has no cells (invariant: a function has the cells that its code asks for)";
    assert_eq!(error.to_string(), text);
}
