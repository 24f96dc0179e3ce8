//! The tree of a generated program: the part of Python that the generator speaks.

use std::rc::Rc;

/// Variables, functions and classes take their names from small pools, so that they meet often.
pub(crate) type Name = &'static str;

/// Numbers each block of a program: the module is 0.
pub(crate) type BlockId = usize;

/// A region of code with names of its own: module, function, lambda, class or comprehension.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) id: BlockId,
    pub(crate) kind: BlockKind,
    /// `f`, `<lambda>`, `<genexpr>`, `C`; a list comprehension has no code object and no name.
    pub(crate) name: Name,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: Vec<Statement>,
    /// Names that the block declares; `repair` has removed what Python would refuse.
    pub(crate) globals: Vec<Name>,
    pub(crate) nonlocals: Vec<Name>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BlockKind {
    Module,
    Function,
    Lambda,
    Class,
    /// Inlined: runs in the frame of the block around it.
    ListComprehension,
    /// A function of its own.
    GeneratorExpression,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ParameterKind {
    Positional,
    KeywordOnly,
    /// `*rest`.
    Rest,
}

#[derive(Debug)]
pub(crate) struct Parameter {
    pub(crate) name: Name,
    pub(crate) kind: ParameterKind,
    pub(crate) default: Option<Expression>,
}

#[derive(Debug)]
pub(crate) enum Statement {
    /// `show(label, value)`
    Show(u32, Expression),
    /// `cells(label, value)`
    Cells(u32, Expression),
    Assign(Name, Expression),
    /// `name += value`
    Add(Name, Expression),
    Delete(Name),
    Define(Rc<Block>),
    Class(Rc<Block>),
    /// `for name in range(count):`
    For(Name, u32, Vec<Statement>),
    If(Expression, Vec<Statement>, Vec<Statement>),
    /// `try: body` / `except Exception as target: caught(label, target)` / `finally: last`
    Guard {
        label: u32,
        body: Vec<Statement>,
        target: Name,
        last: Vec<Statement>,
    },
    Return(Expression),
    /// `yield value`; only in programs that the model does not run.
    Yield(Expression),
}

#[derive(Debug)]
pub(crate) enum Expression {
    Int(i64),
    Name(Name),
    /// `left + right`
    Sum(Box<Expression>, Box<Expression>),
    Call(Box<Expression>, Vec<Expression>),
    /// `value.name`
    Attribute(Box<Expression>, Name),
    /// The body is one `Return`.
    Lambda(Rc<Block>),
    /// `[element for variable in range(count)]`, or the same as `list(element for ...)`.
    Comprehension(Rc<Comprehension>),
    /// `(name := value)`
    Walrus(Name, Box<Expression>),
    Tuple(Vec<Expression>),
}

#[derive(Debug)]
pub(crate) struct Comprehension {
    /// Its only parameter is the iteration variable, its body one `Return` of the element.
    pub(crate) block: Block,
    /// Evaluated in the block around the comprehension.
    pub(crate) count: Expression,
}

impl Expression {
    /// Whether a compiler may know the value: a tuple of constants is one, a lambda is not.
    pub(crate) fn is_constant(&self) -> bool {
        match self {
            Self::Int(_) => true,
            Self::Sum(left, right) => left.is_constant() && right.is_constant(),
            Self::Tuple(items) => items.iter().all(Self::is_constant),
            _ => false,
        }
    }
}

impl Block {
    pub(crate) fn is_inlined(&self) -> bool {
        self.kind == BlockKind::ListComprehension
    }

    pub(crate) fn is_comprehension(&self) -> bool {
        matches!(
            self.kind,
            BlockKind::ListComprehension | BlockKind::GeneratorExpression
        )
    }

    /// The element of a comprehension or the value of a lambda.
    pub(crate) fn value(&self) -> &Expression {
        match self.body.as_slice() {
            [Statement::Return(value)] => value,
            _ => unreachable!("only lambdas and comprehensions are asked for their value"),
        }
    }
}
