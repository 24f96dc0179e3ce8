//! Pass 2: what each name of each block means.
//!
//! Input: the blocks of pass 1. Output: the same blocks with scopes and reasons, inlined comprehensions marked and
//! their names copied to the block that they are inlined into.
//!
//! The rules, from the innermost outwards, for a name of a block (CPython: `analyze_name`):
//!
//! ```text
//! global x here                        -> global explicit
//! nonlocal x here                      -> free; an enclosing function must bind it
//! x bound here                         -> local (a cell once a nested block uses it)
//! type scope in a class that binds x   -> global implicit: the class namespace is asked when it runs
//! enclosing function binds x           -> free
//! otherwise                            -> global implicit
//! ```
//!
//! CPython hands sets of bound names down; here each name looks up through the parents, so that many blocks in a
//! function with many names cost no more than their own size.

use crate::table::{HashMap, HashSet};
use std::sync::Arc;

use super::block::CONDITIONAL;
use super::collect::{Collected, Notes, error, set_symbol};
use super::{Block, BlockId, BlockKind, Reason, Scope, ScopeError, Symbol, SymbolFlags};
use crate::meter::{self, Meter};
use crate::syntax::{TextRange, ensure_stack};

/// Free names of a block with the block that uses each.
type Free = HashMap<Arc<str>, BlockId>;

/// Where a name of a block is bound around it.
enum Enclosing {
    /// In an enclosing function, or the class that makes the cell.
    Owner(BlockId),
    /// An enclosing function declares it global.
    Global(BlockId),
    /// In no enclosing function.
    Nowhere,
}

/// Runs pass 2.
pub(super) fn resolve(collected: Collected, meter: &Meter<'_>) -> Result<Vec<Block>, ScopeError> {
    let Collected { blocks, notes } = collected;
    let own = blocks.iter().map(|block| block.symbols.len()).collect();
    let mut resolver = Resolver {
        blocks,
        notes,
        own,
        meter,
    };
    resolver.block(BlockId(0), None)?;
    Ok(resolver.blocks)
}

struct Resolver<'a> {
    blocks: Vec<Block>,
    notes: Vec<Notes>,
    // How many symbols pass 1 found in each block; those after them are copies from inlined comprehensions or pass
    // through, and bind nothing for nested blocks.
    own: Vec<usize>,
    meter: &'a Meter<'a>,
}

impl Resolver<'_> {
    fn at(&self, id: BlockId) -> &Block {
        &self.blocks[id.0 as usize]
    }

    fn at_mut(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.0 as usize]
    }

    /// Resolves a block and all in it; gives the names that it takes from outside (`analyze_block`).
    fn block(&mut self, id: BlockId, class: Option<BlockId>) -> Result<Free, ScopeError> {
        if self.meter.is_stopped() {
            return Err(error(meter::GIVEN_UP, TextRange::default()));
        }
        let mut own_free = Free::default();
        for at in 0..self.at(id).symbols.len() {
            let (scope, reason) = self.name(id, at, class)?;
            let symbol = &mut self.at_mut(id).symbols[at];
            symbol.scope = scope;
            symbol.reason = reason;
            if scope == Scope::Free {
                own_free.insert(symbol.name.clone(), id);
            }
        }
        let mut free = Free::default();
        let mut inlined_cells = HashSet::default();
        for child in self.at(id).children.clone() {
            let child_free = self.child(id, child, class, &mut inlined_cells)?;
            merge(&mut free, child_free);
        }
        self.splice_inlined(id);
        match self.at(id).kind {
            BlockKind::Module => {}
            BlockKind::Class => {
                self.at_mut(id).needs_class_closure = free.remove("__class__").is_some();
                let children = &self.at(id).children;
                let is_seen = children
                    .iter()
                    .any(|&child| self.at(child).can_see_class_scope);
                self.at_mut(id).needs_classdict = free.remove("__classdict__").is_some() || is_seen;
                self.at_mut(id).has_conditional_annotations |= free.remove(CONDITIONAL).is_some();
            }
            _ => self.make_cells(id, &mut free, &inlined_cells),
        }
        for name in &inlined_cells {
            let block = self.at_mut(id);
            if let Some(&at) = block.index.get(name) {
                block.symbols[at].flags |= SymbolFlags::COMP_CELL;
            }
        }
        self.pass_through(id, &free);
        merge(&mut free, own_free);
        Ok(free)
    }

    /// Resolves a nested block, and inlines it if it is a comprehension (but no generator expression).
    fn child(
        &mut self,
        id: BlockId,
        child: BlockId,
        class: Option<BlockId>,
        inlined_cells: &mut HashSet<Arc<str>>,
    ) -> Result<Free, ScopeError> {
        let sees_class = self.at(child).can_see_class_scope;
        let is_class = self.at(id).kind == BlockKind::Class;
        let class = if is_class { Some(id) } else { class }.filter(|_| sees_class);
        let mut free = ensure_stack(|| self.block(child, class))?;
        let kind = self.at(child).kind;
        let can_inline = kind.is_comprehension() && kind != BlockKind::GeneratorExp;
        if can_inline && !self.at(id).can_see_class_scope {
            self.inline(id, child, &mut free, inlined_cells);
            self.at_mut(child).is_inlined = true;
        }
        Ok(free)
    }

    /// What one name means (`analyze_name`).
    fn name(
        &self,
        id: BlockId,
        at: usize,
        class: Option<BlockId>,
    ) -> Result<(Scope, Reason), ScopeError> {
        let block = self.at(id);
        let Symbol { name, flags, .. } = &block.symbols[at];
        if flags.contains(SymbolFlags::GLOBAL) {
            if flags.contains(SymbolFlags::NONLOCAL) {
                return Err(self.error(id, name, format!("name '{name}' is nonlocal and global")));
            }
            let reason = match block.kind {
                BlockKind::Module => Reason::ModuleLevel,
                kind if kind.is_comprehension() => Reason::NamedExpression(BlockId(0)),
                _ => Reason::GlobalStatement,
            };
            return Ok((Scope::GlobalExplicit, reason));
        }
        if flags.contains(SymbolFlags::NONLOCAL) {
            let owner = self.nonlocal_owner(id, name)?;
            let reason = if block.kind.is_comprehension() {
                Reason::NamedExpression(owner)
            } else {
                Reason::NonlocalStatement(owner)
            };
            return Ok((Scope::Free, reason));
        }
        if flags.intersects(SymbolFlags::BOUND) {
            let is_module = block.kind == BlockKind::Module;
            return Ok((
                Scope::Local,
                if is_module {
                    Reason::ModuleLevel
                } else {
                    Reason::Bound
                },
            ));
        }
        if let Some(class) = class
            && let Some(symbol) = self.at(class).symbol(name)
        {
            if symbol.flags.contains(SymbolFlags::GLOBAL) {
                return Ok((Scope::GlobalExplicit, Reason::ClassNamespace(class)));
            }
            if symbol.flags.intersects(SymbolFlags::BOUND)
                && !symbol.flags.contains(SymbolFlags::NONLOCAL)
            {
                return Ok((Scope::GlobalImplicit, Reason::ClassNamespace(class)));
            }
        }
        Ok(match self.enclosing(id, name) {
            Enclosing::Owner(owner) => (Scope::Free, Reason::Enclosing(owner)),
            Enclosing::Global(by) => (Scope::GlobalImplicit, Reason::EnclosingGlobal(by)),
            Enclosing::Nowhere => (Scope::GlobalImplicit, Reason::NotBound),
        })
    }

    /// The block whose variable a `nonlocal` statement names.
    fn nonlocal_owner(&self, id: BlockId, name: &Arc<str>) -> Result<BlockId, ScopeError> {
        if self.at(id).kind == BlockKind::Module {
            let message = "nonlocal declaration not allowed at module level".to_owned();
            return Err(self.error(id, name, message));
        }
        let Enclosing::Owner(owner) = self.enclosing(id, name) else {
            return Err(self.error(id, name, format!("no binding for nonlocal '{name}' found")));
        };
        if self.is_type_param(id, name) {
            let message = format!("nonlocal binding not allowed for type parameter '{name}'");
            return Err(self.error(id, name, message));
        }
        Ok(owner)
    }

    /// The flags that pass 1 gave a name of a block.
    fn own_flags(&self, id: BlockId, name: &str) -> SymbolFlags {
        let block = self.at(id);
        let own = self.own[id.0 as usize];
        let at = block.index.get(name).copied().filter(|&at| at < own);
        at.map_or(SymbolFlags::default(), |at| block.symbols[at].flags)
    }

    /// Who binds a name around a block. Class bodies bind nothing for the blocks in them but the cells that
    /// every class can make.
    fn enclosing(&self, id: BlockId, name: &str) -> Enclosing {
        let mut around = self.at(id).parent;
        while let Some(id) = around {
            let block = self.at(id);
            match block.kind {
                BlockKind::Module => break,
                BlockKind::Class if matches!(name, "__class__" | "__classdict__" | CONDITIONAL) => {
                    return Enclosing::Owner(id);
                }
                BlockKind::Class => {}
                _ => {
                    let flags = self.own_flags(id, name);
                    if flags.contains(SymbolFlags::GLOBAL) {
                        return Enclosing::Global(id);
                    }
                    if flags.intersects(SymbolFlags::BOUND)
                        && !flags.contains(SymbolFlags::NONLOCAL)
                    {
                        return Enclosing::Owner(id);
                    }
                }
            }
            around = block.parent;
        }
        Enclosing::Nowhere
    }

    /// Whether the innermost block around that binds a name, classes included, binds it as a type parameter.
    fn is_type_param(&self, id: BlockId, name: &str) -> bool {
        let mut around = self.at(id).parent;
        while let Some(id) = around {
            let flags = self.own_flags(id, name);
            let declared = flags.intersects(SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL);
            if flags.intersects(SymbolFlags::BOUND) && !declared {
                return flags.contains(SymbolFlags::TYPE_PARAM);
            }
            around = self.at(id).parent;
        }
        false
    }

    /// Makes the names of a comprehension names of the block that runs it (`inline_comprehension`).
    fn inline(
        &mut self,
        id: BlockId,
        comp: BlockId,
        comp_free: &mut Free,
        inlined_cells: &mut HashSet<Arc<str>>,
    ) {
        let mut free_in_children = HashSet::default();
        for &child in &self.at(comp).children {
            let symbols = self
                .at(child)
                .symbols()
                .filter(|symbol| symbol.scope == Scope::Free);
            free_in_children.extend(symbols.map(|symbol| symbol.name.clone()));
        }
        let is_class = self.at(id).kind == BlockKind::Class;
        for symbol in self.at(comp).symbols.clone() {
            let Symbol {
                name,
                flags,
                mut scope,
                ..
            } = symbol;
            if flags.contains(SymbolFlags::PARAMETER) {
                continue;
            }
            if scope == Scope::Cell || flags.contains(SymbolFlags::COMP_CELL) {
                inlined_cells.insert(name.clone());
            }
            if scope == Scope::Free
                && is_class
                && matches!(&*name, "__class__" | "__classdict__" | CONDITIONAL)
            {
                // The comprehension runs in the class body, which has none of its own to read; what it defines
                // captures that of the class.
                scope = Scope::GlobalImplicit;
                if !free_in_children.contains(&name) {
                    comp_free.remove(&name);
                }
                self.at_mut(comp).forget(&name);
            }
            let block = self.at_mut(id);
            match block.symbol(&name) {
                None => {
                    set_symbol(block, &name, flags);
                    self.meter.take(meter::SYMBOL);
                    let block = self.at_mut(id);
                    if let Some(copy) = block.symbols.last_mut() {
                        copy.scope = scope;
                        copy.reason = Reason::Inlined(comp);
                    }
                }
                Some(known) => {
                    let is_local = known.flags.intersects(SymbolFlags::BOUND) && !is_class;
                    if is_local && !free_in_children.contains(&name) {
                        comp_free.remove(&name);
                    }
                }
            }
        }
    }

    /// Replaces inlined comprehensions among the children of a block by their own children.
    fn splice_inlined(&mut self, id: BlockId) {
        let children = std::mem::take(&mut self.at_mut(id).children);
        let mut spliced = Vec::with_capacity(children.len());
        for child in children {
            if self.at(child).is_inlined {
                spliced.extend_from_slice(&self.at(child).children);
            } else {
                spliced.push(child);
            }
        }
        self.at_mut(id).children = spliced;
    }

    /// Turns the locals that nested blocks use into cells; they are free no more (`analyze_cells`).
    fn make_cells(&mut self, id: BlockId, free: &mut Free, inlined_cells: &HashSet<Arc<str>>) {
        for symbol in &mut self.at_mut(id).symbols {
            if symbol.scope != Scope::Local {
                continue;
            }
            if let Some(to) = free.remove(&symbol.name) {
                symbol.scope = Scope::Cell;
                symbol.reason = Reason::CapturedBy(to);
            } else if inlined_cells.contains(&symbol.name) {
                symbol.scope = Scope::Cell;
            }
        }
    }

    /// Adds the names that nested blocks take from outside through this block (`update_symbols`).
    fn pass_through(&mut self, id: BlockId, free: &Free) {
        let looks_in_class =
            self.at(id).kind == BlockKind::Class || self.at(id).can_see_class_scope;
        let mut names: Vec<_> = free.iter().collect();
        names.sort();
        for (name, &to) in names {
            let block = self.at_mut(id);
            if let Some(&at) = block.index.get(name) {
                if looks_in_class {
                    block.symbols[at].flags |= SymbolFlags::FREE_CLASS;
                }
                continue;
            }
            let Enclosing::Owner(owner) = self.enclosing(id, name) else {
                continue;
            };
            if self.meter.is_stopped() {
                return;
            }
            self.meter.take(meter::SYMBOL);
            let block = self.at_mut(id);
            set_symbol(block, name, SymbolFlags::default());
            if let Some(symbol) = block.symbols.last_mut() {
                symbol.scope = Scope::Free;
                symbol.reason = Reason::PassedThrough { owner, to };
            }
        }
    }

    /// An error at the place where a block declared a name.
    fn error(&self, id: BlockId, name: &str, message: String) -> ScopeError {
        let directives = &self.notes[id.0 as usize].directives;
        let declared = directives.iter().find(|(declared, _)| **declared == *name);
        let span = declared.map_or(self.at(id).span, |&(_, span)| span);
        ScopeError {
            message: message.into(),
            span,
        }
    }
}

/// Adds the free names of a child to those of its parent, the smaller set to the larger.
fn merge(free: &mut Free, mut child: Free) {
    if child.len() > free.len() {
        std::mem::swap(free, &mut child);
    }
    for (name, user) in child {
        free.entry(name).or_insert(user);
    }
}
