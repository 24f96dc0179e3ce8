//! What a host may do, and what it must find then, without a runtime.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest_state_machine::ReferenceStateMachine;

/// One of the two runtimes that there are at a time.
pub(crate) type Place = usize;

/// A runtime that there ever was.
pub(crate) type Life = usize;

/// A cell that there ever was.
pub(crate) type CellId = usize;

/// What keeps an object alive for the host; clones share it.
pub(crate) type RootId = usize;

/// The names of globals.
pub(crate) const NAMES: [&str; 3] = ["one", "two", "three"];

/// What a handle is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum What {
    /// The cell itself.
    Cell(CellId),
    /// A closure around the cell.
    Adder(CellId),
    /// A closure around two cells, `n` and `m`, which may be one.
    Pair(CellId, CellId),
}

impl What {
    /// The cell, the first one of two.
    pub(crate) fn cell(self) -> CellId {
        match self {
            Self::Cell(cell) | Self::Adder(cell) | Self::Pair(cell, _) => cell,
        }
    }

    /// All of its cells.
    pub(crate) fn cells(self) -> impl Iterator<Item = CellId> {
        let second = match self {
            Self::Pair(_, cell) => Some(cell),
            Self::Cell(_) | Self::Adder(_) => None,
        };
        std::iter::once(self.cell()).chain(second)
    }
}

#[derive(Clone, Copy, Debug)]
pub(crate) struct Handle {
    pub(crate) what: What,
    pub(crate) life: Life,
    pub(crate) root: RootId,
}

/// What is in a global.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Global {
    Number(i64),
    Adder(CellId),
}

/// How a call ends that has done its work before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Failure {
    Raises,
    HostFails,
    Panics,
    Endless,
    Full,
    Deep,
    Floods,
    Bits,
}

/// What a closure around two cells is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Asked {
    /// The values of both.
    Get,
    /// To exchange them.
    Swap,
    /// To delete `m`.
    Clear,
}

/// What the host does. The last number of those with a handle chooses the runtime that it is used in.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Make(Place, i32),
    NewCell(Place, i32),
    /// Two closures that share a cell: an adder of `n`, and one around `n` and `m`.
    MakeTwo(Place, i32, i32),
    /// The latter around two cells that there are, made by a program in a scope.
    PairOf(usize, usize, Place),
    CallPair(usize, Asked, Place),
    /// Looks at the cells that a closure has captured.
    Captures(usize, Place),
    /// Finds the cell of an adder.
    CellOf(usize, Place),
    /// A copy of an adder around another cell.
    Share(usize, usize, Place),
    Call(usize, u8, Place),
    /// The same, in steps of so much fuel.
    InSteps(usize, u8, u8, Place),
    /// The same, given up after so many steps; then the cell gets a value.
    GivenUp(usize, u8, u8, i32),
    /// The same, with an interrupt before.
    Interrupted(usize, u8, i32),
    /// The same, and then a failure.
    Fails(usize, u8, Failure),
    Read(usize, Place),
    Write(usize, i32, Place),
    Unbind(usize, Place),
    /// Exchanges what is in two cells, by a program in a scope.
    Exchange(usize, usize, Place),
    Bind(usize, usize, Place),
    BindNumber(usize, i32, Place),
    RunGlobal(usize, u8, Place),
    /// Waits for an answer of the host.
    Wait(Place, i32, i32),
    Watch(Place, bool),
    Clone(usize),
    Drop(usize),
    Collect(Place),
    /// Another thread reads all cells.
    ReadElsewhere(Place),
    /// Drops a runtime; another takes its place.
    Replace(Place),
}

#[derive(Clone, Default, Debug)]
pub(crate) struct Model {
    /// Which life each place has.
    pub(crate) lives: [Life; 2],
    pub(crate) handles: Vec<Handle>,
    pub(crate) contents: Vec<Option<i64>>,
    pub(crate) globals: [BTreeMap<usize, Global>; 2],
    /// Whether the runtimes collect all the time.
    pub(crate) stress: bool,
    roots: RootId,
}

impl Model {
    /// Two runtimes, and nothing in them.
    pub(crate) fn fresh(stress: bool) -> Self {
        Self {
            lives: [0, 1],
            stress,
            ..Self::default()
        }
    }

    /// The handle that a number chooses.
    pub(crate) fn handle(&self, index: usize) -> Option<Handle> {
        let count = self.handles.len();
        (count > 0).then(|| self.handles[index % count])
    }

    /// Whether a handle can be used in a runtime.
    pub(crate) fn is_own(&self, handle: Handle, place: Place) -> bool {
        handle.life == self.lives[place]
    }

    fn add(&mut self, what: What, life: Life) {
        let root = self.roots;
        self.roots += 1;
        self.handles.push(Handle { what, life, root });
    }

    fn new_cell(&mut self, value: i32) -> CellId {
        self.contents.push(Some(value.into()));
        self.contents.len() - 1
    }

    /// Adds to a cell, if it is bound.
    fn add_to(&mut self, cell: CellId, by: u8) {
        if let Some(value) = &mut self.contents[cell] {
            *value += i64::from(by);
        }
    }

    /// The adder that a number chooses, where it can be used.
    fn adder(&self, index: usize, place: Place) -> Option<CellId> {
        let handle = self.handle(index)?;
        match handle.what {
            What::Adder(cell) if self.is_own(handle, place) => Some(cell),
            _ => None,
        }
    }

    /// The adder that a number chooses, with the runtime that it belongs to, if that is there.
    pub(crate) fn adder_at_home(&self, index: usize) -> Option<(CellId, Place)> {
        let handle = self.handle(index)?;
        let place = self.lives.iter().position(|life| *life == handle.life)?;
        Some((self.adder(index, place)?, place))
    }

    /// The cell that a number chooses, where it can be used.
    fn cell(&self, index: usize, place: Place) -> Option<CellId> {
        let handle = self.handle(index)?;
        match handle.what {
            What::Cell(cell) if self.is_own(handle, place) => Some(cell),
            _ => None,
        }
    }

    /// The closure around two cells that a number chooses, where it can be used.
    fn pair(&self, index: usize, place: Place) -> Option<(CellId, CellId)> {
        let handle = self.handle(index)?;
        match handle.what {
            What::Pair(n, m) if self.is_own(handle, place) => Some((n, m)),
            _ => None,
        }
    }

    /// What keeps objects of a runtime alive.
    pub(crate) fn roots_of(&self, place: Place) -> usize {
        let own = self
            .handles
            .iter()
            .filter(|handle| self.is_own(**handle, place));
        let mut roots: Vec<RootId> = own.map(|handle| handle.root).collect();
        roots.sort_unstable();
        roots.dedup();
        roots.len()
    }

    /// The cells of a runtime that handles and globals reach.
    pub(crate) fn cells_of(&self, place: Place) -> usize {
        let own = self
            .handles
            .iter()
            .filter(|handle| self.is_own(**handle, place));
        let mut cells: Vec<CellId> = own.flat_map(|handle| handle.what.cells()).collect();
        cells.extend(
            self.globals[place]
                .values()
                .filter_map(|global| match global {
                    Global::Adder(cell) => Some(*cell),
                    Global::Number(_) => None,
                }),
        );
        cells.sort_unstable();
        cells.dedup();
        cells.len()
    }
}

impl ReferenceStateMachine for Model {
    type State = Self;
    type Transition = Deed;

    fn init_state() -> BoxedStrategy<Self> {
        any::<bool>().prop_map(Self::fresh).boxed()
    }

    fn transitions(_: &Self) -> BoxedStrategy<Deed> {
        use Deed::*;
        let (n, p, v) = (0..12_usize, 0..2_usize, any::<i32>());
        let by = 0..20_u8;
        let failure = prop_oneof![
            Just(Failure::Raises),
            Just(Failure::HostFails),
            Just(Failure::Panics),
            Just(Failure::Endless),
            Just(Failure::Full),
            Just(Failure::Deep),
            Just(Failure::Floods),
            Just(Failure::Bits),
        ];
        let asked = prop_oneof![
            2 => Just(Asked::Get),
            2 => Just(Asked::Swap),
            1 => Just(Asked::Clear),
        ];
        prop_oneof![
            3 => (p.clone(), v, v).prop_map(|(a, b, c)| MakeTwo(a, b, c)),
            2 => (n.clone(), n.clone(), p.clone()).prop_map(|(a, b, c)| PairOf(a, b, c)),
            6 => (n.clone(), asked, p.clone()).prop_map(|(a, b, c)| CallPair(a, b, c)),
            2 => (n.clone(), p.clone()).prop_map(|(a, b)| Captures(a, b)),
            4 => (p.clone(), v).prop_map(|(a, b)| Make(a, b)),
            2 => (p.clone(), v).prop_map(|(a, b)| NewCell(a, b)),
            3 => (n.clone(), p.clone()).prop_map(|(a, b)| CellOf(a, b)),
            3 => (n.clone(), n.clone(), p.clone()).prop_map(|(a, b, c)| Share(a, b, c)),
            4 => (n.clone(), by.clone(), p.clone()).prop_map(|(a, b, c)| Call(a, b, c)),
            3 => (n.clone(), by.clone(), 1..9_u8, p.clone()).prop_map(|(a, b, c, d)| InSteps(a, b, c, d)),
            2 => (n.clone(), by.clone(), 1..9_u8, v).prop_map(|(a, b, c, d)| GivenUp(a, b, c, d)),
            2 => (n.clone(), 1..20_u8, v).prop_map(|(a, b, c)| Interrupted(a, b, c)),
            4 => (n.clone(), by.clone(), failure).prop_map(|(a, b, c)| Fails(a, b, c)),
            2 => (n.clone(), p.clone()).prop_map(|(a, b)| Read(a, b)),
            3 => (n.clone(), v, p.clone()).prop_map(|(a, b, c)| Write(a, b, c)),
            1 => (n.clone(), p.clone()).prop_map(|(a, b)| Unbind(a, b)),
            3 => (n.clone(), n.clone(), p.clone()).prop_map(|(a, b, c)| Exchange(a, b, c)),
            2 => (n.clone(), n.clone(), p.clone()).prop_map(|(a, b, c)| Bind(a, b, c)),
            1 => (n.clone(), v, p.clone()).prop_map(|(a, b, c)| BindNumber(a, b, c)),
            2 => (n.clone(), by, p.clone()).prop_map(|(a, b, c)| RunGlobal(a, b, c)),
            1 => (p.clone(), v, v).prop_map(|(a, b, c)| Wait(a, b, c)),
            1 => (p.clone(), any::<bool>()).prop_map(|(a, b)| Watch(a, b)),
            1 => n.clone().prop_map(Clone),
            3 => n.prop_map(Drop),
            2 => p.clone().prop_map(Collect),
            1 => p.clone().prop_map(ReadElsewhere),
            1 => p.prop_map(Replace),
        ]
        .boxed()
    }

    fn apply(mut model_: Self, deed: &Deed) -> Self {
        let model = &mut model_;
        match *deed {
            Deed::Make(place, value) => {
                let cell = model.new_cell(value);
                model.add(What::Adder(cell), model.lives[place]);
            }
            Deed::NewCell(place, value) => {
                let cell = model.new_cell(value);
                model.add(What::Cell(cell), model.lives[place]);
            }
            Deed::MakeTwo(place, a, b) => {
                let (n, m) = (model.new_cell(a), model.new_cell(b));
                model.add(What::Adder(n), model.lives[place]);
                model.add(What::Pair(n, m), model.lives[place]);
            }
            Deed::PairOf(a, b, place) => {
                if let (Some(n), Some(m)) = (model.cell(a, place), model.cell(b, place)) {
                    model.add(What::Pair(n, m), model.lives[place]);
                }
            }
            Deed::CallPair(index, asked, place) => {
                if let Some((n, m)) = model.pair(index, place) {
                    let (in_n, in_m) = (model.contents[n], model.contents[m]);
                    match asked {
                        Asked::Swap if in_n.is_some() && in_m.is_some() => {
                            model.contents.swap(n, m);
                        }
                        Asked::Clear => model.contents[m] = None,
                        Asked::Get | Asked::Swap => {}
                    }
                }
            }
            Deed::CellOf(index, place) => {
                if let Some(cell) = model.adder(index, place) {
                    model.add(What::Cell(cell), model.lives[place]);
                }
            }
            Deed::Share(adder, cell, place) => {
                if let (Some(_), Some(cell)) = (model.adder(adder, place), model.cell(cell, place))
                {
                    model.add(What::Adder(cell), model.lives[place]);
                }
            }
            Deed::Call(index, by, place) | Deed::InSteps(index, by, _, place) => {
                if let Some(cell) = model.adder(index, place) {
                    model.add_to(cell, by);
                }
            }
            Deed::GivenUp(index, _, _, then) | Deed::Interrupted(index, _, then) => {
                if let Some((cell, _)) = model.adder_at_home(index) {
                    model.contents[cell] = Some(then.into());
                }
            }
            Deed::Fails(index, by, _) => {
                if let Some((cell, _)) = model.adder_at_home(index) {
                    model.add_to(cell, by);
                }
            }
            Deed::Write(index, value, place) => {
                if let Some(cell) = model.cell(index, place) {
                    model.contents[cell] = Some(value.into());
                }
            }
            Deed::Unbind(index, place) => {
                if let Some(cell) = model.cell(index, place) {
                    model.contents[cell] = None;
                }
            }
            Deed::Exchange(a, b, place) => {
                if let (Some(a), Some(b)) = (model.cell(a, place), model.cell(b, place))
                    && model.contents[a].is_some()
                    && model.contents[b].is_some()
                {
                    model.contents.swap(a, b);
                }
            }
            Deed::Bind(name, index, place) => {
                if let Some(cell) = model.adder(index, place) {
                    let name = name % NAMES.len();
                    model.globals[place].insert(name, Global::Adder(cell));
                }
            }
            Deed::BindNumber(name, value, place) => {
                let name = name % NAMES.len();
                model.globals[place].insert(name, Global::Number(value.into()));
            }
            Deed::RunGlobal(name, by, place) => {
                if let Some(Global::Adder(cell)) = model.globals[place].get(&(name % NAMES.len())) {
                    model.add_to(*cell, by);
                }
            }
            Deed::Clone(index) => {
                if let Some(handle) = model.handle(index) {
                    model.handles.push(handle);
                }
            }
            Deed::Drop(index) => {
                let count = model.handles.len();
                if count > 0 {
                    model.handles.swap_remove(index % count);
                }
            }
            Deed::Replace(place) => {
                model.lives[place] = model.lives.iter().max().map_or(0, |last| last + 1);
                model.globals[place].clear();
            }
            Deed::Read(..)
            | Deed::Captures(..)
            | Deed::Wait(..)
            | Deed::Watch(..)
            | Deed::Collect(_)
            | Deed::ReadElsewhere(_) => {}
        }
        model_
    }
}
