//! [`Scope`]: an enclosing function scope that the host owns.

use std::sync::Arc;

use super::{Cell, Error, Result};

/// A function scope made of cells that the host owns: what [`Runtime::run_in`](crate::Runtime::run_in) runs
/// programs inside of. Cheap to clone; two scopes may share a cell.
#[derive(Clone, Default, Debug)]
pub struct Scope {
    /// Invariant: as many names as cells, and no name twice.
    names: Arc<[Arc<str>]>,
    cells: Arc<[Cell]>,
}

impl Scope {
    /// A scope without names.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The same scope with one name more, or with another cell under a name that it has. The cell is shared,
    /// not copied.
    #[must_use]
    pub fn with(&self, name: &str, cell: Cell) -> Self {
        let mut names = self.names.to_vec();
        let mut cells = self.cells.to_vec();
        match names.iter().position(|other| **other == *name) {
            Some(index) => cells[index] = cell,
            None => {
                names.push(name.into());
                cells.push(cell);
            }
        }
        Self {
            names: names.into(),
            cells: cells.into(),
        }
    }

    /// The names, in the order in which they were added.
    #[must_use]
    pub fn names(&self) -> &[Arc<str>] {
        &self.names
    }

    /// The cell under a name.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`](crate::ErrorKind::NotFound) if there is no such name.
    pub fn cell(&self, name: &str) -> Result<Cell> {
        let index = self.names.iter().position(|other| **other == *name);
        let cell = index.and_then(|index| self.cells.get(index));
        cell.cloned()
            .ok_or_else(|| Error::not_found(format!("the scope has no name '{name}'")))
    }
}
