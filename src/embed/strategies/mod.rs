//! Scripts of nested functions for property tests of hosts; feature `proptest`.
//!
//! A host that embeds the crate has functions, types, limits and observers of its own, and wants to know that no script
//! breaks them. [`nested_functions`] makes scripts that bind, capture, rebind, delete and share variables in every way
//! that Python has; [`Runtime::check`](crate::Runtime::check) says afterwards whether the runtime is whole; and
//! [`Script::expected`] knows what the script must have printed.
//!
//! ```
//! use nonlocal::{Engine, Limits, Output, Runtime, strategies};
//! use proptest::prelude::*;
//!
//! fn my_host() -> Runtime {
//!     let limits = Limits::new().fuel(1_000_000).heap_bytes(16 << 20);
//!     Engine::builder().limits(limits).stdout(Output::collect()).build().runtime()
//! }
//!
//! proptest! {
//!     # #![proptest_config(ProptestConfig { cases: 8, failure_persistence: None, ..ProptestConfig::default() })]
//!     # /*
//!     #[test]
//!     # */
//!     fn my_host_survives(script in strategies::nested_functions()) {
//!         let mut rt = my_host();
//!         rt.run::<()>(script.source.as_str())?;
//!         rt.check()?;
//!         if let Some(expected) = script.expected() {
//!             prop_assert_eq!(rt.take_output(), expected.output);
//!         }
//!     }
//! }
//! # my_host_survives();
//! ```
//!
//! A script ends by itself: each of its functions spends from a budget. It prints values, the errors that it catches, and
//! what its functions capture. It imports nothing, and uses no name of the host.

mod choices;
mod program;

pub use choices::Choices;

use std::fmt;
use std::ops::RangeInclusive;
use std::thread;

use proptest::collection::vec;
use proptest::prelude::{Strategy, any};
use proptest::strategy::{BoxedStrategy, NewTree};
use proptest::test_runner::TestRunner;

use program::Program;

/// Bytes that choose one statement or expression, about.
const BYTES: u32 = 3;
/// The stack that the model needs: it recurses as the script does.
const STACK: usize = 64 << 20;

/// Scripts of nested functions: see [the module](self), which has an example.
pub fn nested_functions() -> NestedFunctions {
    NestedFunctions {
        size: 0..=120,
        generators: false,
    }
}

/// The strategy of [`nested_functions`]. It shrinks to small scripts.
///
/// ```
/// use nonlocal::strategies;
/// use proptest::prelude::*;
///
/// let small = strategies::nested_functions().size(0..=20).generators(true);
/// proptest!(ProptestConfig::with_cases(4), |(script in small)| {
///     prop_assert!(nonlocal::Program::compile("script.py", &script.source).is_ok());
/// });
/// ```
#[derive(Clone, Debug)]
#[must_use]
pub struct NestedFunctions {
    size: RangeInclusive<u32>,
    generators: bool,
}

impl NestedFunctions {
    /// About how many statements and expressions there are; 0 to 120 without it.
    pub fn size(mut self, size: RangeInclusive<u32>) -> Self {
        self.size = size;
        self
    }

    /// Whether some functions are generators. Without it none is; with it nobody knows what the scripts print:
    /// [`Script::expected`] is `None`.
    pub fn generators(mut self, generators: bool) -> Self {
        self.generators = generators;
        self
    }
}

impl Strategy for NestedFunctions {
    type Tree = <BoxedStrategy<Script> as Strategy>::Tree;
    type Value = Script;

    fn new_tree(&self, runner: &mut TestRunner) -> NewTree<Self> {
        let bytes = |size: u32| (size.saturating_mul(BYTES)) as usize;
        let lengths = bytes(*self.size.start())..=bytes(*self.size.end());
        let generators = self.generators;
        vec(any::<u8>(), lengths)
            .prop_map(move |bytes| Script::from_bytes(bytes, generators))
            .boxed()
            .new_tree(runner)
    }
}

/// What a script was made of.
#[derive(Clone)]
enum Origin {
    Seed(u64),
    Bytes(Vec<u8>),
}

/// A generated script.
///
/// ```
/// use nonlocal::strategies::Script;
///
/// let script = Script::from_seed(1, false);
/// assert_eq!(script.source, Script::from_seed(1, false).source);
/// assert!(script.source.starts_with("budget = 100\n"));
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Script {
    /// Its source.
    pub source: String,
    origin: Origin,
    generators: bool,
}

/// What a script must do.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Expected {
    /// What it prints.
    pub output: String,
    /// How many cells its functions still reach when it has ended: as many are left after a collection, beside those
    /// that there were before.
    pub cells: usize,
}

/// The variables of one code object of a script.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub struct Variables {
    /// The qualified name of the code.
    pub qualname: String,
    /// Its own variables that nested functions capture, in the order of `co_cellvars`.
    pub cellvars: Vec<String>,
    /// The variables of enclosing functions that it captures, in the order of `co_freevars`.
    pub freevars: Vec<String>,
}

impl Script {
    /// The qualified names of the functions and classes that every script begins with: helpers that print what it sees.
    pub const HELPERS: [&'static str; 9] = [
        "Row",
        "Row.__init__",
        "spent",
        "few",
        "describe",
        "show",
        "caught",
        "number",
        "cells",
    ];

    /// The script of a seed, of a size between 30 and 120.
    #[must_use]
    pub fn from_seed(seed: u64, generators: bool) -> Self {
        Self::of(Origin::Seed(seed), generators)
    }

    /// The script that these bytes choose, larger for more of them: for fuzzers.
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>, generators: bool) -> Self {
        Self::of(Origin::Bytes(bytes), generators)
    }

    fn of(origin: Origin, generators: bool) -> Self {
        Self {
            source: grown(&origin, generators).source,
            origin,
            generators,
        }
    }

    /// What the script prints and keeps, by a model that knows Python's rules and nothing of this crate. `None` with
    /// generators, and for the few scripts in which it shows that a comprehension runs in the frame around it.
    ///
    /// The model runs on a thread of its own, with the stack that it needs.
    ///
    /// ```
    /// use nonlocal::strategies::Script;
    /// use nonlocal::{Engine, Output};
    ///
    /// let script = (0..).map(|seed| Script::from_seed(seed, false)).find(|script| script.expected().is_some());
    /// let script = script.expect("most have one");
    /// let mut rt = Engine::builder().stdout(Output::collect()).build().runtime();
    /// rt.run::<()>(script.source.as_str())?;
    /// assert_eq!(Some(rt.take_output()), script.expected().map(|expected| expected.output));
    /// # Ok::<(), nonlocal::Error>(())
    /// ```
    #[must_use]
    pub fn expected(&self) -> Option<Expected> {
        let predict = || {
            let program = grown(&self.origin, self.generators);
            if self.generators || program.resolution.inlining_shows() {
                return None;
            }
            let prediction = program.predict();
            Some(Expected {
                output: prediction.stdout,
                cells: prediction.reachable_cells,
            })
        };
        thread::scope(|scope| {
            let thread = thread::Builder::new().stack_size(STACK);
            let thread = thread.spawn_scoped(scope, predict).ok()?;
            match thread.join() {
                Ok(expected) => expected,
                Err(panic) => std::panic::resume_unwind(panic),
            }
        })
    }

    /// What each code object owns and captures, sorted by its name; those of [`Script::HELPERS`] are left out. `None`
    /// for the few scripts in which it shows that a comprehension runs in the frame around it.
    ///
    /// ```
    /// use nonlocal::strategies::Script;
    ///
    /// let variables = Script::from_bytes(vec![], false).variables().expect("it has no comprehension");
    /// assert_eq!(variables[0].qualname, "<module>");
    /// assert!(variables[0].cellvars.is_empty() && variables[0].freevars.is_empty());
    /// ```
    #[must_use]
    pub fn variables(&self) -> Option<Vec<Variables>> {
        let program = grown(&self.origin, self.generators);
        let shows = program.resolution.inlining_shows();
        (!shows).then(|| program.resolution.code_objects())
    }
}

/// Grows the program once more.
fn grown(origin: &Origin, generators: bool) -> Program {
    let (choices, size) = match origin {
        Origin::Seed(seed) => (Choices::from_seed(*seed), 30 + (seed % 90) as u32),
        Origin::Bytes(bytes) => {
            let size = u32::try_from(bytes.len()).unwrap_or(u32::MAX) / BYTES;
            (Choices::from_bytes(bytes.clone()), size)
        }
    };
    Program::grow(choices, size, generators)
}

/// The source: what a property test that fails prints.
impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a script\n{}", self.source)
    }
}
