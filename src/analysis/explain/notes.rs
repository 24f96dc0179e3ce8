//! What one may have expected of a name, and what to write for that.

use std::sync::Arc;

use super::{Explanation, MOST_LOOKED_AT, MOST_PLACES, NameKind, Rule};
use crate::analysis::occurrences::Occurrence;
use crate::analysis::variables::Variable;
use crate::analysis::{BlockName, Reading, Usage, shown};
use crate::symtable::{Block, BlockKind, Reason, SymbolFlags};

/// The notes on a symbol of a block.
pub(super) fn notes(
    reading: &Reading<'_>,
    asking: &Block,
    symbol: usize,
    variable: Variable,
    explanation: &Explanation,
) -> Vec<String> {
    let Some(of) = asking.symbols().nth(symbol) else {
        return Vec::new();
    };
    let mut noted = Noted {
        reading,
        asking,
        variable,
        name: of.name(),
        shown: shown(of.name()).into_owned(),
        flags: of.flags(),
        notes: Vec::new(),
    };
    noted.mangled();
    match explanation.rule {
        Rule::Bound | Rule::Captured => noted.hides(),
        Rule::Parameter => noted.parameter(),
        Rule::ClassBody => noted.class_body(),
        Rule::NotBound => noted.not_bound(explanation.kind),
        Rule::Walrus => noted.say(
            "`:=` in a comprehension binds in the block around it, not in the comprehension".into(),
        ),
        Rule::PassedThrough => noted.passed_through(of.reason()),
        Rule::MadeByClass => noted.say(
            "the class makes this cell for methods that name `__class__` or `super`".into(),
        ),
        Rule::ClassNamespace => noted.say(
            "annotations and type parameters of a class look into the class first, then into the globals"
                .into(),
        ),
        Rule::EnclosingGlobal => noted.enclosing_global(of.reason()),
        Rule::TypeParameter => {
            noted.say("type parameters have a scope of their own around what they belong to".into());
        }
        _ => {}
    }
    noted.comprehension();
    noted.class_in_between(explanation);
    noted.usages();
    noted.notes
}

struct Noted<'a> {
    reading: &'a Reading<'a>,
    asking: &'a Block,
    variable: Variable,
    name: &'a Arc<str>,
    /// The name as it is written in texts.
    shown: String,
    flags: SymbolFlags,
    notes: Vec<String>,
}

impl Noted<'_> {
    fn say(&mut self, note: String) {
        self.notes.push(note);
    }

    fn line(&self, occurrence: &Occurrence) -> u32 {
        self.reading.source.line(occurrence.span.start)
    }

    fn named(&self, block: &Block) -> String {
        BlockName::of(self.reading.symbols, block).to_string()
    }

    /// What a block itself does with the name.
    fn own(&self) -> impl Iterator<Item = &Occurrence> {
        let all = self
            .reading
            .index
            .of_within(self.variable, self.asking.span());
        all.filter(|each| each.block == self.asking.id())
    }

    fn mangled(&mut self) {
        let Some(class) = self.asking.private.as_ref() else {
            return;
        };
        let prefix = format!("_{}__", class.trim_start_matches('_'));
        if self.name.starts_with(&prefix) && !self.name.ends_with("__") {
            let written = shown(&self.name[prefix.len() - 2..]).into_owned();
            let class = shown(class).into_owned();
            self.say(format!(
                "in class {class} the name `{written}` stands for `{}`",
                self.shown
            ));
        }
    }

    /// The nearest function around that has a variable of this name, or the module.
    fn hidden(&self) -> Option<&Block> {
        let mut around = self.asking.parent();
        while let Some(id) = around {
            let block = self.reading.symbols.block(id);
            let flags = block
                .symbol(self.name)
                .map_or(SymbolFlags::empty(), |symbol| symbol.flags());
            let declared = flags.intersects(SymbolFlags::GLOBAL | SymbolFlags::NONLOCAL);
            let binds = flags.intersects(SymbolFlags::BOUND) && !declared;
            if binds && block.kind() != BlockKind::Class {
                return Some(block);
            }
            around = block.parent();
        }
        None
    }

    /// A variable that the block binds, while one around has the same name.
    fn hides(&mut self) {
        let is_scope =
            self.asking.kind() == BlockKind::Function || self.asking.kind() == BlockKind::Lambda;
        let Some(binding) = self.own().find(|each| each.usage.is_binding()).copied() else {
            return self.not_really_bound();
        };
        if !is_scope {
            return;
        }
        let reads_first = self.own().find(|each| each.usage.is_read());
        let reads_first = reads_first.is_some_and(|read| {
            let mut bindings = self.own().filter(|each| each.usage.is_binding());
            bindings.all(|each| each.effect > read.span.start)
        });
        let Some(hidden) = self.hidden() else {
            if reads_first {
                let line = self.line(&binding);
                let text = format!(
                    "it is read before line {line} assigns it: that is an UnboundLocalError"
                );
                self.say(text);
            }
            return;
        };
        let is_module = hidden.kind() == BlockKind::Module;
        if is_module && !reads_first {
            return;
        }
        let statement = if is_module { "global" } else { "nonlocal" };
        let (name, line, owner) = (&self.shown, self.line(&binding), self.named(hidden));
        let mut text = format!(
            "{name} is local to {}, because line {line} binds it; a `{statement} {name}` before line {line} would make \
             it that of {owner}",
            self.named(self.asking),
        );
        if reads_first {
            text.push_str("; as it is, reading it first is an UnboundLocalError");
        }
        self.say(text);
    }

    /// A variable that only an annotation or a `del` makes local.
    fn not_really_bound(&mut self) {
        let by = self
            .own()
            .find(|each| matches!(each.usage, Usage::Annotate | Usage::Delete));
        let Some(by) = by.copied() else { return };
        let (line, what) = (
            self.line(&by),
            match by.usage {
                Usage::Annotate => "annotation",
                _ => "`del`",
            },
        );
        self.say(format!(
            "the {what} in line {line} makes it local without binding it"
        ));
    }

    fn parameter(&mut self) {
        if let Some(hidden) = self
            .hidden()
            .filter(|hidden| hidden.kind() != BlockKind::Module)
        {
            let text = format!(
                "the parameter hides the {} of {}; a default such as `{}={}` copies its value when the function is made",
                self.shown,
                self.named(hidden),
                self.shown,
                self.shown,
            );
            self.say(text);
        }
    }

    fn class_body(&mut self) {
        let class = shown(self.asking.name()).into_owned();
        self.say(format!(
            "functions in the class do not see it as a free variable: they write `{class}.{}` or `self.{}`",
            self.shown, self.shown
        ));
        if let Some(hidden) = self
            .hidden()
            .filter(|hidden| hidden.kind() != BlockKind::Module)
        {
            let text = format!(
                "as the class binds it, the {} of {} is not looked at in the class body, which asks the class, then the globals",
                self.shown,
                self.named(hidden),
            );
            self.say(text);
        }
    }

    /// A global that one may have taken for something else.
    fn not_bound(&mut self, kind: NameKind) {
        let is_missing = kind == NameKind::Unknown;
        let mut around = self.asking.parent();
        while let Some(id) = around {
            let block = self.reading.symbols.block(id);
            let symbol = block.symbol(self.name);
            let binds = symbol.is_some_and(|symbol| symbol.flags().intersects(SymbolFlags::BOUND));
            if block.kind() == BlockKind::Class && binds {
                let in_body = self.asking.kind().is_comprehension()
                    && self.asking.parent() == Some(block.id());
                let (class, name) = (shown(block.name()).into_owned(), &self.shown);
                let text = if in_body {
                    format!(
                        "the {name} of class {class} is not seen here: of a comprehension in a class body only the first \
                         iterable is evaluated in the class"
                    )
                } else {
                    format!(
                        "the {name} of class {class} is not seen here: functions skip the classes around them; write \
                         `{class}.{name}` or `self.{name}`"
                    )
                };
                self.say(text);
            }
            around = block.parent();
        }
        if !is_missing {
            return;
        }
        if let Some(line) = self.call_of("exec") {
            self.say(format!(
                "what the `exec` in line {line} binds does not count: scopes are decided when the source is compiled"
            ));
        }
        if self.reading.source.text().contains("import *") {
            self.say("an `import *` may bind it when it runs".into());
        }
        self.inner_variable();
    }

    /// The line in which the block, or one around it, reads a name that is built in.
    fn call_of(&self, name: &str) -> Option<u32> {
        let mut block = Some(self.asking);
        while let Some(at) = block {
            if let Some(symbol) = at.position(name) {
                let variable = self.reading.index.variable_of(at.id(), symbol);
                let mut reads = self.reading.index.of_within(variable, at.span());
                if let Some(read) = reads.find(|each| each.usage == Usage::Read) {
                    return Some(self.line(read));
                }
            }
            block = at.parent().map(|id| self.reading.symbols.block(id));
        }
        None
    }

    /// A nested block has a variable of this name, which is not seen from outside.
    fn inner_variable(&mut self) {
        let children = self.asking.children().iter().take(MOST_PLACES);
        let inner = children
            .map(|&id| self.reading.symbols.block(id))
            .find(|block| {
                block.symbol(self.name).is_some_and(|symbol| {
                    symbol.reason() == Reason::Bound
                        || matches!(symbol.reason(), Reason::CapturedBy(_))
                })
            });
        if let Some(inner) = inner {
            let text = format!(
                "the {} of {} ends with that block, and is not seen outside of it",
                self.shown,
                self.named(inner)
            );
            self.say(text);
        }
    }

    fn passed_through(&mut self, reason: Reason) {
        let Reason::PassedThrough { to, .. } = reason else {
            return;
        };
        let text = format!(
            "{} does not use it: it passes the cell on to {}",
            self.named(self.asking),
            self.named(self.reading.symbols.block(to)),
        );
        self.say(text);
    }

    fn enclosing_global(&mut self, reason: Reason) {
        let Reason::EnclosingGlobal(by) = reason else {
            return;
        };
        let text = format!(
            "{} declares it global, which holds for the functions in it that only read it",
            self.named(self.reading.symbols.block(by)),
        );
        self.say(text);
    }

    fn comprehension(&mut self) {
        if !self.flags.contains(SymbolFlags::COMP_ITER) || !self.asking.kind().is_comprehension() {
            return;
        }
        let kind = self.asking.kind();
        self.say(format!(
            "the target of a `for` clause belongs to the {kind}, and is not seen outside of it"
        ));
    }

    /// Classes between a block and the owner of its variable bind nothing for it.
    fn class_in_between(&mut self, explanation: &Explanation) {
        if explanation.kind != NameKind::Free {
            return;
        }
        let owner = explanation.owner.as_ref().map(|owner| owner.id);
        let mut around = self.asking.parent();
        while let Some(id) = around.filter(|&id| Some(id) != owner) {
            let block = self.reading.symbols.block(id);
            let symbol = block.symbol(self.name);
            let binds = symbol.is_some_and(|symbol| {
                symbol.flags().intersects(SymbolFlags::BOUND)
                    && !symbol.flags().contains(SymbolFlags::NONLOCAL)
            });
            if block.kind() == BlockKind::Class && binds {
                let class = shown(block.name()).into_owned();
                self.say(format!(
                    "class {class} has a {} of its own, which functions in it do not see",
                    self.shown
                ));
            }
            around = block.parent();
        }
    }

    /// What single places do that is easily overlooked.
    fn usages(&mut self) {
        let index = self.reading.index;
        let changes: Vec<Occurrence> = index
            .of(self.variable)
            .take(MOST_LOOKED_AT)
            .filter(|each| matches!(each.usage, Usage::Delete | Usage::Except))
            .take(2)
            .copied()
            .collect();
        for each in changes {
            let line = self.line(&each);
            let text = match each.usage {
                Usage::Delete => {
                    format!("line {line} unbinds it: reading it after that is a NameError")
                }
                _ => format!("the `except` clause of line {line} unbinds it at its end"),
            };
            self.say(text);
        }
    }
}
