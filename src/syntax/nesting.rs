//! How deep the tree of a source would be, told from its tokens before there is a tree.
//!
//! Dropping, visiting and compiling a tree recurse, and a chain such as `a.b.b.b` is as deep as it is long. So the
//! depth is bounded first. The bound is computed bottom up: a stretch of tokens without separators is at most as
//! deep as it has operators, plus the deepest bracket in it.
//!
//! ```text
//! f(a + b.c, [d])      a + b.c: 2      [d]: 0 + 1      f(..): 1 + max(2, 1) + 1
//! ```
//!
//! `and`, `or` and comparisons make flat nodes, however many there are: what stands between them counts once, by the
//! deepest. Operators that take all that follows as their operand (`lambda`, `not`, `else`, `**`, ...) count for the
//! whole stretch.

use super::token::{Kind, Token};
use crate::source::Span;

/// How much deeper a tree may be than functions may nest: chains of operators are cheaper than functions.
const OPERATORS_PER_LEVEL: u32 = 15;

/// A stretch of tokens in one bracket, and what is known about it so far.
#[derive(Clone, Copy, Default)]
struct Stretch {
    /// Operators that bind to the end of the stretch.
    loose: u32,
    /// Operators since the last flat one.
    tight: u32,
    /// The deepest bracket since the last flat operator.
    bracket: u32,
    /// The deepest of what flat operators have separated.
    flat: u32,
    /// The deepest of what separators have separated.
    deepest: u32,
    /// The text of an f-string: what its fields hold stands side by side.
    is_fstring: bool,
}

impl Stretch {
    /// A flat operator: `and`, `or`, a comparison.
    fn end_operand(&mut self) {
        self.flat = self.flat.max(self.tight + self.bracket + 2);
        (self.tight, self.bracket) = (0, 0);
    }

    /// A separator: a comma, a semicolon, the end of a line.
    fn end(&mut self) {
        self.deepest = self.deepest.max(self.depth());
        (self.loose, self.tight, self.bracket, self.flat) = (0, 0, 0, 0);
    }

    fn depth(&self) -> u32 {
        self.loose + self.flat.max(self.tight + self.bracket)
    }
}

/// The state of the computation.
struct Nesting {
    stretches: Vec<Stretch>,
    /// For each bracket: the places in `stretches` of the lambdas whose parameters are not finished.
    lambdas: Vec<usize>,
    /// The indentation, in levels.
    indentation: u32,
    deepest: u32,
}

/// The depth that the tree of these tokens has at most, or where it would exceed the limit.
pub(super) fn depth(tokens: &[Token], levels: u32) -> Result<u32, Span> {
    let limit = levels.saturating_mul(OPERATORS_PER_LEVEL);
    let mut nesting = Nesting {
        stretches: vec![Stretch::default()],
        lambdas: Vec::new(),
        indentation: 0,
        deepest: 0,
    };
    let mut previous = Kind::Newline;
    for token in tokens {
        nesting.token(token.kind, previous);
        previous = token.kind;
        let depth = nesting
            .stretches
            .last()
            .map_or(0, |stretch| stretch.deepest.max(stretch.depth()));
        if depth > limit
            || nesting.indentation > levels
            || nesting.stretches.len() > 2 * levels as usize + 2
        {
            return Err(Span::new(token.start, token.end));
        }
        nesting.deepest = nesting.deepest.max(depth + nesting.indentation * 2);
    }
    Ok(nesting.deepest + 2)
}

impl Nesting {
    fn top(&mut self) -> &mut Stretch {
        let last = self.stretches.len() - 1;
        &mut self.stretches[last]
    }

    fn push(&mut self, is_fstring: bool) {
        self.stretches.push(Stretch {
            is_fstring,
            ..Stretch::default()
        });
    }

    /// Ends a bracket or the parameters of a lambda: its depth counts in the stretch around. A bracket may be a call
    /// or subscript, one more link of a chain.
    fn pop(&mut self, is_bracket: bool) {
        if self.stretches.len() < 2 {
            return;
        }
        let Some(mut inner) = self.stretches.pop() else {
            return;
        };
        inner.end();
        let around = self.top();
        around.bracket = around.bracket.max(inner.deepest + 1);
        if around.is_fstring {
            around.end();
        } else if is_bracket {
            around.tight += 1;
        }
    }

    /// Whether the innermost open thing is the parameters of a lambda.
    fn in_lambda(&self) -> bool {
        self.lambdas.last() == Some(&self.stretches.len())
    }

    fn token(&mut self, kind: Kind, previous: Kind) {
        match kind {
            Kind::LParen | Kind::LSquare | Kind::LBrace => self.push(false),
            Kind::FStringStart | Kind::TStringStart => self.push(true),
            Kind::RParen | Kind::RSquare | Kind::RBrace | Kind::FStringEnd => self.close(),
            Kind::Lambda => {
                // A lambda is one level of functions.
                self.top().loose += OPERATORS_PER_LEVEL;
                self.push(false);
                self.lambdas.push(self.stretches.len());
            }
            Kind::Colon if self.in_lambda() => {
                self.lambdas.pop();
                self.pop(false);
            }
            Kind::Comma => self.top().end(),
            Kind::Newline | Kind::Semi => self.end_statement(),
            Kind::Indent => self.indentation += 1,
            Kind::Dedent => self.indentation = self.indentation.saturating_sub(1),
            Kind::And
            | Kind::Or
            | Kind::EqEqual
            | Kind::NotEqual
            | Kind::Less
            | Kind::Greater
            | Kind::LessEqual
            | Kind::GreaterEqual
            | Kind::In
            | Kind::Is => self.top().end_operand(),
            Kind::Not if previous == Kind::Is => {}
            Kind::Not if ends_operand(previous) => self.top().end_operand(),
            Kind::For if self.stretches.len() > 1 => self.top().loose += OPERATORS_PER_LEVEL,
            Kind::Minus | Kind::Plus if ends_operand(previous) => self.top().tight += 1,
            Kind::Not
            | Kind::Minus
            | Kind::Plus
            | Kind::Tilde
            | Kind::DoubleStar
            | Kind::Await
            | Kind::Yield
            | Kind::ColonEqual
            | Kind::If
            | Kind::Else
            | Kind::As
            | Kind::While
            | Kind::For
            | Kind::With
            | Kind::Def
            | Kind::Class
            | Kind::Try
            | Kind::Except
            | Kind::Finally
            | Kind::Elif => self.top().loose += 1,
            Kind::Star if !ends_operand(previous) => self.top().loose += 1,
            Kind::Star
            | Kind::Slash
            | Kind::DoubleSlash
            | Kind::Percent
            | Kind::At
            | Kind::LeftShift
            | Kind::RightShift
            | Kind::Amper
            | Kind::Bar
            | Kind::Caret
            | Kind::Dot => self.top().tight += 1,
            _ => {}
        }
    }

    /// A closing bracket; lambdas without a colon in it end with it.
    fn close(&mut self) {
        while self.in_lambda() {
            self.lambdas.pop();
            self.pop(false);
        }
        self.pop(true);
    }

    fn end_statement(&mut self) {
        while self.in_lambda() {
            self.lambdas.pop();
            self.pop(false);
        }
        let top = self.top();
        top.end();
        self.deepest = self.deepest.max(self.top().deepest);
        self.top().deepest = 0;
    }
}

/// Whether an operand ends with this token, so that `-` after it has two operands.
fn ends_operand(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::Name
            | Kind::Number
            | Kind::Str
            | Kind::FStringEnd
            | Kind::RParen
            | Kind::RSquare
            | Kind::RBrace
            | Kind::True
            | Kind::False
            | Kind::None
            | Kind::Ellipsis
    )
}
