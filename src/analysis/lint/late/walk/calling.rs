//! Calls: what is called, and what becomes of the arguments.

use super::Walker;
use crate::analysis::lint::late::calls::{self, Treatment};
use crate::analysis::lint::late::fate::{Fate, FateId, Key};
use crate::analysis::lint::late::{ENDS, KEPT};
use crate::symtable::{BlockId, BlockKind};
use crate::syntax::Walk;
use crate::syntax::ast::{self, Expr};

/// What a call calls.
pub(super) enum Callee<'a> {
    /// A function of the same source; a method has its object already.
    Function(BlockId, bool),
    /// A function of another source, or a method of an object.
    Named(&'a str, Option<&'a Expr>),
    Other,
}

impl<'a> Walker<'a> {
    /// What an expression calls that is called.
    pub(super) fn callee(&self, func: &'a Expr) -> Callee<'a> {
        match func {
            Expr::Name(name) => {
                let definition = self
                    .variable_at(name.range)
                    .and_then(|variable| self.flows.definition(variable));
                match definition {
                    Some(block) => Callee::Function(block, false),
                    None => Callee::Named(&name.id, None),
                }
            }
            Expr::Attribute(attribute) => {
                if let (Expr::Name(object), Some((class, first))) = (&*attribute.value, self.method)
                    && object.id == first
                    && let Some(block) = self.method_of(class, &attribute.attr)
                {
                    return Callee::Function(block, true);
                }
                Callee::Named(&attribute.attr, Some(&attribute.value))
            }
            Expr::Lambda(lambda) => {
                let symbols = self.reading.symbols;
                match symbols.block_for(BlockKind::Lambda, lambda.range) {
                    Some(block) => Callee::Function(block, false),
                    None => Callee::Other,
                }
            }
            _ => Callee::Other,
        }
    }

    /// The function that a class defines under a name.
    fn method_of(&self, class: BlockId, name: &str) -> Option<BlockId> {
        let block = self.reading.symbols.block(class);
        let symbol = block.position(&block.mangle(name))?;
        let variable = self.reading.index.variable_of(class, symbol);
        self.flows.definition(variable)
    }

    /// The fate of an argument of a function of this source.
    pub(super) fn argument(
        &mut self,
        block: BlockId,
        at: usize,
        keyword: Option<&str>,
        then: FateId,
    ) -> FateId {
        let function = self.reading.symbols.block(block);
        let name = match keyword {
            Some(name) => Some(name),
            None => function.params().get(at).map(|name| &**name),
        };
        let Some(symbol) = name.and_then(|name| function.position(name)) else {
            return self.fate(Fate::Unknown);
        };
        let variable = self.reading.index.variable_of(block, symbol);
        let argument = self.fate(Fate::Argument(variable, then));
        if function.is_generator() || function.is_coroutine() {
            // The function only begins when the result is used.
            let lazily = self.fate(Fate::Lazily(then));
            return self.fate(Fate::Both(argument, lazily));
        }
        argument
    }

    pub(super) fn call(&mut self, call: &'a ast::ExprCall, fate: FateId) {
        let callee = self.callee(&call.func);
        match (&*call.func, &callee) {
            (Expr::Attribute(attribute), Callee::Named(name, Some(_))) => {
                let method = self.fate(Fate::Method(calls::method(name), fate));
                self.value(&attribute.value, method);
            }
            (func, _) => {
                let called = self.fate(Fate::Called(fate));
                self.value(func, called);
            }
        }
        let arguments = &call.arguments;
        match callee {
            Callee::Function(block, has_object) => {
                for (at, argument) in arguments.args.iter().enumerate() {
                    let fate = self.argument(block, at + usize::from(has_object), None, fate);
                    self.value(argument, fate);
                }
                for keyword in &arguments.keywords {
                    let name = keyword.arg.as_ref().map(|name| name.as_str());
                    let fate = match name {
                        Some(_) => self.argument(block, 0, name, fate),
                        None => self.fate(Fate::Unknown),
                    };
                    self.value(&keyword.value, fate);
                }
            }
            Callee::Named(name, receiver) => {
                let is_class = match &*call.func {
                    Expr::Name(name) => self
                        .variable_at(name.range)
                        .is_some_and(|variable| self.flows.classes.contains(&variable)),
                    _ => false,
                };
                self.named_call(name, receiver, is_class, arguments, fate);
            }
            Callee::Other => {
                let unknown = self.fate(Fate::Unknown);
                arguments
                    .args
                    .iter()
                    .for_each(|arg| self.value(arg, unknown));
                for keyword in &arguments.keywords {
                    self.value(&keyword.value, unknown);
                }
            }
        }
    }

    /// The arguments of a call of something that only its name is known of.
    fn named_call(
        &mut self,
        name: &str,
        receiver: Option<&'a Expr>,
        is_class: bool,
        arguments: &'a ast::Arguments,
        fate: FateId,
    ) {
        if name == "setattr"
            && receiver.is_none()
            && let [object, attribute, value] = &*arguments.args
        {
            let key = self.key(attribute);
            let (root, _) = self.root(object);
            let stored = self.fate(Fate::Stored(root, key));
            let Ok(()) = self.visit_exprs([object, attribute]);
            return self.value(value, stored);
        }
        let mut treatment = calls::treatment(name, receiver.is_some());
        if is_class {
            treatment = Treatment::Wrap;
        }
        // `heappush(heap, item)` has its receiver in front.
        let stored_in = |this: &mut Self, key| match receiver {
            Some(receiver) => {
                let (root, path) = this.root(receiver);
                let key = if path == Key::Same { key } else { path };
                this.fate(Fate::Stored(root, key))
            }
            None => KEPT,
        };
        let of_argument = match treatment {
            Treatment::Keep => stored_in(self, Key::Varies),
            Treatment::Register => {
                let stored = stored_in(self, Key::Varies);
                self.fate(Fate::Registered(stored))
            }
            Treatment::Set => stored_in(self, Key::Same),
            Treatment::Start => self.fate(Fate::Started(fate)),
            Treatment::Collect => {
                let inside = self.fate(Fate::InContainer(fate));
                self.fate(Fate::Iterated(inside))
            }
            Treatment::Merge => {
                let stored = stored_in(self, Key::Varies);
                self.fate(Fate::Iterated(stored))
            }
            Treatment::Consume => self.fate(Fate::Iterated(ENDS)),
            Treatment::Lazy => self.fate(Fate::Lazily(fate)),
            Treatment::Wrap => self.fate(Fate::InObject(fate)),
            Treatment::Unknown => self.fate(Fate::Unknown),
        };
        for argument in &arguments.args {
            self.value(argument, of_argument);
        }
        let merges_names = treatment == Treatment::Merge;
        for keyword in &arguments.keywords {
            let fate = match keyword.arg.as_ref().map(|name| name.as_str()) {
                Some("key") if treatment != Treatment::Lazy => ENDS,
                Some(name) if calls::is_callback(name) => match treatment {
                    Treatment::Unknown => KEPT,
                    _ => of_argument,
                },
                Some(_) if merges_names => stored_in(self, Key::Varies),
                Some(_) if treatment == Treatment::Collect => self.fate(Fate::InContainer(fate)),
                _ => of_argument,
            };
            self.value(&keyword.value, fate);
        }
    }
}
