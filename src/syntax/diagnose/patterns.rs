//! The recogniser on `match` statements.

use super::node::NodeKind;
use super::recogniser::{Fit, Recogniser, Rule};
use crate::syntax::token::{Kind, Token};

impl Recogniser<'_> {
    pub(super) fn match_stmt(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat_word("match")?;
            this.subject()?;
            this.eat(Kind::Colon)?;
            this.eat(Kind::Newline)?;
            this.eat(Kind::Indent)?;
            this.some(Self::case_block)?;
            this.eat(Kind::Dedent).map(drop)
        })
        .or_else(|| {
            self.mistake(|this| {
                this.eat_word("match")?;
                this.subject()?;
                this.missing_colon()
            })
        })
        .or_else(|| {
            self.mistake(|this| {
                let token = this.eat_word("match")?;
                this.subject()?;
                this.missing_body(token, "'match' statement")
            })
        })
    }

    fn subject(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.star_named_expression()?;
            this.eat(Kind::Comma)?;
            this.star_named_expressions();
            Some(())
        })
        .or_else(|| self.named_expression().map(drop))
    }

    /// `"case" patterns [guard]`
    fn case_head(&mut self) -> Fit<Token> {
        let token = self.eat_word("case")?;
        self.patterns()?;
        self.attempt(|this| {
            this.eat(Kind::If)?;
            this.named_expression()
        });
        Some(token)
    }

    fn case_block(&mut self) -> Fit<()> {
        self.mistake(|this| {
            this.case_head()?;
            this.missing_colon()
        })
        .or_else(|| {
            self.mistake(|this| {
                let token = this.case_head()?;
                this.missing_body(token, "'case' statement")
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.case_head()?;
                this.eat(Kind::Colon)?;
                this.block()
            })
        })
    }

    fn patterns(&mut self) -> Fit<()> {
        self.open_sequence().or_else(|| self.pattern().map(drop))
    }

    fn pattern(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.or_pattern()?;
            this.eat(Kind::As)?;
            this.capture_target()?;
            this.node(NodeKind::Other, first, Vec::new())
        })
        .or_else(|| self.mistake(Self::invalid_as_pattern))
        .or_else(|| self.or_pattern())
    }

    fn invalid_as_pattern(&mut self) -> Fit {
        self.or_pattern()?;
        self.eat(Kind::As)?;
        if let Some(wildcard) = self.eat_word("_") {
            return self.raise_token(wildcard, "cannot use '_' as a target");
        }
        let target = self.expression()?;
        let name = self.name_of(target);
        self.raise_node(target, format!("cannot use {name} as pattern target"))
    }

    fn or_pattern(&mut self) -> Fit {
        let first = self.at;
        let alternatives = self.separated(Kind::Bar, Self::closed_pattern)?;
        match alternatives[..] {
            [only] => Some(only),
            _ => self.node(NodeKind::Other, first, Vec::new()),
        }
    }

    fn closed_pattern(&mut self) -> Fit {
        self.remember(Rule::ClosedPattern, |this| {
            let first = this.at;
            this.literal(true)
                .or_else(|| this.capture_target())
                .or_else(|| this.eat_word("_").map(drop))
                .or_else(|| this.value_pattern())
                .or_else(|| this.group_pattern())
                .or_else(|| this.sequence_pattern())
                .or_else(|| {
                    this.mapping_pattern()?;
                    this.refuse_fstring_keys(first)
                })
                .or_else(|| this.class_pattern())?;
            this.node(NodeKind::Other, first, Vec::new())
        })
    }

    /// A literal as a pattern or as a key.
    fn literal(&mut self, is_pattern: bool) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::Minus);
            this.eat(Kind::Number)?;
            this.not(|this| this.eat_one_of(&[Kind::Plus, Kind::Minus]))
        })
        .or_else(|| self.complex_number())
        .or_else(|| {
            let is_string = self.is_one_of(&[Kind::Str, Kind::FStringStart, Kind::TStringStart]);
            if is_pattern || is_string {
                self.strings().map(drop)
            } else {
                None
            }
        })
        .or_else(|| {
            self.eat_one_of(&[Kind::None, Kind::True, Kind::False])
                .map(drop)
        })
    }

    fn complex_number(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::Minus);
            let real = this.eat(Kind::Number)?;
            if this.text(real).ends_with(['j', 'J']) {
                return this.raise_token(real, "real number required in complex literal");
            }
            this.eat_one_of(&[Kind::Plus, Kind::Minus])?;
            let imaginary = this.eat(Kind::Number)?;
            if !this.text(imaginary).ends_with(['j', 'J']) {
                return this.raise_token(imaginary, "imaginary number required in complex literal");
            }
            Some(())
        })
    }

    /// `!"_" NAME !('.' | '(' | '=')`
    fn capture_target(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.not(|this| this.eat_word("_"))?;
            this.eat(Kind::Name)?;
            this.not(|this| this.eat_one_of(&[Kind::Dot, Kind::LParen, Kind::Equal]))
        })
    }

    /// A name or a dotted name; at least one dot if `dotted`.
    fn name_or_attr(&mut self, dotted: bool) -> Fit<()> {
        self.attempt(|this| {
            let names = this.separated(Kind::Dot, |this| this.eat(Kind::Name))?;
            (names.len() > 1 || !dotted).then_some(())
        })
    }

    fn value_pattern(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.name_or_attr(true)?;
            this.not(|this| this.eat_one_of(&[Kind::Dot, Kind::LParen, Kind::Equal]))
        })
    }

    fn group_pattern(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::LParen)?;
            this.pattern()?;
            this.eat(Kind::RParen).map(drop)
        })
    }

    fn sequence_pattern(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::LSquare)?;
            this.maybe_sequence();
            this.eat(Kind::RSquare).map(drop)
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::LParen)?;
                this.open_sequence();
                this.eat(Kind::RParen).map(drop)
            })
        })
    }

    /// Patterns with at least one comma.
    fn open_sequence(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.maybe_star_pattern()?;
            this.eat(Kind::Comma)?;
            this.maybe_sequence();
            Some(())
        })
    }

    fn maybe_sequence(&mut self) -> Fit<()> {
        self.separated(Kind::Comma, Self::maybe_star_pattern)?;
        self.eat(Kind::Comma);
        Some(())
    }

    fn maybe_star_pattern(&mut self) -> Fit {
        self.remember(Rule::StarPattern, |this| {
            let first = this.at;
            this.attempt(|this| {
                this.eat(Kind::Star)?;
                this.capture_target()
                    .or_else(|| this.eat_word("_").map(drop))?;
                this.node(NodeKind::Other, first, Vec::new())
            })
            .or_else(|| this.pattern())
        })
    }

    fn mapping_pattern(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::LBrace)?;
            this.eat(Kind::RBrace).map(drop)
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::LBrace)?;
                this.double_star_pattern()?;
                this.eat(Kind::Comma);
                this.eat(Kind::RBrace).map(drop)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::LBrace)?;
                this.items_pattern()?;
                this.eat(Kind::Comma)?;
                this.double_star_pattern()?;
                this.eat(Kind::Comma);
                this.eat(Kind::RBrace).map(drop)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::LBrace)?;
                this.items_pattern()?;
                this.eat(Kind::Comma);
                this.eat(Kind::RBrace).map(drop)
            })
        })
    }

    /// CPython's grammar lets f-strings and template strings pass as keys, and its compiler refuses them.
    fn refuse_fstring_keys(&mut self, first: usize) -> Fit<()> {
        let has_key = self.tokens[first..self.at]
            .iter()
            .zip(&self.tokens[first + 1..self.at])
            .any(|(before, key)| {
                matches!(before.kind, Kind::LBrace | Kind::Comma)
                    && matches!(key.kind, Kind::FStringStart | Kind::TStringStart)
            });
        if !has_key {
            return Some(());
        }
        let (start, end) = (self.tokens[first].start, self.tokens[self.at - 1].end);
        self.raise(
            start,
            end,
            "mapping pattern keys may only match literals and attribute lookups",
        )
    }

    fn double_star_pattern(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::DoubleStar)?;
            this.capture_target()
        })
    }

    fn items_pattern(&mut self) -> Fit<()> {
        self.separated(Kind::Comma, |this| {
            this.literal(false).or_else(|| this.name_or_attr(true))?;
            this.eat(Kind::Colon)?;
            this.pattern()
        })
        .map(drop)
    }

    fn class_pattern(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.name_or_attr(false)?;
            this.eat(Kind::LParen)?;
            this.eat(Kind::RParen).map(drop)
        })
        .or_else(|| {
            self.attempt(|this| {
                this.name_or_attr(false)?;
                this.eat(Kind::LParen)?;
                this.separated(Kind::Comma, Self::pattern)?;
                this.eat(Kind::Comma);
                this.eat(Kind::RParen).map(drop)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.name_or_attr(false)?;
                this.eat(Kind::LParen)?;
                this.keyword_patterns()?;
                this.eat(Kind::Comma);
                this.eat(Kind::RParen).map(drop)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.name_or_attr(false)?;
                this.eat(Kind::LParen)?;
                this.separated(Kind::Comma, Self::pattern)?;
                this.eat(Kind::Comma)?;
                this.keyword_patterns()?;
                this.eat(Kind::Comma);
                this.eat(Kind::RParen).map(drop)
            })
        })
        .or_else(|| self.mistake(Self::invalid_class_pattern))
    }

    fn keyword_patterns(&mut self) -> Fit<()> {
        self.separated(Kind::Comma, |this| {
            this.eat(Kind::Name)?;
            this.eat(Kind::Equal)?;
            this.pattern()
        })
        .map(drop)
    }

    fn invalid_class_pattern(&mut self) -> Fit<()> {
        self.name_or_attr(false)?;
        self.eat(Kind::LParen)?;
        self.attempt(|this| {
            this.separated(Kind::Comma, Self::pattern)?;
            this.eat(Kind::Comma)
        });
        self.keyword_patterns()?;
        self.eat(Kind::Comma)?;
        let late = self.separated(Kind::Comma, Self::pattern)?;
        let (first, last) = (late.first().copied()?, late.last().copied()?);
        self.raise_nodes(first, last, "positional patterns follow keyword patterns")
    }
}
