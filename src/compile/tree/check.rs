//! What a tree must be so that it can be compiled, beyond what the later passes see (CPython: `Python/ast.c`).

use std::borrow::Cow;

use super::{Field, Kind, Node, Tree};
use crate::code::Constant;

/// How much deeper a tree may be than functions may nest, as for source text.
const DEPTH_PER_LEVEL: u32 = 15;

/// Why a tree cannot be compiled.
#[derive(Debug)]
pub(crate) struct TreeError {
    pub(crate) kind: TreeErrorKind,
    pub(crate) message: Cow<'static, str>,
}

/// Which exception it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum TreeErrorKind {
    Type,
    Value,
    Recursion,
    System,
}

impl TreeError {
    pub(super) fn value(message: impl Into<Cow<'static, str>>) -> Self {
        let (kind, message) = (TreeErrorKind::Value, message.into());
        Self { kind, message }
    }

    fn of_type(message: impl Into<Cow<'static, str>>) -> Self {
        let (kind, message) = (TreeErrorKind::Type, message.into());
        Self { kind, message }
    }
}

type Checked<T = ()> = Result<T, TreeError>;

/// What an expression is there for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Context {
    Load,
    Store,
    Del,
}

impl Context {
    fn name(self) -> &'static str {
        match self {
            Self::Load => "Load",
            Self::Store => "Store",
            Self::Del => "Del",
        }
    }
}

/// What a node is expected to be where it is used: known before it is met, as those who use it stand behind it.
#[derive(Clone, Copy)]
struct Use {
    context: Context,
    depth: u32,
}

/// Checks all nodes that the root uses. Gives how deep the tree is.
///
/// # Errors
/// The first fault from the root on.
pub(super) fn check(tree: &Tree, levels: u32) -> Checked<u32> {
    let nodes = tree.nodes();
    let Some((root, _)) = nodes.split_last() else {
        return Err(TreeError::value("the tree has no nodes"));
    };
    if !matches!(
        root.kind,
        Kind::Module | Kind::Interactive | Kind::Expression
    ) {
        let name = root.kind.name();
        return Err(TreeError::of_type(format!("cannot compile a {name}")));
    }
    let limit = levels.saturating_mul(DEPTH_PER_LEVEL);
    let mut uses: Vec<Option<Use>> = vec![None; nodes.len()];
    if let Some(root) = uses.last_mut() {
        *root = Some(Use {
            context: Context::Load,
            depth: 1,
        });
    }
    let mut deepest = 0;
    for (number, node) in nodes.iter().enumerate().rev() {
        let Some(used) = uses[number] else { continue };
        deepest = deepest.max(used.depth);
        if used.depth > limit {
            return Err(TreeError {
                kind: TreeErrorKind::Recursion,
                message: "maximum recursion depth exceeded during compilation".into(),
            });
        }
        let mut checker = Checker {
            nodes,
            uses: &mut uses[..number],
            node,
            used,
        };
        checker.fields()?;
        checker.place()?;
        checker.kind()?;
        deepest = deepest.max(used.depth + constant_depth(node, limit)?);
    }
    Ok(deepest)
}

/// How deep tuples nest in the value of a literal.
fn constant_depth(node: &Node, limit: u32) -> Checked<u32> {
    let Some(Field::Constant(value)) = node.fields.first() else {
        return Ok(0);
    };
    let mut depth = 0;
    let mut work = vec![(value, 0)];
    while let Some((value, level)) = work.pop() {
        depth = depth.max(level);
        if level > limit {
            return Err(TreeError {
                kind: TreeErrorKind::Recursion,
                message: "maximum recursion depth exceeded during compilation".into(),
            });
        }
        if let Constant::Tuple(items) | Constant::FrozenSet(items) = value {
            work.extend(items.iter().map(|item| (item, level + 1)));
        }
    }
    Ok(depth)
}

fn wrong_context(expected: Context, actual: Context) -> TreeError {
    TreeError::value(format!(
        "expression must have {} context but has {} instead",
        expected.name(),
        actual.name()
    ))
}

struct Checker<'a> {
    nodes: &'a [Node],
    uses: &'a mut [Option<Use>],
    node: &'a Node,
    used: Use,
}

impl<'a> Checker<'a> {
    /// That each field holds what its type says.
    fn fields(&mut self) -> Checked {
        let table = self.node.kind.fields();
        let name = self.node.kind.name();
        if self.node.fields.len() != table.len() {
            let text = format!("{name} has {} fields", table.len());
            return Err(TreeError::of_type(text));
        }
        for (field, &(field_name, ty)) in self.node.fields.iter().zip(table) {
            let Some(item) = ty.strip_suffix('*') else {
                self.field(field, field_name, ty)?;
                continue;
            };
            let Field::List(items) = field else {
                let text = format!("{name} field \"{field_name}\" must be a list");
                return Err(TreeError::of_type(text));
            };
            for each in items {
                if matches!(each, Field::None) && !item.ends_with('?') {
                    let what = match item {
                        "stmt" => "statement",
                        "expr" => "expression",
                        other => other,
                    };
                    let text = format!("None disallowed in {what} list");
                    return Err(TreeError::value(text));
                }
                self.field(each, field_name, item)?;
            }
        }
        Ok(())
    }

    fn field(&mut self, field: &Field, field_name: &str, ty: &str) -> Checked {
        let required = !ty.ends_with('?');
        let ty = ty.trim_end_matches('?');
        let fits = match (ty, field) {
            (_, Field::None) if !required => return Ok(()),
            (_, Field::None) => {
                let name = self.node.kind.name();
                let text = format!("field '{field_name}' is required for {name}");
                return Err(TreeError::value(text));
            }
            ("identifier", Field::Text(name)) => {
                if matches!(&**name, "None" | "True" | "False") {
                    let text = format!("identifier field can't represent '{name}' constant");
                    return Err(TreeError::value(text));
                }
                true
            }
            ("string", Field::Text(_))
            | ("int", Field::Int(_))
            | ("constant", Field::Constant(_)) => true,
            (_, Field::Node(number)) => return self.child(*number, field_name, ty),
            _ => false,
        };
        if fits {
            return Ok(());
        }
        let name = self.node.kind.name();
        let text = format!("{name} field \"{field_name}\" must be of type {ty}");
        Err(TreeError::of_type(text))
    }

    /// Notes what a node is used for.
    fn child(&mut self, number: u32, field_name: &str, ty: &str) -> Checked {
        let number = number as usize;
        let Some(child) = self.nodes.get(number) else {
            return Err(TreeError::value("a field names a node that is not there"));
        };
        if !child.kind.fits(ty) {
            let name = child.kind.name();
            let text = format!("expected some sort of {ty}, but got {name}");
            return Err(TreeError::of_type(text));
        }
        let is_sequence = self.node.kind == Kind::MatchSequence;
        if child.kind == Kind::MatchStar && !is_sequence {
            return Err(TreeError::value("can't use MatchStar here"));
        }
        let context = match (self.node.kind, field_name) {
            (Kind::Delete, "targets") => Context::Del,
            (Kind::Assign, "targets")
            | (
                Kind::AugAssign
                | Kind::AnnAssign
                | Kind::For
                | Kind::AsyncFor
                | Kind::NamedExpr
                | Kind::comprehension,
                "target",
            )
            | (Kind::withitem, "optional_vars")
            | (Kind::TypeAlias, "name") => Context::Store,
            (Kind::List | Kind::Tuple, "elts") | (Kind::Starred, "value") => self.used.context,
            _ => Context::Load,
        };
        // A chain of `elif` is no deeper than one.
        let is_elif = self.node.kind == Kind::If && child.kind == Kind::If;
        let depth = self.used.depth + u32::from(!(is_elif && self.orelse_is_if()));
        let Some(used) = self.uses.get_mut(number) else {
            return Err(TreeError::value("a node stands before one in its fields"));
        };
        *used = Some(match used {
            None => Use { context, depth },
            Some(before) => Use {
                context,
                depth: depth.max(before.depth),
            },
        });
        Ok(())
    }

    fn orelse_is_if(&self) -> bool {
        self.list("orelse").len() == 1
    }

    fn place(&self) -> Checked {
        let place = self.node.place;
        if !self.node.kind.has_place() {
            return Ok(());
        }
        if place.line > place.end_line {
            return Err(TreeError::value(format!(
                "AST node line range ({}, {}) is not valid",
                place.line, place.end_line
            )));
        }
        if place.line == place.end_line && place.column > place.end_column {
            return Err(TreeError::value(format!(
                "AST node column range ({}, {}) for line range ({}, {}) is not valid",
                place.column, place.end_column, place.line, place.end_line
            )));
        }
        Ok(())
    }

    fn get(&self, field: &str) -> &'a Field {
        let names = self.node.kind.fields().iter();
        let found = names
            .zip(&self.node.fields)
            .find(|((name, _), _)| *name == field);
        found.map_or(&Field::None, |(_, field)| field)
    }

    fn list(&self, field: &str) -> &'a [Field] {
        match self.get(field) {
            Field::List(items) => items,
            _ => &[],
        }
    }

    fn child_kind(&self, field: &Field) -> Option<Kind> {
        match field {
            Field::Node(number) => self.nodes.get(*number as usize).map(|node| node.kind),
            _ => None,
        }
    }

    fn not_empty(&self, field: &str) -> Checked {
        if self.list(field).is_empty() {
            let name = self.node.kind.name();
            return Err(TreeError::value(format!("empty {field} on {name}")));
        }
        Ok(())
    }

    fn same_length(&self, fields: [&str; 2], text: &'static str) -> Checked {
        match self.list(fields[0]).len() == self.list(fields[1]).len() {
            true => Ok(()),
            false => Err(TreeError::value(text)),
        }
    }

    /// What CPython asks of a node of each kind.
    fn kind(&self) -> Checked {
        let name = self.node.kind.name();
        match self.node.kind {
            Kind::FunctionDef | Kind::AsyncFunctionDef | Kind::ClassDef => self.not_empty("body"),
            Kind::For | Kind::AsyncFor | Kind::While | Kind::If | Kind::match_case => {
                self.not_empty("body")
            }
            Kind::ExceptHandler => self.not_empty("body"),
            Kind::Delete | Kind::Assign => self.not_empty("targets"),
            Kind::With | Kind::AsyncWith => {
                self.not_empty("items")?;
                self.not_empty("body")
            }
            Kind::Match => self.not_empty("cases"),
            Kind::Import | Kind::Global | Kind::Nonlocal => self.not_empty("names"),
            Kind::ImportFrom => match self.get("level") {
                Field::Int(level) if *level < 0 => {
                    Err(TreeError::value("Negative ImportFrom level"))
                }
                _ => self.not_empty("names"),
            },
            Kind::Try | Kind::TryStar => self.try_statement(name),
            Kind::Raise => match (self.get("exc"), self.get("cause")) {
                (Field::None, Field::Node(_)) => {
                    Err(TreeError::value("Raise with cause but no exception"))
                }
                _ => Ok(()),
            },
            Kind::AnnAssign => {
                let is_name = self.child_kind(self.get("target")) == Some(Kind::Name);
                match self.get("simple") {
                    Field::Int(simple) if *simple != 0 && !is_name => {
                        Err(TreeError::of_type("AnnAssign with simple non-Name target"))
                    }
                    _ => Ok(()),
                }
            }
            Kind::TypeAlias => match self.child_kind(self.get("name")) {
                Some(Kind::Name) => Ok(()),
                _ => Err(TreeError::of_type("TypeAlias with non-Name name")),
            },
            Kind::BoolOp if self.list("values").len() < 2 => {
                Err(TreeError::value("BoolOp with less than 2 values"))
            }
            Kind::Dict => self.same_length(
                ["keys", "values"],
                "Dict doesn't have the same number of keys as values",
            ),
            Kind::ListComp | Kind::SetComp | Kind::DictComp | Kind::GeneratorExp => {
                match self.list("generators") {
                    [] => Err(TreeError::value("comprehension with no generators")),
                    _ => Ok(()),
                }
            }
            Kind::Compare if self.list("comparators").is_empty() => {
                Err(TreeError::value("Compare with no comparators"))
            }
            Kind::Compare => self.same_length(
                ["comparators", "ops"],
                "Compare has a different number of comparators and operands",
            ),
            Kind::arguments => self.arguments(),
            Kind::NamedExpr => match self.child_kind(self.get("target")) {
                Some(Kind::Name) => Ok(()),
                _ => Err(TreeError::of_type("NamedExpr target must be a Name")),
            },
            Kind::FormattedValue | Kind::Interpolation => self.conversion(),
            Kind::MatchValue
            | Kind::MatchSingleton
            | Kind::MatchMapping
            | Kind::MatchClass
            | Kind::MatchSequence
            | Kind::MatchAs
            | Kind::MatchStar
            | Kind::MatchOr => self.pattern(),
            _ if self.node.kind.group() == "expr" => self.context(),
            _ => Ok(()),
        }
    }

    fn try_statement(&self, name: &str) -> Checked {
        self.not_empty("body")?;
        if self.list("handlers").is_empty() {
            if self.list("finalbody").is_empty() {
                let text = format!("{name} has neither except handlers nor finalbody");
                return Err(TreeError::value(text));
            }
            if !self.list("orelse").is_empty() {
                let text = format!("{name} has orelse but no except handlers");
                return Err(TreeError::value(text));
            }
        }
        Ok(())
    }

    fn arguments(&self) -> Checked {
        // CPython looks at the annotations of all parameters before it counts them.
        for field in ["posonlyargs", "args", "kwonlyargs"] {
            self.list(field)
                .iter()
                .try_for_each(|arg| self.annotation(arg))?;
        }
        let positional = self.list("posonlyargs").len() + self.list("args").len();
        if self.list("defaults").len() > positional {
            return Err(TreeError::value(
                "more positional defaults than args on arguments",
            ));
        }
        self.same_length(
            ["kwonlyargs", "kw_defaults"],
            "length of kwonlyargs is not the same as kw_defaults on arguments",
        )
    }

    fn conversion(&self) -> Checked {
        match self.get("conversion") {
            Field::Int(-1 | 97 | 114 | 115) => self.context(),
            Field::Int(other) => Err(TreeError {
                kind: TreeErrorKind::System,
                message: format!("Unrecognized conversion character {other}").into(),
            }),
            _ => Ok(()),
        }
    }

    /// That an expression has the context of its place.
    fn context(&self) -> Checked {
        let expected = self.used.context;
        let actual = match self.child_kind(self.get("ctx")) {
            Some(Kind::Load) => Context::Load,
            Some(Kind::Store) => Context::Store,
            Some(Kind::Del) => Context::Del,
            _ => {
                return match expected {
                    Context::Load => Ok(()),
                    _ => Err(TreeError::value(format!(
                        "expression which can't be assigned to in {} context",
                        expected.name()
                    ))),
                };
            }
        };
        if actual != expected {
            return Err(wrong_context(expected, actual));
        }
        Ok(())
    }

    /// That the annotation of a parameter is there to be loaded, as far as it says by itself what it is for.
    fn annotation(&self, arg: &Field) -> Checked {
        let child = |field: &Field| match field {
            Field::Node(number) => self.nodes.get(*number as usize),
            _ => None,
        };
        let annotation = child(arg).and_then(|arg| arg.fields.get(1)).and_then(child);
        let context = annotation
            .and_then(|node| node.fields.last())
            .and_then(child);
        let actual = match context.map(|context| context.kind) {
            Some(Kind::Store) => Context::Store,
            Some(Kind::Del) => Context::Del,
            _ => return Ok(()),
        };
        Err(wrong_context(Context::Load, actual))
    }

    fn pattern(&self) -> Checked {
        match self.node.kind {
            Kind::MatchValue => self.pattern_value(self.get("value")),
            Kind::MatchSingleton => match self.get("value") {
                Field::Constant(Constant::None | Constant::Bool(_)) => Ok(()),
                _ => Err(TreeError::value(
                    "MatchSingleton can only contain True, False and None",
                )),
            },
            Kind::MatchMapping => {
                self.same_length(
                    ["keys", "patterns"],
                    "MatchMapping doesn't have the same number of keys as patterns",
                )?;
                self.capture("rest")?;
                let keys = self.list("keys").iter();
                keys.into_iter().try_for_each(|key| self.mapping_key(key))
            }
            Kind::MatchClass => {
                self.same_length(
                    ["kwd_attrs", "kwd_patterns"],
                    "MatchClass doesn't have the same number of keyword attributes as patterns",
                )?;
                let mut cls = self.get("cls");
                while self.child_kind(cls) == Some(Kind::Attribute) {
                    let Field::Node(number) = cls else { break };
                    let node = self.nodes.get(*number as usize);
                    cls = node
                        .and_then(|node| node.fields.first())
                        .unwrap_or(&Field::None);
                }
                match self.child_kind(cls) {
                    Some(Kind::Name) => Ok(()),
                    _ => Err(TreeError::value(
                        "MatchClass cls field can only contain Name or Attribute nodes.",
                    )),
                }
            }
            Kind::MatchStar => self.capture("name"),
            Kind::MatchAs => {
                self.capture("name")?;
                match (self.get("pattern"), self.get("name")) {
                    (Field::Node(_), Field::None) => Err(TreeError::value(
                        "MatchAs must specify a target name if a pattern is given",
                    )),
                    _ => Ok(()),
                }
            }
            Kind::MatchOr if self.list("patterns").len() < 2 => {
                Err(TreeError::value("MatchOr requires at least 2 patterns"))
            }
            _ => Ok(()),
        }
    }

    fn capture(&self, field: &str) -> Checked {
        match self.get(field) {
            Field::Text(name) if &**name == "_" => {
                Err(TreeError::value("can't capture name '_' in patterns"))
            }
            _ => Ok(()),
        }
    }

    fn mapping_key(&self, key: &Field) -> Checked {
        let Field::Node(number) = key else {
            return Ok(());
        };
        let value = self.nodes.get(*number as usize);
        let value = value.and_then(|node| node.fields.first());
        match (self.child_kind(key), value) {
            (Some(Kind::Constant), Some(Field::Constant(Constant::None | Constant::Bool(_)))) => {
                Ok(())
            }
            _ => self.pattern_value(key),
        }
    }

    /// A literal, a sum of a real and an imaginary one, a negative one, or an attribute.
    fn pattern_value(&self, value: &Field) -> Checked {
        const WRONG: &str = "patterns may only match literals and attribute lookups";
        let fits = match (self.child_kind(value), self.inner(value)) {
            (Some(Kind::Constant), [Field::Constant(value), ..]) => match value {
                Constant::Int(_)
                | Constant::BigInt(_)
                | Constant::Float(_)
                | Constant::Complex(..)
                | Constant::Bytes(_)
                | Constant::Str(_) => true,
                _ => {
                    return Err(TreeError::value(
                        "unexpected constant inside of a literal pattern",
                    ));
                }
            },
            (Some(Kind::Attribute | Kind::JoinedStr | Kind::TemplateStr), _) => true,
            (Some(Kind::UnaryOp), [op, operand]) => {
                self.child_kind(op) == Some(Kind::USub) && self.is_number(operand)
            }
            (Some(Kind::BinOp), [left, op, right]) => {
                let is_negative = matches!(self.inner(left), [op, operand]
                    if self.child_kind(op) == Some(Kind::USub) && self.is_number(operand));
                matches!(self.child_kind(op), Some(Kind::Add | Kind::Sub))
                    && (is_negative || self.is_number(left))
                    && self.is_number(right)
            }
            _ => false,
        };
        match fits {
            true => Ok(()),
            false => Err(TreeError::value(WRONG)),
        }
    }

    fn inner(&self, field: &Field) -> &'a [Field] {
        match field {
            Field::Node(number) => self
                .nodes
                .get(*number as usize)
                .map_or(&[], |node| &node.fields),
            _ => &[],
        }
    }

    fn is_number(&self, field: &Field) -> bool {
        let value = self.inner(field).first();
        self.child_kind(field) == Some(Kind::Constant)
            && matches!(
                value,
                Some(Field::Constant(
                    Constant::Int(_)
                        | Constant::BigInt(_)
                        | Constant::Float(_)
                        | Constant::Complex(..)
                ))
            )
    }
}
