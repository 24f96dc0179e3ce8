//! What the kinds of nodes are in the parser's tree, both ways: those that are there as the grammar of `ast` has them.
//!
//! Of each kind the rows name the parser's type and its fields, in the order of the table of kinds. The others stand in
//! `statements`, `definitions` and `literals`.

use super::read::Reader;
use super::write::{Part, Writer};
use super::{Field, Kind, Node, TreeError};
use crate::syntax::ast::{self, AtomicNodeIndex, Expr, Pattern, Stmt, TypeParam};
use crate::syntax::ensure_stack;

/// Implements [`Part`] for one of the parser's enums. `else` names the functions for the kinds that are not in the rows.
macro_rules! rows {
    ($sum:ident, else $write:path, $read:path;
        $($kind:ident = $variant:ident($ty:ident) { $($field:ident: $how:ident),* })*
    ) => {
        impl Part for $sum {
            fn write(&self, writer: &mut Writer<'_>) -> Field {
                ensure_stack(|| match self {
                    $($sum::$variant(part) => {
                        let fields = vec![$(writer.$how(&part.$field)),*];
                        writer.node(Kind::$kind, part.range, fields)
                    })*
                    #[allow(unreachable_patterns, reason = "all kinds of type parameters are in the rows")]
                    other => $write(writer, other),
                })
            }

            fn read(reader: &mut Reader<'_>, _: &Node, field: &Field) -> Result<Self, TreeError> {
                let node = reader.get(field)?;
                ensure_stack(|| match node.kind {
                    $(Kind::$kind => {
                        let start = reader.begin(node)?;
                        #[allow(unused, reason = "some kinds have no fields")]
                        let mut next = counter();
                        Ok($sum::$variant(ast::$ty {
                            $($field: reader.$how(node, next())?,)*
                            node_index: AtomicNodeIndex::NONE,
                            range: reader.end(node, start),
                        }))
                    })*
                    _ => $read(reader, node),
                })
            }
        }
    };
}

rows! { Stmt, else super::statements::write, super::statements::read;
    Return = Return(StmtReturn) { value: optional }
    Delete = Delete(StmtDelete) { targets: many }
    Assign = Assign(StmtAssign) { targets: many, value: one }
    AugAssign = AugAssign(StmtAugAssign) { target: one, op: one, value: one }
    AnnAssign = AnnAssign(StmtAnnAssign) { target: one, annotation: one, value: optional, simple: one }
    TypeAlias = TypeAlias(StmtTypeAlias) { name: one, type_params: params, value: one }
    While = While(StmtWhile) { test: one, body: many, orelse: many }
    Match = Match(StmtMatch) { subject: one, cases: many }
    Raise = Raise(StmtRaise) { exc: optional, cause: optional }
    Assert = Assert(StmtAssert) { test: one, msg: optional }
    Global = Global(StmtGlobal) { names: many }
    Nonlocal = Nonlocal(StmtNonlocal) { names: many }
    Expr = Expr(StmtExpr) { value: one }
    Pass = Pass(StmtPass) {}
    Break = Break(StmtBreak) {}
    Continue = Continue(StmtContinue) {}
}

rows! { Expr, else super::literals::write, super::literals::read;
    BoolOp = BoolOp(ExprBoolOp) { op: one, values: many }
    NamedExpr = Named(ExprNamed) { target: one, value: one }
    BinOp = BinOp(ExprBinOp) { left: one, op: one, right: one }
    UnaryOp = UnaryOp(ExprUnaryOp) { op: one, operand: one }
    IfExp = If(ExprIf) { test: one, body: one, orelse: one }
    Set = Set(ExprSet) { elts: many }
    ListComp = ListComp(ExprListComp) { elt: one, generators: many }
    SetComp = SetComp(ExprSetComp) { elt: one, generators: many }
    DictComp = DictComp(ExprDictComp) { key: optional, value: one, generators: many }
    Await = Await(ExprAwait) { value: one }
    Yield = Yield(ExprYield) { value: optional }
    YieldFrom = YieldFrom(ExprYieldFrom) { value: one }
    Compare = Compare(ExprCompare) { left: one, ops: many, comparators: many }
    Attribute = Attribute(ExprAttribute) { value: one, attr: one, ctx: one }
    Subscript = Subscript(ExprSubscript) { value: one, slice: one, ctx: one }
    Starred = Starred(ExprStarred) { value: one, ctx: one }
    Name = Name(ExprName) { id: one, ctx: one }
    List = List(ExprList) { elts: many, ctx: one }
    Slice = Slice(ExprSlice) { lower: optional, upper: optional, step: optional }
}

rows! { Pattern, else super::statements::write_pattern, super::statements::read_pattern;
    MatchValue = MatchValue(PatternMatchValue) { value: one }
    MatchSingleton = MatchSingleton(PatternMatchSingleton) { value: one }
    MatchSequence = MatchSequence(PatternMatchSequence) { patterns: many }
    MatchMapping = MatchMapping(PatternMatchMapping) { keys: many, patterns: many, rest: optional }
    MatchStar = MatchStar(PatternMatchStar) { name: optional }
    MatchAs = MatchAs(PatternMatchAs) { pattern: optional, name: optional }
    MatchOr = MatchOr(PatternMatchOr) { patterns: many }
}

rows! { TypeParam, else no_other, no_such;
    TypeVar = TypeVar(TypeParamTypeVar) { name: one, bound: optional, default: optional }
    ParamSpec = ParamSpec(TypeParamParamSpec) { name: one, default: optional }
    TypeVarTuple = TypeVarTuple(TypeParamTypeVarTuple) { name: one, default: optional }
}

/// The numbers from 0 on: the fields of a kind one after the other.
fn counter() -> impl FnMut() -> usize {
    let mut fields = 0..;
    move || fields.next().unwrap_or_default()
}

fn no_other(_: &mut Writer<'_>, _: &TypeParam) -> Field {
    Field::None
}

/// The error about a node where its kind cannot stand; `check` finds it before.
pub(super) fn no_such<T>(_: &mut Reader<'_>, node: &Node) -> Result<T, TreeError> {
    let name = node.kind.name();
    Err(TreeError::value(format!("{name} cannot stand here")))
}

/// Implements [`Part`] for one of the parser's structs that is a node by itself.
macro_rules! structs {
    ($($ty:ident = $kind:ident { $($field:ident: $how:ident),* })*) => {$(
        impl Part for ast::$ty {
            fn write(&self, writer: &mut Writer<'_>) -> Field {
                let fields = vec![$(writer.$how(&self.$field)),*];
                writer.node(Kind::$kind, self.range, fields)
            }

            fn read(reader: &mut Reader<'_>, _: &Node, field: &Field) -> Result<Self, TreeError> {
                let node = reader.get(field)?;
                let start = reader.begin(node)?;
                let mut next = counter();
                Ok(ast::$ty {
                    $($field: reader.$how(node, next())?,)*
                    node_index: AtomicNodeIndex::NONE,
                    range: reader.end(node, start),
                })
            }
        }
    )*};
}

structs! {
    Comprehension = comprehension { target: one, iter: one, ifs: many, is_async: one }
    Keyword = keyword { arg: optional, value: one }
    Alias = alias { name: one, asname: optional }
    WithItem = withitem { context_expr: one, optional_vars: optional }
    MatchCase = match_case { pattern: one, guard: optional, body: many }
    ExceptHandlerExceptHandler = ExceptHandler { type_: optional, name: optional, body: many }
}

impl Part for ast::ExceptHandler {
    fn write(&self, writer: &mut Writer<'_>) -> Field {
        let Self::ExceptHandler(handler) = self;
        writer.one(handler)
    }

    fn read(reader: &mut Reader<'_>, node: &Node, field: &Field) -> Result<Self, TreeError> {
        Part::read(reader, node, field).map(Self::ExceptHandler)
    }
}

/// Implements [`Part`] for one of the parser's enums whose kinds have no fields.
macro_rules! plain {
    ($($sum:ident { $($variant:ident = $kind:ident),* })*) => {$(
        impl Part for ast::$sum {
            fn write(&self, writer: &mut Writer<'_>) -> Field {
                match self {
                    $(Self::$variant => writer.plain(Kind::$kind),)*
                    #[allow(unreachable_patterns, reason = "the parser's contexts have one for what is wrong")]
                    _ => Field::None,
                }
            }

            fn read(reader: &mut Reader<'_>, _: &Node, field: &Field) -> Result<Self, TreeError> {
                let node = reader.get(field)?;
                match node.kind {
                    $(Kind::$kind => Ok(Self::$variant),)*
                    _ => no_such(reader, node),
                }
            }
        }
    )*};
}

plain! {
    ExprContext { Load = Load, Store = Store, Del = Del }
    BoolOp { And = And, Or = Or }
    Operator {
        Add = Add, Sub = Sub, Mult = Mult, MatMult = MatMult, Div = Div, Mod = Mod, Pow = Pow, LShift = LShift,
        RShift = RShift, BitOr = BitOr, BitXor = BitXor, BitAnd = BitAnd, FloorDiv = FloorDiv
    }
    UnaryOp { Invert = Invert, Not = Not, UAdd = UAdd, USub = USub }
    CmpOp {
        Eq = Eq, NotEq = NotEq, Lt = Lt, LtE = LtE, Gt = Gt, GtE = GtE, Is = Is, IsNot = IsNot, In = In, NotIn = NotIn
    }
}
