//! The way from an object to another, as an expression: `add.<cell n>['ed']`.

use std::fmt::Write as _;

use super::links::{self, Link};
use crate::embed::look::short;
use crate::value::{Tag, Value};
use crate::vm::Vm;

/// Characters of a name or a key.
const MOST: usize = 40;

/// The expression for the last of some objects, of which each leads to the next. What scripts do not see between two of
/// them, such as the dict of an instance, is passed over.
pub(in crate::embed) fn expression(vm: &Vm, way: &[Value]) -> String {
    let Some((first, rest)) = way.split_first() else {
        return String::new();
    };
    // The host has put several into a tuple or a list.
    if matches!(first.tag(), Tag::Tuple | Tag::List) && !rest.is_empty() {
        return expression(vm, rest);
    }
    let mut text = subject(vm, *first);
    let (mut from, mut left) = (*first, rest);
    while !left.is_empty() {
        let found = (0..left.len()).find_map(|at| Some((at, link(vm, from, left[at])?)));
        match found {
            Some((at, link)) => {
                step(vm, &mut text, link, left[at]);
                from = left[at];
                left = &left[at + 1..];
            }
            None => {
                from = left[0];
                left = &left[1..];
                let Some(name) = global(vm, from, left.first().copied()) else {
                    continue;
                };
                let _ = write!(text, ".<global {name}>");
                from = left[0];
                left = &left[1..];
            }
        }
    }
    text
}

/// What the expression begins with.
fn subject(vm: &Vm, value: Value) -> String {
    if let Some(function) = value.as_function() {
        return short::function_qualname(&vm.heap, function).to_owned();
    }
    if let Some(generator) = value.as_generator() {
        return short::generator_qualname(&vm.heap, generator).to_owned();
    }
    if value.is_type() {
        return short::class_name(&vm.heap, value).to_owned();
    }
    format!("<{}>", vm.type_name(value))
}

/// How an object refers to another one.
fn link(vm: &Vm, from: Value, to: Value) -> Option<Link> {
    let mut found = None;
    links::visit(&vm.heap, from, &mut |link, held| {
        if held == to && found.is_none() {
            found = Some(link);
        }
    });
    found
}

/// The name under which a namespace has an object.
fn global(vm: &Vm, dict: Value, value: Option<Value>) -> Option<String> {
    let mut entries = vm.heap[dict.as_dict()?].iter();
    let entry = entries.find(|entry| Some(entry.value) == value)?;
    Some(short::name(vm.heap.as_text(entry.key)?, MOST))
}

fn step(vm: &Vm, text: &mut String, link: Link, to: Value) {
    let name = link.name(vm, MOST);
    let _ = match link {
        Link::FreeVariable(..) => write!(text, ".<cell {name}>"),
        // A cell and what it holds are one place.
        Link::Contents => Ok(()),
        Link::Item(_) | Link::Entry(_) => write!(text, "[{name}]"),
        Link::Key => write!(text, ".<key {}>", short::short(vm, to, MOST)),
        Link::Attribute(_) => write!(text, ".{name}"),
        Link::Default(..) | Link::KeywordDefault(_) => write!(text, ".<default of {name}>"),
        Link::Part("class") => write!(text, ".__class__"),
        Link::Part("value" | "slot") | Link::Unnamed if matches!(to.tag(), Tag::Rare) => Ok(()),
        _ => match link.words(vm, MOST) {
            words if words.is_empty() => write!(text, ".<{}>", vm.type_name(to)),
            words => write!(text, ".<{words}>"),
        },
    };
}
