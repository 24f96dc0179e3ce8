//! Statements and patterns that the parser's tree has in another form than the grammar of `ast`, both ways.

use super::read::{Reader, list, text};
use super::rows::no_such;
use super::write::{Part, Writer};
use super::{Field, Kind, Node, TreeError};
use crate::code::Constant;
use crate::syntax::ast::{self, AtomicNodeIndex, Expr, Identifier, Pattern, Singleton, Stmt};
use crate::syntax::{Ranged, TextRange, ensure_stack};

type Read<T> = Result<T, TreeError>;

pub(super) fn write(writer: &mut Writer<'_>, stmt: &Stmt) -> Field {
    match stmt {
        Stmt::FunctionDef(def) => writer.function(def),
        Stmt::ClassDef(class) => writer.class(class),
        Stmt::For(stmt) => {
            let fields = vec![
                writer.one(&stmt.target),
                writer.one(&stmt.iter),
                writer.many(&stmt.body),
                writer.many(&stmt.orelse),
            ];
            writer.node(by_async(stmt.is_async, FOR), stmt.range, fields)
        }
        Stmt::With(stmt) => {
            let fields = vec![writer.many(&stmt.items), writer.many(&stmt.body)];
            writer.node(by_async(stmt.is_async, WITH), stmt.range, fields)
        }
        Stmt::Try(stmt) => {
            let fields = vec![
                writer.many(&stmt.body),
                writer.many(&stmt.handlers),
                writer.many(&stmt.orelse),
                writer.many(&stmt.finalbody),
            ];
            let kind = if stmt.is_star {
                Kind::TryStar
            } else {
                Kind::Try
            };
            writer.node(kind, stmt.range, fields)
        }
        Stmt::If(stmt) => write_if(writer, stmt),
        Stmt::Import(stmt) => {
            let names = writer.many(&stmt.names);
            writer.node(Kind::Import, stmt.range, vec![names])
        }
        Stmt::ImportFrom(stmt) => {
            let fields = vec![
                writer.optional(&stmt.module),
                writer.many(&stmt.names),
                writer.one(&stmt.level),
            ];
            writer.node(Kind::ImportFrom, stmt.range, fields)
        }
        // The rows have all others but what only notebooks know.
        other => writer.node(Kind::Pass, other.range(), Vec::new()),
    }
}

pub(super) fn read(reader: &mut Reader<'_>, node: &Node) -> Read<Stmt> {
    Ok(match node.kind {
        Kind::FunctionDef | Kind::AsyncFunctionDef => Stmt::FunctionDef(reader.function(node)?),
        Kind::ClassDef => Stmt::ClassDef(reader.class(node)?),
        Kind::For | Kind::AsyncFor => {
            let start = reader.begin(node)?;
            Stmt::For(ast::StmtFor {
                is_async: node.kind == Kind::AsyncFor,
                target: reader.one(node, 0)?,
                iter: reader.one(node, 1)?,
                body: reader.many(node, 2)?,
                orelse: reader.many(node, 3)?,
                node_index: AtomicNodeIndex::NONE,
                range: reader.end(node, start),
            })
        }
        Kind::With | Kind::AsyncWith => {
            let start = reader.begin(node)?;
            Stmt::With(ast::StmtWith {
                is_async: node.kind == Kind::AsyncWith,
                items: reader.many(node, 0)?,
                body: reader.many(node, 1)?,
                node_index: AtomicNodeIndex::NONE,
                range: reader.end(node, start),
            })
        }
        Kind::Try | Kind::TryStar => {
            let start = reader.begin(node)?;
            Stmt::Try(ast::StmtTry {
                is_star: node.kind == Kind::TryStar,
                body: reader.many(node, 0)?,
                handlers: reader.many(node, 1)?,
                orelse: reader.many(node, 2)?,
                finalbody: reader.many(node, 3)?,
                node_index: AtomicNodeIndex::NONE,
                range: reader.end(node, start),
            })
        }
        Kind::If => read_if(reader, node)?,
        Kind::Import => {
            let start = reader.begin(node)?;
            Stmt::Import(ast::StmtImport {
                names: reader.many(node, 0)?,
                is_lazy: false,
                node_index: AtomicNodeIndex::NONE,
                range: reader.end(node, start),
            })
        }
        Kind::ImportFrom => {
            let start = reader.begin(node)?;
            Stmt::ImportFrom(ast::StmtImportFrom {
                module: reader.optional(node, 0)?,
                names: reader.many(node, 1)?,
                level: reader.one(node, 2)?,
                is_lazy: false,
                node_index: AtomicNodeIndex::NONE,
                range: reader.end(node, start),
            })
        }
        _ => return no_such(reader, node),
    })
}

const FOR: [Kind; 2] = [Kind::For, Kind::AsyncFor];
const WITH: [Kind; 2] = [Kind::With, Kind::AsyncWith];

fn by_async(is_async: bool, kinds: [Kind; 2]) -> Kind {
    kinds[usize::from(is_async)]
}

/// An `elif` is an `if` in the `else` of the one before, and ends where the whole ends.
fn write_if(writer: &mut Writer<'_>, stmt: &ast::StmtIf) -> Field {
    let mut orelse = Field::List(Vec::new());
    for clause in stmt.elif_else_clauses.iter().rev() {
        let body = writer.many(&clause.body);
        orelse = match &clause.test {
            None => body,
            Some(test) => {
                let range = TextRange::new(clause.range.start(), stmt.range.end());
                let fields = vec![writer.one(test), body, orelse];
                Field::List(vec![writer.node(Kind::If, range, fields)])
            }
        };
    }
    let fields = vec![writer.one(&stmt.test), writer.many(&stmt.body), orelse];
    writer.node(Kind::If, stmt.range, fields)
}

fn read_if(reader: &mut Reader<'_>, node: &Node) -> Read<Stmt> {
    let start = reader.begin(node)?;
    let (test, body) = (reader.one(node, 0)?, reader.many(node, 1)?);
    let mut clauses = Vec::new();
    let mut last = node;
    while let [only] = list(last, 2) {
        let next = reader.get(only)?;
        if next.kind != Kind::If {
            break;
        }
        let start = reader.begin(next)?;
        clauses.push(ast::ElifElseClause {
            test: Some(reader.one(next, 0)?),
            body: reader.many(next, 1)?,
            node_index: AtomicNodeIndex::NONE,
            range: reader.end(next, start),
        });
        last = next;
    }
    if !list(last, 2).is_empty() {
        let start = reader.begin(last)?;
        clauses.push(ast::ElifElseClause {
            test: None,
            body: reader.many(last, 2)?,
            node_index: AtomicNodeIndex::NONE,
            range: reader.end(last, start),
        });
    }
    Ok(Stmt::If(ast::StmtIf {
        test,
        body,
        elif_else_clauses: clauses,
        node_index: AtomicNodeIndex::NONE,
        range: reader.end(node, start),
    }))
}

pub(super) fn write_pattern(writer: &mut Writer<'_>, pattern: &Pattern) -> Field {
    let Pattern::MatchClass(class) = pattern else {
        return Field::None;
    };
    let keywords = &class.arguments.keywords;
    let attributes = keywords.iter().map(|keyword| writer.one(&keyword.attr));
    let attributes = Field::List(attributes.collect());
    let patterns = keywords.iter().map(|keyword| writer.one(&keyword.pattern));
    let patterns = Field::List(patterns.collect());
    let fields = vec![
        writer.one(&class.cls),
        writer.many(&class.arguments.patterns),
        attributes,
        patterns,
    ];
    writer.node(Kind::MatchClass, class.range, fields)
}

pub(super) fn read_pattern(reader: &mut Reader<'_>, node: &Node) -> Read<Pattern> {
    if node.kind != Kind::MatchClass {
        return no_such(reader, node);
    }
    let start = reader.begin(node)?;
    let cls: Box<Expr> = reader.one(node, 0)?;
    let parens = reader.begin(node)?;
    let patterns = reader.many(node, 1)?;
    let mut keywords = Vec::new();
    for (attribute, pattern) in list(node, 2).iter().zip(list(node, 3)) {
        let range = reader.between();
        keywords.push(ast::PatternKeyword {
            attr: Identifier::new(&**text(attribute)?, range),
            pattern: ensure_stack(|| Pattern::read(reader, node, pattern))?,
            node_index: AtomicNodeIndex::NONE,
            range: reader.end(node, range.start()),
        });
    }
    let arguments = ast::PatternArguments {
        patterns,
        keywords,
        node_index: AtomicNodeIndex::NONE,
        range: reader.end(node, parens),
    };
    Ok(Pattern::MatchClass(ast::PatternMatchClass {
        cls,
        arguments,
        node_index: AtomicNodeIndex::NONE,
        range: reader.end(node, start),
    }))
}

impl Part for Singleton {
    fn write(&self, _: &mut Writer<'_>) -> Field {
        Field::Constant(match self {
            Self::None => Constant::None,
            Self::True => Constant::Bool(true),
            Self::False => Constant::Bool(false),
        })
    }

    fn read(_: &mut Reader<'_>, _: &Node, field: &Field) -> Read<Self> {
        Ok(match field {
            Field::Constant(Constant::Bool(value)) => Self::from(*value),
            _ => Self::None,
        })
    }
}
