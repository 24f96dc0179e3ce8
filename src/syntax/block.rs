//! Where the first function or class of a text ends: what `inspect.getsource` shows of it.
//!
//! Input: the text from the first line of a definition on, with its decorators. Output: a number of lines. The rest
//! of the text need not be well-formed.

use super::lexer::{Lexed, lex};
use super::token::{Kind, Token};
use crate::meter::Meter;
use crate::source::Source;

/// How many lines the first `def`, `class` or `lambda` of a text takes, with the decorators before it and the comments
/// that stand as deep as its body behind it.
pub(crate) fn block_lines(text: &str) -> usize {
    let Ok(source) = Source::new("", text) else {
        return 1;
    };
    let Lexed { tokens, error, .. } = lex(&source, true, &Meter::endless());
    let unmatched = error.is_some_and(|error| error.message.starts_with("unmatched"));
    let mut finder = Finder {
        source: &source,
        last: 1,
        started: false,
        is_lambda: false,
        in_decorator: false,
        to_newline: false,
        depth: 0,
        body_column: None,
        seen: 0,
    };
    for &token in &tokens {
        let is_newline = token.kind == Kind::Newline || (token.kind == Kind::Error && unmatched);
        if !finder.goes_on(token, is_newline) {
            break;
        }
        if is_newline {
            finder.seen = token.end;
        }
    }
    finder.last as usize
}

struct Finder<'a> {
    source: &'a Source,
    /// The last line that belongs to the block so far.
    last: u32,
    started: bool,
    is_lambda: bool,
    in_decorator: bool,
    /// Tokens do not count before the end of the line.
    to_newline: bool,
    depth: u32,
    /// The column of the block's first statement.
    body_column: Option<u32>,
    /// The end of the last newline.
    seen: u32,
}

impl Finder<'_> {
    /// Takes a token; false at the end of the block.
    fn goes_on(&mut self, token: Token, is_newline: bool) -> bool {
        if !self.started && !self.in_decorator {
            match token.kind {
                Kind::At => self.in_decorator = true,
                Kind::Def | Kind::Class | Kind::Lambda => {
                    self.started = true;
                    self.is_lambda = token.kind == Kind::Lambda;
                }
                Kind::End => return false,
                _ => {}
            }
            self.to_newline = true;
            return true;
        }
        if is_newline {
            self.to_newline = false;
            self.in_decorator = false;
            self.last = self.source.line(token.start);
            return !self.is_lambda;
        }
        match token.kind {
            Kind::Error | Kind::End => {
                self.take_comments(token);
                return false;
            }
            _ if self.to_newline => {}
            Kind::Indent => {
                if self.body_column.is_none() && self.started {
                    let start = self.source.line_start(self.source.line(token.end));
                    self.body_column = Some(token.end.saturating_sub(start));
                }
                self.depth += 1;
                self.to_newline = true;
            }
            Kind::Dedent => {
                self.take_comments(token);
                self.depth = self.depth.saturating_sub(1);
                return self.depth > 0;
            }
            _ => return self.depth > 0 || self.in_decorator || !self.started,
        }
        true
    }

    /// Adds the lines of comments between the last newline and a token, if they stand as deep as the body.
    fn take_comments(&mut self, before: Token) {
        let Some(column) = self.body_column else {
            return;
        };
        let (first, end) = (self.seen as usize, before.start as usize);
        let gap = self.source.text().get(first..end).unwrap_or_default();
        let mut at = first;
        for line in gap.split_inclusive('\n') {
            let indent = line.len() - line.trim_start_matches([' ', '\t']).len();
            if line[indent..].starts_with('#') && indent >= column as usize {
                self.last = self
                    .source
                    .line(u32::try_from(at + indent).unwrap_or(u32::MAX));
            }
            at += line.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::block_lines;

    #[test]
    fn a_block_ends_where_its_indentation_does() {
        assert_eq!(
            block_lines("def f():\n    x\n\n    y\n    # c\n# d\nz\n"),
            5
        );
        assert_eq!(block_lines("  @d\n  def f(a,\n b): pass\n  x = 1\n"), 3);
        assert_eq!(
            block_lines("  def f():\n    return '''\nx'''\n\n  # no\n  y\n"),
            3
        );
        assert_eq!(block_lines("  lambda: 1,\n  lambda: 2)\n"), 1);
        assert_eq!(block_lines("class C:\n  a = 1\n"), 2);
        assert_eq!(block_lines("x = lambda: (1,\n 2)\ny\n"), 2);
    }
}
