//! The state of the recogniser: where it is, how far it has looked, what it remembers.

use std::collections::HashMap;

use super::node::{Node, NodeId, NodeKind};
use crate::source::{Location, Source, Span};
use crate::syntax::error::{ParseError, SyntaxErrorKind};
use crate::syntax::stack::ensure_stack;
use crate::syntax::token::{Kind, Token};

/// The rules whose results are remembered for each place.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Rule {
    Expression,
    StarExpression,
    NamedExpression,
    Disjunction,
    Conjunction,
    Inversion,
    BitwiseOr,
    Factor,
    AwaitPrimary,
    Atom,
    Strings,
    Arguments,
    StarTarget,
    StarAtom,
    DelTarget,
    TargetPrimary,
    Lambda,
    SimpleStatement,
    Block,
    ClosedPattern,
    StarPattern,
    ForIfClauses,
    TypeParam,
}

/// Why recognising ends early.
#[derive(Debug)]
pub(super) enum Raised {
    /// A rule has the word for the mistake.
    Error(Box<ParseError>),
    /// An error that no error of the tokenizer further on can replace.
    Final(Box<ParseError>),
    /// The tokens end with an error of the tokenizer.
    Tokenizer,
}

/// What a rule returns: a node if it fits.
pub(super) type Fit<T = NodeId> = Option<T>;

/// The recogniser.
pub(super) struct Recogniser<'a> {
    pub(super) source: &'a Source,
    pub(super) tokens: &'a [Token],
    /// How many parentheses are open after each token.
    levels: Vec<u16>,
    pub(super) at: usize,
    /// How many tokens have been examined.
    seen: usize,
    /// The rules for mistakes are tried.
    pub(super) for_mistakes: bool,
    pub(super) raised: Option<Raised>,
    /// Where the last compound statement begins that was recognised.
    pub(super) last_statement: Option<u32>,
    nodes: Vec<Node>,
    memory: HashMap<(Rule, bool, u32), Fit<(NodeId, u32)>>,
}

impl<'a> Recogniser<'a> {
    /// Invariant: the tokens end with [`Kind::End`] or [`Kind::Error`].
    pub(super) fn new(source: &'a Source, tokens: &'a [Token]) -> Self {
        let mut level = 0_u16;
        let levels = tokens.iter().map(|token| {
            match token.kind {
                Kind::LParen | Kind::LSquare | Kind::LBrace => level += 1,
                Kind::RParen | Kind::RSquare | Kind::RBrace => level = level.saturating_sub(1),
                _ => {}
            }
            level
        });
        let levels = levels.collect();
        Self {
            source,
            tokens,
            levels,
            at: 0,
            seen: 1,
            for_mistakes: false,
            raised: None,
            last_statement: None,
            nodes: Vec::new(),
            memory: HashMap::new(),
        }
    }

    pub(super) fn begin_second_pass(&mut self) {
        self.at = 0;
        self.for_mistakes = true;
        self.forget();
    }

    /// Forgets what was remembered about a statement that is complete.
    pub(super) fn forget(&mut self) {
        self.nodes.clear();
        self.memory.clear();
    }

    /// The place of the last token that was examined.
    pub(super) fn last_looked_at(&self) -> usize {
        self.seen.min(self.tokens.len()) - 1
    }

    /// The token at the current place; it counts as examined.
    pub(super) fn token(&mut self) -> Token {
        let at = self.at.min(self.tokens.len() - 1);
        self.seen = self.seen.max(at + 1);
        let token = self.tokens[at];
        if token.kind == Kind::Error && self.raised.is_none() {
            self.raised = Some(Raised::Tokenizer);
        }
        token
    }

    pub(super) fn kind(&mut self) -> Kind {
        if self.raised.is_some() {
            Kind::Error
        } else {
            self.token().kind
        }
    }

    /// Whether a token comes next.
    pub(super) fn is(&mut self, kind: Kind) -> bool {
        self.kind() == kind
    }

    pub(super) fn is_one_of(&mut self, kinds: &[Kind]) -> bool {
        kinds.contains(&self.kind())
    }

    /// Takes a token.
    pub(super) fn eat(&mut self, kind: Kind) -> Fit<Token> {
        if !self.is(kind) {
            return None;
        }
        let token = self.tokens[self.at];
        self.at += 1;
        Some(token)
    }

    pub(super) fn eat_one_of(&mut self, kinds: &[Kind]) -> Fit<Token> {
        let kind = self.kind();
        if kinds.contains(&kind) {
            self.eat(kind)
        } else {
            None
        }
    }

    /// Takes a token that must be there: anything else is a mistake at once.
    pub(super) fn force(&mut self, kind: Kind) -> Fit<Token> {
        if !self.is(kind) {
            return self.raise_next(format!("expected '{}'", kind.text()));
        }
        self.eat(kind)
    }

    /// Takes a soft keyword.
    pub(super) fn eat_word(&mut self, word: &str) -> Fit<Token> {
        if self.is(Kind::Name) && self.text(self.tokens[self.at]) == word {
            return self.eat(Kind::Name);
        }
        None
    }

    pub(super) fn text(&self, token: Token) -> &'a str {
        self.source
            .text()
            .get(token.start as usize..token.end as usize)
            .unwrap_or("")
    }

    /// Tries a rule; stays if it does not fit.
    pub(super) fn attempt<T>(&mut self, rule: impl FnOnce(&mut Self) -> Fit<T>) -> Fit<T> {
        if self.raised.is_some() {
            return None;
        }
        let at = self.at;
        let result = rule(self);
        self.kept_or_back(result, at)
    }

    /// What a rule has found, unless a mistake was raised meanwhile; back to where it began if there is nothing.
    /// There are hundreds of rules: what does not depend on the rule is compiled for each type of results only.
    #[inline(never)]
    fn kept_or_back<T>(&mut self, result: Fit<T>, at: usize) -> Fit<T> {
        let kept = result.filter(|_| self.raised.is_none());
        if kept.is_none() {
            self.at = at;
        }
        kept
    }

    /// Whether a rule fits, without moving.
    pub(super) fn ahead<T>(&mut self, rule: impl FnOnce(&mut Self) -> Fit<T>) -> bool {
        let at = self.at;
        let fits = self.raised.is_none() && rule(self).is_some() && self.raised.is_none();
        self.at = at;
        fits
    }

    /// Succeeds if a rule does not fit.
    pub(super) fn not<T>(&mut self, rule: impl FnOnce(&mut Self) -> Fit<T>) -> Fit<()> {
        let fits = self.ahead(rule);
        (!fits && self.raised.is_none()).then_some(())
    }

    /// A rule for a mistake: tried in the second pass only.
    pub(super) fn mistake<T>(&mut self, rule: impl FnOnce(&mut Self) -> Fit<T>) -> Fit<T> {
        if self.for_mistakes {
            self.attempt(rule)
        } else {
            None
        }
    }

    /// As many as fit.
    pub(super) fn many<T>(&mut self, mut rule: impl FnMut(&mut Self) -> Fit<T>) -> Vec<T> {
        let mut all = Vec::new();
        while let Some(one) = self.attempt(&mut rule) {
            all.push(one);
        }
        all
    }

    /// As many as fit, at least one.
    pub(super) fn some<T>(&mut self, rule: impl FnMut(&mut Self) -> Fit<T>) -> Fit<Vec<T>> {
        Some(self.many(rule)).filter(|all| !all.is_empty())
    }

    /// As many as fit with a token between them, at least one. A token at the end is not taken.
    pub(super) fn separated<T>(
        &mut self,
        separator: Kind,
        mut rule: impl FnMut(&mut Self) -> Fit<T>,
    ) -> Fit<Vec<T>> {
        let mut all = vec![self.attempt(&mut rule)?];
        while let Some(one) = self.attempt(|this| {
            this.eat(separator)?;
            rule(this)
        }) {
            all.push(one);
        }
        Some(all)
    }

    /// A rule whose result is remembered.
    pub(super) fn remember(&mut self, rule: Rule, run: fn(&mut Self) -> Fit) -> Fit {
        if self.raised.is_some() {
            return None;
        }
        // Results of most rules count in both passes, as they do in CPython: the first to come is kept.
        let apart = matches!(
            rule,
            Rule::Atom | Rule::NamedExpression | Rule::Lambda | Rule::ForIfClauses
        );
        let key = (
            rule,
            apart && self.for_mistakes,
            u32::try_from(self.at).unwrap_or(u32::MAX),
        );
        if let Some(&known) = self.memory.get(&key) {
            let (node, end) = known?;
            self.at = end as usize;
            return Some(node);
        }
        let result = ensure_stack(|| self.attempt(run));
        let end = u32::try_from(self.at).unwrap_or(u32::MAX);
        self.memory.insert(key, result.map(|node| (node, end)));
        result
    }

    /// A node from a place in the tokens up to here.
    pub(super) fn node(&mut self, kind: NodeKind, first: usize, parts: Vec<NodeId>) -> Fit {
        let start = self.tokens[first.min(self.tokens.len() - 1)].start;
        let end = self.tokens[self.at.saturating_sub(1)].end;
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(Node {
            kind,
            start,
            end: end.max(start),
            parts,
        });
        Some(id)
    }

    pub(super) fn get(&self, id: NodeId) -> &Node {
        &self.nodes[id.0 as usize]
    }

    /// The name of an expression in messages.
    pub(super) fn name_of(&self, id: NodeId) -> &'static str {
        self.get(id).kind.name()
    }

    /// The letter of the innermost f-string or template string around a token: `f` or `t`.
    pub(super) fn string_around(&self, at: usize) -> char {
        let mut closed = 0_usize;
        for token in self.tokens[..at.min(self.tokens.len())].iter().rev() {
            match token.kind {
                Kind::FStringEnd => closed += 1,
                Kind::FStringStart | Kind::TStringStart if closed > 0 => closed -= 1,
                Kind::TStringStart => return 't',
                Kind::FStringStart => return 'f',
                _ => {}
            }
        }
        'f'
    }

    /// How many parentheses are open after the last taken token.
    pub(super) fn level(&self) -> u16 {
        self.levels[self.at.saturating_sub(1)]
    }

    /// Raises a mistake about a range of bytes.
    pub(super) fn raise<T>(&mut self, start: u32, end: u32, message: impl Into<String>) -> Fit<T> {
        if self.raised.is_none() {
            let span = Span::new(start, end);
            let mut error =
                ParseError::new(self.source, SyntaxErrorKind::Syntax, message.into(), span);
            // A newline at the end of the source that is not there counts as a character.
            let at_end = start as usize == self.source.text().len() && end == start;
            error.location.end_column += u32::from(at_end);
            if error.location.end_line > error.location.line {
                // CPython looks for the last column in the first line.
                let width = self.source.line_text(error.location.line).chars().count();
                let width = u32::try_from(width).unwrap_or(u32::MAX);
                error.location.end_column = error.location.end_column.min(width + 1);
            }
            self.raised = Some(Raised::Error(Box::new(error)));
        }
        None
    }

    /// Raises a mistake about an expression.
    pub(super) fn raise_node<T>(&mut self, id: NodeId, message: impl Into<String>) -> Fit<T> {
        self.raise_nodes(id, id, message)
    }

    /// Raises a mistake about all from one expression to another.
    pub(super) fn raise_nodes<T>(
        &mut self,
        first: NodeId,
        last: NodeId,
        message: impl Into<String>,
    ) -> Fit<T> {
        let (start, end) = (self.get(first).start, self.get(last).end);
        self.raise(start, end, message)
    }

    /// Raises a mistake about all from one token to another, by their places.
    pub(super) fn raise_tokens<T>(
        &mut self,
        first: usize,
        last: usize,
        message: impl Into<String>,
    ) -> Fit<T> {
        let (start, end) = (self.tokens[first].start, self.tokens[last].end);
        self.raise(start, end, message)
    }

    /// Raises a mistake about a token.
    pub(super) fn raise_token<T>(&mut self, token: Token, message: impl Into<String>) -> Fit<T> {
        self.raise(token.start, token.end, message)
    }

    /// Raises a mistake that begins at a place and extends to the last token examined.
    pub(super) fn raise_from<T>(&mut self, start: u32, message: impl Into<String>) -> Fit<T> {
        let last = self.tokens[self.last_looked_at()];
        // CPython counts this end from 0, and a newline, also one that is not there, is part of its line.
        let is_newline = last.kind == Kind::Newline && last.end > last.start;
        let end = if is_newline { last.end - 1 } else { last.end };
        let behind = u32::from(last.kind == Kind::Newline);
        let end = self.source.location(Span::new(end, end));
        if self.raised.is_none() {
            self.raise::<T>(start, last.end, message);
            if let Some(Raised::Error(error)) = &mut self.raised {
                error.location.end_line = end.line;
                error.location.end_column = end.column - 1 + behind;
            }
        }
        None
    }

    /// Raises a mistake at the last token examined.
    pub(super) fn raise_here<T>(&mut self, message: impl Into<String>) -> Fit<T> {
        self.raise_at(self.last_looked_at(), SyntaxErrorKind::Syntax, message)
    }

    /// Raises an error at the last taken token that counts whatever follows.
    pub(super) fn raise_final<T>(&mut self, message: impl Into<String>) -> Fit<T> {
        let error =
            self.error_at_token(self.at.saturating_sub(1), SyntaxErrorKind::Syntax, message);
        self.raised.get_or_insert(Raised::Final(Box::new(error)));
        None
    }

    /// Raises a mistake at the token that comes next.
    pub(super) fn raise_next<T>(&mut self, message: impl Into<String>) -> Fit<T> {
        self.token();
        self.raise_at(
            self.at.min(self.tokens.len() - 1),
            SyntaxErrorKind::Syntax,
            message,
        )
    }

    /// Raises a mistake of indentation at the last token examined.
    pub(super) fn raise_indentation<T>(&mut self, message: impl Into<String>) -> Fit<T> {
        self.raise_at(self.last_looked_at(), SyntaxErrorKind::Indentation, message)
    }

    fn raise_at<T>(
        &mut self,
        at: usize,
        kind: SyntaxErrorKind,
        message: impl Into<String>,
    ) -> Fit<T> {
        if self.raised.is_none() {
            let error = self.error_at_token(at, kind, message);
            self.raised = Some(Raised::Error(Box::new(error)));
        }
        None
    }

    /// An error at a token. Tokens without text lie where the tokenizer stands, and have no end.
    pub(super) fn error_at_token(
        &self,
        at: usize,
        kind: SyntaxErrorKind,
        message: impl Into<String>,
    ) -> ParseError {
        let token = self.tokens[at];
        let (start, end) = (token.start, token.end);
        let mut error = ParseError::new(self.source, kind, message.into(), Span::new(start, end));
        let length = self.source.text().len();
        let at_end = end as usize >= length;
        match token.kind {
            Kind::Newline => {
                // It covers the comment before it and ends just past itself, on the same line.
                let text = self
                    .source
                    .text()
                    .get(start as usize..end as usize)
                    .unwrap_or("");
                let comment = text.trim_end_matches('\n').chars().count();
                error.location.end_line = error.location.line;
                error.location.end_column =
                    error.location.column + u32::try_from(comment).unwrap_or(0) + 1;
            }
            Kind::End | Kind::Dedent if at_end => {
                let line = self.source.line_count().max(1);
                let characters = self.source.line_text(line).chars().count();
                let column = u32::try_from(characters + 1).unwrap_or(u32::MAX);
                error.location = Location {
                    line,
                    column,
                    end_line: line,
                    end_column: 0,
                };
                error.text = Some(self.source.line_text(line).to_owned());
            }
            Kind::Indent | Kind::Dedent | Kind::End => {
                let behind = self.source.location(Span::new(end, end));
                error.location = Location {
                    column: behind.column - 1,
                    end_column: 0,
                    ..behind
                };
            }
            _ => {}
        }
        error
    }
}
