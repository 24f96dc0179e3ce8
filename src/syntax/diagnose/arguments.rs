//! The recogniser on the arguments of calls.

use super::node::{NodeId, NodeKind};
use super::recogniser::{Fit, Recogniser, Rule};
use crate::syntax::token::Kind;

/// What arguments there are, for messages.
#[derive(Default)]
struct Args {
    positional: Vec<NodeId>,
    /// There is a `**mapping`.
    unpacks_mapping: bool,
}

impl Recogniser<'_> {
    pub(super) fn arguments(&mut self) -> Fit {
        self.remember(Rule::Arguments, |this| {
            let first = this.at;
            this.attempt(|this| {
                this.args()?;
                this.eat(Kind::Comma);
                if !this.is(Kind::RParen) {
                    return None;
                }
                this.node(NodeKind::Other, first, Vec::new())
            })
            .or_else(|| this.mistake(Self::invalid_arguments))
        })
    }

    /// Positional arguments, then keyword arguments.
    fn args(&mut self) -> Fit<Args> {
        if let Some(mut args) = self.attempt(|this| {
            let positional = this.positional_arguments()?;
            Some(Args {
                positional,
                unpacks_mapping: false,
            })
        }) {
            if let Some(keywords) = self.attempt(|this| {
                this.eat(Kind::Comma)?;
                this.kwargs()
            }) {
                args.positional.extend(keywords.positional);
                args.unpacks_mapping = keywords.unpacks_mapping;
            }
            return Some(args);
        }
        self.kwargs()
    }

    /// `','.(starred_expression | (assignment_expression | expression !':=') !'=')+`
    fn positional_arguments(&mut self) -> Fit<Vec<NodeId>> {
        self.separated(Kind::Comma, |this| {
            this.starred_expression().or_else(|| {
                this.attempt(|this| {
                    let argument = this.argument_expression()?;
                    this.not(|this| this.eat(Kind::Equal))?;
                    Some(argument)
                })
            })
        })
    }

    fn kwargs(&mut self) -> Fit<Args> {
        let collect = |first: Vec<Fit>, unpacks_mapping| Args {
            positional: first.into_iter().flatten().collect(),
            unpacks_mapping,
        };
        self.attempt(|this| {
            let first = this.separated(Kind::Comma, Self::kwarg_or_starred)?;
            this.eat(Kind::Comma)?;
            let second = this.separated(Kind::Comma, Self::kwarg_or_double_starred)?;
            Some(collect(first, second.contains(&true)))
        })
        .or_else(|| {
            let first = self.separated(Kind::Comma, Self::kwarg_or_starred)?;
            Some(collect(first, false))
        })
        .or_else(|| {
            let second = self.separated(Kind::Comma, Self::kwarg_or_double_starred)?;
            Some(collect(Vec::new(), second.contains(&true)))
        })
    }

    /// `name=value` or `*iterable`; a starred argument counts as positional.
    fn kwarg_or_starred(&mut self) -> Fit<Option<NodeId>> {
        self.keyword()
            .map(|()| None)
            .or_else(|| self.starred_expression().map(Some))
    }

    /// `name=value` or `**mapping`; whether it is the latter.
    fn kwarg_or_double_starred(&mut self) -> Fit<bool> {
        self.keyword().map(|()| false).or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::DoubleStar)?;
                this.expression()?;
                Some(true)
            })
        })
    }

    /// `NAME '=' expression`
    fn keyword(&mut self) -> Fit<()> {
        self.mistake(Self::invalid_kwarg).or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Name)?;
                this.eat(Kind::Equal)?;
                this.expression().map(drop)
            })
        })
    }

    pub(super) fn starred_expression(&mut self) -> Fit {
        let first = self.at;
        self.mistake(|this| {
            let star = this.eat(Kind::Star)?;
            this.expression()?;
            this.eat(Kind::Equal)?;
            let value = this.expression()?;
            let end = this.get(value).end;
            this.raise(
                star.start,
                end,
                "cannot assign to iterable argument unpacking",
            )
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::Star)?;
                let value = this.expression()?;
                this.node(NodeKind::Starred, first, vec![value])
            })
        })
        .or_else(|| {
            self.mistake(|this| {
                this.eat(Kind::Star)?;
                this.raise_here("Invalid star expression")
            })
        })
    }

    fn invalid_kwarg(&mut self) -> Fit<()> {
        const MAYBE: &str = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
        self.attempt(|this| {
            let constant = this.eat_one_of(&[Kind::True, Kind::False, Kind::None])?;
            let equal = this.eat(Kind::Equal)?;
            let text = constant.kind.text();
            this.raise(
                constant.start,
                equal.end,
                format!("cannot assign to {text}"),
            )
        })
        .or_else(|| {
            self.attempt(|this| {
                let name = this.eat(Kind::Name)?;
                let equal = this.eat(Kind::Equal)?;
                this.expression()?;
                this.for_if_clauses()?;
                this.raise(name.start, equal.end, MAYBE)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.not(|this| {
                    this.eat(Kind::Name)?;
                    this.eat(Kind::Equal)
                })?;
                let target = this.expression()?;
                let equal = this.eat(Kind::Equal)?;
                let start = this.get(target).start;
                let message = "expression cannot contain assignment, perhaps you meant \"==\"?";
                this.raise(start, equal.end, message)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                let stars = this.eat(Kind::DoubleStar)?;
                this.expression()?;
                this.eat(Kind::Equal)?;
                let value = this.expression()?;
                let end = this.get(value).end;
                this.raise(
                    stars.start,
                    end,
                    "cannot assign to keyword argument unpacking",
                )
            })
        })
    }

    fn invalid_arguments(&mut self) -> Fit {
        const PARENTHESIZE: &str = "Generator expression must be parenthesized";
        self.attempt(Self::starred_after_mapping)
            .or_else(|| {
                self.attempt(|this| {
                    let element = this.expression()?;
                    let last = this.for_if_clauses()?;
                    this.eat(Kind::Comma)?;
                    if this.args().is_none() {
                        this.attempt(|this| {
                            this.expression()?;
                            this.for_if_clauses()
                        });
                    }
                    this.raise_nodes(element, last, PARENTHESIZE)
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    let name = this.eat(Kind::Name)?;
                    let equal = this.eat(Kind::Equal)?;
                    this.expression()?;
                    this.for_if_clauses()?;
                    let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                    this.raise(name.start, equal.end, message)
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    this.attempt(|this| {
                        this.args()?;
                        this.eat(Kind::Comma)
                    });
                    let name = this.eat(Kind::Name)?;
                    let equal = this.eat(Kind::Equal)?;
                    if !this.is_one_of(&[Kind::Comma, Kind::RParen]) {
                        return None;
                    }
                    this.raise(name.start, equal.end, "expected argument value expression")
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    let args = this.args()?;
                    let last = this.for_if_clauses()?;
                    match args.positional[..] {
                        [] | [_] => None,
                        [.., element] => this.raise_nodes(element, last, PARENTHESIZE),
                    }
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    this.args()?;
                    this.eat(Kind::Comma)?;
                    let element = this.expression()?;
                    let last = this.for_if_clauses()?;
                    this.raise_nodes(element, last, PARENTHESIZE)
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    let args = this.args()?;
                    this.eat(Kind::Comma)?;
                    this.args()?;
                    let what = if args.unpacks_mapping {
                        " unpacking"
                    } else {
                        ""
                    };
                    this.raise_here(format!(
                        "positional argument follows keyword argument{what}"
                    ))
                })
            })
    }

    /// `**mapping, *iterable`
    fn starred_after_mapping(&mut self) -> Fit {
        let both = self.attempt(|this| {
            this.positional_arguments()?;
            this.eat(Kind::Comma)?;
            this.kwargs()
        });
        if both.is_none() {
            self.kwargs()?;
        }
        let comma = self.eat(Kind::Comma)?;
        self.separated(Kind::Comma, |this| {
            this.starred_expression()?;
            this.not(|this| this.eat(Kind::Equal))
        })?;
        let message = "iterable argument unpacking follows keyword argument unpacking";
        self.raise_from(comma.start, message)
    }
}
