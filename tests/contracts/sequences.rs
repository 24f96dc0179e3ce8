//! Any sequence of what a host can do, beside a model that only knows which cell a name means.

use std::collections::BTreeMap;

use nonlocal::{Cell, Closure, Engine, ErrorKind, Fuel, Runtime, Scope, Step, Value};
use proptest::prelude::*;

/// Each call makes two cells and four closures that share them.
const SOURCE: &str = "
def make(n, m):
    def get():
        return n, m
    def add(by):
        nonlocal n
        for _ in range(by):
            n += 1
        return n
    def swap():
        nonlocal m, n
        n, m = m, n
    def clear():
        nonlocal m
        del m
    return get, add, swap, clear
";

/// The same closures around cells of the host.
const IN_SCOPE: &str = "
def get():
    return n, m
def add(by):
    nonlocal n
    for _ in range(by):
        n += 1
    return n
def swap():
    nonlocal m, n
    n, m = m, n
def clear():
    nonlocal m
    del m
(get, add, swap, clear)
";

/// What a host does. Numbers choose among what there is at the time.
#[derive(Clone, Debug)]
enum Step_ {
    Make(i64, i64),
    NewCell(i64),
    /// A scope of two cells that there are, and the closures that a program makes in it.
    InScope(usize, usize),
    Get(usize),
    Add(usize, u8),
    /// The same, in steps of so much fuel.
    AddInLegs(usize, u8, u8),
    /// The same, given up after so much fuel.
    AddGivenUp(usize, u8, u8),
    /// The same, with an interrupt before.
    AddInterrupted(usize, u8),
    Swap(usize),
    Clear(usize),
    Read(usize),
    Write(usize, i64),
    Unbind(usize),
    Cells(usize),
    DropClosures(usize),
    DropCell(usize),
    CloneClosures(usize),
    Collect,
    ToAnotherThread,
}

fn steps() -> impl Strategy<Value = Vec<Step_>> {
    use Step_::*;
    let n = 0..8_usize;
    let step = prop_oneof![
        3 => (any::<i32>(), any::<i32>()).prop_map(|(a, b)| Make(a.into(), b.into())),
        1 => any::<i32>().prop_map(|a| NewCell(a.into())),
        2 => (n.clone(), n.clone()).prop_map(|(a, b)| InScope(a, b)),
        3 => n.clone().prop_map(Get),
        3 => (n.clone(), 0..20_u8).prop_map(|(a, b)| Add(a, b)),
        2 => (n.clone(), 0..20_u8, 1..9_u8).prop_map(|(a, b, c)| AddInLegs(a, b, c)),
        1 => (n.clone(), 0..20_u8, 1..9_u8).prop_map(|(a, b, c)| AddGivenUp(a, b, c)),
        1 => (n.clone(), 1..20_u8).prop_map(|(a, b)| AddInterrupted(a, b)),
        3 => n.clone().prop_map(Swap),
        1 => n.clone().prop_map(Clear),
        2 => n.clone().prop_map(Read),
        3 => (n.clone(), any::<i32>()).prop_map(|(a, b)| Write(a, b.into())),
        1 => n.clone().prop_map(Unbind),
        3 => n.clone().prop_map(Cells),
        1 => n.clone().prop_map(DropClosures),
        1 => n.clone().prop_map(DropCell),
        1 => n.clone().prop_map(CloneClosures),
        2 => Just(Collect),
        1 => Just(ToAnotherThread),
    ];
    prop::collection::vec(step, 1..40)
}

/// The names of the model's cells.
type CellId = usize;

/// Four closures that share two cells.
#[derive(Clone)]
struct Family {
    get: Closure,
    add: Closure,
    swap: Closure,
    clear: Closure,
    n: CellId,
    m: CellId,
}

struct World {
    rt: Runtime,
    families: Vec<Family>,
    cells: Vec<(Cell, CellId)>,
    /// What is in each cell that there ever was.
    contents: BTreeMap<CellId, Option<i64>>,
}

impl World {
    fn new(stress: bool) -> Self {
        let mut rt = Engine::builder().gc_stress(stress).build().runtime();
        rt.run::<()>(SOURCE).expect("a definition");
        Self {
            rt,
            families: Vec::new(),
            cells: Vec::new(),
            contents: BTreeMap::new(),
        }
    }

    fn new_id(&mut self, value: i64) -> CellId {
        let id = self.contents.len();
        self.contents.insert(id, Some(value));
        id
    }

    fn family(&self, index: usize) -> Option<Family> {
        let count = self.families.len();
        (count > 0).then(|| self.families[index % count].clone())
    }

    fn cell(&self, index: usize) -> Option<(Cell, CellId)> {
        let count = self.cells.len();
        (count > 0).then(|| self.cells[index % count].clone())
    }

    fn step(&mut self, step: &Step_) {
        match *step {
            Step_::Make(a, b) => {
                let make: Closure = self.rt.get("make").expect("no fault").expect("a name");
                let made = self
                    .rt
                    .call::<(Closure, Closure, Closure, Closure)>(&make, (a, b))
                    .expect("four closures");
                let (n, m) = (self.new_id(a), self.new_id(b));
                self.add_family(made, n, m);
            }
            Step_::NewCell(value) => {
                let cell = self.rt.new_cell(value).expect("a cell");
                let id = self.new_id(value);
                self.cells.push((cell, id));
            }
            Step_::InScope(a, b) => {
                if let (Some((n, n_id)), Some((m, m_id))) = (self.cell(a), self.cell(b)) {
                    let scope = Scope::new().with("n", n).with("m", m);
                    let made = self.rt.run_in(&scope, IN_SCOPE).expect("four closures");
                    self.add_family(made, n_id, m_id);
                }
            }
            Step_::Get(index) => {
                if let Some(family) = self.family(index) {
                    let got = self.rt.call::<(i64, i64)>(&family.get, ());
                    match (self.contents[&family.n], self.contents[&family.m]) {
                        (Some(n), Some(m)) => assert_eq!(got.expect("both are bound"), (n, m)),
                        (n, _) => {
                            let name = if n.is_none() { 'n' } else { 'm' };
                            let text = format!(
                                "NameError: cannot access free variable '{name}' where it is not associated with a value in enclosing scope"
                            );
                            assert_eq!(got.expect_err("one is empty").to_string(), text);
                        }
                    }
                }
            }
            Step_::Add(index, by) => self.add(index, by, |world, add| world.rt.call(add, (by,))),
            Step_::AddInLegs(index, by, fuel) => self.add(index, by, |world, add| {
                let mut step = world.rt.start::<i64>(add, (by,), Fuel(fuel.into()))?;
                loop {
                    step = match step {
                        Step::Done(value) => return Ok(value),
                        Step::OutOfFuel(paused) => paused.resume(Fuel(fuel.into()))?,
                        other => panic!("{other:?}"),
                    };
                }
            }),
            Step_::AddGivenUp(index, by, fuel) => {
                if let Some(family) = self.family(index)
                    && let Some(before) = self.contents[&family.n]
                {
                    drop(self.rt.start::<i64>(&family.add, (by,), Fuel(fuel.into())));
                    // It came somewhere; the rest of the rules must hold from there.
                    let cell = self.rt.cell(&family.add, "n").expect("it is captured");
                    let now = self
                        .rt
                        .read::<i64>(&cell)
                        .expect("its own")
                        .expect("it stays bound");
                    assert!(
                        (before..=before + i64::from(by)).contains(&now),
                        "{before} + {by}: {now}"
                    );
                    self.contents.insert(family.n, Some(now));
                }
            }
            Step_::AddInterrupted(index, by) => {
                if let Some(family) = self.family(index) {
                    self.rt.interrupt().now();
                    let error = self
                        .rt
                        .call::<i64>(&family.add, (by,))
                        .expect_err("it was asked to stop");
                    self.rt.interrupt().clear();
                    // A run so short that it never looks may end by its own exception.
                    if self.contents[&family.n].is_some() {
                        assert_eq!(error.kind(), ErrorKind::Interrupted);
                    }
                    let cell = self.rt.cell(&family.add, "n").expect("it is captured");
                    let now = self.rt.read::<i64>(&cell).expect("its own");
                    if let (Some(before), Some(now)) = (self.contents[&family.n], now) {
                        assert!((before..=before + i64::from(by)).contains(&now));
                    }
                    self.contents.insert(family.n, now);
                }
            }
            Step_::Swap(index) => {
                if let Some(family) = self.family(index) {
                    let result = self.rt.call::<()>(&family.swap, ());
                    let (n, m) = (self.contents[&family.n], self.contents[&family.m]);
                    assert_eq!(result.is_ok(), n.is_some() && m.is_some());
                    if result.is_ok() {
                        // `n` is assigned first; they may be one cell.
                        self.contents.insert(family.n, m);
                        self.contents.insert(family.m, n);
                    }
                }
            }
            Step_::Clear(index) => {
                if let Some(family) = self.family(index) {
                    let result = self.rt.call::<()>(&family.clear, ());
                    assert_eq!(result.is_ok(), self.contents[&family.m].is_some());
                    self.contents.insert(family.m, None);
                }
            }
            Step_::Read(index) => {
                if let Some((cell, id)) = self.cell(index) {
                    assert_eq!(
                        self.rt.read::<i64>(&cell).expect("its own"),
                        self.contents[&id]
                    );
                }
            }
            Step_::Write(index, value) => {
                if let Some((cell, id)) = self.cell(index) {
                    self.rt.write(&cell, value).expect("its own");
                    self.contents.insert(id, Some(value));
                }
            }
            Step_::Unbind(index) => {
                if let Some((cell, id)) = self.cell(index) {
                    self.rt.unbind(&cell).expect("its own");
                    self.contents.insert(id, None);
                }
            }
            Step_::Cells(index) => {
                if let Some(family) = self.family(index) {
                    let n = self.rt.cell(&family.get, "n").expect("it is captured");
                    let m = self.rt.cell(&family.get, "m").expect("it is captured");
                    self.captures_are_right(&family, &n, &m);
                    self.cells.push((n, family.n));
                    self.cells.push((m, family.m));
                }
            }
            Step_::DropClosures(index) => {
                if !self.families.is_empty() {
                    let count = self.families.len();
                    self.families.swap_remove(index % count);
                }
            }
            Step_::DropCell(index) => {
                if !self.cells.is_empty() {
                    let count = self.cells.len();
                    self.cells.swap_remove(index % count);
                }
            }
            Step_::CloneClosures(index) => {
                if let Some(family) = self.family(index) {
                    self.families.push(family);
                }
            }
            Step_::Collect => self.what_lives_is_what_is_reached(),
            Step_::ToAnotherThread => std::thread::scope(|scope| {
                let there = scope.spawn(|| {
                    for (cell, id) in &self.cells {
                        assert_eq!(
                            self.rt.read::<i64>(cell).expect("its own"),
                            self.contents[id]
                        );
                    }
                });
                there.join().expect("no panic");
            }),
        }
    }

    fn add_family(&mut self, made: (Closure, Closure, Closure, Closure), n: CellId, m: CellId) {
        let (get, add, swap, clear) = made;
        self.families.push(Family {
            get,
            add,
            swap,
            clear,
            n,
            m,
        });
    }

    fn add(
        &mut self,
        index: usize,
        by: u8,
        call: impl FnOnce(&mut Self, &Closure) -> nonlocal::Result<i64>,
    ) {
        let Some(family) = self.family(index) else {
            return;
        };
        let result = call(self, &family.add);
        match self.contents[&family.n] {
            Some(n) => {
                assert_eq!(result.expect("it is bound"), n + i64::from(by));
                self.contents.insert(family.n, Some(n + i64::from(by)));
            }
            None => assert!(result.expect_err("it is empty").is_exception("NameError")),
        }
    }

    /// Siblings share exactly one cell under each name, the names are in order, and equal ids are equal cells.
    fn captures_are_right(&mut self, family: &Family, n: &Cell, m: &Cell) {
        for (closure, names) in [
            (&family.get, ["m", "n"].as_slice()),
            (&family.add, &["n"]),
            (&family.swap, &["m", "n"]),
            (&family.clear, &["m"]),
        ] {
            let captures = self.rt.captures(closure).expect("its own");
            let found: Vec<&str> = captures.iter().map(|capture| &*capture.name).collect();
            assert_eq!(found, names);
            for capture in &captures {
                assert_eq!(&capture.cell, if &*capture.name == "n" { n } else { m });
                assert!(capture.shared_by >= 3, "{capture:?}");
            }
        }
        for (cell, id) in &self.cells {
            assert_eq!(cell == n, *id == family.n);
            assert_eq!(cell == m, *id == family.m);
        }
    }

    /// After a collection exactly the cells are there that a handle or a closure of a handle reaches.
    fn what_lives_is_what_is_reached(&mut self) {
        self.rt.collect();
        self.rt.collect();
        let mut ids: Vec<CellId> = self.cells.iter().map(|(_, id)| *id).collect();
        ids.extend(self.families.iter().flat_map(|family| [family.n, family.m]));
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(self.rt.stats().count("Cell"), ids.len());
        let mut closures: Vec<&Closure> = Vec::new();
        for family in &self.families {
            if !closures.contains(&&family.get) {
                closures.push(&family.get);
            }
        }
        // The globals hold `make`, and the last four that a program in a scope named.
        let functions = self.rt.stats().count("Function");
        assert!(
            (closures.len() * 4 + 1..=closures.len() * 4 + 5).contains(&functions),
            "{functions} for {}",
            closures.len()
        );
    }

    fn end(mut self) {
        for index in 0..self.cells.len() {
            self.step(&Step_::Read(index));
        }
        for index in 0..self.families.len() {
            self.step(&Step_::Get(index));
        }
        self.what_lives_is_what_is_reached();
        self.families.clear();
        self.cells.clear();
        self.what_lives_is_what_is_reached();
        assert_eq!(self.rt.stats().handles, 0);
        assert_eq!(
            self.rt.run::<Value>("1 + 1").expect("it works"),
            Value::Int(2)
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_operations_follows_the_model(steps in steps(), stress in any::<bool>()) {
        let mut world = World::new(stress);
        for step in &steps {
            world.step(step);
        }
        world.end();
    }
}
