//! The recogniser on expressions down to what operators combine.

use super::node::{NodeId, NodeKind};
use super::recogniser::{Fit, Recogniser, Rule};
use crate::syntax::token::Kind;

/// Words that are keywords in some places only.
const SOFT_KEYWORDS: [&str; 4] = ["_", "case", "match", "type"];

impl Recogniser<'_> {
    /// `expression (',' expression)* [',']`
    pub(super) fn expressions(&mut self) -> Fit {
        self.tuple_of(Self::expression)
    }

    /// `star_expression (',' star_expression)* [',']`
    pub(super) fn star_expressions(&mut self) -> Fit {
        self.tuple_of(Self::star_expression)
    }

    /// One element, or several with commas: a tuple without parentheses.
    fn tuple_of(&mut self, element: fn(&mut Self) -> Fit) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            let elements = this.separated(Kind::Comma, element)?;
            let comma = this.eat(Kind::Comma).is_some();
            match elements[..] {
                [only] if !comma => Some(only),
                _ => this.node(NodeKind::Tuple, first, elements),
            }
        })
    }

    pub(super) fn star_expression(&mut self) -> Fit {
        self.remember(Rule::StarExpression, |this| {
            this.starred_operand().or_else(|| this.expression())
        })
    }

    /// `'*' bitwise_or`
    fn starred_operand(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(Kind::Star)?;
            let operand = this.bitwise_or()?;
            this.node(NodeKind::Starred, first, vec![operand])
        })
    }

    /// `','.star_named_expression+ [',']`
    pub(super) fn star_named_expressions(&mut self) -> Fit<Vec<NodeId>> {
        let all = self.separated(Kind::Comma, Self::star_named_expression)?;
        self.eat(Kind::Comma);
        Some(all)
    }

    pub(super) fn star_named_expression(&mut self) -> Fit {
        self.starred_operand().or_else(|| self.named_expression())
    }

    pub(super) fn yield_expr(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(Kind::Yield)?;
            if this
                .attempt(|this| {
                    this.eat(Kind::From)?;
                    this.expression()
                })
                .is_none()
            {
                this.star_expressions();
            }
            this.node(NodeKind::Yield, first, Vec::new())
        })
    }

    /// `yield_expr | star_expressions`
    pub(super) fn annotated_rhs(&mut self) -> Fit {
        self.yield_expr().or_else(|| self.star_expressions())
    }

    /// `NAME ':=' ~ expression`
    pub(super) fn assignment_expression(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(Kind::Name)?;
            this.eat(Kind::ColonEqual)?;
            this.expression()?;
            this.node(NodeKind::Named, first, Vec::new())
        })
    }

    /// Whether the cut of an assignment expression forbids other alternatives: its value is missing.
    fn begins_assignment_expression(&mut self) -> bool {
        self.ahead(|this| {
            this.eat(Kind::Name)?;
            this.eat(Kind::ColonEqual)
        })
    }

    pub(super) fn named_expression(&mut self) -> Fit {
        self.remember(Rule::NamedExpression, |this| {
            if let Some(named) = this.assignment_expression() {
                return Some(named);
            }
            this.mistake(Self::invalid_named_expression)
                .or_else(|| this.plain_expression())
        })
    }

    /// `expression !':='`
    pub(super) fn plain_expression(&mut self) -> Fit {
        self.attempt(|this| {
            let expression = this.expression()?;
            this.not(|this| this.eat(Kind::ColonEqual))?;
            Some(expression)
        })
    }

    /// `assignment_expression | expression !':='`
    pub(super) fn argument_expression(&mut self) -> Fit {
        if let Some(named) = self.assignment_expression() {
            return Some(named);
        }
        if self.begins_assignment_expression() {
            None
        } else {
            self.plain_expression()
        }
    }

    fn invalid_named_expression(&mut self) -> Fit {
        self.attempt(|this| {
            let target = this.expression()?;
            this.eat(Kind::ColonEqual)?;
            this.expression()?;
            let name = this.name_of(target);
            this.raise_node(
                target,
                format!("cannot use assignment expressions with {name}"),
            )
        })
        .or_else(|| {
            self.attempt(|this| {
                let first = this.at;
                this.eat(Kind::Name)?;
                let name = this.node(NodeKind::Name, first, Vec::new())?;
                this.eat(Kind::Equal)?;
                let value = this.bitwise_or()?;
                this.not(|this| this.eat_one_of(&[Kind::Equal, Kind::ColonEqual]))?;
                let message = "invalid syntax. Maybe you meant '==' or ':=' instead of '='?";
                this.raise_nodes(name, value, message)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.not(|this| {
                    this.list()
                        .or_else(|| this.tuple())
                        .or_else(|| this.genexp())
                        .or_else(|| this.constant(&[Kind::True, Kind::None, Kind::False]))
                })?;
                let target = this.bitwise_or()?;
                this.eat(Kind::Equal)?;
                this.bitwise_or()?;
                this.not(|this| this.eat_one_of(&[Kind::Equal, Kind::ColonEqual]))?;
                let name = this.name_of(target);
                let message =
                    format!("cannot assign to {name} here. Maybe you meant '==' instead of '='?");
                this.raise_node(target, message)
            })
        })
    }

    pub(super) fn expression(&mut self) -> Fit {
        self.remember(Rule::Expression, |this| {
            this.mistake(Self::invalid_expression)
                .or_else(|| this.mistake(Self::invalid_legacy_expression))
                .or_else(|| this.expression_alternatives())
        })
    }

    fn expression_alternatives(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.disjunction()?;
            this.eat(Kind::If)?;
            this.disjunction()?;
            this.eat(Kind::Else)?;
            this.expression()?;
            this.node(NodeKind::Conditional, first, Vec::new())
        })
        .or_else(|| self.disjunction())
        .or_else(|| self.lambda())
    }

    /// An expression without the rules for mistakes.
    fn expression_without_mistakes(&mut self) -> Fit {
        let before = std::mem::replace(&mut self.for_mistakes, false);
        let result = self.expression_alternatives();
        self.for_mistakes = before;
        result
    }

    fn invalid_expression(&mut self) -> Fit {
        self.attempt(Self::between_strings)
            .or_else(|| self.attempt(Self::missing_comma))
            .or_else(|| {
                self.attempt(|this| {
                    let value = this.disjunction()?;
                    this.eat(Kind::If)?;
                    let test = this.disjunction()?;
                    this.not(|this| this.eat_one_of(&[Kind::Else, Kind::Colon]))?;
                    this.raise_nodes(value, test, "expected 'else' after 'if' expression")
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    this.disjunction()?;
                    this.eat(Kind::If)?;
                    this.disjunction()?;
                    this.eat(Kind::Else)?;
                    this.not(Self::expression)?;
                    this.raise_next("expected expression after 'else', but statement is given")
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    let word = this.eat_one_of(&[Kind::Pass, Kind::Break, Kind::Continue])?;
                    this.eat(Kind::If)?;
                    this.disjunction()?;
                    this.eat(Kind::Else)?;
                    this.simple_stmt()?;
                    let message = "expected expression before 'if', but statement is given";
                    this.raise_token(word, message)
                })
            })
            .or_else(|| {
                self.attempt(|this| {
                    let letter = this.string_around(this.at);
                    let lambda = this.eat(Kind::Lambda)?;
                    this.lambda_params();
                    let colon = this.eat(Kind::Colon)?;
                    if !this.is(Kind::FStringMiddle) {
                        return None;
                    }
                    let message = format!(
                        "{letter}-string: lambda expressions are not allowed without parentheses"
                    );
                    this.raise(lambda.start, colon.end, message)
                })
            })
    }

    /// Expressions between two strings, as if quotes in a string ended it.
    fn between_strings(&mut self) -> Fit {
        self.eat(Kind::Str)?;
        let inside = self.some(|this| {
            this.not(|this| this.eat(Kind::Str))?;
            this.expression_without_mistakes()
        })?;
        self.eat(Kind::Str)?;
        let (first, last) = (inside.first().copied()?, inside.last().copied()?);
        let message = "invalid syntax. Is this intended to be part of the string?";
        self.raise_nodes(first, last, message)
    }

    /// Two expressions in a row inside parentheses.
    fn missing_comma(&mut self) -> Fit {
        self.not(|this| {
            let name = this.eat(Kind::Name)?;
            let soft = SOFT_KEYWORDS.contains(&this.text(name));
            if soft {
                Some(name)
            } else {
                this.eat(Kind::Str)
            }
        })?;
        let first = self.disjunction()?;
        let second = self.expression_without_mistakes()?;
        if self.is_legacy_statement(first) || self.level() == 0 {
            return None;
        }
        self.raise_nodes(first, second, "invalid syntax. Perhaps you forgot a comma?")
    }

    /// Whether a name is that of a statement of Python 2.
    fn is_legacy_statement(&self, node: NodeId) -> bool {
        let node = self.get(node);
        let text = self
            .source
            .text()
            .get(node.start as usize..node.end as usize);
        node.kind == NodeKind::Name && matches!(text, Some("print" | "exec"))
    }

    fn invalid_legacy_expression(&mut self) -> Fit {
        let first = self.at;
        let name = self.eat(Kind::Name)?;
        let node = self.node(NodeKind::Name, first, Vec::new())?;
        self.not(|this| this.eat(Kind::LParen))?;
        let rest = self.star_expressions()?;
        if !self.is_legacy_statement(node) {
            return None;
        }
        let name = self.text(name);
        let message = format!("Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
        self.raise_nodes(node, rest, message)
    }

    fn lambda(&mut self) -> Fit {
        self.remember(Rule::Lambda, |this| {
            let first = this.at;
            this.eat(Kind::Lambda)?;
            this.lambda_params();
            this.eat(Kind::Colon)?;
            this.expression()?;
            this.node(NodeKind::Lambda, first, Vec::new())
        })
    }

    pub(super) fn disjunction(&mut self) -> Fit {
        self.remember(Rule::Disjunction, |this| {
            this.flat(Kind::Or, Self::conjunction)
        })
    }

    fn conjunction(&mut self) -> Fit {
        self.remember(Rule::Conjunction, |this| {
            this.flat(Kind::And, Self::inversion)
        })
    }

    /// Operands of `and` or `or`.
    fn flat(&mut self, operator: Kind, operand: fn(&mut Self) -> Fit) -> Fit {
        let first = self.at;
        let operands = self.separated(operator, operand)?;
        match operands[..] {
            [only] => Some(only),
            _ => self.node(NodeKind::Expression, first, Vec::new()),
        }
    }

    fn inversion(&mut self) -> Fit {
        self.remember(Rule::Inversion, |this| {
            let first = this.at;
            this.attempt(|this| {
                this.eat(Kind::Not)?;
                this.inversion()?;
                this.node(NodeKind::Expression, first, Vec::new())
            })
            .or_else(|| this.comparison())
        })
    }

    fn comparison(&mut self) -> Fit {
        let first = self.at;
        let left = self.bitwise_or()?;
        let pairs = self.many(|this| {
            let operator = this.comparison_operator()?;
            this.bitwise_or()?;
            Some(operator)
        });
        match pairs.first() {
            None => Some(left),
            Some(&operator) => {
                let kind = NodeKind::Compare {
                    is_in: operator == Kind::In,
                };
                self.node(kind, first, vec![left])
            }
        }
    }

    fn comparison_operator(&mut self) -> Fit<Kind> {
        const OPERATORS: [Kind; 7] = [
            Kind::EqEqual,
            Kind::NotEqual,
            Kind::LessEqual,
            Kind::Less,
            Kind::GreaterEqual,
            Kind::Greater,
            Kind::In,
        ];
        if let Some(token) = self.eat_one_of(&OPERATORS) {
            return Some(token.kind);
        }
        if self.eat(Kind::Not).is_some() {
            return self.eat(Kind::In).map(|_| Kind::Not);
        }
        if let Some(old) = self.eat(Kind::LessGreater) {
            let message = "invalid syntax.  Maybe you meant '!=' instead of '<>'?";
            return self.raise_token(old, message);
        }
        self.eat(Kind::Is)?;
        // `is not x`, unless nothing follows that `not`.
        let operand_follows = self.ahead(|this| {
            this.eat(Kind::Not)?;
            this.bitwise_or()
        });
        if operand_follows {
            self.eat(Kind::Not);
        }
        Some(Kind::Is)
    }

    pub(super) fn bitwise_or(&mut self) -> Fit {
        self.remember(Rule::BitwiseOr, |this| this.binary(0))
    }

    /// Binary operators that bind at least as tightly as `least`.
    fn binary(&mut self, least: u8) -> Fit {
        let first = self.at;
        let mut left = self.factor()?;
        loop {
            let Some(strength) = strength(self.kind()).filter(|&strength| strength >= least) else {
                return Some(left);
            };
            let right = self.attempt(|this| {
                this.at += 1;
                this.binary(strength + 1)
            });
            if right.is_none() {
                self.mistake(Self::unparenthesized_not);
                return Some(left);
            }
            left = self.node(NodeKind::Expression, first, Vec::new())?;
        }
    }

    /// An arithmetic operator with `not` after it.
    fn unparenthesized_not(&mut self) -> Fit {
        strength(self.kind()).filter(|&strength| strength >= 4)?;
        self.at += 1;
        let not = self.eat(Kind::Not)?;
        let operand = self.inversion()?;
        let end = self.get(operand).end;
        self.raise(
            not.start,
            end,
            "'not' after an operator must be parenthesized",
        )
    }

    /// A sign with `not` after it.
    fn signed_not(&mut self) -> Fit {
        self.eat_one_of(&[Kind::Plus, Kind::Minus, Kind::Tilde])?;
        let not = self.eat(Kind::Not)?;
        let operand = self.factor()?;
        let end = self.get(operand).end;
        self.raise(
            not.start,
            end,
            "'not' after an operator must be parenthesized",
        )
    }

    fn factor(&mut self) -> Fit {
        self.remember(Rule::Factor, |this| {
            let first = this.at;
            this.mistake(Self::signed_not);
            this.attempt(|this| {
                this.eat_one_of(&[Kind::Plus, Kind::Minus, Kind::Tilde])?;
                this.factor()?;
                this.node(NodeKind::Expression, first, Vec::new())
            })
            .or_else(|| this.power())
        })
    }

    fn power(&mut self) -> Fit {
        let first = self.at;
        let base = self.await_primary()?;
        let exponent = self.attempt(|this| {
            this.eat(Kind::DoubleStar)?;
            this.factor()
        });
        if exponent.is_none() {
            return Some(base);
        }
        self.node(NodeKind::Expression, first, Vec::new())
    }

    fn await_primary(&mut self) -> Fit {
        self.remember(Rule::AwaitPrimary, |this| {
            let first = this.at;
            this.attempt(|this| {
                this.eat(Kind::Await)?;
                this.primary()?;
                this.node(NodeKind::Await, first, Vec::new())
            })
            .or_else(|| this.primary())
        })
    }

    fn primary(&mut self) -> Fit {
        let first = self.at;
        let mut node = self.atom()?;
        while let Some(longer) = self.attempt(|this| this.trailer(first)) {
            node = longer;
        }
        Some(node)
    }

    /// An attribute, a call or a subscript of what begins at `first`.
    pub(super) fn trailer(&mut self, first: usize) -> Fit {
        match self.kind() {
            Kind::Dot => {
                self.at += 1;
                self.eat(Kind::Name)?;
                self.node(NodeKind::Attribute, first, Vec::new())
            }
            Kind::LParen => {
                if self.genexp().is_none() {
                    self.eat(Kind::LParen)?;
                    self.arguments();
                    self.eat(Kind::RParen)?;
                }
                self.node(NodeKind::Call, first, Vec::new())
            }
            Kind::LBrace => {
                // No call, but CPython looks for a generator expression, and with it for the mistakes of one.
                self.genexp()?;
                None
            }
            Kind::LSquare => {
                self.genexp();
                self.at += 1;
                self.slices()?;
                self.eat(Kind::RSquare)?;
                self.node(NodeKind::Subscript, first, Vec::new())
            }
            _ => None,
        }
    }

    fn slices(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.slice()?;
            this.not(|this| this.eat(Kind::Comma))
        })
        .or_else(|| {
            self.attempt(|this| {
                this.separated(Kind::Comma, |this| {
                    this.slice().or_else(|| this.starred_expression().map(drop))
                })?;
                this.eat(Kind::Comma);
                Some(())
            })
        })
    }

    fn slice(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.expression();
            this.eat(Kind::Colon)?;
            this.expression();
            if this.eat(Kind::Colon).is_some() {
                this.expression();
            }
            Some(())
        })
        .or_else(|| self.named_expression().map(drop))
    }
}

/// How tightly a binary operator binds.
fn strength(operator: Kind) -> Option<u8> {
    Some(match operator {
        Kind::Bar => 0,
        Kind::Caret => 1,
        Kind::Amper => 2,
        Kind::LeftShift | Kind::RightShift => 3,
        Kind::Plus | Kind::Minus => 4,
        Kind::Star | Kind::Slash | Kind::DoubleSlash | Kind::Percent | Kind::At => 5,
        _ => return None,
    })
}
