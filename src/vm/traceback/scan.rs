//! A scanner of expressions: what kind of expression a piece of source is at its top, without a parser.
//!
//! Input: the text of an instruction's range. Output: the place of the operator or of the opening
//! bracket that tracebacks point at. The text comes from a source that was compiled, so the scanner only
//! tells expressions apart; what it does not understand has no anchor.

/// What stands at the top of an expression.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Root {
    /// A binary operator of `len` characters at `at`.
    Binary { at: usize, len: usize },
    /// A call: its opening parenthesis, its end, and whether the callee is a plain name.
    Call {
        open: usize,
        end: usize,
        of_name: bool,
    },
    /// A subscript: its opening bracket and its end.
    Subscript { open: usize, end: usize },
}

/// A token outside of brackets; a bracketed group is one token.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Token {
    kind: Kind,
    start: usize,
    end: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Name,
    Number,
    Text,
    Operator,
    /// Parentheses around one expression.
    Grouping,
    /// Parentheses as a tuple, a generator expression, or arguments.
    Parentheses,
    Brackets,
    Braces,
}

/// How deep format specs and nested f-strings are followed.
const MAX_NESTING: usize = 20;

/// Words that cannot stand in an arithmetic expression outside of brackets.
const KEYWORDS: &[&str] = &[
    "and", "as", "assert", "async", "break", "class", "continue", "def", "del", "elif", "else",
    "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal",
    "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
];

const OPERATORS: &[&str] = &[
    "**=", "//=", "<<=", ">>=", "...", "**", "//", "<<", ">>", "==", "!=", "<=", ">=", "->", ":=",
    "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "@=",
];

/// The kind of the expression in `text[start..end]`; none if it has no anchor or is no expression.
pub(crate) fn root(text: &[char], start: usize, end: usize) -> Option<Root> {
    let (mut start, mut end) = (start, end);
    loop {
        let tokens = tokens(text, start, end)?;
        if let [
            Token {
                kind: Kind::Grouping,
                start: open,
                end: close,
            },
        ] = tokens.as_slice()
        {
            (start, end) = (open + 1, close - 1);
            continue;
        }
        return root_of_tokens(text, &tokens);
    }
}

/// One operand of an arithmetic expression.
struct Operand {
    unary: bool,
    awaits: bool,
    first: Token,
    /// The last trailer, if there is one, and how many there are.
    last: Option<Token>,
    trailers: usize,
    end: usize,
}

fn root_of_tokens(text: &[char], tokens: &[Token]) -> Option<Root> {
    let mut operands = Vec::new();
    let mut operators: Vec<(Token, u8)> = Vec::new();
    let mut at = 0;
    loop {
        let (operand, next) = operand(text, tokens, at)?;
        operands.push(operand);
        let Some(&token) = tokens.get(next) else {
            break;
        };
        operators.push((token, precedence(text, token)?));
        at = next + 1;
    }
    let first = operands.first()?;
    let lowest = operators
        .iter()
        .filter(|(_, level)| *level < POWER)
        .map(|(_, level)| *level)
        .min();
    let chosen = match lowest {
        Some(lowest) => operators.iter().rposition(|(_, level)| *level == lowest),
        None if operators.is_empty() || first.unary => None,
        None => Some(0),
    };
    if let Some(index) = chosen {
        let token = operators[index].0;
        let right = &operands[index + 1];
        let right_is_grouped = index + 2 == operands.len()
            && right.first.kind == Kind::Grouping
            && right.trailers == 0
            && !right.unary
            && !right.awaits;
        // CPython takes a parenthesis right behind the operator for its second character.
        let touches = right_is_grouped && right.first.start == token.end;
        let len = if token.end - token.start == 2 || touches {
            2
        } else {
            1
        };
        return Some(Root::Binary {
            at: token.start,
            len,
        });
    }
    if !operators.is_empty() || first.unary || first.awaits {
        return None;
    }
    let last = first.last?;
    match last.kind {
        Kind::Brackets => Some(Root::Subscript {
            open: last.start,
            end: first.end,
        }),
        Kind::Grouping | Kind::Parentheses => Some(Root::Call {
            open: last.start,
            end: first.end,
            of_name: first.trailers == 1 && first.first.kind == Kind::Name,
        }),
        _ => None,
    }
}

/// Reads one operand from `tokens[at..]`; gives the index of the token after it.
fn operand(text: &[char], tokens: &[Token], mut at: usize) -> Option<(Operand, usize)> {
    let (mut unary, mut awaits) = (false, false);
    loop {
        let token = *tokens.get(at)?;
        match token.kind {
            Kind::Operator if matches!(word(text, token).as_str(), "+" | "-" | "~") => unary = true,
            Kind::Name if word(text, token) == "await" => awaits = true,
            _ => break,
        }
        at += 1;
    }
    let first = *tokens.get(at)?;
    match first.kind {
        Kind::Operator if word(text, first) != "..." => return None,
        Kind::Name if KEYWORDS.contains(&word(text, first).as_str()) => return None,
        _ => {}
    }
    at += 1;
    let mut operand = Operand {
        unary,
        awaits,
        first,
        last: None,
        trailers: 0,
        end: first.end,
    };
    while let Some(&token) = tokens.get(at) {
        match token.kind {
            Kind::Text if first.kind == Kind::Text && operand.trailers == 0 => {}
            Kind::Grouping | Kind::Parentheses | Kind::Brackets => {
                operand.last = Some(token);
                operand.trailers += 1;
            }
            Kind::Operator if word(text, token) == "." => {
                at += 1;
                let name = *tokens.get(at).filter(|name| name.kind == Kind::Name)?;
                operand.last = Some(name);
                operand.trailers += 1;
                operand.end = name.end;
                at += 1;
                continue;
            }
            Kind::Operator => break,
            _ => return None,
        }
        operand.end = token.end;
        at += 1;
    }
    Some((operand, at))
}

const POWER: u8 = 7;

fn precedence(text: &[char], token: Token) -> Option<u8> {
    if token.kind != Kind::Operator {
        return None;
    }
    Some(match word(text, token).as_str() {
        "|" => 1,
        "^" => 2,
        "&" => 3,
        "<<" | ">>" => 4,
        "+" | "-" => 5,
        "*" | "/" | "//" | "%" | "@" => 6,
        "**" => POWER,
        _ => return None,
    })
}

fn word(text: &[char], token: Token) -> String {
    text[token.start..token.end].iter().collect()
}

/// The tokens of `text[start..end]` outside of brackets; none if brackets or quotes do not close.
fn tokens(text: &[char], start: usize, end: usize) -> Option<Vec<Token>> {
    let text = &text[..end];
    let mut found = Vec::new();
    let mut at = start;
    while at < end {
        let c = text[at];
        if c.is_whitespace() || c == '\\' {
            at += 1;
            continue;
        }
        if c == '#' {
            at = skip_comment(text, at);
            continue;
        }
        let token = match c {
            '(' | '[' | '{' => group(text, at)?,
            ')' | ']' | '}' => return None,
            '\'' | '"' => Token {
                kind: Kind::Text,
                start: at,
                end: skip_string(text, at, false, 0)?,
            },
            _ if c.is_ascii_digit()
                || (c == '.' && text.get(at + 1).is_some_and(char::is_ascii_digit)) =>
            {
                Token {
                    kind: Kind::Number,
                    start: at,
                    end: skip_number(text, at),
                }
            }
            _ if is_name(c) => name_or_string(text, at)?,
            _ => Token {
                kind: Kind::Operator,
                start: at,
                end: at + operator_len(text, at),
            },
        };
        at = token.end;
        found.push(token);
    }
    Some(found)
}

fn is_name(c: char) -> bool {
    c == '_' || c.is_alphanumeric()
}

fn skip_comment(text: &[char], at: usize) -> usize {
    text[at..]
        .iter()
        .position(|&c| c == '\n')
        .map_or(text.len(), |n| at + n)
}

fn skip_number(text: &[char], mut at: usize) -> usize {
    while let Some(&c) = text.get(at) {
        let sign_of_exponent = matches!(c, '+' | '-') && matches!(text[at - 1], 'e' | 'E');
        if !(is_name(c) || c == '.' || sign_of_exponent) {
            break;
        }
        at += 1;
    }
    at
}

fn operator_len(text: &[char], at: usize) -> usize {
    let matches = |operator: &&&str| {
        operator
            .chars()
            .enumerate()
            .all(|(i, c)| text.get(at + i) == Some(&c))
    };
    OPERATORS
        .iter()
        .find(matches)
        .map_or(1, |operator| operator.len())
}

/// A name, or a string with a prefix.
fn name_or_string(text: &[char], start: usize) -> Option<Token> {
    let mut end = start;
    while text.get(end).is_some_and(|&c| is_name(c)) {
        end += 1;
    }
    if matches!(text.get(end), Some('\'' | '"')) && end - start <= 2 {
        let prefix: String = text[start..end].iter().collect::<String>().to_lowercase();
        if matches!(
            prefix.as_str(),
            "r" | "u" | "b" | "br" | "rb" | "f" | "fr" | "rf"
        ) {
            let end = skip_string(text, end, prefix.contains('f'), 0)?;
            return Some(Token {
                kind: Kind::Text,
                start,
                end,
            });
        }
    }
    Some(Token {
        kind: Kind::Name,
        start,
        end,
    })
}

/// The index after a string whose opening quote is at `at`.
fn skip_string(text: &[char], at: usize, formatted: bool, nesting: usize) -> Option<usize> {
    let quote = text[at];
    let triple = text.get(at + 1) == Some(&quote) && text.get(at + 2) == Some(&quote);
    let width = if triple { 3 } else { 1 };
    let mut at = at + width;
    loop {
        let c = *text.get(at)?;
        if c == '\\' {
            at += 2;
        } else if c == quote && (!triple || text.get(at..at + 3)?.iter().all(|&c| c == quote)) {
            return Some(at + width);
        } else if formatted && c == '{' {
            at = if text.get(at + 1) == Some(&'{') {
                at + 2
            } else {
                skip_field(text, at + 1, nesting + 1)?
            };
        } else {
            at += 1;
        }
    }
}

/// The index after the replacement field of an f-string whose expression begins at `at`.
fn skip_field(text: &[char], mut at: usize, nesting: usize) -> Option<usize> {
    if nesting > MAX_NESTING {
        return None;
    }
    let (mut depth, mut in_spec) = (0_usize, false);
    loop {
        let c = *text.get(at)?;
        match c {
            '}' if depth == 0 => return Some(at + 1),
            '{' if in_spec => {
                at = skip_field(text, at + 1, nesting + 1)?;
                continue;
            }
            _ if in_spec => {}
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.checked_sub(1)?,
            ':' if depth == 0 => in_spec = true,
            '\'' | '"' => {
                at = skip_string(text, at, false, nesting)?;
                continue;
            }
            _ if is_name(c) => {
                at = nested_name(text, at, nesting)?;
                continue;
            }
            _ => {}
        }
        at += 1;
    }
}

/// A name inside brackets, or the string that it is the prefix of.
fn nested_name(text: &[char], start: usize, nesting: usize) -> Option<usize> {
    let mut end = start;
    while text.get(end).is_some_and(|&c| is_name(c)) {
        end += 1;
    }
    if matches!(text.get(end), Some('\'' | '"')) && end - start <= 2 {
        let formatted = text[start..end].iter().any(|c| matches!(c, 'f' | 'F'));
        return skip_string(text, end, formatted, nesting);
    }
    Some(end)
}

/// The group whose opening bracket is at `start`.
fn group(text: &[char], start: usize) -> Option<Token> {
    let mut open = vec![text[start]];
    let (mut at, mut lambdas, mut plain, mut empty) = (start + 1, 0_usize, true, true);
    while let Some(&bracket) = open.last() {
        let c = *text.get(at)?;
        let outermost = open.len() == 1;
        match c {
            '(' | '[' | '{' => open.push(c),
            ')' | ']' | '}' => {
                if !matches!((bracket, c), ('(', ')') | ('[', ']') | ('{', '}')) {
                    return None;
                }
                open.pop();
            }
            '#' => {
                at = skip_comment(text, at);
                continue;
            }
            '\'' | '"' => {
                empty = false;
                at = skip_string(text, at, false, 0)?;
                continue;
            }
            ',' if outermost && lambdas == 0 => plain = false,
            ':' if outermost => lambdas = lambdas.saturating_sub(1),
            _ if is_name(c) => {
                empty = false;
                let end = nested_name(text, at, 0)?;
                if outermost {
                    match text[at..end].iter().collect::<String>().as_str() {
                        "for" => plain = false,
                        "lambda" => lambdas += 1,
                        _ => {}
                    }
                }
                at = end;
                continue;
            }
            _ => {}
        }
        empty &= c.is_whitespace() || open.is_empty();
        at += 1;
    }
    let kind = match text[start] {
        '(' if plain && !empty => Kind::Grouping,
        '(' => Kind::Parentheses,
        '[' => Kind::Brackets,
        _ => Kind::Braces,
    };
    Some(Token {
        kind,
        start,
        end: at,
    })
}

#[cfg(test)]
mod tests {
    use super::{Root, root};

    fn of(text: &str) -> Option<Root> {
        let text: Vec<char> = text.chars().collect();
        root(&text, 0, text.len())
    }

    #[test]
    fn operators_are_found_by_precedence() {
        assert_eq!(of("a + b * c"), Some(Root::Binary { at: 2, len: 1 }));
        assert_eq!(of("a - b - c"), Some(Root::Binary { at: 6, len: 1 }));
        assert_eq!(of("a ** b ** c"), Some(Root::Binary { at: 2, len: 2 }));
        assert_eq!(of("-a ** b"), None);
        assert_eq!(of("a*(b)"), Some(Root::Binary { at: 1, len: 2 }));
        assert_eq!(of("a*(b, c)"), Some(Root::Binary { at: 1, len: 1 }));
    }

    #[test]
    fn calls_and_subscripts_are_the_last_trailer() {
        assert_eq!(
            of("f(x)(')')"),
            Some(Root::Call {
                open: 4,
                end: 9,
                of_name: false
            })
        );
        assert_eq!(
            of("(f(x))"),
            Some(Root::Call {
                open: 2,
                end: 5,
                of_name: true
            })
        );
        assert_eq!(
            of("d['a'][f'{x!r:{\"w\"}}']"),
            Some(Root::Subscript { open: 6, end: 22 })
        );
        assert_eq!(of("await f()"), None);
        assert_eq!(of("a.b"), None);
    }

    #[test]
    fn other_code_has_no_root() {
        for text in [
            "x = f()",
            "raise E(1)",
            "a if b() else c()",
            "f(x), g(y)",
            "a < b",
            "not f()",
            "f(",
            "lambda: f()",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }
}
