//! The lint: what a source probably does not mean.
//!
//! Each rule is about closures and the scopes that they see, and reports only what it is sure of, as far as a source
//! can tell: a rule that cries for nothing is switched off.

mod class_variable;
mod declarations;
mod late;
mod missing;
mod unbound;

use std::fmt;

use super::occurrences::Occurrence;
use super::{Reading, shown};
use crate::source::{Location, Span};
use crate::symtable::BlockKind;
use crate::syntax::ast;

/// A rule of the lint.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
#[non_exhaustive]
pub enum LintRule {
    /// A closure outlives the iteration in which it was made, and reads a variable that the next one rebinds.
    LateBinding,
    /// A function assigns a name of the function or module around it without declaring it, and reads it before.
    MissingNonlocal,
    /// A `nonlocal` names a variable that the function never binds.
    IdleNonlocal,
    /// A captured variable is unbound when the closure reads it.
    UnboundCapture,
    /// A method reads a variable of its class as if it were one of a function around it.
    ClassVariable,
    /// A captured variable is bound, and nobody reads it.
    UnreadCapture,
}

impl LintRule {
    /// All rules.
    pub const ALL: [Self; 6] = [
        Self::LateBinding,
        Self::MissingNonlocal,
        Self::IdleNonlocal,
        Self::UnboundCapture,
        Self::ClassVariable,
        Self::UnreadCapture,
    ];

    /// The name of the rule: `late-binding`, ...
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::LateBinding => "late-binding",
            Self::MissingNonlocal => "missing-nonlocal",
            Self::IdleNonlocal => "idle-nonlocal",
            Self::UnboundCapture => "unbound-capture",
            Self::ClassVariable => "class-variable",
            Self::UnreadCapture => "unread-capture",
        }
    }
}

impl fmt::Display for LintRule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Something that a source probably does not mean.
///
/// Its text is `line:column: rule: message; what to write instead`.
///
/// ```
/// use nonlocal::{LintRule, Program};
///
/// let program = Program::compile("buttons.py", "
/// handlers = []
/// for i in range(3):
///     handlers.append(lambda: i)
/// ")?;
/// let [lint] = &program.lints()?[..] else { panic!("one lint") };
/// assert_eq!((lint.rule, lint.location.line), (LintRule::LateBinding, 4));
/// assert_eq!(lint.instead, "give the lambda a parameter `i=i`");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Lint {
    /// The rule.
    pub rule: LintRule,
    /// Where it is.
    pub location: Location,
    /// What is wrong.
    pub message: String,
    /// What to write instead.
    pub instead: String,
    /// Other places that have to do with it.
    pub related: Vec<Related>,
}

/// Another place that has to do with a [`Lint`].
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Related {
    /// Where it is.
    pub location: Location,
    /// What is there: `rebound`, `kept`, ...
    pub what: String,
}

impl Lint {
    fn relate(&mut self, reading: &Reading<'_>, span: Span, what: &str) {
        self.related.push(Related {
            location: reading.location(span),
            what: what.to_owned(),
        });
    }
}

impl fmt::Display for Lint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Location { line, column, .. } = self.location;
        write!(
            f,
            "{line}:{column}: {}: {}; {}",
            self.rule, self.message, self.instead
        )
    }
}

/// The most lints that a source can have: a text of them stays short.
const MOST_LINTS: usize = 10_000;

/// The lints of a source so far.
struct Found<'a> {
    lints: &'a mut Vec<Lint>,
}

impl Found<'_> {
    fn add(&mut self, lint: Lint) {
        if self.lints.len() < MOST_LINTS {
            self.lints.push(lint);
        }
    }
}

impl Reading<'_> {
    /// A lint about a span.
    fn lint(&self, rule: LintRule, span: Span, message: String, instead: String) -> Lint {
        Lint {
            rule,
            location: self.location(span),
            message,
            instead,
            related: Vec::new(),
        }
    }

    /// The name that occurs in a place, as texts show it.
    fn name(&self, occurrence: &Occurrence) -> String {
        let block = self.symbols.block(occurrence.block);
        let symbol = block.symbols().nth(occurrence.symbol as usize);
        symbol.map_or_else(String::new, |symbol| shown(symbol.name()).into_owned())
    }

    /// Whether code of a frame can see its variables by other means than their names.
    fn is_dynamic(&self, block: crate::symtable::BlockId) -> bool {
        let block = self.symbols.block(block);
        ["locals", "vars", "eval", "exec", "dir"]
            .iter()
            .any(|name| {
                block
                    .symbol(name)
                    .is_some_and(|symbol| symbol.scope() == crate::symtable::Scope::GlobalImplicit)
            })
    }

    /// A block as a message mentions it.
    fn block_name(&self, block: crate::symtable::BlockId) -> String {
        let block = self.symbols.block(block);
        match block.kind() {
            BlockKind::Module => "the module".to_owned(),
            BlockKind::Lambda => format!("the lambda of line {}", block.line()),
            kind if kind.is_comprehension() => format!("the {kind} of line {}", block.line()),
            _ => format!("`{}`", shown(block.name())),
        }
    }
}

/// All lints of a source, in the order of their places.
pub(super) fn lints(reading: &Reading<'_>, tree: &ast::Mod) -> Vec<Lint> {
    let mut lints = Vec::new();
    let flows = late::Flows::of(reading, tree);
    let mut found = Found { lints: &mut lints };
    late::late_bindings(reading, &flows, &mut found);
    missing::missing_nonlocals(reading, &mut found);
    declarations::declarations(reading, &mut found);
    unbound::unbound_captures(reading, &flows, &mut found);
    class_variable::class_variables(reading, &mut found);
    lints.sort_by_key(|lint| (lint.location.line, lint.location.column, lint.rule));
    lints
}
