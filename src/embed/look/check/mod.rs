//! [`Runtime::check`]: whether a runtime is as it must be.

use std::error::Error;
use std::fmt;

use crate::embed::Runtime;
use crate::heap::{Broken, Invariant};

/// An invariant of a runtime that does not hold: a bug of the crate. [`Runtime::check`] reports the first that it finds.
///
/// Its text says which object, which invariant and what is wrong: `Function(0x100000002) make.<locals>.step has 0 cells, its
/// code has 1 free variables (invariant: a function has the cells that its code asks for)`.
///
/// ```
/// use nonlocal::{CheckError, Invariant, Runtime};
///
/// fn broken(rt: &mut Runtime) -> Option<Invariant> {
///     rt.check().err().as_ref().map(CheckError::invariant)
/// }
///
/// assert_eq!(broken(&mut Runtime::new()), None);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CheckError(Box<Broken>);

impl CheckError {
    /// The invariant.
    #[must_use]
    pub fn invariant(&self) -> Invariant {
        self.0.invariant
    }

    /// The object that breaks it, or the part of the runtime.
    #[must_use]
    pub fn object(&self) -> &str {
        &self.0.object
    }

    /// What is wrong with it.
    #[must_use]
    pub fn problem(&self) -> &str {
        &self.0.problem
    }
}

impl fmt::Display for CheckError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Broken {
            invariant,
            object,
            problem,
        } = &*self.0;
        write!(f, "{object} {problem} (invariant: {invariant})")
    }
}

impl Error for CheckError {}

/// # Output, interrupts and garbage
impl Runtime {
    /// Collects garbage, and verifies the invariants of the heap and of captured variables: every function has the
    /// cells that its code asks for, functions of one call share its cells, suspended frames fit their code, exactly what
    /// is reached is alive, handles are rooted, no key is stale, tables find their entries, and the accounts add up.
    ///
    /// It is for tests of hosts, which do what they like with a runtime and then ask whether it is still whole: an invariant
    /// that does not hold is a bug of this crate. It takes some microseconds for each thousand objects.
    ///
    /// ```
    /// use nonlocal::Runtime;
    ///
    /// let mut rt = Runtime::new();
    /// rt.run::<()>("kept = [(lambda n: lambda: n)(n) for n in range(10)]")?;
    /// rt.check()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The first invariant that does not hold.
    pub fn check(&mut self) -> Result<(), CheckError> {
        let checked = self.vm_mut().check();
        checked.map_err(|broken| CheckError(Box::new(broken)))
    }
}

#[cfg(all(test, feature = "parser"))]
mod tests;
