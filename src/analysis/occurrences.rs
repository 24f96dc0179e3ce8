//! Every place in a tree where a name occurs, with the block that asks for it and what it does there.
//!
//! The blocks are entered as pass 1 of the symbol table does; which block a node makes is asked of the table.

use std::convert::Infallible;

use super::Usage;
use super::variables::number;
use crate::source::Span;
use crate::symtable::{BlockId, BlockKind, Comprehension, SymbolTable, comprehension, span};
use crate::syntax::ast::{self, Expr, ExprContext, Pattern, Stmt};
use crate::syntax::{Ranged, TextRange, Walk, positional};

/// A name in one place.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Occurrence {
    pub(crate) span: Span,
    /// The block that asks for the name.
    pub(crate) block: BlockId,
    /// The place of the name among the symbols of the block.
    pub(crate) symbol: u32,
    pub(crate) usage: Usage,
    /// Where it has taken effect: an assignment binds when its value is there, which stands behind the target.
    pub(crate) effect: u32,
    /// The number of the outermost loop around it in the same function, or [`NO_LOOP`].
    pub(crate) outer_loop: u32,
    /// The value that it is bound to was made for it: a display, or the result of a call that makes something.
    pub(crate) is_fresh: bool,
    /// The value that it is bound to is a class that a call makes: `namedtuple(..)`.
    pub(crate) is_class: bool,
    /// How many conditions, of statements and expressions, it depends on in the same function.
    pub(crate) conditions: u16,
    /// The innermost of them is that of an `if` statement without other branches.
    pub(crate) in_plain_if: bool,
}

/// There is no loop.
pub(crate) const NO_LOOP: u32 = u32::MAX;

type Visited = Result<(), Infallible>;

/// Finds all occurrences of names, in the order in which the tree is visited.
pub(super) fn occurrences(tree: &ast::Mod, symbols: &SymbolTable) -> Vec<Occurrence> {
    let mut finder = Finder {
        symbols,
        found: Vec::new(),
        block: symbols.module(),
        binding: Binding::default(),
        outer_loop: NO_LOOP,
        loops: 0,
        conditions: 0,
        in_plain_if: false,
        makes_class: false,
    };
    let Ok(()) = match tree {
        ast::Mod::Module(module) => finder.visit_body(&module.body),
        ast::Mod::Expression(expression) => finder.visit_expr(&expression.body),
    };
    finder.found
}

/// What the targets that are visited are bound by.
#[derive(Clone, Copy)]
struct Binding {
    usage: Usage,
    effect: u32,
    is_fresh: bool,
}

impl Default for Binding {
    fn default() -> Self {
        Self {
            usage: Usage::Assign,
            effect: 0,
            is_fresh: false,
        }
    }
}

struct Finder<'s> {
    symbols: &'s SymbolTable,
    found: Vec<Occurrence>,
    block: BlockId,
    binding: Binding,
    outer_loop: u32,
    loops: u32,
    conditions: u16,
    in_plain_if: bool,
    /// The value that is assigned is a class that a call makes.
    makes_class: bool,
}

impl<'a> Walk<'a> for Finder<'_> {
    type Error = Infallible;

    fn enter_expr(&mut self, expr: &'a Expr) -> Visited {
        match expr {
            Expr::Name(name) => {
                self.name(name);
                Ok(())
            }
            Expr::Lambda(lambda) => {
                if let Some(parameters) = &lambda.parameters {
                    self.visit_defaults(parameters)?;
                }
                let block = self.symbols.block_for(BlockKind::Lambda, lambda.range);
                self.within(block, |this| {
                    if let Some(parameters) = &lambda.parameters {
                        this.parameters(parameters);
                    }
                    this.visit_expr(&lambda.body)
                })
            }
            Expr::Named(named) => {
                self.visit_expr(&named.value)?;
                let is_fresh = is_fresh(&named.value);
                self.bound(Usage::Walrus, named.range, is_fresh, |this| {
                    this.visit_expr(&named.target)
                })
            }
            Expr::BoolOp(node) => {
                let Some((first, rest)) = node.values.split_first() else {
                    return Ok(());
                };
                self.visit_expr(first)?;
                self.conditionally(false, |this| this.visit_exprs(rest))
            }
            Expr::If(node) => {
                self.visit_expr(&node.test)?;
                self.conditionally(false, |this| this.visit_exprs([&*node.body, &*node.orelse]))
            }
            _ => match comprehension(expr) {
                Some(comp) => self.comprehension_block(&comp, expr.range()),
                None => self.children(expr),
            },
        }
    }

    fn enter_stmt(&mut self, stmt: &'a Stmt) -> Visited {
        match stmt {
            Stmt::FunctionDef(def) => self.function(def),
            Stmt::ClassDef(class) => self.class(class),
            Stmt::TypeAlias(alias) => self.type_alias(alias),
            Stmt::Assign(assign) => {
                self.visit_expr(&assign.value)?;
                let is_fresh = is_fresh(&assign.value);
                self.makes_class = matches!(
                    called(&assign.value),
                    Some("namedtuple" | "NamedTuple" | "type" | "make_dataclass")
                );
                self.bound(Usage::Assign, assign.range, is_fresh, |this| {
                    this.visit_exprs(&assign.targets)
                })?;
                self.makes_class = false;
                Ok(())
            }
            Stmt::AugAssign(assign) => {
                self.visit_expr(&assign.value)?;
                self.bound(Usage::Update, assign.range, false, |this| {
                    this.visit_expr(&assign.target)
                })
            }
            Stmt::AnnAssign(assign) => self.annotated(assign),
            Stmt::For(stmt) => {
                self.visit_expr(&stmt.iter)?;
                self.looping(|this| {
                    this.bound(Usage::Loop, stmt.iter.range(), false, |this| {
                        this.visit_expr(&stmt.target)
                    })?;
                    this.visit_body(&stmt.body)
                })?;
                self.visit_body(&stmt.orelse)
            }
            Stmt::While(stmt) => {
                self.looping(|this| {
                    this.visit_expr(&stmt.test)?;
                    this.visit_body(&stmt.body)
                })?;
                self.visit_body(&stmt.orelse)
            }
            Stmt::If(stmt) => {
                self.visit_expr(&stmt.test)?;
                let is_plain = stmt.elif_else_clauses.is_empty();
                self.conditionally(is_plain, |this| this.visit_body(&stmt.body))?;
                for clause in &stmt.elif_else_clauses {
                    self.conditionally(false, |this| {
                        this.visit_option(clause.test.as_ref())?;
                        this.visit_body(&clause.body)
                    })?;
                }
                Ok(())
            }
            Stmt::With(stmt) => {
                for item in &stmt.items {
                    self.visit_expr(&item.context_expr)?;
                    if let Some(target) = &item.optional_vars {
                        self.bound(Usage::With, item.range, false, |this| {
                            this.visit_expr(target)
                        })?;
                    }
                }
                self.visit_body(&stmt.body)
            }
            Stmt::Try(stmt) => {
                self.conditionally(false, |this| this.visit_body(&stmt.body))?;
                for ast::ExceptHandler::ExceptHandler(handler) in &stmt.handlers {
                    self.conditionally(false, |this| {
                        this.visit_option(handler.type_.as_deref())?;
                        if let Some(name) = &handler.name {
                            this.add(name, name.range, Usage::Except);
                        }
                        this.visit_body(&handler.body)
                    })?;
                }
                self.conditionally(false, |this| this.visit_body(&stmt.orelse))?;
                self.visit_body(&stmt.finalbody)
            }
            Stmt::Match(stmt) => {
                self.visit_expr(&stmt.subject)?;
                for case in &stmt.cases {
                    self.conditionally(false, |this| {
                        this.pattern(&case.pattern)?;
                        this.visit_option(case.guard.as_deref())?;
                        this.visit_body(&case.body)
                    })?;
                }
                Ok(())
            }
            Stmt::Import(stmt) => {
                self.aliases(&stmt.names);
                Ok(())
            }
            Stmt::ImportFrom(stmt) => {
                self.aliases(&stmt.names);
                Ok(())
            }
            Stmt::Global(stmt) => {
                self.declared(&stmt.names, Usage::Global);
                Ok(())
            }
            Stmt::Nonlocal(stmt) => {
                self.declared(&stmt.names, Usage::Nonlocal);
                Ok(())
            }
            _ => self.parts(stmt),
        }
    }
}

impl Finder<'_> {
    /// Notes a name of the current block; nothing if the block does not have it: what is not evaluated has no names.
    fn note(&mut self, name: &str, range: TextRange, usage: Usage, effect: u32, is_fresh: bool) {
        let block = self.symbols.block(self.block);
        let Some(symbol) = block.position(&block.mangle(name)) else {
            return;
        };
        self.found.push(Occurrence {
            span: span(range),
            block: self.block,
            symbol: number(symbol),
            usage,
            effect,
            outer_loop: self.outer_loop,
            is_fresh,
            is_class: usage == Usage::Assign && self.makes_class,
            conditions: self.conditions,
            in_plain_if: self.in_plain_if,
        });
    }

    /// Visits what may not run.
    fn conditionally(
        &mut self,
        in_plain_if: bool,
        visit: impl FnOnce(&mut Self) -> Visited,
    ) -> Visited {
        self.conditions = self.conditions.saturating_add(1);
        let outside = std::mem::replace(&mut self.in_plain_if, in_plain_if);
        visit(self)?;
        self.in_plain_if = outside;
        self.conditions -= 1;
        Ok(())
    }

    fn add(&mut self, name: &str, range: TextRange, usage: Usage) {
        self.note(name, range, usage, range.end().into(), false);
    }

    fn name(&mut self, name: &ast::ExprName) {
        match name.ctx {
            ExprContext::Store => {
                let Binding {
                    usage,
                    effect,
                    is_fresh,
                } = self.binding;
                self.note(&name.id, name.range, usage, effect, is_fresh);
            }
            ExprContext::Del => self.add(&name.id, name.range, Usage::Delete),
            _ => {
                self.add(&name.id, name.range, Usage::Read);
                let kind = self.symbols.block(self.block).kind();
                if name.id == "super" && kind.is_function_like() {
                    self.add("__class__", name.range, Usage::Super);
                }
            }
        }
    }

    /// Visits targets; they are bound where `range` ends.
    fn bound(
        &mut self,
        usage: Usage,
        range: TextRange,
        is_fresh: bool,
        visit: impl FnOnce(&mut Self) -> Visited,
    ) -> Visited {
        let binding = Binding {
            usage,
            effect: range.end().into(),
            is_fresh,
        };
        let before = std::mem::replace(&mut self.binding, binding);
        visit(self)?;
        self.binding = before;
        Ok(())
    }

    /// Visits what is in a block; `None`: a block without names, whose insides are not looked at.
    fn within(
        &mut self,
        block: Option<BlockId>,
        visit: impl FnOnce(&mut Self) -> Visited,
    ) -> Visited {
        let Some(block) = block else { return Ok(()) };
        let outside = std::mem::replace(&mut self.block, block);
        // A comprehension runs where it stands, and a class body too.
        let kind = self.symbols.block(block).kind();
        let is_part = kind.is_comprehension() || kind == BlockKind::Class;
        let around = (self.outer_loop, self.conditions, self.in_plain_if);
        if !is_part {
            (self.outer_loop, self.conditions, self.in_plain_if) = (NO_LOOP, 0, false);
        }
        visit(self)?;
        self.block = outside;
        (self.outer_loop, self.conditions, self.in_plain_if) = around;
        Ok(())
    }

    fn looping(&mut self, visit: impl FnOnce(&mut Self) -> Visited) -> Visited {
        let around = self.outer_loop;
        if around == NO_LOOP {
            self.outer_loop = self.loops;
            self.loops += 1;
        }
        self.conditionally(false, visit)?;
        self.outer_loop = around;
        Ok(())
    }

    fn comprehension_block(&mut self, comp: &Comprehension<'_>, range: TextRange) -> Visited {
        let Some((outermost, inner)) = comp.generators.split_first() else {
            return Ok(());
        };
        self.visit_expr(&outermost.iter)?;
        let block = self.symbols.block_for(comp.kind, range);
        self.within(block, |this| {
            this.looping(|this| {
                this.clause(outermost)?;
                for generator in inner {
                    this.visit_expr(&generator.iter)?;
                    this.clause(generator)?;
                }
                this.visit_option(comp.key)?;
                this.visit_expr(comp.value)
            })
        })
    }

    /// The target and the conditions of a `for` clause.
    fn clause(&mut self, generator: &ast::Comprehension) -> Visited {
        let range = generator.iter.range();
        self.bound(Usage::Comprehension, range, false, |this| {
            this.visit_expr(&generator.target)
        })?;
        self.visit_exprs(&generator.ifs)
    }

    fn parameters(&mut self, parameters: &ast::Parameters) {
        let all = positional(parameters).chain(&parameters.kwonlyargs);
        let all = all.map(|parameter| &parameter.parameter);
        let variadic = [&parameters.vararg, &parameters.kwarg];
        let variadic = variadic.into_iter().flatten().map(|parameter| &**parameter);
        for parameter in all.chain(variadic) {
            self.add(&parameter.name, parameter.name.range, Usage::Parameter);
        }
    }

    fn function(&mut self, def: &ast::StmtFunctionDef) -> Visited {
        self.visit_decorators(&def.decorator_list)?;
        self.visit_defaults(&def.parameters)?;
        let effect = def.parameters.range.end().into();
        self.note(&def.name, def.name.range, Usage::Function, effect, true);
        let params =
            self.type_parameters(BlockKind::TypeParameters, def.range, &def.type_params)?;
        let outside = std::mem::replace(&mut self.block, params);
        let annotations = self.symbols.block_for(BlockKind::Annotation, def.range);
        self.within(annotations, |this| {
            let parameters = def.parameters.iter();
            this.visit_exprs(parameters.filter_map(|parameter| parameter.annotation()))?;
            this.visit_option(def.returns.as_deref())
        })?;
        let body = self.symbols.block_for(BlockKind::Function, def.range);
        self.within(body, |this| {
            this.parameters(&def.parameters);
            this.visit_body(&def.body)
        })?;
        self.block = outside;
        Ok(())
    }

    fn class(&mut self, class: &ast::StmtClassDef) -> Visited {
        self.visit_decorators(&class.decorator_list)?;
        let outside = self.block;
        let params =
            self.type_parameters(BlockKind::TypeParameters, class.range, &class.type_params)?;
        self.block = params;
        if let Some(arguments) = &class.arguments {
            self.visit_exprs(&arguments.args)?;
            self.visit_keywords(&arguments.keywords)?;
        }
        let body = self.symbols.block_for(BlockKind::Class, class.range);
        self.within(body, |this| this.visit_body(&class.body))?;
        self.block = outside;
        let effect = class.range.end().into();
        self.note(&class.name, class.name.range, Usage::Class, effect, true);
        Ok(())
    }

    /// Visits type parameters; gives the block that what they belong to is in.
    fn type_parameters(
        &mut self,
        kind: BlockKind,
        range: TextRange,
        type_params: &Option<Box<ast::TypeParams>>,
    ) -> Result<BlockId, Infallible> {
        let Some(type_params) = type_params else {
            return Ok(self.block);
        };
        let Some(block) = self.symbols.block_for(kind, range) else {
            return Ok(self.block);
        };
        self.within(Some(block), |this| {
            for param in &type_params.type_params {
                use ast::TypeParam;
                let (name, bound, default) = match param {
                    TypeParam::TypeVar(param) => (&param.name, &param.bound, &param.default),
                    TypeParam::ParamSpec(param) => (&param.name, &None, &param.default),
                    TypeParam::TypeVarTuple(param) => (&param.name, &None, &param.default),
                };
                this.add(name, name.range, Usage::TypeParameter);
                for expr in [bound, default].into_iter().flatten() {
                    let block = this
                        .symbols
                        .block_for(BlockKind::TypeVariable, expr.range());
                    this.within(block, |this| this.visit_expr(expr))?;
                }
            }
            Ok(())
        })?;
        Ok(block)
    }

    fn type_alias(&mut self, alias: &ast::StmtTypeAlias) -> Visited {
        self.bound(Usage::TypeAlias, alias.range, false, |this| {
            this.visit_expr(&alias.name)
        })?;
        let outside = self.block;
        let params =
            self.type_parameters(BlockKind::TypeParameters, alias.range, &alias.type_params)?;
        self.block = params;
        let value = self.symbols.block_for(BlockKind::TypeAlias, alias.range);
        self.within(value, |this| this.visit_expr(&alias.value))?;
        self.block = outside;
        Ok(())
    }

    fn annotated(&mut self, assign: &ast::StmtAnnAssign) -> Visited {
        self.visit_option(assign.value.as_deref())?;
        let (usage, is_fresh) = match &assign.value {
            Some(value) => (Usage::Assign, is_fresh(value)),
            None => (Usage::Annotate, false),
        };
        self.bound(usage, assign.range, is_fresh, |this| {
            this.visit_expr(&assign.target)
        })?;
        let annotations = self.symbols.block(self.block).annotations();
        self.within(annotations, |this| this.visit_expr(&assign.annotation))
    }

    fn aliases(&mut self, aliases: &[ast::Alias]) {
        for alias in aliases {
            let name = alias.asname.as_ref().unwrap_or(&alias.name);
            let bound = name.split('.').next().unwrap_or(name);
            let range = TextRange::at(
                name.range.start(),
                bound.len().try_into().unwrap_or_default(),
            );
            self.add(bound, range, Usage::Import);
        }
    }

    fn declared(&mut self, names: &[ast::Identifier], usage: Usage) {
        for name in names {
            self.add(name, name.range, usage);
        }
    }

    fn capture(&mut self, name: Option<&ast::Identifier>) {
        if let Some(name) = name {
            self.add(name, name.range, Usage::Pattern);
        }
    }

    fn pattern(&mut self, pattern: &Pattern) -> Visited {
        match pattern {
            Pattern::MatchValue(pattern) => self.visit_expr(&pattern.value),
            Pattern::MatchSingleton(_) => Ok(()),
            Pattern::MatchSequence(pattern) => self.patterns(&pattern.patterns),
            Pattern::MatchMapping(mapping) => {
                self.visit_exprs(&mapping.keys)?;
                self.patterns(&mapping.patterns)?;
                self.capture(mapping.rest.as_ref());
                Ok(())
            }
            Pattern::MatchClass(class) => {
                self.visit_expr(&class.cls)?;
                self.patterns(&class.arguments.patterns)?;
                let keywords = &class.arguments.keywords;
                keywords
                    .iter()
                    .try_for_each(|keyword| self.pattern(&keyword.pattern))
            }
            Pattern::MatchStar(star) => {
                self.capture(star.name.as_ref());
                Ok(())
            }
            Pattern::MatchAs(capture) => {
                if let Some(inner) = &capture.pattern {
                    self.pattern(inner)?;
                }
                self.capture(capture.name.as_ref());
                Ok(())
            }
            Pattern::MatchOr(pattern) => self.patterns(&pattern.patterns),
        }
    }

    fn patterns(&mut self, patterns: &[Pattern]) -> Visited {
        patterns
            .iter()
            .try_for_each(|pattern| self.pattern(pattern))
    }
}

/// Whether an expression makes a new object that nobody else has: a display, a comprehension, or a call, unless its
/// name says that the object was there before.
pub(super) fn is_fresh(expr: &Expr) -> bool {
    match expr {
        Expr::List(_)
        | Expr::Dict(_)
        | Expr::Set(_)
        | Expr::ListComp(_)
        | Expr::DictComp(_)
        | Expr::SetComp(_)
        | Expr::Generator(_)
        | Expr::Lambda(_) => true,
        _ => called(expr).is_some_and(|name| !finds(name)),
    }
}

/// The last part of the name of what an expression calls.
fn called(expr: &Expr) -> Option<&str> {
    let Expr::Call(call) = expr else { return None };
    Some(match &*call.func {
        Expr::Name(name) => name.id.as_str(),
        Expr::Attribute(attribute) => attribute.attr.as_str(),
        _ => "",
    })
}

/// Whether something of this name gives an object that was there before.
fn finds(name: &str) -> bool {
    let name = name.trim_start_matches('_');
    let prefixes = [
        "get", "find", "lookup", "fetch", "resolve", "import", "select", "query",
    ];
    prefixes.iter().any(|prefix| name.starts_with(prefix))
        || matches!(
            name,
            "next" | "setdefault" | "pop" | "popleft" | "first" | "last" | "min" | "max" | "super"
        )
}

/// Whether a name is written as those of classes are.
pub(super) fn is_class_name(name: &str) -> bool {
    let name = name.trim_start_matches('_');
    let mut chars = name.chars();
    chars.next().is_some_and(char::is_uppercase)
        && (name.len() == 1 || chars.any(char::is_lowercase))
}
