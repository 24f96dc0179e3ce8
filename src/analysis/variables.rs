//! Which variable a symbol is: the same one in every block that uses it.

use crate::table::HashMap;
use std::sync::Arc;

use crate::symtable::{BlockId, Reason, SymbolTable};

/// A variable: the number of the symbol of the block that owns it, or, beyond those, of a name that nothing binds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub(super) struct Variable(pub(super) u32);

/// The variables of a symbol table.
pub(super) struct Variables {
    /// The number of the first symbol of each block.
    first: Vec<u32>,
    /// The variable of each symbol.
    of_symbol: Vec<Variable>,
    /// How many there are, those that nothing binds included.
    count: u32,
    /// The owner of each symbol that is its own variable.
    owner: Vec<BlockId>,
}

impl Variables {
    pub(super) fn new(symbols: &SymbolTable) -> Self {
        let mut first = Vec::new();
        let mut owner = Vec::new();
        for block in symbols.blocks() {
            first.push(number(owner.len()));
            owner.extend(block.symbols().map(|_| block.id()));
        }
        let mut this = Self {
            first,
            of_symbol: Vec::with_capacity(owner.len()),
            count: number(owner.len()),
            owner,
        };
        let mut unbound: HashMap<Arc<str>, Variable> = HashMap::default();
        for block in symbols.blocks() {
            for (at, symbol) in block.symbols().enumerate() {
                let own = Variable(this.first[block.id().0 as usize] + number(at));
                let variable = match this.resolve(symbols, block.id(), own, symbol.name()) {
                    Some(variable) => variable,
                    None => *unbound.entry(symbol.name().clone()).or_insert_with(|| {
                        this.count += 1;
                        Variable(this.count - 1)
                    }),
                };
                this.of_symbol.push(variable);
            }
        }
        this
    }

    /// The variable of a symbol; `None` for a global that the module does not have.
    fn resolve(
        &self,
        symbols: &SymbolTable,
        block: BlockId,
        own: Variable,
        name: &str,
    ) -> Option<Variable> {
        let (mut block, mut own) = (block, own);
        loop {
            let symbol = symbols.block(block).symbol(name)?;
            let owner = match symbol.reason() {
                Reason::Bound | Reason::CapturedBy(_) | Reason::ModuleLevel => return Some(own),
                Reason::NonlocalStatement(owner)
                | Reason::NamedExpression(owner)
                | Reason::Enclosing(owner)
                | Reason::PassedThrough { owner, .. }
                | Reason::ClassNamespace(owner) => owner,
                Reason::Inlined(comp) => comp,
                Reason::GlobalStatement | Reason::NotBound | Reason::EnclosingGlobal(_) => {
                    return self.in_block(symbols, symbols.module(), name);
                }
            };
            // What a class makes for its methods is in no block.
            let Some(variable) = self.in_block(symbols, owner, name) else {
                return Some(own);
            };
            // Only the copies of inlined comprehensions lead further than to an owner, and those to blocks within.
            let is_copy = matches!(symbol.reason(), Reason::Inlined(_));
            if !is_copy || owner <= block {
                return Some(variable);
            }
            (block, own) = (owner, variable);
        }
    }

    /// The number of a name of a block.
    pub(super) fn in_block(
        &self,
        symbols: &SymbolTable,
        block: BlockId,
        name: &str,
    ) -> Option<Variable> {
        let at = symbols.block(block).position(name)?;
        Some(Variable(self.first[block.0 as usize] + number(at)))
    }

    /// The variable of a symbol of a block, by its place among the symbols.
    pub(super) fn of(&self, block: BlockId, at: usize) -> Variable {
        self.of_symbol[self.first[block.0 as usize] as usize + at]
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.count as usize
    }

    /// The block that owns a variable; `None` for one that nothing binds.
    pub(super) fn owner(&self, variable: Variable) -> Option<BlockId> {
        self.owner.get(variable.0 as usize).copied()
    }
}

/// Tables are smaller than the sources that they are made of.
pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}
