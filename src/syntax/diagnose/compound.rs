//! The recogniser on compound statements.

use super::node::NodeKind;
use super::recogniser::{Fit, Recogniser, Rule};
use super::targets::TargetKind;
use crate::syntax::token::{Kind, Token};

impl Recogniser<'_> {
    pub(super) fn compound_stmt(&mut self) -> Fit<()> {
        match self.kind() {
            Kind::Def => self.function_def(),
            Kind::At => self.function_def().or_else(|| self.class_def()),
            Kind::Async => self
                .function_def()
                .or_else(|| self.with_stmt())
                .or_else(|| self.for_stmt()),
            Kind::If => self.if_stmt(),
            Kind::Class => self.class_def(),
            Kind::With => self.with_stmt(),
            Kind::For => self.for_stmt(),
            Kind::Try => self.try_stmt(),
            Kind::While => self.while_stmt(),
            _ => self.match_stmt(),
        }
    }

    pub(super) fn block(&mut self) -> Fit<()> {
        self.remember(Rule::Block, |this| {
            let first = this.at;
            this.attempt(|this| {
                this.eat(Kind::Newline)?;
                this.eat(Kind::Indent)?;
                this.statements()?;
                this.eat(Kind::Dedent).map(drop)
            })
            .or_else(|| this.simple_stmts())
            .or_else(|| {
                this.mistake(|this| {
                    this.eat(Kind::Newline)?;
                    this.not(|this| this.eat(Kind::Indent))?;
                    this.raise_indentation("expected an indented block")
                })
            })?;
            this.node(NodeKind::Other, first, Vec::new())
        })
        .map(drop)
    }

    /// A colon, a line end and no indentation: the mistake of a statement without a body.
    pub(super) fn missing_body(&mut self, statement: Token, what: &str) -> Fit<()> {
        self.eat(Kind::Colon)?;
        self.eat(Kind::Newline)?;
        self.not(|this| this.eat(Kind::Indent))?;
        let line = self.source.line(statement.start);
        self.raise_indentation(format!(
            "expected an indented block after {what} on line {line}"
        ))
    }

    /// A line end where a colon should be.
    pub(super) fn missing_colon(&mut self) -> Fit<()> {
        self.eat(Kind::Newline)?;
        self.raise_here("expected ':'")
    }

    fn colon_and_block(&mut self) -> Fit<()> {
        self.eat(Kind::Colon)?;
        self.block()
    }

    fn decorators(&mut self) -> Fit<()> {
        self.some(|this| {
            this.eat(Kind::At)?;
            this.named_expression()?;
            this.eat(Kind::Newline)
        })
        .map(drop)
    }

    fn class_def(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.decorators()?;
            this.class_def_raw()
        })
        .or_else(|| self.class_def_raw())
    }

    /// `'class' NAME [type_params] ['(' [arguments] ')']`
    fn class_head(&mut self) -> Fit<Token> {
        let class = self.eat(Kind::Class)?;
        self.eat(Kind::Name)?;
        self.type_params();
        self.attempt(|this| {
            this.eat(Kind::LParen)?;
            this.arguments();
            this.eat(Kind::RParen)
        });
        Some(class)
    }

    fn class_def_raw(&mut self) -> Fit<()> {
        self.mistake(|this| {
            this.class_head()?;
            this.missing_colon()
        })
        .or_else(|| {
            self.mistake(|this| {
                let class = this.class_head()?;
                this.missing_body(class, "class definition")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.class_head()?;
                this.colon_and_block()
            })
        })
    }

    fn function_def(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.decorators()?;
            this.function_def_raw()
        })
        .or_else(|| self.function_def_raw())
    }

    fn function_def_raw(&mut self) -> Fit<()> {
        self.mistake(|this| {
            this.eat(Kind::Async);
            let def = this.eat(Kind::Def)?;
            this.eat(Kind::Name)?;
            this.type_params();
            this.eat(Kind::LParen)?;
            this.params();
            this.eat(Kind::RParen)?;
            this.return_annotation();
            this.missing_body(def, "function definition")
        })
        .or_else(|| self.mistake(|this| this.whole_function(true)))
        .or_else(|| self.attempt(|this| this.whole_function(false)))
    }

    /// A function; with `force`, a parenthesis or colon that is not there is a mistake.
    fn whole_function(&mut self, force: bool) -> Fit<()> {
        let expect = |this: &mut Self, kind| {
            if force {
                this.force(kind)
            } else {
                this.eat(kind)
            }
        };
        self.eat(Kind::Async);
        self.eat(Kind::Def)?;
        self.eat(Kind::Name)?;
        self.type_params();
        expect(self, Kind::LParen)?;
        self.params();
        self.eat(Kind::RParen)?;
        self.return_annotation();
        expect(self, Kind::Colon)?;
        self.block()
    }

    /// `['->' expression]`
    fn return_annotation(&mut self) {
        self.attempt(|this| {
            this.eat(Kind::Arrow)?;
            this.expression()
        });
    }

    pub(super) fn type_params(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::LSquare)?;
            if this.for_mistakes
                && let Some(closer) = this.eat(Kind::RSquare)
            {
                return this.raise_from(closer.start, "Type parameter list cannot be empty");
            }
            this.separated(Kind::Comma, Self::type_param)?;
            this.eat(Kind::Comma);
            this.eat(Kind::RSquare).map(drop)
        })
    }

    fn type_param(&mut self) -> Fit {
        self.remember(Rule::TypeParam, |this| {
            let first = this.at;
            let plain = this.attempt(|this| {
                this.eat(Kind::Name)?;
                this.attempt(|this| {
                    this.eat(Kind::Colon)?;
                    this.expression()
                });
                this.type_param_default(false);
                Some(())
            });
            plain
                .or_else(|| this.mistake(Self::invalid_type_param))
                .or_else(|| {
                    this.attempt(|this| {
                        let star = this.eat_one_of(&[Kind::Star, Kind::DoubleStar])?;
                        this.eat(Kind::Name)?;
                        this.type_param_default(star.kind == Kind::Star);
                        Some(())
                    })
                })?;
            this.node(NodeKind::Other, first, Vec::new())
        })
    }

    fn type_param_default(&mut self, may_be_starred: bool) {
        self.attempt(|this| {
            this.eat(Kind::Equal)?;
            if may_be_starred {
                this.star_expression()
            } else {
                this.expression()
            }
        });
    }

    fn invalid_type_param(&mut self) -> Fit<()> {
        let star = self.eat_one_of(&[Kind::Star, Kind::DoubleStar])?;
        self.eat(Kind::Name)?;
        let colon = self.eat(Kind::Colon)?;
        let bound = self.expression()?;
        let is_tuple = self.get(bound).kind == NodeKind::Tuple;
        let what = if is_tuple { "constraints" } else { "bound" };
        let param = if star.kind == Kind::Star {
            "TypeVarTuple"
        } else {
            "ParamSpec"
        };
        self.raise_from(colon.start, format!("cannot use {what} with {param}"))
    }

    fn if_stmt(&mut self) -> Fit<()> {
        self.conditional(Kind::If, "'if' statement")
    }

    /// `if` or `elif` with what follows it.
    fn conditional(&mut self, keyword: Kind, what: &str) -> Fit<()> {
        self.mistake(|this| {
            this.eat(keyword)?;
            this.named_expression()?;
            this.missing_colon()
        })
        .or_else(|| {
            self.mistake(|this| {
                let token = this.eat(keyword)?;
                this.named_expression()?;
                this.missing_body(token, what)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(keyword)?;
                this.named_expression()?;
                this.colon_and_block()?;
                // A chain of `elif` is followed in a loop.
                while this.attempt(Self::elif_clause).is_some() {}
                this.else_block();
                Some(())
            })
        })
    }

    fn elif_clause(&mut self) -> Fit<()> {
        let elif = self.eat(Kind::Elif)?;
        self.named_expression()?;
        self.mistake(Self::missing_colon);
        self.mistake(|this| this.missing_body(elif, "'elif' statement"));
        self.colon_and_block()
    }

    pub(super) fn else_block(&mut self) -> Fit<()> {
        self.mistake(|this| {
            let token = this.eat(Kind::Else)?;
            this.missing_body(token, "'else' statement")
        })
        .or_else(|| {
            self.mistake(|this| {
                this.eat(Kind::Else)?;
                this.eat(Kind::Colon)?;
                this.block()?;
                this.eat(Kind::Elif)?;
                this.raise_here("'elif' block follows an 'else' block")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Else)?;
                this.force(Kind::Colon)?;
                this.block()
            })
        })
    }

    fn while_stmt(&mut self) -> Fit<()> {
        self.mistake(|this| {
            this.eat(Kind::While)?;
            this.named_expression()?;
            this.missing_colon()
        })
        .or_else(|| {
            self.mistake(|this| {
                let token = this.eat(Kind::While)?;
                this.named_expression()?;
                this.missing_body(token, "'while' statement")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::While)?;
                this.named_expression()?;
                this.colon_and_block()?;
                this.else_block();
                Some(())
            })
        })
    }

    fn for_head(&mut self) -> Fit<Token> {
        self.eat(Kind::Async);
        let token = self.eat(Kind::For)?;
        self.star_targets()?;
        self.eat(Kind::In)?;
        self.star_expressions()?;
        Some(token)
    }

    fn for_stmt(&mut self) -> Fit<()> {
        self.mistake(|this| {
            this.for_head()?;
            this.missing_colon()
        })
        .or_else(|| {
            self.mistake(|this| {
                let token = this.for_head()?;
                this.missing_body(token, "'for' statement")
            })
        })
        .or_else(|| {
            let mut committed = false;
            let fits = self.attempt(|this| {
                this.eat(Kind::Async);
                this.eat(Kind::For)?;
                this.star_targets()?;
                this.eat(Kind::In)?;
                committed = true;
                this.star_expressions()?;
                this.colon_and_block()?;
                this.else_block();
                Some(())
            });
            if fits.is_some() || committed {
                return fits;
            }
            self.mistake(Self::invalid_for_target).map(drop)
        })
    }

    /// `','.(expression ['as' star_target])+`, parenthesised or not: the heads of `with` statements with mistakes.
    fn with_head(&mut self, parenthesized: bool) -> Fit<Token> {
        self.eat(Kind::Async);
        let token = self.eat(Kind::With)?;
        if parenthesized {
            self.eat(Kind::LParen)?;
        }
        self.separated(Kind::Comma, |this| {
            if parenthesized {
                this.expressions()?
            } else {
                this.expression()?
            };
            this.attempt(|this| {
                this.eat(Kind::As)?;
                this.star_target()
            });
            Some(())
        })?;
        if parenthesized {
            self.eat(Kind::Comma);
            self.eat(Kind::RParen)?;
        }
        Some(token)
    }

    fn with_stmt(&mut self) -> Fit<()> {
        for parenthesized in [false, true] {
            self.mistake(|this| {
                let token = this.with_head(parenthesized)?;
                this.missing_body(token, "'with' statement")
            });
        }
        self.attempt(|this| {
            this.eat(Kind::Async);
            this.eat(Kind::With)?;
            this.eat(Kind::LParen)?;
            this.separated(Kind::Comma, Self::with_item)?;
            this.eat(Kind::Comma);
            this.eat(Kind::RParen)?;
            this.colon_and_block()
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Async);
                this.eat(Kind::With)?;
                this.separated(Kind::Comma, Self::with_item)?;
                this.colon_and_block()
            })
        })
        .or_else(|| {
            for parenthesized in [false, true] {
                self.mistake(|this| {
                    this.with_head(parenthesized)?;
                    this.missing_colon()
                });
            }
            None
        })
    }

    fn with_item(&mut self) -> Fit<()> {
        const ENDS: [Kind; 3] = [Kind::Comma, Kind::RParen, Kind::Colon];
        self.attempt(|this| {
            this.expression()?;
            this.eat(Kind::As)?;
            this.star_target()?;
            this.is_one_of(&ENDS).then_some(())
        })
        .or_else(|| {
            self.mistake(|this| {
                this.expression()?;
                this.eat(Kind::As)?;
                let target = this.expression()?;
                if !this.is_one_of(&ENDS) {
                    return None;
                }
                this.raise_invalid_target(target, TargetKind::Assignment)
            })
        })
        .or_else(|| self.expression().map(drop))
    }

    fn try_stmt(&mut self) -> Fit<()> {
        self.mistake(Self::invalid_try_stmt).or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Try)?;
                this.force(Kind::Colon)?;
                this.block()?;
                if let Some(()) = this.finally_block() {
                    return Some(());
                }
                let plain = this.attempt(|this| {
                    this.some(|this| this.except_block(false))?;
                    Some(())
                });
                if plain.is_none() {
                    this.some(|this| this.except_block(true))?;
                }
                this.else_block();
                this.finally_block();
                Some(())
            })
        })
    }

    fn invalid_try_stmt(&mut self) -> Fit<()> {
        self.attempt(|this| {
            let token = this.eat(Kind::Try)?;
            this.missing_body(token, "'try' statement")
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Try)?;
                this.eat(Kind::Colon)?;
                this.block()?;
                if this.is_one_of(&[Kind::Except, Kind::Finally]) {
                    return None;
                }
                this.raise_here("expected 'except' or 'finally' block")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Try)?;
                this.eat(Kind::Colon)?;
                this.many(Self::block);
                this.some(|this| this.except_block(false))?;
                let except = this.eat(Kind::Except)?;
                let star = this.eat(Kind::Star)?;
                this.expression()?;
                this.except_alias();
                this.eat(Kind::Colon)?;
                let message = "cannot have both 'except' and 'except*' on the same 'try'";
                this.raise(except.start, star.end, message)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Try)?;
                this.eat(Kind::Colon)?;
                this.many(Self::block);
                this.some(|this| this.except_block(true))?;
                let except = this.eat(Kind::Except)?;
                if this.expression().is_some() {
                    this.except_alias();
                }
                this.eat(Kind::Colon)?;
                let message = "cannot have both 'except' and 'except*' on the same 'try'";
                this.raise_token(except, message)
            })
        })
    }

    /// `['as' NAME]`
    fn except_alias(&mut self) {
        self.attempt(|this| {
            this.eat(Kind::As)?;
            this.eat(Kind::Name)
        });
    }

    fn except_block(&mut self, is_star: bool) -> Fit<()> {
        let star = |this: &mut Self| {
            if is_star {
                this.eat(Kind::Star).map(drop)
            } else {
                Some(())
            }
        };
        let what = if is_star {
            "'except*' statement"
        } else {
            "'except' statement"
        };
        self.mistake(|this| {
            let token = this.eat(Kind::Except)?;
            star(this)?;
            this.expression()?;
            this.except_alias();
            this.missing_body(token, what)
        })
        .or_else(|| {
            self.mistake(|this| {
                let token = this.eat(Kind::Except)?;
                if is_star {
                    return None;
                }
                this.missing_body(token, what)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Except)?;
                star(this)?;
                this.expressions()?;
                this.colon_and_block()
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Except)?;
                star(this)?;
                this.expression()?;
                this.eat(Kind::As)?;
                this.eat(Kind::Name)?;
                this.colon_and_block()
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Except)?;
                if is_star {
                    None
                } else {
                    this.colon_and_block()
                }
            })
        })
        .or_else(|| self.mistake(|this| this.invalid_except_stmt(is_star)))
    }

    fn invalid_except_stmt(&mut self, is_star: bool) -> Fit<()> {
        let head = |this: &mut Self| {
            this.eat(Kind::Except)?;
            if is_star {
                this.eat(Kind::Star).map(drop)
            } else {
                Some(())
            }
        };
        self.attempt(|this| {
            head(this)?;
            let first = this.expression()?;
            this.eat(Kind::Comma)?;
            this.expressions()?;
            this.eat(Kind::As)?;
            this.eat(Kind::Name)?;
            this.eat(Kind::Colon)?;
            let start = this.get(first).start;
            let message = "multiple exception types must be parenthesized when using 'as'";
            this.raise_from(start, message)
        })
        .or_else(|| {
            self.attempt(|this| {
                head(this)?;
                this.expression()?;
                this.except_alias();
                this.missing_colon()
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                head(this)?;
                if is_star {
                    this.eat_one_of(&[Kind::Newline, Kind::Colon])?;
                    this.raise_here("expected one or more exception types")
                } else {
                    this.missing_colon()
                }
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                head(this)?;
                this.expression()?;
                this.eat(Kind::As)?;
                let target = this.expression()?;
                this.colon_and_block()?;
                let star = if is_star { "*" } else { "" };
                let name = this.name_of(target);
                let message = format!("cannot use except{star} statement with {name}");
                this.raise_node(target, message)
            })
        })
    }

    fn finally_block(&mut self) -> Fit<()> {
        self.mistake(|this| {
            let token = this.eat(Kind::Finally)?;
            this.missing_body(token, "'finally' statement")
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Finally)?;
                this.force(Kind::Colon)?;
                this.block()
            })
        })
    }
}
