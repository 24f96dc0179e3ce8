//! Regular expressions: the engine behind the module `re`, which is in `re.py`.
//!
//! ```text
//!  text -> parse -> Tree -> compile -> Program -> Matcher -> places in bytes
//! ```
//!
//! No engine of crates.io can be charged, or stopped and resumed: `rustpython-sre_engine` 0.6 and `regress` 0.12 match to the
//! end in one call, whose stacks grow as they like (the first reads through raw pointers besides); `fancy-regex` 0.20 only
//! gives up, after so many steps back or 1,000,000 entries, and reads another syntax.
//!
//! | file | what is in it |
//! |---|---|
//! | `token`, `parse`, `tree` | reading a pattern; what is wrong with it |
//! | `set`, `unicode` | sets of characters, classes, letters without their case |
//! | `compile`, `program` | instructions |
//! | `matcher`, `chars` | going through them, and through a text |
//! | `find`, `replace`, `template` | matches in what scripts hold, and what is made of them |
//! | `pattern`, `matched` | the objects that scripts see |
//!
//! Invariant: nothing recurses with the depth of a pattern or the length of a text, but for the look at the first
//! characters, which has a bound.

mod chars;
mod compile;
mod error;
mod find;
mod matched;
mod matcher;
mod parse;
mod pattern;
mod program;
mod replace;
mod set;
mod template;
mod token;
mod tree;
mod unicode;

use std::sync::Arc;

use nonlocal::{Closure, Ctx, Error, HostObject, Module, Object, Result, Value};

use crate::Host;

/// What the module in Python lends to the engine.
struct Hooks {
    /// Raises a `PatternError`.
    raise: Closure,
    /// Makes a view of the numbers of groups by their names.
    proxy: Closure,
    /// Makes a pattern again.
    make: Closure,
    /// `types.GenericAlias`
    alias: Closure,
}

/// One of the hooks.
fn hook(cx: &Ctx<'_>, which: fn(&Hooks) -> &Closure) -> Result<Closure> {
    let hooks = cx.data::<Hooks>();
    hooks
        .map(|hooks| which(hooks).clone())
        .ok_or_else(|| Error::exception("RuntimeError", "the module re is not imported"))
}

/// `Pattern[str]`
fn generic_alias(cx: &mut Ctx<'_>, class: Object, item: Value) -> Result<Object> {
    let alias = hook(cx, |hooks| &hooks.alias)?;
    cx.call(&alias, (class, item))
}

/// The module `_re`.
pub(super) fn module(_host: &Arc<Host>) -> Module {
    let prepare =
        |cx: &mut Ctx<'_>, raise: Closure, proxy: Closure, make: Closure, alias: Closure| {
            cx.set_data(Hooks {
                raise,
                proxy,
                make,
                alias,
            });
        };
    Module::new("_re")
        .function("compile", pattern::make)
        .function("prepare", prepare)
        .function("width", pattern::width)
        .ty(pattern::Pattern::host_type())
        .ty(matched::Match::host_type())
}
