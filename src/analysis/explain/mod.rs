//! The reason: why a name means what it means, with the places that make it so.

mod notes;
mod text;

use std::sync::Arc;

use super::occurrences::Occurrence;
use super::variables::Variable;
use super::{BlockName, HOST_SCOPE, Reading, Usage, kept};
use crate::source::Location;
use crate::symtable::{Block, BlockId, BlockKind, Reason, Scope, SymbolFlags};

/// What a name is in a block.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum NameKind {
    /// A variable of the block that no other uses.
    Local,
    /// A variable of the block that nested functions capture.
    Cell,
    /// A variable of an enclosing function.
    Free,
    /// A global variable of the module.
    Global,
    /// A name that is built in, as nothing in the source binds it.
    Builtin,
    /// A variable of a class body.
    ClassVariable,
    /// A name that nothing in the source binds and that is not built in.
    Unknown,
}

impl NameKind {
    /// One word for it, the same in texts and in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Cell => "cell",
            Self::Free => "free",
            Self::Global => "global",
            Self::Builtin => "builtin",
            Self::ClassVariable => "class variable",
            Self::Unknown => "unknown",
        }
    }
}

/// The rule that makes a name what it is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Rule {
    /// The block binds it.
    Bound,
    /// It is a parameter.
    Parameter,
    /// It is a type parameter.
    TypeParameter,
    /// The block binds it, and a nested one uses it.
    Captured,
    /// The block uses it, and an enclosing function binds it.
    Enclosing,
    /// A `nonlocal` statement names it.
    NonlocalStatement,
    /// The block does not use it, but passes it on to a nested one.
    PassedThrough,
    /// An assignment expression in a comprehension binds it in the function around.
    Walrus,
    /// A `global` statement names it.
    GlobalStatement,
    /// A `global` statement of an enclosing function names it.
    EnclosingGlobal,
    /// It is a name of the module.
    ModuleLevel,
    /// It is bound in a class body.
    ClassBody,
    /// An annotation or a type parameter of a class asks the class first.
    ClassNamespace,
    /// No enclosing function binds it.
    NotBound,
    /// Each class makes it for its methods: `__class__` and the like.
    MadeByClass,
}

impl Rule {
    /// One word for it, the same in texts and in data.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Bound => "bound",
            Self::Parameter => "parameter",
            Self::TypeParameter => "type parameter",
            Self::Captured => "captured",
            Self::Enclosing => "enclosing",
            Self::NonlocalStatement => "nonlocal statement",
            Self::PassedThrough => "passed through",
            Self::Walrus => "walrus",
            Self::GlobalStatement => "global statement",
            Self::EnclosingGlobal => "enclosing global",
            Self::ModuleLevel => "module level",
            Self::ClassBody => "class body",
            Self::ClassNamespace => "class namespace",
            Self::NotBound => "not bound",
            Self::MadeByClass => "made by class",
        }
    }
}

/// A place where a variable occurs.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Place {
    /// Where it is.
    pub location: Location,
    /// What is done with it.
    pub usage: Usage,
    /// The block that does it.
    pub block: BlockName,
    /// The line of the source, as far as it is shown.
    line: Arc<str>,
    /// How many characters of the line are left out before what is shown.
    cut: u32,
}

/// Why a name means what it means in a block.
///
/// Its text shows the lines of the source:
///
/// ```
/// use nonlocal::Program;
///
/// let program = Program::compile("counter.py", "
/// def make_counter(start):
///     n = start
///     def step(by):
///         nonlocal n
///         n += by
///         return n
///     return step
/// ")?;
/// let reason = program.explain("make_counter.step", "n")?;
/// assert_eq!(reason.to_string(), "\
/// n is a free variable of make_counter.<locals>.step
///   counter.py:3  n = start   bound here, in make_counter: a cell variable there
///                 ^
///   counter.py:5  nonlocal n  declared here
///                          ^
///   counter.py:6  n += by     rebound here
///                 ^
///   counter.py:7  return n    used here
///                        ^
/// ");
/// # Ok::<(), nonlocal::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub struct Explanation {
    /// The name as the block knows it: mangled if it is private to a class.
    pub name: Arc<str>,
    /// What the source is called.
    pub file: Arc<str>,
    /// The block that asks.
    pub block: BlockName,
    /// What the name is there.
    pub kind: NameKind,
    /// The rule that makes it so.
    pub rule: Rule,
    /// The block whose variable it is; `None` for what nothing binds.
    pub owner: Option<BlockName>,
    /// The blocks between the two, which pass the variable on; the outermost first.
    pub passes: Vec<BlockName>,
    /// The places that make it so, in the order of the source.
    pub places: Vec<Place>,
    /// How many more places there are.
    pub more: usize,
    /// What one may have expected, and what to write for that.
    pub notes: Vec<String>,
}

/// So many occurrences of a variable in other blocks are looked at.
pub(super) const MOST_LOOKED_AT: usize = 1000;

/// So many places are in one explanation.
const MOST_PLACES: usize = 16;

impl Reading<'_> {
    /// Why a symbol of a block means what it means.
    pub(crate) fn explain(&self, block: BlockId, symbol: usize) -> Option<Explanation> {
        let asking = self.symbols.block(block);
        let of = asking.symbols().nth(symbol)?;
        let variable = self.index.variable_of(block, symbol);
        let (kind, rule, owner) = self.rule(asking, of.scope(), of.reason(), variable, of.name());
        let owner_name = owner.map(|id| BlockName::of(self.symbols, self.symbols.block(id)));
        let passes = owner.map_or_else(Vec::new, |owner| self.passes(asking, owner));
        let (places, more) = self.places(asking, owner, variable);
        let mut explanation = Explanation {
            name: kept(of.name()),
            file: kept(self.source.name()),
            block: BlockName::of(self.symbols, asking),
            kind,
            rule,
            owner: owner_name,
            passes,
            places,
            more,
            notes: Vec::new(),
        };
        explanation.notes = notes::notes(self, asking, symbol, variable, &explanation);
        Some(explanation)
    }

    /// What a symbol is, by which rule, and whose variable it is.
    fn rule(
        &self,
        asking: &Block,
        scope: Scope,
        reason: Reason,
        variable: Variable,
        name: &Arc<str>,
    ) -> (NameKind, Rule, Option<BlockId>) {
        let flags = asking
            .symbol(name)
            .map_or(SymbolFlags::empty(), super::super::symtable::Symbol::flags);
        let own_rule = if flags.contains(SymbolFlags::PARAMETER) {
            Rule::Parameter
        } else if flags.contains(SymbolFlags::TYPE_PARAM) {
            Rule::TypeParameter
        } else {
            Rule::Bound
        };
        let is_made = matches!(&**name, "__class__" | "__classdict__");
        match reason {
            Reason::Bound if asking.kind() == BlockKind::Class => {
                (NameKind::ClassVariable, Rule::ClassBody, Some(asking.id()))
            }
            Reason::Bound if scope == Scope::Cell => {
                (NameKind::Cell, Rule::Captured, Some(asking.id()))
            }
            Reason::Bound => (NameKind::Local, own_rule, Some(asking.id())),
            Reason::CapturedBy(_) => (NameKind::Cell, Rule::Captured, Some(asking.id())),
            Reason::NonlocalStatement(owner) => {
                (NameKind::Free, Rule::NonlocalStatement, Some(owner))
            }
            Reason::NamedExpression(owner) if scope == Scope::GlobalExplicit => {
                (NameKind::Global, Rule::Walrus, Some(owner))
            }
            Reason::NamedExpression(owner) => (NameKind::Free, Rule::Walrus, Some(owner)),
            Reason::Enclosing(owner) if is_made => (NameKind::Free, Rule::MadeByClass, Some(owner)),
            Reason::Enclosing(owner) => (NameKind::Free, Rule::Enclosing, Some(owner)),
            Reason::PassedThrough { owner, .. } => {
                (NameKind::Free, Rule::PassedThrough, Some(owner))
            }
            Reason::ClassNamespace(class) => {
                (NameKind::ClassVariable, Rule::ClassNamespace, Some(class))
            }
            Reason::GlobalStatement | Reason::EnclosingGlobal(_) => {
                let rule = match reason {
                    Reason::GlobalStatement => Rule::GlobalStatement,
                    _ => Rule::EnclosingGlobal,
                };
                (NameKind::Global, rule, Some(self.symbols.module()))
            }
            Reason::ModuleLevel => (
                NameKind::Global,
                Rule::ModuleLevel,
                Some(self.symbols.module()),
            ),
            Reason::NotBound => {
                let is_bound = self.index.of(variable).any(|each| each.usage.is_binding());
                match is_bound {
                    true => (
                        NameKind::Global,
                        Rule::NotBound,
                        Some(self.symbols.module()),
                    ),
                    false if self.builtins.contains(&&**name) => {
                        (NameKind::Builtin, Rule::NotBound, None)
                    }
                    false => (NameKind::Unknown, Rule::NotBound, None),
                }
            }
            Reason::Inlined(comp) => {
                let inner = self.symbols.block(comp);
                match inner.symbol(name) {
                    // Each step leads into a comprehension of this one: there are as many as they nest.
                    Some(symbol) => {
                        self.rule(inner, symbol.scope(), symbol.reason(), variable, name)
                    }
                    None => (NameKind::Local, Rule::Bound, Some(comp)),
                }
            }
        }
    }

    /// The blocks between one and the owner of its variable, the outermost first.
    fn passes(&self, asking: &Block, owner: BlockId) -> Vec<BlockName> {
        let mut between = Vec::new();
        let mut around = asking.parent();
        while let Some(id) = around
            && id != owner
        {
            let block = self.symbols.block(id);
            if block.kind() == BlockKind::Module {
                return Vec::new();
            }
            if block.kind().is_function_like() && !block.is_inlined() {
                between.push(BlockName::of(self.symbols, block));
            }
            around = block.parent();
        }
        if owner == self.symbols.module() || asking.id() == owner {
            return Vec::new();
        }
        between.reverse();
        between.truncate(MOST_PLACES);
        between
    }

    /// The places of a variable that matter to a block: where the owner binds it, and what the block does with it; then
    /// where others bind it or capture it.
    fn places(
        &self,
        asking: &Block,
        owner: Option<BlockId>,
        variable: Variable,
    ) -> (Vec<Place>, usize) {
        let importance = |each: &Occurrence| {
            let changes = each.usage.is_binding() || each.usage == Usage::Delete;
            let is_owner = Some(each.block) == owner;
            match each.usage {
                _ if each.block == asking.id() && each.usage.is_declaration() => 0,
                _ if each.block == asking.id() => 1,
                _ if is_owner && (changes || each.usage.is_declaration()) => 1,
                _ if changes => 2,
                _ => 3,
            }
        };
        // The place of a host's scope is none.
        let is_hidden = |each: &&Occurrence| {
            each.span.start < each.span.end
                && &**self.symbols.block(each.block).name() != HOST_SCOPE
        };
        let mut chosen: Vec<&Occurrence> = Vec::new();
        let mut all = 0;
        for level in 0..=3 {
            // What others read is only told where nothing else is.
            if level == 3 && !chosen.is_empty() {
                let is_cell = owner == Some(asking.id());
                if !is_cell {
                    break;
                }
            }
            let own = self.index.of_within(variable, asking.span());
            let own = own.filter(|each| each.block == asking.id());
            let others = self.index.of(variable).take(MOST_LOOKED_AT);
            let others = others.filter(|each| each.block != asking.id());
            let places = own.chain(others).filter(is_hidden);
            for each in places.filter(|each| importance(each) == level) {
                all += 1;
                if chosen.len() < MOST_PLACES {
                    chosen.push(each);
                }
            }
        }
        chosen.sort_by_key(|each| (each.span.start, each.usage));
        let more = all - chosen.len();
        let places = chosen.iter().map(|each| {
            let location = self.location(each.span);
            let (line, cut) = text::excerpt(self, each.span.start, location);
            Place {
                location,
                usage: each.usage,
                block: BlockName::of(self.symbols, self.symbols.block(each.block)),
                line,
                cut,
            }
        });
        (places.collect(), more)
    }
}
