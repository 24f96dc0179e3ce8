//! `late-binding`: a closure that outlives the iteration in which it was made, and reads a variable that the next
//! iteration rebinds.
//!
//! ```text
//!  tree -> walk    -> Flows: what becomes of each closure and of each variable's value (fate.rs)
//!                       |
//!                       +-> outlives.rs: does it outlive an iteration of a loop?  -> Lint
//! ```
//!
//! The walk follows values through names, containers, calls of functions of the same source, comprehensions and
//! classes. What other functions do with an argument is told by their names (`calls.rs`).

mod calls;
mod fate;
mod outlives;
mod walk;

use crate::table::{HashMap, HashSet};

use super::{Found, Lint, LintRule};
use crate::analysis::variables::Variable;
use crate::analysis::{Reading, Usage};
use crate::source::Span;
use crate::symtable::{BlockId, BlockKind, Scope};
use crate::syntax::ast;

use fate::{Fate, Loop};
use outlives::{How, Search};
use walk::{Walker, entry};

pub(super) use fate::{Closure, FateId, Flow, LoopId};

/// The fates that need no entry of their own.
const ENDS: FateId = FateId(0);
const RETURNED: FateId = FateId(1);
const YIELDED: FateId = FateId(2);
const KEPT: FateId = FateId(3);

/// What becomes of the closures and variables of a source.
pub(super) struct Flows {
    fates: Vec<Fate>,
    loops: Vec<Loop>,
    closures: Vec<Closure>,
    by_block: HashMap<BlockId, u32>,
    /// The flows of each variable that has any.
    by_variable: HashMap<Variable, Vec<Flow>>,
    /// The functions that are the only values of variables.
    definitions: HashMap<Variable, BlockId>,
    /// The variables that hold classes which calls make: `namedtuple(..)`; and those that classes are bound to.
    classes: HashSet<Variable>,
    /// The bodies of `except` clauses that bind a name.
    handlers: Vec<Span>,
    /// For each frame the places where it returns or raises, from the last to the first.
    exits: HashMap<BlockId, Vec<u32>>,
}

impl Flows {
    /// Follows the values of a source.
    pub(super) fn of(reading: &Reading<'_>, tree: &ast::Mod) -> Self {
        let flows = Self {
            fates: vec![Fate::Ends, Fate::Returned, Fate::Yielded, Fate::Kept],
            loops: Vec::new(),
            closures: Vec::new(),
            by_block: HashMap::default(),
            by_variable: HashMap::default(),
            definitions: definitions(reading),
            classes: classes(reading),
            handlers: Vec::new(),
            exits: HashMap::default(),
        };
        let mut walker = Walker::new(reading, flows);
        walker.walk(tree);
        let mut flows = walker.flows;
        flows.handlers.sort_by_key(|handler| handler.start);
        flows
    }

    fn fate(&mut self, fate: Fate) -> FateId {
        self.fates.push(fate);
        FateId(entry(self.fates.len() - 1))
    }

    fn add_loop(&mut self, new: Loop) -> LoopId {
        self.loops.push(new);
        LoopId(entry(self.loops.len() - 1))
    }

    fn add_closure(&mut self, closure: Closure) {
        self.by_block
            .insert(closure.block, entry(self.closures.len()));
        self.closures.push(closure);
    }

    fn add_variable_flow(&mut self, variable: Variable, flow: Flow) {
        self.by_variable.entry(variable).or_default().push(flow);
    }

    fn definition(&self, variable: Variable) -> Option<BlockId> {
        self.definitions.get(&variable).copied()
    }

    /// The closure that a block is the body of.
    pub(super) fn closure(&self, block: BlockId) -> Option<&Closure> {
        let at = *self.by_block.get(&block)?;
        self.closures.get(at as usize)
    }

    /// The places where a variable is read.
    pub(super) fn of_variable(&self, variable: Variable) -> &[Flow] {
        self.by_variable.get(&variable).map_or(&[], Vec::as_slice)
    }

    /// The innermost `except` clause with a name around a place.
    pub(super) fn handler_around(&self, at: u32) -> Option<Span> {
        let before = self.handlers.partition_point(|handler| handler.start <= at);
        let mut nearest = self.handlers[..before].iter().rev().take(HANDLERS);
        nearest.find(|handler| at < handler.end).copied()
    }

    /// The variable that a `def` binds to a closure.
    pub(super) fn holder_of(&self, closure: &Closure) -> Option<Variable> {
        match self.fates[closure.flow.fate.0 as usize] {
            Fate::Held(variable) => {
                (self.definition(variable) == Some(closure.block)).then_some(variable)
            }
            _ => None,
        }
    }

    /// Whether a closure is made, and called or returned, whenever its function gets that far.
    pub(super) fn is_always_used(&self, reading: &Reading<'_>, closure: &Closure) -> bool {
        let is_use = |fate: FateId| {
            let fate = self.fates[fate.0 as usize];
            matches!(fate, Fate::Called(_) | Fate::Returned)
        };
        let uses = match self.fates[closure.flow.fate.0 as usize] {
            Fate::Held(variable) => self.of_variable(variable),
            _ => &[],
        };
        let frame = closure.flow.frame;
        let mut uses = uses
            .iter()
            .filter(|flow| flow.frame == frame && is_use(flow.fate));
        let is_used = is_use(closure.flow.fate)
            || uses.any(|flow| {
                reading
                    .index
                    .at(flow.at)
                    .is_some_and(|at| at.conditions == 0)
            });
        closure.conditions == 0 && is_used
    }

    /// Whether the function that makes a closure may be left before, behind a place.
    pub(super) fn may_leave(&self, closure: &Closure, after: u32) -> bool {
        let exits = self.exits.get(&closure.flow.frame);
        let mut exits = exits.into_iter().flatten();
        exits.any(|&at| (after..closure.flow.at).contains(&at))
    }

    /// Whether a flow is a call of the value.
    pub(super) fn is_call(&self, flow: &Flow) -> bool {
        matches!(self.fates[flow.fate.0 as usize], Fate::Called(_))
    }
}

/// So many `except` clauses that begin before a place are looked at.
const HANDLERS: usize = 64;

/// Whether a closure that is made in a part of a function is still there behind it.
pub(super) fn outlives_region(
    reading: &Reading<'_>,
    flows: &Flows,
    closure: &Closure,
    region: Span,
) -> bool {
    Search::of_region(reading, flows, region, closure.flow.frame).leaves(closure)
}

/// The functions that are the only values of variables.
fn definitions(reading: &Reading<'_>) -> HashMap<Variable, BlockId> {
    let mut found = HashMap::default();
    for block in reading.symbols.blocks() {
        if block.kind() != BlockKind::Function {
            continue;
        }
        let mut parent = block.parent().map(|id| reading.symbols.block(id));
        while let Some(around) = parent
            && around.kind().is_type_scope()
        {
            parent = around.parent().map(|id| reading.symbols.block(id));
        }
        let Some(parent) = parent else { continue };
        let Some(symbol) = parent.position(&parent.mangle(block.name())) else {
            continue;
        };
        let variable = reading.index.variable_of(parent.id(), symbol);
        let bindings = reading.index.of(variable);
        let mut bindings = bindings.filter(|each| each.usage.is_binding());
        let is_only = bindings.next().is_some() && bindings.next().is_none();
        if is_only {
            found.insert(variable, block.id());
        }
    }
    found
}

/// The variables that hold classes.
fn classes(reading: &Reading<'_>) -> HashSet<Variable> {
    let occurrences = reading.index.occurrences().iter();
    let classes = occurrences.filter(|each| each.usage == Usage::Class || each.is_class);
    classes.map(|each| reading.index.variable(each)).collect()
}

/// The closures of a source that read variables of iterations that are over.
pub(super) fn late_bindings(reading: &Reading<'_>, flows: &Flows, found: &mut Found<'_>) {
    for closure in &flows.closures {
        if closure.around.is_none() {
            continue;
        }
        let block = reading.symbols.block(closure.block);
        if block.kind() == BlockKind::Class {
            // Its methods are closures of their own.
            continue;
        }
        for (at, symbol) in block.symbols().enumerate() {
            if !matches!(symbol.scope(), Scope::Free | Scope::GlobalImplicit) {
                continue;
            }
            let variable = reading.index.variable_of(closure.block, at);
            if let Some(lint) = late_binding(reading, flows, closure, variable) {
                found.add(lint);
            }
        }
    }
}

/// One closure and one of the variables that it does not own.
fn late_binding(
    reading: &Reading<'_>,
    flows: &Flows,
    closure: &Closure,
    variable: Variable,
) -> Option<Lint> {
    let owner = reading.index.owner(variable)?;
    let block = reading.symbols.block(closure.block);
    let read = reading
        .index
        .of_within(variable, block.span())
        .find(|each| each.usage == Usage::Read && reading.index.is_in(each.block, closure.block))?;
    let mut around = closure.around;
    while let Some(id) = around {
        let repeated = flows.loops[id.0 as usize];
        around = repeated.around;
        let Some(rebound) = rebinding(reading, variable, owner, &repeated) else {
            continue;
        };
        let mut search = Search::new(reading, flows, id);
        let Some(how) = search.outlives(closure, variable) else {
            continue;
        };
        let (name, what) = (reading.name(read), described(block.kind()));
        let place = reading.source.line(rebound.start);
        let message = format!(
            "this {what} {how}, and reads `{name}` when it is {}, after line {place} has rebound it",
            match block.kind() {
                BlockKind::GeneratorExp => "iterated over",
                _ => "called",
            },
        );
        let instead = match block.kind() {
            BlockKind::Lambda => format!("give the lambda a parameter `{name}={name}`"),
            BlockKind::Function => {
                format!(
                    "give `{}` a parameter `{name}={name}`",
                    super::shown(block.name())
                )
            }
            _ => "make a list of it at once".to_owned(),
        };
        let mut lint = reading.lint(LintRule::LateBinding, read.span, message, instead);
        lint.relate(
            reading,
            Span::new(closure.flow.at, closure.flow.at),
            &format!("{what} made"),
        );
        lint.relate(reading, rebound, "rebound");
        if let How::At(_, at) = how {
            lint.relate(reading, Span::new(at, at), "kept");
        }
        return Some(lint);
    }
    None
}

fn described(kind: BlockKind) -> &'static str {
    match kind {
        BlockKind::GeneratorExp => "generator",
        BlockKind::Lambda => "lambda",
        _ => "function",
    }
}

/// Where the next iteration of a loop binds a variable to something else.
fn rebinding(
    reading: &Reading<'_>,
    variable: Variable,
    owner: BlockId,
    repeated: &Loop,
) -> Option<Span> {
    let index = reading.index;
    if index.frame(owner) != repeated.frame {
        return None;
    }
    let bindings = index.of_within(variable, repeated.region);
    let mut bindings = bindings.filter(|each| index.frame(each.block) == repeated.frame);
    // Functions, classes and modules are mostly the same each time; what a handler names is unbound behind it.
    let found = bindings.find(|each| {
        matches!(
            each.usage,
            Usage::Assign
                | Usage::Update
                | Usage::Loop
                | Usage::Comprehension
                | Usage::With
                | Usage::Walrus
                | Usage::Pattern
        )
    });
    found.map(|each| each.span)
}
