//! The paths that a file names: in `use`, and wherever one begins with `crate`, `self` or `super`.
//!
//! The file is read token by token, so that paths in macros and in groups over several lines are there too, and those
//! in comments are not.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// A path that a file names.
pub(crate) struct Named {
    pub(crate) line: usize,
    /// From the root of the crate on, if it leads into the crate; without `crate`, `self` and `super`.
    pub(crate) path: Vec<String>,
    /// It stands in a `use` that hands the name on (`pub use`).
    pub(crate) is_export: bool,
}

/// The paths in the text of the module `module`; those that begin with another name than `crate`, `self` and `super`
/// count as paths from the module on, whether or not it has something of that name.
pub(crate) fn named(text: &str, module: &[String]) -> Vec<Named> {
    let tokens: TokenStream = text.parse().expect("a source that compiles");
    let mut found = Vec::new();
    walk(tokens, module, &mut found);
    found
}

fn walk(tokens: TokenStream, module: &[String], found: &mut Vec<Named>) {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        match &trees[at] {
            TokenTree::Ident(ident) if ident == "use" && !sign(&trees, at + 1, '<') => {
                let is_export = at > 0
                    && (word(&trees, at - 1, "pub")
                        || matches!(&trees[at - 1], TokenTree::Group(_))
                            && at > 1
                            && word(&trees, at - 2, "pub"));
                let end = (at..trees.len()).find(|&end| sign(&trees, end, ';'));
                let end = end.unwrap_or(trees.len());
                tree(&trees[at + 1..end], &[], &mut |line, path| {
                    let path = absolute(path, module);
                    found.push(Named {
                        line,
                        path,
                        is_export,
                    });
                });
                at = end;
            }
            TokenTree::Ident(ident)
                if ident == "mod"
                    && matches!(trees.get(at + 2), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace) =>
            {
                if let (Some(TokenTree::Ident(name)), Some(TokenTree::Group(group))) =
                    (trees.get(at + 1), trees.get(at + 2))
                {
                    let inner = [module, &[name.to_string()]].concat();
                    walk(group.stream(), &inner, found);
                }
                at += 2;
            }
            TokenTree::Ident(ident)
                if ["crate", "self", "super"].iter().any(|word| ident == word)
                    && colons(&trees, at + 1)
                    && !(at > 0
                        && (sign(&trees, at - 1, '$')
                            || sign(&trees, at - 1, ':')
                                && at > 1
                                && sign(&trees, at - 2, ':'))) =>
            {
                let line = ident.span().start().line;
                let mut path = vec![ident.to_string()];
                while colons(&trees, at + 1)
                    && let Some(TokenTree::Ident(name)) = trees.get(at + 3)
                {
                    path.push(name.to_string());
                    at += 3;
                }
                let path = absolute(&path, module);
                found.push(Named {
                    line,
                    path,
                    is_export: false,
                });
            }
            TokenTree::Group(group) => walk(group.stream(), module, found),
            _ => {}
        }
        at += 1;
    }
}

/// The leaves of the tree of a `use`.
fn tree(trees: &[TokenTree], before: &[String], leaf: &mut impl FnMut(usize, &[String])) {
    let mut path = before.to_vec();
    let mut line = 0;
    let mut at = 0;
    while at < trees.len() {
        match &trees[at] {
            TokenTree::Ident(ident) if ident == "as" => break,
            TokenTree::Ident(ident) => {
                line = ident.span().start().line;
                // `{self}` means the module itself.
                if ident != "self" || path.is_empty() {
                    path.push(ident.to_string());
                }
            }
            TokenTree::Group(group) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                for tree in inner
                    .split(|tree| matches!(tree, TokenTree::Punct(sign) if sign.as_char() == ','))
                {
                    self::tree(tree, &path, leaf);
                }
                return;
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
        at += 1;
    }
    if !trees.is_empty() {
        leaf(line, &path);
    }
}

/// The path from the root of the crate on.
fn absolute(path: &[String], module: &[String]) -> Vec<String> {
    let mut at = module.to_vec();
    let mut rest = path;
    while let Some((first, others)) = rest.split_first() {
        match first.as_str() {
            "crate" => at.clear(),
            "self" => {}
            "super" => drop(at.pop()),
            _ => break,
        }
        rest = others;
    }
    at.extend_from_slice(rest);
    at
}

fn sign(trees: &[TokenTree], at: usize, sign: char) -> bool {
    matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

fn colons(trees: &[TokenTree], at: usize) -> bool {
    sign(trees, at, ':') && sign(trees, at + 1, ':')
}

fn word(trees: &[TokenTree], at: usize, word: &str) -> bool {
    matches!(trees.get(at), Some(TokenTree::Ident(ident)) if ident == word)
}
