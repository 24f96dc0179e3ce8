//! Docstrings: finding them, and taking off the indentation that all their lines share.

use crate::syntax::ast::{Expr, ExprStringLiteral, Stmt};

/// How far a tab goes: to the next multiple.
const TAB: usize = 8;

/// The docstring of a body: its first statement, if that is a plain string.
pub(in crate::compile) fn of(body: &[Stmt]) -> Option<&ExprStringLiteral> {
    match body.first() {
        Some(Stmt::Expr(statement)) => match &*statement.value {
            Expr::StringLiteral(literal) => Some(literal),
            _ => None,
        },
        _ => None,
    }
}

/// A docstring as scripts see it since Python 3.13: tabs expanded, the first line without its indentation, the
/// others without the indentation that they share.
pub(in crate::compile) fn clean(text: &str) -> String {
    let expanded = expand_tabs(text);
    let mut lines = expanded.split('\n');
    let first = lines.next().unwrap_or_default();
    let margin = lines.clone().filter_map(indentation).min().unwrap_or(0);
    let mut cleaned = first.trim_start_matches(' ').to_owned();
    for line in lines {
        cleaned.push('\n');
        // A blank line may be shorter than the margin.
        let cut = line
            .bytes()
            .take(margin)
            .take_while(|&byte| byte == b' ')
            .count();
        cleaned.push_str(&line[cut..]);
    }
    cleaned
}

/// How many spaces a line begins with; `None` for a line that has nothing else.
fn indentation(line: &str) -> Option<usize> {
    let rest = line.trim_start_matches(' ');
    (!rest.is_empty()).then(|| line.len() - rest.len())
}

fn expand_tabs(text: &str) -> String {
    if !text.contains('\t') {
        return text.to_owned();
    }
    let mut expanded = String::with_capacity(text.len());
    let mut column = 0;
    for character in text.chars() {
        match character {
            '\t' => {
                let width = TAB - column % TAB;
                expanded.extend(std::iter::repeat_n(' ', width));
                column += width;
            }
            '\n' | '\r' => {
                expanded.push(character);
                column = 0;
            }
            _ => {
                expanded.push(character);
                column += 1;
            }
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::clean;

    #[test]
    fn the_shared_indentation_goes() {
        assert_eq!(
            clean("  One.\n\n      Two.\n    Three.\n    "),
            "One.\n\n  Two.\nThree.\n"
        );
        assert_eq!(clean("One"), "One");
        assert_eq!(clean("a\n\tb\n        c"), "a\nb\nc");
    }
}
