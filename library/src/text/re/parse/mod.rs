//! From the text of a pattern to its tree.
//!
//! Groups that are open stand on a list, so that depth costs no Rust stack. What is wrong is told with the words and the
//! places of CPython's `re._parser`.

mod group;
mod set;

use std::collections::{HashMap, HashSet};

use self::set::class_of;
use super::error::{Kind, Parsed, Wrong};
use super::set::{Builder, Fold, Set};
use super::token::{Digits, Token, Tokens, is};
use super::tree::{At, FOREVER, Greed, Id, Node, Nodes, Tree, Width};

pub(super) const IGNORE_CASE: u32 = 2;
pub(super) const LOCALE: u32 = 4;
pub(super) const MULTI_LINE: u32 = 8;
pub(super) const DOT_ALL: u32 = 16;
pub(super) const UNICODE: u32 = 32;
pub(super) const VERBOSE: u32 = 64;
pub(super) const ASCII: u32 = 256;
/// Flags of which there is one at most.
const TYPES: u32 = ASCII | LOCALE | UNICODE;

/// Reads a pattern; `warnings` gets what should be warned of.
pub(super) fn parse(
    text: &[u32],
    is_text: bool,
    flags: u32,
    warnings: &mut Vec<String>,
) -> Parsed<Tree> {
    let mut parser = Parser {
        tokens: Tokens::new(text, is_text)?,
        nodes: Nodes::default(),
        sets: Vec::new(),
        flags,
        groups: vec![None],
        names: Vec::new(),
        numbers: HashMap::new(),
        letters: HashMap::new(),
        places: Vec::new(),
        placed: HashSet::new(),
        behind: None,
        warnings,
        open: vec![Open::new(Kinds::Whole, 0, flags)],
        is_text,
    };
    parser.run()?;
    parser.finish()
}

/// What an open group will be.
#[derive(Debug)]
enum Kinds {
    Whole,
    Group(u32),
    Plain,
    Atomic,
    Look {
        behind: bool,
        negated: bool,
        /// It is the outermost that looks behind.
        first_behind: bool,
    },
    If {
        group: u32,
        yes: Option<Id>,
    },
}

/// A group that is open.
#[derive(Debug)]
struct Open {
    kind: Kinds,
    /// Where its parenthesis stands.
    start: usize,
    flags: u32,
    alternatives: Vec<Id>,
    items: Vec<Id>,
}

impl Open {
    fn new(kind: Kinds, start: usize, flags: u32) -> Self {
        Self {
            kind,
            start,
            flags,
            alternatives: Vec::new(),
            items: Vec::new(),
        }
    }
}

struct Parser<'a> {
    tokens: Tokens<'a>,
    nodes: Nodes,
    sets: Vec<Set>,
    /// Those of the whole pattern.
    flags: u32,
    /// The widths of the groups that are closed.
    groups: Vec<Option<Width>>,
    names: Vec<(String, u32)>,
    numbers: HashMap<String, u32>,
    /// The sets of letters whose case is ignored.
    letters: HashMap<(u32, Fold), usize>,
    /// Numbers of groups that conditions name, with where first.
    places: Vec<(u32, usize)>,
    placed: HashSet<u32>,
    /// How many groups there were before the outermost look behind.
    behind: Option<u32>,
    warnings: &'a mut Vec<String>,
    open: Vec<Open>,
    is_text: bool,
}

impl Parser<'_> {
    fn run(&mut self) -> Parsed<()> {
        while let Some(token) = self.tokens.next() {
            match token.single() {
                Some('|') => {
                    if let Kinds::If { yes: Some(_), .. } = self.top().kind {
                        let message = "conditional backref with more than two branches";
                        return Err(self.tokens.error(message, 0));
                    }
                    self.tokens.advance()?;
                    self.alternative();
                }
                Some(')') => {
                    if self.open.len() == 1 {
                        // As in CPython, flags that do not go together are found first.
                        settled(self.flags, self.is_text)?;
                        return Err(self.tokens.error("unbalanced parenthesis", 0));
                    }
                    self.tokens.advance()?;
                    self.close();
                }
                _ => {
                    self.tokens.advance()?;
                    self.item(token)?;
                }
            }
        }
        match self.open.last() {
            Some(open) if self.open.len() > 1 => {
                Err(Wrong::new("missing ), unterminated subpattern", open.start))
            }
            _ => Ok(()),
        }
    }

    fn finish(mut self) -> Parsed<Tree> {
        let root = self.body();
        for &(group, at) in &self.places {
            if group as usize >= self.groups.len() {
                let message = format!("invalid group reference {group}");
                return Err(Wrong::new(message, at));
            }
        }
        let flags = settled(self.flags, self.is_text)?;
        Ok(Tree {
            nodes: self.nodes.nodes,
            widths: self.nodes.widths,
            sets: self.sets,
            root,
            flags,
            groups: self.groups.len() as u32,
            names: self.names,
        })
    }

    /// The group that is open innermost; the whole pattern always is.
    fn top(&mut self) -> &mut Open {
        let last = self.open.len() - 1;
        &mut self.open[last]
    }

    fn current(&self) -> u32 {
        self.open.last().map_or(self.flags, |open| open.flags)
    }

    fn add(&mut self, node: Node) -> Id {
        self.nodes.add(node, &self.groups)
    }

    fn push(&mut self, node: Node) {
        let id = self.add(node);
        self.top().items.push(id);
    }

    /// What has been read of the alternative that is under way.
    fn sequence(&mut self) -> Id {
        let items = std::mem::take(&mut self.top().items);
        match &*items {
            [] => self.add(Node::Empty),
            [item] => *item,
            _ => self.add(Node::All(items)),
        }
    }

    fn alternative(&mut self) {
        let item = self.sequence();
        if let Kinds::If { yes, .. } = &mut self.top().kind {
            *yes = Some(item);
        } else {
            self.top().alternatives.push(item);
        }
    }

    /// What has been read of the innermost group.
    fn body(&mut self) -> Id {
        let last = self.sequence();
        let mut alternatives = std::mem::take(&mut self.top().alternatives);
        if alternatives.is_empty() {
            return last;
        }
        alternatives.push(last);
        if let Some(set) = self.set_of(&alternatives) {
            return self.add(Node::Set(set));
        }
        self.add(Node::Either(alternatives))
    }

    /// One set for alternatives that are single characters.
    fn set_of(&mut self, alternatives: &[Id]) -> Option<usize> {
        let mut builder = Builder::new(Fold::None, false);
        for id in alternatives {
            let Some(Node::Literal(code)) = self.nodes.nodes.get(*id) else {
                return None;
            };
            builder.range(*code, *code);
        }
        self.sets.push(builder.build());
        Some(self.sets.len() - 1)
    }

    fn close(&mut self) {
        let body = self.body();
        let Some(open) = self.open.pop() else { return };
        let node = match open.kind {
            Kinds::Whole => return,
            Kinds::Group(number) => {
                let width = self.nodes.widths.get(body).copied();
                if let Some(group) = self.groups.get_mut(number as usize) {
                    *group = width;
                }
                Node::Group { number, body }
            }
            Kinds::Plain => Node::Plain(body),
            Kinds::Atomic => Node::Atomic(body),
            Kinds::Look {
                behind,
                negated,
                first_behind,
            } => {
                if first_behind {
                    self.behind = None;
                }
                if negated && matches!(self.nodes.nodes.get(body), Some(Node::Empty)) {
                    Node::Never
                } else {
                    Node::Look {
                        body,
                        behind,
                        negated,
                    }
                }
            }
            Kinds::If { group, yes } => match yes {
                Some(yes) => Node::If {
                    group,
                    yes,
                    no: Some(body),
                },
                None => Node::If {
                    group,
                    yes: body,
                    no: None,
                },
            },
        };
        self.push(node);
    }

    fn item(&mut self, token: Token) -> Parsed<()> {
        let flags = self.current();
        let Some(c) = token.single() else {
            return match token.escaped() {
                Some(_) => self.escape(token),
                None => {
                    self.literal(token.code);
                    Ok(())
                }
            };
        };
        if flags & VERBOSE != 0 {
            if matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0b' | '\x0c') {
                return Ok(());
            }
            if c == '#' {
                while let Some(next) = self.tokens.get()? {
                    if is(Some(next), '\n') {
                        break;
                    }
                }
                return Ok(());
            }
        }
        match c {
            '[' => self.set(),
            '*' | '+' | '?' | '{' => self.repeat(c),
            '.' => {
                let newline = flags & DOT_ALL != 0;
                self.push(Node::Any { newline });
                Ok(())
            }
            '^' => {
                let at = match flags & MULTI_LINE {
                    0 => At::TextStart,
                    _ => At::LineStart,
                };
                self.push(Node::At(at));
                Ok(())
            }
            '$' => {
                let at = match flags & MULTI_LINE {
                    0 => At::LastLineEnd,
                    _ => At::LineEnd,
                };
                self.push(Node::At(at));
                Ok(())
            }
            '(' => self.group(),
            _ => {
                self.literal(token.code);
                Ok(())
            }
        }
    }

    fn ascii(&self) -> bool {
        !self.is_text || self.current() & ASCII != 0
    }

    fn fold(&self) -> Fold {
        match (self.current() & IGNORE_CASE != 0, self.ascii()) {
            (false, _) => Fold::None,
            (true, true) => Fold::Ascii,
            (true, false) => Fold::Unicode,
        }
    }

    fn literal(&mut self, code: u32) {
        let fold = self.fold();
        if !fold.is_cased(code) {
            return self.push(Node::Literal(code));
        }
        let letter = (fold.apply(code), fold);
        let set = match self.letters.get(&letter) {
            Some(set) => *set,
            None => {
                let mut builder = Builder::new(fold, true);
                builder.range(code, code);
                self.sets.push(builder.build());
                self.letters.insert(letter, self.sets.len() - 1);
                self.sets.len() - 1
            }
        };
        self.push(Node::Set(set));
    }

    fn push_set(&mut self, builder: Builder) {
        self.sets.push(builder.build());
        let set = self.sets.len() - 1;
        self.push(Node::Set(set));
    }

    fn repeat(&mut self, c: char) -> Parsed<()> {
        let here = self.tokens.tell();
        let (min, max) = match c {
            '?' => (0, 1),
            '*' => (0, FOREVER),
            '+' => (1, FOREVER),
            _ => {
                if is(self.tokens.next(), '}') {
                    self.literal('{'.into());
                    return Ok(());
                }
                let low = self.tokens.take_while(usize::MAX, is_digit)?;
                let high = if self.tokens.matches(',')? {
                    self.tokens.take_while(usize::MAX, is_digit)?
                } else {
                    low.clone()
                };
                if !self.tokens.matches('}')? {
                    self.literal('{'.into());
                    return self.tokens.seek(here);
                }
                let min = if low.is_empty() { 0 } else { bound(&low)? };
                let max = if high.is_empty() {
                    FOREVER
                } else {
                    bound(&high)?
                };
                if max < min {
                    let back = self.tokens.tell() - here;
                    let message = "min repeat greater than max repeat";
                    return Err(self.tokens.error(message, back));
                }
                (min, max)
            }
        };
        let back = self.tokens.tell() - here + 1;
        let last = self.top().items.last().copied();
        let node = last.and_then(|id| self.nodes.nodes.get(id));
        let Some(body) = last.filter(|_| !matches!(node, Some(Node::At(_)))) else {
            return Err(self.tokens.error("nothing to repeat", back));
        };
        if matches!(node, Some(Node::Repeat { .. })) {
            return Err(self.tokens.error("multiple repeat", back));
        }
        let greed = if self.tokens.matches('?')? {
            Greed::Lazy
        } else if self.tokens.matches('+')? {
            Greed::Possessive
        } else {
            Greed::Greedy
        };
        self.top().items.pop();
        self.push(Node::Repeat {
            body,
            min,
            max,
            greed,
        });
        Ok(())
    }

    /// An escape outside of a set.
    fn escape(&mut self, token: Token) -> Parsed<()> {
        let ascii = self.ascii();
        let at = match token.escaped() {
            Some('A') => Some(At::TextStart),
            Some('Z' | 'z') => Some(At::TextEnd),
            Some('b') => Some(At::Boundary { ascii }),
            Some('B') => Some(At::NoBoundary { ascii }),
            _ => None,
        };
        if let Some(at) = at {
            self.push(Node::At(at));
            return Ok(());
        }
        if let Some((class, negated)) = class_of(token) {
            let mut builder = Builder::new(Fold::None, ascii);
            builder.class(class, negated);
            self.push_set(builder);
            return Ok(());
        }
        if let Some(digit @ '1'..='9') = token.escaped() {
            return self.digits(digit);
        }
        let code = self.tokens.escape(token, false)?;
        self.literal(code);
        Ok(())
    }

    /// After a backslash and a digit other than 0: a group, or an octal number.
    fn digits(&mut self, first: char) -> Parsed<()> {
        let (group, length) = match self.tokens.digits(first)? {
            Digits::Octal(code) => {
                self.literal(code);
                return Ok(());
            }
            Digits::Group { group, length } => (group, length),
        };
        if group as usize >= self.groups.len() {
            let message = format!("invalid group reference {group}");
            return Err(self.tokens.error(message, length));
        }
        self.check_closed(group, length + 1)?;
        self.check_behind(group)?;
        let fold = self.fold();
        self.push(Node::Back { group, fold });
        Ok(())
    }
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// The bound of a repeat.
fn bound(digits: &str) -> Parsed<u32> {
    match digits.parse::<u32>() {
        Ok(bound) if bound < FOREVER => Ok(bound),
        _ => Err(Wrong::of(
            Kind::Overflow,
            "the repetition number is too large",
        )),
    }
}

/// Whether a name can be one of a group.
pub(super) fn check_name(name: &str, is_text: bool) -> Parsed<()> {
    let wrong = |message: &str| Err(Wrong::new(message, None).named(name));
    if !is_text && !name.is_ascii() {
        return wrong("bad character in group name %a");
    }
    let mut chars = name.chars();
    let starts = |c: char| c == '_' || unicode_ident::is_xid_start(c);
    if chars.next().is_some_and(starts) && chars.all(unicode_ident::is_xid_continue) {
        Ok(())
    } else {
        wrong("bad character in group name %r")
    }
}

/// The flags of a pattern, with the one that is meant where none is given.
fn settled(flags: u32, is_text: bool) -> Parsed<u32> {
    let wrong = |message: &str| Err(Wrong::of(Kind::Value, message));
    if is_text {
        if flags & LOCALE != 0 {
            return wrong("cannot use LOCALE flag with a str pattern");
        }
        if flags & ASCII == 0 {
            return Ok(flags | UNICODE);
        }
        if flags & UNICODE != 0 {
            return wrong("ASCII and UNICODE flags are incompatible");
        }
    } else {
        if flags & UNICODE != 0 {
            return wrong("cannot use UNICODE flag with a bytes pattern");
        }
        if flags & LOCALE != 0 && flags & ASCII != 0 {
            return wrong("ASCII and LOCALE flags are incompatible");
        }
    }
    Ok(flags)
}
