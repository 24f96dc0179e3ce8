//! An independent little resolver: which block owns each name of a generated program, and what is captured.
//!
//! It walks up from a use to the nearest function that binds the name, instead of passing sets down as the crate's
//! symbol table does, so that the two can be compared.

use std::collections::{BTreeMap, BTreeSet};

use super::tree::{Block, BlockId, BlockKind, Expression, Name, ParameterKind, Statement};
use crate::embed::strategies::Variables;

/// Where a name of a block lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Owner {
    /// The module, or nobody.
    Global,
    /// The namespace of the class body in question.
    Class,
    /// A variable of this function-like block.
    Block(BlockId),
}

/// What is known about the names of one block.
#[derive(Debug)]
pub(crate) struct Names {
    pub(crate) kind: BlockKind,
    pub(crate) parent: Option<BlockId>,
    /// The block whose code object the names are in: an inlined comprehension has none of its own.
    pub(crate) code: BlockId,
    pub(crate) qualname: String,
    /// The declarations that Python accepts here.
    pub(crate) globals: Vec<Name>,
    pub(crate) nonlocals: Vec<Name>,
    parameters: Vec<Name>,
    bound: BTreeSet<Name>,
    used: BTreeSet<Name>,
    owners: BTreeMap<Name, Owner>,
    captured: BTreeSet<Name>,
    free: BTreeSet<Name>,
}

pub(crate) struct Resolution {
    blocks: Vec<Option<Names>>,
}

impl Resolution {
    pub(crate) fn new(module: &Block, blocks: usize) -> Self {
        let mut resolution = Self {
            blocks: (0..blocks).map(|_| None).collect(),
        };
        resolution.collect(module, None);
        // A block is numbered before the blocks inside it, so parents come first.
        for id in 0..blocks {
            if resolution.blocks[id].is_some() {
                resolution.declare(id);
            }
        }
        for id in 0..blocks {
            if resolution.blocks[id].is_some() {
                resolution.resolve(id);
            }
        }
        resolution
    }

    pub(crate) fn block(&self, id: BlockId) -> &Names {
        self.blocks[id]
            .as_ref()
            .expect("every block of the tree was collected")
    }

    fn block_mut(&mut self, id: BlockId) -> &mut Names {
        self.blocks[id]
            .as_mut()
            .expect("every block of the tree was collected")
    }

    /// Cell variables in the order of `co_cellvars`: parameters first, then by name.
    pub(crate) fn cellvars(&self, id: BlockId) -> Vec<Name> {
        let names = self.block(id);
        let parameters = names
            .parameters
            .iter()
            .copied()
            .filter(|name| names.captured.contains(name));
        let others = names
            .captured
            .iter()
            .copied()
            .filter(|name| !names.parameters.contains(name));
        parameters.chain(others).collect()
    }

    /// Free variables in the order of `co_freevars`.
    pub(crate) fn freevars(&self, id: BlockId) -> Vec<Name> {
        self.block(id).free.iter().copied().collect()
    }

    /// All code objects of the program, sorted.
    pub(crate) fn code_objects(&self) -> Vec<Variables> {
        let owned = |names: Vec<Name>| names.into_iter().map(str::to_owned).collect::<Vec<_>>();
        let mut facts: Vec<Variables> = (0..self.blocks.len())
            .filter(|&id| {
                self.blocks[id]
                    .as_ref()
                    .is_some_and(|names| names.code == id)
            })
            .map(|id| Variables {
                qualname: self.block(id).qualname.clone(),
                cellvars: owned(self.cellvars(id))
                    .into_iter()
                    .chain(
                        self.shows_its_namespace(id)
                            .then(|| "__classdict__".to_owned()),
                    )
                    .collect(),
                freevars: owned(self.freevars(id)),
            })
            .collect();
        facts.sort();
        facts
    }

    /// Whether a class gives its namespace to the annotations of a function in it, which have a scope even where there
    /// are none.
    fn shows_its_namespace(&self, id: BlockId) -> bool {
        let is_method =
            |names: &Names| names.kind == BlockKind::Function && names.parent == Some(id);
        self.block(id).kind == BlockKind::Class && self.blocks.iter().flatten().any(is_method)
    }

    /// Whether CPython's inlining of a comprehension shows through: its variable has the name of another variable that
    /// the same code object captures or passes on, so that a function nested beside the comprehension may find the
    /// comprehension's variable instead of an outer one; or its variable is captured beside others, and the order of
    /// `co_cellvars` follows the code generation.
    pub(crate) fn inlining_shows(&self) -> bool {
        let all = || (0..self.blocks.len()).filter(|&id| self.blocks[id].is_some());
        all()
            .filter(|&id| self.block(id).kind == BlockKind::ListComprehension)
            .any(|comprehension| {
                let code = self.block(comprehension).code;
                let names = self.block(code);
                self.block(comprehension).bound.iter().any(|&name| {
                    if names.captured.contains(name) && names.captured.len() > 1 {
                        return true;
                    }
                    (names.captured.contains(name) || names.free.contains(name))
                        && all().any(|user| match self.block(user).owners.get(name) {
                            Some(&Owner::Block(owner)) if owner != comprehension => {
                                self.block(owner).code == code
                                    || (self.is_around(code, user) && !self.is_around(code, owner))
                            }
                            _ => false,
                        })
                })
            })
    }

    /// Whether the first block is the second one or around it.
    fn is_around(&self, outer: BlockId, inner: BlockId) -> bool {
        outer == inner
            || self
                .block(inner)
                .parent
                .is_some_and(|parent| self.is_around(outer, parent))
    }

    /// Notes what the block and the blocks inside it bind and use.
    fn collect(&mut self, block: &Block, parent: Option<BlockId>) {
        let code = if block.is_inlined() {
            parent.map_or(block.id, |parent| self.block(parent).code)
        } else {
            block.id
        };
        let in_order = |kind| {
            block
                .parameters
                .iter()
                .filter(move |p| p.kind == kind)
                .map(|p| p.name)
        };
        let parameters: Vec<Name> = if block.is_comprehension() {
            Vec::new()
        } else {
            in_order(ParameterKind::Positional)
                .chain(in_order(ParameterKind::KeywordOnly))
                .chain(in_order(ParameterKind::Rest))
                .collect()
        };
        self.blocks[block.id] = Some(Names {
            kind: block.kind,
            parent,
            code,
            qualname: String::new(),
            globals: block.globals.clone(),
            nonlocals: block.nonlocals.clone(),
            parameters,
            bound: block
                .parameters
                .iter()
                .map(|parameter| parameter.name)
                .collect(),
            used: BTreeSet::new(),
            owners: BTreeMap::new(),
            captured: BTreeSet::new(),
            free: BTreeSet::new(),
        });
        self.statements(block.id, &block.body);
        // The qualified name needs the declarations, so it is made in `declare`; keep the bare one until then.
        self.block_mut(block.id).qualname = block.name.to_owned();
    }

    fn statements(&mut self, id: BlockId, body: &[Statement]) {
        for statement in body {
            match statement {
                Statement::Show(_, value) | Statement::Cells(_, value) => self.uses(id, value),
                Statement::Return(value) | Statement::Yield(value) => self.uses(id, value),
                Statement::Assign(name, value) | Statement::Add(name, value) => {
                    self.bind(id, name);
                    self.uses(id, value);
                }
                Statement::Delete(name) => self.bind(id, name),
                Statement::Define(block) | Statement::Class(block) => {
                    self.bind(id, block.name);
                    self.nested(id, block);
                }
                Statement::For(name, _, body) => {
                    self.bind(id, name);
                    self.statements(id, body);
                }
                Statement::If(condition, body, otherwise) => {
                    self.uses(id, condition);
                    self.statements(id, body);
                    self.statements(id, otherwise);
                }
                Statement::Guard {
                    body, target, last, ..
                } => {
                    self.bind(id, target);
                    self.statements(id, body);
                    self.statements(id, last);
                }
            }
        }
    }

    fn uses(&mut self, id: BlockId, expression: &Expression) {
        match expression {
            Expression::Int(_) => {}
            Expression::Name(name) => _ = self.block_mut(id).used.insert(name),
            Expression::Sum(left, right) => {
                self.uses(id, left);
                self.uses(id, right);
            }
            Expression::Call(callee, arguments) => {
                self.uses(id, callee);
                arguments
                    .iter()
                    .for_each(|argument| self.uses(id, argument));
            }
            Expression::Attribute(value, _) => self.uses(id, value),
            Expression::Tuple(items) => items.iter().for_each(|item| self.uses(id, item)),
            Expression::Lambda(block) => self.nested(id, block),
            Expression::Comprehension(comprehension) => {
                self.uses(id, &comprehension.count);
                self.nested(id, &comprehension.block);
            }
            Expression::Walrus(name, value) => {
                self.uses(id, value);
                // Comprehensions pass the binding on to the block around them.
                let mut owner = id;
                while let (true, Some(parent)) =
                    (self.is_comprehension(owner), self.block(owner).parent)
                {
                    self.block_mut(owner).used.insert(name);
                    owner = parent;
                }
                self.bind(owner, name);
            }
        }
    }

    fn is_comprehension(&self, id: BlockId) -> bool {
        matches!(
            self.block(id).kind,
            BlockKind::ListComprehension | BlockKind::GeneratorExpression
        )
    }

    fn is_function_like(&self, id: BlockId) -> bool {
        !matches!(self.block(id).kind, BlockKind::Module | BlockKind::Class)
    }

    fn bind(&mut self, id: BlockId, name: Name) {
        self.block_mut(id).bound.insert(name);
    }

    fn nested(&mut self, id: BlockId, block: &Block) {
        for default in block
            .parameters
            .iter()
            .filter_map(|parameter| parameter.default.as_ref())
        {
            self.uses(id, default);
        }
        self.collect(block, Some(id));
    }

    /// Keeps the declarations that Python accepts, and makes the qualified name.
    fn declare(&mut self, id: BlockId) {
        let names = self.block(id);
        let (globals, nonlocals) = (names.globals.clone(), names.nonlocals.clone());
        let is_parameter = |name: &Name| names.parameters.contains(name);
        let globals: Vec<Name> = globals
            .into_iter()
            .filter(|name| !is_parameter(name))
            .collect();
        let nonlocals: Vec<Name> = nonlocals
            .into_iter()
            .filter(|name| !is_parameter(name) && !globals.contains(name))
            .filter(|name| matches!(self.enclosing(id, name), Owner::Block(_)))
            .collect();
        let qualname = self.qualname(id);
        let names = self.block_mut(id);
        names.globals = globals;
        names.nonlocals = nonlocals;
        names.qualname = qualname;
    }

    fn qualname(&self, id: BlockId) -> String {
        let names = self.block(id);
        let name = &names.qualname;
        let Some(parent) = names.parent else {
            return name.clone();
        };
        let parent = self.block(self.block(parent).code);
        let named = matches!(names.kind, BlockKind::Function | BlockKind::Class);
        match parent.kind {
            BlockKind::Module => name.clone(),
            _ if named && parent.globals.iter().any(|global| global == name) => name.clone(),
            // CPython writes no `<locals>` behind a generator expression either.
            BlockKind::Class | BlockKind::GeneratorExpression => {
                format!("{}.{name}", parent.qualname)
            }
            _ => format!("{}.<locals>.{name}", parent.qualname),
        }
    }

    /// Finds the name in the blocks around this one, from the inside out; class bodies are skipped.
    fn enclosing(&self, id: BlockId, name: Name) -> Owner {
        let mut at = id;
        while let Some(parent) = self.block(at).parent {
            at = parent;
            let names = self.block(at);
            if !self.is_function_like(at) {
                continue;
            }
            if names.globals.contains(&name) {
                return Owner::Global;
            }
            if names.bound.contains(name) && !names.nonlocals.contains(&name) {
                return Owner::Block(at);
            }
        }
        Owner::Global
    }

    /// Where the name lives as the block sees it.
    pub(crate) fn owner(&self, id: BlockId, name: Name) -> Owner {
        let names = self.block(id);
        if names.globals.contains(&name) {
            return Owner::Global;
        }
        if names.bound.contains(name) && !names.nonlocals.contains(&name) {
            return match names.kind {
                BlockKind::Module => Owner::Global,
                BlockKind::Class => Owner::Class,
                _ => Owner::Block(id),
            };
        }
        self.enclosing(id, name)
    }

    /// Whether the block reads the name from a cell that another code object owns.
    pub(crate) fn is_free(&self, id: BlockId, owner: BlockId) -> bool {
        self.block(id).code != self.block(owner).code
    }

    fn resolve(&mut self, id: BlockId) {
        let names = self.block(id);
        let all: BTreeSet<Name> = names
            .used
            .iter()
            .chain(&names.bound)
            .chain(&names.nonlocals)
            .copied()
            .collect();
        for name in all {
            let owner = self.owner(id, name);
            self.block_mut(id).owners.insert(name, owner);
            let Owner::Block(owner) = owner else { continue };
            if !self.is_free(id, owner) {
                continue;
            }
            let owner_code = self.block(owner).code;
            self.block_mut(owner_code).captured.insert(name);
            // Every code object on the way passes the cell on.
            let mut at = self.block(id).code;
            while at != owner_code {
                self.block_mut(at).free.insert(name);
                let Some(parent) = self.block(at).parent else {
                    break;
                };
                at = self.block(parent).code;
            }
        }
    }
}
