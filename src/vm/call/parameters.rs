//! Which argument goes to which parameter, for functions of scripts and of the host alike, and what Python says
//! where that does not work out (language reference, section "Calls").
//!
//! A call has one slot for each parameter that takes one value, unbound where nothing was given. The positional
//! arguments lie in their slots already; keyword arguments are put there here.
//!
//! An `Err` is the message of a `TypeError` without the name of the function that it begins with.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use super::Keywords;
use crate::text::suggest::closest_name;
use crate::value::Value;
use crate::vm::state::price;
use crate::vm::{Fault, Vm};

/// The parameters of a function that take one value: first those that can be given by position, then those that
/// can be given by keyword only.
pub(crate) struct Parameters<'a> {
    /// Their names, in order. The last parameters of a host function may have none.
    pub(crate) names: &'a [Arc<str>],
    /// How many can be given by position only.
    pub(crate) positional_only: usize,
    /// How many can be given by position.
    pub(crate) positional: usize,
    /// Whether there is a `**kwargs` as well.
    pub(crate) has_keywords: bool,
}

/// So many comparisons of names with each other are no more work than a table.
const MANY: usize = 4096;

impl Parameters<'_> {
    /// Puts keyword arguments into the slots of their parameters, and those that are for `**kwargs` into `others`.
    pub(crate) fn place_keywords(
        &self,
        vm: &Vm,
        keywords: &[(Value, Value)],
        slots: &mut [Value],
        others: &mut Keywords,
    ) -> Result<(), String> {
        let (positional_only, by_name) = self.names.split_at(self.positional_only);
        let mut is_misplaced = false;
        // Many names are looked up in a table.
        let places: Option<HashMap<&str, usize>> =
            (by_name.len() * keywords.len() > MANY).then(|| {
                let names = by_name.iter().map(|name| &**name);
                names.zip(0..).collect()
            });
        for &(keyword, value) in keywords {
            let text = vm.heap.text(keyword);
            let place = match &places {
                Some(places) => places.get(text).copied(),
                None => by_name.iter().position(|name| **name == *text),
            };
            if let Some(index) = place {
                let slot = &mut slots[self.positional_only + index];
                if slot.is_bound() {
                    return Err(format!("got multiple values for argument '{text}'"));
                }
                *slot = value;
            } else if self.has_keywords {
                others.push((keyword, value));
            } else if positional_only.iter().any(|name| **name == *text) {
                is_misplaced = true;
            } else {
                let misplaced = self.misplaced(vm, keywords);
                return Err(misplaced.unwrap_or_else(|| self.unexpected(text)));
            }
        }
        match is_misplaced.then(|| self.misplaced(vm, keywords)).flatten() {
            Some(message) => Err(message),
            None => Ok(()),
        }
    }

    /// Parameters that can be given by position only and were given by keyword, in the order of the parameters.
    #[cold]
    fn misplaced(&self, vm: &Vm, keywords: &[(Value, Value)]) -> Option<String> {
        let is_given = |name: &&str| keywords.iter().any(|(key, _)| vm.heap.text(*key) == *name);
        let names = self.names[..self.positional_only].iter();
        let names: Vec<&str> = names.map(|name| &**name).filter(is_given).collect();
        (!names.is_empty()).then(|| {
            format!(
                "got some positional-only arguments passed as keyword arguments: '{}'",
                names.join(", ")
            )
        })
    }

    /// A keyword that no parameter has, with what may have been meant.
    #[cold]
    fn unexpected(&self, keyword: &str) -> String {
        let names = self.names[self.positional_only..].iter();
        let hint = match closest_name(keyword, names.map(|name| &**name)) {
            Some(name) => format!(". Did you mean '{name}'?"),
            None => String::new(),
        };
        format!("got an unexpected keyword argument '{keyword}'{hint}")
    }

    /// Checks that the parameters in the range, all positional or all keyword-only, got a value or can do without.
    pub(crate) fn check_given(
        &self,
        range: Range<usize>,
        slots: &[Value],
        is_optional: impl Fn(usize) -> bool,
    ) -> Result<(), String> {
        let is_missing = |index: &usize| slots[*index].is_unbound() && !is_optional(*index);
        let kind = if range.start < self.positional {
            "positional"
        } else {
            "keyword-only"
        };
        let missing: Vec<usize> = range.filter(is_missing).collect();
        if missing.is_empty() {
            Ok(())
        } else {
            Err(self.missing(kind, &missing))
        }
    }

    /// `missing 2 required positional arguments: 'a' and 'b'`
    #[cold]
    fn missing(&self, kind: &str, missing: &[usize]) -> String {
        let name = |index: &usize| match self.names.get(*index) {
            Some(name) => format!("'{name}'"),
            None => format!("'{}'", index + 1),
        };
        let names: Vec<String> = missing.iter().map(name).collect();
        let list = match &*names {
            [first @ .., last] if first.len() > 1 => format!("{}, and {last}", first.join(", ")),
            names => names.join(" and "),
        };
        let (count, plural) = (names.len(), plural(names.len()));
        format!("missing {count} required {kind} argument{plural}: {list}")
    }

    /// `takes 2 positional arguments but 3 were given`, in all its variants. The receiver of a method counts.
    #[cold]
    pub(crate) fn too_many(
        &self,
        given: usize,
        receiver: usize,
        optional: usize,
        slots: &[Value],
    ) -> String {
        let given = given + receiver;
        let most = self.positional + receiver;
        let (takes, many) = if optional > 0 {
            let least = most.saturating_sub(optional);
            (format!("from {least} to {most}"), "s")
        } else {
            (most.to_string(), plural(most))
        };
        let by_keyword = &slots[self.positional..];
        let by_keyword = by_keyword.iter().filter(|slot| slot.is_bound()).count();
        let also = if by_keyword > 0 {
            format!(
                " positional argument{} (and {by_keyword} keyword-only argument{})",
                plural(given),
                plural(by_keyword)
            )
        } else {
            String::new()
        };
        let were = if given == 1 && by_keyword == 0 {
            "was"
        } else {
            "were"
        };
        format!("takes {takes} positional argument{many} but {given}{also} {were} given")
    }
}

fn plural(count: usize) -> &'static str {
    if count == 1 { "" } else { "s" }
}

impl Vm {
    /// The `TypeError` for a call whose arguments do not fit.
    #[cold]
    pub(crate) fn misfit(&mut self, function: &str, message: &str) -> Fault {
        // The names of many parameters were put together.
        self.budget.burn_later(price::moved(message.len()));
        self.type_error(format!("{function}() {message}"))
    }
}
