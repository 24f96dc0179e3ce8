//! [`Scope`]: an enclosing function scope that the host owns.

use std::sync::Arc;

use crate::embed::{Cell, Error, Result};

/// A function scope made of cells that the host owns: what [`Runtime::run_in`](crate::Runtime::run_in) runs
/// programs inside of. Cheap to clone; two scopes may share a cell.
///
/// ```
/// use nonlocal::{Closure, Runtime, Scope};
///
/// let mut rt = Runtime::new();
/// let total = rt.new_cell(0)?;
/// let (apples, pears) = (Scope::new().with("sum", total.clone()), Scope::new().with("sum", total.clone()));
/// let add = "def add(n):\n    nonlocal sum\n    sum += n\nadd";
/// let (first, second): (Closure, Closure) = (rt.run_in(&apples, add)?, rt.run_in(&pears, add)?);
/// rt.call::<()>(&first, (2,))?;
/// rt.call::<()>(&second, (3,))?;
/// assert_eq!(rt.read::<i64>(&total)?, Some(5));
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, Default, Debug)]
pub struct Scope(Arc<Variables>);

/// The variables of a scope, which all its clones share.
#[derive(Default, Debug)]
pub(in crate::embed) struct Variables {
    /// Invariant: as many names as cells, and no name twice.
    pub(in crate::embed) names: Vec<Arc<str>>,
    pub(in crate::embed) cells: Vec<Cell>,
}

impl Scope {
    /// A scope without names.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same scope with one name more, or with another cell under a name that it has. The cell is shared,
    /// not copied.
    ///
    /// The names belong to the new scope only. A cell of another runtime is refused when a program runs in the scope,
    /// with [`ErrorKind::ForeignHandle`](crate::ErrorKind::ForeignHandle).
    #[must_use]
    pub fn with(&self, name: &str, cell: Cell) -> Self {
        let mut names = self.0.names.clone();
        let mut cells = self.0.cells.clone();
        match names.iter().position(|other| **other == *name) {
            Some(index) => cells[index] = cell,
            None => {
                names.push(name.into());
                cells.push(cell);
            }
        }
        Self(Arc::new(Variables { names, cells }))
    }

    /// What a runtime remembers of the scope.
    #[cfg(feature = "seeing")]
    pub(in crate::embed) fn variables(&self) -> &Arc<Variables> {
        &self.0
    }

    /// The names, in the order in which they were added.
    #[must_use]
    pub fn names(&self) -> &[Arc<str>] {
        &self.0.names
    }

    /// The cell under a name: a handle to it, shared with the scope.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if there is no such name.
    pub fn cell(&self, name: &str) -> Result<Cell> {
        let index = self.0.names.iter().position(|other| **other == *name);
        let cell = index.and_then(|index| self.0.cells.get(index));
        cell.cloned()
            .ok_or_else(|| Error::not_found(format!("the scope has no name '{name}'")))
    }
}
