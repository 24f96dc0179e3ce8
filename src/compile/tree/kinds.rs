//! [`Kind`]: the kinds of nodes, with their fields; the one table of the abstract syntax.
//!
//! A field has a type as in the grammar of the `ast` module: the name of a kind or a group, or `identifier`, `int`, `string`,
//! `constant`; `?` may be missing, `*` is a list, `?*` is a list with gaps.

/// Declares the kinds: name, group, fields with their types.
macro_rules! kinds {
    ($($kind:ident, $group:literal, [$($field:literal $ty:literal),*];)*) => {
        /// What a [`Node`](super::Node) is: a class of Python's module `ast`.
        #[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
        #[non_exhaustive]
            #[expect(missing_docs, non_camel_case_types, reason = "the names are those of the classes, described where Python's `ast` is")]
        pub enum Kind {
            $($kind,)*
        }

        impl Kind {
            /// All kinds, in the order of the grammar.
            pub const ALL: &[Self] = &[$(Self::$kind,)*];

            /// The kind's row of the table.
            const fn row(self) -> Row {
                match self {
                    $(Self::$kind => Row {
                        name: stringify!($kind),
                        group: $group,
                        fields: &[$(($field, $ty),)*],
                    },)*
                }
            }
        }
    };
}

/// What the table says of a kind.
struct Row {
    name: &'static str,
    group: &'static str,
    fields: &'static [(&'static str, &'static str)],
}

impl Kind {
    /// Its name: that of the class.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.row().name
    }

    /// The kinds that it can stand with in the same field: `stmt`, `expr`, .. Empty for one that stands alone.
    #[must_use]
    pub const fn group(self) -> &'static str {
        self.row().group
    }

    /// The names of its fields with their types, as the grammar of `ast` writes them: `expr`, `stmt*`, `identifier?`.
    #[must_use]
    pub const fn fields(self) -> &'static [(&'static str, &'static str)] {
        self.row().fields
    }

    /// Its place in [`Self::ALL`].
    #[must_use]
    pub const fn number(self) -> usize {
        self as usize
    }

    /// The kind of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.name() == name)
    }

    /// Whether a node of the kind has a place in the source.
    #[must_use]
    pub fn has_place(self) -> bool {
        matches!(
            self.group(),
            "stmt" | "expr" | "excepthandler" | "pattern" | "type_param"
        ) || matches!(self, Self::arg | Self::keyword | Self::alias)
    }

    /// Whether it fits a field of such a type.
    pub(super) fn fits(self, ty: &str) -> bool {
        let ty = ty.trim_end_matches(['?', '*']);
        self.group() == ty || self.name() == ty
    }
}

kinds! {
    Module, "mod", ["body" "stmt*", "type_ignores" "type_ignore*"];
    Interactive, "mod", ["body" "stmt*"];
    Expression, "mod", ["body" "expr"];
    FunctionType, "mod", ["argtypes" "expr*", "returns" "expr"];
    FunctionDef, "stmt", ["name" "identifier", "args" "arguments", "body" "stmt*", "decorator_list" "expr*", "returns" "expr?", "type_comment" "string?", "type_params" "type_param*"];
    AsyncFunctionDef, "stmt", ["name" "identifier", "args" "arguments", "body" "stmt*", "decorator_list" "expr*", "returns" "expr?", "type_comment" "string?", "type_params" "type_param*"];
    ClassDef, "stmt", ["name" "identifier", "bases" "expr*", "keywords" "keyword*", "body" "stmt*", "decorator_list" "expr*", "type_params" "type_param*"];
    Return, "stmt", ["value" "expr?"];
    Delete, "stmt", ["targets" "expr*"];
    Assign, "stmt", ["targets" "expr*", "value" "expr", "type_comment" "string?"];
    TypeAlias, "stmt", ["name" "expr", "type_params" "type_param*", "value" "expr"];
    AugAssign, "stmt", ["target" "expr", "op" "operator", "value" "expr"];
    AnnAssign, "stmt", ["target" "expr", "annotation" "expr", "value" "expr?", "simple" "int"];
    For, "stmt", ["target" "expr", "iter" "expr", "body" "stmt*", "orelse" "stmt*", "type_comment" "string?"];
    AsyncFor, "stmt", ["target" "expr", "iter" "expr", "body" "stmt*", "orelse" "stmt*", "type_comment" "string?"];
    While, "stmt", ["test" "expr", "body" "stmt*", "orelse" "stmt*"];
    If, "stmt", ["test" "expr", "body" "stmt*", "orelse" "stmt*"];
    With, "stmt", ["items" "withitem*", "body" "stmt*", "type_comment" "string?"];
    AsyncWith, "stmt", ["items" "withitem*", "body" "stmt*", "type_comment" "string?"];
    Match, "stmt", ["subject" "expr", "cases" "match_case*"];
    Raise, "stmt", ["exc" "expr?", "cause" "expr?"];
    Try, "stmt", ["body" "stmt*", "handlers" "excepthandler*", "orelse" "stmt*", "finalbody" "stmt*"];
    TryStar, "stmt", ["body" "stmt*", "handlers" "excepthandler*", "orelse" "stmt*", "finalbody" "stmt*"];
    Assert, "stmt", ["test" "expr", "msg" "expr?"];
    Import, "stmt", ["names" "alias*"];
    ImportFrom, "stmt", ["module" "identifier?", "names" "alias*", "level" "int?"];
    Global, "stmt", ["names" "identifier*"];
    Nonlocal, "stmt", ["names" "identifier*"];
    Expr, "stmt", ["value" "expr"];
    Pass, "stmt", [];
    Break, "stmt", [];
    Continue, "stmt", [];
    BoolOp, "expr", ["op" "boolop", "values" "expr*"];
    NamedExpr, "expr", ["target" "expr", "value" "expr"];
    BinOp, "expr", ["left" "expr", "op" "operator", "right" "expr"];
    UnaryOp, "expr", ["op" "unaryop", "operand" "expr"];
    Lambda, "expr", ["args" "arguments", "body" "expr"];
    IfExp, "expr", ["test" "expr", "body" "expr", "orelse" "expr"];
    Dict, "expr", ["keys" "expr?*", "values" "expr*"];
    Set, "expr", ["elts" "expr*"];
    ListComp, "expr", ["elt" "expr", "generators" "comprehension*"];
    SetComp, "expr", ["elt" "expr", "generators" "comprehension*"];
    DictComp, "expr", ["key" "expr", "value" "expr", "generators" "comprehension*"];
    GeneratorExp, "expr", ["elt" "expr", "generators" "comprehension*"];
    Await, "expr", ["value" "expr"];
    Yield, "expr", ["value" "expr?"];
    YieldFrom, "expr", ["value" "expr"];
    Compare, "expr", ["left" "expr", "ops" "cmpop*", "comparators" "expr*"];
    Call, "expr", ["func" "expr", "args" "expr*", "keywords" "keyword*"];
    FormattedValue, "expr", ["value" "expr", "conversion" "int", "format_spec" "expr?"];
    Interpolation, "expr", ["value" "expr", "str" "constant", "conversion" "int", "format_spec" "expr?"];
    JoinedStr, "expr", ["values" "expr*"];
    TemplateStr, "expr", ["values" "expr*"];
    Constant, "expr", ["value" "constant", "kind" "string?"];
    Attribute, "expr", ["value" "expr", "attr" "identifier", "ctx" "expr_context"];
    Subscript, "expr", ["value" "expr", "slice" "expr", "ctx" "expr_context"];
    Starred, "expr", ["value" "expr", "ctx" "expr_context"];
    Name, "expr", ["id" "identifier", "ctx" "expr_context"];
    List, "expr", ["elts" "expr*", "ctx" "expr_context"];
    Tuple, "expr", ["elts" "expr*", "ctx" "expr_context"];
    Slice, "expr", ["lower" "expr?", "upper" "expr?", "step" "expr?"];
    Load, "expr_context", [];
    Store, "expr_context", [];
    Del, "expr_context", [];
    And, "boolop", [];
    Or, "boolop", [];
    Add, "operator", [];
    Sub, "operator", [];
    Mult, "operator", [];
    MatMult, "operator", [];
    Div, "operator", [];
    Mod, "operator", [];
    Pow, "operator", [];
    LShift, "operator", [];
    RShift, "operator", [];
    BitOr, "operator", [];
    BitXor, "operator", [];
    BitAnd, "operator", [];
    FloorDiv, "operator", [];
    Invert, "unaryop", [];
    Not, "unaryop", [];
    UAdd, "unaryop", [];
    USub, "unaryop", [];
    Eq, "cmpop", [];
    NotEq, "cmpop", [];
    Lt, "cmpop", [];
    LtE, "cmpop", [];
    Gt, "cmpop", [];
    GtE, "cmpop", [];
    Is, "cmpop", [];
    IsNot, "cmpop", [];
    In, "cmpop", [];
    NotIn, "cmpop", [];
    comprehension, "", ["target" "expr", "iter" "expr", "ifs" "expr*", "is_async" "int"];
    ExceptHandler, "excepthandler", ["type" "expr?", "name" "identifier?", "body" "stmt*"];
    arguments, "", ["posonlyargs" "arg*", "args" "arg*", "vararg" "arg?", "kwonlyargs" "arg*", "kw_defaults" "expr?*", "kwarg" "arg?", "defaults" "expr*"];
    arg, "", ["arg" "identifier", "annotation" "expr?", "type_comment" "string?"];
    keyword, "", ["arg" "identifier?", "value" "expr"];
    alias, "", ["name" "identifier", "asname" "identifier?"];
    withitem, "", ["context_expr" "expr", "optional_vars" "expr?"];
    match_case, "", ["pattern" "pattern", "guard" "expr?", "body" "stmt*"];
    MatchValue, "pattern", ["value" "expr"];
    MatchSingleton, "pattern", ["value" "constant"];
    MatchSequence, "pattern", ["patterns" "pattern*"];
    MatchMapping, "pattern", ["keys" "expr*", "patterns" "pattern*", "rest" "identifier?"];
    MatchClass, "pattern", ["cls" "expr", "patterns" "pattern*", "kwd_attrs" "identifier*", "kwd_patterns" "pattern*"];
    MatchStar, "pattern", ["name" "identifier?"];
    MatchAs, "pattern", ["pattern" "pattern?", "name" "identifier?"];
    MatchOr, "pattern", ["patterns" "pattern*"];
    TypeIgnore, "type_ignore", ["lineno" "int", "tag" "string"];
    TypeVar, "type_param", ["name" "identifier", "bound" "expr?", "default_value" "expr?"];
    ParamSpec, "type_param", ["name" "identifier", "default_value" "expr?"];
    TypeVarTuple, "type_param", ["name" "identifier", "default_value" "expr?"];
}
