//! What leaves a `finally` body by itself, and so takes the place of an exception: `return`, `break`, `continue`.
//!
//! CPython warns about them before it makes a symbol table, in the order of the source.

use super::ast::{ExceptHandler, Mod, Stmt};
use super::{Ranged, Warning, ensure_stack};
use crate::meter::{self, Meter};
use crate::source::{Source, Span};

/// What surrounds a statement most closely, among what matters here.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Around {
    Other,
    Function,
    Loop,
    Finally,
}

/// Adds a warning for each statement that leaves a `finally` body.
pub(crate) fn judge(tree: &Mod, source: &Source, meter: &Meter<'_>, warnings: &mut Vec<Warning>) {
    // Most sources have none.
    if let Mod::Module(module) = tree
        && source.text().contains("finally")
    {
        let mut judge = Judge {
            source,
            meter,
            warnings,
        };
        judge.body(&module.body, Around::Other);
    }
}

struct Judge<'a> {
    source: &'a Source,
    meter: &'a Meter<'a>,
    warnings: &'a mut Vec<Warning>,
}

impl Judge<'_> {
    fn body(&mut self, body: &[Stmt], around: Around) {
        ensure_stack(|| {
            for statement in body {
                self.statement(statement, around);
            }
        });
    }

    fn statement(&mut self, statement: &Stmt, around: Around) {
        match statement {
            Stmt::Return(_) => self.leaves(statement, "return", around),
            Stmt::Break(_) => self.leaves(statement, "break", around),
            Stmt::Continue(_) => self.leaves(statement, "continue", around),
            Stmt::FunctionDef(def) => self.body(&def.body, Around::Function),
            Stmt::ClassDef(class) => self.body(&class.body, around),
            Stmt::For(stmt) => {
                self.body(&stmt.body, Around::Loop);
                self.body(&stmt.orelse, around);
            }
            Stmt::While(stmt) => {
                self.body(&stmt.body, Around::Loop);
                self.body(&stmt.orelse, around);
            }
            Stmt::If(stmt) => {
                self.body(&stmt.body, around);
                for clause in &stmt.elif_else_clauses {
                    self.body(&clause.body, around);
                }
            }
            Stmt::With(stmt) => self.body(&stmt.body, around),
            Stmt::Match(stmt) => {
                for case in &stmt.cases {
                    self.body(&case.body, around);
                }
            }
            Stmt::Try(stmt) => {
                self.body(&stmt.body, around);
                for ExceptHandler::ExceptHandler(handler) in &stmt.handlers {
                    self.body(&handler.body, around);
                }
                self.body(&stmt.orelse, around);
                self.body(&stmt.finalbody, Around::Finally);
            }
            _ => {}
        }
    }

    /// A statement that leaves what is around it.
    fn leaves(&mut self, statement: &Stmt, word: &str, around: Around) {
        if around != Around::Finally || self.meter.is_stopped() {
            return;
        }
        self.meter.take(meter::WARNING);
        let range = statement.range();
        let span = Span::new(range.start().into(), range.end().into());
        let message = format!("'{word}' in a 'finally' block");
        self.warnings
            .push(Warning::after_parsing(self.source, message, span));
    }
}
