//! Tokens as text, nearly as rustfmt would have them on one line.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;

/// A piece of syntax on one line.
pub(super) fn of(syntax: &impl ToTokens) -> String {
    let mut pieces = Vec::new();
    flatten(syntax.to_token_stream(), &mut pieces);
    let mut text = String::new();
    for (index, piece) in pieces.iter().enumerate() {
        let before = index.checked_sub(1).map_or("", |before| &pieces[before]);
        if index > 0 && is_apart(before, piece) {
            text.push(' ');
        }
        text.push_str(piece);
    }
    // A comma before the end of a list is there when the list is long; in `(A,)` it makes the tuple.
    let text = text.replace(", >", ">").replace(",>", ">");
    text.replace(", )", ",)")
}

/// Words, literals, brackets and signs; signs that are written together are one piece.
fn flatten(tokens: TokenStream, pieces: &mut Vec<String>) {
    let mut joined = String::new();
    for tree in tokens {
        if let TokenTree::Punct(punct) = &tree {
            joined.push(punct.as_char());
            let is_whole = ["::", "->", "=>", "..", "==", "'"].contains(&joined.as_str());
            let is_alone = punct.spacing() == proc_macro2::Spacing::Alone;
            let may_go_on = "'-=:.".contains(punct.as_char());
            if is_alone || is_whole && joined != "'" || !may_go_on {
                pieces.push(std::mem::take(&mut joined));
            }
            continue;
        }
        match tree {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                pieces.push(std::mem::take(&mut joined) + open);
                let start = pieces.len();
                flatten(group.stream(), pieces);
                let commas = pieces[start..].iter().filter(|piece| *piece == ",");
                if commas.count() > 1 && pieces.last().is_some_and(|last| last == ",") {
                    pieces.pop();
                }
                pieces.push(close.to_owned());
            }
            tree => pieces.push(std::mem::take(&mut joined) + &tree.to_string()),
        }
        pieces.retain(|piece| !piece.is_empty());
    }
    pieces.extend((!joined.is_empty()).then_some(joined));
}

/// Whether a blank stands between two pieces.
fn is_apart(before: &str, after: &str) -> bool {
    let is_word = |text: &str| {
        text.starts_with(|first: char| first.is_alphanumeric() || "_'\"".contains(first))
    };
    let keyword = [
        "dyn", "impl", "for", "mut", "const", "in", "as", "where", "fn", "pub", "->", "=", "+",
        "=>", "|",
    ];
    match (before, after) {
        ("->" | "=" | "+" | "=>" | "," | ":" | ";" | "|", _)
        | (_, "->" | "=" | "+" | "=>" | "|" | "{" | "}") => true,
        ("{", _) => true,
        ("#" | "&" | "*" | "(" | "[" | "<" | "::" | "." | "?" | "!" | "..", _) => false,
        (_, "," | ":" | ";" | "." | "?" | "!" | ")" | "]" | ">" | "::" | ".." | "<") => false,
        ("fn", "(") | ("Fn" | "FnMut" | "FnOnce", _) => false,
        (_, "(" | "[") => keyword.contains(&before),
        (before, "&" | "#" | "*") => before != "'",
        (">" | ")" | "]", after) => is_word(after),
        (before, after) => is_word(before) && is_word(after) || before.starts_with('\''),
    }
}
