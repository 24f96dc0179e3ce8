//! Pass 3: a walk in the order in which CPython generates code.
//!
//! Input: the tree and its resolved blocks. Output: for each block the order of its local variables
//! (`co_varnames`: a variable's number is given when code first mentions it), and the errors that CPython's compiler
//! finds while it generates code, first error first: `return` outside of a function, a repeated keyword argument,
//! too many nested blocks, ... The visitors are in `codegen_stmt`, `codegen_expr` and `codegen_match`.
//!
//! The order differs from the order of pass 1: the value of an assignment comes before its targets, and a `finally`
//! body comes at the first `return`, `break` or `continue` that runs it.

use crate::table::{HashMap, NameMap};
use std::sync::Arc;

use super::collect::{Visited, error};
use super::suspect::{self, Suspect};
use super::{Block, BlockId, BlockKind, Scope, SymbolFlags, SymbolTable};
use crate::source::Source;
use crate::syntax::{TextRange, Walk, ast};

/// How many blocks may nest in one code object (`CO_MAXBLOCKS`).
const MAX_BLOCKS: usize = 21;

/// A statement that surrounds the current place within one code object (CPython: `fblockinfo`).
#[derive(Clone, Copy)]
pub(super) enum Around<'a> {
    /// A loop.
    Loop,
    /// The body of a `try` with this `finally` body.
    FinallyTry(&'a [ast::Stmt]),
    /// A handler of `except*`.
    GroupHandler,
    /// Anything else that counts.
    Other,
}

/// Whose code is generated (CPython: `u_scope_type`).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum UnitKind {
    Plain,
    AsyncFunction,
    Comprehension,
}

/// A code object under construction (CPython: `compiler_unit`).
struct Unit<'a> {
    block: BlockId,
    kind: UnitKind,
    around: Vec<Around<'a>>,
    /// How many statements whose bodies may not run surround the current place.
    conditional: u32,
    /// The annotations of variables so far, and how many of them have a number.
    deferred: Vec<Deferred<'a>>,
    numbered: u32,
    // The variables in `order`, and the parameters.
    seen: NameMap<()>,
    order: Vec<Arc<str>>,
}

/// The state of pass 3.
pub(super) struct Generator<'a, 't> {
    pub(super) table: &'t SymbolTable,
    pub(super) source: &'t Source,
    // Invariant: never empty while visiting.
    units: Vec<Unit<'a>>,
    // The `finally` bodies that were visited, by place, with the suspects in them: they are not visited again, for
    // nothing new would be found.
    finished: HashMap<TextRange, std::ops::Range<usize>>,
    suspects: &'t mut Vec<Suspect<'a>>,
    orders: Vec<(BlockId, Vec<Arc<str>>)>,
    deferred: &'t mut DeferredAnnotations<'a>,
}

/// The local variables of a block in the order of `co_varnames`.
type LocalOrder = (BlockId, Vec<Arc<str>>);

/// The annotation of a variable of a module or class: it is evaluated by the block's function for annotations.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deferred<'a> {
    pub(crate) assign: &'a ast::StmtAnnAssign,
    /// By which number the block notes that its code came to the statement; `None` where that is certain.
    pub(crate) number: Option<u32>,
}

/// The annotations of the variables of modules and classes, in the order in which they are evaluated.
pub(crate) type DeferredAnnotations<'a> = HashMap<BlockId, Vec<Deferred<'a>>>;

/// Runs pass 3: the order of local variables of each block that has code, the annotations that wait, and what may
/// have to be warned about.
pub(super) fn generate<'a>(
    tree: &'a ast::Mod,
    table: &SymbolTable,
    source: &Source,
    suspects: &mut Vec<Suspect<'a>>,
    deferred: &mut DeferredAnnotations<'a>,
) -> Result<Vec<LocalOrder>, super::ScopeError> {
    let mut generator = Generator {
        table,
        source,
        units: Vec::new(),
        finished: HashMap::default(),
        suspects,
        orders: Vec::new(),
        deferred,
    };
    generator.begin(table.module(), UnitKind::Plain);
    match tree {
        ast::Mod::Module(module) => {
            generator.visit_body(&module.body)?;
            generator.visit_deferred()?;
        }
        ast::Mod::Expression(expression) => generator.visit_expr(&expression.body)?,
    }
    generator.end();
    Ok(generator.orders)
}

impl<'a, 't> Generator<'a, 't> {
    fn unit(&mut self) -> &mut Unit<'a> {
        let last = self.units.len() - 1;
        &mut self.units[last]
    }

    /// The block whose code is generated.
    pub(super) fn block(&self) -> &'t Block {
        let id = self.units.last().map_or(BlockId(0), |unit| unit.block);
        self.table.block(id)
    }

    /// Whether the code is that of a function, a comprehension or a type scope.
    pub(super) fn in_function(&self) -> bool {
        self.block().kind.is_function_like()
    }

    /// What kind of code is generated.
    pub(super) fn unit_kind(&self) -> UnitKind {
        self.units.last().map_or(UnitKind::Plain, |unit| unit.kind)
    }

    /// Begins the code of a block.
    fn begin(&mut self, block: BlockId, kind: UnitKind) {
        let params = self.table.block(block).params.iter();
        let seen = params.map(|name| (name.clone(), ())).collect();
        let order = Vec::new();
        self.units.push(Unit {
            block,
            kind,
            around: Vec::new(),
            conditional: 0,
            deferred: Vec::new(),
            numbered: 0,
            seen,
            order,
        });
    }

    /// Ends the code of a block.
    fn end(&mut self) {
        if let Some(unit) = self.units.pop() {
            self.orders.push((unit.block, unit.order));
        }
    }

    /// Visits the code of the block that a node makes. A block that is not there lies in an annotation that becomes a
    /// string, and has no code.
    pub(super) fn in_block(
        &mut self,
        kind: BlockKind,
        range: TextRange,
        unit: UnitKind,
        visit: impl FnOnce(&mut Self) -> Visited,
    ) -> Visited {
        let Some(id) = self.table.block_for(kind, range) else {
            return Ok(());
        };
        self.begin(id, unit);
        visit(self)?;
        self.end();
        Ok(())
    }

    /// Visits the annotations that the current block has put off, in their own block.
    pub(super) fn visit_deferred(&mut self) -> Visited {
        let owner = self.block();
        let deferred = std::mem::take(&mut self.unit().deferred);
        let Some(id) = owner.annotations.filter(|_| !deferred.is_empty()) else {
            return Ok(());
        };
        self.begin(id, UnitKind::Plain);
        self.visit_exprs(deferred.iter().map(|deferred| &*deferred.assign.annotation))?;
        self.end();
        self.deferred.insert(owner.id(), deferred);
        Ok(())
    }

    /// Puts the annotation of a variable off.
    pub(super) fn defer(&mut self, assign: &'a ast::StmtAnnAssign) {
        let is_module = self.block().kind == BlockKind::Module;
        let unit = self.unit();
        let number = (is_module || unit.conditional > 0).then_some(unit.numbered);
        unit.numbered += u32::from(number.is_some());
        unit.deferred.push(Deferred { assign, number });
    }

    /// Visits a statement whose bodies may not run.
    pub(super) fn conditionally(&mut self, visit: impl FnOnce(&mut Self) -> Visited) -> Visited {
        self.unit().conditional += 1;
        visit(self)?;
        self.unit().conditional -= 1;
        Ok(())
    }

    /// Visits what lies inside a statement that counts as a block.
    pub(super) fn inside(
        &mut self,
        around: Around<'a>,
        range: TextRange,
        visit: impl FnOnce(&mut Self) -> Visited,
    ) -> Visited {
        self.surround(around, range)?;
        visit(self)?;
        self.leave(1);
        Ok(())
    }

    /// Begins a statement or clause that counts as a block.
    pub(super) fn surround(&mut self, around: Around<'a>, range: TextRange) -> Visited {
        if self.unit().around.len() >= MAX_BLOCKS {
            return Err(error("too many statically nested blocks", range));
        }
        self.unit().around.push(around);
        Ok(())
    }

    /// Ends the innermost statements or clauses that count as blocks.
    pub(super) fn leave(&mut self, count: usize) {
        let around = &mut self.unit().around;
        around.truncate(around.len().saturating_sub(count));
    }

    /// Leaves the statements around for a `return` (`to_loop` false), `break` or `continue`: visits the `finally`
    /// bodies that run on the way. Whether there is a loop to leave (`compiler_unwind_fblock_stack`).
    pub(super) fn unwind(
        &mut self,
        to_loop: bool,
        range: TextRange,
    ) -> Result<bool, super::ScopeError> {
        let all = self.unit().around.clone();
        let mut found = false;
        while let Some(around) = self.unit().around.last().copied() {
            match around {
                Around::Loop if to_loop => {
                    found = true;
                    break;
                }
                Around::GroupHandler => {
                    let message =
                        "'break', 'continue' and 'return' cannot appear in an except* block";
                    return Err(error(message, range));
                }
                _ => {}
            }
            self.unit().around.pop();
            if let Around::FinallyTry(body) = around {
                self.visit_finally(body)?;
            }
        }
        self.unit().around = all;
        Ok(found)
    }

    /// Notes what may have to be warned about.
    pub(super) fn suspect(&mut self, suspect: Suspect<'a>) {
        suspect::suspect(self.suspects, suspect);
    }

    /// Visits a `finally` body, once; what is suspect in it comes each time.
    pub(super) fn visit_finally(&mut self, body: &'a [ast::Stmt]) -> Visited {
        use crate::syntax::Ranged;
        let Some(first) = body.first() else {
            return Ok(());
        };
        if let Some(found) = self.finished.get(&first.range()).cloned() {
            suspect::repeat(self.suspects, found);
            return Ok(());
        }
        let start = self.suspects.len();
        // A body that leaves itself is not in itself.
        self.finished.insert(first.range(), start..start);
        self.visit_body(body)?;
        self.finished
            .insert(first.range(), start..self.suspects.len());
        Ok(())
    }

    /// Code mentions a variable: a local variable gets its number (`compiler_nameop`).
    pub(super) fn mention(&mut self, name: &str) {
        let block = self.block();
        let name = block.mangle(name);
        if block.kind.is_function_like()
            && let Some(symbol) = block.symbol(&name)
            && symbol.scope == Scope::Local
        {
            self.number(&symbol.name);
        }
    }

    /// Gives a local variable its number.
    fn number(&mut self, name: &Arc<str>) {
        let unit = self.unit();
        if unit.seen.insert(name.clone(), ()) {
            unit.order.push(name.clone());
        }
    }

    /// Visits the code of a comprehension that is part of the current code: its variables are made room for first
    /// (`push_inlined_comprehension_state`).
    pub(super) fn inlined(
        &mut self,
        comp: BlockId,
        visit: impl FnOnce(&mut Self) -> Visited,
    ) -> Visited {
        for symbol in self.table.block(comp).symbols() {
            let flags = symbol.flags;
            let is_bound =
                flags.contains(SymbolFlags::ASSIGNED) && !flags.contains(SymbolFlags::NONLOCAL);
            if is_bound {
                self.number(&symbol.name);
            }
        }
        visit(self)
    }
}
