//! [`Restored`]: what became of the variables of a snapshot.

use std::fmt;

use super::tree::Variable;

/// What became of the variables of a [`Snapshot`](super::Snapshot) that
/// [`Runtime::restore`](crate::Runtime::restore) has given to closures. Its text is for people.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
#[non_exhaustive]
pub struct Restored {
    /// The variables that were where they had been.
    pub restored: Vec<Variable>,
    /// Those that have another owner now: only one was left on each side that has the name.
    pub moved: Vec<Moved>,
    /// Those of the snapshot that no closure captures any more. What they held is dropped.
    pub gone: Vec<Variable>,
    /// Those that the snapshot does not know. They keep what they hold.
    pub new: Vec<Variable>,
}

/// A variable that has another owner than it had.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Moved {
    /// The variable of the snapshot.
    pub from: Variable,
    /// The variable that has its value now.
    pub to: Variable,
}

impl fmt::Display for Moved {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} -> {}", self.from, self.to)
    }
}

impl fmt::Display for Restored {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut lines = 0;
        list(f, &mut lines, "restored", &self.restored)?;
        list(f, &mut lines, "moved", &self.moved)?;
        list(f, &mut lines, "gone", &self.gone)?;
        list(f, &mut lines, "new", &self.new)?;
        if lines == 0 {
            f.write_str("no variables")?;
        }
        Ok(())
    }
}

/// One line for what there is of a kind.
fn list(
    f: &mut fmt::Formatter<'_>,
    lines: &mut usize,
    kind: &str,
    all: &[impl fmt::Display],
) -> fmt::Result {
    for (index, one) in all.iter().enumerate() {
        match (index, *lines) {
            (0, 0) => write!(f, "{kind}: {one}")?,
            (0, _) => write!(f, "\n{kind}: {one}")?,
            _ => write!(f, ", {one}")?,
        }
    }
    *lines += usize::from(!all.is_empty());
    Ok(())
}
