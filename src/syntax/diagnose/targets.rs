//! The recogniser on what can be assigned to or deleted.

use super::node::{NodeId, NodeKind};
use super::recogniser::{Fit, Recogniser, Rule};
use crate::syntax::token::Kind;

/// Where a target stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TargetKind {
    Assignment,
    For,
    Del,
}

impl Recogniser<'_> {
    /// Raises the mistake about the first part of an expression that cannot be a target, if there is one.
    pub(super) fn raise_invalid_target<T>(&mut self, node: NodeId, kind: TargetKind) -> Fit<T> {
        let invalid = self.invalid_target(node, kind)?;
        let name = self.name_of(invalid);
        let verb = if kind == TargetKind::Del {
            "delete"
        } else {
            "assign to"
        };
        self.raise_node(invalid, format!("cannot {verb} {name}"))
    }

    fn invalid_target(&self, id: NodeId, kind: TargetKind) -> Fit {
        let node = self.get(id);
        match node.kind {
            NodeKind::List | NodeKind::Tuple => node
                .parts
                .iter()
                .find_map(|&part| self.invalid_target(part, kind)),
            NodeKind::Starred if kind == TargetKind::Del => Some(id),
            NodeKind::Starred => self.invalid_target(*node.parts.first()?, kind),
            // `for a() in b` begins with a comparison.
            NodeKind::Compare { is_in } if kind == TargetKind::For => {
                if is_in {
                    self.invalid_target(*node.parts.first()?, kind)
                } else {
                    None
                }
            }
            NodeKind::Name | NodeKind::Subscript | NodeKind::Attribute => None,
            _ => Some(id),
        }
    }

    pub(super) fn star_targets(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            let targets = this.separated(Kind::Comma, Self::star_target)?;
            let comma = this.eat(Kind::Comma).is_some();
            match targets[..] {
                [only] if !comma => Some(only),
                _ => this.node(NodeKind::Tuple, first, targets),
            }
        })
    }

    pub(super) fn star_target(&mut self) -> Fit {
        self.remember(Rule::StarTarget, |this| {
            let first = this.at;
            this.attempt(|this| {
                this.eat(Kind::Star)?;
                this.not(|this| this.eat(Kind::Star))?;
                let target = this.star_target()?;
                this.node(NodeKind::Starred, first, vec![target])
            })
            .or_else(|| this.target_with_star_atom())
        })
    }

    fn target_with_star_atom(&mut self) -> Fit {
        self.remember(Rule::StarAtom, |this| {
            this.part_target().or_else(|| this.star_atom())
        })
    }

    /// An attribute or a subscript of something.
    fn part_target(&mut self) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.target_primary()?;
            if this.is(Kind::LParen) {
                return None;
            }
            let node = this.trailer(first)?;
            this.not(Self::target_lookahead)?;
            Some(node)
        })
    }

    fn target_lookahead(&mut self) -> Fit<()> {
        self.eat_one_of(&[Kind::LParen, Kind::LSquare, Kind::Dot])
            .map(drop)
    }

    /// What an attribute or subscript is taken of: everything up to the last trailer.
    fn target_primary(&mut self) -> Fit {
        self.remember(Rule::TargetPrimary, |this| {
            let first = this.at;
            let mut node = this.atom()?;
            if !this.ahead(Self::target_lookahead) {
                return None;
            }
            while let Some(longer) = this.attempt(|this| {
                let node = this.trailer(first)?;
                this.ahead(Self::target_lookahead).then_some(node)
            }) {
                node = longer;
            }
            Some(node)
        })
    }

    fn star_atom(&mut self) -> Fit {
        let first = self.at;
        if self.eat(Kind::Name).is_some() {
            return self.node(NodeKind::Name, first, Vec::new());
        }
        self.attempt(|this| {
            this.eat(Kind::LParen)?;
            let target = this.target_with_star_atom()?;
            this.eat(Kind::RParen)?;
            Some(target)
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::LParen)?;
                let targets = this.tuple_targets().unwrap_or_default();
                this.eat(Kind::RParen)?;
                this.node(NodeKind::Tuple, first, targets)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                this.eat(Kind::LSquare)?;
                let targets = this
                    .separated(Kind::Comma, Self::star_target)
                    .unwrap_or_default();
                if !targets.is_empty() {
                    this.eat(Kind::Comma);
                }
                this.eat(Kind::RSquare)?;
                this.node(NodeKind::List, first, targets)
            })
        })
    }

    /// Targets with at least one comma.
    fn tuple_targets(&mut self) -> Fit<Vec<NodeId>> {
        self.attempt(|this| {
            let targets = this.separated(Kind::Comma, Self::star_target)?;
            let comma = this.eat(Kind::Comma).is_some();
            (targets.len() > 1 || comma).then_some(targets)
        })
    }

    /// `single_subscript_attribute_target | NAME | '(' single_target ')'`
    pub(super) fn single_target(&mut self) -> Fit {
        let first = self.at;
        if let Some(target) = self.part_target() {
            return Some(target);
        }
        if self.eat(Kind::Name).is_some() {
            return self.node(NodeKind::Name, first, Vec::new());
        }
        self.parenthesized_target()
    }

    /// `'(' single_target ')'`
    fn parenthesized_target(&mut self) -> Fit {
        self.attempt(|this| {
            this.eat(Kind::LParen)?;
            let target = this.single_target()?;
            this.eat(Kind::RParen)?;
            Some(target)
        })
    }

    /// What an annotation may follow if it is not a bare name.
    pub(super) fn annotated_target(&mut self) -> Fit {
        self.parenthesized_target().or_else(|| self.part_target())
    }

    pub(super) fn del_targets(&mut self) -> Fit<Vec<NodeId>> {
        let targets = self.separated(Kind::Comma, Self::del_target)?;
        self.eat(Kind::Comma);
        Some(targets)
    }

    fn del_target(&mut self) -> Fit {
        self.remember(Rule::DelTarget, |this| {
            let first = this.at;
            if let Some(target) = this.part_target() {
                return Some(target);
            }
            if this.eat(Kind::Name).is_some() {
                return this.node(NodeKind::Name, first, Vec::new());
            }
            this.attempt(|this| {
                this.eat(Kind::LParen)?;
                let target = this.del_target()?;
                this.eat(Kind::RParen)?;
                Some(target)
            })
            .or_else(|| this.del_sequence(Kind::LParen, Kind::RParen))
            .or_else(|| this.del_sequence(Kind::LSquare, Kind::RSquare))
        })
    }

    fn del_sequence(&mut self, opener: Kind, closer: Kind) -> Fit {
        let first = self.at;
        self.attempt(|this| {
            this.eat(opener)?;
            let targets = this.del_targets().unwrap_or_default();
            this.eat(closer)?;
            this.node(NodeKind::Tuple, first, targets)
        })
    }
}
