//! The same deeds, done to runtimes.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use nonlocal::{
    Cell, Closure, Engine, Error, ErrorKind, Event, Frame, Fuel, Limit, Limits, Module, Output,
    Result, Runtime, Scope, Step, Value,
};
use proptest_state_machine::{ReferenceStateMachine, StateMachineTest};

use super::model::{Asked, CellId, Deed, Failure, Global, Handle, Model, NAMES, Place, What};

/// What the host and the scripts start with.
const PRELUDE: &str = "
import host
def make(n):
    def add(by, then=None):
        nonlocal n
        for _ in range(by):
            n += 1
        if then is not None:
            then()
        return n
    return add
def make_two(n, m):
    def add(by, then=None):
        nonlocal n
        for _ in range(by):
            n += 1
        if then is not None:
            then()
        return n
    def pair(asked):
        nonlocal n, m
        if asked == 'Get': return n, m
        if asked == 'Swap': n, m = m, n
        else: del m
    return add, pair
def raises(): raise LookupError('on purpose')
def endless():
    while True: pass
def full(): return [0] * 10 ** 9
def deep(): return [deep()]
def floods(): print('x' * 20_000)
def bits(): return 1 << 20_000
";

/// A program in a scope.
const EXCHANGE: &str = "nonlocal a, b\na, b = b, a";

/// The same closure as that of `make_two`, around cells of the host.
const PAIR: &str = "
def pair(asked):
    nonlocal n, m
    if asked == 'Get': return n, m
    if asked == 'Swap': n, m = m, n
    else: del m
pair";

#[derive(Clone)]
enum Real {
    Cell(Cell),
    Adder(Closure),
    Pair(Closure),
}

pub(crate) struct Subject {
    runtimes: [Runtime; 2],
    handles: Vec<Real>,
    /// How many writes to cells the observer of each runtime has seen, if there is one.
    watched: [Option<Arc<AtomicUsize>>; 2],
    /// What the model was before the deed.
    before: Model,
}

fn runtime(stress: bool) -> Runtime {
    let host = Module::new("host")
        .function("panics", || -> i64 { panic!("on purpose") })
        .function("fails", || -> Result<i64> {
            Err(Error::host(std::fmt::Error))
        })
        .deferred("wait", ["n"]);
    let limits = Limits::new()
        .fuel(100_000)
        .heap_bytes(16 << 20)
        .output_bytes(10_000)
        .integer_bits(10_000)
        .frames(200)
        .recursion_limit(100);
    let engine = Engine::builder().module(host).limits(limits);
    let engine = engine.gc_stress(stress);
    let mut rt = engine.stdout(Output::collect()).build().runtime();
    rt.run::<()>(PRELUDE).expect("it runs");
    rt
}

/// A result that must be what the model says: a value, a `NameError` where the cell is empty, or a handle refused.
#[track_caller]
fn ends(result: Result<i64>, expected: Option<i64>) {
    match (result, expected) {
        (Ok(value), Some(expected)) => assert_eq!(value, expected),
        (Err(error), None) => assert!(error.is_exception("NameError"), "{error:?}"),
        (result, expected) => panic!("{result:?}, not {expected:?}"),
    }
}

#[track_caller]
fn is_refused<T: std::fmt::Debug>(result: Result<T>) {
    let error = result.expect_err("it is foreign");
    assert_eq!(error.kind(), ErrorKind::ForeignHandle, "{error:?}");
}

impl Subject {
    /// The adder that a number chooses, whether it is at home in a runtime, and what its cell held.
    fn adder(&self, index: usize, place: Place) -> Option<(Closure, bool, Option<i64>)> {
        let known = self.before.handle(index)?;
        match &self.handles[index % self.handles.len()] {
            Real::Adder(closure) => {
                let held = self.before.contents[known.what.cell()];
                Some((closure.clone(), self.before.is_own(known, place), held))
            }
            Real::Cell(_) | Real::Pair(_) => None,
        }
    }

    /// The closure around two cells that a number chooses, whether it is at home in a runtime, and what it is.
    fn pair(&self, index: usize, place: Place) -> Option<(Closure, bool, Handle)> {
        let known = self.before.handle(index)?;
        match &self.handles[index % self.handles.len()] {
            Real::Pair(pair) => Some((pair.clone(), self.before.is_own(known, place), known)),
            Real::Cell(_) | Real::Adder(_) => None,
        }
    }

    fn cell(&self, index: usize, place: Place) -> Option<(Cell, bool, Handle)> {
        let known = self.before.handle(index)?;
        match &self.handles[index % self.handles.len()] {
            Real::Cell(cell) => Some((cell.clone(), self.before.is_own(known, place), known)),
            Real::Adder(_) | Real::Pair(_) => None,
        }
    }

    fn writes(&self, place: Place) -> usize {
        let watched = self.watched[place].as_ref();
        watched.map_or(0, |count| count.load(Ordering::Relaxed))
    }

    fn call(&mut self, index: usize, by: u8, place: Place, fuel: Option<u8>) {
        let Some((adder, own, held)) = self.adder(index, place) else {
            return;
        };
        let before = self.writes(place);
        let result = match fuel {
            None => self.runtimes[place].call::<i64>(&adder, (by,)),
            Some(fuel) => in_steps(&mut self.runtimes[place], &adder, by, fuel.into()),
        };
        if !own {
            return is_refused(result);
        }
        ends(result, held.map(|held| held + i64::from(by)));
        if held.is_some() && self.watched[place].is_some() {
            assert_eq!(self.writes(place) - before, usize::from(by));
        }
    }

    /// Starts a call of an adder, gives it up or interrupts it, and sets the cell.
    fn broken_off(&mut self, index: usize, by: u8, fuel: Option<u8>, then: i32) {
        let Some((_, place)) = self.before.adder_at_home(index) else {
            return;
        };
        let Some((adder, _, held)) = self.adder(index, place) else {
            return;
        };
        let rt = &mut self.runtimes[place];
        match fuel {
            Some(fuel) => drop(rt.start::<i64>(&adder, (by,), Fuel(fuel.into()))),
            None => {
                rt.interrupt().now();
                let error = rt
                    .call::<i64>(&adder, (by,))
                    .expect_err("it was told to stop");
                rt.interrupt().clear();
                // A run so short that it never looks ends by its own exception.
                assert!(
                    error.kind() == ErrorKind::Interrupted || held.is_none(),
                    "{error:?}"
                );
            }
        }
        let cell = rt.cell(&adder, "n").expect("it is captured");
        let now = rt.read::<i64>(&cell).expect("its own");
        match (held, now) {
            (Some(held), Some(now)) => assert!((held..=held + i64::from(by)).contains(&now)),
            (held, now) => assert_eq!(held, now),
        }
        rt.write(&cell, then).expect("its own");
    }

    fn fails(&mut self, index: usize, by: u8, failure: Failure) {
        let Some((_, place)) = self.before.adder_at_home(index) else {
            return;
        };
        let Some((adder, _, held)) = self.adder(index, place) else {
            return;
        };
        let rt = &mut self.runtimes[place];
        let (source, kind) = match failure {
            Failure::Raises => ("raises", ErrorKind::Exception),
            Failure::HostFails => ("host.fails", ErrorKind::Exception),
            Failure::Panics => ("host.panics", ErrorKind::Panic),
            Failure::Endless => ("endless", ErrorKind::Limit(Limit::Fuel)),
            Failure::Full => ("full", ErrorKind::Limit(Limit::HeapBytes)),
            Failure::Deep => ("deep", ErrorKind::Exception),
            Failure::Floods => ("floods", ErrorKind::Limit(Limit::OutputBytes)),
            Failure::Bits => ("bits", ErrorKind::Limit(Limit::IntegerBits)),
        };
        let then: Closure = rt.run(source).expect("it is there");
        let error = rt.call::<i64>(&adder, (by, then)).expect_err("it fails");
        match held {
            Some(_) => assert_eq!(error.kind(), kind, "{failure:?}: {error:?}"),
            None if by > 0 => assert!(error.is_exception("NameError"), "{error:?}"),
            // Nothing was added before the failure.
            None => assert_eq!(error.kind(), kind, "{failure:?}: {error:?}"),
        }
        let _ = rt.take_output();
        let _ = (error.traceback(), error.to_string());
    }

    fn call_pair(&mut self, index: usize, asked: Asked, place: Place) {
        let Some((pair, own, known)) = self.pair(index, place) else {
            return;
        };
        let held = |cell: CellId| self.before.contents[cell];
        let What::Pair(n, m) = known.what else {
            panic!("another kind of handle");
        };
        let (n, m) = (held(n), held(m));
        let rt = &mut self.runtimes[place];
        let asked_for = format!("{asked:?}");
        let result = match asked {
            Asked::Get => rt.call::<(i64, i64)>(&pair, (asked_for,)).map(Some),
            Asked::Swap | Asked::Clear => rt.call::<()>(&pair, (asked_for,)).map(|()| None),
        };
        if !own {
            return is_refused(result);
        }
        let empty = match asked {
            Asked::Clear => m.is_none().then_some('m'),
            // Of two it is the one that is read first.
            Asked::Get => n.map_or(Some('n'), |_| m.is_none().then_some('m')),
            Asked::Swap => m.map_or(Some('m'), |_| n.is_none().then_some('n')),
        };
        match empty {
            Some(name) => {
                let text = format!(
                    "NameError: cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
                );
                assert_eq!(result.expect_err("it is empty").to_string(), text);
            }
            None => {
                let both = n.zip(m).filter(|_| asked == Asked::Get);
                assert_eq!(result.expect("what it needs is bound"), both);
            }
        }
    }

    /// The names are in order, and equal cells of the model are equal cells.
    fn captures(&mut self, index: usize, place: Place) {
        let Some((pair, own, known)) = self.pair(index, place) else {
            return;
        };
        let captures = self.runtimes[place].captures(&pair);
        if !own {
            return is_refused(captures);
        }
        let captures = captures.expect("its own");
        let found: Vec<&str> = captures.iter().map(|capture| &*capture.name).collect();
        assert_eq!(found, ["m", "n"]);
        let cells: Vec<CellId> = known.what.cells().collect();
        for (capture, id) in captures.iter().zip(cells.iter().rev()) {
            assert!(capture.shared_by >= 1, "{capture:?}");
            for (real, handle) in self.handles.iter().zip(&self.before.handles) {
                if let Real::Cell(cell) = real
                    && self.before.is_own(*handle, place)
                {
                    assert_eq!(*cell == capture.cell, handle.what.cell() == *id);
                }
            }
        }
    }

    fn do_it(&mut self, deed: &Deed) {
        match *deed {
            Deed::Make(place, value) => {
                let make: Closure = self.runtimes[place].run("make").expect("it is there");
                let made = self.runtimes[place]
                    .call(&make, (value,))
                    .expect("a closure");
                self.handles.push(Real::Adder(made));
            }
            Deed::NewCell(place, value) => {
                let cell = self.runtimes[place].new_cell(value).expect("a cell");
                self.handles.push(Real::Cell(cell));
            }
            Deed::MakeTwo(place, n, m) => {
                let rt = &mut self.runtimes[place];
                let make: Closure = rt.run("make_two").expect("it is there");
                let (adder, pair) = rt.call(&make, (n, m)).expect("two closures");
                self.handles.push(Real::Adder(adder));
                self.handles.push(Real::Pair(pair));
            }
            Deed::PairOf(a, b, place) => {
                if let (Some((n, own_n, _)), Some((m, own_m, _))) =
                    (self.cell(a, place), self.cell(b, place))
                {
                    let scope = Scope::new().with("n", n).with("m", m);
                    let pair = self.runtimes[place].run_in::<Closure>(&scope, PAIR);
                    match own_n && own_m {
                        true => self.handles.push(Real::Pair(pair.expect("a closure"))),
                        false => is_refused(pair),
                    }
                }
            }
            Deed::CallPair(index, asked, place) => self.call_pair(index, asked, place),
            Deed::Captures(index, place) => self.captures(index, place),
            Deed::CellOf(index, place) => {
                if let Some((adder, own, _)) = self.adder(index, place) {
                    let cell = self.runtimes[place].cell(&adder, "n");
                    match own {
                        true => self.handles.push(Real::Cell(cell.expect("it is captured"))),
                        false => is_refused(cell),
                    }
                }
            }
            Deed::Share(adder, cell, place) => {
                let (adder, cell) = (self.adder(adder, place), self.cell(cell, place));
                if let (Some((adder, own, _)), Some((cell, own_cell, _))) = (adder, cell) {
                    let shared = self.runtimes[place].with_cell(&adder, "n", &cell);
                    match own && own_cell {
                        true => self.handles.push(Real::Adder(shared.expect("a copy"))),
                        false => is_refused(shared),
                    }
                }
            }
            Deed::Call(index, by, place) => self.call(index, by, place, None),
            Deed::InSteps(index, by, fuel, place) => self.call(index, by, place, Some(fuel)),
            Deed::GivenUp(index, by, fuel, then) => self.broken_off(index, by, Some(fuel), then),
            Deed::Interrupted(index, by, then) => self.broken_off(index, by, None, then),
            Deed::Fails(index, by, failure) => self.fails(index, by, failure),
            Deed::Read(index, place) => {
                if let Some((cell, own, known)) = self.cell(index, place) {
                    let value = self.runtimes[place].read::<i64>(&cell);
                    match own {
                        true => {
                            let held = self.before.contents[known.what.cell()];
                            assert_eq!(value.expect("its own"), held);
                        }
                        false => is_refused(value),
                    }
                }
            }
            Deed::Write(index, value, place) => {
                if let Some((cell, own, _)) = self.cell(index, place) {
                    let written = self.runtimes[place].write(&cell, value);
                    match own {
                        true => written.expect("its own"),
                        false => is_refused(written),
                    }
                }
            }
            Deed::Unbind(index, place) => {
                if let Some((cell, own, _)) = self.cell(index, place) {
                    let unbound = self.runtimes[place].unbind(&cell);
                    match own {
                        true => unbound.expect("its own"),
                        false => is_refused(unbound),
                    }
                }
            }
            Deed::Exchange(a, b, place) => {
                if let (Some((a, own_a, in_a)), Some((b, own_b, in_b))) =
                    (self.cell(a, place), self.cell(b, place))
                {
                    let scope = Scope::new().with("a", a).with("b", b);
                    let done = self.runtimes[place].run_in::<()>(&scope, EXCHANGE);
                    let held = |of: Handle| self.before.contents[of.what.cell()];
                    if !(own_a && own_b) {
                        is_refused(done);
                    } else if held(in_a).is_some() && held(in_b).is_some() {
                        done.expect("both are bound");
                    } else {
                        assert!(done.expect_err("one is empty").is_exception("NameError"));
                    }
                }
            }
            Deed::Bind(name, index, place) => {
                if let Some((adder, own, _)) = self.adder(index, place) {
                    let set = self.runtimes[place].set(NAMES[name % NAMES.len()], &adder);
                    match own {
                        true => set.expect("its own"),
                        false => is_refused(set),
                    }
                }
            }
            Deed::BindNumber(name, value, place) => {
                let name = NAMES[name % NAMES.len()];
                self.runtimes[place].set(name, value).expect("a number");
            }
            Deed::RunGlobal(name, by, place) => {
                let name = name % NAMES.len();
                let result =
                    self.runtimes[place].run::<i64>(format!("{}({by})", NAMES[name]).as_str());
                match self.before.globals[place].get(&name) {
                    Some(Global::Adder(cell)) => {
                        let held = self.before.contents[*cell];
                        ends(result, held.map(|held| held + i64::from(by)));
                    }
                    Some(Global::Number(_)) => {
                        assert!(result.expect_err("a number").is_exception("TypeError"));
                    }
                    None => assert!(result.expect_err("no name").is_exception("NameError")),
                }
            }
            Deed::Wait(place, asked, answer) => {
                let source = format!("host.wait({asked}) + 1");
                let rt = &mut self.runtimes[place];
                let step = rt
                    .start_program::<i64>(source.as_str(), Fuel(1_000))
                    .expect("it waits");
                let mut call = step.host_call().expect("it waits");
                assert_eq!(call.args::<(i64,)>().expect("a number"), (asked.into(),));
                let step = call.resume(answer, Fuel(1_000)).expect("it ends");
                assert_eq!(step.done(), Some(i64::from(answer) + 1));
            }
            Deed::Watch(place, on) => {
                let count = on.then(Arc::<AtomicUsize>::default);
                if let Some(count) = count.clone() {
                    self.runtimes[place].observe(move |event: &Event, _: &mut Frame<'_>| {
                        if matches!(event, Event::CellWrite { .. }) {
                            count.fetch_add(1, Ordering::Relaxed);
                        }
                    });
                } else {
                    self.runtimes[place].unobserve();
                }
                self.watched[place] = count;
            }
            Deed::Clone(index) => {
                if !self.handles.is_empty() {
                    let count = self.handles.len();
                    self.handles.push(self.handles[index % count].clone());
                }
            }
            Deed::Drop(index) => {
                if !self.handles.is_empty() {
                    let count = self.handles.len();
                    self.handles.swap_remove(index % count);
                }
            }
            Deed::Collect(place) => self.collect(place),
            Deed::ReadElsewhere(place) => {
                let (rt, handles, before) =
                    (&mut self.runtimes[place], &self.handles, &self.before);
                std::thread::scope(|scope| {
                    let there = scope.spawn(|| read_all(rt, place, handles, before));
                    there.join().expect("no panic");
                });
            }
            Deed::Replace(place) => {
                self.runtimes[place] = runtime(self.before.stress);
                self.watched[place] = None;
            }
        }
    }

    /// After a collection there are the cells that handles and globals reach, and no others.
    fn collect(&mut self, place: Place) {
        let rt = &mut self.runtimes[place];
        rt.collect();
        rt.collect();
        rt.check().expect("the runtime is whole");
        assert_eq!(rt.stats().count("Cell"), self.before.cells_of(place));
    }
}

fn in_steps(rt: &mut Runtime, adder: &Closure, by: u8, fuel: u64) -> Result<i64> {
    let mut step = rt.start::<i64>(adder, (by,), Fuel(fuel))?;
    loop {
        step = match step {
            Step::Done(value) => return Ok(value),
            Step::OutOfFuel(paused) => paused.resume(Fuel(fuel))?,
            other => panic!("{other:?}"),
        };
    }
}

/// Every handle of a runtime means what the model says.
fn read_all(rt: &mut Runtime, place: Place, handles: &[Real], model: &Model) {
    let cells: Vec<(Cell, CellId)> = handles
        .iter()
        .zip(&model.handles)
        .filter(|(_, known)| model.is_own(**known, place))
        .flat_map(|(real, known)| match (real, known.what) {
            (Real::Cell(cell), What::Cell(id)) => vec![(cell.clone(), id)],
            (Real::Adder(adder), What::Adder(id)) => {
                vec![(rt.cell(adder, "n").expect("it is captured"), id)]
            }
            (Real::Pair(pair), What::Pair(n, m)) => vec![
                (rt.cell(pair, "n").expect("it is captured"), n),
                (rt.cell(pair, "m").expect("it is captured"), m),
            ],
            _ => panic!("another kind of handle"),
        })
        .collect();
    for (cell, id) in &cells {
        let value = rt.read::<i64>(cell).expect("its own");
        assert_eq!(value, model.contents[*id]);
        for (other, of) in &cells {
            assert_eq!(cell == other, id == of);
        }
    }
}

impl StateMachineTest for Subject {
    type SystemUnderTest = Self;
    type Reference = Model;

    fn init_test(model: &Model) -> Self {
        Self {
            runtimes: [runtime(model.stress), runtime(model.stress)],
            handles: Vec::new(),
            watched: [None, None],
            before: model.clone(),
        }
    }

    fn apply(mut subject: Self, model: &Model, deed: Deed) -> Self {
        subject.do_it(&deed);
        subject.before = model.clone();
        for (place, rt) in subject.runtimes.iter_mut().enumerate() {
            read_all(rt, place, &subject.handles, model);
        }
        subject
    }

    fn check_invariants(subject: &Self, model: &<Model as ReferenceStateMachine>::State) {
        assert_eq!(subject.handles.len(), model.handles.len());
        for (place, rt) in subject.runtimes.iter().enumerate() {
            assert_eq!(rt.stats().handles, model.roots_of(place));
        }
    }

    fn teardown(mut subject: Self, _: Model) {
        for place in 0..2 {
            subject.collect(place);
        }
        // Without handles only what globals hold is left.
        subject.handles.clear();
        subject.before.handles.clear();
        for place in 0..2 {
            subject.collect(place);
            assert_eq!(subject.runtimes[place].stats().handles, 0);
            let value = subject.runtimes[place].run::<Value>("1 + 1");
            assert_eq!(value.expect("it works"), Value::Int(2));
        }
    }
}
