//! The recogniser on the parameters of functions and lambdas.

use super::recogniser::{Fit, Recogniser};
use crate::syntax::token::{Kind, Token};

/// Whose parameters are read: they end with `)` and may have annotations, or end with `:` and may not.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    Function,
    Lambda,
}

impl Owner {
    const fn end(self) -> Kind {
        match self {
            Self::Function => Kind::RParen,
            Self::Lambda => Kind::Colon,
        }
    }
}

impl Recogniser<'_> {
    pub(super) fn params(&mut self) -> Fit<()> {
        self.parameters_of(Owner::Function)
    }

    pub(super) fn lambda_params(&mut self) -> Fit<()> {
        self.parameters_of(Owner::Lambda)
    }

    fn parameters_of(&mut self, owner: Owner) -> Fit<()> {
        self.mistake(|this| this.invalid_parameters(owner))
            .or_else(|| self.parameters(owner))
    }

    fn parameters(&mut self, owner: Owner) -> Fit<()> {
        self.attempt(|this| {
            this.slash_no_default(owner)?;
            this.many(|this| this.param_no_default(owner));
            this.many(|this| this.param_with_default(owner));
            this.star_etc(owner);
            Some(())
        })
        .or_else(|| {
            self.attempt(|this| {
                this.slash_with_default(owner)?;
                this.many(|this| this.param_with_default(owner));
                this.star_etc(owner);
                Some(())
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.some(|this| this.param_no_default(owner))?;
                this.many(|this| this.param_with_default(owner));
                this.star_etc(owner);
                Some(())
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.some(|this| this.param_with_default(owner))?;
                this.star_etc(owner);
                Some(())
            })
        })
        .or_else(|| self.star_etc(owner))
    }

    fn slash(&mut self, owner: Owner) -> Fit<()> {
        self.eat(Kind::Slash)?;
        self.end_of_parameter(owner)
    }

    /// A comma, or the end of the parameters, which is not taken.
    fn end_of_parameter(&mut self, owner: Owner) -> Fit<()> {
        if self.eat(Kind::Comma).is_some() || self.is(owner.end()) {
            Some(())
        } else {
            None
        }
    }

    fn slash_no_default(&mut self, owner: Owner) -> Fit<()> {
        self.attempt(|this| {
            this.some(|this| this.param_no_default(owner))?;
            this.slash(owner)
        })
    }

    fn slash_with_default(&mut self, owner: Owner) -> Fit<()> {
        self.attempt(|this| {
            this.many(|this| this.param_no_default(owner));
            this.some(|this| this.param_with_default(owner))?;
            this.slash(owner)
        })
    }

    fn any_slash(&mut self, owner: Owner) -> Fit<()> {
        self.slash_no_default(owner)
            .or_else(|| self.slash_with_default(owner))
    }

    /// `NAME [':' expression]`
    fn param(&mut self, owner: Owner) -> Fit<Token> {
        let name = self.eat(Kind::Name)?;
        if owner == Owner::Function {
            self.attempt(|this| {
                this.eat(Kind::Colon)?;
                this.expression()
            });
        }
        let end = self.tokens[self.at - 1].end;
        Some(Token { end, ..name })
    }

    fn param_no_default(&mut self, owner: Owner) -> Fit<Token> {
        self.attempt(|this| {
            let param = this.param(owner)?;
            this.end_of_parameter(owner)?;
            Some(param)
        })
    }

    /// `*args: *Ts`
    fn param_star_annotation(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::Name)?;
            this.eat(Kind::Colon)?;
            this.star_expression()?;
            this.end_of_parameter(Owner::Function)
        })
    }

    fn param_with_default(&mut self, owner: Owner) -> Fit<()> {
        self.attempt(|this| {
            this.param(owner)?;
            this.default(owner)?;
            this.end_of_parameter(owner)
        })
    }

    fn param_maybe_default(&mut self, owner: Owner) -> Fit<()> {
        self.attempt(|this| {
            this.param(owner)?;
            this.default(owner);
            this.end_of_parameter(owner)
        })
    }

    /// `'=' expression`
    fn default(&mut self, _owner: Owner) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::Equal)?;
            this.expression().map(drop)
        })
        .or_else(|| {
            self.mistake(|this| {
                let equal = this.eat(Kind::Equal)?;
                if !this.is_one_of(&[Kind::RParen, Kind::Comma]) {
                    return None;
                }
                this.raise_token(equal, "expected default value expression")
            })
        })
    }

    fn star_etc(&mut self, owner: Owner) -> Fit<()> {
        self.mistake(|this| this.invalid_star_etc(owner))
            .or_else(|| {
                self.attempt(|this| {
                    this.eat(Kind::Star)?;
                    this.param_no_default(owner)?;
                    this.after_star(owner)
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    if owner == Owner::Lambda {
                        return None;
                    }
                    this.eat(Kind::Star)?;
                    this.param_star_annotation()?;
                    this.after_star(owner)
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    this.eat(Kind::Star)?;
                    this.eat(Kind::Comma)?;
                    this.some(|this| this.param_maybe_default(owner))?;
                    this.kwds(owner);
                    Some(())
                })
            })
            .or_else(|| self.kwds(owner))
    }

    fn after_star(&mut self, owner: Owner) -> Fit<()> {
        self.many(|this| this.param_maybe_default(owner));
        self.kwds(owner);
        Some(())
    }

    fn kwds(&mut self, owner: Owner) -> Fit<()> {
        self.mistake(|this| this.invalid_kwds(owner)).or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::DoubleStar)?;
                this.param_no_default(owner).map(drop)
            })
        })
    }

    fn invalid_parameters(&mut self, owner: Owner) -> Fit<()> {
        let is_lambda = owner == Owner::Lambda;
        self.attempt(|this| {
            let slash = this.eat(Kind::Slash)?;
            this.eat(Kind::Comma)?;
            this.raise_token(slash, "at least one argument must precede /")
        })
        .or_else(|| {
            self.attempt(|this| {
                this.any_slash(owner)?;
                this.many(|this| this.param_maybe_default(owner));
                let slash = this.eat(Kind::Slash)?;
                this.raise_token(slash, "/ may appear only once")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.slash_no_default(owner);
                this.many(|this| this.param_no_default(owner));
                if this.slash_with_default(owner).is_none() {
                    this.some(|this| this.param_with_default(owner))?;
                }
                let param = this.param_no_default(owner)?;
                let message = "parameter without a default follows parameter with a default";
                this.raise_token(param, message)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.many(|this| this.param_no_default(owner));
                let opener = this.eat(Kind::LParen)?;
                if is_lambda {
                    this.separated(Kind::Comma, |this| this.param(owner))?;
                } else {
                    this.some(|this| this.param_no_default(owner))?;
                }
                this.eat(Kind::Comma);
                let closer = this.eat(Kind::RParen)?;
                let what = if is_lambda {
                    "Lambda expression"
                } else {
                    "Function"
                };
                let message = format!("{what} parameters cannot be parenthesized");
                this.raise(opener.start, closer.end, message)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.any_slash(owner);
                this.many(|this| this.param_maybe_default(owner));
                this.eat(Kind::Star)?;
                if this.eat(Kind::Comma).is_none() {
                    this.param_no_default(owner)?;
                }
                this.many(|this| this.param_maybe_default(owner));
                let slash = this.eat(Kind::Slash)?;
                this.raise_token(slash, "/ must be ahead of *")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.some(|this| this.param_maybe_default(owner))?;
                this.eat(Kind::Slash)?;
                let star = this.eat(Kind::Star)?;
                this.raise_token(star, "expected comma between / and *")
            })
        })
    }

    fn invalid_star_etc(&mut self, owner: Owner) -> Fit<()> {
        self.attempt(|this| {
            let star = this.eat(Kind::Star)?;
            let is_bare = this.eat(owner.end()).is_some()
                || this
                    .attempt(|this| {
                        this.eat(Kind::Comma)?;
                        this.eat_one_of(&[owner.end(), Kind::DoubleStar])
                    })
                    .is_some();
            if !is_bare {
                return None;
            }
            let message = "named arguments must follow bare *";
            if owner == Owner::Lambda {
                this.raise_here(message)
            } else {
                this.raise_token(star, message)
            }
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Star)?;
                this.param(owner)?;
                let equal = this.eat(Kind::Equal)?;
                this.raise_token(equal, "var-positional argument cannot have default value")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Star)?;
                this.star_parameter(owner)?;
                this.many(|this| this.param_maybe_default(owner));
                let star = this.eat(Kind::Star)?;
                this.star_parameter(owner)?;
                this.raise_token(star, "* argument may appear only once")
            })
        })
    }

    /// What may follow `*`: a parameter or a comma.
    fn star_parameter(&mut self, owner: Owner) -> Fit<()> {
        self.param_no_default(owner)
            .map(drop)
            .or_else(|| self.eat(Kind::Comma).map(drop))
    }

    fn invalid_kwds(&mut self, owner: Owner) -> Fit<()> {
        const FOLLOWS: &str = "arguments cannot follow var-keyword argument";
        self.eat(Kind::DoubleStar)?;
        self.param(owner)?;
        if let Some(equal) = self.eat(Kind::Equal) {
            return self.raise_token(equal, "var-keyword argument cannot have default value");
        }
        self.eat(Kind::Comma)?;
        if let Some(param) = self.param(owner) {
            return self.raise_token(param, FOLLOWS);
        }
        let token = self.eat_one_of(&[Kind::Star, Kind::DoubleStar, Kind::Slash])?;
        self.raise_token(token, FOLLOWS)
    }
}
