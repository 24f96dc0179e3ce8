//! What the macros of the crate make of their invocations: `macro_rules!` as far as the crate uses it.
//!
//! A rule is matched token by token; fragments are parsed by `syn`. Names need no hygiene here, and bodies of
//! functions stay as they are.

use std::collections::HashMap;

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt;
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Item, Macro, UseTree};

/// What `bitflags!` of the crate of that name makes, without the methods that every such type has.
const BITFLAGS: &str = "macro_rules! {
    ($(
        $(#[$meta:meta])*
        $vis:vis struct $name:ident: $ty:ty {
            $($(#[$note:meta])* const $flag:ident = $value:expr;)*
        }
    )*) => {
        $(
            $(#[$meta])*
            $vis struct $name($ty);
            impl $name { $(pub const $flag: Self = Self($value);)* }
        )*
    };
}";

/// Macros by their names.
pub(super) type Macros = HashMap<String, Vec<Rule>>;

/// The macros of other crates.
pub(super) fn foreign() -> Macros {
    let flags = syn::parse_str(BITFLAGS).expect("a macro");
    Macros::from([("bitflags".to_owned(), Rule::read(&flags))])
}

/// Adds the macros of a file that other files may use: it names them in a `use`.
pub(super) fn export(items: &[Item], exported: &mut Macros) {
    for item in items {
        let Item::Macro(item) = item else { continue };
        let Some(name) = item.ident.as_ref().map(Ident::to_string) else {
            continue;
        };
        let is_used = |other: &Item| match other {
            Item::Use(other) => matches!(&other.tree, UseTree::Name(used) if used.ident == name),
            _ => false,
        };
        if items.iter().any(is_used) {
            exported.insert(name, Rule::read(&item.mac));
        }
    }
}

/// The items, those that their macros make among them; a macro of the file counts from its definition on.
pub(super) fn all(items: Vec<Item>, exported: &Macros) -> Vec<Item> {
    let mut rules = exported.clone();
    let mut out = Vec::new();
    expand(items, &mut rules, &mut out);
    out
}

fn expand(items: Vec<Item>, rules: &mut Macros, out: &mut Vec<Item>) {
    for item in items {
        let Item::Macro(item) = item else {
            out.push(item);
            continue;
        };
        if let Some(name) = &item.ident {
            rules.insert(name.to_string(), Rule::read(&item.mac));
            continue;
        }
        let name = item.mac.path.get_ident().map(Ident::to_string);
        let made = name.and_then(|name| apply(rules, &name, &item.mac.tokens));
        let made = made.map(|tokens| inside(rules, tokens));
        let made = made.and_then(|tokens| syn::parse2::<syn::File>(tokens).ok());
        if let Some(file) = made {
            expand(file.items, rules, out);
        }
    }
}

/// What the macro of a name makes of the tokens.
fn apply(rules: &Macros, name: &str, tokens: &TokenStream) -> Option<TokenStream> {
    let rules = rules.get(name)?;
    rules.iter().find_map(|rule| rule.apply(tokens))
}

/// Expands what a macro has left inside of an item: the type of a field may be made by another macro.
fn inside(rules: &Macros, tokens: TokenStream) -> TokenStream {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let mut out = TokenStream::new();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        at += 1;
        let made = match (tree, trees.get(at), trees.get(at + 1)) {
            (TokenTree::Ident(name), Some(bang), Some(TokenTree::Group(group)))
                if is_punct(bang, '!') =>
            {
                apply(rules, &name.to_string(), &group.stream())
            }
            _ => None,
        };
        match (made, tree) {
            (Some(made), _) => {
                at += 2;
                out.extend(made);
            }
            (None, TokenTree::Group(group)) => {
                let inner = inside(rules, group.stream());
                out.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            (None, tree) => out.extend([tree.clone()]),
        }
    }
    out
}

#[derive(Clone)]
pub(super) struct Rule {
    pattern: Vec<TokenTree>,
    body: Vec<TokenTree>,
}

/// What a variable of a rule stands for: tokens, or a list for each repetition around it.
#[derive(Clone)]
enum Bound {
    Tokens(TokenStream),
    List(Vec<Bindings>),
}

type Bindings = HashMap<String, Bound>;

impl Rule {
    /// `(pattern) => { body }; ..`
    fn read(definition: &Macro) -> Vec<Self> {
        let groups = definition.tokens.clone().into_iter();
        let groups: Vec<Vec<TokenTree>> = groups
            .filter_map(|tree| match tree {
                TokenTree::Group(group) => Some(group.stream().into_iter().collect()),
                _ => None,
            })
            .collect();
        let pairs = groups.chunks_exact(2);
        pairs
            .map(|pair| Self {
                pattern: pair[0].clone(),
                body: pair[1].clone(),
            })
            .collect()
    }

    fn apply(&self, tokens: &TokenStream) -> Option<TokenStream> {
        let bindings = matched(&self.pattern, tokens.clone())?;
        Some(transcribed(&self.body, &[&bindings]))
    }
}

/// A piece of a pattern or of a body.
enum Piece<'a> {
    Variable(String, &'a str),
    Repetition {
        inner: Vec<TokenTree>,
        separator: Option<TokenTree>,
    },
    Tree(&'a TokenTree),
}

const FRAGMENTS: [&str; 13] = [
    "ident", "ty", "expr", "literal", "meta", "tt", "path", "vis", "lifetime", "pat", "block",
    "item", "stmt",
];

/// Takes pieces apart; only the variables of a pattern have a fragment.
fn pieces(trees: &[TokenTree], is_pattern: bool) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(tree) = trees.get(at) {
        at += 1;
        let next = trees.get(at);
        match (is_punct(tree, '$'), next) {
            (true, Some(TokenTree::Group(group))) => {
                at += 1;
                let mut separator = None;
                if let Some(tree) = trees.get(at)
                    && !"*+?".chars().any(|sign| is_punct(tree, sign))
                {
                    separator = Some(tree.clone());
                    at += 1;
                }
                at += 1;
                let inner = group.stream().into_iter().collect();
                pieces.push(Piece::Repetition { inner, separator });
            }
            (true, Some(TokenTree::Ident(name))) => {
                at += 1;
                let mut fragment = "";
                if is_pattern && let Some(TokenTree::Ident(given)) = trees.get(at + 1) {
                    fragment = FRAGMENTS
                        .into_iter()
                        .find(|known| given == known)
                        .unwrap_or("tt");
                    at += 2;
                }
                pieces.push(Piece::Variable(name.to_string(), fragment));
            }
            _ => pieces.push(Piece::Tree(tree)),
        }
    }
    pieces
}

fn is_punct(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// The variables of a pattern, if all of the tokens match.
fn matched(pattern: &[TokenTree], tokens: TokenStream) -> Option<Bindings> {
    let parser = |input: ParseStream<'_>| {
        let bindings = sequence(&pieces(pattern, true), input)?;
        match input.is_empty() {
            true => Ok(bindings),
            false => Err(input.error("more than the rule takes")),
        }
    };
    parser.parse2(tokens).ok()
}

fn sequence(pieces: &[Piece<'_>], input: ParseStream<'_>) -> syn::Result<Bindings> {
    let mut bindings = Bindings::new();
    for piece in pieces {
        match piece {
            Piece::Variable(name, fragment) => {
                let tokens = fragment_of(fragment, input)?;
                bindings.insert(name.clone(), Bound::Tokens(tokens));
            }
            Piece::Tree(tree) => exactly(tree, input, &mut bindings)?,
            Piece::Repetition { inner, separator } => {
                let parts = self::pieces(inner, true);
                let mut rounds: Vec<Bindings> = Vec::new();
                while !input.is_empty() {
                    let fork = input.fork();
                    if !rounds.is_empty() && take(separator.as_ref(), &fork).is_err() {
                        break;
                    }
                    if fork.is_empty() || sequence(&parts, &fork).is_err() {
                        break;
                    }
                    if !rounds.is_empty() {
                        take(separator.as_ref(), input)?;
                    }
                    rounds.push(sequence(&parts, input)?);
                }
                let mut names = Vec::new();
                variables(inner, &mut names);
                for name in names {
                    bindings.insert(name, Bound::List(rounds.clone()));
                }
            }
        }
    }
    Ok(bindings)
}

fn take(tree: Option<&TokenTree>, input: ParseStream<'_>) -> syn::Result<()> {
    match tree {
        Some(tree) => exactly(tree, input, &mut Bindings::new()),
        None => Ok(()),
    }
}

fn exactly(tree: &TokenTree, input: ParseStream<'_>, bindings: &mut Bindings) -> syn::Result<()> {
    let got: TokenTree = input.parse()?;
    let matches = match (tree, &got) {
        (TokenTree::Group(pattern), TokenTree::Group(got))
            if pattern.delimiter() == got.delimiter() =>
        {
            let pattern: Vec<TokenTree> = pattern.stream().into_iter().collect();
            let inner = matched(&pattern, got.stream());
            let inner = inner.ok_or_else(|| input.error("another group"))?;
            bindings.extend(inner);
            true
        }
        (TokenTree::Group(_), _) | (_, TokenTree::Group(_)) => false,
        (pattern, got) => pattern.to_string() == got.to_string(),
    };
    match matches {
        true => Ok(()),
        false => Err(input.error("another token")),
    }
}

fn fragment_of(fragment: &str, input: ParseStream<'_>) -> syn::Result<TokenStream> {
    fn of<T: Parse + ToTokens>(input: ParseStream<'_>) -> syn::Result<TokenStream> {
        Ok(input.parse::<T>()?.into_token_stream())
    }
    match fragment {
        "ident" => Ok(input.call(Ident::parse_any)?.into_token_stream()),
        "ty" => of::<syn::Type>(input),
        "expr" => of::<syn::Expr>(input),
        "literal" => of::<syn::Lit>(input),
        "meta" => of::<syn::Meta>(input),
        "path" => of::<syn::Path>(input),
        "vis" => of::<syn::Visibility>(input),
        "lifetime" => of::<syn::Lifetime>(input),
        "pat" => Ok(syn::Pat::parse_multi(input)?.into_token_stream()),
        "block" => of::<syn::Block>(input),
        "item" => of::<Item>(input),
        "stmt" => of::<syn::Stmt>(input),
        _ => of::<TokenTree>(input),
    }
}

/// The names of all variables in a part of a pattern.
fn variables(trees: &[TokenTree], names: &mut Vec<String>) {
    for piece in pieces(trees, true) {
        match piece {
            Piece::Variable(name, _) => names.push(name),
            Piece::Repetition { inner, .. } => variables(&inner, names),
            Piece::Tree(TokenTree::Group(group)) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                variables(&inner, names);
            }
            Piece::Tree(_) => {}
        }
    }
}

/// The variable as the innermost repetition knows it.
fn bound<'a>(name: &str, scopes: &[&'a Bindings]) -> Option<&'a Bound> {
    scopes.iter().rev().find_map(|scope| scope.get(name))
}

fn transcribed(body: &[TokenTree], scopes: &[&Bindings]) -> TokenStream {
    let mut out = TokenStream::new();
    for piece in pieces(body, false) {
        match piece {
            Piece::Variable(name, _) => match bound(&name, scopes) {
                Some(Bound::Tokens(tokens)) => out.extend(tokens.clone()),
                _ if name == "crate" => {
                    out.extend([TokenTree::Ident(Ident::new("crate", Span::call_site()))]);
                }
                _ => {}
            },
            Piece::Repetition { inner, separator } => {
                let mut names = Vec::new();
                used(&inner, &mut names);
                let rounds = names.iter().find_map(|name| match bound(name, scopes) {
                    Some(Bound::List(rounds)) => Some(rounds),
                    _ => None,
                });
                for (index, round) in rounds.into_iter().flatten().enumerate() {
                    if index > 0 {
                        out.extend(separator.clone());
                    }
                    out.extend(transcribed(&inner, &[scopes, &[round]].concat()));
                }
            }
            Piece::Tree(TokenTree::Group(group)) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                let inner = transcribed(&inner, scopes);
                out.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
            }
            Piece::Tree(tree) => out.extend([tree.clone()]),
        }
    }
    out
}

/// The names of the variables that a part of a body uses.
fn used(trees: &[TokenTree], names: &mut Vec<String>) {
    for piece in pieces(trees, false) {
        match piece {
            Piece::Variable(name, _) => names.push(name),
            Piece::Repetition { inner, .. } => used(&inner, names),
            Piece::Tree(TokenTree::Group(group)) => {
                let inner: Vec<TokenTree> = group.stream().into_iter().collect();
                used(&inner, names);
            }
            Piece::Tree(_) => {}
        }
    }
}
