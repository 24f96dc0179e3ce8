//! [`Block`]: a module, class body, function body, comprehension or annotation scope with its names.

use crate::table::{HashSet, NameMap};
use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::{Scope, Symbol, SymbolFlags, mangle};
use crate::source::Span;

/// The name of the cell in which a class has its namespace for the type scopes in it.
const CLASS_DICT: &str = "__classdict__";

/// The name under which modules and classes keep which of their annotations were reached.
pub(crate) const CONDITIONAL: &str = "__conditional_annotations__";

/// The number of a block in its [`SymbolTable`](super::SymbolTable); 0 is the module.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct BlockId(pub u32);

/// What a block is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum BlockKind {
    /// The whole source.
    Module,
    /// A class body.
    Class,
    /// A function body (`def`, `async def`).
    Function,
    /// A lambda's body.
    Lambda,
    /// `[... for ...]`
    ListComp,
    /// `{... for ...}`
    SetComp,
    /// `{...: ... for ...}`
    DictComp,
    /// `(... for ...)`
    GeneratorExp,
    /// The annotations of a function, of a class or of a module, evaluated when someone asks (PEP 649).
    Annotation,
    /// The scope of the type parameters of a generic `def`, `class` or `type` statement.
    TypeParameters,
    /// The value of a `type` statement.
    TypeAlias,
    /// The bound, the constraints or the default of a type parameter.
    TypeVariable,
}

impl BlockKind {
    /// Whether the block's variables live in a frame of their own and nested blocks can capture them: all but
    /// modules and classes.
    #[must_use]
    pub const fn is_function_like(self) -> bool {
        !matches!(self, Self::Module | Self::Class)
    }

    /// Whether the block is a comprehension or a generator expression.
    #[must_use]
    pub const fn is_comprehension(self) -> bool {
        matches!(
            self,
            Self::ListComp | Self::SetComp | Self::DictComp | Self::GeneratorExp
        )
    }

    /// Whether the block is one of the scopes of annotations and of the type-parameter syntax.
    #[must_use]
    pub const fn is_type_scope(self) -> bool {
        matches!(
            self,
            Self::Annotation | Self::TypeParameters | Self::TypeAlias | Self::TypeVariable
        )
    }
}

impl fmt::Display for BlockKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Module => "module",
            Self::Class => "class",
            Self::Function => "function",
            Self::Lambda => "lambda",
            Self::ListComp => "list comprehension",
            Self::SetComp => "set comprehension",
            Self::DictComp => "dict comprehension",
            Self::GeneratorExp => "generator expression",
            Self::Annotation => "annotation",
            Self::TypeParameters => "type parameters",
            Self::TypeAlias => "type alias",
            Self::TypeVariable => "type variable",
        })
    }
}

/// A block: its place in the tree of blocks, what it is, and its names.
///
/// Filled by pass 1, its symbols' scopes by pass 2; never changed after that.
#[derive(Clone, Debug)]
pub struct Block {
    pub(crate) id: BlockId,
    pub(crate) kind: BlockKind,
    /// The name of the function or class; `lambda`, `listcomp`, `genexpr`, ... or `top` for the rest, as CPython's
    /// symbol table says it (the compiler says `<lambda>`).
    pub(crate) name: Arc<str>,
    pub(crate) parent: Option<BlockId>,
    /// Nested blocks in source order. Inlined comprehensions are replaced by their own children.
    pub(crate) children: Vec<BlockId>,
    /// Parameters in the order of `co_varnames`: positional, keyword-only, `*args`, `**kwargs`.
    pub(crate) params: Vec<Arc<str>>,
    /// Local variables other than parameters, in the order in which CPython's compiler first meets them.
    pub(crate) local_order: Vec<Arc<str>>,
    /// Names in the order of first sight.
    pub(crate) symbols: Vec<Symbol>,
    /// The place of each name in `symbols`.
    pub(crate) index: NameMap<usize>,
    /// The block stands inside a function, directly or not.
    pub(crate) nested: bool,
    pub(crate) is_generator: bool,
    pub(crate) is_coroutine: bool,
    pub(crate) has_varargs: bool,
    pub(crate) has_varkeywords: bool,
    /// The class must make a `__class__` cell.
    pub(crate) needs_class_closure: bool,
    /// The class must make a `__classdict__` cell.
    pub(crate) needs_classdict: bool,
    /// The module or class must keep a set of the annotations that its code came to, `__conditional_annotations__`:
    /// those of a module, and those under conditions in a class.
    pub(crate) has_conditional_annotations: bool,
    /// The module or class has annotated assignments.
    pub(crate) has_annotations: bool,
    /// In a module, class or function: the block of the annotations of its variables. That of a function has no code.
    pub(crate) annotations: Option<BlockId>,
    /// The annotations of a class some of which are conditional: the cell of the set is captured.
    pub(crate) asks_for_conditions: bool,
    /// A comprehension whose code is part of its parent's.
    pub(crate) is_inlined: bool,
    /// A type scope directly inside a class: names are looked up in the class namespace first.
    pub(crate) can_see_class_scope: bool,
    /// The class whose name mangles private names here.
    pub(crate) private: Option<Arc<str>>,
    /// In the type-parameter block of a generic class: the only names that are mangled.
    pub(crate) mangled_names: Option<Vec<Arc<str>>>,
    pub(crate) span: Span,
    pub(crate) line: u32,
}

impl Block {
    /// The number of the block.
    #[must_use]
    pub fn id(&self) -> BlockId {
        self.id
    }

    /// What the block is.
    #[must_use]
    pub fn kind(&self) -> BlockKind {
        self.kind
    }

    /// The name of the function or class; a fixed word for the rest (`top`, `lambda`, `genexpr`, ...).
    #[must_use]
    pub fn name(&self) -> &Arc<str> {
        &self.name
    }

    /// The block around it; `None` for the module.
    #[must_use]
    pub fn parent(&self) -> Option<BlockId> {
        self.parent
    }

    /// The nested blocks in source order. An inlined comprehension is replaced by its own children.
    #[must_use]
    pub fn children(&self) -> &[BlockId] {
        &self.children
    }

    /// The parameters in the order of `co_varnames`.
    #[must_use]
    pub fn params(&self) -> &[Arc<str>] {
        &self.params
    }

    /// Whether the block stands inside a function (`CO_NESTED`).
    #[must_use]
    pub fn is_nested(&self) -> bool {
        self.nested
    }

    /// Whether the block contains `yield`, or is a generator expression.
    #[must_use]
    pub fn is_generator(&self) -> bool {
        self.is_generator
    }

    /// Whether the block is an `async def` or contains `await` or an asynchronous comprehension.
    #[must_use]
    pub fn is_coroutine(&self) -> bool {
        self.is_coroutine
    }

    /// Whether a module or class keeps a set of those annotations that its code came to: all of a module, and those
    /// under conditions in a class.
    #[must_use]
    pub fn has_conditional_annotations(&self) -> bool {
        self.has_conditional_annotations
    }

    /// Whether a variable of the block has an annotation.
    #[must_use]
    pub fn has_annotations(&self) -> bool {
        self.has_annotations
    }

    /// The block of the annotations of the block's own variables, if it has any that are not strings. That of a
    /// function has no code: they are never evaluated.
    #[must_use]
    pub fn annotations(&self) -> Option<BlockId> {
        self.annotations
    }

    /// Whether the block is a comprehension whose code is part of its parent's.
    #[must_use]
    pub fn is_inlined(&self) -> bool {
        self.is_inlined
    }

    /// The bytes of the node that makes the block.
    #[must_use]
    pub fn span(&self) -> Span {
        self.span
    }

    /// The line on which the node begins; for a decorated function or class that of `def` or `class`.
    #[must_use]
    pub fn line(&self) -> u32 {
        self.line
    }

    /// The names in the order of first sight.
    pub fn symbols(&self) -> impl Iterator<Item = &Symbol> {
        self.symbols.iter()
    }

    /// The symbol of a (mangled) name.
    #[must_use]
    pub fn symbol(&self, name: &str) -> Option<&Symbol> {
        self.index.get(name).map(|&at| &self.symbols[at])
    }

    /// The place of a (mangled) name among the symbols.
    #[cfg(all(feature = "parser", feature = "seeing"))]
    pub(crate) fn position(&self, name: &str) -> Option<usize> {
        self.index.get(name).copied()
    }

    /// What a (mangled) name means here. A name that the block does not have is an implicit global.
    #[must_use]
    pub fn scope(&self, name: &str) -> Scope {
        self.symbol(name)
            .map_or(Scope::GlobalImplicit, |symbol| symbol.scope)
    }

    /// A name as it is written, as the block knows it: mangled if it is private to a class.
    #[must_use]
    pub fn mangle<'a>(&self, name: &'a str) -> Cow<'a, str> {
        match &self.mangled_names {
            Some(names) if !names.iter().any(|mangled| **mangled == *name) => Cow::Borrowed(name),
            _ => mangle(self.private.as_deref(), name),
        }
    }

    /// Takes a name out of the block.
    pub(crate) fn forget(&mut self, name: &str) {
        self.symbols.retain(|symbol| *symbol.name != *name);
        let names = self.symbols.iter().map(|symbol| symbol.name.clone());
        self.index = names.enumerate().map(|(at, name)| (name, at)).collect();
    }

    /// The local variables in the order of `co_varnames`: parameters, then the others in the order in which
    /// CPython's compiler first meets them. Empty for modules and classes.
    pub fn locals(&self) -> impl Iterator<Item = &Arc<str>> {
        self.params.iter().chain(&self.local_order)
    }

    /// The cell variables in the order of `co_cellvars`: those in [`Block::locals`] in that order, then the others
    /// sorted by name, then the cells that a class makes for its methods and annotations.
    #[must_use]
    pub fn cellvars(&self) -> Vec<Arc<str>> {
        let is_cell = |name: &str| {
            self.symbol(name).is_some_and(|symbol| {
                symbol.scope == Scope::Cell || symbol.flags.contains(SymbolFlags::COMP_CELL)
            })
        };
        let mut cells: Vec<_> = self
            .locals()
            .filter(|name| is_cell(name))
            .cloned()
            .collect();
        let in_locals: HashSet<_> = cells.iter().cloned().collect();
        let names = self.symbols.iter().map(|symbol| &symbol.name);
        cells.extend(
            names
                .filter(|name| is_cell(name) && !in_locals.contains(*name))
                .cloned(),
        );
        cells[in_locals.len()..].sort();
        let made = [
            ("__class__", self.needs_class_closure),
            (CLASS_DICT, self.needs_classdict),
            (CONDITIONAL, self.has_conditional_annotations),
        ];
        cells.extend(
            made.iter()
                .filter(|(_, needed)| *needed)
                .map(|(name, _)| Arc::from(*name)),
        );
        cells
    }

    /// The free variables in the order of `co_freevars`: sorted by name; what a type scope takes
    /// from the class around it without naming it is last.
    #[must_use]
    pub fn freevars(&self) -> Vec<Arc<str>> {
        let is_free = |symbol: &&Symbol| {
            symbol.scope == Scope::Free || symbol.flags.contains(SymbolFlags::FREE_CLASS)
        };
        let mut names: Vec<_> = self
            .symbols
            .iter()
            .filter(is_free)
            .map(|symbol| symbol.name.clone())
            .collect();
        names.sort();
        let mut last = |needed: bool, name: &str| {
            if needed && !names.iter().any(|known| **known == *name) {
                names.push(Arc::from(name));
            }
        };
        // Whatever the class calls by that name: its namespace is behind it.
        last(self.can_see_class_scope, CLASS_DICT);
        last(self.asks_for_conditions, CONDITIONAL);
        names
    }
}
