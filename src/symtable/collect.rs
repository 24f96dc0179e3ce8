//! Pass 1: the blocks of a tree, with the definitions and uses of each name in each block.
//!
//! Input: the tree. Output: blocks whose symbols have flags but no scopes yet, and the notes that pass 2 needs.
//! The visitors are in `collect_stmt` and `collect_expr`; they go through the tree in the order of CPython's
//! `symtable.c`, which decides the order of symbols and which of two errors is reported.

use crate::table::{NameMap, SharedNames};
use std::sync::Arc;

use super::future::Future;
use super::{
    Block, BlockId, BlockKind, Reason, Scope, ScopeError, Symbol, SymbolFlags, mangle, span,
};
use crate::meter::{self, Meter};
use crate::source::{Source, Span};
use crate::syntax::{TextRange, TextSize, Walk, ast, definition_range};

/// The name of the parameter that takes the outermost iterable of a comprehension.
const ITERABLE: &str = ".0";

/// The name of the parameter of the blocks that are evaluated when someone asks.
const FORMAT: &str = ".format";

/// The name of the blocks of annotations.
pub(super) const ANNOTATE: &str = "__annotate__";

/// What pass 1 knows about a block beyond what the table keeps.
#[derive(Default)]
pub(super) struct Notes {
    /// Where `global`, `nonlocal` and assignment expressions named a name, for errors of pass 2.
    pub(super) directives: Vec<(Arc<str>, Span)>,
    /// The targets of a `for` clause are being visited (`ste_comp_iter_target`).
    pub(super) in_comp_target: bool,
    /// How many iterables of comprehensions are being visited (`ste_comp_iter_expr`).
    pub(super) comp_iterables: u32,
    /// What a `TypeVariable` block is part of, for messages: `a TypeVar bound`, ...
    pub(super) scope_info: &'static str,
    /// How many statements whose bodies may not run surround the current place (`ste_in_conditional_block`).
    pub(super) conditional: u32,
    /// The annotation of a local variable is being visited: its names do not count, those of blocks in it do
    /// (`ste_in_unevaluated_annotation`).
    pub(super) unevaluated: bool,
    /// Which set of `Collector::mangled_sets` restricts mangling here.
    mangled_set: Option<usize>,
}

/// The result of pass 1.
pub(super) struct Collected {
    pub(super) blocks: Vec<Block>,
    pub(super) notes: Vec<Notes>,
}

/// The state of pass 1.
pub(super) struct Collector<'a> {
    source: &'a Source,
    blocks: Vec<Block>,
    notes: Vec<Notes>,
    names: &'a mut SharedNames,
    // The blocks around the current place, innermost last. Invariant: never empty while visiting.
    pub(super) stack: Vec<BlockId>,
    /// The class whose name mangles private names at the current place.
    pub(super) private: Option<Arc<str>>,
    // For each generic class: the names of its type parameters.
    mangled_sets: Vec<Vec<Arc<str>>>,
    pub(super) future_annotations: bool,
    /// Where the last future import at the top begins; later ones are errors.
    last_future: Option<TextSize>,
    meter: &'a Meter<'a>,
}

/// What a visitor of pass 1 returns.
pub(super) type Visited = Result<(), ScopeError>;

/// Runs pass 1.
pub(super) fn collect<'a>(
    tree: &ast::Mod,
    source: &'a Source,
    future: Future,
    names: &'a mut SharedNames,
    meter: &'a Meter<'a>,
) -> Result<Collected, ScopeError> {
    let mut collector = Collector {
        source,
        blocks: Vec::new(),
        notes: Vec::new(),
        names,
        stack: Vec::new(),
        private: None,
        mangled_sets: Vec::new(),
        future_annotations: future.annotations,
        last_future: future.last_start,
        meter,
    };
    let whole = Span::new(0, u32::try_from(source.text().len()).unwrap_or(u32::MAX));
    collector.enter(BlockKind::Module, "top", whole, 0);
    match tree {
        ast::Mod::Module(module) => collector.visit_body(&module.body)?,
        ast::Mod::Expression(expression) => collector.visit_expr(&expression.body)?,
    }
    for (block, notes) in collector.blocks.iter_mut().zip(&collector.notes) {
        block.mangled_names = notes
            .mangled_set
            .map(|at| collector.mangled_sets[at].clone());
    }
    Ok(Collected {
        blocks: collector.blocks,
        notes: collector.notes,
    })
}

impl Collector<'_> {
    /// The number of the innermost block.
    pub(super) fn here(&self) -> BlockId {
        self.stack.last().copied().unwrap_or(BlockId(0))
    }

    /// A block under construction.
    pub(super) fn block_at(&mut self, id: BlockId) -> &mut Block {
        &mut self.blocks[id.0 as usize]
    }

    /// The innermost block.
    pub(super) fn block(&mut self) -> &mut Block {
        let here = self.here();
        self.block_at(here)
    }

    /// The notes on a block.
    pub(super) fn notes_at(&mut self, id: BlockId) -> &mut Notes {
        &mut self.notes[id.0 as usize]
    }

    /// The notes on the innermost block.
    pub(super) fn notes(&mut self) -> &mut Notes {
        let here = self.here();
        self.notes_at(here)
    }

    /// The kind of the innermost block.
    pub(super) fn kind(&self) -> BlockKind {
        self.blocks[self.here().0 as usize].kind
    }

    /// Begins a block inside the innermost one.
    pub(super) fn enter(&mut self, kind: BlockKind, name: &str, span: Span, line: u32) {
        let id = BlockId(u32::try_from(self.blocks.len()).unwrap_or(u32::MAX));
        let parent = self.stack.last().copied();
        let mut notes = Notes::default();
        let mut nested = false;
        if let Some(parent) = parent {
            let around = &self.blocks[parent.0 as usize];
            nested = around.nested || around.kind.is_function_like();
            let around = &self.notes[parent.0 as usize];
            notes.comp_iterables = around.comp_iterables;
            if kind != BlockKind::Class {
                notes.mangled_set = around.mangled_set;
            }
            self.blocks[parent.0 as usize].children.push(id);
        }
        let block = Block {
            id,
            kind,
            name: self.names.get(name),
            parent,
            children: Vec::new(),
            params: Vec::new(),
            local_order: Vec::new(),
            symbols: Vec::new(),
            index: NameMap::default(),
            nested,
            is_generator: false,
            is_coroutine: false,
            has_varargs: false,
            has_varkeywords: false,
            needs_class_closure: false,
            needs_classdict: false,
            has_conditional_annotations: false,
            has_annotations: false,
            annotations: None,
            asks_for_conditions: false,
            is_inlined: false,
            can_see_class_scope: false,
            private: self.private.clone(),
            mangled_names: None,
            span,
            line,
        };
        self.meter.take(meter::BLOCK);
        self.blocks.push(block);
        self.notes.push(notes);
        self.stack.push(id);
    }

    /// Begins an expression that is evaluated when someone asks: the block has the format as its parameter.
    pub(super) fn enter_lazy(
        &mut self,
        kind: BlockKind,
        name: &str,
        range: TextRange,
        line: u32,
    ) -> Visited {
        self.enter(kind, name, span(range), line);
        self.add(FORMAT, SymbolFlags::PARAMETER | SymbolFlags::USED, range)
    }

    /// Goes on with a block that was ended before.
    pub(super) fn enter_again(&mut self, id: BlockId) {
        self.stack.push(id);
    }

    /// The names of the innermost block are looked up in the namespace of the class around it first.
    pub(super) fn see_class(&mut self, range: TextRange) -> Visited {
        self.block().can_see_class_scope = true;
        self.add("__classdict__", SymbolFlags::USED, range)
    }

    /// Ends the innermost block.
    pub(super) fn exit(&mut self) {
        self.stack.pop();
    }

    /// Visits something in a block whose names do not count: an annotation that becomes a string. Errors do count.
    pub(super) fn in_string_annotation(
        &mut self,
        range: TextRange,
        visit: impl FnOnce(&mut Self) -> Visited,
    ) -> Visited {
        let first = self.blocks.len();
        let line = self.line(range);
        self.enter(BlockKind::Annotation, ANNOTATE, span(range), line);
        visit(self)?;
        self.exit();
        self.blocks.truncate(first);
        self.notes.truncate(first);
        self.block().children.pop();
        Ok(())
    }

    /// Adds the block of the function that gives a function's annotations as strings. It uses no names, and is nobody's
    /// child: CPython's symbol table does not show it.
    pub(super) fn add_string_annotations(&mut self, range: TextRange, line: u32) -> Visited {
        self.enter_lazy(BlockKind::Annotation, ANNOTATE, range, line)?;
        self.exit();
        self.block().children.pop();
        Ok(())
    }

    /// Whether a future import stands below those at the top.
    pub(super) fn is_late_future(&self, range: TextRange) -> bool {
        self.last_future.is_none_or(|last| range.start() > last)
    }

    /// The line on which a range begins.
    pub(super) fn line(&self, range: TextRange) -> u32 {
        self.source.line(range.start().into())
    }

    /// Where the `def` or `class` of a statement is: after its decorators.
    pub(super) fn definition_range(
        &self,
        range: TextRange,
        decorators: &[ast::Decorator],
    ) -> TextRange {
        definition_range(self.source, range, decorators)
    }

    /// From here on, only the type parameters that follow are mangled in the innermost block.
    pub(super) fn restrict_mangling(&mut self) {
        let set = self.mangled_sets.len();
        self.mangled_sets.push(Vec::new());
        self.notes().mangled_set = Some(set);
    }

    /// A name as the innermost block knows it (`_Py_MaybeMangle`).
    pub(super) fn mangled(&mut self, name: &str) -> Arc<str> {
        if let Some(set) = self.notes().mangled_set
            && !self.mangled_sets[set]
                .iter()
                .any(|mangled| **mangled == *name)
        {
            return self.names.get(name);
        }
        let name = mangle(self.private.as_deref(), name);
        self.names.get(&name)
    }

    /// The flags of a name in the innermost block, `None` if it is not there (`symtable_lookup`).
    pub(super) fn lookup(&mut self, name: &str) -> SymbolFlags {
        let here = self.here();
        self.lookup_in(here, name)
    }

    /// The flags of a name in a block around.
    pub(super) fn lookup_in(&mut self, id: BlockId, name: &str) -> SymbolFlags {
        let name = self.mangled(name);
        self.block_at(id)
            .symbol(&name)
            .map_or(SymbolFlags::default(), |symbol| symbol.flags)
    }

    /// Notes that the innermost block uses or binds a name.
    pub(super) fn add(&mut self, name: &str, flags: SymbolFlags, range: TextRange) -> Visited {
        if flags.intersects(SymbolFlags::BOUND) && name == "__debug__" {
            return Err(error("cannot assign to __debug__", range));
        }
        if flags.contains(SymbolFlags::TYPE_PARAM)
            && let Some(set) = self.notes().mangled_set
        {
            let name = self.names.get(name);
            self.mangled_sets[set].push(name);
        }
        let here = self.here();
        self.add_in(here, name, flags, range)
    }

    /// Notes that a block around uses or binds a name (`symtable_add_def_helper`).
    pub(super) fn add_in(
        &mut self,
        id: BlockId,
        name: &str,
        flags: SymbolFlags,
        range: TextRange,
    ) -> Visited {
        if self.meter.is_stopped() {
            return Err(error(meter::GIVEN_UP, range));
        }
        let key = self.mangled(name);
        let in_comp_target = self.notes_at(id).in_comp_target;
        let known = self
            .block_at(id)
            .symbol(&key)
            .map_or(SymbolFlags::default(), |s| s.flags);
        let both = |flag| flags.contains(flag) && known.contains(flag);
        if both(SymbolFlags::PARAMETER) {
            let message = format!("duplicate argument '{name}' in function definition");
            return Err(error(message, range));
        }
        if both(SymbolFlags::TYPE_PARAM) {
            return Err(error(format!("duplicate type parameter '{name}'"), range));
        }
        let mut all = known | flags;
        if in_comp_target {
            if all.intersects(SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL) {
                let message = format!(
                    "comprehension inner loop cannot rebind assignment expression target '{name}'"
                );
                return Err(error(message, range));
            }
            all |= SymbolFlags::COMP_ITER;
        }
        self.set(id, &key, all);
        if flags.contains(SymbolFlags::PARAMETER) {
            self.block_at(id).params.push(key);
        } else if flags.contains(SymbolFlags::GLOBAL) {
            let module = BlockId(0);
            let known = self
                .block_at(module)
                .symbol(&key)
                .map_or(SymbolFlags::empty(), |s| s.flags);
            self.set(module, &key, known | flags);
        }
        Ok(())
    }

    /// Gives a (mangled) name of a block its flags.
    fn set(&mut self, id: BlockId, key: &Arc<str>, flags: SymbolFlags) {
        if set_symbol(self.block_at(id), key, flags) {
            self.meter.take(meter::SYMBOL + key.len());
        }
    }

    /// Notes where a name was declared (`symtable_record_directive`).
    pub(super) fn record_directive(&mut self, name: &str, range: TextRange) {
        let name = self.mangled(name);
        self.notes().directives.push((name, span(range)));
    }

    /// Begins a comprehension's block with its parameter.
    pub(super) fn enter_comprehension(
        &mut self,
        kind: BlockKind,
        range: TextRange,
        place: TextRange,
    ) -> Visited {
        let name = match kind {
            BlockKind::ListComp => "listcomp",
            BlockKind::SetComp => "setcomp",
            BlockKind::DictComp => "dictcomp",
            _ => "genexpr",
        };
        let line = self.line(place);
        self.enter(kind, name, span(range), line);
        self.add(ITERABLE, SymbolFlags::PARAMETER, range)
    }
}

/// Gives a (mangled) name of a block its flags, making a symbol if there is none; whether there was none.
pub(super) fn set_symbol(block: &mut Block, key: &Arc<str>, flags: SymbolFlags) -> bool {
    if let Some(&at) = block.index.get(key) {
        block.symbols[at].flags = flags;
        return false;
    }
    block.index.insert(key.clone(), block.symbols.len());
    block.symbols.push(Symbol {
        name: key.clone(),
        flags,
        scope: Scope::GlobalImplicit,
        reason: Reason::NotBound,
    });
    true
}

/// An error at a range.
pub(super) fn error(
    message: impl Into<std::borrow::Cow<'static, str>>,
    range: TextRange,
) -> ScopeError {
    ScopeError {
        message: message.into(),
        span: span(range),
    }
}
