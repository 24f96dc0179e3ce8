//! The recogniser on whole sources and simple statements.

use super::node::NodeKind;
use super::recogniser::{Fit, Recogniser, Rule};
use super::targets::TargetKind;
use crate::syntax::token::Kind;

/// The operators of augmented assignments.
const AUGMENTED: [Kind; 13] = [
    Kind::PlusEqual,
    Kind::MinusEqual,
    Kind::StarEqual,
    Kind::AtEqual,
    Kind::SlashEqual,
    Kind::PercentEqual,
    Kind::AmperEqual,
    Kind::BarEqual,
    Kind::CaretEqual,
    Kind::LeftShiftEqual,
    Kind::RightShiftEqual,
    Kind::DoubleStarEqual,
    Kind::DoubleSlashEqual,
];

impl Recogniser<'_> {
    /// A module.
    pub(super) fn file(&mut self) -> Fit<()> {
        while self.statement().is_some() {
            self.forget();
        }
        self.eat(Kind::End).map(drop)
    }

    /// One expression.
    pub(super) fn eval(&mut self) -> Fit<()> {
        self.expressions()?;
        while self.eat(Kind::Newline).is_some() {}
        self.eat(Kind::End).map(drop)
    }

    /// One interactive statement, and nothing after it.
    pub(super) fn interactive(&mut self) -> Fit<()> {
        if self.compound_stmt().is_some() {
            // The line that ends a compound statement of one line must be there.
            let ends_block = self.tokens[self.at - 1].kind == Kind::Dedent;
            if !ends_block && !self.source.text().ends_with('\n') {
                self.is(Kind::End);
                return None;
            }
            return self.eat(Kind::End).map(drop);
        }
        self.simple_stmts()?;
        let end = self.tokens[self.at - 1].end as usize;
        let rest = self.source.text().get(end..).unwrap_or("");
        let is_blank = |line: &str| {
            let line = line.trim_start_matches([' ', '\t', '\x0c']);
            line.is_empty() || line.starts_with('#')
        };
        if !rest.lines().all(is_blank) {
            let message = "multiple statements found while compiling a single statement";
            return self.raise_final(message);
        }
        Some(())
    }

    pub(super) fn statements(&mut self) -> Fit<()> {
        self.some(Self::statement).map(drop)
    }

    fn statement(&mut self) -> Fit<()> {
        let first = self.at;
        if self.compound_stmt().is_some() {
            self.last_statement = self.last_statement.max(Some(self.tokens[first].start));
            return Some(());
        }
        self.simple_stmts()
    }

    pub(super) fn simple_stmts(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.simple_stmt()?;
            this.not(|this| this.eat(Kind::Semi))?;
            this.eat(Kind::Newline).map(drop)
        })
        .or_else(|| {
            self.attempt(|this| {
                this.separated(Kind::Semi, Self::simple_stmt)?;
                this.eat(Kind::Semi);
                this.eat(Kind::Newline).map(drop)
            })
        })
    }

    pub(super) fn simple_stmt(&mut self) -> Fit {
        self.remember(Rule::SimpleStatement, |this| {
            let first = this.at;
            let fits = this
                .assignment()
                .or_else(|| this.type_alias())
                .or_else(|| this.star_expressions().map(drop))
                .or_else(|| this.keyword_stmt());
            fits?;
            this.node(NodeKind::Other, first, Vec::new())
        })
    }

    /// A simple statement that begins with its keyword.
    fn keyword_stmt(&mut self) -> Fit<()> {
        match self.kind() {
            Kind::Return => {
                self.at += 1;
                self.star_expressions();
                Some(())
            }
            Kind::Import | Kind::From => self.import_stmt(),
            Kind::Raise => {
                self.at += 1;
                if self.expression().is_some() {
                    self.attempt(|this| {
                        this.eat(Kind::From)?;
                        this.expression()
                    });
                }
                Some(())
            }
            Kind::Pass | Kind::Break | Kind::Continue => {
                self.at += 1;
                Some(())
            }
            Kind::Del => self.del_stmt(),
            Kind::Yield => self.yield_expr().map(drop),
            Kind::Assert => {
                self.at += 1;
                self.expression()?;
                self.attempt(|this| {
                    this.eat(Kind::Comma)?;
                    this.expression()
                });
                Some(())
            }
            Kind::Global | Kind::Nonlocal => {
                self.at += 1;
                self.separated(Kind::Comma, |this| this.eat(Kind::Name))
                    .map(drop)
            }
            _ => None,
        }
    }

    fn assignment(&mut self) -> Fit<()> {
        if let Some(()) = self.attempt(|this| {
            this.eat(Kind::Name)?;
            this.annotation()
        }) {
            return Some(());
        }
        if let Some(()) = self.attempt(|this| {
            this.annotated_target()?;
            this.annotation()
        }) {
            return Some(());
        }
        if let Some(()) = self.attempt(|this| {
            this.some(Self::target_and_equal)?;
            this.annotated_rhs()?;
            this.not(|this| this.eat(Kind::Equal))
        }) {
            return Some(());
        }
        let mut committed = false;
        let augmented = self.attempt(|this| {
            this.single_target()?;
            this.eat_one_of(&AUGMENTED)?;
            committed = true;
            this.annotated_rhs().map(drop)
        });
        if augmented.is_some() || committed {
            return augmented;
        }
        self.mistake(Self::invalid_assignment)
    }

    /// `':' expression ['=' annotated_rhs]`
    fn annotation(&mut self) -> Fit<()> {
        self.eat(Kind::Colon)?;
        self.expression()?;
        self.attempt(|this| {
            this.eat(Kind::Equal)?;
            this.annotated_rhs()
        });
        Some(())
    }

    fn target_and_equal(&mut self) -> Fit<()> {
        self.star_targets()?;
        self.eat(Kind::Equal).map(drop)
    }

    fn invalid_assignment(&mut self) -> Fit<()> {
        self.attempt(|this| {
            let target = this.unannotatable_target()?;
            this.eat(Kind::Colon)?;
            this.expression()?;
            let name = this.name_of(target);
            this.raise_node(
                target,
                format!("only single target (not {name}) can be annotated"),
            )
        })
        .or_else(|| {
            self.attempt(|this| {
                let target = this.star_named_expression()?;
                this.eat(Kind::Comma)?;
                this.many(Self::star_named_expressions);
                this.eat(Kind::Colon)?;
                this.expression()?;
                this.raise_node(target, "only single target (not tuple) can be annotated")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                let target = this.expression()?;
                this.eat(Kind::Colon)?;
                this.expression()?;
                this.raise_node(target, "illegal target for annotation")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.many(Self::target_and_equal);
                let target = this.star_expressions()?;
                this.eat(Kind::Equal)?;
                this.raise_invalid_target(target, TargetKind::Assignment)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.many(Self::target_and_equal);
                let target = this.yield_expr()?;
                this.eat(Kind::Equal)?;
                this.raise_node(target, "assignment to yield expression not possible")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                let target = this.star_expressions()?;
                this.eat_one_of(&AUGMENTED)?;
                this.annotated_rhs()?;
                let name = this.name_of(target);
                let message = format!("'{name}' is an illegal expression for augmented assignment");
                this.raise_node(target, message)
            })
        })
    }

    /// A list or a tuple, in any number of parentheses.
    fn unannotatable_target(&mut self) -> Fit {
        self.list().or_else(|| self.tuple()).or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::LParen)?;
                let target = this.unannotatable_target()?;
                this.eat(Kind::RParen)?;
                Some(target)
            })
        })
    }

    fn type_alias(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat_word("type")?;
            this.eat(Kind::Name)?;
            this.type_params();
            this.eat(Kind::Equal)?;
            this.expression().map(drop)
        })
    }

    fn del_stmt(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::Del)?;
            this.del_targets()?;
            this.is_one_of(&[Kind::Semi, Kind::Newline]).then_some(())
        })
        .or_else(|| {
            self.mistake(|this| {
                this.eat(Kind::Del)?;
                let targets = this.star_expressions()?;
                this.raise_invalid_target(targets, TargetKind::Del)
            })
        })
    }

    fn import_stmt(&mut self) -> Fit<()> {
        self.mistake(Self::invalid_import)
            .or_else(|| {
                self.attempt(|this| {
                    this.eat(Kind::Import)?;
                    this.separated(Kind::Comma, |this| this.import_as(Self::dotted_name))
                        .map(drop)
                })
            })
            .or_else(|| self.import_from())
    }

    fn invalid_import(&mut self) -> Fit<()> {
        let import = self.eat(Kind::Import)?;
        if let Some(newline) = self.eat(Kind::Newline) {
            return self.raise_from(newline.start, "Expected one or more names after 'import'");
        }
        self.separated(Kind::Comma, Self::dotted_name)?;
        self.eat(Kind::From)?;
        self.dotted_name()?;
        self.raise_from(
            import.start,
            "Did you mean to use 'from ... import ...' instead?",
        )
    }

    /// What is imported with `['as' NAME]`.
    fn import_as(&mut self, imported: impl Fn(&mut Self) -> Fit<()>) -> Fit<()> {
        self.mistake(|this| {
            imported(this)?;
            this.eat(Kind::As)?;
            this.not(|this| {
                this.eat(Kind::Name)?;
                this.eat_one_of(&[Kind::Comma, Kind::RParen, Kind::Semi, Kind::Newline])
            })?;
            let target = this.expression()?;
            let name = this.name_of(target);
            this.raise_node(target, format!("cannot use {name} as import target"))
        })
        .or_else(|| {
            self.attempt(|this| {
                imported(this)?;
                this.attempt(|this| {
                    this.eat(Kind::As)?;
                    this.eat(Kind::Name)
                });
                Some(())
            })
        })
    }

    fn dotted_name(&mut self) -> Fit<()> {
        self.separated(Kind::Dot, |this| this.eat(Kind::Name))
            .map(drop)
    }

    fn import_from(&mut self) -> Fit<()> {
        self.eat(Kind::From)?;
        let dots = self.many(|this| this.eat_one_of(&[Kind::Dot, Kind::Ellipsis]));
        let named = self.dotted_name().is_some();
        if dots.is_empty() && !named {
            return None;
        }
        self.eat(Kind::Import)?;
        self.attempt(|this| {
            this.eat(Kind::LParen)?;
            this.import_from_names()?;
            this.eat(Kind::Comma);
            this.eat(Kind::RParen).map(drop)
        })
        .or_else(|| {
            self.attempt(|this| {
                this.import_from_names()?;
                this.not(|this| this.eat(Kind::Comma))
            })
        })
        .or_else(|| self.eat(Kind::Star).map(drop))
        .or_else(|| self.mistake(Self::invalid_import_from_targets))
    }

    fn import_from_names(&mut self) -> Fit<()> {
        let name = |this: &mut Self| this.eat(Kind::Name).map(drop);
        self.separated(Kind::Comma, |this| this.import_as(name))
            .map(drop)
    }

    fn invalid_import_from_targets(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.import_from_names()?;
            this.eat(Kind::Comma)?;
            this.eat(Kind::Newline)?;
            this.raise_here("trailing comma not allowed without surrounding parentheses")
        })
        .or_else(|| {
            self.attempt(|this| {
                let newline = this.eat(Kind::Newline)?;
                this.raise_from(newline.start, "Expected one or more names after 'import'")
            })
        })
    }
}
