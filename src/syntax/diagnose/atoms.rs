//! The recogniser on atoms: literals, displays, comprehensions, strings.

use super::node::NodeKind;
use super::recogniser::{Fit, Recogniser, Rule};
use crate::syntax::token::Kind;

impl Recogniser<'_> {
    pub(super) fn atom(&mut self) -> Fit {
        self.remember(Rule::Atom, |this| {
            let first = this.at;
            match this.kind() {
                Kind::Name => {
                    this.at += 1;
                    this.node(NodeKind::Name, first, Vec::new())
                }
                Kind::True | Kind::False | Kind::None | Kind::Ellipsis => {
                    this.constant(&[Kind::True, Kind::False, Kind::None, Kind::Ellipsis])
                }
                Kind::Str | Kind::FStringStart | Kind::TStringStart => this.strings(),
                Kind::Number => {
                    this.at += 1;
                    this.check_number(first)?;
                    this.node(NodeKind::Literal, first, Vec::new())
                }
                Kind::LParen => this
                    .tuple()
                    .or_else(|| this.group())
                    .or_else(|| this.genexp()),
                Kind::LSquare => this.list().or_else(|| this.listcomp()),
                Kind::LBrace => this
                    .dict()
                    .or_else(|| this.set())
                    .or_else(|| this.dictcomp())
                    .or_else(|| this.setcomp()),
                _ => None,
            }
        })
    }

    pub(super) fn constant(&mut self, kinds: &[Kind]) -> Fit {
        let first = self.at;
        let kind = match self.eat_one_of(kinds)?.kind {
            Kind::True => NodeKind::True,
            Kind::False => NodeKind::False,
            Kind::None => NodeKind::None,
            _ => NodeKind::Ellipsis,
        };
        self.node(kind, first, Vec::new())
    }

    /// `'(' (yield_expr | named_expression) ')'`
    fn group(&mut self) -> Fit {
        self.attempt(|this| {
            this.eat(Kind::LParen)?;
            let inner = this.yield_expr().or_else(|| this.named_expression())?;
            this.eat(Kind::RParen)?;
            Some(inner)
        })
        .or_else(|| self.mistake(Self::invalid_group))
    }

    fn invalid_group(&mut self) -> Fit {
        self.attempt(|this| {
            this.eat(Kind::LParen)?;
            let starred = this.starred_expression()?;
            this.eat(Kind::RParen)?;
            this.raise_node(starred, "cannot use starred expression here")
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::LParen)?;
                let stars = this.eat(Kind::DoubleStar)?;
                this.expression()?;
                this.eat(Kind::RParen)?;
                this.raise_token(stars, "cannot use double starred expression here")
            })
        })
    }

    pub(super) fn tuple(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(Kind::LParen)?;
            let mut elements = Vec::new();
            if let Some(element) = this.attempt(|this| {
                let element = this.star_named_expression()?;
                this.eat(Kind::Comma)?;
                Some(element)
            }) {
                elements.push(element);
                elements.extend(this.star_named_expressions().unwrap_or_default());
            }
            this.eat(Kind::RParen)?;
            this.node(NodeKind::Tuple, first, elements)
        })
    }

    pub(super) fn list(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(Kind::LSquare)?;
            let elements = this.star_named_expressions().unwrap_or_default();
            this.eat(Kind::RSquare)?;
            this.node(NodeKind::List, first, elements)
        })
    }

    fn set(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(Kind::LBrace)?;
            this.star_named_expressions()?;
            this.eat(Kind::RBrace)?;
            this.node(NodeKind::Set, first, Vec::new())
        })
    }

    fn dict(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(Kind::LBrace)?;
            if this
                .separated(Kind::Comma, Self::double_starred_pair)
                .is_some()
            {
                this.eat(Kind::Comma);
            }
            this.eat(Kind::RBrace)?;
            this.node(NodeKind::Dict, first, Vec::new())
        })
        .or_else(|| {
            // CPython tries this rule for mistakes in the first pass, too.
            self.attempt(|this| {
                this.eat(Kind::LBrace)?;
                this.invalid_pairs()?;
                this.eat(Kind::RBrace)?;
                None
            })
        })
    }

    fn double_starred_pair(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::DoubleStar)?;
            this.bitwise_or().map(drop)
        })
        .or_else(|| self.pair())
    }

    /// `expression ':' expression`
    fn pair(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.expression()?;
            this.eat(Kind::Colon)?;
            this.expression().map(drop)
        })
    }

    fn invalid_pairs(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.separated(Kind::Comma, Self::double_starred_pair)?;
            this.eat(Kind::Comma)?;
            this.invalid_pair()
        })
        .or_else(|| self.starred_value())
        .or_else(|| self.missing_value())
    }

    fn invalid_pair(&mut self) -> Fit<()> {
        self.attempt(|this| {
            let key = this.expression()?;
            this.not(|this| this.eat(Kind::Colon))?;
            let end = this.get(key).end;
            this.raise::<()>(
                end.saturating_sub(1),
                end.saturating_sub(1),
                "':' expected after dictionary key",
            );
            if let Some(super::recogniser::Raised::Error(error)) = &mut this.raised {
                error.location.end_column = 0;
            }
            None
        })
        .or_else(|| self.starred_value())
        .or_else(|| self.missing_value())
    }

    /// `key: *value`
    fn starred_value(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.expression()?;
            this.eat(Kind::Colon)?;
            let star = this.eat(Kind::Star)?;
            this.bitwise_or()?;
            this.raise_from(
                star.start,
                "cannot use a starred expression in a dictionary value",
            )
        })
    }

    /// `key: }`
    fn missing_value(&mut self) -> Fit<()> {
        self.attempt(|this| {
            this.expression()?;
            let colon = this.eat(Kind::Colon)?;
            if !this.is_one_of(&[Kind::RBrace, Kind::Comma]) {
                return None;
            }
            this.raise_token(colon, "expression expected after dictionary key and ':'")
        })
    }

    pub(super) fn genexp(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(Kind::LParen)?;
            this.argument_expression()?;
            this.for_if_clauses()?;
            this.eat(Kind::RParen)?;
            this.node(NodeKind::Generator, first, Vec::new())
        })
        .or_else(|| self.mistake(Self::invalid_comprehension))
    }

    fn listcomp(&mut self) -> Fit {
        self.comprehension(Kind::LSquare, Kind::RSquare, NodeKind::ListComp)
    }

    fn setcomp(&mut self) -> Fit {
        self.comprehension(Kind::LBrace, Kind::RBrace, NodeKind::SetComp)
    }

    fn comprehension(&mut self, opener: Kind, closer: Kind, kind: NodeKind) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(opener)?;
            this.named_expression()?;
            this.for_if_clauses()?;
            this.eat(closer)?;
            this.node(kind, first, Vec::new())
        })
        .or_else(|| self.mistake(Self::invalid_comprehension))
    }

    fn dictcomp(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(Kind::LBrace)?;
            this.pair()?;
            this.for_if_clauses()?;
            this.eat(Kind::RBrace)?;
            this.node(NodeKind::DictComp, first, Vec::new())
        })
        .or_else(|| {
            self.mistake(|this| {
                this.eat(Kind::LBrace)?;
                let stars = this.eat(Kind::DoubleStar)?;
                this.bitwise_or()?;
                this.for_if_clauses()?;
                this.eat(Kind::RBrace)?;
                this.raise_token(stars, "dict unpacking cannot be used in dict comprehension")
            })
        })
    }

    fn invalid_comprehension(&mut self) -> Fit {
        const OPENERS: [Kind; 3] = [Kind::LSquare, Kind::LParen, Kind::LBrace];
        self.attempt(|this| {
            this.eat_one_of(&OPENERS)?;
            let starred = this.starred_expression()?;
            this.for_if_clauses()?;
            this.raise_node(
                starred,
                "iterable unpacking cannot be used in comprehension",
            )
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat_one_of(&[Kind::LSquare, Kind::LBrace])?;
                let element = this.star_named_expression()?;
                this.eat(Kind::Comma)?;
                let rest = this.star_named_expressions()?;
                this.for_if_clauses()?;
                let last = rest.last().copied().unwrap_or(element);
                let message = "did you forget parentheses around the comprehension target?";
                this.raise_nodes(element, last, message)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat_one_of(&[Kind::LSquare, Kind::LBrace])?;
                let element = this.star_named_expression()?;
                let comma = this.eat(Kind::Comma)?;
                this.for_if_clauses()?;
                let start = this.get(element).start;
                let message = "did you forget parentheses around the comprehension target?";
                this.raise(start, comma.end, message)
            })
        })
    }

    /// The clauses of a comprehension; the node ends with the last of them.
    pub(super) fn for_if_clauses(&mut self) -> Fit {
        self.remember(Rule::ForIfClauses, |this| {
            let clauses = this.some(Self::for_if_clause)?;
            clauses.last().copied()
        })
    }

    /// One `for` clause with its conditions; the node is its last expression.
    fn for_if_clause(&mut self) -> Fit {
        let mut committed = false;
        let clause = self.attempt(|this| {
            this.eat(Kind::Async);
            this.eat(Kind::For)?;
            this.star_targets()?;
            this.eat(Kind::In)?;
            committed = true;
            let mut last = this.disjunction()?;
            let conditions = this.many(|this| {
                this.eat(Kind::If)?;
                this.disjunction()
            });
            if let Some(&condition) = conditions.last() {
                last = condition;
            }
            Some(last)
        });
        if clause.is_some() || committed {
            return clause;
        }
        self.mistake(Self::missing_in)
            .or_else(|| self.mistake(Self::invalid_for_target))
    }

    /// `for` targets without `in` after them.
    fn missing_in(&mut self) -> Fit {
        self.eat(Kind::Async);
        self.eat(Kind::For)?;
        self.separated(Kind::Comma, Self::bitwise_or)?;
        self.eat(Kind::Comma);
        self.not(|this| this.eat(Kind::In))?;
        self.raise_here("'in' expected after for-loop variables")
    }

    /// `for` with something that cannot be assigned to.
    pub(super) fn invalid_for_target(&mut self) -> Fit {
        self.eat(Kind::Async);
        self.eat(Kind::For)?;
        let targets = self.star_expressions()?;
        self.raise_invalid_target(targets, super::targets::TargetKind::For)
    }

    pub(super) fn strings(&mut self) -> Fit {
        self.remember(Rule::Strings, |this| {
            this.mistake(Self::mixed_strings)
                .or_else(|| this.plain_strings())
                .or_else(|| this.template_strings())
        })
    }

    /// Strings and f-strings in a row.
    fn plain_strings(&mut self) -> Fit {
        let first = self.at;
        let pieces = self.string_pieces()?;
        self.check_concatenation(&pieces)?;
        let kind = if pieces.iter().any(|&(_, is_fstring)| is_fstring) {
            NodeKind::FString
        } else {
            NodeKind::Literal
        };
        self.node(kind, first, Vec::new())
    }

    /// Template strings in a row.
    fn template_strings(&mut self) -> Fit {
        let first = self.at;
        self.some(|this| this.interpolated(Kind::TStringStart))?;
        self.node(NodeKind::TString, first, Vec::new())
    }

    /// Where strings and f-strings in a row begin, and which of them are f-strings.
    fn string_pieces(&mut self) -> Fit<Vec<(usize, bool)>> {
        self.some(|this| {
            let start = this.at;
            if this.is(Kind::Str) {
                this.at += 1;
                this.check_string(start)?;
                return Some((start, false));
            }
            this.interpolated(Kind::FStringStart)?;
            Some((start, true))
        })
    }

    /// Template strings beside strings of other kinds.
    fn mixed_strings(&mut self) -> Fit {
        let message = "cannot mix t-string literals with string or bytes literals";
        self.attempt(|this| {
            let (last, _) = this.string_pieces()?.last().copied()?;
            this.interpolated(Kind::TStringStart)?;
            this.raise_tokens(last, this.at - 1, message)
        })
        .or_else(|| {
            self.attempt(|this| {
                let templates = this.some(|this| {
                    let start = this.at;
                    this.interpolated(Kind::TStringStart)?;
                    Some(start)
                })?;
                if this.eat(Kind::Str).is_none() {
                    this.interpolated(Kind::FStringStart)?;
                }
                this.raise_tokens(templates.last().copied()?, this.at - 1, message)
            })
        })
    }

    /// An f-string or a template string, by the kind of its first token.
    fn interpolated(&mut self, start: Kind) -> Fit<()> {
        self.attempt(|this| {
            let start = this.eat(start)?;
            let string = Interpolated {
                is_raw: this.text(start).contains(['r', 'R']),
                letter: match start.kind {
                    Kind::TStringStart => 't',
                    _ => 'f',
                },
            };
            while let Some(()) = this.attempt(|this| this.string_piece(string)) {}
            this.eat(Kind::FStringEnd).map(drop)
        })
    }

    /// Text or a replacement field.
    fn string_piece(&mut self, string: Interpolated) -> Fit<()> {
        if self.is(Kind::FStringMiddle) {
            let at = self.at;
            self.at += 1;
            return self.check_fstring_text(at, string.is_raw);
        }
        self.replacement_field(string)
    }

    fn replacement_field(&mut self, string: Interpolated) -> Fit<()> {
        self.attempt(|this| {
            this.eat(Kind::LBrace)?;
            this.annotated_rhs()?;
            this.eat(Kind::Equal);
            this.conversion(string);
            if this.eat(Kind::Colon).is_some() {
                this.many(|this| this.string_piece(string));
            }
            this.eat(Kind::RBrace).map(drop)
        })
        .or_else(|| self.mistake(|this| this.invalid_replacement_field(string)))
    }

    /// `'!' NAME`
    fn conversion(&mut self, string: Interpolated) -> Fit<()> {
        self.attempt(|this| {
            let mark = this.eat(Kind::Exclamation)?;
            let name = this.eat(Kind::Name)?;
            if mark.end != name.start {
                let message = "conversion type must come right after the exclamation mark";
                return this.raise(mark.start, name.end, string.message(message));
            }
            let text = this.text(name);
            if !matches!(text, "s" | "r" | "a") {
                let message =
                    format!("invalid conversion character '{text}': expected 's', 'r', or 'a'");
                return this.raise_token(name, string.message(&message));
            }
            Some(())
        })
    }

    fn invalid_replacement_field(&mut self, string: Interpolated) -> Fit<()> {
        const ENDS: [Kind; 4] = [Kind::Equal, Kind::Exclamation, Kind::Colon, Kind::RBrace];
        self.eat(Kind::LBrace)?;
        if ENDS.contains(&self.kind()) {
            let token = self.token();
            let text = token.kind.text();
            let message = format!("valid expression required before '{text}'");
            return self.raise_token(token, string.message(&message));
        }
        let next = |this: &mut Self, message: &str| this.raise_next(string.message(message));
        if self.annotated_rhs().is_none() {
            return next(self, "expecting a valid expression after '{'");
        }
        if !self.is_one_of(&ENDS) {
            return next(self, "expecting '=', or '!', or ':', or '}'");
        }
        if self.eat(Kind::Equal).is_some() && !self.is_one_of(&ENDS[1..]) {
            return next(self, "expecting '!', or ':', or '}'");
        }
        if self.is(Kind::Exclamation) {
            self.at += 1;
            if self.is_one_of(&[Kind::Colon, Kind::RBrace]) {
                return next(self, "missing conversion character");
            }
            if self.eat(Kind::Name).is_none() {
                return next(self, "invalid conversion character");
            }
            if !self.is_one_of(&[Kind::Colon, Kind::RBrace]) {
                return next(self, "expecting ':' or '}'");
            }
        }
        if self.eat(Kind::Colon).is_some() {
            self.many(|this| this.string_piece(string));
            if !self.is(Kind::RBrace) {
                return next(self, "expecting '}', or format specs");
            }
        }
        if !self.is(Kind::RBrace) {
            return next(self, "expecting '}'");
        }
        None
    }
}

/// The string that a replacement field stands in.
#[derive(Clone, Copy)]
struct Interpolated {
    is_raw: bool,
    /// `f` or `t`
    letter: char,
}

impl Interpolated {
    fn message(self, text: &str) -> String {
        format!("{}-string: {text}", self.letter)
    }
}
